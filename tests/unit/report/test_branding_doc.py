"""docs/branding.md says what is so."""

import re
from pathlib import Path

from crmready.loading.located_yaml import read_yaml
from crmready.loading.structure import validated
from crmready.report.branding.brand_file import BrandFile
from crmready.report.template_files import read_template
from crmready.resources import report_templates_root

PAGE = (Path(__file__).parents[3] / "docs" / "branding.md").read_text(encoding="utf-8")


def test_every_block_of_the_standard_template_is_listed_in_its_order() -> None:
    texts = read_template(report_templates_root() / "gap-report").texts
    blocks = re.findall(r"\{% block (\w+) %\}", texts["report.html"])
    listed = re.search(r"Blocks, in their order: (.*?)\. An empty", PAGE, re.DOTALL)
    assert listed is not None
    assert len(blocks) > 10
    assert re.findall(r"`(\w+)`", listed[1]) == blocks


def test_the_example_of_a_brand_names_every_field_and_is_one() -> None:
    example = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    document, problems = read_yaml(example[1], "brand.yaml")
    assert problems == ()
    assert document is not None
    brand, errors = validated(BrandFile, document.value)
    assert errors == ()
    assert brand is not None
    assert brand.model_fields_set == BrandFile.model_fields.keys()
    for part in (brand.consultant, brand.logo, brand.colours, brand.fonts):
        assert part is not None
        assert part.model_fields_set == type(part).model_fields.keys()


def test_every_variable_of_the_palette_that_is_named_is_there() -> None:
    palette = read_template(report_templates_root() / "gap-report").texts["palette.css"]
    named = re.findall(r"`var\((--\w+)\)`", PAGE)
    assert len(named) > 5
    assert [name for name in named if f"{name}:" not in palette] == []

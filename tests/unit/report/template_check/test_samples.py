from dataclasses import asdict

from crmready.report.template_check.samples import LONGEST
from crmready.report.template_files import TemplateFiles, read_template
from tests.unit.report.template_check.samples_of import STANDARD, every_report, every_sample, said_of

KINDS = (
    "everything",
    "two pages",
    "a small questionnaire",
    "nobody has answered",
    "hidden numbers",
    "the longest texts",
)


def test_there_is_every_kind_in_both_languages() -> None:
    assert {each.name for each in every_report()} == {
        f"{kind}, {language}" for kind in KINDS for language in ("nb", "en")
    }
    assert all(each.view.language == each.name[-2:] for each in every_report())


def test_each_kind_is_what_its_name_says() -> None:
    reports = {each.name: each.view for each in every_report()}
    full, short, bare, nobody, hidden, longest = (reports[f"{kind}, en"] for kind in KINDS)
    assert short == full
    assert full.plan
    assert full.records
    assert full.beliefs.pairs
    assert len(bare.dimensions) < len(full.dimensions)
    assert nobody.nobody
    assert nobody.as_of is None
    assert '"hidden": true' not in str(asdict(full)["index"]).lower()
    assert any(gate.hidden for gate in hidden.gates)
    assert len(longest.purpose) > LONGEST - 20
    assert [gate.id for gate in longest.gates] == [gate.id for gate in full.gates]


def test_nothing_is_wrong_with_the_standard_template() -> None:
    files = read_template(STANDARD)
    alone = TemplateFiles(files.texts, files.images, {name: name for name in files.texts})
    names = {
        "everything, en",
        "two pages, nb",
        "a small questionnaire, nb",
        "hidden numbers, nb",
        "the longest texts, en",
    }
    samples = tuple(each for each in every_sample() if each["name"] in names)
    assert len(samples) == len(names)
    assert said_of(alone, samples) == []

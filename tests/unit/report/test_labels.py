import re
from itertools import chain
from pathlib import Path

import crmready
from crmready.report.labels import labels
from crmready.resources import report_templates_root

TEMPLATE = report_templates_root() / "gap-report"
FOR_CHARTS = {
    *("grounded", "ahead", "aware", "underestimating", "groundwork", "expected", "target", "interval", "hole"),
    *("circle", "square", "triangle", "diamond", "hollow", "flag", "stroke"),
}
PACKAGE = Path(crmready.__file__).parent


def test_every_label_is_used_and_every_used_label_is_there() -> None:
    pages = (page.read_text(encoding="utf-8") for page in TEMPLATE.glob("*.html"))
    used = set(chain.from_iterable(re.findall(r"labels\.(\w+)", page) for page in pages))
    assert len(used) > 80
    elsewhere = set(labels("en")) - used - FOR_CHARTS
    assert used | FOR_CHARTS <= set(labels("en"))
    code = "".join(page.read_text(encoding="utf-8") for page in PACKAGE.rglob("*.py"))
    assert "first_actions" in elsewhere
    assert [name for name in elsewhere if len(re.findall(rf"[\"']{name}[\"']", code)) < 2] == []


def test_every_label_is_translated() -> None:
    english, norwegian = labels("en"), labels("nb")
    assert english.keys() == norwegian.keys()
    same = {name for name in english if english[name] == norwegian[name]}
    assert same == {"gap"}

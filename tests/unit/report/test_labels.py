import re
from itertools import chain

from crmready.report.labels import labels
from crmready.resources import report_templates_root

TEMPLATE = report_templates_root() / "gap-report"
FOR_CHARTS = {"grounded", "ahead", "aware", "underestimating", "groundwork", "expected", "target", "interval"}
FOR_THE_SCREEN = {"where_we_stand", "first_actions", "talk_through", "dont_know", "votes"}


def test_every_label_is_used_and_every_used_label_is_there() -> None:
    pages = (page.read_text(encoding="utf-8") for page in TEMPLATE.glob("*.html"))
    used = set(chain.from_iterable(re.findall(r"labels\.(\w+)", page) for page in pages))
    assert len(used) > 80
    assert used | FOR_CHARTS | FOR_THE_SCREEN == set(labels("en"))


def test_every_label_is_translated() -> None:
    english, norwegian = labels("en"), labels("nb")
    assert english.keys() == norwegian.keys()
    same = {name for name in english if english[name] == norwegian[name]}
    assert same == {"gap"}

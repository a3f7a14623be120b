"""Rules that the template that comes along keeps, because people copy it."""

import logging
import re
from html.parser import HTMLParser

import pytest

from crmready.report.archival import Archived
from crmready.report.gap_report import gap_report
from crmready.report.html import fill
from crmready.report.pdf import Asset, typeset
from crmready.report.template_files import read_template
from crmready.resources import report_templates_root
from tests.unit.report.view_sample import assessment, people, sellers, view

FILES = read_template(report_templates_root() / "gap-report")
PAGES = {name: text for name, text in FILES.texts.items() if name.endswith(".html")}
STYLES = {name: text for name, text in FILES.texts.items() if name.endswith(".css")}
REQUEST = gap_report(
    view(
        assessment(
            sellers("known", 1, 2, 2, 1, 3),
            people("manager", {"written": 3, "followed": 3, "known-estimate": 3, "described": 1}),
            people("executive", {"written": (3, "Book"), "known-estimate": 4, "system": 4}),
        )
    ),
    report_templates_root(),
)


def test_partials_are_short() -> None:
    assert len(PAGES) > 10
    assert max(len(text.splitlines()) for text in FILES.texts.values()) <= 150


def test_values_stand_only_in_quoted_attributes_and_never_in_styles_or_scripts() -> None:
    brief = read_template(report_templates_root() / "requirement-brief").texts
    for name, text in (*PAGES.items(), *((name, text) for name, text in brief.items() if name.endswith(".html"))):
        assert re.search(r"=\s*\{\{", text) is None, name
        assert "<script" not in text, name
        assert "style=" not in text, name
        assert not re.search(r'(?:href|src)="(?!#|[\w.]+"|\{\{ brand\.[\w.]+ \}\}")', text), name
    assert all("{{" not in text for text in STYLES.values())


def test_every_page_of_the_template_is_used() -> None:
    everything = "".join(PAGES.values())
    assert all(f'"{name}"' in everything for name in FILES.texts if name != "report.html")


def test_nothing_is_nested_deeply_enough_to_slow_the_layout_down() -> None:
    flexible = set(re.findall(r"\.([\w-]+) \{ display: flex", "".join(STYLES.values()))) | {"dl"}
    assert {"columns", "anchors", "beside"} <= flexible
    depths: list[int] = []

    class Depth(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[bool] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in {"meta", "link", "br", "col"}:
                self.open.append(tag in flexible or bool(flexible & set((dict(attrs).get("class") or "").split())))
                depths.append(sum(self.open))

        def handle_endtag(self, tag: str) -> None:
            if tag not in {"meta", "link", "br", "col"}:
                self.open.pop()

    charts = dict.fromkeys(REQUEST.charts, "")
    Depth().feed(fill(FILES.texts, {**REQUEST.context, "charts": charts}))
    assert 1 <= max(depths) <= 3


def warnings_about(styles: dict[str, str], caplog: pytest.LogCaptureFixture) -> list[str]:
    assets = {name: Asset("text/css", text.encode()) for name, text in styles.items()}
    charts = dict.fromkeys(REQUEST.charts, "")
    caplog.clear()
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        html = fill(FILES.texts, {**REQUEST.context, "charts": charts})
        assert typeset(html, assets, Archived(), print).startswith(b"%PDF")
    return [record.getMessage() for record in caplog.records]


def test_the_layout_engine_understands_every_rule(caplog: pytest.LogCaptureFixture) -> None:
    wrong = {**STYLES, "page.css": STYLES["page.css"] + "p { colour: red }"}
    assert any("colour: red" in warning for warning in warnings_about(wrong, caplog))
    assert warnings_about(STYLES, caplog) == []


def test_no_picture_asks_to_be_smoothed_which_an_archive_refuses() -> None:
    assert "img { image-rendering: crisp-edges; }" in STYLES["branding.css"]

"""The pages and schemas in `docs/` that follow from the code."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from crmready.authoring.schemas.every import SCHEMAS, schema_file
from crmready.authoring.schemas.every import schema_text as file_schema_text
from crmready.problems import RULES, Severity
from crmready.problems.rules import Rule
from crmready.report.branding.brand_file import brand_schema_text
from crmready.report.view.contract import schema_text
from tools.catalogues import ROOT
from tools.report_view import report_view_page

DOCS: Final = ROOT / "docs"
_FAMILIES: Final = {
    "Y": "Reading YAML",
    "S": "Structure",
    "R": "References and meaning",
    "T": "Translations",
    "A": "Answers",
    "L": "What the scoring can never do",
    "W": "Wording",
    "D": "Against an earlier version",
    "C": "Scenarios",
    "E": "Told with `--explain`",
    "I": "Ignored problems",
    "B": "Brands",
    "P": "Templates of a report",
}
_INTRODUCTION: Final = """\
# Problems

What `crmready questionnaire check` and `crmready score` may say about a file, by its code.
`crmready questionnaire rule CODE` prints the same. Codes are never used again for something else. Everything is an
error, after which the file is not used, unless it says otherwise.

This page is written by `python -m tools.generate` from `crmready/problems`; change the rules there.
"""


def documents() -> Iterator[tuple[Path, bytes]]:
    """Every generated file in `docs/`, and what must stand in it."""
    yield DOCS / "problems.md", problems_page().encode()
    for name in SCHEMAS:
        yield DOCS / schema_file(name), file_schema_text(name).encode()
    yield DOCS / "brand.schema.json", brand_schema_text().encode()
    view = DOCS / "report-view.md"
    yield view, report_view_page(view.read_text(encoding="utf-8")).encode()
    yield DOCS / "result.schema.json", schema_text().encode()


def problems_page() -> str:
    """All rules in Markdown, by family and code."""
    sections = [_INTRODUCTION]
    for family, rules in groupby(RULES.values(), key=lambda rule: rule.code[0]):
        sections.append(f"## {_FAMILIES[family]} ({family})\n")
        sections.extend(_section(rule) for rule in rules)
    return "\n".join(sections)


def _section(rule: Rule) -> str:
    severity = "" if rule.severity is Severity.ERROR else f" ({rule.severity.value})"
    return f"### {rule.code} {rule.title}{severity}\n\n{rule.explanation}\n"

"""Every number is the same in every format, and docs/formats.md says truly which format has which."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from crmready.cli.giving import content_of
from crmready.report.formats.gap_document.texts import shown
from crmready.report.formats.names import FORMATS, FormatName
from crmready.report.formats.web import web_report
from crmready.report.gap_report import gap_report
from crmready.report.render import write_page, write_pdf
from crmready.report.shapes.numbers import Number
from crmready.resources import report_templates_root
from tests.unit.report.formats import readers, views
from tests.unit.report.formats.facts import PARTS, Fact

DOC: Final = Path(__file__).resolve().parents[4] / "docs" / "formats.md"
OTHERS: Final = tuple(name for name in FORMATS if name != "pdf")
_AFTER_NAME: Final = 400


@cache
def content(name: str, form: FormatName, folder: Path) -> bytes:
    view = views.EVERY[name]()
    target = folder / f"{name}.{form}"
    if form == "pdf":
        write_pdf(gap_report(view, report_templates_root()), target, lambda _: None)
    elif form == "html":
        write_page(web_report(view, report_templates_root()), target, lambda _: None)
    else:
        return content_of(view, form)
    return target.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("formats")


READERS: Final[dict[FormatName, Callable[[bytes], readers.Rows]]] = {
    "html": readers.rows_of_html,
    "xlsx": readers.rows_of_xlsx,
    "docx": readers.rows_of_docx,
    "pptx": readers.rows_of_pptx,
    "json": readers.rows_of_json,
    "csv": readers.rows_of_csv,
    "md": readers.rows_of_md,
}


@cache
def rows(name: str, form: FormatName, folder: Path) -> readers.Rows:
    found = READERS[form](content(name, form, folder))
    return [tuple(plain(cell) if isinstance(cell, str) else cell for cell in row) for row in found]


@cache
def pdf_text(name: str, folder: Path) -> str:
    return plain(readers.text_of_pdf(content(name, "pdf", folder)))


def lacking(name: str, form: FormatName, part: str, folder: Path) -> list[Fact]:
    """The facts of a part that a format does not have, or has with another number."""
    facts = [*PARTS[part](views.EVERY[name]())]
    if form == "pdf":
        return [fact for fact in facts if not in_text(fact, pdf_text(name, folder))]
    found = rows(name, form, folder)
    has = has_by_id if form in {"json", "csv"} else has_by_name
    return [fact for fact in facts if not has(fact, found)]


def has_by_id(fact: Fact, found: readers.Rows) -> bool:
    part, *ids = fact.about
    for field, said in fact.said:
        wanted = said.value if isinstance(said, Number) and said.value is not None else printed(said)
        named = [
            row
            for row in found
            if row[0] == plain(part) and row[3] == plain(field) and {plain(each) for each in ids} <= {row[1], row[2]}
        ]
        if not any(same(row[4], wanted) for row in named):
            return False
    return True


def same(cell: str | float, wanted: str | float) -> bool:
    if isinstance(cell, str) and isinstance(wanted, str):
        return stands_in(plain(wanted), cell)
    return cell == wanted


def has_by_name(fact: Fact, found: readers.Rows) -> bool:
    """Whether one row has the name and every number, or a head has the name and the row below it the number."""
    name = plain(fact.name)
    for place, row in enumerate(found):
        about = [column for column, cell in enumerate(row) if isinstance(cell, str) and name in cell]
        if about and all(any(shows(cell, said) for cell in row) for _, said in fact.said):
            return True
        below = found[place + 1] if place + 1 < len(found) else ()
        if len(below) == len(row) and any(shows(below[column], fact.said[0][1]) for column in about):
            return True
    return False


def shows(cell: str | float, said: Number | int | str) -> bool:
    text = plain(printed(said))
    if isinstance(cell, str):
        return stands_in(text, cell)
    if not isinstance(said, Number) or said.value is None:
        return False
    return cell in {said.value, round(said.value / 100, 8)} if text.endswith("%") else cell == said.value


def stands_in(text: str, cell: str) -> bool:
    """Whether the text is in the cell, and not as a part of another number."""
    return text in cell and re.search(rf"(?<![\d.,]){re.escape(text)}(?!\d|[.,]\d)", cell) is not None


def printed(said: Number | int | str) -> str:
    return said.text if isinstance(said, Number) else str(said)


@cache
def plain(text: str) -> str:
    """A text without what differs between formats: case, spaces, apostrophes, how lines are parted."""
    return " ".join(re.sub(r"^'(?=[=+@-])", "", shown(text)).replace("; ", " ").casefold().split())


def in_text(fact: Fact, text: str) -> bool:
    """Whether somewhere after the name every number follows, or a chart has the two beside each other."""
    numbers = [plain(printed(said)) for _, said in fact.said]
    for found in re.finditer(re.escape(plain(fact.name)), text):
        after = text[found.start() : found.end() + _AFTER_NAME]
        if all(stands_in(number, after) for number in numbers):
            return True
    return len(numbers) > 1 and stands_in(" ".join(reversed(numbers)), text)


def matrix() -> dict[tuple[str, str], bool]:
    """The table of docs/formats.md: whether a format has a part."""
    table = [line for line in DOC.read_text(encoding="utf-8").split("\n") if line.startswith("| ")]
    (start,) = [place for place, line in enumerate(table) if line.startswith("| Part |")]
    names = [cell.strip(" `") for cell in table[start].strip("|").split("|")][1:]
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in table[start + 1 :]]
    return {(line[0], name): cell == "✓" for line in lines for name, cell in zip(names, line[1:], strict=True)}


MATRIX: Final = matrix()


def test_the_matrix_names_every_part_and_every_format() -> None:
    assert {part for part, _ in MATRIX} == set(PARTS)
    assert {name for _, name in MATRIX} == set(FORMATS)
    assert sum(MATRIX.values()) > 90


@pytest.mark.parametrize("form", OTHERS)
@pytest.mark.parametrize("name", views.EVERY)
def test_a_format_has_every_number_that_the_matrix_promises(name: str, form: FormatName, folder: Path) -> None:
    promised = [part for part in PARTS if MATRIX[part, form]]
    assert len(promised) > 5
    assert {part: found for part in promised if (found := lacking(name, form, part, folder))} == {}


def test_the_pdf_has_every_number_that_the_matrix_promises(folder: Path) -> None:
    """Of the smallest view that has every part: a PDF costs more than all the rest together."""
    assert {
        part: found for part in PARTS if MATRIX[part, "pdf"] and (found := lacking("little", "pdf", part, folder))
    } == {}


@pytest.mark.parametrize(("part", "form"), [place for place, promised in MATRIX.items() if not promised])
def test_what_the_matrix_leaves_out_is_not_there(part: str, form: FormatName, folder: Path) -> None:
    assert lacking("little" if form == "pdf" else "full", form, part, folder) != []


def test_another_number_would_be_noticed(folder: Path) -> None:
    (first, *_) = PARTS["Dimensions: score and target"](views.little())
    wrong = Fact(first.about, first.name, (("score", Number(12.3, "12.3%")),))
    assert not has_by_name(wrong, rows("little", "docx", folder))
    assert not has_by_id(wrong, rows("little", "csv", folder))
    assert not in_text(wrong, pdf_text("little", folder))

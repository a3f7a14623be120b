"""Every format read back by somebody else's reader: rows of cells, each a text as printed or a number."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any, Final

import docx
import pptx
import python_calamine
from pypdf import PdfReader

Row = tuple[str | float, ...]
Rows = list[Row]


def rows_of_xlsx(content: bytes) -> Rows:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows: Iterable[list[Any]] = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
    return [tuple(cell if isinstance(cell, str) else float(cell) for cell in row if not _is_day(cell)) for row in rows]


def _is_day(cell: object) -> bool:
    return not isinstance(cell, str | float | int)


def rows_of_docx(content: bytes) -> Rows:
    document = docx.Document(io.BytesIO(content))
    rows: Rows = [
        tuple(_words(cell) for cell in row.iterchildren("{*}tc"))
        for table in document.element.body.iter("{*}tbl")
        for row in table.iterchildren("{*}tr")
    ]
    return rows + [(paragraph.text,) for paragraph in document.paragraphs]


def _words(cell: Any) -> str:  # noqa: ANN401  # an lxml element
    return "".join(each.text if each.tag.endswith("}t") else " " for each in cell.iter("{*}t", "{*}br"))


def rows_of_pptx(content: bytes) -> Rows:
    rows: Rows = []
    for slide in pptx.Presentation(io.BytesIO(content)).slides:
        notes = slide.notes_slide.notes_text_frame
        rows += [(paragraph.text,) for paragraph in notes.paragraphs] if notes else []
        for shape in slide.shapes:
            if shape.has_text_frame:
                rows += [(paragraph.text,) for paragraph in shape.text_frame.paragraphs]
            if shape.has_table:
                rows += [tuple(cell.text for cell in row.cells) for row in shape.table.rows]
            if shape.has_chart:
                rows += _bars(shape.chart.plots[0])
    return rows


def _bars(plot: Any) -> Iterator[Row]:  # noqa: ANN401  # python-pptx types no charts
    series = [[*each.values] for each in plot.series]
    for place, name in enumerate(plot.categories):
        yield (str(name), *(values[place] for values in series if values[place] is not None))


_UNESCAPED: Final = re.compile(r"\\(.)")


def rows_of_md(content: bytes) -> Rows:
    lines = [line for line in content.decode().replace("&#8203;", "").split("\n") if not line.startswith("| ---")]
    cells = (re.split(r"(?<!\\)\|", line.strip("| ")) if line.startswith("|") else [line] for line in lines)
    return [tuple(_UNESCAPED.sub(r"\1", cell).strip(" *") for cell in row) for row in cells]


class _Tables(HTMLParser):
    """Rows of tables, and every other element's own text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows = []
        self._cells: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "tr":
            self._cells = []
        elif self._cells is not None and tag in {"td", "th"}:
            self._cells.append("")
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr" and self._cells is not None:
            self.rows.append(tuple(" ".join(cell.split(" ")).strip() for cell in self._cells))
            self._cells = None

    def handle_data(self, data: str) -> None:
        if self._cells:
            self._cells[-1] += data
        elif data.strip():
            self.rows.append((data.strip(),))


def rows_of_html(content: bytes) -> Rows:
    tables = _Tables()
    tables.feed(content.decode())
    return [tuple(_clean(cell) if isinstance(cell, str) else cell for cell in row) for row in tables.rows]


def _clean(cell: str) -> str:
    return re.sub(r"[ \n\t]+", " ", cell).strip()


def rows_of_csv(content: bytes) -> Rows:
    """Each row as (part, id, role, field, number or text): the same as those of the JSON."""
    text = content.decode("utf-8-sig")
    found = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if text.startswith("part;") else ",")
    return [(row["part"], row["id"], row["role"], row["measure"], _number(row)) for row in found]


def _number(row: dict[str, str]) -> str | float:
    return float(row["number"].replace(",", ".")) if row["number"] else row["text"]


def rows_of_json(content: bytes) -> Rows:
    return [*_walk(json.loads(content), ("", "", ""))]


def _walk(value: Any, place: tuple[str, str, str]) -> Iterator[Row]:  # noqa: ANN401  # JSON
    part, name, role = place
    ids = (value.get(key) for key in ("id", "estimate", "expectation", "question", "gate", "field"))
    here = (next((each for each in ids if each), name), value.get("role") or role)
    for key, each in value.items():
        inner = f"{part}.{key}" if part else key
        match each:
            case {"value": number, "text": text, **rest} if set(rest) == {"hidden"}:
                yield (part, *here, key, text if number is None else float(number))
            case dict():
                yield from _walk(each, (inner, *here))
            case [dict(), *_]:
                for one in each:
                    yield from _walk(one, (inner, *here))
            case str():
                yield (part, *here, key, each)
            case _:
                pass


def text_of_pdf(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())

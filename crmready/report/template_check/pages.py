"""What would keep a filled page from becoming an accessible PDF, or from becoming one at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

import tinyhtml5

from crmready.problems import closest, excerpt
from crmready.report.template_check.finding import Finding
from crmready.report.template_check.flexible import Flexible
from crmready.report.template_check.marking import PLACE, MarkedPages

_DEEPEST: Final = 3
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_SVG: Final = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Met:
    """An element with where its tag is written and what it lies in, outermost first."""

    element: Element
    place: tuple[str, int]
    around: tuple[Element, ...]


def page_findings(html: str, pages: MarkedPages, files: Sequence[str]) -> Iterator[Finding]:
    """What is wrong in one filled page; `files` are the names of all that it may show."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    met = list(_walk(root, pages))
    flexible = Flexible.of(root, pages.texts)
    yield from _language_and_title(met)
    yield from _headings(met)
    for each in met:
        yield from _picture(each)
        yield from _addresses(each, files)
        yield from _table(each)
        if flexible.depth((*each.around, each.element)) == _DEEPEST + 1 and flexible.is_flexible(each.element):
            message = f"Flexible boxes or grids are nested more than {_DEEPEST} deep here."
            hint = "Setting takes twice the time with every level: use a table or inline blocks for the inner ones."
            yield Finding("P909", *each.place, message, hint)


def _walk(root: Element, pages: MarkedPages) -> Iterator[Met]:
    waiting: list[tuple[Element, tuple[str, int], tuple[Element, ...]]] = [(root, (pages.names[0], 1), ())]
    while waiting:
        element, around_place, around = waiting.pop()
        mark = element.get(PLACE)
        place = pages.place(mark) if mark else around_place
        if isinstance(element.tag, str):  # a comment has no name
            yield Met(element, place, around)
            waiting.extend((child, place, (*around, element)) for child in reversed(element))


def _language_and_title(met: Sequence[Met]) -> Iterator[Finding]:
    html = met[0]
    if not (html.element.get("lang") or "").strip():
        hint = 'Write <html lang="{{ view.language }}">.'
        yield Finding("P906", *html.place, "The page does not say its language.", hint)
    title = next((each for each in met if each.element.tag == "title"), None)
    if title is None or not "".join(title.element.itertext()).strip():
        hint = "Write <title>{{ labels.gap_report }}: {{ view.organisation }}</title> in the head."
        yield Finding("P906", *(title or html).place, "The page has no title.", hint)


def _headings(met: Sequence[Met]) -> Iterator[Finding]:
    before = 0
    for each in met:
        if each.element.tag in _HEADINGS:
            level = _HEADINGS.index(each.element.tag) + 1
            if level > before + 1:
                after = f"after h{before}" if before else "before any other"
                message = f"The heading h{level} comes {after}: a level is skipped."
                hint = f"Write h{before + 1}, and let a class make it look as it should."
                yield Finding("P907", *each.place, message, hint)
            before = level


def _picture(met: Met) -> Iterator[Finding]:
    element = met.element
    if element.tag == "img" and "alt" not in element.attrib:
        hint = 'Write alt="…" with what it says, or alt="" where it only adorns.'
        yield Finding("P905", *met.place, "The picture has no text alternative.", hint)
    if element.tag in {f"{_SVG}svg", "svg"} and not _named(element):
        hint = "Write <title>…</title> first in it, with what it says."
        yield Finding("P905", *met.place, "The drawing has no text alternative.", hint)


def _named(drawing: Element) -> bool:
    titles = [child for child in drawing if str(child.tag).endswith("title")]
    return any("".join(title.itertext()).strip() for title in titles) or drawing.get("aria-hidden") == "true"


def _addresses(met: Met, files: Sequence[str]) -> Iterator[Finding]:
    element = met.element
    address = {"img": element.get("src"), "link": element.get("href")}.get(str(element.tag))
    if element.tag in {"img", "link"} and address not in files:
        near = closest(address or "", files)
        hint = f"Did you mean {near}?" if near else "Put the file into the template's folder."
        yield Finding("P904", *met.place, f"There is no file {excerpt(address or '')} in the template.", hint)


def _table(met: Met) -> Iterator[Finding]:
    if met.element.tag == "table" and met.element.find(".//td") is not None and met.element.find(".//th") is None:
        hint = 'Write <th scope="col"> in its head, or <th scope="row"> at the start of its rows.'
        yield Finding("P908", *met.place, "The table has no header cells.", hint)

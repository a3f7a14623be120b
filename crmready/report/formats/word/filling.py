"""Fills a client's Word file, in the child process with its limits: its tags in the sandbox, and the report in it."""

import io
from collections.abc import Mapping
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError

from crmready.report.formats.document import Document
from crmready.report.formats.tagged import document_from
from crmready.report.formats.word.blocks import BlockWriter, last_element
from crmready.report.formats.word.builder import describe, saved
from crmready.report.formats.word.elements import Element
from crmready.report.html import TemplateFaultError, sandbox

REPORT: Final = "\ue000report\ue000"
"""What `{{ report }}` leaves behind: the paragraph that has it makes room for the whole report."""


def filled_word(template: bytes, context: Mapping[str, Any]) -> bytes:
    """The Word file with its tags filled. Where no tag says `{{ report }}` and none is there, the report comes last.

    `context` has the `document` (see `tagged`) beside what the tags may use. Raises TemplateFaultError.
    """
    document = document_from(context["document"])
    values = {name: value for name, value in context.items() if name != "document"}
    word, tags = _rendered(template, {**values, "report": REPORT})
    _insert(word, document, tags=tags)
    describe(word, document)
    return saved(word, document)


def _rendered(template: bytes, values: Mapping[str, Any]) -> tuple[WordDocument, bool]:
    """The file with its tags filled, and whether it had any."""
    file = DocxTemplate(io.BytesIO(template))
    try:
        file.init_docx()
        words = _words(file.docx.element.body)
        tags = "{{" in words or "{%" in words
        file.render(dict(values), sandbox({}), autoescape=True)
    except TemplateSyntaxError as fault:
        raise TemplateFaultError("the Word file's tags", str(fault.message)) from fault
    except TemplateError as fault:
        raise TemplateFaultError("the Word file's tags", str(fault)) from fault
    return file.docx, tags


def _insert(word: WordDocument, document: Document, *, tags: bool) -> None:
    marked = [line for line in word.element.body.iter(qn("w:p")) if REPORT in _words(line)]
    if not marked and tags:
        return
    place = marked[0] if marked else last_element(word)
    for made in BlockWriter(word).elements(document.blocks):
        place.addprevious(made)
    for line in marked:
        line.getparent().remove(line)


def _words(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))

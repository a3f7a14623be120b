"""A document as JSON values and back: how it crosses to the process that fills a stranger's template."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from crmready.report.branding.palette import Colours
from crmready.report.formats.document import Block, Column, Document, Heading, Paragraph, Picture, Points, Table

_BLOCKS: Final = {kind.__name__: kind for kind in (Heading, Paragraph, Points, Table, Picture)}


def plain_document(document: Document) -> dict[str, Any]:
    """JSON values; every block says what it is."""
    blocks = [[type(block).__name__, asdict(block)] for block in document.blocks]
    return {**asdict(document), "blocks": blocks, "day": document.day.isoformat() if document.day else None}


def document_from(plain: Mapping[str, Any]) -> Document:
    """The document that `plain_document` made them of."""
    day = date.fromisoformat(plain["day"]) if plain["day"] else None
    blocks = tuple(_block(kind, fields) for kind, fields in plain["blocks"])
    lines = {name: tuple(plain[name]) for name in ("subtitle", "credits")}
    return Document(**{**plain, **lines, "day": day, "blocks": blocks, "colours": Colours(**plain["colours"])})


def _block(kind: str, fields: Mapping[str, Any]) -> Block:
    if kind == "Table":
        columns = tuple(Column(**column) for column in fields["columns"])
        return Table(fields["name"], columns, tuple(tuple(row) for row in fields["rows"]))
    if kind == "Points":
        return Points(tuple(fields["texts"]), fields["numbered"])
    made: Block = _BLOCKS[kind](**fields)
    return made

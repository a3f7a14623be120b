"""The shape of brand.yaml, the file in which a consultant says how a report is to look (docs/branding.md)."""

import json
from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, Field, StringConstraints

from crmready.loading.schema import schema_of
from crmready.model.values import FileModel, Language
from crmready.report.branding.palette import STANDARD

FORMAT: Final = 1
"""The newest format of brand files that this version knows."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
FileName = Annotated[str, StringConstraints(min_length=1, max_length=200)]
# Whether it is a colour is checked with the contrast, so that the message can speak of colours.
Colour = Annotated[str, Field(json_schema_extra={"pattern": "^#[0-9A-Fa-f]{6}$"})]

SpokenLine = Line | Annotated[dict[Language, Line], Field(min_length=1)]
SpokenParagraph = Paragraph | Annotated[dict[Language, Paragraph], Field(min_length=1)]
"""One text for every language, or a text for each."""


class _Entry(FileModel):
    model_config = ConfigDict(use_attribute_docstrings=True)


class ConsultantEntry(_Entry):
    """Who made the report, printed as text."""

    name: Line
    """The firm's name, printed on the cover and beside the contact."""
    person: Line | None = None
    """Whom to talk to."""
    email: Line | None = None
    """Their e-mail address, printed as text."""
    phone: Line | None = None
    """Their telephone number; in quotes."""


class LogoEntry(_Entry):
    """The logo on the cover."""

    file: FileName
    """An SVG drawing or a PNG picture in this file's folder."""
    alt: SpokenLine | None = None
    """What the logo says to who cannot see it; else "Logo of" and the consultant's name."""


class ColoursEntry(_Entry):
    """Colours of the brand. Those that speak of a state stay as they are."""

    accent: Colour = STANDARD.accent
    """Headings, rules and numbers: "#1F6B3B"."""
    ink: Colour = STANDARD.ink
    """Text."""
    muted: Colour = STANDARD.muted
    """Notes and heads of columns."""
    tint: Colour = STANDARD.tint
    """What lies behind a verdict and a remark; else a breath of the accent."""


class FontsEntry(_Entry):
    """One family, a file for each weight. What is not given is set in the nearest that is."""

    family: Line
    """The family's name, as office programs know it."""
    regular: FileName
    """Its regular style (400): a .ttf, .otf or .woff2 file in this file's folder."""
    semibold: FileName | None = None
    """Its semibold style (600), for headings."""
    bold: FileName | None = None
    """Its bold style (700), for signs."""


class BrandFile(_Entry):
    """How a report is to look, and who made it."""

    format: Literal[1]
    """The version of the file format: 1."""
    client: Line | None = None
    """The client's name as the cover prints it; else the assessment's."""
    consultant: ConsultantEntry | None = None
    """Who made the report."""
    logo: LogoEntry | None = None
    """The logo on the cover."""
    colours: ColoursEntry = ColoursEntry()
    """Colours, each in quotes."""
    fonts: FontsEntry | None = None
    """The typeface."""
    cover: SpokenParagraph | None = None
    """A text for the cover."""
    footer: SpokenLine | None = None
    """A line at the foot of every page, instead of the report's title."""
    confidentiality: SpokenLine | None = None
    """A line that says who may read the report, on the cover and on every page."""


def brand_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of brand.yaml."""
    schema = schema_of(BrandFile, "crmready brand")
    for shape in (schema, *schema["$defs"].values()):
        shape["title"] = shape["title"].removesuffix("Entry")
        for field in shape["properties"].values():
            field.pop("title", None)
    return schema


def brand_schema_text() -> str:
    """docs/brand.schema.json as it must stand."""
    return json.dumps(brand_schema(), ensure_ascii=False, indent=2) + "\n"

"""The report as one web page: it loads nothing, and says so in its content security policy."""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from crmready.report.branding.brand import NO_BRAND, Brand, Logo
from crmready.report.branding.palette import STANDARD, Colours
from crmready.report.charts.every import charts_of
from crmready.report.formats.document import Block, Heading
from crmready.report.formats.gap_document.compose import document_of
from crmready.report.formats.words import format_words
from crmready.report.render import RenderRequest
from crmready.report.shapes.report import ReportView

_STYLE: Final = "page.css"
_SCRIPT: Final = "script.html"
_CODE: Final = re.compile(r"<script>(.*)</script>", re.DOTALL)

Plain = dict[str, object]


def web_report(view: ReportView, templates: Path, brand: Brand = NO_BRAND) -> RenderRequest:
    """What `write_page` needs; `templates` is the folder with one sub-folder for each template.

    The template sees `view`, `labels`, `brand` and `charts` like that of the PDF. Besides: `parts`, the blocks of the
    document under their headings; `anchors`, the options below each chart of levels; `captions` of charts that stand
    side by side; the brand's `logo` as an address and its `paint` as a style; and `policy`.
    """
    folder = templates / "web-report"
    words = format_words(view.language)
    context = {
        "view": asdict(view),
        "labels": words,
        "parts": parts_of(document_of(view).blocks),
        "anchors": _anchors(view),
        "captions": _captions(view),
        "brand": asdict(brand.speaking(view.language)),
        "logo": _address(brand.logo) if brand.logo else None,
        "paint": _paint(brand.colours),
        "policy": policy_of(folder, _paint(brand.colours), pictures=brand.logo is not None),
    }
    return RenderRequest(context=context, charts=charts_of(view, words, brand.colours), template=folder)


def parts_of(blocks: Iterable[Block]) -> list[Plain]:
    """The blocks as a tree: parts with an id and a heading, and in them items, each with the blocks of its own."""
    parts: list[Plain] = []
    inside: list[object] = []
    place = inside
    for block in blocks:
        match block:
            case Heading(text, 1):
                inside = place = []
                parts.append({"id": f"part-{len(parts) + 1}", "heading": text, "blocks": inside})
            case Heading(text, 3):
                place = []
                inside.append({"kind": "Item", "text": text, "blocks": place})
            case Heading():
                place = inside
                place.append(_plain(block))
            case _:
                place.append(_plain(block))
    return parts


def _plain(block: Block) -> Plain:
    """The block's fields; `kind` says which it is, and what kind of paragraph is its `tone`."""
    fields = asdict(block)
    return {**fields, "tone": fields.get("kind"), "kind": type(block).__name__}


def _anchors(view: ReportView) -> Mapping[str, list[tuple[str, str]]]:
    return {
        f"levels:{question.id}": [(anchor.score.text, anchor.text) for anchor in question.anchors]
        for dimension in view.dimensions
        for question in dimension.questions
    }


def _captions(view: ReportView) -> Mapping[str, str]:
    pairs = {f"pair:{pair.estimate}": pair.ask for pair in view.beliefs.pairs}
    return pairs | {f"role-gap:{gap.question}": gap.ask for gap in view.role_gaps}


def _address(logo: Logo) -> str:
    """The picture itself as an address: a page loads nothing."""
    kind = {"png": "png", "svg": "svg+xml"}[logo.kind]
    return f"data:image/{kind};base64,{base64.b64encode(logo.content).decode()}"


def _paint(colours: Colours) -> str:
    """A style with a brand's colours, for light screens: they were checked on paper, and not in the dark."""
    if colours == STANDARD:
        return ""
    chosen = "".join(f"--{name}:{colour};" for name, colour in colours.by_name().items())
    return f"@media (prefers-color-scheme: light){{:root{{{chosen}}}}}"


def policy_of(folder: Path, paint: str = "", *, pictures: bool = False) -> str:
    """The content security policy that lets in the page's own styles and script, by what is in them.

    Pictures are let in only when they are part of the page themselves.
    """
    style = (folder / _STYLE).read_text(encoding="utf-8").removesuffix("\n")
    styles = " ".join(f"'{_hash(text)}'" for text in (style, paint) if text)
    images = "img-src data:; " if pictures else ""
    code = _CODE.search((folder / _SCRIPT).read_text(encoding="utf-8"))
    script = f"'{_hash(code[1])}'" if code else "'none'"
    return f"default-src 'none'; style-src {styles}; {images}script-src {script}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

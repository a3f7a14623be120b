"""What makes a PDF last and speak to everybody: PDF/A-3a and PDF/UA-1 in one file, its dates, and the file in it.

WeasyPrint writes one of the two at a time. This reaches into its metadata and into the objects of the PDF, so
WeasyPrint is pinned in pyproject.toml, and the tests ask veraPDF.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from crmready.report.job import EmbeddedFile

VARIANT: Final = "pdf/a-3a"
_RDF_END: Final = b"</rdf:RDF>"
_UA_CLAIM: Final = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of PDF/UA that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A allows a property it does not know only with its schema beside it."""


@dataclass(frozen=True, slots=True)
class Archived:
    """What a PDF carries beside its pages. `dated` has a time zone; without it the file has no dates at all."""

    dated: datetime | None = None
    embedded: EmbeddedFile | None = None


class FalseClaimError(Exception):
    """A page that would claim to be accessible, and what its template has to say for that to be true."""


def claim_both(document: Any, archived: Archived) -> None:  # noqa: ANN401 (WeasyPrint ships no types)
    """Have a laid out document claim PDF/UA-1 beside PDF/A-3a, and bear the given dates, whatever its HTML says."""
    metadata = document.metadata
    day = None if archived.dated is None else archived.dated.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata.created = metadata.modified = day
    metadata.generate_rdf_metadata = _with_ua_claim(metadata.generate_rdf_metadata)


def _with_ua_claim(generate: Callable[..., bytes]) -> Callable[..., bytes]:
    """The same with our block in the one RDF there is; validators look into no second one."""

    def generate_both(*claim: object) -> bytes:
        head, end, rest = generate(*claim).rpartition(_RDF_END)
        if not end or rest:
            raise ValueError("WeasyPrint writes its metadata in another way than it did")
        return head + _UA_CLAIM + end

    return generate_both


def tidied(archived: Archived) -> Callable[[Any, Any], None]:
    """A finisher for WeasyPrint: table heads say what they head, and an embedded file is associated once.

    Without a date the embedded file has none either. Raises FalseClaimError for a page that would only claim to be
    accessible.
    """

    def finish(document: Any, pdf: Any) -> None:  # noqa: ANN401 (WeasyPrint and pydyf ship no types)
        elements = [each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/StructElem"]
        _require_accessible(document.metadata, elements)
        for each in elements:
            if each["S"] == "/TH" and "A" in each:
                each["A"]["Scope"] = "/Column" if _row_group(each, pdf) == "/THead" else "/Row"
        if "AF" in pdf.catalog:
            pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
        if archived.dated is None:
            for each in pdf.objects:
                if getattr(each, "extra", {}).get("Type") == "/EmbeddedFile":
                    del each.extra["Params"]["CreationDate"], each.extra["Params"]["ModDate"]

    return finish


def _require_accessible(metadata: Any, elements: list[Any]) -> None:  # noqa: ANN401 (the same)
    """What a template can get wrong and a validator finds: language, title, and a picture that says nothing."""
    if not metadata.lang:
        raise FalseClaimError("the page does not say its language: write <html lang=...>")
    if not metadata.title:
        raise FalseClaimError("the page has no <title>")
    if any(each["S"] == "/Figure" and "Alt" not in each for each in elements):
        raise FalseClaimError(
            "a picture says nothing to those who cannot see it: give <img> an alt text and <svg> a <title>, "
            "or make a decoration a background in the style sheet"
        )


def _row_group(head: Any, pdf: Any) -> str:  # noqa: ANN401 (pydyf ships no types)
    """What kind of rows a table head stands in: its parent is a row, whose parent is /THead, /TBody or /Table."""
    row = _behind(head["P"], pdf)
    return str(_behind(row["P"], pdf)["S"])


def _behind(reference: bytes, pdf: Any) -> Any:  # noqa: ANN401 (the same)
    """The object that `12 0 R` means."""
    return pdf.objects[int(reference.split()[0])]

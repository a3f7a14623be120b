"""PDFs with files in them, as any program can put them there."""

import pikepdf

from crmready.report.embedded.enclosing import RESULT_NAME


def carrying(pdf: pikepdf.Pdf, content: bytes, name: str = RESULT_NAME) -> pikepdf.Pdf:
    """The PDF with an embedded file, without the dates that would make it another file tomorrow."""
    pdf.attachments[name] = pikepdf.AttachedFileSpec(
        pdf, content, filename=name, description="", mime_type="application/json", creation_date="", mod_date=""
    )
    return pdf

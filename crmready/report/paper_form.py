"""A blank form on paper: its view made ready for the template that comes along."""

from dataclasses import asdict
from pathlib import Path
from typing import Final

from crmready.report.render import RenderRequest
from crmready.report.shapes.form import FormView

RECORDS: Final = 3
"""How many records there is room for."""
LINES: Final = 8
"""The most lines to write a text on. A template loops over lists and never over numbers."""


def paper_form(view: FormView, templates: Path) -> RenderRequest:
    """What `write_pdf` needs for one role's form; `templates` is the folder with a sub-folder for each template."""
    context = {"form": asdict(view), "records": list(range(1, RECORDS + 1)), "lines": list(range(1, LINES + 1))}
    return RenderRequest(context=context, charts={}, template=templates / "paper-form")

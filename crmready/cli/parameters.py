"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Language = Annotated[str | None, typer.Option("--language", "-l", help="nb or en; else the assessment's own.")]
Json = Annotated[bool, typer.Option("--json", help="Give the result as JSON on stdout.")]
Brand = Annotated[
    Path | None, typer.Option("--brand", metavar="FILE", help="A brand.yaml: names, logo, colours, fonts, texts.")
]

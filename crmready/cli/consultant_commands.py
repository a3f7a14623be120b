"""The commands of consultants who give reports their own look, with options and help."""

from pathlib import Path
from typing import Annotated

import typer

from crmready.cli.parameters import Brand, Json

brand_app = typer.Typer(help="A consultant's brand: names, logo, colours and fonts of a report.", no_args_is_help=True)

template_app = typer.Typer(help="A consultant's own pages and styles of a report.", no_args_is_help=True)

Format = Annotated[
    str | None, typer.Option("--format", help="text, json or github; github where GitHub runs the command.")
]


@brand_app.command("check")
def brand_check(
    file: Annotated[Path, typer.Argument(help="A brand.yaml.")], format_: Format = None, as_json: Json = False
) -> None:
    """What is wrong in a brand file, with logo and fonts: a place, and what to write instead. Exit 1 on errors."""
    from crmready.cli.branding import check as run

    run(file, "json" if as_json else format_)


@brand_app.callback()
def _brand() -> None:
    """Keep `brand check` a command of its own."""


@template_app.command("new")
def template_new(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")]) -> None:
    """A small template to begin with: its own cover and footer, a brand file, and what to do with them."""
    from crmready.cli.template import new as run

    run(folder)


@template_app.command("check")
def template_check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The template's folder.")],
    brand: Brand = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 on warnings, too.")] = False,
    format_: Format = None,
    as_json: Json = False,
) -> None:
    """Fill the template with samples of every kind and say what is wrong, at its file and line. Exit 1 on errors."""
    from crmready.cli.template import Wish
    from crmready.cli.template import check as run

    run(folder, Wish(brand, "json" if as_json else format_, strict=strict))

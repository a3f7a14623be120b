"""`crmready brand check`, and the brand that a report is given."""

from pathlib import Path

import typer

from crmready.cli.console import say
from crmready.cli.findings import chosen_format, show
from crmready.errors import ProblemsError
from crmready.problems import Severity
from crmready.report.branding.brand import NO_BRAND, Brand


def branded(path: Path | None) -> Brand:
    """The brand of a file, whose warnings are told; without one, the report's own look. `ProblemsError` on errors."""
    if path is None:
        return NO_BRAND
    from crmready.report.branding.reading import examine_brand

    brand, problems = examine_brand(path)
    if brand is None:
        raise ProblemsError(problems)
    say(*(str(problem) for problem in problems if problem.severity is Severity.WARNING))
    return brand


def check(path: Path, format_: str | None) -> None:
    """Prints every problem of a brand file; exit 1 when one is an error."""
    from crmready.report.branding.reading import examine_brand

    chosen = chosen_format(format_)
    brand, problems = examine_brand(path)
    show(problems, chosen)
    if brand is None:
        raise typer.Exit(1)

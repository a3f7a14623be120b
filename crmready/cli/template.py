"""`crmready template new` and `crmready template check`: a consultant's own pages of a report."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from crmready.authoring.scaffold.planting import plant
from crmready.cli.branding import branded
from crmready.cli.console import say
from crmready.cli.findings import chosen_format, show
from crmready.cli.report import with_progress
from crmready.errors import EnvironmentUnusable
from crmready.problems import Severity, command, visible
from crmready.report.branding.brand_file import brand_schema_text
from crmready.resources import report_scaffold_root, report_templates_root

_SCHEMA: Final = "schema/brand.schema.json"


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `template check`."""

    brand: Path | None = None
    format: str | None = None
    strict: bool = False


def new(folder: Path) -> None:
    """Makes a folder with a template to begin with; nothing that is there is overwritten."""
    root = report_scaffold_root()
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(root.iterdir()) if path.is_file()}
    plant({**files, _SCHEMA: brand_schema_text()}, folder)
    brand = folder / "brand.yaml"
    say(f"Made {visible(str(folder))}/ with {len(files) + 1} files.", "", "Next:")
    say(f"  {command('template', 'check', folder, '--brand', brand)}")
    say(f"  {command('report', 'acme.crmready', '--template', folder, '--brand', brand)}")


def check(folder: Path, wish: Wish) -> None:
    """Prints everything that is wrong with a template; exit 1 when anything is an error, or strict and a warning."""
    from crmready.report.template_check.checking import check_filling, check_setting

    chosen = chosen_format(wish.format)
    brand = branded(wish.brand)
    problems = check_filling(folder, report_templates_root(), brand)
    if not any(problem.severity is Severity.ERROR for problem in problems):
        try:
            with with_progress() as tell:
                fault = check_setting(folder, report_templates_root(), brand, tell)
            problems = (*problems, *([fault] if fault else []))
        except EnvironmentUnusable as error:
            say(f"No page was set: {error.message}.", *([f"  {error.hint}"] if error.hint else []))
    show(problems, chosen)
    failing = {Severity.ERROR, Severity.WARNING} if wish.strict else {Severity.ERROR}
    if any(problem.severity in failing for problem in problems):
        raise typer.Exit(1)

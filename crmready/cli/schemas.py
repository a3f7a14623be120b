"""`crmready questionnaire schema`: what editors and other checkers can know of the files."""

from pathlib import Path

from crmready.authoring.scaffold.planting import replace_all
from crmready.authoring.scaffold.rendering import schema_files
from crmready.authoring.schemas.every import SCHEMAS, schema
from crmready.cli.console import give_json, say
from crmready.errors import InputError, UsageError
from crmready.loading.folder import MAIN
from crmready.problems import excerpt, suggestion, visible


def show(of: str) -> None:
    """Prints the JSON Schema of one kind of file."""
    if of not in SCHEMAS:
        raise UsageError(f"There is no schema of {excerpt(of)}.", suggestion(of, SCHEMAS))
    give_json(schema(of))


def refresh(folder: Path) -> None:
    """Writes the schemas that the modelines of a questionnaire's files name, over those of an earlier version."""
    if not (folder / MAIN).is_file():
        raise InputError(f"There is no {MAIN} in {excerpt(str(folder))}.", "Name a questionnaire's folder.")
    files = schema_files()
    replace_all(files, folder)
    say(f"Wrote {len(files)} files into {visible(str(folder / 'schema'))}.")

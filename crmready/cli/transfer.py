"""`crmready export` and `crmready import`: the whole assessment as text and back, without loss."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any, Final

from crmready.cli.clock import today
from crmready.cli.console import say
from crmready.cli.opening import is_assessment_file, plain_answers
from crmready.errors import InputError, ProblemsError, UsageError
from crmready.loading.located_yaml import Limits, read_yaml_file
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.loading.write import as_yaml
from crmready.model.assessment import Assessment
from crmready.problems import command, excerpt
from crmready.store.creation import Founding, create
from crmready.store.document import export_document, import_document
from crmready.store.opening import open_file

FORMATS: Final = ("json", "yaml")
_SUFFIXES: Final = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}
_EXPORT_LIMITS: Final = Limits(file_bytes=64_000_000, nodes=2_000_000, text_characters=2_000_000)


def _format(output: Path | None, wished: str | None) -> str:
    by_name = _SUFFIXES.get(output.suffix.lower()) if output else "json"
    chosen = wished or by_name
    if chosen not in FORMATS:
        raise UsageError("An export is JSON or YAML.", "Write --format json or --format yaml.")
    return chosen


def export_to(file: Path, output: Path | None, wished: str | None, *, force: bool) -> None:
    """Writes the export to a file (whole or not at all), or to stdout."""
    chosen = _format(output, wished)
    with open_file(file, writable=False) as stored:
        document = export_document(stored)
    text = as_yaml(document) if chosen == "yaml" else json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    if output is None:
        print(text, end="")  # noqa: T201  # our own JSON or YAML, byte for byte
        return
    if output.exists() and output.samefile(file):
        raise UsageError("The export would replace the assessment itself.", "Give it another name.")
    if output.exists() and not force:
        raise InputError(f"{excerpt(str(output))} is there already.", "Add --force to replace it.")
    write_whole(output, text)
    say(f"Wrote {output}. It holds every answer: keep it as safe as the assessment itself.")


def write_whole(output: Path, content: str | bytes) -> None:
    """Puts a text or bytes into a file that only its owner can read, whole or not at all."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
        part = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content if isinstance(content, bytes) else content.encode())
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            f"{excerpt(str(output))} cannot be written: {error.strerror}.", "Choose another place."
        ) from error


def import_from(source: Path, file: Path, questionnaire: str | None) -> None:
    """Makes an assessment file of an export or of a plain answers file."""
    if is_assessment_file(source):
        raise InputError(f"{excerpt(str(source))} is an assessment file already.", "Use it as it is, or copy it.")
    document = _read(source)
    if isinstance(document, dict) and str(document.get("schema", "")).startswith("crmready/assessment/"):
        import_document(file, document).close()
    elif source.suffix.lower() == ".json":
        raise InputError(f"{excerpt(str(source))} is not an export of crmready.", "Name a file that `export` wrote.")
    else:
        loaded, assessment = plain_answers(source, questionnaire)
        _store(file, loaded, assessment)
    say(f"Made {file}.", f"Next: {command('status', file)}")


def _read(source: Path) -> Any:  # noqa: ANN401  # any JSON or YAML until it is checked
    if source.suffix.lower() == ".json":
        try:
            return json.loads(source.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise InputError(f"{excerpt(str(source))} cannot be read: {error.strerror}.", "Check the name.") from error
        except (ValueError, RecursionError) as error:
            raise InputError(
                f"{excerpt(str(source))} is not JSON: {excerpt(str(error))}.", "Export it again."
            ) from error
    document, problems = read_yaml_file(source, limits=_EXPORT_LIMITS)
    if document is None or problems:
        raise ProblemsError(problems)
    return document.value


def _store(file: Path, loaded: LoadedQuestionnaire, assessment: Assessment) -> None:
    founding = Founding(
        organisation=assessment.organisation,
        language=assessment.language,
        questionnaire=loaded.source.id,
        version=loaded.source.version,
        snapshot=loaded.snapshot(),
        profile=assessment.profile,
    )
    day = assessment.as_of or today()
    with create(file, founding, day) as stored, stored.at_once():
        for person in assessment.respondents:
            stored.add_respondent(person.role, day, person.id)
        for place, answer in assessment.answers.items():
            stored.answer(place, answer, day)
        for person in assessment.respondents:
            if person.finished:
                stored.finish(person.id, day)
        for record in assessment.records:
            stored.save_record(record.question, record.values, day, record.id)
        for question, agreed in assessment.consensus.items():
            stored.agree(question, agreed, day)
        for dimension, percent in assessment.targets.items():
            stored.set_target(dimension, percent, day)

"""A whole assessment file as plain values, and back: what `crmready export` writes and `crmready import` reads."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field, ValidationError

from crmready.errors import InputError
from crmready.model.assessment import Assessment
from crmready.model.values import FileModel
from crmready.problems import visible
from crmready.store.check import check_sense
from crmready.store.creation import create_with
from crmready.store.events import AnyEvent, Founded
from crmready.store.file import AssessmentFile
from crmready.store.ledger import ImpossibleHistoryError, replay
from crmready.store.rows import Json, as_mapping, canonical

SCHEMA: Final = "crmready/assessment/1"
"""The document's format; the number grows when a reader of the old one could misunderstand the new one."""

_FAULTS_SHOWN: Final = 5


class Document(FileModel):
    """The shape of an exported assessment."""

    format: Literal["crmready/assessment/1"] = Field(alias="schema")
    snapshot: dict[str, Any]
    history: tuple[AnyEvent, ...] = Field(min_length=1)


def export_document(file: AssessmentFile) -> dict[str, Json]:
    """Everything in the file, as text, whole numbers, true/false, None, lists and groups only."""
    return {
        "schema": SCHEMA,
        "snapshot": json.loads(file.snapshot()),
        "history": [as_mapping(event) for event in file.history()],
    }


def import_document(path: Path, document: Mapping[str, object]) -> AssessmentFile:
    """A new file with the same history, entry for entry.

    Raises InputError when the document makes no sense, and as `create`.
    """
    content = _checked(document)
    snapshot = canonical(content.snapshot)
    _check_snapshot(content, snapshot)
    return create_with(path, snapshot, content.history)


def assessment_of(document: Mapping[str, object]) -> tuple[str, Assessment]:
    """The questionnaire's id and what was collected, of an exported assessment. Raises as `import_document`."""
    content = _checked(document)
    first = content.history[0]
    return first.questionnaire if isinstance(first, Founded) else "", replay(content.history)


def _checked(document: Mapping[str, object]) -> Document:
    if document.get("schema") != SCHEMA:
        message = f"This is not an exported assessment: its schema is not {SCHEMA}."
        raise InputError(message, "It may be of another kind, or from a newer crmready: then install the newest.")
    try:
        content = Document.model_validate(document)
        check_sense(content.history)
    except ValidationError as error:
        raise InputError(_faults(error), "Export the assessment again, or mend these places.") from error
    except ImpossibleHistoryError as error:
        raise InputError(f"history: {error}", "Export the assessment again, or mend this entry.") from error
    return content


def _check_snapshot(content: Document, snapshot: str) -> None:
    first, keys = content.history[0], [event.key for event in content.history if event.key is not None]
    if isinstance(first, Founded) and first.digest != sha256(snapshot.encode()).hexdigest():
        message = "snapshot: this is not the questionnaire that was answered (its digest differs)"
        raise InputError(message, "Export the assessment again; the snapshot must not be edited.")
    if len(set(keys)) != len(keys):
        raise InputError("history: two entries have the same key", "Give each its own key, or none.")


def _faults(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_context=False)
    lines = [f"{_place(fault['loc'])}: {visible(fault['msg'])}" for fault in faults[:_FAULTS_SHOWN]]
    if len(faults) > _FAULTS_SHOWN:
        lines.append(f"and {len(faults) - _FAULTS_SHOWN} more")
    return "\n".join(lines)


def _place(location: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{visible(part)}" for part in location).lstrip(".")

"""What is left of a questionnaire when its malformed parts are taken out, so that the rest is checked in the same pass.

Parts are taken out whole: half a question would only give rise to problems that the author does not have.
"""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any, Final

from pydantic_core import ErrorDetails

from crmready.loading.located_yaml import KeyPath
from crmready.loading.structure import document_path, validated
from crmready.model.questionnaire import Questionnaire

_ROUNDS: Final = 6
_QUESTION_DEPTH: Final = 4
_STAND_INS: Final[dict[str, object]] = {
    "format": 1, "id": "unnamed", "version": "0.0.0", "language": "en",
    "title": "-", "purpose": "-", "introduction": "-",
    "roles": [{"id": "unnamed", "name": "-", "plural": "-"}],
    "ratings": [{"id": "unnamed", "name": "-", "up_to": 100}],
    "verdicts": [{"id": "unnamed", "name": "-", "summary": "-", "next": "-", "tone": "go"}],
    "dimensions": [
        {"id": "unnamed", "name": "-", "weight": 0, "questions": [
            {"id": "unnamed", "type": "text", "roles": ["unnamed"], "ask": "-"},
        ]},
    ],
}  # fmt: skip
"""For what is required and not there. Nothing refers to these, and no problem is reported about them."""
_DIMENSION_STAND_INS: Final[dict[str, object]] = {"id": "unnamed", "name": "-"}


def _removable(path: KeyPath) -> KeyPath:
    """The smallest part that can be left out with everything in it: a question, a field of a dimension, an entry."""
    if path[:1] != ("dimensions",):
        return path[:2] if len(path) > 1 and isinstance(path[1], int) else path[:1]
    return path[:_QUESTION_DEPTH] if path[2:3] == ("questions",) else path[:3]


def _remove(value: Any, path: KeyPath) -> None:  # noqa: ANN401  # the path was walked down this very value
    for part in path[:-1]:
        value = value[part]
    del value[path[-1]]


def _pruned(value: dict[str, object], errors: Iterable[ErrorDetails]) -> dict[str, object]:
    paths = {_removable(document_path(value, error["loc"])) for error in errors}
    kept = deepcopy(value)
    # From the end, so that taking one entry out of a list does not move the next one to be taken.
    for path in sorted((path for path in paths if path), key=lambda path: [str(part).zfill(9) for part in path])[::-1]:
        if not any(path != other and path[: len(other)] == other for other in paths if other):
            _remove(kept, path)
    return _filled({**_STAND_INS, **kept})


def _filled(value: dict[str, object]) -> dict[str, object]:
    entries = value["dimensions"]
    if not isinstance(entries, list):
        return value
    dimensions = [_DIMENSION_STAND_INS | entry if isinstance(entry, dict) else entry for entry in entries]
    return {**value, "dimensions": dimensions}


def what_can_be_read(value: object) -> Questionnaire | None:
    """The questionnaire without its malformed parts; None when too little is left to say anything about it."""
    if not isinstance(value, dict):
        return None
    kept = value
    for _ in range(_ROUNDS):
        questionnaire, errors = validated(Questionnaire, kept)
        if questionnaire is not None:
            return questionnaire
        kept = _pruned(kept, errors)
    return None

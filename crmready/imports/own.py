"""Answers in our own formats: an export, a plain answers file, or a list of `{role, answers}` as JSON."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NoReturn

from crmready.errors import InputError, ProblemsError
from crmready.imports.filled import Filled, Reading
from crmready.imports.reading import contents
from crmready.loading.answers import AnswersFile, assessment_from, read_header
from crmready.loading.located_yaml import LocatedDocument
from crmready.loading.structure import Places, structure_problems, validated
from crmready.model.assessment import Assessment
from crmready.model.questionnaire import Questionnaire
from crmready.problems import Location, excerpt, visible
from crmready.store.document import assessment_of

_YAML: Final = (".yaml", ".yml")
_DEEPEST: Final = 20


def is_own(path: Path) -> bool:
    """Whether a file is to be read as one of our own formats."""
    return path.suffix.lower() in {".json", *_YAML}


def read_own(path: Path, questionnaire: Questionnaire) -> Reading:
    """Everybody in the file. InputError or ProblemsError when it cannot be used."""
    if path.suffix.lower() in _YAML:
        document, header = read_header(path)
        return _reading(path, assessment_from(document, header, questionnaire))
    written = _json(path)
    if isinstance(written, dict) and str(written.get("schema", "")).startswith("crmready/assessment/"):
        return _reading(path, _exported(path, written, questionnaire))
    return _reading(path, _plain(path, written, questionnaire))


def _json(path: Path) -> Any:  # noqa: ANN401  # any JSON until it is checked
    try:
        text = contents(path).decode("utf-8-sig")
        return json.loads(text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as error:
        message = f"{visible(path.name)} is not JSON: {excerpt(str(error) or 'it is nested too deeply')}."
        raise InputError(message, "Export it again, or check it with an editor.") from error


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"a name stands twice in one group: {excerpt(', '.join(name for name, _ in pairs))}")
    return found


def _exported(path: Path, document: Mapping[str, Any], questionnaire: Questionnaire) -> Assessment:
    asked, assessment = assessment_of(document)
    if asked != questionnaire.id:
        message = f"{visible(path.name)} is an assessment with {excerpt(asked)}, this one is with {questionnaire.id}."
        raise InputError(message, "Import it into an assessment with the same questionnaire.")
    unfit = [
        f"{person}: {question}"
        for (person, question), answer in assessment.answers.items()
        if question not in questionnaire.asked
        or (hasattr(answer, "value") and not questionnaire.asked[question].accepts(answer.value))
    ]
    if unfit:
        message = f"{visible(path.name)} has answers that this version of the questionnaire does not take: "
        raise InputError(f"{message}{excerpt(', '.join(unfit))}.", "Import it into an assessment with its own version.")
    return assessment


def _plain(path: Path, written: Any, questionnaire: Questionnaire) -> Assessment:  # noqa: ANN401  # as above
    """A list of respondents, or a plain answers file as JSON."""
    whole = {"respondents": written} if isinstance(written, list) else written
    if not isinstance(whole, dict) or "respondents" not in whole:
        hint = "Write a list of {role, answers}, or name a file that `crmready export` wrote."
        raise InputError(f"{visible(path.name)} is not answers to a questionnaire.", hint)
    given = {"format": 1, "questionnaire": questionnaire.id, "organisation": "-", "language": "en", **whole}
    document = LocatedDocument(str(path), given, _Nowhere(str(path)), {})
    file, errors = validated(AnswersFile, given)
    problems = list(structure_problems(AnswersFile, given, errors, Places(document.locate, document.locate_key)))
    if file is None or problems:
        raise ProblemsError(problems)
    return assessment_from(document, file, questionnaire)


class _Nowhere(Mapping[tuple[str | int, ...], Location]):
    """Places in JSON, whose reader does not know lines: the file and the way to the value."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __getitem__(self, way: tuple[str | int, ...]) -> Location:
        steps = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in way[:_DEEPEST])
        return Location(f"{self._path} at {steps.lstrip('.')}" if way else self._path, 1, 1)

    def __contains__(self, way: object) -> bool:
        return isinstance(way, tuple)

    def __iter__(self) -> Iterator[tuple[str | int, ...]]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _reading(path: Path, assessment: Assessment) -> Reading:
    """Everybody who answered; what belongs to the organisation stays behind, and that is said."""
    filled = []
    for person in assessment.respondents:
        answers = {question: answer for (who, question), answer in assessment.answers.items() if who == person.id}
        if answers:
            place = f"{path.name}, respondent {person.id}"
            filled.append(Filled(place, person.role, answers, marks=(person.id,), finished=person.finished))
    kept = {"records": assessment.records, "agreed answers": assessment.consensus, "targets": assessment.targets}
    behind = [name for name, what in kept.items() if what]
    notices = (f"Only respondents' answers are imported; left out: {', '.join(behind)}.",) if behind else ()
    return Reading(tuple(filled), (), notices)

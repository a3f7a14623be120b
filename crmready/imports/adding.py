"""Answers from elsewhere into an assessment file: all of a file at once, and nobody twice."""

import hmac
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Final

from crmready.imports.filled import Filled
from crmready.model.assessment import Answer
from crmready.store.digest import plain_answer
from crmready.store.events import AnswerEvent, Joined
from crmready.store.file import AssessmentFile
from crmready.store.rows import canonical

KEY: Final = "import"
_PRINT: Final = 32
"""Hexadecimal digits of a keyed hash that tell rows apart."""
_HANDLE: Final = 8


@dataclass(frozen=True, slots=True)
class Added:
    """How many respondents were new, were there already, and were there and have changed since."""

    new: int
    known: int
    changed: int
    alike: tuple[str, ...] = ()
    """Places of new respondents who say exactly what another one says who came in by another way."""


@dataclass(slots=True)
class _Row:
    """What earlier imports wrote of a row: for whom, the last answer to each question, and how often it changed."""

    respondent: str
    answers: dict[str, Answer] = field(default_factory=dict)
    written: Counter[str] = field(default_factory=Counter)


def add(file: AssessmentFile, filled: Iterable[Filled], day: date) -> Added:
    """Adds everybody who is not there yet, in one step that happens whole or not at all.

    A row is known again by the form tool's number and start time, or else by all that it says: a keyed hash of that
    stands in the keys of its answers. Imports that run at the same time wait for each other.
    """
    with file.at_once():
        plan = _Plan.of(file, filled)
        here = {person.id for person in file.assessment().respondents}
        changed = 0
        for name, row in plan.known:
            earlier = plan.earlier[name]
            differing = _differing(earlier, row) if earlier.respondent in here else []
            for question in differing:
                key = f"{KEY}:{name}:{question}:{earlier.written[question]}"
                file.answer((earlier.respondent, question), row.answers.get(question), day, key)
            changed += bool(differing)
        # In the order of random ids: nobody's place in the table can be seen in the file.
        for handle, name, row in sorted(plan.new, key=lambda one: one[0]):
            file.add_respondent(row.role, day, handle)
            for question, answer in row.answers.items():
                file.answer((handle, question), answer, day, f"{KEY}:{name}:{question}:0")
            if row.finished:
                file.finish(handle, day)
    return plan.added(changed)


def foresee(file: AssessmentFile, filled: Iterable[Filled]) -> Added:
    """What `add` would do now; nothing is written."""
    plan = _Plan.of(file, filled)
    return plan.added(sum(bool(_differing(plan.earlier[name], row)) for name, row in plan.known))


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which rows are new, under which ids, and which are known; rows by the names that stand in keys."""

    new: list[tuple[str, str, Filled]]
    known: list[tuple[str, Filled]]
    earlier: dict[str, _Row]
    alike: tuple[str, ...]

    @classmethod
    def of(cls, file: AssessmentFile, filled: Iterable[Filled]) -> "_Plan":
        """What these rows are to this file, as it is now."""
        secret, earlier, taken = file.founding().secret, *_earlier(file)
        said = set(_said_by_others(file))
        new: list[tuple[str, str, Filled]] = []
        known: list[tuple[str, Filled]] = []
        alike: list[str] = []
        for name, row in _named(filled, secret):
            if name in earlier:
                known.append((name, row))
                continue
            new.append((_handle(row, secret, taken), name, row))
            if _said(row.role, row.answers.items()) in said:
                alike.append(row.place)
        return cls(new, known, earlier, tuple(alike))

    def added(self, changed: int) -> Added:
        """The plan in numbers."""
        return Added(len(self.new), len(self.known) - changed, changed, self.alike)


def _earlier(file: AssessmentFile) -> tuple[dict[str, _Row], set[str]]:
    """What earlier imports wrote, by the names of rows; and every id that somebody has or had."""
    rows: dict[str, _Row] = {}
    taken: set[str] = set()
    for event in file.history():
        if isinstance(event, Joined):
            taken.add(event.respondent)
        if isinstance(event, AnswerEvent) and event.key is not None and event.key.startswith(f"{KEY}:"):
            _, name, question, _ = event.key.split(":")
            row = rows.setdefault(name, _Row(event.respondent))
            row.written[question] += 1
            answer = event.answer()
            row.answers.pop(question, None)
            if answer is not None:
                row.answers[question] = answer
    return rows, taken


def _named(filled: Iterable[Filled], secret: str) -> Iterator[tuple[str, Filled]]:
    """Each row with its name; rows that nothing tells apart are counted."""
    met: Counter[str] = Counter()
    for row in filled:
        told = ["form", row.number] if row.number else [*row.marks, _said(row.role, row.answers.items())]
        met[plain := canonical(told)] += 1
        yield _keyed(secret, canonical([plain, met[plain]]))[:_PRINT], row


def _handle(row: Filled, secret: str, taken: set[str]) -> str:
    """A free id that nothing but the file's secret leads to; the same answers get the same one in every import."""
    number = 0
    while (handle := _keyed(secret, canonical([_said(row.role, row.answers.items()), number]))[:_HANDLE]) in taken:
        number += 1
    taken.add(handle)
    return handle


def _keyed(secret: str, text: str) -> str:
    return hmac.new(secret.encode(), text.encode(), sha256).hexdigest()


def _said(role: str, answers: Iterable[tuple[str, Answer]]) -> str:
    return canonical([role, {question: plain_answer(answer) for question, answer in answers}])


def _said_by_others(file: AssessmentFile) -> Iterator[str]:
    assessment = file.assessment()
    answers: dict[str, dict[str, Answer]] = {person.id: {} for person in assessment.respondents}
    for (person, question), answer in assessment.answers.items():
        answers[person][question] = answer
    return (_said(person.role, answers[person.id].items()) for person in assessment.respondents)


def _differing(earlier: _Row, row: Filled) -> list[str]:
    """The questions whose answers have changed in the table since they were imported."""
    questions = dict.fromkeys((*row.answers, *earlier.answers))
    return [question for question in questions if row.answers.get(question) != earlier.answers.get(question)]

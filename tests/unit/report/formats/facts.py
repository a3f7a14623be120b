"""What a report says in numbers, read off the view once, part by part."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from crmready.report.formats.words import format_words
from crmready.report.shapes.numbers import Number
from crmready.report.shapes.report import ReportView
from crmready.report.shapes.scores import QuestionView


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a report: what it is about, and the numbers or texts that stand with it."""

    about: tuple[str, ...]
    """Ids, for formats that have them; the last is enough for the long table."""
    name: str
    said: tuple[tuple[str, Number | int | str], ...]
    """By the name of the field."""


_BEGINNING: Final = 90
"""Of a text that goes on on the next slide."""


def _requirements(view: ReportView) -> Iterator[Fact]:
    for gate in view.gates:
        numbers = [("score", gate.score), ("minimum", gate.minimum)]
        said = tuple((name, number) for name, number in numbers if number is not None)
        yield Fact(("gates", gate.id), gate.name, said)


def _states(view: ReportView) -> Iterator[Fact]:
    return (Fact(("gates", gate.id), gate.name, (("state_name", gate.state_name),)) for gate in view.gates)


def _scores(view: ReportView) -> Iterator[Fact]:
    for each in view.dimensions:
        yield Fact(("dimensions", each.id), each.name, (("score", each.score), ("target", each.target)))


def _dimension_gaps(view: ReportView) -> Iterator[Fact]:
    return (Fact(("dimensions", each.id), each.name, (("gap", each.gap),)) for each in view.dimensions)


def _index(view: ReportView) -> Iterator[Fact]:
    if view.index.score.value is not None:
        yield Fact(("index",), format_words(view.language)["index"], (("score", view.index.score),))


def _geometric(view: ReportView) -> Iterator[Fact]:
    yield Fact(("index",), format_words(view.language)["geometric"], (("geometric", view.index.geometric),))


def _people(view: ReportView) -> Iterator[Fact]:
    for role in view.respondents.roles:
        yield Fact(("respondents.roles", role.id), role.plural, (("sentence", role.sentence),))


def _questions(view: ReportView) -> Iterator[Fact]:
    for each in _scored(view):
        yield Fact(("dimensions.questions", each.id), each.number, (("score", each.score), ("target", each.target)))


def _question_gaps(view: ReportView) -> Iterator[Fact]:
    return (Fact(("dimensions.questions", each.id), each.number, (("gap", each.gap),)) for each in _scored(view))


def _scored(view: ReportView) -> Iterator[QuestionView]:
    return (each for dimension in view.dimensions for each in dimension.questions if each.scored)


def _gaps(view: ReportView) -> Iterator[Fact]:
    return (Fact(("gaps", gap.question), gap.number, (("gap", gap.gap),)) for gap in view.gaps)


def _plan(view: ReportView) -> Iterator[Fact]:
    for window in view.plan:
        for action in window.actions:
            said = (("do", action.do), ("owner_name", action.owner_name))
            yield Fact(("plan.actions", action.question), action.do, said)


def _answers(view: ReportView) -> Iterator[Fact]:
    for dimension in view.dimensions:
        for question in dimension.questions:
            for part in question.roles:
                yield Fact(
                    ("dimensions.questions.roles", question.id, part.role), part.role_name, (("mean", part.mean),)
                )


def _beliefs(view: ReportView) -> Iterator[Fact]:
    for pair in view.beliefs.pairs:
        if not pair.hidden:
            said = (("belief", pair.belief), ("practice", pair.practice))
            yield Fact(("beliefs.pairs", pair.estimate), pair.ask, said)


def _pictures(view: ReportView) -> Iterator[Fact]:
    for gap in view.role_gaps:
        said = (("first_mean", gap.first_mean), ("last_mean", gap.last_mean), ("difference", gap.difference))
        yield Fact(("role_gaps", gap.question), gap.ask, said)


def _goals(view: ReportView) -> Iterator[Fact]:
    for group in view.records:
        for record in group.records:
            for value in record.values[:2]:
                begins = value.text[:_BEGINNING]
                yield Fact(("records.records.values", value.field), begins, (("text", begins),))


def _method(view: ReportView) -> Iterator[Fact]:
    yield Fact(("provenance",), view.provenance.digest, (("digest", view.provenance.digest),))


PARTS: Final[dict[str, Callable[[ReportView], Iterator[Fact]]]] = {
    "Requirements: state": _states,
    "Requirements: score and minimum": _requirements,
    "Dimensions: score and target": _scores,
    "Dimensions: gap": _dimension_gaps,
    "Index": _index,
    "Index: geometric mean": _geometric,
    "People who answered, by role": _people,
    "Questions: score and target": _questions,
    "Questions: gap": _question_gaps,
    "Questions: what each role answered": _answers,
    "Gap register": _gaps,
    "Plan: action and owner": _plan,
    "Belief and evidence": _beliefs,
    "Two roles' pictures": _pictures,
    "Goals on record": _goals,
    "Fingerprints, to check against": _method,
}
"""The rows of the matrix in docs/formats.md."""

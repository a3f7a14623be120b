"""Which parts of a questionnaire a scenario exercised."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from crmready.authoring.scenarios.outcome import Outcome
from crmready.authoring.scenarios.parts import Key, leaves
from crmready.authoring.scenarios.running import Played
from crmready.engine import flow
from crmready.engine import verdict as rules
from crmready.engine.scoring import Room
from crmready.model.assessment import Answered
from crmready.model.conditions import AnswerIs
from crmready.model.questions import NumberQuestion, Question, Value


def exercised(played: Played) -> Iterator[Key]:
    """What was answered, capped, planned and decided, and the results that the scenario rightly expects.

    A gate's state, a verdict or a rating that came out unexpected was met by chance: it does not count.
    """
    outcome = played.outcome
    yield from _answered(outcome)
    yield from _capped(outcome)
    yield from (("actions", action.question, str(action.within)) for action in outcome.open.plan)
    yield from _asked_on_condition(outcome)
    yield from _verdict_conditions(outcome)
    for kind, name, value in (covered for seen in played.seen if seen.met for covered in seen.covers):
        if kind == "gate":
            yield ("gates", name)
            yield ("gate states", name, value)
        elif kind == "verdict":
            yield ("verdicts", name)
        else:
            yield ("ratings", name, value)


def _answered(outcome: Outcome) -> Iterator[Key]:
    for (_, name), answer in outcome.assessment.answers.items():
        if isinstance(answer, Answered):
            for option in _options(outcome.questionnaire.asked[name], answer.value):
                yield ("options", name, option)


def _options(question: Question, value: Value) -> Iterator[str]:
    match value:
        case bool():
            yield "yes" if value else "no"
        case tuple():
            yield from value
        case int() | Decimal() if isinstance(question, NumberQuestion):
            ends = [band.up_to for band in question.bands]
            yield str(next(at for at, end in enumerate(ends) if end is None or Fraction(value) <= end))
        case int() | str():
            yield str(value)
        case _:
            return


def _capped(outcome: Outcome) -> Iterator[Key]:
    for name, score in outcome.scorecard.questions.items():
        if any(vote.counted < vote.given for part in score.roles for vote in part.votes):
            yield ("caps", name)


def _asked_on_condition(outcome: Outcome) -> Iterator[Key]:
    room = Room.of(outcome.assessment)
    for question in outcome.questionnaire.questions.values():
        if question.show_if is None:
            continue
        people = [person for role in question.roles for person in room.by_role.get(role, ())]
        for path, leaf in leaves(question.show_if, ()):
            if isinstance(leaf, AnswerIs):
                holds = {flow.holds(leaf, outcome.questionnaire, room.answers[person.id]) for person in people}
                yield from (_condition(question.id, path, held) for held in holds if held is not None)


def _verdict_conditions(outcome: Outcome) -> Iterator[Key]:
    """The rules that were tried: up to the first that holds."""
    seen = rules.Outcome(outcome.scorecard.gates, outcome.scorecard.dimensions)
    for verdict in outcome.questionnaire.verdicts:
        if verdict.when is None:
            return
        for path, leaf in leaves(verdict.when, ()):
            if not isinstance(leaf, AnswerIs):
                yield _condition(verdict.id, path, rules.holds(leaf, seen))
        if rules.holds(verdict.when, seen):
            return


def _condition(owner: str, path: tuple[str | int, ...], held: object) -> Key:
    return ("conditions", owner, "/".join(map(str, path)), "holds" if held else "does not hold")

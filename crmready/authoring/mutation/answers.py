"""Other worth of answers: options that score like their neighbour, number bands that end elsewhere, other caps."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

from crmready.authoring.mutation.minimums import HAIR
from crmready.authoring.mutation.mutant import GONE, Edit, Mutant
from crmready.authoring.mutation.original import Original
from crmready.loading.located_yaml import KeyPath
from crmready.model.questions import (
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    NumberQuestion,
    Question,
    YesNoQuestion,
)
from crmready.model.values import plain_number


def options(original: Original) -> Iterator[Mutant]:
    """What each answer is worth; once for questions that share a set of options."""
    seen: set[str] = set()
    for question in original.scored():
        place = original.place("questions", question.id)
        shared = original.written((*place, "option_set"))
        if shared in seen:
            continue
        about: tuple[str, ...] = (question.id,)
        if shared is not None:
            seen.add(shared)
            place = original.place("option_sets", shared)
            about = tuple(q.id for q in original.scored() if original.written(_set_of(original, q)) == shared)
        yield from _of_question(original, question, place, about)


def _set_of(original: Original, question: Question) -> KeyPath:
    return (*original.place("questions", question.id), "option_set")


def _of_question(original: Original, question: Question, place: KeyPath, about: tuple[str, ...]) -> Iterator[Mutant]:
    match question:
        case LevelsQuestion():
            yield from _levels(original, question, place, about)
        case YesNoQuestion():
            here = (*place, "good")
            other = "no" if question.good == "yes" else "yes"
            missing = f"No scenario expects what an answer to {question.id} counts."
            edit = Edit(here, other)
            yield Mutant("options", question.id, f"good {question.good} → {other}", missing, here, (edit,), about)
        case NumberQuestion():
            yield from _swapped(original, question, (*place, "bands"), about)
        case ChoiceQuestion():
            yield from _swapped(original, question, (*place, "options"), about)
        case MultipleQuestion():
            yield from _multiple(original, question, place, about)
        case _:
            return


def _levels(original: Original, question: LevelsQuestion, place: KeyPath, about: tuple[str, ...]) -> Iterator[Mutant]:
    """Each level with the score of the one below it."""
    for level, (below, score) in enumerate(pairwise(question.level_scores), 1):
        if below == score:
            continue
        here = (*place, "options", level)
        missing = f"No scenario has {' or '.join(about)} at level {level}, and expects what that counts."
        change = f"level {level} of {about[0]} scores {plain_number(score)} → {plain_number(below)}"
        edit = Edit(here, _scoring(original.written(here), below))
        yield Mutant("options", question.id, change, missing, here, (edit,), about)


def _scoring(option: object, score: Fraction) -> dict[str, Any]:
    return {**option, "score": score} if isinstance(option, dict) else {"text": option, "score": score}


def _swapped(original: Original, question: Question, place: KeyPath, about: tuple[str, ...]) -> Iterator[Mutant]:
    """The scores of neighbours exchanged."""
    entries = original.written(place)
    for number, (one, other) in enumerate(pairwise(entries)):
        if one.get("score") == other.get("score"):
            continue
        names = [str(e.get("id") or _band(e)) for e in (one, other)]
        edits = (
            Edit((*place, number), {**one, "score": other.get("score", 0)}),
            Edit((*place, number + 1), {**other, "score": one.get("score", 0)}),
        )
        missing = f"No scenario answers {question.id} with {names[0]} or {names[1]}, and expects what that counts."
        change = f"scores of {names[0]} and {names[1]} exchanged"
        yield Mutant("options", question.id, change, missing, (*place, number), edits, about)


def _band(band: dict[str, Any]) -> str:
    return f"up to {band['up_to']}" if "up_to" in band else "more"


def _multiple(
    original: Original, question: MultipleQuestion, place: KeyPath, about: tuple[str, ...]
) -> Iterator[Mutant]:
    if question.scoring == "count":
        for number, option in enumerate(question.options):
            here = (*place, "options", number, "exclusive")
            counts = "counts" if option.exclusive else "does not count"
            missing = f"No scenario has somebody tick {option.id} of {question.id}, and expects what that counts."
            edit = Edit(here, GONE if option.exclusive else True)
            yield Mutant("options", question.id, f"{option.id} {counts}", missing, here, (edit,), about)
        return
    yield from _swapped(original, question, (*place, "options"), about)
    other = "best" if question.scoring == "sum" else "sum"
    here = (*place, "scoring")
    missing = f"No scenario has somebody tick several options of {question.id}, and expects what that counts."
    change = f"scoring {question.scoring} → {other}"
    yield Mutant("options", question.id, change, missing, here, (Edit(here, other),), about)


def bands(original: Original) -> Iterator[Mutant]:
    """Each edge of a scored number a hair lower, and as far up as the next whole number or half a band."""
    for question in original.scored():
        if not isinstance(question, NumberQuestion):
            continue
        place = (*original.place("questions", question.id), "bands")
        edges = [band.up_to for band in question.bands]
        for number, (edge, following) in enumerate(pairwise(edges)):
            if edge is not None:
                yield from _edges(question, (*place, number, "up_to"), edge, following)


def _edges(question: NumberQuestion, here: KeyPath, edge: Fraction, following: Fraction | None) -> Iterator[Mutant]:
    said = plain_number(edge)
    over = Fraction(edge.numerator // edge.denominator + 1)
    over = over if following is None or over < following else (edge + following) / 2
    for other, where in ((edge - HAIR, f"exactly {said}"), (over, f"more than {said} and up to {plain_number(over)}")):
        missing = f"No scenario has {question.id} at {where}, and expects what that counts."
        change = f"up_to {said} → {plain_number(other)}"
        between = (min(edge, other), max(edge, other))
        yield Mutant("bands", question.id, change, missing, here, (Edit(here, other),), (question.id,), between)


def caps(original: Original) -> Iterator[Mutant]:
    """Each cap a step lower, and a step higher or away."""
    for question in original.scored():
        cap = question.evidence.cap if question.evidence else None
        if cap is None:
            continue
        here = (*original.place("questions", question.id), "evidence", "cap")
        said = plain_number(cap)
        below = [score for score in question.scale if score < cap]
        above = [score for score in question.scale if score > cap]
        if below:
            missing = (
                f"No scenario has {question.id} at {said} or more with nothing to show for it, and expects its score."
            )
            yield _cap(question, f"cap {said} → {plain_number(below[-1])}", missing, Edit(here, below[-1]))
        missing = f"No scenario has {question.id} above {said} with nothing to show for it, and expects its score."
        if len(above) > 1:
            yield _cap(question, f"cap {said} → {plain_number(above[0])}", missing, Edit(here, above[0]))
        else:
            yield _cap(question, "cap left out", missing, Edit(here, GONE))


def _cap(question: Question, change: str, missing: str, edit: Edit) -> Mutant:
    return Mutant("caps", question.id, change, missing, edit.path, (edit,), (question.id,))

"""Another plan: a link of `after` left out, an action moved to another window or left out."""

from collections.abc import Iterator
from typing import Final

from crmready.authoring.mutation.mutant import GONE, Edit, Mutant
from crmready.authoring.mutation.original import Original
from crmready.model.questions import Question

_WINDOWS: Final = (30, 60, 90)


def after(original: Original) -> Iterator[Mutant]:
    """Each question that another waits for, no longer waited for."""
    for question in original.made.questions.values():
        place = (*original.place("questions", question.id), "after")
        for position, earlier in enumerate(question.after):
            missing = (
                f"No scenario has gaps in both {earlier} and {question.id}, and expects an order of gaps or a plan in "
                "which it is seen that the second waits."
            )
            edit = Edit((*place, position), GONE)
            change = f"after without {earlier}"
            about = (question.id, earlier)
            yield Mutant("after", question.id, change, missing, edit.path, (edit,), about)


def actions(original: Original) -> Iterator[Mutant]:
    """Each action in the next window that is free; left out where none is."""
    for question in original.made.questions.values():
        taken = [action.within for action in question.actions]
        for number, within in enumerate(taken):
            free = [window for window in _WINDOWS if window not in taken]
            later = next((window for window in free if window > within), free[0] if free else None)
            yield _moved(original, question, number, later)


def _moved(original: Original, question: Question, number: int, window: int | None) -> Mutant:
    within = question.actions[number].within
    place = (*original.place("questions", question.id), "actions", number)
    missing = f"No scenario expects a plan with action {within} of {question.id} in its window."
    if window is None:
        change, edit = f"action {within} left out", Edit(place, GONE)
    else:
        change, edit = f"within {within} → {window}", Edit((*place, "within"), window)
    return Mutant("actions", question.id, change, missing, edit.path, (edit,), (question.id,))

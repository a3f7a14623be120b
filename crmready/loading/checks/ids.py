"""Ids are unique, and everything that is referred to exists (R301, R302, R311, R313)."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Final

from crmready.loading.checks.findings import Findings
from crmready.loading.located_yaml import KeyPath
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Estimate, Expectation, Question

_LONGEST_CIRCLE: Final = 8
_ASKED: Final = ("questions", "estimates", "expectations")


def every_question(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """The questions of all dimensions, also those that share an id by mistake."""
    return tuple(question for dimension in questionnaire.dimensions for question in dimension.questions)


def everything_asked(
    questionnaire: Questionnaire, findings: Findings
) -> Iterator[tuple[Question | Estimate | Expectation, KeyPath]]:
    """Questions, estimates and expectations with their places."""
    yield from findings.each("questions", every_question(questionnaire))
    yield from findings.each("estimates", questionnaire.estimates)
    yield from findings.each("expectations", questionnaire.expectations)


def check_unique(findings: Findings) -> None:
    """No id twice in a section; questions, estimates and expectations share one set of ids."""
    first: dict[tuple[str, str], KeyPath] = {}
    for section, ids in findings.places.items():
        family = "questions" if section in _ASKED else section
        for name, paths in ids.items():
            for path in paths:
                before = first.setdefault((family, name), path)
                if before is not path:
                    place = findings.assembled.locate((*before, "id"))
                    message = f"The id {name} is already used at {place}."
                    findings.add("R302", (*path, "id"), message, "Give it its own id.")


def check_repeated(names: Sequence[str | None], paths: Sequence[KeyPath], findings: Findings) -> None:
    """None of the names stands in the list twice; None is no name."""
    met: set[str] = set()
    for name, path in zip(names, paths, strict=True):
        if name in met:
            findings.add("R302", path, f"{name} stands here twice.", "Name each of them once.")
        met |= {name} if name is not None else set()


def check_roles(questionnaire: Questionnaire, findings: Findings) -> None:
    """Every role that is named anywhere exists and is named once; each has its wording."""
    known = findings.places["roles"]
    for entry, path in everything_asked(questionnaire, findings):
        for position, role in enumerate(entry.roles):
            if role not in known:
                findings.unknown("roles", role, (*path, "roles", position))
        if len(set(entry.roles)) < len(entry.roles):
            check_repeated(entry.roles, [(*path, "roles", position) for position in range(len(entry.roles))], findings)
        if isinstance(entry.ask, dict):
            _check_wordings(entry.roles, entry.ask, (*path, "ask"), findings)
    for question, path in findings.each("questions", every_question(questionnaire)):
        if question.owner is not None:
            findings.unknown("roles", question.owner, (*path, "owner"))


def _check_wordings(roles: tuple[str, ...], ask: dict[str, str], path: KeyPath, findings: Findings) -> None:
    for role in dict.fromkeys(roles):
        if role not in ask:
            findings.add_at_key("R313", path, f"There is no wording for the role {role}.", f"Add `{role}: …`.")
    for role in ask:
        if role not in roles:
            message = f"The role {role} is not asked this question."
            findings.add_at_key("R313", (*path, role), message, "Remove the line, or add the role to `roles`.")


def check_after(questionnaire: Questionnaire, findings: Findings) -> None:
    """`after` names questions, each once, and nothing waits for itself."""
    waits: dict[str, list[str]] = {}
    for question, path in findings.each("questions", every_question(questionnaire)):
        if not question.after:
            waits[question.id] = []
            continue
        places = [(*path, "after", position) for position in range(len(question.after))]
        for place, earlier in zip(places, question.after, strict=True):
            findings.unknown("questions", earlier, place)
        check_repeated(question.after, places, findings)
        waits[question.id] = list(dict.fromkeys(question.after))
    while circle := _circle(waits):
        path = findings.places["questions"][circle[0]][0]
        message = f"This question waits for itself: {_arrows(circle)}."
        findings.add("R311", (*path, "after"), message, "Remove one of the links.")
        waits[circle[0]].remove(circle[1])


def _arrows(circle: Sequence[str]) -> str:
    """The way round; of a long one its two ends."""
    shown = (
        circle
        if len(circle) <= _LONGEST_CIRCLE
        else (*circle[: _LONGEST_CIRCLE // 2], "…", *circle[-_LONGEST_CIRCLE // 2 :])
    )
    return " → ".join(shown)


def _circle(waits: Mapping[str, list[str]]) -> list[str] | None:
    """A way along `after` from a question back to itself, from the question that is asked first."""
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        around: list[str] = error.args[1][:0:-1]
        order = list(waits)
        start = around.index(min(around, key=order.index))
        return [*around[start:], *around[: start + 1]]
    return None


def check_profiles(questionnaire: Questionnaire, findings: Findings) -> None:
    """Target profiles name dimensions."""
    for profile, path in findings.each("target_profiles", questionnaire.target_profiles):
        for dimension in profile.targets:
            findings.unknown("dimensions", dimension, (*path, "targets", dimension))

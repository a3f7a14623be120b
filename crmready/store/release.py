"""What has been published is kept: nobody can subtract two reports and find one person's answer (scoring, 5 (i)).

A report shows an anonymous role either exactly as an earlier report did, or with changes by so many of its
respondents that the difference says nothing about a single one. Counted for each question by itself: when five
people change one answer each, to five different questions, every question still tells on one person.

Somebody who was forgotten cannot be shown as before, nor be subtracted: their role is withheld altogether until, in
every question that an earlier report may have shown, so many others have changed that it says nothing about them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crmready.model.assessment import Answer, Assessment
from crmready.store.events import Event, Forgotten, Released
from crmready.store.ledger import replay


@dataclass(frozen=True, slots=True)
class Published:
    """What may be shown now."""

    assessment: Assessment
    held_back: Mapping[str, int]
    """By anonymous role that is shown as before: how many of its respondents have answers that wait."""
    fresh: tuple[str, ...]
    """Anonymous roles that show something no report has shown; to be recorded before the report is handed over."""
    through: int
    """The last event this knows of."""
    withheld: frozenset[str] = frozenset()
    """Anonymous roles of which nothing may be shown, neither as it is nor as it was: a respondent was forgotten."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier report showed, and how many of the role whom it may have counted were forgotten since."""

    assessment: Assessment
    forgotten: int = 0


def publishable(events: Sequence[Event], anonymous_roles: Iterable[str], minimum_group: int) -> Published:
    """The assessment with each anonymous role as it is now, or as it was last shown."""
    shown = now = replay(events)
    held_back: dict[str, int] = {}
    fresh: list[str] = []
    withheld: set[str] = set()
    for role in anonymous_roles:
        if role in now.joint:
            continue  # the group's answer, given to be shown; nobody's single answer is in it
        earlier = [_earlier(events, role, mark) for mark in _marks(events, role)]
        last = earlier[-1] if earlier else None
        changed = len(_changed(now, last.assessment, role)) + last.forgotten if last else None
        telling = any(gives_away(now, before, role, minimum_group) for before in earlier)
        if last and changed and telling and last.forgotten:
            withheld.add(role)
        elif last and changed and telling:
            held_back[role] = changed
            shown = _with_role_as_in(shown, last.assessment, role)
        elif changed or (changed is None and _shows_anything(now, role, minimum_group)):
            fresh.append(role)
    return Published(shown, held_back, tuple(fresh), events[-1].seq, frozenset(withheld))


def gives_away(now: Assessment, before: Earlier, role: str, minimum_group: int) -> bool:
    """Whether the two together tell on fewer than `minimum_group` of the role's respondents in some question.

    A question that so few had answered before was hidden then, and has nothing to be compared with. Which questions
    the forgotten had answered is known no more, so each counts as if they had, and as if they had not.
    """
    then, current = _by_question(before.assessment, role), _by_question(now, role)
    for question in {*then, *current}:
        given = then.get(question, {})
        differing = len(_differing(given, current.get(question, {})))
        shown_then = len(given) + before.forgotten >= minimum_group
        if shown_then and differing < minimum_group and differing + before.forgotten > 0:
            return True
    return False


def _earlier(events: Sequence[Event], role: str, mark: int) -> Earlier:
    forgotten = sum(
        isinstance(event, Forgotten) and event.role == role and (event.shown_since or event.seq) <= mark < event.seq
        for event in events
    )
    return Earlier(replay(event for event in events if event.seq <= mark), forgotten)


def _marks(events: Iterable[Event], role: str) -> list[int]:
    return [event.through for event in events if isinstance(event, Released) and role in event.roles]


def _shows_anything(assessment: Assessment, role: str, minimum_group: int) -> bool:
    return any(len(given) >= minimum_group for given in _by_question(assessment, role).values())


def _changed(now: Assessment, before: Assessment, role: str) -> set[str]:
    """Ids of the role's respondents of whom any answer came, went or changed."""
    then, current = _by_question(before, role), _by_question(now, role)
    return {
        respondent
        for question in {*then, *current}
        for respondent in _differing(then.get(question, {}), current.get(question, {}))
    }


def _differing(one: Mapping[str, Answer], other: Mapping[str, Answer]) -> set[str]:
    return {respondent for respondent in {*one, *other} if one.get(respondent) != other.get(respondent)}


def _by_question(assessment: Assessment, role: str) -> dict[str, dict[str, Answer]]:
    """The role's answers by question and respondent, without notes: a note says nothing in a number."""
    members = {respondent.id for respondent in assessment.respondents if respondent.role == role}
    answers: dict[str, dict[str, Answer]] = {}
    for (respondent, question), answer in assessment.answers.items():
        if respondent in members:
            answers.setdefault(question, {})[respondent] = replace(answer, note=None)
    return answers


def _with_role_as_in(assessment: Assessment, before: Assessment, role: str) -> Assessment:
    """One role's respondents and answers from before, everything else as it is."""
    own = {r.id for r in (*assessment.respondents, *before.respondents) if r.role == role}
    others = tuple(r for r in assessment.respondents if r.role != role)
    return replace(
        assessment,
        respondents=(*others, *(r for r in before.respondents if r.role == role)),
        answers={
            **{place: answer for place, answer in assessment.answers.items() if place[0] not in own},
            **{place: answer for place, answer in before.answers.items() if place[0] in own},
        },
    )

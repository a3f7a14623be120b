"""Can an answer be told from what was printed? `./dev privacy N [SEED]` looks at N random assessments, and N pairs.

A pair is two reports that follow each other. Every hidden answer, and every answer of somebody who joined, left,
changed or was forgotten in between, must be able to be another one without a word of any report changing.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from crmready.model.assessment import Answered, Assessment
from crmready.model.questions import Value
from crmready.store.events import Event, Founded, Joined, Left, Released, answer_event
from crmready.store.forgetting import without
from crmready.store.ledger import replay
from crmready.store.release import Published, publishable
from tests.properties.cases import Case, make_case, values_of
from tests.properties.worlds import Place, Report, Worlds

DAY = date(2026, 11, 23)
MOSTLY = 0.8
GROUPS = (1, 2, 3, 4, 4, 5, 6, 8, 10, 12)


def random_case(seed: int) -> Case:
    """A questionnaire with answers of groups of all sizes."""
    dice = Random(seed)  # noqa: S311  # dice for tests, not for secrets
    sizes = [dice.randint(1, 4) for _ in range(dice.randint(1, 3))]
    return make_case(seed, sizes, [dice.choice(GROUPS) for _ in range(4)])


@dataclass(frozen=True)
class Succession:
    """Two reports out of one file, and what happened in it."""

    case: Case
    events: list[Event]
    reports: tuple[Report, Report]

    def told_of_a_group(self, place: Place) -> bool:
        """Whether a report shows what so many said, or changed, at once that what all of them share may be told."""
        respondent, question, _ = place
        shown, given = False, []
        for report in self.reports:
            role = report.votes.get((respondent, question))
            shown = shown or (role is not None and not report.hides(question, role))
            own = {
                p
                for (p, of), theirs in report.votes.items()
                if of == question and theirs == (role or self._role(place))
            }
            given.append({person: report.assessment.answers[person, question] for person in own})
        differing = {p for p in {*given[0], *given[1]} if given[0].get(p) != given[1].get(p)}
        many = len(differing) >= self.case.questionnaire.privacy.minimum_group
        return shown and (many or respondent not in differing)

    def _role(self, place: Place) -> str:
        people = (person for report in self.reports for person in report.assessment.respondents)
        return next(person.role for person in people if person.id == place[0])


def founded(assessment: Assessment) -> list[Event]:
    """A history that leads to this assessment."""
    events: list[Event] = [
        Founded(
            seq=1,
            day=DAY,
            organisation="Acme",
            language="en",
            questionnaire="sample",
            version="1",
            digest="0" * 64,
            secret="0" * 32,
            profile=assessment.profile,
        )
    ]
    for person in assessment.respondents:
        events.append(Joined(seq=len(events) + 1, day=DAY, respondent=person.id, role=person.role))
    for place, answer in assessment.answers.items():
        events.append(answer_event(place, answer, DAY, None).model_copy(update={"seq": len(events) + 1}))
    return events


def _answered(seq: int, place: tuple[str, str], value: Value) -> Event:
    return answer_event(place, Answered(value), DAY, None).model_copy(update={"seq": seq})


def happenings(case: Case, events: list[Event]) -> list[Event]:
    """The history after some have joined, left, changed an answer or been forgotten."""
    dice, made = case.dice, case.questionnaire
    for _ in range(dice.choice((1, 1, 1, 2, 3, 5, 6))):
        now, seq = replay(events), events[-1].seq + 1
        anonymous = [p for p in now.respondents if made.role[p.role].anonymous]
        match dice.choice(("join", "join", "change", "change", "leave", "forget")):
            case "join":
                events = [*events, *_newcomer(case, seq)]
            case "change" if now.answers:
                place = dice.choice(sorted(now.answers))
                events = [*events, _answered(seq, place, dice.choice(values_of(made.asked[place[1]])))]
            case "leave" if anonymous:
                events = [*events, Left(seq=seq, day=DAY, respondent=dice.choice(anonymous).id)]
            case "forget" if anonymous:
                gone = dice.choice(anonymous)
                events = without(events, gone.id, gone.role, DAY)
    return events


def _newcomer(case: Case, seq: int) -> Iterator[Event]:
    """Somebody of any role, who answers most of what they are asked."""
    name, role = f"new-{seq}", case.dice.choice(list(case.questionnaire.role))
    yield Joined(seq=seq, day=DAY, respondent=name, role=role)
    for number, question in enumerate(case.questionnaire.asked_of(role), 1):
        if case.dice.random() < MOSTLY:
            yield _answered(seq + number, (name, question.id), case.dice.choice(values_of(question)))


def published(case: Case, events: list[Event]) -> tuple[Published, Report]:
    """What a report made now shows."""
    anonymous = [role.id for role in case.questionnaire.roles if role.anonymous]
    found = publishable(events, anonymous, case.questionnaire.privacy.minimum_group)
    return found, Report(case.questionnaire, found.assessment, found.withheld)


def succession(case: Case) -> Succession:
    """A report, some happenings, another report."""
    events = founded(case.assessment)
    found, first = published(case, events)
    if found.fresh:
        events = [*events, Released(seq=events[-1].seq + 1, day=DAY, roles=found.fresh, through=found.through)]
    events = happenings(case, events)
    return Succession(case, events, (first, published(case, events)[1]))


@dataclass(frozen=True)
class Verdict:
    """What was looked at in one case: unknown answers, and those for which no other world prints the same."""

    answers: int
    by_premise: int
    """States, ratings and counts, which are always printed, tell them by themselves."""
    of_groups: int
    """At least so many as are shown together share them."""
    pinned: tuple[Place, ...]
    """The rest. There must be none."""


def alone(case: Case) -> Verdict:
    """Every hidden answer of one report."""
    report = Report(case.questionnaire, case.assessment)
    return _verdict([report], lambda _place: False)


def in_succession(case: Case) -> Verdict:
    """Every answer that is hidden in one of two reports, or is not the same in both."""
    found = succession(case)
    return _verdict(found.reports, found.told_of_a_group)


def _verdict(reports: Sequence[Report], told_of_a_group: Callable[[Place], bool]) -> Verdict:
    worlds, premise = Worlds(reports), Worlds(reports, only_premise=True)
    pinned = list(worlds.pinned())
    by_premise = [place for place in pinned if not premise.possible(place)]
    of_groups = [place for place in pinned if place not in by_premise and told_of_a_group(place)]
    left = tuple(place for place in pinned if place not in {*by_premise, *of_groups})
    return Verdict(len(worlds.free), len(by_premise), len(of_groups), left)


def campaign(count: int, seed: int) -> Iterator[tuple[str, int, Verdict]]:
    """Both kinds, one after the other."""
    for number in range(seed, seed + count):
        yield "report", number, alone(random_case(number))
        yield "pair", number, in_succession(random_case(number))


def main(count: int, seed: int) -> int:
    """Runs it and reports; the number of answers that can be told."""
    began, seen, told = time.monotonic(), Counter[str](), 0
    for kind, number, verdict in campaign(count, seed):
        seen[f"{kind}s"] += 1
        seen[f"answers in {kind}s"] += verdict.answers
        seen["told by states, ratings and counts"] += verdict.by_premise
        seen["shared by a whole group"] += verdict.of_groups
        told += len(verdict.pinned)
        for place in verdict.pinned:
            sys.stdout.write(f"{kind} {number}: {place}\n")
    parts = ", ".join(f"{name}: {value}" for name, value in seen.items())
    sys.stdout.write(f"seed {seed}; {parts}; derivable: {told}; {time.monotonic() - began:.0f} s\n")
    return told


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0) else 0)

"""From a scenario's words to an assessment: who is there, what each of them answers, and what is recorded."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crmready.authoring.scenarios.answering import Line, Manner, lines, sheet
from crmready.authoring.scenarios.shape import Group, Groups, Scenario, Shows
from crmready.loading.answer_values import Reading
from crmready.loading.located_yaml import KeyPath
from crmready.model.assessment import Answer, Assessment, Record, Respondent
from crmready.model.questions import RecordQuestion
from crmready.problems import closest, excerpt, listed

_FILLED: Final = {"text": "Filled in", "number": "1", "date": "2027-01-01"}


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is there, as the file and the scenario say it; the scenario's word on a role goes before the file's."""

    groups: Mapping[str, Groups]
    path: KeyPath


def staged(reading: Reading, path: KeyPath, scenario: Scenario, usual: Cast) -> Assessment:
    """The scenario as an assessment; whatever does not fit the questionnaire is noted in `reading`."""
    people = list(_people(reading, path, scenario, list(_groups(reading, path, scenario, usual))))
    _check_targets(reading, path, scenario)
    return Assessment(
        organisation=scenario.id,
        language=reading.questionnaire.language,
        respondents=tuple(person for person, _ in people),
        answers={(person.id, name): answer for person, given in people for name, answer in given.items()},
        records=tuple(_records(reading, path, scenario)),
        profile=scenario.profile,
        targets=scenario.targets,
    )


@dataclass(frozen=True, slots=True)
class _Present:
    """One group of respondents and where it is written."""

    role: str
    group: Group
    path: KeyPath


def _groups(reading: Reading, path: KeyPath, scenario: Scenario, usual: Cast) -> Iterator[_Present]:
    """Each group that is there, roles in the questionnaire's order."""
    own = Cast(scenario.respondents, (*path, "respondents"))
    for cast in (own, usual):
        for role in cast.groups:
            if role not in reading.questionnaire.role:
                near = closest(role, reading.questionnaire.role)
                hint = f"Did you mean {near}?" if near else f"There is: {listed(reading.questionnaire.role)}."
                reading.add_at_key("A503", (*cast.path, role), f"There is no role {excerpt(role)}.", hint)
    for role in reading.questionnaire.role:
        cast = own if role in own.groups else usual
        if role in cast.groups:
            yield from _of_role(role, cast.groups[role], (*cast.path, role))


def _of_role(role: str, groups: Groups, path: KeyPath) -> Iterator[_Present]:
    if isinstance(groups, int):
        yield _Present(role, Group(count=groups), path)
    elif isinstance(groups, Group):
        yield _Present(role, groups, path)
    else:
        yield from (_Present(role, group, (*path, number)) for number, group in enumerate(groups))


def _people(
    reading: Reading, path: KeyPath, scenario: Scenario, present: Sequence[_Present]
) -> Iterator[tuple[Respondent, dict[str, Answer]]]:
    common = list(lines(reading, scenario.answers, (*path, "answers"), None))
    _check_answered(reading, common, present)
    _check_shows(reading, (*path, "evidence"), scenario.evidence)
    _check_shows(reading, (*path, "unshown"), scenario.unshown)
    numbers = dict.fromkeys((group.role for group in present), 0)
    for entry in present:
        group = entry.group
        own = list(lines(reading, group.answers, (*entry.path, "answers"), entry.role))
        _check_shows(reading, (*entry.path, "evidence"), group.evidence or "none")
        _check_shows(reading, (*entry.path, "unshown"), group.unshown or ())
        fitting = [
            line
            for line in (*common, *own)
            if entry.role in line.question.roles and _is_long_enough(reading, line, entry)
        ]
        manner = _manner(group, scenario)
        filled: dict[Hashable, dict[str, Answer]] = {}  # most of a group answer alike, and many scenarios add up
        for number in range(group.count):
            numbers[entry.role] += 1
            given = {line.question.id: line.of(number) for line in fitting}
            same = tuple(given.items())
            if same not in filled:
                filled[same] = sheet(reading.questionnaire, entry.role, given, manner)
            yield Respondent(f"{entry.role}-{numbers[entry.role]}", entry.role, finished=True), filled[same]


def _manner(group: Group, scenario: Scenario) -> Manner:
    return Manner(
        default=scenario.default if group.default is None else group.default,
        beliefs=scenario.beliefs if group.beliefs is None else group.beliefs,
        evidence=scenario.evidence if group.evidence is None else group.evidence,
        unshown=scenario.unshown if group.unshown is None else group.unshown,
    )


def _is_long_enough(reading: Reading, line: Line, entry: _Present) -> bool:
    """Whether there is an answer for each respondent; noted when there are more or fewer."""
    count = entry.group.count
    if not line.one_each or len(line.answers) == count:
        return True
    if count:
        there = f"{len(line.answers)} answer{'' if len(line.answers) == 1 else 's'}"
        message = f"There {'is' if len(line.answers) == 1 else 'are'} {there} for {count} × {entry.role}."
        hint = "Write one for each respondent in the group, or a single one for all of them."
        reading.add("C803", line.path, message, hint)
    return False


def _check_answered(reading: Reading, common: Iterable[Line], present: Iterable[_Present]) -> None:
    there = {entry.role for entry in present if entry.group.count}
    for line in common:
        if not there & set(line.question.roles):
            message = f"Nobody in this scenario is asked {line.question.id}."
            hint = f"It is asked of: {listed(line.question.roles)}. Add such a respondent, or remove the answer."
            reading.add_at_key("C802", line.path, message, hint)


def _check_shows(reading: Reading, path: KeyPath, shows: Shows) -> None:
    for number, name in enumerate(() if isinstance(shows, str) else shows):
        question = reading.question(name, (*path, number))
        if question is not None and question.evidence is None:
            hint = "Name questions that have `evidence`."
            reading.add("C807", (*path, number), f"{name} does not ask what shows the answer.", hint)


def _check_targets(reading: Reading, path: KeyPath, scenario: Scenario) -> None:
    profiles = [profile.id for profile in reading.questionnaire.target_profiles]
    if scenario.profile is not None and scenario.profile not in profiles:
        hint = f"There is: {listed(profiles)}." if profiles else "Remove the line: the questionnaire has none."
        reading.add("A509", (*path, "profile"), f"There is no target profile {excerpt(scenario.profile)}.", hint)
    dimensions = [dimension.id for dimension in reading.questionnaire.dimensions]
    for name in scenario.targets:
        if name not in dimensions:
            near = closest(name, dimensions)
            hint = f"Did you mean {near}?" if near else f"There is: {listed(dimensions)}."
            reading.add_at_key("A509", (*path, "targets", name), f"There is no dimension {excerpt(name)}.", hint)


def _records(reading: Reading, path: KeyPath, scenario: Scenario) -> Iterator[Record]:
    """As many records as the scenario says; a begun one lacks everything."""
    for name, count in scenario.records.items():
        here = (*path, "records", name)
        question = reading.question(name, here)
        if question is None:
            continue
        if not isinstance(question, RecordQuestion):
            reading.add_at_key("A502", here, f"{name} is not a record question.", "Write its answer under `answers`.")
            continue
        filled = {field.id: _FILLED[field.type] for field in question.fields}
        for number in range(count.complete + count.begun):
            yield Record(f"{name}-{number + 1}", name, filled if number < count.complete else {})

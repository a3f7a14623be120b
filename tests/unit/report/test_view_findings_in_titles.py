"""What the titles say: counts in words, right in both languages, and never more than is printed."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.report.shapes.gates import GateStateName, GateView
from crmready.report.shapes.numbers import Number
from crmready.report.shapes.report import ReportView
from crmready.report.view.counting import requirements, share_at_start, spelled
from crmready.report.view.findings import findings_view
from crmready.report.view.parts import Parts
from crmready.report.view.standing import dimension_finding, profile_finding
from crmready.report.view.words import Words
from tests.unit.report.view_sample import assessment, people, sellers, view

EN, NB = Words.of("en"), Words.of("nb")
LEADERS = (
    people("manager", {"written": 3, "followed": 3, "known-estimate": 3, "described": 1}),
    people("executive", {"written": (3, "Book"), "known-estimate": 4, "system": 4, "described": 1}),
)
VIEW = view(assessment(sellers("known", 1, 2, 2, 1, 3), *LEADERS))
GATE = VIEW.gates[0]
STATES = get_args(GateStateName)


def parts_of(report: ReportView) -> Parts:
    return Parts(
        report.verdict, report.respondents, report.gates, report.dimensions, report.beliefs, report.role_gaps,
        report.agreements, report.dont_know, report.first_actions, report.plan,
    )  # fmt: skip


def gates(*states: GateStateName, hard: int = 99) -> tuple[GateView, ...]:
    return tuple(
        replace(GATE, state=state, severity="hard" if place < hard else "warning") for place, state in enumerate(states)
    )


def said(words: Words, found: tuple[GateView, ...]) -> str | None:
    return findings_view(words, replace(parts_of(VIEW), gates=found)).gates


@pytest.mark.parametrize(
    ("states", "english", "norwegian"),
    [
        (("pass",), "The one requirement is met.", "Det ene kravet er oppfylt."),
        (("pass", "pass"), "Both requirements are met.", "Begge kravene er oppfylt."),
        (("pass",) * 9, "All nine requirements are met.", "Alle de ni kravene er oppfylt."),
        (("fail", "pass"), "One of two requirements is not met.", "Ett av to krav er ikke oppfylt."),
        (("claimed",) * 2 + ("pass",), "Two of three requirements are claimed, but not shown.",
         "To av tre krav er påstått, men ikke vist."),
        (("unknown",) * 3, "None of the three requirements is settled.", "Ingen av de tre kravene er avklart."),
        (("fail",) * 3, "None of the three requirements is met.", "Ingen av de tre kravene er oppfylt."),
        (("fail", "fail"), "Neither requirement is met.", "Ingen av kravene er oppfylt."),
        (("unknown",), "The one requirement is not settled.", "Det ene kravet er ikke avklart."),
        (("claimed", "fail"), "Both requirements are missing or not settled.",
         "Begge kravene mangler eller er ikke avklart."),
        (("fail",) * 4 + ("unknown", "claimed") + ("pass",) * 3, "Six of nine requirements are missing or not settled.",
         "Seks av ni krav mangler eller er ikke avklart."),
        (("fail",) * 13 + ("pass",) * 7, "13 of 20 requirements are not met.", "13 av 20 krav er ikke oppfylt."),
    ],
)  # fmt: skip
def test_requirements_are_counted_in_words_that_agree(
    states: tuple[GateStateName, ...], english: str, norwegian: str
) -> None:
    assert said(EN, gates(*states)) == english
    assert said(NB, gates(*states)) == norwegian


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=20))
def test_the_title_counts_just_the_requirements_that_are_not_met(states: list[GateStateName]) -> None:
    found = gates(*states)
    left = sum(state != "pass" for state in states)
    none = left == len(states) > 1 and len(set(states)) == 1 and states[0] != "claimed"
    for words in (EN, NB):
        sentence = said(words, found)
        assert sentence == said(words, found[::-1]), "the order of the requirements says nothing"
        assert sentence is not None
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.endswith(".")
        counted = share_at_start(words, requirements(words), left or len(states), len(states))
        assert sentence.startswith(counted) != none
    assert (none or left == 1 or len(states) == 1) == (" is " in str(said(EN, found)))


@given(st.integers(1, 12))
def test_numbers_up_to_twelve_are_words_in_both_languages(number: int) -> None:
    assert spelled(EN, number).isalpha()
    assert spelled(NB, number).isalpha()
    assert spelled(EN, number + 12) == str(number + 12)


def test_what_stands_in_the_way_is_absolute_first_and_otherwise_what_remains() -> None:
    def blocks(words: Words, found: tuple[GateView, ...]) -> str | None:
        return findings_view(words, replace(parts_of(VIEW), gates=found)).blocks

    both = gates("fail", "claimed", "fail", hard=2)
    assert blocks(EN, both) == "One absolute requirement stands in the way."
    assert blocks(NB, both) == "Ett absolutt krav står i veien."
    assert blocks(NB, gates("fail", "unknown")) == "To absolutte krav står i veien."
    left = gates("pass", "claimed", "fail", hard=2)
    assert blocks(EN, left) == "Two requirements remain before everything is in place."
    assert blocks(EN, gates("pass", "pass")) is None


def test_the_profile_names_the_area_that_lies_furthest_below_only_when_it_is_alone() -> None:
    one, other = VIEW.dimensions
    far, near = Number(30.0, "30.0"), Number(10.0, "10.0")
    apart = (replace(one, gap=far), replace(other, gap=near))
    assert profile_finding(EN, apart) == "Both areas lie below their targets, “Sales process” furthest."
    level = (replace(one, gap=far), replace(other, gap=far))
    assert profile_finding(NB, level) == "Begge områdene ligger under målet."
    above = replace(other, gap=Number(-2.0, "−2.0"))
    assert profile_finding(EN, (replace(one, gap=far), above)) == "One of two areas lies below its target."
    hidden = replace(one, gap=Number(None, "hidden", hidden=True))
    there = replace(one, gap=Number(0.0, "0.0"))
    assert profile_finding(EN, (there, above)) == "Both areas have reached their targets."
    assert profile_finding(NB, (there,)) == "Det ene området har nådd målet."
    assert profile_finding(EN, (hidden, above)) == "No area that has a score lies below its target."
    assert profile_finding(NB, (hidden,)) == "Ingen områder har poeng som kan vises ennå."


def test_an_area_counts_only_questions_whose_number_is_printed() -> None:
    few = view(assessment(sellers("known", 0, 1, 1, 1), *LEADERS))
    shown = [question for question in few.dimensions[0].questions if question.gap.value is not None]
    assert 0 < len(shown) < len(few.dimensions[0].questions)
    assert dimension_finding(EN, few.dimensions[0]) == few.dimensions[0].finding
    assert few.dimensions[0].finding in {
        "The one question that has a score lies below the target.",
        "One of the two questions that have a score lies below the target.",
        "Both questions that have a score lie below the target.",
    }


def test_a_plan_without_actions_says_why_it_is_empty() -> None:
    bare = tuple(replace(window, actions=()) for window in VIEW.plan)
    assert len(bare) == 3
    parts = replace(parts_of(VIEW), plan=bare, first_actions=())
    assert findings_view(EN, parts).plan == "No gap calls for an action."
    nobody = replace(parts, respondents=replace(parts.respondents, answered=0))
    assert findings_view(EN, nobody).plan == "Nothing is planned before somebody has answered."
    assert findings_view(NB, nobody).plan == "Ingenting blir planlagt før noen har svart."


def test_what_is_not_known_is_said() -> None:
    empty = view(assessment()).findings
    assert empty.unknown[0] == "Three requirements cannot be settled before more is answered."
    assert any(sentence.startswith("Not asked yet: sellers") for sentence in empty.unknown)
    assert empty.start is None
    few = view(assessment(sellers("known", 0, 1, 1, 1), *LEADERS)).findings
    assert "Some answers are hidden, because too few people gave them." in few.unknown


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_part_of_a_full_report_has_its_title(language: str) -> None:
    found = view(assessment(sellers("followed", 1, 1, 1, 1, 1), sellers("known", 1, 2), *LEADERS), language).findings
    for sentence in (found.gates, found.profile, found.start, found.plan, found.beliefs, found.pictures):
        assert sentence is not None
        assert sentence.endswith(".")
    assert found.summary.startswith(view(assessment(*LEADERS), language).verdict.name)


@pytest.mark.parametrize(
    ("printed", "said_of_it"),
    [
        (
            ((90, 10), (60, 50)),
            "In one of two questions much is expected of technology, but the groundwork is missing.",
        ),
        (
            ((68, 25), (57, 57), (58, 27)),
            "In two of three questions more is expected of technology than the groundwork carries.",
        ),
        (((40, 60), (50, 50)), "Nowhere is more expected of technology than the groundwork carries."),
    ],
)
def test_the_title_on_technology_never_contradicts_the_numbers_below_it(
    printed: tuple[tuple[int, int], ...], said_of_it: str
) -> None:
    one = VIEW.beliefs.reliances[0]
    reliances = tuple(
        replace(
            one,
            expected=Number(expected, f"{expected}%"),
            groundwork=Number(groundwork, f"{groundwork}%"),
            quadrant="ahead" if expected >= 75 and groundwork <= 25 else "mixed",
        )
        for expected, groundwork in printed
    )
    found = findings_view(EN, replace(parts_of(VIEW), beliefs=replace(VIEW.beliefs, reliances=reliances)))
    assert found.reliance == said_of_it

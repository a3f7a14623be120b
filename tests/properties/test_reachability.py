"""What is said to be possible is shown by the engine, and what is said to be impossible never happens."""

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Final

from hypothesis import given, settings

from crmready.authoring.semantics.conditions import visibilities
from crmready.authoring.semantics.deciding import Reached, decisions
from crmready.authoring.semantics.situations import TooManyError
from crmready.authoring.semantics.space import Space
from crmready.authoring.semantics.verdicts import states_of
from crmready.engine.flow import Shown, shown
from crmready.engine.score import score
from crmready.engine.verdict import Outcome, holds
from crmready.model.questionnaire import Questionnaire, Verdict
from crmready.model.scorecard import Scorecard, State, Status
from tests.building import Raw, verdict
from tests.properties.cases import Case, cases, make_case

SEEDS: Final = range(150)


def true_comparisons(space: Space, result: Scorecard) -> int:
    """The comparisons of verdicts that are true in a scorecard, as the engine evaluates them."""
    outcome = Outcome(result.gates, result.dimensions)
    return sum(bit for atom, bit in space.bits.items() if holds(atom, outcome))


def condition(dice: Random, made: Questionnaire, depth: int = 2) -> Raw:
    """A rule that looks at single gates and dimensions, also for what is good, and with contradictions."""
    kind = dice.choice(["gate", "status", "rating", "all", "any", "not"] if depth else ["gate", "status", "rating"])
    if kind == "gate" and made.gates:
        return {"gates": [dice.choice(made.gates).id], "state": dice.sample([state.value for state in State], 2)}
    if kind in {"all", "any"}:
        return {kind: [condition(dice, made, depth - 1) for _ in range(2)]}
    if kind == "not":
        return {"not": condition(dice, made, depth - 1)}
    around: Raw = {"dimensions": [dice.choice(made.dimensions).id]}
    if kind == "status":
        return {**around, "status": [dice.choice(list(Status)).value]}
    return {**around, "lower_rating": [dice.choice(made.ratings).id]}


def contrary(case: Case) -> Case:
    """The case with verdicts that nobody would write."""
    made = case.questionnaire
    rules = [verdict(f"rule-{number}", condition(case.dice, made)) for number in range(4)]
    verdicts = tuple(Verdict.model_validate(rule) for rule in [*rules, verdict("rest")])
    return replace(case, questionnaire=made.changed(verdicts=verdicts))


def satisfied(name: str, made: Questionnaire, result: Scorecard) -> bool:
    """Whether a verdict's own condition holds in a scorecard, whichever verdict is given."""
    (wanted,) = (one for one in made.verdicts if one.id == name)
    return wanted.when is None or holds(wanted.when, Outcome(result.gates, result.dimensions))


contrary_cases = cases.map(contrary)


@given(cases | contrary_cases)
@settings(deadline=None)
def test_no_assessment_makes_comparisons_true_together_that_are_said_to_exclude_each_other(case: Case) -> None:
    space = Space(case.questionnaire)
    try:
        possible = space.ways()
    except TooManyError:
        return
    assert true_comparisons(space, case.scorecard) in possible


@given(cases)
@settings(deadline=None)
def test_no_gate_is_in_a_state_that_it_is_said_never_to_be_in(case: Case) -> None:
    space = Space(case.questionnaire)
    for gate in case.scorecard.gates:
        assert gate.state in states_of(space, gate.gate)


@given(cases | contrary_cases)
@settings(deadline=None)
def test_a_verdict_that_is_said_to_be_possible_is_given_for_the_witness(case: Case) -> None:
    decided = decisions(case.questionnaire)
    for name, decision in decided.items():
        if decision.reached is Reached.YES:
            assert decision.witness is not None
        elif decision.reached is not Reached.SHADOWED:
            assert decision.witness is None
        if decision.witness is not None:
            given_to_it = score(case.questionnaire, decision.witness)
            assert (given_to_it.verdict == name) is (decision.reached is Reached.YES)
            assert satisfied(name, case.questionnaire, given_to_it)
    assert decided[case.scorecard.verdict].reached in (Reached.YES, Reached.UNDECIDED)


@given(cases)
@settings(deadline=None)
def test_conditions_that_never_hold_show_nothing_and_those_that_always_hold_hide_nothing(case: Case) -> None:
    made = case.questionnaire
    found = visibilities(made)
    for respondent in case.assessment.respondents:
        sheet = {question: a for (person, question), a in case.assessment.answers.items() if person == respondent.id}
        for name, visibility in found.items():
            if respondent.role in made.questions[name].roles:
                state = shown(made.questions[name], made, sheet)
                assert not (visibility.never and state is Shown.YES)
                assert not (visibility.always and state is Shown.NO)


@given(cases)
@settings(deadline=None)
def test_the_answers_that_are_said_to_fulfil_a_condition_do(case: Case) -> None:
    made = case.questionnaire
    for name, visibility in visibilities(made).items():
        if visibility.holds_with is not None:
            assert shown(made.questions[name], made, visibility.holds_with) is Shown.YES
        if visibility.fails_with is not None:
            assert shown(made.questions[name], made, visibility.fails_with) is Shown.NO


def some_cases() -> list[Case]:
    """Cases of some size."""
    dice = Random(1)  # noqa: S311  # dice for tests, not for secrets
    return [make_case(seed, dice.choices(range(1, 6), k=3), [1, 1, 1, 1]) for seed in SEEDS]


def test_hardly_anything_is_left_undecided() -> None:
    found = Counter(decision.reached for case in some_cases() for decision in decisions(case.questionnaire).values())
    assert found[Reached.YES] > 250, found
    assert found[Reached.UNDECIDED] * 50 <= sum(found.values()), found


def test_of_verdicts_that_nobody_would_write_most_are_decided() -> None:
    made = [contrary(case).questionnaire for case in some_cases()]
    found = Counter(decision.reached for one in made for decision in decisions(one).values())
    assert found[Reached.NEVER] > 10, found
    assert found[Reached.SHADOWED] > 10, found
    assert found[Reached.UNDECIDED] * 10 <= sum(found.values()), found

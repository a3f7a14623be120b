"""What must hold of scores, gates and verdicts for any questionnaire and any answers (docs/scoring.md)."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from crmready.engine.score import score
from crmready.model.assessment import Answered, DontKnow, NotApplicable, Respondent
from crmready.model.questionnaire import Dimension, Questionnaire
from crmready.model.scorecard import Scorecard
from tests.properties.cases import Case, Key, cases, values_of
from tests.properties.comparing import everything, gate_ranks, outcome, scores, spans, verdict_rank

FACTORS = (Fraction(1, 7), Fraction(3), Fraction(100))


def assert_no_better(case: Case, after: Scorecard, before: Scorecard) -> None:
    """Neither gates nor the verdict are better than before."""
    ranks = gate_ranks(before)
    assert all(rank <= ranks[gate] for gate, rank in gate_ranks(after).items())
    assert verdict_rank(case.questionnaire, after) <= verdict_rank(case.questionnaire, before)


def assert_none_higher(after: Scorecard, before: Scorecard) -> None:
    """The same scores are there, and none is higher than before."""
    earlier, later = scores(before), scores(after)
    assert later.keys() == earlier.keys()
    assert all(later[name] <= value for name, value in earlier.items())


def raised(case: Case) -> dict[Key, Answered]:
    """Some practice answers, each with a value that scores higher; what others depend on stays as it is."""
    found: dict[Key, Answered] = {}
    controls = {q.id for q in case.questionnaire.questions.values() if q.type == "choice" or q.weight == 0}
    for key, answer in case.given():
        question = case.questionnaire.questions.get(key[1])
        if question is None or question.id in controls:
            continue
        now = question.score(answer.value)
        higher = [v for v in values_of(question) if now is not None and (question.score(v) or now) > now]
        if higher and case.dice.random() < 0.3:
            found[key] = replace(answer, value=case.dice.choice(higher))
    return found


@given(cases)
def test_raising_practice_answers_never_lowers_a_score_a_gate_or_the_verdict(case: Case) -> None:
    higher = raised(case)
    assume(higher)
    before, after = case.scorecard, score(case.questionnaire, case.with_answers(higher))
    assert_none_higher(before, after)
    assert_no_better(case, before, after)


@given(cases)
def test_asking_everybody_of_one_role_twice_changes_no_score(case: Case) -> None:
    assume(case.assessment.respondents)
    role = case.dice.choice(case.assessment.respondents).role
    twins = [person for person in case.assessment.respondents if person.role == role]
    copies = {
        (f"{person.id}-twin", question): answer
        for person in twins
        for (respondent, question), answer in case.assessment.answers.items()
        if respondent == person.id
    }
    doubled = replace(
        case.with_answers(copies),
        respondents=(*case.assessment.respondents, *(Respondent(f"{person.id}-twin", role) for person in twins)),
    )
    assert outcome(score(case.questionnaire, doubled)) == outcome(case.scorecard)


@given(cases)
def test_the_order_of_respondents_questions_and_dimensions_changes_nothing(case: Case) -> None:
    dice, made, found = case.dice, case.questionnaire, case.assessment

    def shuffled(dimension: Dimension) -> Dimension:
        return dimension.changed(questions=tuple(dice.sample(dimension.questions, len(dimension.questions))))

    dimensions = [shuffled(dimension) for dimension in made.dimensions]
    mixed = made.changed(dimensions=tuple(dice.sample(dimensions, len(dimensions))))
    answers = dict(dice.sample(sorted(found.answers.items(), key=lambda a: a[0]), len(found.answers)))
    people = tuple(dice.sample(found.respondents, len(found.respondents)))
    reordered = score(mixed, replace(found, answers=answers, respondents=people))
    assert everything(reordered) == everything(case.scorecard)


def weighed(made: Questionnaire, factors: tuple[Fraction, Fraction, Fraction]) -> Questionnaire:
    """The questionnaire with all weights of dimensions, questions and roles times a constant."""
    of_dimensions, of_questions, of_roles = factors
    dimensions = tuple(
        dimension.changed(
            weight=dimension.weight * of_dimensions,
            questions=tuple(q.changed(weight=q.weight * of_questions) for q in dimension.questions),
        )
        for dimension in made.dimensions
    )
    roles = tuple(role.changed(weight=role.weight * of_roles) for role in made.roles)
    return made.changed(dimensions=dimensions, roles=roles)


@given(cases, st.tuples(*[st.sampled_from(FACTORS)] * 3))
def test_all_weights_times_a_constant_change_nothing(case: Case, factors: tuple[Fraction, Fraction, Fraction]) -> None:
    before, after = case.scorecard, score(weighed(case.questionnaire, factors), case.assessment)
    assert outcome(after) == outcome(before)
    assert [gap.question for gap in after.gaps] == [gap.question for gap in before.gaps]
    assert (after.gates, after.plan) == (before.gates, before.plan)


@given(cases)
def test_taking_evidence_away_never_raises_a_score_a_gate_or_the_verdict(case: Case) -> None:
    bare = {key: replace(a, evidence=()) for key, a in case.given() if a.evidence and case.dice.random() < 0.5}
    assume(bare)
    after = score(case.questionnaire, case.with_answers(bare))
    assert_none_higher(after, case.scorecard)
    assert_no_better(case, after, case.scorecard)


@given(cases)
def test_a_missing_answer_never_improves_a_gate_the_verdict_or_a_lower_bound(case: Case) -> None:
    missing = {
        key: case.dice.choice([None, DontKnow()])
        for key, answer in sorted(case.assessment.answers.items())
        if not isinstance(answer, DontKnow) and case.dice.random() < 0.3
    }
    assume(missing)
    before, after = case.scorecard, score(case.questionnaire, case.with_answers(missing))
    later = spans(after)
    assert all(later[name].low <= span.low for name, span in spans(before).items())
    assert_no_better(case, after, before)


def without(made: Questionnaire, gone: str) -> Questionnaire:
    """The questionnaire as if this question had never been written."""
    return made.changed(
        dimensions=tuple(
            d.changed(questions=tuple(q.changed(after=()) for q in d.questions if q.id != gone))
            for d in made.dimensions
        ),
        gates=tuple(gate for gate in made.gates if gate.question != gone),
        estimates=tuple(estimate for estimate in made.estimates if estimate.of != gone),
        expectations=tuple(expectation for expectation in made.expectations if expectation.pair != gone),
    )


@given(cases)
def test_a_question_that_applies_to_nobody_is_as_good_as_not_there(case: Case) -> None:
    addressees = {
        question.id: [person.id for person in case.assessment.respondents if person.role in question.roles]
        for question in case.questionnaire.questions.values()
        if question.id in case.scorecard.questions and (question.weight or question.type != "yes-no")
    }
    known = [name for name, people in addressees.items() if people]
    assume(known)
    gone = case.dice.choice(known)
    nobody = case.with_answers({(person, gone): NotApplicable("no such thing") for person in addressees[gone]})
    after, never_written = (score(made, nobody) for made in (case.questionnaire, without(case.questionnaire, gone)))
    assert after.dimensions == never_written.dimensions
    assert after.index == never_written.index
    kept = {gate.gate for gate in never_written.gates}
    assert tuple(gate for gate in after.gates if gate.gate in kept) == never_written.gates


@given(cases)
def test_the_geometric_mean_is_never_above_the_index_and_equals_it_when_all_dimensions_are_equal(case: Case) -> None:
    index = case.scorecard.index
    weighing = [d.score for d in case.scorecard.dimensions if d.weight and d.score is not None]
    assume(index.score is not None)
    assert index.score is not None
    assert index.geometric is not None
    assert index.least == min(weighing)
    assert index.least <= index.geometric <= index.score
    assert (len(set(weighing)) > 1) or index.geometric == index.score


@given(cases)
def test_estimates_and_expectations_change_no_score_gate_or_verdict(case: Case) -> None:
    beliefs = {belief.id for belief in (*case.questionnaire.estimates, *case.questionnaire.expectations)}
    assume(beliefs)
    unasked = case.questionnaire.changed(estimates=(), expectations=())
    answers = {key: answer for key, answer in case.assessment.answers.items() if key[1] not in beliefs}
    plain = score(unasked, replace(case.assessment, answers=answers))
    assert outcome(plain) == outcome(case.scorecard)
    assert (plain.gaps, plain.plan) == (case.scorecard.gaps, case.scorecard.plan)


@given(cases)
def test_every_score_and_the_index_lie_in_their_interval(case: Case) -> None:
    intervals, found = spans(case.scorecard), scores(case.scorecard)
    assume(found)
    for name, value in found.items():
        if name[0] in {"question", "dimension", "gate", "index"} and name in intervals:
            assert intervals[name].low <= value <= intervals[name].high
    assert {name for name in found if name[0] in {"question", "dimension", "index"}} <= intervals.keys()
    assert all(0 <= span.low <= span.high <= 1 for name, span in intervals.items() if name[0] in {"dimension", "index"})

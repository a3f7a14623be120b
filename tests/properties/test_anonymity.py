"""No hidden value can be computed from what is printed (docs/scoring.md, "Anonymity")."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from crmready.engine.publication import publish
from crmready.engine.score import score
from crmready.model.assessment import Answered, Assessment
from crmready.model.publication import Publication
from crmready.model.scorecard import Scorecard
from tests.properties.cases import Case, Key, make_case, seeds, sizes, values_of
from tests.properties.printing import printable

TRIES = 15

groups = st.lists(st.sampled_from((1, 1, 2, 3, 4, 6, 11)), min_size=4, max_size=4)
secretive = st.builds(make_case, seeds, sizes, groups)


def hidden_answers(case: Case, publication: Publication) -> list[tuple[Key, Answered]]:
    """Every answer of an anonymous role to a question or estimate that is hidden for too few answers."""
    made, minimum = case.questionnaire, case.questionnaire.privacy.minimum_group
    controls = {q.id for q in made.questions.values() if q.type == "choice" or (q.type == "yes-no" and not q.weight)}
    given = [(key, case.role_of(key[0]), answer) for key, answer in case.given()]
    return [
        (key, answer)
        for key, role, answer in given
        if made.role[role].anonymous
        and key[1] not in controls
        and ((key[1], role) in publication.roles or key[1] in publication.estimates | publication.expectations)
        and sum(other[1] == key[1] and other_role == role for other, other_role, _ in given) < minimum
    ]


def premise(scorecard: Scorecard) -> object:
    """What is told of hidden answers: states and ratings."""
    return (
        scorecard.verdict,
        [gate.state for gate in scorecard.gates],
        [(d.status, d.rating) for d in scorecard.dimensions],
    )


def variants(case: Case, answers: list[tuple[Key, Answered]]) -> Iterator[Assessment]:
    """Assessments that differ in one to four hidden answers."""
    for _ in range(TRIES):
        chosen = case.dice.sample(answers, min(len(answers), case.dice.randint(1, 4)))
        changed = {
            key: replace(answer, value=case.dice.choice(values_of(case.questionnaire.asked[key[1]])))
            for key, answer in chosen
        }
        if changed != dict(chosen):
            yield case.with_answers(changed)


@given(secretive)
def test_other_hidden_answers_with_the_same_states_and_ratings_print_the_same(case: Case) -> None:
    scorecard = case.scorecard
    publication = publish(case.questionnaire, scorecard)
    hidden = hidden_answers(case, publication)
    assume(hidden)
    printed = printable(case.questionnaire, scorecard, publication)
    looked_at = 0
    for variant in variants(case, hidden):
        other = score(case.questionnaire, variant)
        if premise(other) == premise(scorecard):
            looked_at += 1
            assert printable(case.questionnaire, other, publish(case.questionnaire, other)) == printed
    assume(looked_at)

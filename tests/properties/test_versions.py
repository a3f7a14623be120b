"""What a comparison of two versions promises, whatever the questionnaire, the edits and the answers."""

from dataclasses import replace
from random import Random

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from crmready.authoring.differing.comparing import compare
from crmready.authoring.differing.edition import Edition
from crmready.authoring.differing.effects import Comparison, Effect
from crmready.authoring.differing.fitting import Fitting
from crmready.authoring.differing.versions import advice
from crmready.engine.score import score
from crmready.errors import InputError
from crmready.loading.questionnaire import LoadedQuestionnaire, restore
from crmready.model.questionnaire import Questionnaire
from tests.properties.cases import make_case, people, seeds, sizes
from tests.properties.comparing import outcome
from tests.properties.editing import EDITS, Edit, edited
from tests.properties.instruments import Author

HALF = settings(max_examples=settings().max_examples // 2)
"""Each example compares two whole questionnaires."""
edits = st.lists(st.sampled_from(EDITS), min_size=1, max_size=3)


def accepted(raw: dict[str, object]) -> Edition | None:
    """The version, when the loader would take it."""
    try:
        loaded = LoadedQuestionnaire(Questionnaire.model_validate(raw), {})
        return Edition(restore(loaded.snapshot()))
    except (InputError, ValueError):
        return None


def versions(seed: int, parts: list[int], made: list[Edit]) -> tuple[Edition, Edition]:
    """A random questionnaire and what became of it."""
    dice = Random(seed)  # noqa: S311  # dice for tests, not for secrets
    raw = Author(dice, parts).questionnaire()
    before, after = accepted(raw), accepted(edited(raw, dice, made))
    assume(before is not None and after is not None)
    assert before is not None
    assert after is not None
    return before, after


@HALF
@given(seeds, sizes)
def test_a_questionnaire_does_not_differ_from_itself(seed: int, parts: list[int]) -> None:
    raw = Author(Random(seed), parts).questionnaire()  # noqa: S311
    one, other = accepted(raw), accepted(raw)
    assert one is not None
    assert other is not None
    assert compare(one, other) == Comparison(())


@HALF
@given(seeds, sizes, people, edits)
def test_what_is_called_comparable_changes_no_score_whatever_was_answered(
    seed: int, parts: list[int], present: list[int], made: list[Edit]
) -> None:
    before, after = versions(seed, parts, made)
    comparison = compare(before, after)
    event(f"{comparison.effect!r}")
    assume(comparison.effect is None or comparison.effect <= Effect.COMPARABLE)
    case = make_case(seed, parts, present)
    assert case.questionnaire == before.questionnaire
    fitted = Fitting.of(after.questionnaire, comparison).fitted(case.assessment, before.questionnaire)
    assert fitted.lost == ()
    assert fitted.assessment == case.assessment
    later = score(after.questionnaire, case.assessment)
    # A new question of weight 0 has a score of its own, and nothing else knows of it.
    known = {name: one for name, one in later.questions.items() if name in case.scorecard.questions}
    assert outcome(replace(later, questions=known)) == outcome(case.scorecard)


@HALF
@given(seeds, sizes, people, edits)
def test_answers_fit_unless_something_is_called_breaking(
    seed: int, parts: list[int], present: list[int], made: list[Edit]
) -> None:
    before, after = versions(seed, parts, made)
    comparison = compare(before, after)
    named = before.questionnaire.changed(
        roles=tuple(role.changed(anonymous=False) for role in before.questionnaire.roles)
    )
    case = make_case(seed, parts, present)
    fitted = Fitting.of(after.questionnaire, comparison).fitted(case.assessment, named)
    assert not fitted.lost or comparison.effect is Effect.BREAKING
    again = Fitting.of(after.questionnaire).fitted(fitted.assessment, named)
    assert (again.lost, again.assessment) == ((), fitted.assessment)
    score(after.questionnaire, fitted.assessment)


@HALF
@given(seeds, sizes, edits)
def test_the_way_back_is_seen_as_well_and_the_advice_follows_the_worst(
    seed: int, parts: list[int], made: list[Edit]
) -> None:
    before, after = versions(seed, parts, made)
    there, back = compare(before, after), compare(after, before)
    assert bool(there.differences) == bool(back.differences)
    subjects = [max(one.effect for one in found) for found in there.by_subject().values()]
    assert subjects == sorted(subjects, reverse=True)
    assert len(there.by_subject()) == len({one.subject for one in there.differences})
    least = {None: "1.0.0", Effect.BREAKING: "2.0.0", Effect.SCORE_AFFECTING: "1.1.0"}
    assert advice("1.0.0", "1.0.0", there).least == least.get(there.effect, "1.0.1")

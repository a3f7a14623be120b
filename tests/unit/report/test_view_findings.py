from dataclasses import replace
from fractions import Fraction

import pytest

from crmready.model.assessment import Consensus
from crmready.model.findings import Signal, SignalKind
from crmready.report.view.beliefs import beliefs_view
from crmready.report.view.pictures import signal_views
from tests.unit.report.view_sample import assessment, case, people, sellers, view, with_records

MANAGER = people("manager", {"written": 3, "followed": 3, "known-estimate": 3, "described": 1})
EXECUTIVES = people(
    "executive",
    {"written": (3, "Book"), "known-estimate": 4, "system": 4, "described": 1},
    {"written": 2, "known-estimate": 4, "system": 3, "described": 1},
)
FULL = assessment(sellers("known", 1, 2, 2, 1, 3), MANAGER, EXECUTIVES)


def test_belief_stands_beside_practice_in_steps_with_a_stance() -> None:
    pair = view(FULL).beliefs.pairs[0]
    assert (pair.belief.text, pair.practice.text, pair.gap.text) == ("3.5", "1.8", "+1.7")
    assert (pair.stance, pair.stance_name) == ("ahead", "belief ahead of evidence")
    assert view(FULL, "nb").beliefs.pairs[0].stance_name == "tro foran belegg"
    assert pair.believers == "1 sales manager and 2 IT executives"
    assert (pair.belief_position, pair.practice_position) == (0.875, 0.45)


def test_too_few_pairs_give_no_headline_and_say_why() -> None:
    beliefs = view(FULL).beliefs
    assert (beliefs.headline.text, beliefs.ahead) == ("–", None)
    assert beliefs.sentence.startswith("There is no headline figure: it needs at least 4 pairs")


@pytest.mark.parametrize(
    ("headline", "ahead", "start"),
    [("37.4", True, "Belief ahead of evidence: on average the leaders' estimates lie 37 points"),
     ("24.9", False, "On average the leaders' estimates and the answers of those who do the work lie +24.9 points")],
)  # fmt: skip
def test_the_headline_is_said_in_words_only_from_twenty_five_upwards(headline: str, ahead: bool, start: str) -> None:  # noqa: FBT001
    plain = case(FULL)
    found = replace(plain.result.beliefs, headline=Fraction(headline), ahead=ahead)
    beliefs = beliefs_view(replace(plain, result=replace(plain.result, beliefs=found)))
    assert beliefs.ahead is ahead
    assert beliefs.sentence.startswith(start)


def test_expectation_and_groundwork_stand_in_their_field_of_the_two_by_two() -> None:
    reliance = view(FULL).beliefs.reliances[0]
    assert (reliance.expected.text, reliance.groundwork.text) == ("88%", "56%")
    assert (reliance.quadrant, reliance.quadrant_name) == ("mixed", "in between")


def test_what_was_claimed_above_its_cap_is_said_beside_what_was_counted() -> None:
    written = view(FULL).dimensions[0].questions[0]
    assert written.claimed == "Sales manager claimed 3.0; counted 2.0, because nothing is named that shows it."
    manager, executives = written.roles
    assert manager.claimed is not None
    assert (manager.claimed.text, manager.mean.text, executives.claimed) == ("3.0", "2.0", None)
    assert [signal.sentence for signal in view(FULL).signals] == [
        "1 sales manager: claimed more on “What is written?” than is shown."
    ]


def test_signals_about_anonymous_roles_carry_no_count() -> None:
    plain = case(assessment(sellers("known", 1, 1, 1, 1, 1)))
    signals = (
        Signal(SignalKind.STRAIGHT_LINING, "seller", None, 3),
        Signal(SignalKind.STRAIGHT_LINING, "manager", None, 1),
    )
    views = signal_views(replace(plain, result=replace(plain.result, signals=signals)))
    assert [(signal.count, signal.sentence) for signal in views] == [
        (None, "Some sellers: the same position 12 times in a row."),
        (1, "1 sales manager: the same position 12 times in a row."),
    ]


def test_signals_about_fewer_than_five_anonymous_people_are_not_told() -> None:
    plain = case(assessment(sellers("known", 1, 1, 1, 1)))
    signals = (Signal(SignalKind.STRAIGHT_LINING, "seller", None, 3),)
    assert signal_views(replace(plain, result=replace(plain.result, signals=signals))) == ()


def test_the_groups_consensus_stands_beside_the_votes_in_words() -> None:
    agreed = replace(FULL, consensus={"written": Consensus(2, "After a long talk")})
    written, before = (view(subject).dimensions[0].questions[0] for subject in (agreed, FULL))
    assert written.consensus is not None
    assert (written.consensus.answer, written.consensus.score.text) == ("One description", "2.0")
    assert written.score == before.score


def test_a_score_between_two_options_names_the_one_it_reaches() -> None:
    process = view(FULL).dimensions[0]
    assert process.questions[1].sentence == "1.8, which reaches “Known to exist”. The target is 3."
    assert process.questions[2].sentence == "3.0: “All stages”. The target is 3."


def test_gaps_come_in_order_and_say_why() -> None:
    gaps = view(FULL).gaps
    assert [(gap.rank, gap.question, gap.number) for gap in gaps][:2] == [(1, "known", "1.2"), (2, "described", "2.1")]
    assert gaps[0].why == "The requirement “Sellers know it” is not met. It lies 1.2 below the target of 3."
    written = next(gap for gap in gaps if gap.question == "written")
    assert written.why == "Other steps build on this one. It lies 0.7 below the target of 3."


def test_the_plan_has_every_window_with_owner_proof_and_reason() -> None:
    windows = view(FULL).plan
    assert [(window.ends, window.name) for window in windows] == [
        (30, "Days 1 to 30"), (60, "Days 31 to 60"), (90, "Days 61 to 90"),
    ]  # fmt: skip
    actions = [action for window in windows for action in window.actions]
    first = next(action for action in actions if action.question == "written")
    assert (first.do, first.owner_name, first.proof) == ("Write it down", "Sales manager", "The document")
    assert view(FULL).first_actions == tuple(actions[:3])
    assert all((window.sentence is None) == bool(window.actions) for window in windows)


def test_an_incomplete_record_names_what_it_lacks_and_localises_its_date() -> None:
    subject = with_records(FULL, {"goal": "Growth", "due": "2027-06-30"}, {"goal": "Peace", "due": "next spring"}, {})
    goals = view(subject, "nb").records[0]
    assert [(record.complete, record.missing) for record in goals.records] == [
        (True, ()), (True, ()), (False, ("Goal", "Due")),
    ]  # fmt: skip
    assert [record.values[1].text for record in goals.records] == ["30. juni 2027", "next spring", "–"]
    assert goals.records[2].sentence == "Mangler: goal og due."
    assert goals.sentence == "3 er ført opp, og 2 av dem er fullstendige."


def test_a_verdict_names_what_keeps_it_from_being_better() -> None:
    verdict = view(FULL).verdict
    assert (verdict.id, verdict.tone, verdict.summary) == ("not-ready", "stop", "1 of 3 requirements are met.")
    assert [reason.id for reason in verdict.reasons] == ["sellers-know"]
    assert verdict.reasons[0].sentence.startswith("“Sellers know it” is not met. Sellers: “Known to exist” (1.8).")


def test_a_weak_essential_area_is_a_reason_for_reservations() -> None:
    subject = assessment(
        sellers("known", *[2] * 5), people("manager", {"written": (2, "Book"), "followed": 0, "described": (4, "D")}),
        people("executive", {"written": 2, "described": (4, "D")}),
    )  # fmt: skip
    verdict = view(with_records(subject, {"goal": "Growth", "due": "2027-01-01"})).verdict
    assert verdict.id == "reserved"
    assert [(reason.kind, reason.id, reason.sentence) for reason in verdict.reasons] == [
        ("dimension", "process", "“Sales process” is weak.")
    ]


def test_the_best_verdict_has_no_reasons_against_it() -> None:
    leaders = [
        people(role, {"written": (4, "Book"), "followed": 4, "described": (4, "D")})
        for role in ("manager", "executive")
    ]
    sold = people("seller", *[{"known": 4, "followed": 4}] * 5)
    verdict = view(with_records(assessment(sold, *leaders), {"goal": "G", "due": "2027-01-01"})).verdict
    assert (verdict.id, verdict.reasons) == ("ready", ())

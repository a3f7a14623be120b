from crmready.report.shapes.gates import GateView
from tests.unit.report.view_sample import UNKNOWN, assessment, people, sellers, view, with_records

COMPLETE = {"goal": "More repeat customers", "due": "2027-06-30"}


def gate(report_gates: tuple[GateView, ...], gate_id: str) -> GateView:
    return next(found for found in report_gates if found.id == gate_id)


def test_a_failed_gate_names_the_limiting_answer_in_the_words_of_the_option_reached() -> None:
    subject = assessment(sellers("known", 1, 1, 2, 1, 1))
    found = gate(view(subject).gates, "sellers-know")
    assert (found.state, found.symbol, found.state_name) == ("fail", "×", "Not met")
    assert found.limiting == "Sellers: “Known to exist” (1.2). At least “Half of the stages” (2) is needed."
    norwegian = gate(view(subject, "nb").gates, "sellers-know")
    assert norwegian.limiting == "Sellers: «Known to exist» (1,2). Det kreves minst «Half of the stages» (2)."


def test_a_claimed_gate_says_what_is_claimed_and_that_nothing_shows_it() -> None:
    subject = assessment(people("manager", {"written": 3}), people("executive", {"written": 4}))
    found = gate(view(subject).gates, "written-down")
    assert (found.state, found.shown) == ("claimed", False)
    assert found.limiting == "IT executive: “Revised” (4.0). Nothing is named that shows it."
    assert [(show.gate, show.show) for show in view(subject).to_show] == [("written-down", "The document")]


def test_a_gate_on_records_says_how_many_complete_ones_there_are() -> None:
    answered = assessment(
        people("manager", {"described": (3, "Minutes")}), people("executive", {"described": (4, "P")})
    )
    subject = with_records(answered, {"goal": "Only a wish"})
    found = gate(view(subject).gates, "goals-set")
    assert found.state == "claimed"
    assert found.limiting == "IT executive: “Revised” (4.0). Complete records: 0; needed: 1."
    assert found.to_show == "The goals. At least 1 complete record under “Record the goals”"
    shown = gate(view(with_records(answered, COMPLETE)).gates, "goals-set")
    assert (shown.state, shown.limiting, shown.sentence) == ("pass", None, "Met and shown.")


def test_a_gate_whose_role_nobody_asked_says_so() -> None:
    found = gate(view(assessment(people("executive", {"written": 1}))).gates, "sellers-know")
    assert (found.state, found.limiting) == ("unknown", "No sellers have been asked yet.")


def test_an_open_gate_counts_who_gave_no_answer_or_did_not_know() -> None:
    answered = sellers("known", 3, 3, 3, 3, 0)
    silent = people("seller", {}, {}, {}, {}, {}, {"known": UNKNOWN}, {}, {})[5:]
    found = gate(view(assessment(answered, silent)).gates, "sellers-know")
    assert (found.state, found.limiting) == ("unknown", "3 of 8 sellers gave no answer or did not know.")


def test_a_lone_office_holder_is_called_by_the_singular() -> None:
    found = gate(view(assessment(people("manager", {}), people("executive", {}))).gates, "written-down")
    assert found.limiting == "The sales manager has not answered yet."


def test_evidence_of_anonymous_roles_is_not_printed_and_that_of_the_others_names_nobody() -> None:
    subject = assessment(
        people("seller", *({"known": (3, f"Secret note {number}")} for number in range(5))),
        people("manager", {"written": (2, "Handbook")}),
        people("executive", {"written": (2, "Archive")}),
    )
    report = view(subject)
    assert gate(report.gates, "written-down").evidence == ("Archive", "Handbook")
    assert gate(report.gates, "sellers-know").evidence == ()
    assert "Secret note" not in str(report)


def test_a_mean_just_under_the_minimum_never_prints_as_the_minimum() -> None:
    rows = [{"written": 2}] * 24 + [{"written": 1}]
    subject = assessment(people("manager", *rows), people("executive", *rows))
    found = gate(view(subject).gates, "written-down")
    assert found.state == "fail"
    assert found.score is not None
    assert found.score.text == "1.96"


def test_a_fragile_gate_says_that_one_answer_could_change_it() -> None:
    found = gate(view(assessment(sellers("known", 2, 2, 2, 2, 3, 1))).gates, "sellers-know")
    assert (found.state, found.fragile) == ("pass", True)
    assert found.fragile_sentence == "Fragile: a single answer could change this."

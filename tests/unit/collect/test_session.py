from crmready.collect.session import Belief, Place, Session
from crmready.model.assessment import Answer, Answered, DontKnow
from tests.unit.collect.sample import questionnaire

SELLER = ["in-writing", "tool", "channels", "coached", "wish"]
SHEET: dict[str, Answer] = {"tool": Answered("sheet")}


def _session(role: str = "seller", answers: dict[str, Answer] | None = None, at: str | None = None) -> Session:
    return Session(questionnaire(), role, answers or {}, at=at)


def _walked(session: Session) -> list[str | None]:
    ids: list[str | None] = [session.at]
    while session.at is not None:
        session = session.forward()
        ids.append(session.at)
    return ids


def test_a_fresh_session_begins_at_the_first_question_and_ends_after_the_last() -> None:
    assert _walked(_session().resumed()) == [*SELLER, None]


def test_estimates_and_expectations_come_last_in_sections_of_their_own() -> None:
    session = _session("manager").resumed()
    assert _walked(session)[-3:] == ["in-writing-estimate", "from-system", None]
    assert _session("manager", at="in-writing-estimate").place.section is Belief.ESTIMATES
    assert _session("manager", at="from-system").place == Place(Belief.EXPECTATIONS, 1, 1, 0, 5)


def test_an_answer_shows_the_question_that_depends_on_it_and_another_hides_it() -> None:
    session = _session(at="tool").with_answer("tool", Answered("sheet"))
    assert session.forward().at == "sheets"
    assert session.place.total == 6
    changed = session.with_answer("tool", Answered("head"))
    assert changed.forward().at == "channels"
    assert changed.place.total == 5


def test_back_from_a_question_that_was_shown_leads_over_the_path_as_it_is_now() -> None:
    assert _session(answers=SHEET, at="channels").back().at == "sheets"
    assert _session(at="channels").back().at == "tool"


def test_back_at_the_first_question_stays_there_and_back_at_the_end_leads_to_the_last() -> None:
    first = _session(at="in-writing")
    assert first.back() == first
    assert _session().back().at == "wish"


def test_progress_counts_within_the_section_and_over_the_whole() -> None:
    session = _session(answers={"in-writing": DontKnow(), **SHEET}, at="sheets")
    assert session.place == Place("Sales process", 3, 4, 2, 6)


def test_a_respondent_resumes_after_the_last_answer_and_not_at_what_they_skipped() -> None:
    session = _session(answers={"in-writing": Answered(1), "channels": Answered(("web",))}).resumed()
    assert session.at == "coached"
    assert session.open == ("tool", "coached", "wish")


def test_who_answered_the_last_question_resumes_at_the_end() -> None:
    assert _session(answers={"wish": Answered("time")}).resumed().at is None


def test_going_through_what_is_open_passes_over_what_is_answered() -> None:
    session = _session(answers={"in-writing": Answered(1), "channels": Answered(("web",))}).to_open()
    assert _walked(session) == ["tool", "coached", "wish", None]


def test_an_answer_to_a_question_that_is_no_longer_shown_is_kept_but_not_counted() -> None:
    session = _session(answers={**SHEET, "sheets": Answered(3)}, at="tool")
    assert session.place.answered == 2
    changed = session.with_answer("tool", Answered("head"))
    assert changed.place.answered == 1
    assert changed.answers["sheets"] == Answered(3)


def test_a_record_settles_its_question_and_so_does_saying_that_there_are_none() -> None:
    session = _session("manager", at="value-goals")
    assert "value-goals" in session.open
    assert "value-goals" not in session.with_records("value-goals", present=True).open
    assert "value-goals" not in session.with_answer("value-goals", Answered(())).open
    assert (
        "value-goals"
        in session.with_records("value-goals", present=True).with_records("value-goals", present=False).open
    )


def test_an_answer_that_is_taken_back_leaves_the_question_open() -> None:
    session = _session(answers={"in-writing": Answered(1)}, at="in-writing")
    assert "in-writing" in session.with_answer("in-writing", None).open

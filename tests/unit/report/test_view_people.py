from crmready.model.assessment import Answered, Assessment, DontKnow, Respondent
from tests.unit.report.view_sample import assessment, people, printed, sellers, view


def test_a_lone_executive_is_told_kindly_whom_to_ask_and_how() -> None:
    report = view(assessment(people("executive", {"written": 2})))
    assert report.nobody is None
    assert report.respondents.sentence == "One person has answered."
    assert report.respondents.not_asked == (
        "Not asked yet: sellers and sales managers. What they would say is missing, and everything that needs their "
        "answers is unknown."
    )
    seller, manager, executive = report.respondents.roles
    assert seller.command == "crmready assess FILE --role seller"
    assert seller.how_to_ask == (
        "Each of the sellers answers alone, and single answers are never shown. If there are fewer than 5, let them "
        "agree on one joint answer in a workshop instead."
    )
    assert (manager.command, executive.command) == ("crmready assess FILE --role manager", None)
    assert executive.sentence == "1 of 1 IT executive has answered."


def test_the_same_is_said_in_norwegian() -> None:
    report = view(assessment(people("executive", {"written": 2})), "nb")
    seller = report.respondents.roles[0]
    assert seller.command == "crmready assess FIL --role seller"
    assert seller.sentence == "Ingen sellers er spurt ennå."
    assert report.respondents.sentence == "Én person har svart."


def test_an_empty_assessment_says_that_nobody_has_answered() -> None:
    report = view(assessment())
    assert report.nobody == (
        "Nobody has answered yet. This says what has to be found out, not how things stand at Acme."
    )
    assert report.respondents.sentence == "Nobody has been asked yet."
    assert {dimension.sentence for dimension in report.dimensions} == {"Nobody has answered this yet."}
    scored = [question for dimension in report.dimensions for question in dimension.questions if question.scored]
    assert [question.sentence for question in scored] == ["Nobody has been asked this yet."] * 4
    assert [gate.state for gate in report.gates] == ["unknown"] * 3
    assert report.first_actions == ()
    assert [window.actions for window in report.plan] == [(), (), ()]


def test_people_who_are_registered_and_silent_are_not_said_to_be_unasked() -> None:
    report = view(assessment(people("seller", {}, {}), people("manager", {}), people("executive", {})))
    assert report.nobody is not None
    assert report.respondents.not_asked is None
    assert report.respondents.roles[0].sentence == "0 of 2 sellers have answered."
    assert report.gates[1].limiting == "None of the 2 sellers has answered yet."
    assert report.dimensions[0].questions[1].sentence == "Nobody has answered this yet."


def test_an_answer_without_a_respondent_counts_for_nobody() -> None:
    full = assessment(sellers("known", 1, 1), people("manager", {"written": 1}))
    stray = assessment(people("manager", {"written": 1}))
    assert len(full.respondents) == 3
    assert printed(stray)["respondents"]["answered"] == 1


def test_whoever_has_begun_and_not_finished_is_not_told_as_done() -> None:
    person = Respondent("x", "executive")
    begun = Assessment("Acme", "en", (person,), {("x", "written"): Answered(2)})
    assert view(begun).respondents.sentence == "One person has answered. 1 person has not answered everything."
    assert view(begun, "nb").respondents.sentence == "Én person har svart. 1 person har ikke svart på alt."


def test_people_who_answer_as_one_are_all_counted_and_give_one_answer() -> None:
    three, boss = Respondent("s", "seller", finished=True, together=3), Respondent("m", "manager", finished=True)
    answers: dict[tuple[str, str], Answered | DontKnow] = {("s", "known"): Answered(1), ("m", "written"): Answered(1)}
    asked = Assessment("Acme", "en", (three, boss), answers)
    assert view(asked).respondents.sentence == "4 of 4 people have answered."
    assert _sellers_counts(asked, "en") == "3 together, one answer"
    assert _sellers_counts(asked, "nb") == "3 sammen, ett svar"
    unsure = Assessment("Acme", "en", (three, boss), {**answers, ("s", "known"): DontKnow()})
    assert _sellers_counts(unsure, "en") == "3 together do not know"
    silent = Assessment("Acme", "en", (three, boss), {("m", "written"): Answered(1)})
    assert view(silent).respondents.sentence == "1 of 4 people have answered."
    assert _sellers_counts(silent, "en") == "3 together, no answer"


def _sellers_counts(asked: Assessment, language: str) -> str:
    """What is said of the sellers' counts at the question they were asked first."""
    questions = [question for dimension in view(asked, language).dimensions for question in dimension.questions]
    return next(p.counts for q in questions if q.id == "known" for p in q.roles if p.role == "seller")

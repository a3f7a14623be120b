"""A form's fields read as an answer, or refused in the respondent's own language."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.collect.reading import RefusedError
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.workshop.replies import LONGEST_ASIDE, Reader, UnansweredError
from tests.building import Raw, dimension, levels, questionnaire

CHOICE: Raw = {
    "id": "c", "type": "choice", "roles": ["seller"], "ask": "c?",
    "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}],
}  # fmt: skip
SEVERAL: Raw = {
    **CHOICE, "id": "m", "type": "multiple", "scoring": "count",
    "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}, {"id": "no", "text": "No", "exclusive": True}],
}  # fmt: skip
YES_NO: Raw = {"id": "y", "type": "yes-no", "roles": ["seller"], "ask": "y?", "good": "yes"}
NUMBER: Raw = {"id": "n", "type": "number", "roles": ["seller"], "ask": "n?", "minimum": 0, "maximum": "480.5"}
TEXT: Raw = {"id": "t", "type": "text", "roles": ["seller"], "ask": "t?", "max_length": 20}
LEVELS = levels("l")
CERTAIN = levels("l", not_applicable=False)


def read(raw: Raw, language: str = "en", /, **fields: str | list[str]) -> Answer | None:
    question = questionnaire(dimension("d", raw)).asked[raw["id"]]
    assert question.type != "record"
    sent = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
    return Reader(language).answer(question, sent)


@pytest.mark.parametrize(
    ("raw", "sent", "value"),
    [
        (LEVELS, "0", 0),
        (LEVELS, "4", 4),
        (CHOICE, "b", "b"),
        (YES_NO, "yes", True),
        (YES_NO, "no", False),
        (SEVERAL, ["b", "a"], ("b", "a")),
        (SEVERAL, ["a", "a"], ("a",)),
        (SEVERAL, "no", ("no",)),
        (SEVERAL, "-", ()),
        (NUMBER, "12", 12),
        (NUMBER, " 480,5 ", Decimal("480.5")),
        (TEXT, "  two\r\nlines\u202e ", "two lines"),
    ],
)
def test_what_is_chosen_or_written_becomes_a_value(raw: Raw, sent: str | list[str], value: object) -> None:
    assert read(raw, value=sent) == Answered(value)  # type: ignore[arg-type]  # of every kind in turn


@pytest.mark.parametrize(
    ("raw", "sent"),
    [
        (LEVELS, "5"), (LEVELS, "-1"), (LEVELS, "٣"), (LEVELS, "\uff12"), (LEVELS, "2.0"), (LEVELS, "0002"),
        (LEVELS, ["1", "3"]), (CHOICE, "c"), (CHOICE, "A"), (CHOICE, ["a", "b"]), (YES_NO, "true"),
        (YES_NO, ["yes", "no"]), (SEVERAL, "x"), (SEVERAL, ["a", "no"]), (SEVERAL, ["a", "-"]), (NUMBER, "-1"),
        (NUMBER, "481"), (NUMBER, "many"), (NUMBER, "1e3"), (NUMBER, "9" * 400), (NUMBER, "NaN"), (TEXT, "x" * 21),
    ],
)  # fmt: skip
def test_what_was_never_offered_is_refused(raw: Raw, sent: str | list[str]) -> None:
    with pytest.raises(RefusedError):
        read(raw, value=sent)


@pytest.mark.parametrize("raw", [LEVELS, CHOICE, SEVERAL, YES_NO, NUMBER, TEXT])
def test_nothing_said_is_no_answer_and_taking_back_is_none(raw: Raw) -> None:
    assert read(raw) is None
    assert read(raw, value=[" ", ""], note="a note alone is no answer") is None
    assert read(raw, value="1", say="clear") is None


def test_what_is_written_without_an_answer_belongs_to_the_one_that_stands() -> None:
    question = questionnaire(dimension("d", LEVELS)).asked["l"]
    assert question.type == "levels"
    reader, note = Reader("en"), {"note": ["ask Kari"]}
    before = Answered(1, ("Minutes",), "ask Ola")
    assert reader.said(question, {"value": ["2"]}, before, leaving=True) == Answered(2)
    assert reader.said(question, note, before, leaving=True) == Answered(1, ("Minutes",), "ask Kari")
    assert reader.said(question, {}, before, leaving=True) is before
    assert reader.said(question, {"say": ["clear"]}, before, leaving=False) is None
    assert reader.said(question, note, DontKnow(), leaving=False) == DontKnow("ask Kari")
    assert reader.said(question, {}, None, leaving=True) is None
    for standing, leaving in ((None, True), (None, False), (before, False)):
        with pytest.raises(UnansweredError):
            reader.said(question, note, standing, leaving=leaving)


def test_what_stands_beside_an_answer_is_kept_with_it() -> None:
    said = read(LEVELS, value="2", note=" a  note ", evidence="The handbook\r\n\r\n  Minutes, 3 May ")
    assert said == Answered(2, ("The handbook", "Minutes, 3 May"), "a note")
    assert read(LEVELS, value="2", say="dont-know", note="ask Kari") == DontKnow("ask Kari")
    assert read(LEVELS, value="2", say="not-relevant", reason="no stages") == NotApplicable("no stages")


def test_not_relevant_needs_a_reason_and_a_question_that_allows_it() -> None:
    with pytest.raises(RefusedError, match="Say in a few words why it is not relevant"):
        read(LEVELS, say="not-relevant", reason=" \u200b ")
    with pytest.raises(RefusedError, match="This question always applies"):
        read(CERTAIN, say="not-relevant", reason="because")


def test_an_aside_may_be_as_long_as_anybody_reads() -> None:
    assert read(LEVELS, value="1", note="n" * LONGEST_ASIDE) == Answered(1, (), "n" * LONGEST_ASIDE)
    for field in ("note", "evidence"):
        with pytest.raises(RefusedError, match=str(LONGEST_ASIDE)):
            read(LEVELS, value="1", **{field: "n" * (LONGEST_ASIDE + 1)})


def test_a_refusal_speaks_the_respondents_language() -> None:
    with pytest.raises(RefusedError) as refused:
        read(NUMBER, "nb", value="481")
    assert "480,5" in str(refused.value)


@given(st.sampled_from([LEVELS, CHOICE, SEVERAL, YES_NO, NUMBER, TEXT]), st.lists(st.text(), max_size=4))
def test_whatever_is_sent_is_an_answer_that_the_question_accepts_or_refused(raw: Raw, sent: list[str]) -> None:
    question = questionnaire(dimension("d", raw)).asked[raw["id"]]
    with contextlib.suppress(RefusedError):
        said = read(raw, value=sent, note=sent, evidence=sent)
        assert said is None or (isinstance(said, Answered) and question.accepts(said.value))

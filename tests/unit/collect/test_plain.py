import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from crmready.collect.front import Card
from crmready.collect.interview import interview
from crmready.collect.notebook import Invitation, Outcome
from crmready.collect.plain import Plain
from crmready.collect.questions import ask_value
from crmready.collect.talk import Talk
from crmready.collect.words import Words
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable, Record
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import LevelsQuestion, MultipleQuestion
from tests.unit.collect.sample import Pages, questionnaire

BEFORE_CHANNELS = {"in-writing": Answered(0), "tool": Answered("head")}
BEFORE_WISH = {**BEFORE_CHANNELS, "channels": Answered(("web",)), "coached": Answered(value=True)}
BEFORE_GOALS = BEFORE_CHANNELS
CONTROLS = set(map(chr, [*range(10), *range(11, 32), 127, *range(0x80, 0xA0)]))


@dataclass
class Told:
    """What came of a sitting: how it ended, what was kept, what was said."""

    outcome: Outcome
    pages: Pages
    said: str

    @property
    def saved(self) -> list[tuple[str, Answer | None]]:
        return self.pages.saved


@dataclass
class Sitter:
    """Somebody who answers in lines; the first goes past the introduction."""

    role: str | None = "seller"
    language: str | None = "en"
    answers: dict[str, Answer] = field(default_factory=dict)
    records: tuple[Record, ...] = ()

    def says(self, *lines: str, introduction: Iterable[str] = ("",)) -> Told:
        pages = Pages(dict(self.answers), self.records)
        replies, talk = io.StringIO("".join(f"{line}\n" for line in (*introduction, *lines))), io.StringIO()
        invitation = Invitation(questionnaire, ("en", "nb"), lambda _role: pages, self.language, self.role)
        outcome = interview(invitation, lambda words: Plain(words, replies, talk, width=60))
        return Told(outcome, pages, talk.getvalue())


def test_every_question_is_asked_and_each_answer_is_kept() -> None:
    told = Sitter().says("1", "2", "1, 2", "yes", "1", "More time", "")
    assert told.saved == [
        ("in-writing", Answered(0)),
        ("tool", Answered("head")),
        ("channels", Answered(("web", "fairs"))),
        ("coached", Answered(value=True)),
        ("wish", Answered("More time")),
    ]
    assert "That is not one of the choices here." in told.said
    assert told.outcome == Outcome(finished=True, answered=5)


def test_the_end_of_the_input_leaves_and_keeps_what_was_answered() -> None:
    told = Sitter().says("1")
    assert told.saved == [("in-writing", Answered(0))]
    assert told.outcome == Outcome(False, 1, ("tool", "channels", "coached", "wish"))  # noqa: FBT003


def test_an_answer_is_kept_before_the_next_question_is_shown() -> None:
    talk = io.StringIO()
    seen: list[bool] = []

    class Watching(Pages):
        def save(self, question_id: str, answer: Answer | None) -> None:
            super().save(question_id, answer)
            seen.append("Where are customers kept" in talk.getvalue())

    invitation = Invitation(questionnaire, ("en",), lambda _role: Watching(), "en", "seller")
    interview(invitation, lambda words: Plain(words, io.StringIO("\n1\n"), talk))
    assert seen == [False]
    assert "Where are customers kept" in talk.getvalue()


def test_nothing_but_text_is_written_so_that_a_screen_reader_reads_it_in_order() -> None:
    told = Sitter().says("1", "2", "?", "b", "", "1", "2", "Time", "")
    assert CONTROLS.isdisjoint(told.said)


def test_lines_fit_the_width_that_was_given() -> None:
    told = Sitter(language="nb").says("3", "/?", "", "1", "?", "d", "?", "1", "1", "/?")
    assert max(map(len, told.said.splitlines())) <= 60


@pytest.mark.parametrize("word", ["b", "back", "/back"])
def test_back_shows_the_earlier_answer_and_enter_keeps_it(word: str) -> None:
    told = Sitter().says("1", word, "", "q")
    assert "Your answer so far: 1. Enter keeps it." in told.said
    assert told.saved == [("in-writing", Answered(0))]


def test_back_at_the_first_question_is_explained() -> None:
    assert "This is the first question." in Sitter().says("b").said


def test_what_was_skipped_is_offered_again_at_the_end() -> None:
    told = Sitter().says("s", "2", "s", "1", "/s", "1", "1", "3", "Time", "")
    assert "You are through, and 3 questions are still open." in told.said
    assert [name for name, _ in told.saved] == ["tool", "coached", "in-writing", "channels", "wish"]
    assert told.outcome.finished


def test_finishing_with_open_questions_names_them() -> None:
    told = Sitter(answers={**BEFORE_WISH}).says("/s", "2")
    assert told.outcome == Outcome(True, 4, ("wish",))  # noqa: FBT003


def test_back_at_the_end_returns_to_the_last_question() -> None:
    told = Sitter(answers={**BEFORE_WISH}).says("Time", "b", "Space", "")
    assert told.saved == [("wish", Answered("Time")), ("wish", Answered("Space"))]


def test_not_knowing_is_an_answer() -> None:
    assert Sitter().says("d").saved == [("in-writing", DontKnow())]


def test_not_relevant_needs_a_reason() -> None:
    told = Sitter().says("n", "   ", "We sell nothing")
    assert "A reason is needed" in told.said
    assert told.saved == [("in-writing", NotApplicable("We sell nothing"))]


def test_not_relevant_is_not_offered_where_the_author_does_not_allow_it() -> None:
    told = Sitter(answers={**BEFORE_CHANNELS, "channels": DontKnow()}).says("?", "n", "1")
    assert "not relevant" not in told.said.partition("Are you coached?")[2].partition("What do you")[0]
    assert told.saved == [("coached", Answered(value=True))]


def test_a_note_waits_for_the_answer_it_belongs_to() -> None:
    told = Sitter().says("o", "Ask me about this", "1", "b", "o", "/x", "q")
    assert "Your note: Ask me about this" in told.said
    assert told.saved == [("in-writing", Answered(0, note="Ask me about this")), ("in-writing", Answered(0))]


def test_an_answer_can_be_taken_back() -> None:
    told = Sitter().says("1", "b", "x")
    assert told.saved == [("in-writing", Answered(0)), ("in-writing", None)]
    assert told.outcome.answered == 0


def test_an_answer_above_the_cap_is_kept_at_once_and_again_with_what_shows_it() -> None:
    told = Sitter().says("3", "handbook.pdf; 2026-03-01", "q")
    assert "Without it the answer counts for less." in told.said
    assert "For example: The document, with its date." in told.said
    assert told.saved == [
        ("in-writing", Answered(2)),
        ("in-writing", Answered(2, ("handbook.pdf", "2026-03-01"))),
    ]


def test_an_answer_up_to_the_cap_is_not_asked_for_evidence_but_may_have_some() -> None:
    told = Sitter().says("e", "2", "b", "e", "notes.txt", "q")
    assert "Answer first; then say what shows it." in told.said
    assert "Without it" not in told.said
    assert told.saved == [("in-writing", Answered(1)), ("in-writing", Answered(1, ("notes.txt",)))]


def test_going_back_from_the_evidence_returns_to_the_question() -> None:
    told = Sitter().says("3", "/b", "1", "q")
    assert told.saved == [("in-writing", Answered(2)), ("in-writing", Answered(0))]


def test_evidence_that_exists_is_shown_when_the_answer_changes_and_can_be_kept() -> None:
    told = Sitter(answers={"in-writing": Answered(2, ("a.pdf",))}).says("b", "2", "", "q")
    assert "So far: a.pdf. Enter keeps it" in told.said
    assert told.saved == [("in-writing", Answered(1, ("a.pdf",)))]


def test_a_question_that_depends_on_an_answer_is_asked_when_it_applies() -> None:
    told = Sitter(answers={"in-writing": Answered(0)}).says("1", "120", "12,5")
    assert "That is outside what the question allows. From 0 to 99.5." in told.said
    assert "Unit: files." in told.said
    assert told.saved == [("tool", Answered("sheet")), ("sheets", Answered(Decimal("12.5")))]


def test_an_exclusive_option_is_chosen_alone() -> None:
    told = Sitter(answers={**BEFORE_CHANNELS}).says("1 3", "9", "3")
    assert "One of these can only be chosen alone." in told.said
    assert told.saved == [("channels", Answered(("unknown",)))]


@pytest.mark.parametrize(
    ("respondent", "order"), [("a0", ["Never", "Seldom", "Often"]), ("a1", ["Often", "Seldom", "Never"])]
)
def test_options_that_alternate_are_reversed_for_every_other_respondent_and_mean_the_same(
    respondent: str, order: list[str]
) -> None:
    question = LevelsQuestion.model_validate(
        {"id": "q", "type": "levels", "roles": ["seller"], "ask": "How often?", "alternate": True,
         "options": [{"text": "Never"}, {"text": "Seldom"}, {"text": "Often"}]}
    )  # fmt: skip
    talk, words = io.StringIO(), Words.of("en")
    front = Plain(words, io.StringIO("1\n\n"), talk)
    assert (
        ask_value(Talk(front, words, respondent), question, Card("Title", "How often?"), None)
        == (respondent == "a1") * 2
    )
    assert [text for line in talk.getvalue().splitlines() for text in order if text in line] == order
    assert ask_value(Talk(front, words, respondent), question, Card("Title", "How often?"), 0) == 0
    assert f"Your answer so far: {order.index('Never') + 1}." in talk.getvalue()


def test_none_of_these_is_offered_where_the_author_gave_no_such_option() -> None:
    question = MultipleQuestion.model_validate(
        {"id": "c", "type": "multiple", "roles": ["seller"], "ask": "Which?", "scoring": "count",
         "options": [{"id": "web", "text": "The web"}, {"id": "fairs", "text": "Fairs"}]}
    )  # fmt: skip
    talk, words = io.StringIO(), Words.of("en")
    front = Plain(words, io.StringIO("1,3\n3\n\n"), talk)
    assert ask_value(Talk(front, words), question, Card("Title", "Which?"), None) == ()
    assert "3. None of these" in talk.getvalue()
    assert ask_value(Talk(front, words), question, Card("Title", "Which?"), ()) == ()
    assert "Your answer so far: 3. Enter keeps it." in talk.getvalue()


def test_a_text_that_is_too_long_is_refused_with_the_room_there_is() -> None:
    told = Sitter(answers={**BEFORE_WISH}).says("x" * 21, "Short")
    assert "That is 21 characters; there is room for 20." in told.said
    assert told.saved == [("wish", Answered("Short"))]


def test_a_letter_alone_is_text_where_text_is_written_and_a_word_is_a_command() -> None:
    assert Sitter(answers={**BEFORE_WISH}).says("s").saved == [("wish", Answered("s"))]
    assert Sitter(answers={**BEFORE_WISH}).says("don't know").saved == [("wish", DontKnow())]


def test_a_letter_alone_is_a_command_where_a_number_is_asked_for() -> None:
    told = Sitter(answers={"in-writing": Answered(0), "tool": Answered("sheet")}).says("b", "1", "?", "d")
    assert "Write, or ? for help:" in told.said
    assert told.saved == [("sheets", DontKnow())]


def test_records_are_added_field_by_field_and_may_stay_incomplete() -> None:
    told = Sitter("manager", answers={**BEFORE_GOALS}).says("1", "Faster offers", "", "3.11.26", "3.11.2026", "", "3")
    assert told.pages.records == (Record("r1", "value-goals", {"goal": "Faster offers", "by": "2026-11-03"}),)
    assert "Write the date as 2026-11-23 or 23.11.2026." in told.said
    assert "1. Faster offers (incomplete, lacks: Target)" in told.said
    assert told.saved == []
    assert "value-goals" not in told.outcome.left_unanswered


def test_each_field_of_a_record_is_kept_as_it_is_written() -> None:
    told = Sitter("manager", answers={**BEFORE_GOALS}).says("1", "Faster offers", "12,5")
    assert told.pages.records == (Record("r1", "value-goals", {"goal": "Faster offers", "target": "12.5"}),)


def test_a_record_is_changed_and_removed_from_the_list() -> None:
    goal = Record("g7", "value-goals", {"goal": "Fewer errors", "target": "2.5", "by": "2026-11-03"})
    changed = Sitter("manager", "nb", {**BEFORE_GOALS}, (goal,)).says("1", "1", "", "3,5", "/b", "/b", "/b", "3")
    assert "So far: 2,5" not in changed.said
    assert "Hittil: 2,5." in changed.said
    assert changed.pages.records == (Record("g7", "value-goals", {**goal.values, "target": "3.5"}),)
    removed = Sitter("manager", answers={**BEFORE_GOALS}, records=(goal,)).says("1", "2", "2")
    assert removed.pages.records == ()
    assert removed.saved == [("value-goals", Answered(()))]


def test_that_there_are_no_records_is_an_answer_until_one_is_added() -> None:
    told = Sitter("manager", answers={**BEFORE_GOALS}).says("2", "b", "1", "Goal", "/s", "/s", "/s", "3")
    assert told.saved == [("value-goals", Answered(())), ("value-goals", None)]


def test_estimates_and_expectations_are_asked_under_their_own_headings() -> None:
    told = Sitter("manager", answers={**BEFORE_GOALS}).says("2", "3", "2", "")
    assert "What you think others would answer: question 1 of 1" in told.said
    assert "What you expect of technology: question 1 of 1" in told.said
    assert [name for name, _ in told.saved] == ["value-goals", "in-writing-estimate", "from-system"]


def test_language_and_role_are_asked_for_when_they_are_not_given() -> None:
    told = Sitter(role=None, language=None).says("q", introduction=["2", "2", ""])
    assert "Which language do you want to answer in?\nHvilket språk vil du svare på?" in told.said
    assert "2. Norsk bokmål" in told.said
    assert "1. Selger: Meets customers\n2. Salgsleder" in told.said
    assert "Hva finnes skriftlig?" in told.said


def test_a_notebook_is_not_opened_for_somebody_who_leaves_before_choosing_a_role() -> None:
    told = Sitter(role=None).says(introduction=["q"])
    assert told.outcome == Outcome(finished=False)
    assert told.pages.saved == []


def test_an_anonymous_role_is_told_when_its_answers_are_shown_and_others_that_they_are_recognised() -> None:
    seller = " ".join(Sitter("seller").says().said.split())
    assert "only when at least 5 of you have answered" in seller
    assert "can be recognised" not in seller
    manager = " ".join(Sitter("manager").says().said.split())
    assert "You answer as the holder of your role (Sales manager), and can be recognised by it" in manager
    assert "at least 5" not in manager


def test_who_comes_back_is_told_how_far_they_came_and_goes_on_there() -> None:
    told = Sitter(answers={**BEFORE_CHANNELS}).says()
    assert "You have answered 2 of 5 questions" in " ".join(told.said.split())
    assert "Where do leads come from?" in told.said
    assert "What exists in writing?" not in told.said


def test_hostile_text_is_shown_with_its_escapes_written_out() -> None:
    def hostile(language: str) -> Questionnaire:
        return questionnaire(language).model_copy(update={"introduction": "\x1b]52;c;aGVq\x07[red]Hei[/red]\u202e"})

    talk = io.StringIO()
    invitation = Invitation(hostile, ("en",), lambda _role: Pages(), "en", "seller")
    interview(invitation, lambda words: Plain(words, io.StringIO(""), talk))
    assert "\\x1b]52;c;aGVq\\x07[red]Hei[/red]\\u202e" in talk.getvalue()
    assert CONTROLS.isdisjoint(talk.getvalue())


def test_an_interrupt_passes_through_and_what_was_answered_is_kept() -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
            line = super().readline(size)
            if not line:
                raise KeyboardInterrupt
            return line

    pages = Pages()
    invitation = Invitation(questionnaire, ("en",), lambda _role: pages, "en", "seller")
    with pytest.raises(KeyboardInterrupt):
        interview(invitation, lambda words: Plain(words, Interrupted("\n1\n"), io.StringIO()))
    assert pages.saved == [("in-writing", Answered(0))]

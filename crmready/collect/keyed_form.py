"""One form from paper under the keys: a key for each answer, no Enter. Pure but for the pages that it writes to."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Literal, Protocol

from crmready.collect.front import Menu
from crmready.collect.notebook import Notebook
from crmready.collect.questions import may_tick_none, texts_offered
from crmready.collect.reading import RefusedError, number, references, tidy
from crmready.collect.session import Session
from crmready.collect.words import Words
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.model.questions import (
    ChoiceQuestion,
    LevelsQuestion,
    MultipleQuestion,
    NumberQuestion,
    Question,
    RecordQuestion,
    TextQuestion,
    Value,
    YesNoQuestion,
)

_LONGEST: Final = 2000
ENTER: Final = "enter"
ERASE: Final = "erase"
SPACE: Final = " "
BACK: Final = "back"
LEAVE: Final = "leave"
COMMANDS: Final = {"b": BACK, "u": "undo", "d": "dont-know", "0": "dont-know", "n": "not-relevant", "e": "evidence",
                   "q": LEAVE, SPACE: "blank"}  # fmt: skip
"""What letters mean where nothing is written; the words are also the names of keys that always mean it."""


class Pages(Notebook, Protocol):
    """One paper form's place in the file."""

    def finish(self) -> None:
        """The form is keyed in."""

    def discard(self) -> None:
        """The form is thrown away again; none of its answers counts."""


class Outcome(Enum):
    """What becomes of a form that is put away."""

    NEXT = "next"
    LAST = "last"
    LEFT = "left"
    THROWN = "thrown"


@dataclass(slots=True)
class KeyedForm:
    """A form while it is keyed in; at no question stands its summary. Every answer is saved as its key is pressed."""

    words: Words
    session: Session
    pages: Pages
    ticked: frozenset[int] = frozenset()
    typed: str = ""
    aside: Literal["reason", "evidence"] | None = None
    """What is being written beside the answer."""
    evidence: tuple[str, ...] = ()
    """What shows the answer that is given next."""
    problem: str | None = None
    sure: bool = False
    """Whether the key that throws the form away was pressed once."""
    _before: list[tuple[str, Answer | None]] = field(default_factory=list)
    """Each question that was answered, with its answer before; for undoing."""

    def __post_init__(self) -> None:
        self._go(self.session)

    @property
    def question(self) -> Question | None:
        """What is asked now; None at the summary."""
        return self.session.question

    @property
    def old(self) -> Answer | None:
        """The answer that is there already."""
        return None if self.question is None else self.session.answers.get(self.question.id)

    @property
    def writing(self) -> bool:
        """Whether letters are text now."""
        return self.aside is not None or isinstance(self.question, TextQuestion)

    @property
    def in_field(self) -> bool:
        """Whether something is typed, and accepted with Enter."""
        return self.writing or isinstance(self.question, NumberQuestion)

    @property
    def menu(self) -> Menu:
        """What there is to choose from."""
        question = self.question
        if question is None or self.in_field:
            return Menu(())
        texts = texts_offered(self.words, question)
        exclusive = frozenset({len(texts) - 1}) if may_tick_none(question) else _exclusive(question)
        return Menu(texts, self._marked(question), exclusive)

    def press(self, key: str) -> Outcome | None:
        """One key: a letter, or a word such as `enter`. What becomes of the form when it is put away."""
        self.problem = None
        question = self.question
        if question is None:
            return self._press_summary(key)
        meaning = key if self.writing or (key == "0" and self.in_field) else COMMANDS.get(key, key)
        if meaning == LEAVE:
            return Outcome.LEFT
        if self.aside is not None:
            self._write_aside(question, meaning)
        elif meaning in {BACK, "undo", "dont-know", "not-relevant", "evidence", "blank"} and not self._is_number(key):
            self._command(question, meaning)
        elif self.in_field:
            self._type(question, meaning)
        else:
            self._pick(question, meaning)
        return None

    def reply(self, line: str) -> Outcome | None:
        """A whole line instead of keys: a number, a letter, a text; several numbers where several may be ticked."""
        text, self.problem = line.strip(), None
        command = COMMANDS.get(text.removeprefix("/")) if text.startswith("/") or not self.writing else None
        if self.question is None or (command and not (self.in_field and text == "0")):
            return self.press(command or (text or ENTER))
        if self.in_field:
            self.typed = text or self.typed
            return self.press(ENTER)
        numbers = [part for part in text.replace(",", " ").split() if part]
        several = isinstance(self.question, MultipleQuestion)
        if not all(self._is_option(part) for part in numbers) or (len(numbers) > 1 and not several):
            self.problem = self.words.gettext("That is not one of the choices here.")
            return None
        for part in numbers:
            self._chosen(self.question, int(part) - 1)
        return self.press(ENTER) if not numbers or several else None

    # --- Answers -----------------------------------------------------------------------------------------------

    def _pick(self, question: Question, key: str) -> None:
        """A digit chooses; where there are ten options or more, it waits for a second one that may come."""
        if key == ENTER:
            self._accept(question)
            return
        typed = self.typed + key
        if not self._is_option(typed):
            self.typed = ""
            self.problem = self.words.gettext("That is not one of the choices here.")
        elif int(typed) * 10 <= len(self.menu.options):
            self.typed = typed
        else:
            self.typed = ""
            self._chosen(question, int(typed) - 1)

    def _is_number(self, key: str) -> bool:
        """Whether a zero goes on with an option's number."""
        return key == "0" and self.typed != ""

    def _is_option(self, typed: str) -> bool:
        return (
            typed.isascii()
            and typed.isdigit()
            and len(typed) < len("1000")
            and 1 <= int(typed) <= len(self.menu.options)
        )

    def _chosen(self, question: Question, index: int) -> None:
        if isinstance(question, MultipleQuestion):
            self.ticked = self.menu.toggled(self.ticked, index)
        else:
            self._answer(question, _values(question)[index])

    def _accept(self, question: Question) -> None:
        """Enter: the ticks, the number typed so far, or nothing, which leaves the question as it is."""
        if self.typed:
            typed, self.typed = self.typed, ""
            self._chosen(question, int(typed) - 1)
        elif isinstance(question, MultipleQuestion) and self.ticked:
            ids = tuple(option.id or "" for option in question.options)
            self._answer(question, tuple(ids[index] for index in sorted(self.ticked) if index < len(ids)))
        else:
            self._forward()

    def _type(self, question: Question, key: str) -> None:
        if key == ERASE:
            self.typed = self.typed[:-1]
        elif key != ENTER:
            self.typed = (self.typed + (key if len(key) == 1 else ""))[:_LONGEST]
        elif not tidy(self.typed):
            self._forward()
        else:
            self._take_typed(question)

    def _take_typed(self, question: Question) -> None:
        text = tidy(self.typed)
        try:
            value: Value = number(self.words, text) if isinstance(question, NumberQuestion) else text
        except RefusedError as refused:
            self.problem = str(refused)
            return
        if question.accepts(value):
            self._answer(question, value)
        else:
            self.problem = self.words.gettext("That is outside what the question allows.")

    def _write_aside(self, question: Question, key: str) -> None:
        if key != ENTER:
            if key == BACK:
                self._go(self.session)
            else:
                self._type(question, key)
            return
        if self.aside == "reason":
            reason = tidy(self.typed) or self.words.gettext("Ticked as not relevant on the paper form")
            self._keep(question.id, NotApplicable(reason))
            self._forward()
            return
        self.evidence, self.typed, self.aside = references(self.typed), "", None
        if isinstance(self.old, Answered):
            self._keep(question.id, Answered(self.old.value, self.evidence, self.old.note))

    def _command(self, question: Question, meaning: str) -> None:
        match meaning:
            case "back":
                self._back()
            case "undo":
                self._undo()
            case "dont-know":
                self._keep(question.id, DontKnow())
                self._forward()
            case "not-relevant" if question.not_applicable:
                self.aside, self.typed = "reason", ""
            case "evidence" if question.evidence is not None:
                self.aside, self.typed = "evidence", ""
            case "blank":
                self._forward()
            case "not-relevant":
                self.problem = self.words.gettext("This question always applies.")
            case _:
                self.problem = self.words.gettext("This question asks for no evidence.")

    def _press_summary(self, key: str) -> Outcome | None:
        sure, self.sure = self.sure, False
        match key:
            case "enter" | "y" | "j":
                self.pages.finish()
                return Outcome.NEXT
            case "f":
                self.pages.finish()
                return Outcome.LAST
            case "b" | "back":
                self._back()
            case "u" | "undo":
                self._undo()
            case "x" if sure:
                self.pages.discard()
                return Outcome.THROWN
            case "x":
                self.sure = True
            case "q" | "leave":
                return Outcome.LEFT
            case _:
                self.problem = self.words.gettext("That is not one of the choices here.")
        return None

    # --- The way -----------------------------------------------------------------------------------------------

    def _answer(self, question: Question, value: Value) -> None:
        old = self.old
        note, shown = (old.note if old else None), (old.evidence if isinstance(old, Answered) else ())
        self._keep(question.id, Answered(value, self.evidence or shown, note))
        self._forward()

    def _keep(self, question: str, answer: Answer | None) -> None:
        before = self.session.answers.get(question)
        if answer != before:
            self.pages.save(question, answer)
            self._before.append((question, before))
            self.session = self.session.with_answer(question, answer)

    def _forward(self) -> None:
        self._go(self.session.forward())

    def _back(self) -> None:
        before = self.session.back()
        while isinstance(before.question, RecordQuestion) and before.back() != before:
            before = before.back()
        if before == self.session or isinstance(before.question, RecordQuestion):
            self.problem = self.words.gettext("This is the first question.")
        else:
            self._go(before)

    def _undo(self) -> None:
        """Takes the last answer back, and stands at its question."""
        if not self._before:
            self.problem = self.words.gettext("There is nothing to undo.")
            return
        question, before = self._before.pop()
        self.pages.save(question, before)
        session = self.session.with_answer(question, before)
        steps = {step.id for step in session.path}
        self._go(Session(session.questionnaire, session.role, session.answers, session.recorded,
                         question if question in steps else session.at))  # fmt: skip

    def _go(self, session: Session) -> None:
        """To a question; past records, which belong to the organisation."""
        while isinstance(session.question, RecordQuestion):
            session = session.forward()
        self.session, self.typed, self.aside, self.evidence = session, "", None, ()
        question = self.question
        self.ticked = self._marked(question) if isinstance(question, MultipleQuestion) else frozenset()

    def _marked(self, question: Question) -> frozenset[int]:
        """The options that were chosen before, by their positions."""
        old = self.old
        if not isinstance(old, Answered):
            return frozenset()
        if isinstance(question, MultipleQuestion) and isinstance(old.value, tuple):
            none = frozenset({len(question.options)}) if may_tick_none(question) and old.value == () else frozenset()
            return none | {place for place, option in enumerate(question.options) if option.id in old.value}
        return frozenset(place for place, value in enumerate(_values(question)) if value == old.value)


def _values(question: Question) -> tuple[Value, ...]:
    """What the options stand for, in their order."""
    match question:
        case LevelsQuestion():
            return tuple(range(len(question.options)))
        case ChoiceQuestion():
            return tuple(option.id or "" for option in question.options)
        case YesNoQuestion():
            return (True, False)
        case _:
            return ()


def _exclusive(question: Question) -> frozenset[int]:
    if not isinstance(question, MultipleQuestion):
        return frozenset()
    return frozenset(place for place, option in enumerate(question.options) if option.exclusive)

"""A pile of paper forms, keyed in one after the other: what the screen shows of it, and the plain lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TextIO

from crmready.collect.drawing import Line, Picks, fitted, head, option_blocks, wrapped
from crmready.collect.front import Card, Menu
from crmready.collect.keyed_form import LEAVE, KeyedForm, Outcome, Pages
from crmready.collect.session import Session
from crmready.collect.words import Words, place_line, range_line
from crmready.model.assessment import Answered, DontKnow, NotApplicable, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import MultipleQuestion, NumberQuestion, RecordQuestion

_BETWEEN: Final = " · "
_UNBROKEN: Final = "\N{NO-BREAK SPACE}"
_UNWRAPPED: Final = 1_000_000
_LEAST_ROOM: Final = 3


@dataclass(slots=True)
class Keypad:
    """The pile. `begin` is called for each form, with its role's id."""

    words: Words
    questionnaire: Questionnaire
    begin: Callable[[str], Pages]
    role: str | None = None
    """The role of all the forms, where it is known."""
    form: KeyedForm | None = None
    keyed_in: int = 0
    ended: Outcome | None = None
    _last_role: str | None = None
    _problem: str | None = None

    def go_on_with(self, respondent: Respondent) -> None:
        """Begins with a form that was left."""
        self._open(respondent.role)

    def next_form(self) -> None:
        """The next form; who has no choice of a role is not asked."""
        self.form = None
        roles = [role.id for role in self.questionnaire.roles]
        known = self.role or (roles[0] if len(roles) == 1 else None)
        if known is not None:
            self._open(known)

    def press(self, key: str) -> bool:
        """One key; True when no more forms are keyed in."""
        self._problem = None
        return self._pressed_role(key) if self.form is None else self._put_away(self.form.press(key))

    def reply(self, line: str) -> bool:
        """A line instead of keys; True when no more forms are keyed in."""
        self._problem = None
        return (
            self._pressed_role(line.strip() or "enter") if self.form is None else self._put_away(self.form.reply(line))
        )

    def _open(self, role: str) -> None:
        pages = self.begin(role)
        self._last_role = role
        session = Session(self.questionnaire, role, pages.answers)
        self.form = KeyedForm(self.words, session.resumed(), pages)

    def _pressed_role(self, key: str) -> bool:
        roles = [role.id for role in self.questionnaire.roles]
        if key in {"q", "/q", LEAVE}:
            self.ended = Outcome.LAST
            return True
        if key.isascii() and key.isdigit() and len(key) < len("1000") and 1 <= int(key) <= len(roles):
            self._open(roles[int(key) - 1])
        elif key == "enter" and self._last_role is not None:
            self._open(self._last_role)
        else:
            self._problem = self.words.gettext("That is not one of the choices here.")
        return False

    def _put_away(self, outcome: Outcome | None) -> bool:
        if outcome is None:
            return False
        self.keyed_in += outcome in {Outcome.NEXT, Outcome.LAST}
        self.ended = outcome
        if outcome in {Outcome.LAST, Outcome.LEFT}:
            return True
        self.next_form()
        return False

    # --- What is shown -----------------------------------------------------------------------------------------

    @property
    def card(self) -> Card:
        """What stands above the options."""
        form, gettext = self.form, self.words.gettext
        counted = self.words.ngettext("{count} form keyed in", "{count} forms keyed in", self.keyed_in)
        place = counted.format(count=self.keyed_in)
        if form is None:
            return Card(place, gettext("Whose form is it?"), problem=self._problem)
        if form.question is None:
            return Card(place, self._summary(form), tuple(self._warnings(form)), problem=form.problem)
        role = self.questionnaire.role[form.session.role].name
        where = f"{role}{_BETWEEN}{place_line(self.words, form.session.place)}"
        return Card(where, form.question.wording(form.session.role), tuple(self._aside(form)), problem=form.problem)

    def _summary(self, form: KeyedForm) -> str:
        asked = [step for step in form.session.path if not isinstance(step, RecordQuestion)]
        given = [form.session.answers.get(step.id) for step in asked]
        return self.words.gettext(
            "Of {total} questions {answered} are answered, {unknown} not known, {irrelevant} not relevant, "
            "{blank} blank."
        ).format(
            total=len(asked),
            answered=sum(isinstance(one, Answered) for one in given),
            unknown=sum(isinstance(one, DontKnow) for one in given),
            irrelevant=sum(isinstance(one, NotApplicable) for one in given),
            blank=given.count(None),
        )

    def _warnings(self, form: KeyedForm) -> Iterator[str]:
        if form.sure:
            yield self.words.gettext("Press x once more, and none of these answers counts.")

    def _aside(self, form: KeyedForm) -> Iterator[str]:
        gettext, question = self.words.gettext, form.question
        if form.aside == "reason":
            yield gettext("Why is it not relevant?")
        elif form.aside == "evidence":
            yield gettext("What shows it? Several things: write a semicolon between them.")
        elif isinstance(question, NumberQuestion):
            yield from filter(None, (question.unit, range_line(self.words, question.minimum, question.maximum)))
        match form.old:
            case DontKnow():
                yield gettext("Keyed in so far: don't know.")
            case NotApplicable(reason):
                yield gettext("Keyed in so far: not relevant ({reason}).").format(reason=reason)
            case Answered(value) if form.in_field:
                yield gettext("Keyed in so far: {text}.").format(text=value)
            case _:
                return

    @property
    def menu(self) -> Menu:
        """What there is to choose from."""
        if self.form is not None:
            return self.form.menu
        roles = [role.id for role in self.questionnaire.roles]
        marked = frozenset({roles.index(self._last_role)}) if self._last_role in roles else frozenset[int]()
        return Menu(tuple(role.name for role in self.questionnaire.roles), marked)

    def hints(self) -> tuple[str, ...]:
        """What the keys do here."""
        gettext, form = self.words.gettext, self.form
        if form is None:
            again = (gettext("Enter: the same again"),) if self._last_role else ()
            return (gettext("number: choose"), *again, gettext("q: stop"))
        if form.question is None:
            return (gettext("Enter: done, next form"), gettext("f: done, and stop"), gettext("b: back"),
                    gettext("x: throw this form away"), gettext("q: stop, and leave it unfinished"))  # fmt: skip
        if form.writing:
            return (gettext("Enter: accept"), gettext("Esc: back"), gettext("^K: don't know"), gettext("^C: stop"))
        several = isinstance(form.question, MultipleQuestion)
        first = gettext("number: tick") if several else gettext("number: answer")
        accept = (gettext("Enter: accept"),) if several or form.in_field else (gettext("Enter or Space: blank"),)
        unknown = gettext("d: don't know") if form.in_field else gettext("0 or d: don't know")
        irrelevant = (gettext("n: not relevant"),) if form.question.not_applicable else ()
        evidence = (gettext("e: evidence"),) if form.question.evidence else ()
        return (
            first,
            *accept,
            unknown,
            *irrelevant,
            *evidence,
            gettext("b: back"),
            gettext("u: undo"),
            gettext("q: stop"),
        )

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The whole screen."""
        form, card = self.form, self.card
        several = form is not None and isinstance(form.question, MultipleQuestion)
        one = Picks(min(self.menu.marked, default=None))
        picks = Picks(None, form.ticked) if form is not None and several else one
        above = [*head(card, width), Line()]
        above += [line for block in option_blocks(self.menu, picks, width) for line in block]
        typed = form.typed if form is not None else ""
        if typed or (form is not None and form.in_field):
            above += [Line(text, "focus") for text in wrapped(f"{typed}_", width, "> ", "  ")]
        hints = f"{_UNBROKEN}· ".join(hint.replace(" ", _UNBROKEN) for hint in self.hints())
        foot = [Line(), *(Line(text, "keys") for text in wrapped(hints, width))]
        if card.problem:
            foot = [Line(), *(Line(text, "problem") for text in wrapped(card.problem, width, "! ", "  ")), *foot]
        room = max(_LEAST_ROOM, height - len(foot))
        return (*fitted(above, range(len(above)), room, self.words.gettext("more")), *foot)


def key_in_lines(keypad: Keypad, replies: TextIO, talk: TextIO, width: int | None) -> None:
    """The same with a line for each answer, for pipes and screen readers; the end of the input stops."""
    while True:
        card, menu = keypad.card, keypad.menu
        shown = [card.place, card.ask, *card.aside]
        for text in (*shown, *(f"{number}. {text}" for number, text in enumerate(menu.options, 1)), card.problem or ""):
            talk.writelines(f"{line}\n" for line in (wrapped(text, width or _UNWRAPPED) if text else ()))
        talk.write(f"[{_BETWEEN.join(keypad.hints())}] ")
        talk.flush()
        line = replies.readline()
        talk.write("" if line and replies.isatty() else "\n")
        if not line:
            keypad.press(LEAVE)
            return
        if keypad.reply(line):
            return

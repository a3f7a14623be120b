"""One respondent in front of the screen: asks what is next, keeps the reply, and moves on."""

from dataclasses import dataclass, replace

from crmready.collect.beside import above_cap, ask_evidence, ask_note, ask_reason
from crmready.collect.front import Card, Menu, Move
from crmready.collect.notebook import Notebook
from crmready.collect.questions import ask_value
from crmready.collect.records import Ledger, ask_records
from crmready.collect.session import Session
from crmready.collect.talk import Left, Talk
from crmready.collect.words import place_line
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.model.questions import Question, RecordQuestion, Value


@dataclass(slots=True)
class Sitting:
    """A respondent's session as it goes on. `Left` comes out of `run` when they leave before the end.

    `note` waits for the answer it belongs to; `problem` is said with the next card.
    """

    talk: Talk
    notebook: Notebook
    session: Session
    note: str | None = None
    problem: str | None = None

    def run(self) -> None:
        """Asks until the respondent is through and says so."""
        while self.session.question is not None or not self._ended():
            if self.session.question is not None:
                self._ask(self.session.question)

    def _ask(self, question: Question) -> None:
        old = self.session.answers.get(question.id)
        self.note = self.note or (old.note if old else None)
        card, self.problem = self._card(question, old), None
        if isinstance(question, RecordQuestion):
            self._ask_records(question, card)
            return
        value = ask_value(self.talk, question, card, old.value if isinstance(old, Answered) else None)
        if isinstance(value, Move):
            self._move(question, value, card)
        else:
            self._answer(question, value, card)

    def _card(self, question: Question, old: Answer | None) -> Card:
        moves = [Move.BACK, Move.SKIP, Move.DONT_KNOW]
        moves += [Move.NOT_RELEVANT] if question.not_applicable else []
        moves += [Move.NOTE]
        moves += [Move.EVIDENCE] if question.evidence else []
        moves += [Move.CLEAR] if old else []
        aside = tuple(part for part in (question.why, *self._said(old)) if part)
        place = place_line(self.talk.words, self.session.place)
        return Card(place, question.wording(self.session.role), aside, (*moves, Move.LEAVE), self.problem)

    def _said(self, old: Answer | None) -> tuple[str, ...]:
        """What was answered before that no option can show, and the note."""
        gettext = self.talk.words.gettext
        note = (gettext("Your note: {note}").format(note=self.note),) if self.note else ()
        match old:
            case DontKnow():
                return (gettext("You answered: don't know."), *note)
            case NotApplicable():
                return (gettext("You answered: not relevant. Reason: {reason}").format(reason=old.reason), *note)
            case Answered(evidence=(_, *_) as shown):
                return (gettext("What shows it: {evidence}").format(evidence="; ".join(shown)), *note)
            case _:
                return note

    def _ask_records(self, question: RecordQuestion, card: Card) -> None:
        ledger = Ledger(self.talk, self.notebook, question)
        reply = ask_records(ledger, card)
        self.session = self.session.with_records(question.id, present=bool(ledger.records))
        if isinstance(reply, Move):
            self._move(question, reply, card)
            return
        if not ledger.records:
            self._keep(question, Answered((), (), self.note))
        elif question.id in self.session.answers:
            self._keep(question, None)
        self._go(self.session.forward())

    def _answer(self, question: Question, value: Value, card: Card) -> None:
        """Saves at once, and once more when there is evidence to add: a terminal may close in between."""
        old = self.session.answers.get(question.id)
        evidence = old.evidence if isinstance(old, Answered) else ()
        answer = Answered(value, evidence, self.note)
        if answer != old:
            self._keep(question, answer)
            if (evidence or above_cap(question, answer)) and not self._evidence(question, answer, card):
                return
        self._go(self.session.forward())

    def _move(self, question: Question, move: Move, card: Card) -> None:
        match move:
            case Move.BACK:
                self._back()
            case Move.SKIP:
                self._go(self.session.forward())
            case Move.DONT_KNOW:
                self._keep(question, DontKnow(self.note))
                self._go(self.session.forward())
            case Move.CLEAR:
                self._keep(question, None)
                self.note = None
            case Move.NOT_RELEVANT | Move.NOTE | Move.EVIDENCE:
                self._beside(question, move, card)
            case Move.LEAVE:
                raise Left

    def _beside(self, question: Question, move: Move, card: Card) -> None:
        old = self.session.answers.get(question.id)
        if move is Move.NOT_RELEVANT:
            reason = ask_reason(self.talk, card, old.reason if isinstance(old, NotApplicable) else "")
            if reason is not None:
                self._keep(question, NotApplicable(reason, self.note))
                self._go(self.session.forward())
        elif move is Move.NOTE:
            self.note = ask_note(self.talk, card, self.note)
            if old is not None:
                self._keep(question, replace(old, note=self.note))
        elif isinstance(old, Answered):
            self._evidence(question, old, card)
        else:
            self.problem = self.talk.words.gettext("Answer first; then say what shows it.")

    def _evidence(self, question: Question, answer: Answered, card: Card) -> bool:
        """False when the respondent goes back to the question instead of saying what shows the answer."""
        shown = ask_evidence(self.talk, card, question, answer)
        if shown is not None and shown != answer.evidence:
            self._keep(question, replace(answer, evidence=shown))
        return shown is not None

    def _back(self) -> None:
        before = self.session.back()
        if before == self.session:
            self.problem = self.talk.words.gettext("This is the first question.")
        else:
            self._go(before)

    def _keep(self, question: Question, answer: Answer | None) -> None:
        self.notebook.save(question.id, answer)
        self.session = self.session.with_answer(question.id, answer)

    def _go(self, session: Session) -> None:
        self.session, self.note = session, None

    def _ended(self) -> bool:
        """The last card. True when the respondent is done; otherwise the session stands at a question again."""
        gettext, left = self.talk.words.gettext, len(self.session.open)
        if not left:
            card = Card(gettext("Done"), gettext("Thank you. Every question is answered."))
            if self.talk.read(card) is None:
                return True
            self._go(self.session.back())
            return False
        ask = self.talk.words.ngettext(
            "You are through, and {left} question is still open.",
            "You are through, and {left} questions are still open.",
            left,
        ).format(left=left)
        reply = self.talk.choose(
            Card(gettext("Done"), ask), Menu((gettext("Go through what is open"), gettext("Finish here")))
        )
        if reply == 1:
            return True
        self._go(self.session.back() if reply is Move.BACK else self.session.to_open())
        return False

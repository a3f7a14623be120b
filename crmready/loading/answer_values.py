"""One answer as written in a file, turned into what its question takes (A5xx when it does not fit)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from crmready.loading.located_yaml import STANDARD_LIMITS, KeyPath, LocatedDocument
from crmready.loading.shape_faults import kind_of
from crmready.loading.source import ProblemLog
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import MultipleQuestion, Question, Value
from crmready.model.values import plain_number
from crmready.problems import at_start, closest, excerpt, listed

DONT_KNOW: Final = "dont-know"
_FORMS: Final = ("value", "evidence", "note", DONT_KNOW, "not-applicable")
_A_TEXT: Final = "Write a text, in quotes when it looks like something else."


@dataclass(slots=True)
class Reading:
    """Turns the entries of one file into answers, noting what does not fit the questionnaire."""

    document: LocatedDocument
    questionnaire: Questionnaire
    log: ProblemLog = field(default_factory=lambda: ProblemLog(STANDARD_LIMITS.problems))

    def add(self, code: str, path: KeyPath, message: str, hint: str | None = None) -> None:
        """Notes a problem at the value of a path."""
        self.log.add(code, self.document.locate(path), message, hint)

    def add_at_key(self, code: str, path: KeyPath, message: str, hint: str | None = None) -> None:
        """Notes a problem at the key of a path."""
        self.log.add(code, self.document.locate_key(path), message, hint)

    def question(self, name: str, path: KeyPath) -> Question | None:
        """The question of this id; None and a problem when there is none."""
        question = self.questionnaire.asked.get(name)
        if question is None:
            near = closest(name, self.questionnaire.asked)
            hint = f"Did you mean {near}?" if near else None
            self.add_at_key("A501", path, f"There is no question {excerpt(name)}.", hint)
        return question

    def value(self, question: Question, written: object, path: KeyPath) -> Value | None:
        """The value as the question takes it; None and a problem when it does not offer it."""
        if isinstance(question, MultipleQuestion) and isinstance(written, list):
            return self._ticked(question, written, path)
        value = () if written == [] else written
        if isinstance(value, int | str | Decimal | tuple) and question.accepts(value):
            return value
        message = f"{at_start(kind_of(written))} is not an answer to {question.id}."
        self.add("A502", path, message, _offer(question, written))
        return None

    def _ticked(self, question: MultipleQuestion, written: Sequence[object], path: KeyPath) -> Value | None:
        known = {str(option.id): option for option in question.options}
        before = len(self.log.problems)
        for position, name in enumerate(written):
            here = (*path, position)
            if not isinstance(name, str) or name not in known:
                message = f"{at_start(kind_of(name))} is not an option of {question.id}."
                self.add("A502", here, message, _offer(question, name))
            elif name in written[:position]:
                self.add("A502", here, f"`{name}` is ticked twice.", "Write it once.")
            elif known[name].exclusive and len(written) > 1:
                self.add(
                    "A502", here, f"`{name}` cannot be ticked together with others.", "Write it alone, or leave it out."
                )
        return None if len(self.log.problems) > before else tuple(str(name) for name in written)

    def text(self, group: dict[str, Any], key: str, path: KeyPath) -> str | None:
        """The text under a key, without surrounding space; None when there is none (noted when it is no text)."""
        written = group.get(key)
        if written is not None and not isinstance(written, str):
            self.add("S203", (*path, key), f"Expected a text, found {kind_of(written)}.", _A_TEXT)
            return None
        return (written or "").strip() or None

    def knows_fields(self, group: dict[str, Any], known: Collection[str], path: KeyPath) -> bool:
        """Whether a group has only fields that may stand in it; notes the others."""
        unknown = [key for key in group if key not in known]
        for key in unknown:
            near = closest(key, known)
            hint = f"Did you mean `{near}`?" if near else f"There can be: {', '.join(known)}."
            self.add_at_key("S202", (*path, key), f"`{excerpt(key)}` is not a field here.", hint)
        return not unknown


def _offer(question: Question, written: object) -> str:
    match question.type:
        case "levels":
            return f"Write a level from 0 to {len(question.options) - 1}, or {DONT_KNOW}."
        case "choice" | "multiple":
            ids = [str(option.id) for option in question.options]
            near = closest(written, ids) if isinstance(written, str) else None
            return f"Did you mean {near}?" if near else f"There is: {listed(ids)}."
        case "yes-no":
            return f"Write true or false, or {DONT_KNOW}."
        case "number":
            return f"Write a number{_limits(question.minimum, question.maximum)}."
        case "text":
            return f"Write a text of at most {question.max_length} characters."
        case "record":
            return "Write [] when there are none; the records themselves go under `records`."


def _limits(low: Fraction | None, high: Fraction | None) -> str:
    return ("" if low is None else f" from {plain_number(low)}") + (
        "" if high is None else f" up to {plain_number(high)}"
    )


def answer_from(reading: Reading, question: Question, written: object, path: KeyPath) -> Answer | None:
    """An answer in its short or long form; None when it does not fit, which `reading` then has noted."""
    if written == DONT_KNOW:
        return DontKnow()
    if isinstance(written, dict):
        return _long_form(reading, question, written, path) if reading.knows_fields(written, _FORMS, path) else None
    value = reading.value(question, written, path)
    return None if value is None else Answered(value)


def _long_form(reading: Reading, question: Question, written: dict[str, Any], path: KeyPath) -> Answer | None:
    note = reading.text(written, "note", path)
    keys = written.keys() - {"note"}
    if keys == {DONT_KNOW} and written[DONT_KNOW] is True:
        return DontKnow(note)
    if keys == {"not-applicable"}:
        reason = _reason(reading, question, written, path)
        return None if reason is None else NotApplicable(reason, note)
    if "value" in keys and keys <= {"value", "evidence"}:
        value = reading.value(question, written["value"], (*path, "value"))
        evidence = tuple(_evidence(reading, written.get("evidence", []), (*path, "evidence")))
        return None if value is None else Answered(value, evidence, note)
    hint = f"Write `value` (with `evidence`), `not-applicable: the reason` or `{DONT_KNOW}: true`."
    reading.add("A502", path, "This is not an answer.", hint)
    return None


def _evidence(reading: Reading, written: object, path: KeyPath) -> Iterator[str]:
    """What was named: one text or a list of texts; blank ones name nothing."""
    entries = enumerate(written) if isinstance(written, list) else [(None, written)]
    for position, entry in entries:
        if not isinstance(entry, str):
            here = path if position is None else (*path, position)
            reading.add("S203", here, f"Expected a text, found {kind_of(entry)}.", _A_TEXT)
        elif entry.strip():
            yield entry.strip()


def _reason(reading: Reading, question: Question, written: dict[str, Any], path: KeyPath) -> str | None:
    here = (*path, "not-applicable")
    before = len(reading.log.problems)
    reason = reading.text(written, "not-applicable", path)
    if not question.not_applicable:
        reading.add_at_key("A506", here, f"{question.id} always applies.", f"Answer it, or write {DONT_KNOW}.")
    elif reason is None and len(reading.log.problems) == before:
        reading.add("S206", here, "Why is it not applicable?", "Write the reason as a text.")
    return reason

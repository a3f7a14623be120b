"""What somebody has decided about a table that could not be read by itself: kept, and used again on the next one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field, StrictStr

from crmready.errors import ProblemsError
from crmready.imports.lookup import strict
from crmready.loading.answer_values import Reading, answer_from
from crmready.loading.located_yaml import LocatedDocument, read_yaml_file
from crmready.loading.structure import Places, newer, structure_problems, validated
from crmready.model.assessment import Answer
from crmready.model.questionnaire import Questionnaire
from crmready.model.values import FileModel, Id
from crmready.problems import Location, Problem, closest, excerpt, listed

FORMAT: Final = 1
LEAVE_OUT: Final = "-"
ROLE: Final = "role"
BESIDE: Final = ("evidence", "note")
"""What a column can hold beside a question's answer, as `[id:evidence]` or `[id:note]`."""


class ColumnMapping(FileModel):
    """A saved mapping: headings and answers as they are written in the table, and what they mean here."""

    format: Literal[1] = 1
    role: Id | None = None
    role_column: StrictStr | None = None
    levels_from: Literal[0, 1] | None = None
    columns: dict[StrictStr, StrictStr] = Field(default_factory=dict)
    """By heading: a question's id, `id:evidence`, `id:note`, `role`, or `-` to leave the column out."""
    roles: dict[StrictStr, Id] = Field(default_factory=dict)
    values: dict[Id, dict[StrictStr, Any]] = Field(default_factory=dict)
    """By question and by what stands in a cell: an answer as in an answers file, or `-` to leave it out."""

    def column(self, heading: str) -> str | None:
        """What is decided about a heading."""
        return _found(self.columns, heading)

    def role_of(self, text: str) -> str | None:
        """The role that a text is decided to be."""
        return _found(self.roles, text)

    def decides(self, question: str, text: str) -> bool:
        """Whether it is decided what this text means as an answer."""
        return self._written(question, text) is not None

    def answer(self, questionnaire: Questionnaire, question: str, text: str) -> Answer | None:
        """The answer that a text is decided to be; None when it is to be left out."""
        written = self._written(question, text)
        if written == LEAVE_OUT:
            return None
        here = LocatedDocument("", None, {(): Location("", 1, 1)}, {})
        return answer_from(Reading(here, questionnaire), questionnaire.asked[question], written, ())

    def _written(self, question: str, text: str) -> Any:  # noqa: ANN401  # whatever an answers file may hold
        decided = self.values.get(question, {})
        return next((meaning for written, meaning in decided.items() if strict(written) == strict(text)), None)

    def with_decisions(self, decisions: "Iterable[Decision]") -> "ColumnMapping":
        """The same with more decided."""
        columns, roles, values = dict(self.columns), dict(self.roles), {key: dict(v) for key, v in self.values.items()}
        for decision in decisions:
            match decision.of:
                case "column":
                    columns[decision.text] = str(decision.meaning)
                case "role":
                    roles[decision.text] = str(decision.meaning)
                case question:
                    values.setdefault(question.removeprefix("value:"), {})[decision.text] = decision.meaning
        return self.changed(columns=columns, roles=roles, values=values)

    def document(self) -> dict[str, object]:
        """As it is saved; what is not decided is left out."""
        dumped: dict[str, object] = self.model_dump(mode="python", exclude_defaults=True)
        return {"format": FORMAT, **dumped}


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a mapping: what a heading, a role's name or an answer (`value:QUESTION`) means."""

    of: str
    text: str
    meaning: int | bool | str


def _found(decided: Mapping[str, str], text: str) -> str | None:
    return next((meaning for written, meaning in decided.items() if strict(written) == strict(text)), None)


def read_mapping(path: Path, questionnaire: Questionnaire) -> ColumnMapping:
    """A saved mapping. ProblemsError with everything that is wrong in it; InputError when it cannot be read."""
    document, problems = read_yaml_file(path)
    if document is None:
        raise ProblemsError(problems)
    places = Places(document.locate, document.locate_key)
    if refused := newer(document.value, FORMAT, places):
        raise ProblemsError([refused])
    mapping, errors = validated(ColumnMapping, document.value)
    found = [*problems, *structure_problems(ColumnMapping, document.value, errors, places)]
    if mapping is not None:
        found += _meaningless(mapping, document, questionnaire)
    if mapping is None or found:
        raise ProblemsError(found)
    return mapping


def _meaningless(mapping: ColumnMapping, document: LocatedDocument, questionnaire: Questionnaire) -> list[Problem]:
    """What names questions, roles or answers that the questionnaire does not have."""
    reading = Reading(document, questionnaire)
    for heading, meaning in mapping.columns.items():
        question, _, beside = meaning.partition(":")
        here = ("columns", heading)
        if beside and beside not in BESIDE:
            reading.add(
                "A502", here, f"`{excerpt(beside)}` is nothing that a column can hold.", "There is: evidence, note."
            )
        elif meaning not in {ROLE, LEAVE_OUT} and question not in questionnaire.asked:
            near = closest(question, questionnaire.asked)
            hint = (
                f"Did you mean {near}?" if near else f"Write a question's id, {ROLE}, or {LEAVE_OUT} to leave it out."
            )
            reading.add("A501", here, f"There is no question {excerpt(question)}.", hint)
    for path, role in (*((("roles", text), role) for text, role in mapping.roles.items()), (("role",), mapping.role)):
        if role is not None and role not in questionnaire.role:
            reading.add("A503", path, f"There is no role {excerpt(role)}.", f"There is: {listed(questionnaire.role)}.")
    for name, answers in mapping.values.items():
        question_asked = reading.question(name, ("values", name))
        for text, written in answers.items() if question_asked else ():
            if written != LEAVE_OUT and question_asked:
                answer_from(reading, question_asked, written, ("values", name, text))
    return reading.log.problems

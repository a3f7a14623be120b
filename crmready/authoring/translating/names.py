"""Texts of a questionnaire by name (`questions.follow-up.ask.seller`), and where a person meets each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from crmready.loading.checks.ids import every_question
from crmready.loading.translations import TextPath, texts
from crmready.model.questionnaire import Questionnaire
from crmready.problems import at_start

_SECTIONS: Final[Mapping[str, str]] = {
    "roles": "Role",
    "ratings": "Rating",
    "option_sets": "Shared answers",
    "dimensions": "Dimension",
    "questions": "Question",
    "estimates": "Estimate",
    "expectations": "Expectation",
    "gates": "Gate",
    "verdicts": "Verdict",
    "target_profiles": "Target profile",
    "brief": "Part of the requirement brief",
}
_FIELDS: Final[Mapping[str, str]] = {
    "title": "title of the questionnaire",
    "purpose": "what the questionnaire is for",
    "introduction": "what a respondent is told before starting",
    "limits": "what the result does not say",
    "name": "name",
    "plural": "name of several",
    "about": "what it is about",
    "ask": "the question as it is asked",
    "why": "why it is asked",
    "options": "answer",
    "show": "what would show that the answer is right",
    "unit": "unit, shown beside a number",
    "actions": "what to do",
    "label": "name of a field",
    "help": "help for a field",
    "summary": "the verdict in one sentence",
    "next": "what to do next",
    "left_alone": "what happens if nothing is done",
    "open_questions": "question to the company",
}
_ASKED: Final = {"questions", "estimates", "expectations"}
_AS_MET: Final = ("ask", "why", "options", "fields", "unit", "evidence", "actions")


def name_of(path: TextPath) -> str:
    """A text's path as one word; positions in lists count from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


@dataclass(frozen=True)
class Whereabouts:
    """Where each text of a questionnaire is met, in English with the questionnaire's own names."""

    source: Questionnaire

    def of(self, path: TextPath) -> str:
        """For example `Question follow-up, asked of Seller: the question as it is asked`."""
        section, *rest = path
        if section not in _SECTIONS or len(rest) < 2:  # noqa: PLR2004  # an id and a field
            number = f" ({rest[0] + 1})" if rest and isinstance(rest[0], int) else ""
            said = _FIELDS.get(str(section), str(section))
            return f"{at_start(said)}{number}"
        name, *field = rest
        return f"{_SECTIONS[str(section)]} {name}{self._people(path)}: {'; '.join(self._field(field))}"

    def _people(self, path: TextPath) -> str:
        if path[2] == "ask":
            asked = (path[3],) if len(path) > 3 else self._asked.get(str(path[1]), ())  # noqa: PLR2004  # a role's own wording
            names = [self.source.role[str(role)].name for role in asked if role in self.source.role]
            return f", asked of {', '.join(names)}" if names else ""
        used = self._users.get(str(path[1]), []) if path[0] == "option_sets" else []
        return f" (for {', '.join(used)})" if used else ""

    @cached_property
    def _asked(self) -> dict[str, tuple[str, ...]]:
        asked = (*every_question(self.source), *self.source.estimates, *self.source.expectations)
        return {one.id: one.roles for one in asked}

    @cached_property
    def _users(self) -> dict[str, list[str]]:
        """The questions that use each option set."""
        users: dict[str, list[str]] = {}
        for question in every_question(self.source):
            if (used := getattr(question, "option_set", None)) is not None:
                users.setdefault(used, []).append(question.id)
        return users

    def _field(self, field: list[str | int]) -> Iterator[str]:
        kind = str(field[0])
        rest = field[1:]
        if kind == "actions":
            yield f"what to do within {rest[0]} days"
        elif kind == "options":
            yield f"answer {rest[0] + 1}" if isinstance(rest[0], int) else f"answer {rest[0]}"
        elif kind == "fields":
            yield f"field {rest[0]}"
            yield from (_FIELDS.get(str(part), str(part)) for part in rest[1:])
        else:
            yield from (_FIELDS.get(str(part), str(part)) for part in (rest if kind == "evidence" else field[:1]))


def ordered_texts(source: Questionnaire) -> dict[TextPath, str]:
    """Every text by its path, in the source's order, and within a question as a person meets them."""
    found = texts(source)
    first: dict[TextPath, int] = {}
    for number, path in enumerate(found):
        first.setdefault(path[:2], number)
    return {path: found[path] for path in sorted(found, key=lambda path: (first[path[:2]], _rank(path)))}


def _rank(path: TextPath) -> int:
    is_asked = path[0] in _ASKED and len(path) > 2  # noqa: PLR2004  # a field of a question
    return _AS_MET.index(path[2]) if is_asked and path[2] in _AS_MET else 0


def named_texts(source: Questionnaire) -> dict[str, TextPath]:
    """Every text's path by its name."""
    return {name_of(path): path for path in ordered_texts(source)}

"""Small questionnaires and assessments in a line or two, written as an author and a respondent would write them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from crmready.engine.score import score
from crmready.model.assessment import Answer, Answered, Assessment, DontKnow, NotApplicable, Record, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Value
from crmready.model.scorecard import DimensionScore, GateResult, QuestionScore, Scorecard

Raw: TypeAlias = dict[str, Any]
"""A part of a questionnaire as YAML gives it."""

Given: TypeAlias = Value | Answer | None
"""A value, an answer with more to it, or None for a question that was left blank."""

DK: Final = DontKnow()
NA: Final = NotApplicable("it does not come up here")

RATINGS: Final[list[Raw]] = [
    {"id": "n", "name": "Not", "up_to": 15},
    {"id": "p", "name": "Partly", "up_to": 50, "split_at": "32.5"},
    {"id": "l", "name": "Largely", "up_to": 85, "split_at": "67.5"},
    {"id": "f", "name": "Fully", "up_to": 100},
]
SELLER: Final[Raw] = {"id": "seller", "name": "Seller", "plural": "Sellers"}
SECRET_SELLER: Final[Raw] = {**SELLER, "anonymous": True}
MANAGER: Final[Raw] = {"id": "manager", "name": "Manager", "plural": "Managers"}
EXECUTIVE: Final[Raw] = {"id": "executive", "name": "Executive", "plural": "Executives"}


def levels(name: str, *roles: str, options: int = 5, scores: Sequence[str | int] | None = None, **more: Any) -> Raw:  # noqa: ANN401
    """A levels question, of sellers unless told otherwise; scored 0, 1, 2 … unless told otherwise."""
    listed: list[Any] = [f"option {level}" for level in range(options)]
    if scores is not None:
        listed = [{"text": f"option {level}", "score": given} for level, given in enumerate(scores)]
    return {"id": name, "type": "levels", "roles": roles or ("seller",), "ask": f"{name}?", "options": listed, **more}


def capped(name: str, *roles: str, cap: int = 2, **more: Any) -> Raw:  # noqa: ANN401
    """A levels question 0 to 4 that counts as `cap` where nothing is shown."""
    return levels(name, *roles, evidence={"show": "The document", "cap": cap}, **more)


def dimension(name: str, *questions: Raw, **more: Any) -> Raw:  # noqa: ANN401
    """A dimension of weight 1 and target 75."""
    return {"id": name, "name": name, "questions": questions, **more}


def gate(name: str, question: str | None = None, at_least: int | str | None = None, **more: Any) -> Raw:  # noqa: ANN401
    """A hard gate."""
    return {
        "id": name, "name": name, "why": "because", "severity": "hard",
        "question": question, "at_least": at_least, **more,
    }  # fmt: skip


def verdict(name: str, when: Raw | None = None) -> Raw:
    """A verdict; the last of a list has no condition."""
    return {"id": name, "name": name, "summary": "s", "next": "n", "tone": "caution", "when": when}


def estimate(name: str, of: str, *roles: str, source: str = "seller") -> Raw:
    """What the roles (managers unless told otherwise) think that the source answers."""
    return {"id": name, "of": of, "source": source, "roles": roles or ("manager",), "ask": "How many, do you think?"}


def expectation(name: str, pair: str, *roles: str) -> Raw:
    """What the roles (managers unless told otherwise) expect of technology, 0 to 4."""
    options = [f"expects {level}" for level in range(5)]
    return {"id": name, "pair": pair, "roles": roles or ("manager",), "ask": "How much?", "options": options}


def questionnaire(*dimensions: Raw, **more: Any) -> Questionnaire:  # noqa: ANN401
    """A resolved questionnaire of sellers, managers and executives (none anonymous), standard ratings, one verdict."""
    return Questionnaire.model_validate(raw_questionnaire(*dimensions, **more)).resolved()


def raw_questionnaire(*dimensions: Raw, **more: Any) -> Raw:  # noqa: ANN401
    """The same as the author's file says it."""
    standard: Raw = {
        "format": 1, "id": "sample", "version": "1.0.0", "language": "en",
        "title": "Sample", "purpose": "To test", "introduction": "Hello",
        "roles": [SELLER, MANAGER, EXECUTIVE], "ratings": RATINGS,
        "dimensions": dimensions, "verdicts": [verdict("whatever")],
    }  # fmt: skip
    return {**standard, **more}


def shown(value: Value, *evidence: str) -> Answered:
    """An answer with what shows it."""
    return Answered(value, evidence or ("the document",))


def assessment(**people: Sequence[Mapping[str, Given]]) -> Assessment:
    """One answer sheet a respondent, by role, such as `seller=[{"q": 3}, {"q": DK}]`.

    Ids are `seller-1`, `seller-2` and so on.
    """
    respondents: list[Respondent] = []
    answers: dict[tuple[str, str], Answer] = {}
    for role, filled_in in people.items():
        for number, sheet in enumerate(filled_in, 1):
            respondents.append(Respondent(f"{role}-{number}", role))
            for question, given in sheet.items():
                if given is not None:
                    whole = given if isinstance(given, Answered | NotApplicable | DontKnow) else Answered(given)
                    answers[f"{role}-{number}", question] = whole
    return Assessment("Acme", "en", tuple(respondents), answers)


def records(question: str, *entries: Mapping[str, str]) -> tuple[Record, ...]:
    """Filled-in records of one record question."""
    return tuple(Record(f"{question}-{number}", question, values) for number, values in enumerate(entries, 1))


def sheets(question: str, *given: Given) -> list[dict[str, Given]]:
    """One respondent for each answer to one question."""
    return [{question: one} for one in given]


def scored(made: Questionnaire, **people: Sequence[Mapping[str, Given]]) -> Scorecard:
    """The scorecard of these answers."""
    return score(made, assessment(**people))


def question_score(raw: Raw, roles: Sequence[Raw] = (), **people: Sequence[Given]) -> QuestionScore:
    """One question alone, answered so by each role."""
    made = questionnaire(dimension("all", raw), roles=[*roles] or [SELLER, MANAGER, EXECUTIVE])
    return scored(made, **{role: sheets(raw["id"], *given) for role, given in people.items()}).questions[raw["id"]]


def gate_result(raw: Raw, on: Raw, roles: Sequence[Raw] = (), **people: Sequence[Given]) -> GateResult:
    """One gate on one question, answered so by each role."""
    made = questionnaire(dimension("all", on), gates=[raw], roles=[*roles] or [SELLER, MANAGER, EXECUTIVE])
    return scored(made, **{role: sheets(on["id"], *given) for role, given in people.items()}).gates[0]


def dimension_of(scorecard: Scorecard, name: str) -> DimensionScore:
    """The dimension with this id."""
    return next(found for found in scorecard.dimensions if found.dimension == name)


def gate_of(scorecard: Scorecard, name: str) -> GateResult:
    """The gate with this id."""
    return next(found for found in scorecard.gates if found.gate == name)

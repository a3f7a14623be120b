"""A small questionnaire, and assessments of it, for the tests of the view."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from crmready.engine.publication import publish
from crmready.engine.score import score
from crmready.model.assessment import Answer, Answered, Assessment, DontKnow, Record, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.report.shapes.report import ReportView
from crmready.report.view.build import Context, Subject, build_view
from crmready.report.view.case import Case
from crmready.report.view.contract import Json, as_json
from crmready.report.view.words import Words

STAGES = ["No process known", "Known to exist", "Half of the stages", "All stages", "All stages with criteria"]
WRITTEN = ["Nothing", "Notes", "One description", "With criteria", "Revised"]

SOURCE: dict[str, Any] = {
    "format": 1, "id": "little", "version": "1.2.0", "language": "en", "title": "Little", "purpose": "To test.",
    "introduction": "Hello.", "licence": "CC BY 4.0", "limits": ["Not validated."], "sources": ["Nobody (2026)."],
    "roles": [
        {"id": "seller", "name": "Seller", "plural": "Sellers", "anonymous": True},
        {"id": "manager", "name": "Sales manager", "plural": "Sales managers"},
        {"id": "executive", "name": "IT executive", "plural": "IT executives"},
    ],
    "ratings": [
        {"id": "not", "name": "Not", "up_to": 15},
        {"id": "partly", "name": "Partly", "up_to": 50, "split_at": "32.5"},
        {"id": "largely", "name": "Largely", "up_to": 85, "split_at": "67.5"},
        {"id": "fully", "name": "Fully", "up_to": 100},
    ],
    "dimensions": [
        {"id": "process", "name": "Sales process", "weight": 2, "essential": True, "target": 75, "questions": [
            {"id": "written", "type": "levels", "roles": ["manager", "executive"], "ask": "What is written?",
             "options": WRITTEN, "evidence": {"show": "The document", "cap": 2},
             "actions": [{"within": 30, "do": "Write it down"}, {"within": 60, "do": "Add criteria"}]},
            {"id": "known", "type": "levels", "roles": ["seller"], "ask": "Which stages can you name?",
             "options": STAGES, "after": ["written"], "owner": "manager",
             "actions": [{"within": 30, "do": "Walk through it"}]},
            {"id": "followed", "type": "levels", "roles": ["seller", "manager"], "mirror": True, "options": STAGES,
             "ask": {"seller": "Did you follow it?", "manager": "Did your team follow it?"}},
        ]},
        {"id": "value", "name": "Value goals", "weight": 1, "target": 50, "questions": [
            {"id": "described", "type": "levels", "roles": ["manager", "executive"], "ask": "How is value described?",
             "options": WRITTEN, "evidence": {"show": "The goals", "cap": 2}},
            {"id": "goals", "type": "record", "roles": ["executive"], "ask": "Record the goals.", "fields": [
                {"id": "goal", "label": "Goal"}, {"id": "due", "label": "Due", "type": "date"},
                {"id": "source", "label": "Source", "required": False}]},
            {"id": "comment", "type": "text", "roles": ["seller", "manager"], "ask": "Anything else?"},
        ]},
    ],
    "estimates": [{"id": "known-estimate", "of": "known", "source": "seller", "roles": ["manager", "executive"],
                   "ask": "How many stages can a seller name?"}],
    "expectations": [{"id": "system", "pair": "written", "roles": ["executive"], "ask": "What will the system do?",
                      "options": WRITTEN}],
    "gates": [
        {"id": "written-down", "name": "It is written down", "why": "W1.", "severity": "hard", "question": "written",
         "at_least": 2},
        {"id": "sellers-know", "name": "Sellers know it", "why": "W2.", "severity": "hard", "question": "known",
         "roles": ["seller"], "at_least": 2},
        {"id": "goals-set", "name": "Goals are set", "why": "W3.", "severity": "warning", "question": "described",
         "at_least": 3, "records": {"of": "goals", "complete": 1}},
    ],
    "verdicts": [
        {"id": "not-ready", "name": "Not ready", "summary": "Not yet.", "next": "Begin.", "tone": "stop",
         "when": {"gates": "hard", "state": ["fail", "unknown"]}},
        {"id": "reserved", "name": "With reservations", "summary": "Nearly.", "next": "Show it.", "tone": "caution",
         "when": {"any": [{"gates": "all", "state": ["fail", "unknown", "claimed"]},
                          {"dimensions": "essential", "lower_rating": ["not", "partly"]}]}},
        {"id": "ready", "name": "Ready", "summary": "Ready.", "next": "Write.", "tone": "go"},
    ],
}  # fmt: skip
QUESTIONNAIRE = Questionnaire.model_validate(SOURCE).resolved()
UNKNOWN = DontKnow()

Given = int | tuple[int, str] | str | DontKnow


def people(role: str, *rows: Mapping[str, Given]) -> list[tuple[Respondent, Mapping[str, Given]]]:
    """Respondents of one role, each with answers by question: a level, (level, evidence), a text or don't know."""
    return [(Respondent(f"{role}-{number}", role, finished=True), row) for number, row in enumerate(rows)]


def sellers(question: str, *levels: int) -> list[tuple[Respondent, Mapping[str, Given]]]:
    """Sellers who answered one question."""
    return people("seller", *({question: level} for level in levels))


def assessment(*groups: Sequence[tuple[Respondent, Mapping[str, Given]]]) -> Assessment:
    """An assessment of these people."""
    everybody = [person for group in groups for person in group]
    return Assessment(
        organisation="Acme",
        language="en",
        respondents=tuple(respondent for respondent, _ in everybody),
        answers={(who.id, question): _answer(given) for who, row in everybody for question, given in row.items()},
        as_of=date(2026, 11, 23),
    )


def _answer(given: Given) -> Answer:
    if isinstance(given, DontKnow):
        return given
    return Answered(given[0], (given[1],)) if isinstance(given, tuple) else Answered(given)


def with_records(subject: Assessment, *values: Mapping[str, str]) -> Assessment:
    """The same with value goals."""
    records = tuple(Record(f"goal-{number}", "goals", value) for number, value in enumerate(values))
    return replace(subject, records=records)


def view(subject: Assessment, language: str = "en", *, questionnaire: Questionnaire = QUESTIONNAIRE) -> ReportView:
    """The report of an assessment."""
    result = score(questionnaire, subject)
    context = Context(language, "0.1.0", "a" * 64, "b" * 64)
    return build_view(Subject(questionnaire, subject), result, publish(questionnaire, result), context)


def printed(subject: Assessment, language: str = "en") -> Json:
    """The report of an assessment as JSON."""
    return as_json(view(subject, language))


def case(subject: Assessment, language: str = "en") -> Case:
    """What the parts of a report are composed from."""
    result = score(QUESTIONNAIRE, subject)
    return Case(Subject(QUESTIONNAIRE, subject), result, publish(QUESTIONNAIRE, result), Words.of(language))


def percents(*numbers: str) -> tuple[Fraction, ...]:
    """Exact numbers."""
    return tuple(Fraction(number) for number in numbers)

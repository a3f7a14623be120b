"""A small questionnaire with every type of question, in both languages, and a notebook that remembers every call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from crmready.model.assessment import Answer, Record, Respondent
from crmready.model.questionnaire import Questionnaire

NB: dict[str, str] = {
    "Sales check": "Salgssjekk",
    "Are we ready?": "Er vi klare?",
    "A short check.\nIt takes five minutes.": "En kort sjekk.\nDen tar fem minutter.",
    "Seller": "Selger",
    "Sales manager": "Salgsleder",
    "Sales process": "Salgsprosess",
    "Numbers and goals": "Tall og mål",
    "What exists in writing?": "Hva finnes skriftlig?",
    "Nothing": "Ingenting",
    "Notes": "Notater",
    "A description": "En beskrivelse",
}


def questionnaire(language: str = "en") -> Questionnaire:
    """The sample, resolved; what is not in `NB` stays English in bokmål."""
    spoken = _translated(_SOURCE) if language == "nb" else _SOURCE
    return Questionnaire.model_validate({**spoken, "language": language}).resolved()


def _translated(part: Any) -> Any:  # noqa: ANN401  # a tree of whatever YAML can hold
    if isinstance(part, dict):
        return {key: _translated(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_translated(value) for value in part]
    return NB.get(part, part) if isinstance(part, str) else part


_SOURCE: dict[str, Any] = {
    "format": 1,
    "id": "sales-check",
    "version": "1.0.0",
    "title": "Sales check",
    "purpose": "Are we ready?",
    "introduction": "A short check.\nIt takes five minutes.",
    "roles": [
        {"id": "seller", "name": "Seller", "plural": "Sellers", "about": "Meets customers", "anonymous": True},
        {"id": "manager", "name": "Sales manager", "plural": "Sales managers"},
    ],
    "ratings": [{"id": "low", "name": "Low", "up_to": 50}, {"id": "high", "name": "High", "up_to": 100}],
    "dimensions": [
        {
            "id": "process",
            "name": "Sales process",
            "questions": [
                {
                    "id": "in-writing",
                    "type": "levels",
                    "roles": ["seller", "manager"],
                    "ask": "What exists in writing?",
                    "why": "A system cannot support what nobody has described.",
                    "options": ["Nothing", "Notes", "A description"],
                    "evidence": {"show": "The document, with its date", "cap": 1},
                },
                {
                    "id": "tool",
                    "type": "choice",
                    "roles": ["seller", "manager"],
                    "ask": "Where are customers kept today?",
                    "options": [{"id": "sheet", "text": "In a spreadsheet"}, {"id": "head", "text": "In our heads"}],
                },
                {
                    "id": "sheets",
                    "type": "number",
                    "roles": ["seller"],
                    "ask": "How many spreadsheets?",
                    "unit": "files",
                    "minimum": 0,
                    "maximum": "99.5",
                    "show_if": {"question": "tool", "is": "sheet"},
                },
                {
                    "id": "channels",
                    "type": "multiple",
                    "roles": ["seller"],
                    "ask": "Where do leads come from?",
                    "options": [
                        {"id": "web", "text": "The web"},
                        {"id": "fairs", "text": "Fairs"},
                        {"id": "unknown", "text": "Nobody knows", "exclusive": True},
                    ],
                    "scoring": "count",
                },
            ],
        },
        {
            "id": "goals",
            "name": "Numbers and goals",
            "questions": [
                {
                    "id": "coached",
                    "type": "yes-no",
                    "roles": ["seller"],
                    "ask": "Are you coached?",
                    "not_applicable": False,
                },
                {"id": "wish", "type": "text", "roles": ["seller"], "ask": "What do you wish for?", "max_length": 20},
                {
                    "id": "value-goals",
                    "type": "record",
                    "roles": ["manager"],
                    "ask": "Which goals have you set?",
                    "fields": [
                        {"id": "goal", "label": "Goal", "help": "What will be different"},
                        {"id": "target", "label": "Target", "type": "number"},
                        {"id": "by", "label": "By when", "type": "date"},
                        {"id": "source", "label": "Source", "required": False},
                    ],
                },
            ],
        },
    ],
    "estimates": [
        {
            "id": "in-writing-estimate",
            "roles": ["manager"],
            "of": "in-writing",
            "source": "seller",
            "ask": "What would sellers answer?",
        }
    ],
    "expectations": [
        {
            "id": "from-system",
            "roles": ["manager"],
            "pair": "in-writing",
            "ask": "What will a system solve?",
            "options": ["Nothing", "All of it"],
        }
    ],
    "verdicts": [{"id": "ready", "name": "Ready", "summary": "Ready.", "next": "Go on.", "tone": "go"}],
}


@dataclass(slots=True)
class Pages:
    """A notebook in memory. `saved` has every call in order, so that a test sees what was kept, and when."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    records: tuple[Record, ...] = ()
    saved: list[tuple[str, Answer | None]] = field(default_factory=list)
    who: Respondent = field(default_factory=lambda: Respondent("0", "seller"))

    def save(self, question_id: str, answer: Answer | None) -> None:
        """Keeps the answer and the call."""
        self.saved.append((question_id, answer))
        kept = {key: value for key, value in self.answers.items() if key != question_id}
        self.answers = kept if answer is None else {**kept, question_id: answer}

    def save_record(self, question_id: str, values: Mapping[str, str], record_id: str | None = None) -> str:
        """Keeps the record, at its place if it is known."""
        record = Record(record_id or f"r{len(self.records) + 1}", question_id, dict(values))
        known = any(each.id == record.id for each in self.records)
        self.records = (
            tuple(record if each.id == record.id else each for each in self.records)
            if known
            else (*self.records, record)
        )
        return record.id

    def remove_record(self, record_id: str) -> None:
        """Forgets the record."""
        self.records = tuple(record for record in self.records if record.id != record_id)

"""A questionnaire with everything that the format has, and editions of it with something changed."""

import copy
from collections.abc import Mapping
from typing import Any, Final

from crmready.authoring.differing.comparing import compare
from crmready.authoring.differing.edition import Edition
from crmready.authoring.differing.effects import Comparison
from crmready.loading.questionnaire import LoadedQuestionnaire, restore
from crmready.loading.translations import TextPath
from crmready.model.questionnaire import Questionnaire

Raw = dict[str, Any]

RICH: Final[Raw] = {
    "format": 1, "id": "rich", "version": "1.2.3", "language": "en",
    "title": "Rich", "purpose": "To have everything.", "introduction": "Answer for the last month.",
    "licence": "CC BY 4.0", "limits": ["It is only an example.", "It predicts nothing."], "sources": ["A book"],
    "roles": [
        {"id": "seller", "name": "Seller", "plural": "Sellers", "about": "Sells to customers.", "anonymous": True},
        {"id": "manager", "name": "Manager", "plural": "Managers", "weight": 2},
        {"id": "executive", "name": "Executive", "plural": "Executives"},
    ],
    "privacy": {"minimum_group": 6, "free_text": 9, "distributions": 11},
    "coverage": "1/2",
    "ratings": [
        {"id": "low", "name": "Low", "up_to": 50, "split_at": 25},
        {"id": "high", "name": "High", "up_to": 100},
    ],
    "option_sets": [{"id": "how-often", "options": ["At no time", "In some weeks", "In all weeks"]}],
    "dimensions": [
        {
            "id": "work", "name": "Work", "about": "How work is done.", "weight": 2, "essential": True, "target": 60,
            "questions": [
                {
                    "id": "stages", "type": "levels", "roles": ["seller", "manager"], "mirror": True, "weight": 3,
                    "ask": {"seller": "How many stages do you use?", "manager": "How many stages does the team use?"},
                    "why": "It matters.", "options": ["None of them", "Some of them", {"text": "All", "score": 3}],
                    "evidence": {"show": "The list of stages", "cap": 1}, "owner": "manager",
                    "actions": [{"within": 30, "do": "Write them down"}, {"within": 60, "do": "Use them"}],
                },
                {
                    "id": "looked-up", "type": "levels", "roles": ["seller"], "option_set": "how-often",
                    "ask": "How often do you look things up?", "after": ["stages"],
                },
                {
                    "id": "noted", "type": "levels", "roles": ["seller"], "option_set": "how-often",
                    "ask": "How often do you write things down?",
                },
                {
                    "id": "start", "type": "choice", "roles": ["seller"], "ask": "What was the starting point?",
                    "options": [
                        {"id": "figures", "text": "My own figures", "score": 2},
                        {"id": "case", "text": "A case that I brought", "score": 1},
                        {"id": "other", "text": "Something else", "score": 0},
                    ],
                },
                {
                    "id": "topic", "type": "choice", "roles": ["seller"], "ask": "What was it about?",
                    "options": [{"id": "deals", "text": "Deals"}, {"id": "people", "text": "People"}],
                },
                {
                    "id": "used-for", "type": "multiple", "roles": ["seller"], "ask": "What for?", "scoring": "count",
                    "show_if": {"all": [{"question": "topic", "is": "deals"}, {"any": [
                        {"question": "stages", "at_least": 1}, {"not": {"question": "topic", "one_of": ["people"]}},
                    ]}]},
                    "options": [
                        {"id": "plan", "text": "Planning"}, {"id": "learn", "text": "Learning"},
                        {"id": "nothing", "text": "None of these", "exclusive": True},
                    ],
                },
            ],
        },
        {
            "id": "data", "name": "Data",
            "questions": [
                {"id": "lists", "type": "yes-no", "roles": ["manager"], "good": "no", "ask": "Do you keep own lists?"},
                {
                    "id": "minutes", "type": "number", "roles": ["seller"], "ask": "How many minutes a day?",
                    "unit": "minutes", "minimum": 0, "maximum": 600,
                    "bands": [{"up_to": 15, "score": 2}, {"up_to": 60, "score": 1}, {"score": 0}],
                },
                {"id": "change", "type": "text", "roles": ["seller"], "ask": "What to change?", "max_length": 500},
                {
                    "id": "goals", "type": "record", "roles": ["executive"], "ask": "Which goals are there?",
                    "fields": [
                        {"id": "goal", "label": "Goal", "help": "What gets better"},
                        {"id": "by", "label": "By when", "type": "date", "required": False},
                    ],
                    "chain": ["goal"],
                },
            ],
        },
    ],
    "estimates": [{
        "id": "stages-estimate", "of": "stages", "source": "seller", "roles": ["executive"],
        "ask": "How many stages do you think they use?", "why": "To compare.",
    }],
    "expectations": [{
        "id": "help", "pair": "stages", "roles": ["executive"], "ask": "How much will a tool help with the stages?",
        "options": ["Little help", "Some help", "All the help we need"],
    }],
    "gates": [
        {"id": "used", "name": "The stages are used", "why": "It matters.", "severity": "hard", "question": "stages",
         "at_least": 1, "roles": ["seller"], "left_alone": "Nothing changes."},
        {"id": "goal-set", "name": "A goal is set", "why": "It matters.", "severity": "warning",
         "records": {"of": "goals", "complete": 1}},
    ],
    "verdicts": [
        {"id": "not-yet", "name": "Not yet", "summary": "It is early.", "next": "Begin.", "tone": "stop",
         "when": {"any": [{"gates": "hard", "state": ["fail"]}, {"not": {"all": [
             {"dimensions": "all", "status": ["scored"]}, {"dimensions": "all", "lower_rating": ["high"]}]}}]}},
        {"id": "done", "name": "Done", "summary": "It is done.", "next": "Go on.", "tone": "go"},
    ],
    "target_profiles": [{"id": "small", "name": "Small", "targets": {"work": 40}}],
    "brief": [{"id": "aims", "title": "Aims", "about": "What for.", "draws": ["stages"], "open_questions": ["When?"]}],
}  # fmt: skip


def edition(raw: Raw, overlays: Mapping[str, Mapping[TextPath, str]] | None = None) -> Edition:
    """A version that the loader accepts, without files."""
    loaded = LoadedQuestionnaire(Questionnaire.model_validate(raw), overlays or {})
    return Edition(restore(loaded.snapshot()))


def at(raw: Any, path: str) -> Any:  # noqa: ANN401  # any part of a file
    """The part at a path like `dimensions.0.questions.stages.weight`: positions, ids and keys."""
    for part in path.split(".") if path else ():
        raw = step(raw, part)
    return raw


def step(raw: Any, part: str) -> Any:  # noqa: ANN401  # the same
    if isinstance(raw, list):
        return raw[int(part)] if part.isdigit() else next(entry for entry in raw if entry["id"] == part)
    return raw[part]


def changed(path: str, value: object) -> Raw:
    """The rich questionnaire with another value at a path; None takes the field away."""
    raw = copy.deepcopy(RICH)
    above, _, last = path.rpartition(".")
    here = at(raw, above)
    if isinstance(here, list):
        here[here.index(at(here, last))] = value
    elif value is None:
        del here[last]
    else:
        here[last] = value
    return raw


def compared(after: Raw, before: Raw = RICH) -> Comparison:
    """What changed from the rich questionnaire to another one."""
    return compare(edition(before), edition(after))


def said(comparison: Comparison) -> list[str]:
    """The changes in a line each: class, entry, and what of it."""
    return [
        " ".join(filter(None, (one.effect.word, one.kind.value, one.subject, one.what)))
        for one in comparison.differences
    ]

"""Every field of every model, and what a change of it means: the table that docs/versions.md explains.

A field that is missing here fails a test, so that nobody can add one without saying what its change does to answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from crmready.authoring.differing import arrivals, judging
from crmready.authoring.differing.arrivals import PartJudge, as_part
from crmready.authoring.differing.effects import Concern, Effect
from crmready.authoring.differing.judging import Judge, always, if_counts, if_scored
from crmready.model.conditions import (
    AnswerAll,
    AnswerAny,
    AnswerIs,
    AnswerNot,
    DimensionIs,
    GateIs,
    ResultAll,
    ResultAny,
    ResultNot,
)
from crmready.model.questionnaire import (
    BriefPart,
    Dimension,
    Gate,
    OptionSet,
    Privacy,
    Questionnaire,
    Rating,
    RecordsNeeded,
    Role,
    TargetProfile,
    Verdict,
)
from crmready.model.questions import (
    Action,
    AnswerOption,
    Band,
    ChoiceQuestion,
    Estimate,
    Evidence,
    Expectation,
    LevelsQuestion,
    MultipleQuestion,
    NumberQuestion,
    RecordField,
    RecordQuestion,
    TextQuestion,
    YesNoQuestion,
)
from crmready.model.values import FileModel


@dataclass(frozen=True, slots=True)
class Words:
    """A text, or texts, compared in every language that both versions speak.

    `answered` says that people answer to it: another text may then give earlier answers another meaning. With
    `exact`, any other text does.
    """

    answered: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """Parts that are compared one by one. Order is not looked at where `order` is None."""

    added: PartJudge
    removed: PartJudge
    order: Effect | None = Effect.COMPARABLE


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Nothing by itself; `where` says how it is compared."""

    where: str


Meaning: TypeAlias = Judge | Words | Entries | Elsewhere

_SCORES: Final = always(Effect.SCORE_AFFECTING)
_SAME: Final = always(Effect.COMPARABLE)
_TEXT: Final = Words()
_ANSWERED: Final = Words(answered=True)
_KEY: Final = Elsewhere("the id by which the two versions are matched")
_OPTION_SET: Final = Elsewhere("the options of the set, wherever they are used")

_lost: Final = as_part(Effect.BREAKING, "Answers to it no longer fit.")
_new: Final = as_part(Effect.COMPARABLE)
_scores: Final = as_part(Effect.SCORE_AFFECTING)
_EVIDENCE: Final = Entries(arrivals.evidence_changed, arrivals.evidence_changed, order=None)
_OPTIONS: Final = Entries(
    arrivals.option_added, as_part(Effect.BREAKING, "Answers with it no longer fit."), Effect.COMPARABLE
)
_ASKED: Final[dict[str, Meaning]] = {
    "id": _KEY,
    "roles": judging.of_roles,
    "ask": _ANSWERED,
    "why": _TEXT,
}
_QUESTION: Final[dict[str, Meaning]] = {
    **_ASKED,
    "type": always(Effect.BREAKING, "Earlier answers are of another kind.", Concern.REUSED),
    "weight": if_scored,
    "mirror": _SAME,
    "after": _SAME,
    "show_if": if_counts("Other respondents are asked it than before."),
    "not_applicable": judging.of_not_applicable,
    "evidence": _EVIDENCE,
    "owner": _SAME,
    "actions": Entries(_new, _new, order=None),
}
_OFFERING: Final[dict[str, Meaning]] = {**_QUESTION, "options": _OPTIONS, "option_set": _OPTION_SET}
_BELIEF: Final[dict[str, Meaning]] = {**_ASKED, "options": _OPTIONS, "option_set": _OPTION_SET}
_OTHER_SUBJECT: Final = "Earlier answers estimate something else."

FIELDS: Final[Mapping[type[FileModel], Mapping[str, Meaning]]] = {
    Questionnaire: {
        "format": _SAME,
        "id": always(Effect.BREAKING, "Answers files and assessments name the questionnaire by its id."),
        "version": Elsewhere("the advice about the version"),
        "language": _SAME,
        "title": _TEXT,
        "purpose": _TEXT,
        "introduction": _TEXT,
        "licence": always(Effect.WORDING),
        "limits": _TEXT,
        "sources": always(Effect.WORDING),
        "roles": Entries(_new, as_part(Effect.BREAKING, "Answers of its respondents no longer fit.")),
        "privacy": Entries(_new, _new, order=None),
        "coverage": _SCORES,
        "ratings": Entries(_scores, _scores, order=None),
        "option_sets": Entries(_new, _new, order=None),
        "dimensions": Entries(
            arrivals.dimension_added, as_part(Effect.BREAKING, "Targets of assessments that name it no longer fit.")
        ),
        "estimates": Entries(_new, _lost),
        "expectations": Entries(_new, _lost),
        "gates": Entries(_scores, _scores),
        "verdicts": Entries(_scores, _scores, Effect.SCORE_AFFECTING),
        "target_profiles": Entries(_new, as_part(Effect.BREAKING, "Assessments that chose it no longer fit.")),
        "brief": Entries(_new, _new),
    },
    Role: {
        "id": _KEY,
        "name": _ANSWERED,
        "plural": _TEXT,
        "about": _TEXT,
        "anonymous": judging.of_anonymity,
        "weight": _SCORES,
    },
    Privacy: dict.fromkeys(("minimum_group", "free_text", "distributions"), judging.of_promise),
    Rating: {"id": _KEY, "name": _TEXT, "up_to": _SCORES, "split_at": _SCORES},
    OptionSet: {"id": _KEY, "options": _OPTION_SET},
    Dimension: {
        "id": _KEY,
        "name": _TEXT,
        "about": _TEXT,
        "weight": _SCORES,
        "essential": _SCORES,
        "target": _SCORES,
        "questions": Entries(arrivals.question_added, _lost),
    },
    Gate: {
        "id": _KEY,
        "name": _TEXT,
        "why": _TEXT,
        "severity": _SCORES,
        "question": judging.of_gate_subject,
        "at_least": _SCORES,
        "roles": judging.of_gate_roles,
        "records": judging.of_gate_subject,
        "left_alone": _TEXT,
    },
    BriefPart: {"id": _KEY, "title": _TEXT, "about": _TEXT, "draws": _SAME, "open_questions": _TEXT},
    Verdict: {
        "id": _KEY,
        "name": _TEXT,
        "summary": _TEXT,
        "next": _TEXT,
        "tone": _SCORES,
        "when": _SCORES,
    },
    TargetProfile: {"id": _KEY, "name": _TEXT, "targets": _SCORES},
    LevelsQuestion: {**_OFFERING, "alternate": _SAME},
    ChoiceQuestion: _OFFERING,
    MultipleQuestion: {**_OFFERING, "scoring": _SCORES},
    YesNoQuestion: {**_QUESTION, "good": _SCORES},
    NumberQuestion: {
        **_QUESTION,
        "unit": Words(answered=True, exact=True),
        "minimum": judging.of_minimum,
        "maximum": judging.of_maximum,
        "bands": _SCORES,
    },
    TextQuestion: {**_QUESTION, "max_length": judging.of_length},
    RecordQuestion: {
        **_QUESTION,
        "fields": Entries(arrivals.field_added, as_part(Effect.BREAKING, "What is recorded in it no longer fits.")),
        "chain": _SAME,
    },
    AnswerOption: {
        "id": _KEY,
        "text": _ANSWERED,
        "score": if_scored,
        "exclusive": judging.of_exclusive,
    },
    Evidence: {"show": _TEXT, "cap": if_scored},
    Action: {"within": _KEY, "do": _TEXT},
    RecordField: {
        "id": _KEY,
        "label": _ANSWERED,
        "help": _TEXT,
        "type": judging.of_field_type,
        "required": judging.of_required,
    },
    Estimate: {
        **_BELIEF,
        "of": always(Effect.BREAKING, _OTHER_SUBJECT, Concern.REUSED),
        "source": always(Effect.BREAKING, _OTHER_SUBJECT, Concern.REUSED),
    },
    Expectation: {**_BELIEF, "pair": _SCORES},
}
"""By model and field."""

AS_A_WHOLE: Final[frozenset[type[FileModel]]] = frozenset(
    {
        Band,
        RecordsNeeded,
        AnswerIs,
        AnswerAll,
        AnswerAny,
        AnswerNot,
        GateIs,
        DimensionIs,
        ResultAll,
        ResultAny,
        ResultNot,
    }
)
"""Values without parts of their own: any change in them is one of the field that holds them."""

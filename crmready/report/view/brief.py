"""A report's view turned into a requirement brief: what stands is stated, what does not becomes a question."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crmready.model.questionnaire import BriefPart, Questionnaire
from crmready.report.shapes.brief import BRIEF_SCHEMA, BriefPartView, BriefView, Obstacle, OpenPoint, Statement
from crmready.report.shapes.gates import GateView
from crmready.report.shapes.plan import RecordsView
from crmready.report.shapes.report import ReportView
from crmready.report.shapes.scores import QuestionView
from crmready.report.view.words import Words


def obstacles(view: ReportView) -> tuple[Obstacle, ...]:
    """The absolute requirements that fail or that nobody can tell of: while there are any, no brief is written."""
    words, questions = Words.of(view.language), _questions(view)
    blocking = [gate for gate in view.gates if gate.severity == "hard" and gate.state in {"fail", "unknown"}]
    return tuple(Obstacle(gate.id, _missing(gate), _first_step(gate, questions, words)) for gate in blocking)


def brief_of(view: ReportView, questionnaire: Questionnaire) -> BriefView:
    """The brief of a company that nothing stops; `questionnaire` must be in the view's language.

    It knows only the view, so nothing that a report hides can be in it.
    """
    anonymous = frozenset(role.id for role in questionnaire.roles if role.anonymous)
    unnamed = frozenset(name for name, asked in questionnaire.questions.items() if anonymous.issuperset(asked.roles))
    drawn = _Drawn(view, _questions(view), unnamed, {records.question: records for records in view.records})
    parts = tuple(_part(drawn, part, number) for number, part in enumerate(questionnaire.brief, 1))
    return BriefView(
        schema=BRIEF_SCHEMA,
        language=view.language,
        organisation=view.organisation,
        title=view.title,
        as_of=view.as_of,
        provenance=view.provenance,
        verdict=view.verdict.name,
        sentence=_how_far(drawn.words, parts),
        reservations=tuple(_missing(gate) for gate in view.gates if gate.state != "pass"),
        parts=parts,
        limits=view.limits,
    )


@dataclass(frozen=True)
class _Drawn:
    """What the parts are drawn from."""

    view: ReportView
    questions: Mapping[str, QuestionView]
    unnamed: frozenset[str]
    """Questions put to anonymous roles alone: nothing of theirs is asked for to be attached."""
    records: Mapping[str, RecordsView]

    @property
    def words(self) -> Words:
        return Words.of(self.view.language)


def _questions(view: ReportView) -> dict[str, QuestionView]:
    return {question.id: question for dimension in view.dimensions for question in dimension.questions}


def _missing(gate: GateView) -> str:
    return " ".join(filter(None, (f"{gate.name}: {gate.sentence}", gate.limiting or gate.hidden_reason)))


def _first_step(gate: GateView, questions: Mapping[str, QuestionView], words: Words) -> str | None:
    question = questions.get(gate.question or "")
    if question is None or not question.actions:
        return None
    return words.gettext("{do} ({owner}).", do=question.actions[0].do.rstrip("."), owner=question.owner_name)


def _part(drawn: _Drawn, part: BriefPart, number: int) -> BriefPartView:
    asked = [drawn.questions[name] for name in part.draws if name not in drawn.records]
    records = tuple(drawn.records[name] for name in part.draws if name in drawn.records)
    statements = tuple(stated for question in asked if (stated := _statement(drawn, question)))
    points = (
        *_open_answers(drawn.words, asked),
        *(point for group in records for point in _open_records(drawn.words, group)),
        *(OpenPoint(None, text, None, None, None) for text in part.open_questions),
    )
    stands = len(statements) + sum(len(group.records) for group in records)
    sentence = _balance(drawn.words, stands, len(points))
    return BriefPartView(part.id, number, part.title, part.about, statements, records, points, stands, sentence)


def _statement(drawn: _Drawn, question: QuestionView) -> Statement | None:
    """What the answers say; None where they say nothing, may not be told, or say that nothing is there."""
    answer = _reached(question)
    if answer is None:
        return None
    in_place = _in_place(question)
    to_attach = None if question.evidence or question.id in drawn.unnamed else question.to_show
    return Statement(question.id, question.ask, answer, in_place, question.evidence, to_attach)


def _reached(question: QuestionView) -> str | None:
    """The words of the highest option that the score reaches, above the lowest."""
    score, low = question.score.value, question.low.value
    if score is None or low is None or score <= low:
        return None
    reached = [a.text for a in question.anchors[1:] if a.score.value is not None and a.score.value <= score]
    if question.anchors:
        return reached[-1] if reached else None
    return question.score.text


def _in_place(question: QuestionView) -> bool:
    return question.gap.value is not None and question.gap.value <= 0


def _open_answers(words: Words, questions: Sequence[QuestionView]) -> Iterator[OpenPoint]:
    for question in questions:
        if not _in_place(question):
            do = question.actions[0].do if question.actions else None
            yield OpenPoint(question.id, question.ask, _because(words, question), do, question.owner_name)


def _because(words: Words, question: QuestionView) -> str:
    if question.hidden_reason is not None:
        return question.hidden_reason
    if question.score.value is None:
        return question.sentence
    if (reached := _reached(question)) is not None:
        return words.gettext("Begun, but not at the target: “{answer}”.", answer=reached)
    lowest = question.anchors[0].text if question.anchors else question.score.text
    return words.gettext("Today: “{answer}”.", answer=lowest)


def _open_records(words: Words, group: RecordsView) -> Iterator[OpenPoint]:
    if not group.records:
        yield OpenPoint(group.question, group.ask, group.sentence, None, None)
    for record in group.records:
        gaps = [record.sentence] if not record.complete else []
        gaps += [record.chain.sentence] if record.chain is not None and record.chain.holes else []
        if gaps:
            ask = words.gettext("Complete “{record}”.", record=record.values[0].text)
            yield OpenPoint(group.question, ask, " ".join(gaps), None, None)


def _balance(words: Words, stated: int, open_points: int) -> str:
    has = (
        words.ngettext("{n} answer to build on.", "{n} answers to build on.", stated)
        if stated
        else words.gettext("Empty so far.")
    )
    return f"{has} {_open(words, open_points)}" if open_points else has


def _open(words: Words, points: int) -> str:
    return words.ngettext("{n} question is open.", "{n} questions are open.", points)


def _how_far(words: Words, parts: Sequence[BriefPartView]) -> str:
    begun = sum(part.stands > 0 for part in parts)
    has = words.ngettext(
        "{begun} of {n} part has something to build on.", "{begun} of {n} parts have something to build on.",
        len(parts), begun=begun,
    )  # fmt: skip
    return f"{has} {_open(words, sum(len(part.open_points) for part in parts))}"

"""Questions with their results: score on the anchors, role by role, what was claimed, shown and agreed."""

from dataclasses import replace

from crmready.engine.plan import owner_of
from crmready.model.assessment import Answered
from crmready.model.questions import Question, TextQuestion
from crmready.model.scorecard import QuestionScore
from crmready.problems import at_start
from crmready.report.shapes.numbers import Number
from crmready.report.shapes.scores import ActionText, ConsensusView, QuestionView, RolePart, Wording
from crmready.report.view.case import Case
from crmready.report.view.plan import within as in_words
from crmready.report.view.roles import role_parts
from crmready.report.view.scale import answer_text
from crmready.report.view.words import NOTHING

_NONE = Number(None, NOTHING)


def question_view(case: Case, question: Question) -> QuestionView:
    """One question with its results; one that is never scored has no numbers."""
    scored, view = case.result.questions.get(question.id), _without_results(case, question)
    return view if scored is None else _with_results(case, view, scored)


def _without_results(case: Case, question: Question) -> QuestionView:
    owner = case.questionnaire.role[owner_of(question, case.questionnaire)]
    return QuestionView(
        id=question.id,
        number=case.question_numbers[question.id],
        ask=question.wording(question.roles[0]),
        wordings=_wordings(case, question),
        why=question.why,
        type=question.type,
        weight=case.numbers.limit(question.weight),
        scored=False,
        anchors=case.anchors(question),
        low=_NONE,
        high=_NONE,
        score=_NONE,
        position=None,
        interval=None,
        target=_NONE,
        target_position=None,
        gap=_NONE,
        sentence=case.words.gettext("This question is not scored."),
        roles=(),
        claimed=None,
        to_show=None if question.evidence is None else question.evidence.show,
        evidence=(),
        consensus=None,
        texts=_texts(case, question),
        actions=tuple(_action(case, action.within, action.do) for action in question.actions),
        owner_name=owner.name if question.actions else None,
        gates=tuple(gate.id for gate in case.questionnaire.gates if gate.question == question.id),
        hidden=False,
        hidden_reason=None,
    )


def _with_results(case: Case, view: QuestionView, scored: QuestionScore) -> QuestionView:
    hidden, rounding = view.id in case.publication.questions, case.rounding(view.id)
    score = case.numbers.number(scored.score, rounding, hidden=hidden)
    target = case.numbers.limit(case.target(view.id))
    ends = None if scored.span is None else (scored.span.low, scored.span.high)
    parts = role_parts(case, view.id)
    return replace(
        view,
        scored=True,
        low=case.numbers.limit(scored.low),
        high=case.numbers.limit(scored.high),
        score=score,
        position=case.position(score, view.id),
        interval=case.numbers.range(ends, rounding, hidden=hidden),
        target=target,
        target_position=case.position(target, view.id),
        gap=case.numbers.difference(target, score),
        sentence=_sentence(case, scored, score, target),
        roles=parts,
        claimed=_claimed(case, parts),
        evidence=case.references(scored.roles),
        consensus=None if hidden else _consensus(case, view.id),
        hidden=hidden,
        hidden_reason=case.why_hidden(view.id) if hidden else None,
    )


def _sentence(case: Case, scored: QuestionScore, score: Number, target: Number) -> str:
    gettext = case.words.gettext
    if score.hidden:
        return case.why_hidden(scored.question)
    if not scored.applicable:
        return gettext("Does not apply here.")
    if scored.score is None:
        asked = any(part.registered for part in scored.roles)
        return gettext("Nobody has answered this yet.") if asked else gettext("Nobody has been asked this yet.")
    question = case.questionnaire.questions[scored.question]
    reached, begun = case.reached(question, scored.score), at_start(score.text)
    if reached is None:
        return gettext("{score}. The target is {target}.", score=begun, target=target.text)
    parts = {"score": begun, "answer": reached, "target": target.text}
    if any(score.value == anchor.score.value for anchor in case.anchors(question)):
        return gettext("{score}: “{answer}”. The target is {target}.", **parts)
    return gettext("{score}, which reaches “{answer}”. The target is {target}.", **parts)


def _wordings(case: Case, question: Question) -> tuple[Wording, ...]:
    roles_of: dict[str, list[str]] = {}
    for role in question.roles:
        roles_of.setdefault(question.wording(role), []).append(role)
    return tuple(
        Wording(tuple(roles), case.words.listed([case.several(role) for role in roles]), ask)
        for ask, roles in roles_of.items()
    )


def _claimed(case: Case, parts: tuple[RolePart, ...]) -> str | None:
    notes = [
        case.words.gettext(
            "{roles} claimed {claimed}; counted {counted}, because nothing is named that shows it.",
            roles=part.role_name,
            claimed=part.claimed.text,
            counted=part.mean.text,
        )
        for part in parts
        if part.claimed is not None
    ]
    return " ".join(notes) or None


def _consensus(case: Case, question_id: str) -> ConsensusView | None:
    agreed = case.assessment.consensus.get(question_id)
    question = case.questionnaire.questions[question_id]
    if agreed is None or not question.accepts(agreed.value):
        return None
    score = case.numbers.number(question.score(agreed.value), case.rounding(question_id))
    return ConsensusView(
        score=score,
        position=case.position(score, question_id),
        answer=answer_text(question, agreed.value, case.words),
        note=agreed.note,
    )


def _texts(case: Case, question: Question) -> tuple[str, ...]:
    """Free texts, sorted so that no order tells who wrote them; none below the questionnaire's minimum."""
    if not isinstance(question, TextQuestion) or case.publication.withheld.intersection(question.roles):
        return ()
    answers = [
        answer.value.strip()
        for (respondent, of), answer in case.assessment.answers.items()
        if of == question.id and isinstance(answer, Answered) and isinstance(answer.value, str)
        and respondent in case.answered_by
    ]  # fmt: skip
    return tuple(sorted(answers)) if len(answers) >= case.questionnaire.privacy.free_text else ()


def _action(case: Case, within: int, do: str) -> ActionText:
    return ActionText(within, in_words(case, within), do)

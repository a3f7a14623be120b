"""Gates: state, limiting answer in the words of its option, and what would show it (docs/scoring.md §2)."""

from dataclasses import replace
from fractions import Fraction

from crmready.model.questionnaire import Gate
from crmready.model.questions import Question
from crmready.model.scorecard import GateResult, Limiting, RoleScore, State
from crmready.report.shapes.gates import GateView, RecordCount, ToShow
from crmready.report.view.case import Case
from crmready.report.view.words import SYMBOLS


def gate_views(case: Case) -> tuple[GateView, ...]:
    """Every gate in the questionnaire's order."""
    return tuple(_gate(case, result) for result in case.result.gates)


def gate_roles(case: Case, result: GateResult) -> tuple[str, ...]:
    """The roles a gate on a question looks at."""
    if result.question is None:
        return ()
    return case.gates[result.gate].roles or case.questionnaire.questions[result.question].roles


def limiting_sentence(case: Case, result: GateResult) -> str | None:
    """The answer that holds a gate back; None on a pass and where it is hidden."""
    limit = result.limiting
    if limit is None or result.gate in case.publication.gates:
        return None
    if result.question is None:
        return _records(case, result)
    match result.state:
        case State.FAIL:
            return f"{_answer(case, result, limit)} {_required(case, result)}"
        case State.CLAIMED:
            return f"{_answer(case, result, limit)} {_not_shown(case, result)}"
        case _:
            return _unknown(case, case.result.questions[result.question].role(limit.role))


def state_sentence(case: Case, result: GateResult) -> str:
    """What the state means, in a sentence."""
    gettext = case.words.gettext
    match result.state:
        case State.PASS:
            return gettext("Met and shown.") if _can_be_shown(case, result) else gettext("Met.")
        case State.CLAIMED:
            return gettext("Met according to the answers, but not shown.")
        case State.FAIL:
            return gettext("Not met, whatever the missing answers are.") if _open(case, result) else gettext("Not met.")
        case State.UNKNOWN:
            return gettext("Not known yet.")


def _can_be_shown(case: Case, result: GateResult) -> bool:
    evidence = None if result.question is None else case.questionnaire.questions[result.question].evidence
    return result.records_needed is not None or (evidence is not None and evidence.cap is not None)


def _open(case: Case, result: GateResult) -> bool:
    """Whether answers are missing, where that may be told."""
    return result.gate not in case.publication.gates and result.span is not None and result.span.low < result.span.high


def to_show(case: Case) -> tuple[ToShow, ...]:
    """Claimed gates and what would show them."""
    return tuple(
        ToShow(gate=result.gate, name=case.gates[result.gate].name, question=result.question, show=show)
        for result in case.result.gates
        if result.state is State.CLAIMED and (show := _what_would_show(case, result))
    )


def _gate(case: Case, result: GateResult) -> GateView:
    gate = case.gates[result.gate]
    view = GateView(
        id=gate.id,
        name=gate.name,
        why=gate.why,
        severity=gate.severity,
        severity_name=_severity(case, gate),
        state=result.state.value,
        state_name=case.words.state(result.state),
        symbol=SYMBOLS[result.state],
        sentence=state_sentence(case, result),
        limiting=limiting_sentence(case, result),
        question=None,
        ask=None,
        minimum=None,
        minimum_text=None,
        minimum_position=None,
        score=None,
        position=None,
        interval=None,
        shown=result.shown,
        evidence=(),
        to_show=_what_would_show(case, result),
        records=_record_count(case, result),
        fragile=result.fragile,
        fragile_sentence=None,
        left_alone=None if result.state is State.PASS else gate.left_alone,
        hidden=False,
        hidden_reason=None,
    )
    return view if result.question is None else _on_question(case, view, result, result.question)


def _on_question(case: Case, view: GateView, result: GateResult, question: str) -> GateView:
    roles, hidden = gate_roles(case, result), result.gate in case.publication.gates
    rounding = case.rounding(question, roles)
    score, minimum = case.numbers.number(result.score, rounding, hidden=hidden), case.numbers.limit(result.at_least)
    ends = None if result.span is None else (result.span.low, result.span.high)
    fragile = result.fragile and not hidden
    return replace(
        view,
        question=question,
        ask=case.ask(question, roles[0]),
        minimum=minimum,
        minimum_text=_minimum_words(case, result),
        minimum_position=case.position(minimum, question),
        score=score,
        position=case.position(score, question),
        interval=case.numbers.range(ends, rounding, hidden=hidden),
        shown=None if hidden else result.shown,
        evidence=case.references(tuple(case.result.questions[question].role(role) for role in roles)),
        fragile=None if hidden else fragile,
        fragile_sentence=case.words.gettext("Fragile: a single answer could change this.") if fragile else None,
        hidden=hidden,
        hidden_reason=case.why_hidden(question, roles) if hidden else None,
    )


def _severity(case: Case, gate: Gate) -> str:
    gettext = case.words.gettext
    return gettext("Absolute requirement") if gate.severity == "hard" else gettext("Warning")


def _minimum_words(case: Case, result: GateResult) -> str | None:
    if result.question is None:
        return None
    return case.reached(case.questionnaire.questions[result.question], result.at_least)


def _answer(case: Case, result: GateResult, limit: Limiting) -> str:
    """The limiting role's answer: who, the option fully reached, and the score."""
    question = case.questionnaire.questions[result.question or ""]
    score = case.numbers.number(limit.score, case.rounding(question.id, (limit.role,))).text
    if _is_between(question, result.at_least):
        low, high = question.scale[0], question.scale[-1]
        return case.words.gettext(
            "{role}: {score} on average, where “{worst}” is {low} and “{best}” is {high}.",
            role=case.label(limit.role),
            score=score,
            worst=case.reached(question, low),
            low=case.numbers.limit(low).text,
            best=case.reached(question, high),
            high=case.numbers.limit(high).text,
        )
    words = case.reached(question, Fraction(0) if limit.reached is None else limit.reached)
    if words is None:
        return case.words.gettext("{role}: {score}.", role=case.label(limit.role), score=score)
    return case.words.gettext("{role}: “{answer}” ({score}).", role=case.label(limit.role), answer=words, score=score)


def _is_between(question: Question, minimum: Fraction) -> bool:
    """Whether a minimum lies between the only two answers, such as two thirds between no and yes: it is neither."""
    low, high = question.scale[0], question.scale[-1]
    return len(question.scale) == 2 and low < minimum < high  # noqa: PLR2004  # the worse and the better


def _required(case: Case, result: GateResult) -> str:
    minimum, words = case.numbers.limit(result.at_least).text, _minimum_words(case, result)
    question = case.questionnaire.questions[result.question or ""]
    if words is None or _is_between(question, result.at_least):
        return case.words.gettext("At least {minimum} is needed.", minimum=minimum)
    return case.words.gettext("At least “{answer}” ({minimum}) is needed.", answer=words, minimum=minimum)


def _not_shown(case: Case, result: GateResult) -> str:
    gettext = case.words.gettext
    missing = []
    if not result.shown:
        missing.append(gettext("Nothing is named that shows it."))
    elif result.span is not None and result.span.low < result.at_least:
        missing.append(gettext("Some of the answers count for less, because nothing is named that shows them."))
    if result.records_needed is not None and (result.records_complete or 0) < result.records_needed:
        missing.append(_records(case, result))
    return " ".join(missing)


def _unknown(case: Case, part: RoleScore) -> str:
    gettext, roles = case.words.gettext, case.several(part.role)
    if not part.registered:
        return gettext("No {roles} have been asked yet.", roles=roles)
    if not part.missing:
        return gettext("{role} answer that it does not apply. That has to be clarified.", role=case.label(part.role))
    if not part.votes and not part.dont_know:
        return case.words.ngettext(
            "The {role} has not answered yet.", "None of the {n} {role} has answered yet.",
            part.registered, role=case.counted(part.role, part.registered),
        )  # fmt: skip
    return case.words.ngettext(
        "The {role} gave no answer or did not know.", "{missing} of {n} {role} gave no answer or did not know.",
        part.slots, missing=part.missing, role=case.counted(part.role, part.slots),
    )  # fmt: skip


def _records(case: Case, result: GateResult) -> str:
    return case.words.gettext(
        "Complete records: {complete}; needed: {needed}.",
        complete=result.records_complete or 0,
        needed=result.records_needed or 0,
    )


def _record_count(case: Case, result: GateResult) -> RecordCount | None:
    if result.records_needed is None:
        return None
    return RecordCount(result.records_complete or 0, result.records_needed, _records(case, result))


def _what_would_show(case: Case, result: GateResult) -> str | None:
    question = None if result.question is None else case.questionnaire.questions[result.question]
    evidence = None if question is None or question.evidence is None else question.evidence.show
    records = case.gates[result.gate].records
    if records is None or (result.records_complete or 0) >= records.complete:
        return evidence
    complete = case.words.ngettext(
        "At least {n} complete record under “{ask}”", "At least {n} complete records under “{ask}”",
        records.complete, ask=case.ask(records.of).rstrip("."),
    )  # fmt: skip
    return complete if evidence is None else f"{evidence}. {complete}"

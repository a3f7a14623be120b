"""Options, scores and bands make a scale (R303-R307, R312, R314, R318, R319).

A question whose options or scores are wrong is noted as `scaleless`: what refers to its scale is checked when it has
one.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from itertools import pairwise
from typing import Final, TypeAlias

from crmready.loading.checks.findings import Findings
from crmready.loading.checks.ids import check_repeated, every_question, everything_asked
from crmready.loading.located_yaml import KeyPath
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import (
    AnswerOption,
    ChoiceQuestion,
    Estimate,
    Expectation,
    LevelsQuestion,
    MultipleQuestion,
    NumberQuestion,
    Question,
    QuestionBase,
    RecordQuestion,
    totals,
)
from crmready.model.values import plain_number
from crmready.problems import Problem, closest, excerpt, listed

_PAIR: Final = 2
_MOST_TOTALS: Final = 1000
_WHOLE: Final = Fraction(100)
Scored: TypeAlias = LevelsQuestion | ChoiceQuestion | MultipleQuestion
Optioned: TypeAlias = Scored | Estimate | Expectation


def check_ratings(questionnaire: Questionnaire, findings: Findings) -> None:
    """Bands rise to 100, and a split lies inside its band."""
    if not findings.whole("ratings", questionnaire.ratings):
        return
    low = Fraction(0)
    path: KeyPath = ()
    for rating, path in findings.each("ratings", questionnaire.ratings):
        if rating.up_to <= low:
            message = f"The band ends at {plain_number(rating.up_to)}, not above {plain_number(low)}."
            findings.add("R306", (*path, "up_to"), message, "Bands must rise.")
        elif rating.split_at is not None and not low < rating.split_at < rating.up_to:
            band = f"{plain_number(low)} to {plain_number(rating.up_to)}"
            message = f"The split at {plain_number(rating.split_at)} lies outside the band from {band}."
            findings.add("R306", (*path, "split_at"), message, "Write a number inside the band.")
        low = rating.up_to
    if low != _WHOLE:
        here, ends = findings.assembled.locate((*path, "up_to")), plain_number(low)
        problem = Problem.of("R306", here, f"The last band ends at {ends}.", "Write `up_to: 100`.")
        findings.log.report(problem.changing(ends, "100"))


def check_options(questionnaire: Questionnaire, findings: Findings) -> None:
    """Option sets, and the options of everything that is asked."""
    sets = {option_set.id: option_set.options for option_set in questionnaire.option_sets}
    for option_set, path in findings.each("option_sets", questionnaire.option_sets):
        _check_option_ids(option_set.options, path, findings)
    for entry, path in everything_asked(questionnaire, findings):
        if isinstance(entry, Optioned):
            with _noting_scale(entry.id, findings):
                _check_which_options(entry, path, findings)
                options = sets.get(entry.option_set, ()) if entry.option_set else entry.options
                if isinstance(entry, Scored) and options:
                    _check_scores(entry.changed(options=options), path, findings)
                elif isinstance(entry, Expectation) and options:
                    _check_scores(entry.changed(options=options).as_levels(), path, findings)
            if entry.option_set and not options:
                findings.scaleless.add(entry.id)


def check_questions(questionnaire: Questionnaire, findings: Findings) -> None:
    """What has nothing to do with options: two sides of a mirror, a window for each action, numbers and records."""
    for question, path in findings.each("questions", every_question(questionnaire)):
        if question.mirror and len(question.roles) != _PAIR:
            message = f"A mirrored question has two roles, this one has {len(question.roles)}."
            findings.add("R312", (*path, "mirror"), message, "List the two roles whose pictures are compared.")
        _check_windows(question, path, findings)
        if isinstance(question, NumberQuestion):
            with _noting_scale(question.id, findings):
                _check_number(question, path, findings)
        elif isinstance(question, RecordQuestion):
            places = [(*path, "fields", position, "id") for position in range(len(question.fields))]
            check_repeated([field.id for field in question.fields], places, findings)
            _check_chain(question, path, findings)
        if question.id not in findings.scaleless:
            _check_cap(question, path, findings)


def _check_chain(question: RecordQuestion, path: KeyPath, findings: Findings) -> None:
    """The links of a chain are fields of the record, each once."""
    known = [field.id for field in question.fields]
    places = [(*path, "chain", position) for position in range(len(question.chain))]
    check_repeated(question.chain, places, findings)
    for name, place in zip(question.chain, places, strict=True):
        if name not in known:
            near = closest(name, known)
            hint = f"Did you mean {near}?" if near else f"There is: {listed(known)}."
            findings.add("R301", place, f"The record has no field {excerpt(name)}.", hint)


@contextmanager
def _noting_scale(name: str, findings: Findings) -> Iterator[None]:
    before = len(findings.log.problems)
    yield
    if len(findings.log.problems) > before:
        findings.scaleless.add(name)


def _check_which_options(entry: Optioned, path: KeyPath, findings: Findings) -> None:
    """Options are written here or named as a set: not both, not neither, and not a single one."""
    if entry.option_set is not None:
        findings.unknown("option_sets", entry.option_set, (*path, "option_set"))
        if entry.options:
            message = "There are both `options` and an `option_set`."
            findings.add("R303", (*path, "option_set"), message, "Write one of the two.")
    elif not entry.options and not isinstance(entry, Estimate):
        findings.add("R303", path, "There are no options.", "Write `options` or `option_set`.")
    elif len(entry.options) == 1:
        findings.add("R303", (*path, "options"), "One option is no choice.", "Write at least two.")
    _check_option_ids(entry.options, path, findings)


def _check_option_ids(options: Sequence[AnswerOption], path: KeyPath, findings: Findings) -> None:
    names = [option.id for option in options]
    if len({*names}) < len(names):
        check_repeated(names, [(*path, "options", position, "id") for position in range(len(names))], findings)


def _check_scores(question: Scored, path: KeyPath, findings: Findings) -> None:
    """The options of a question, wherever they are written, have the ids and the scores that its type needs."""
    place = (*path, "option_set") if question.option_set else (*path, "options")
    nameless = [position for position, option in enumerate(question.options) if option.id is None]
    if nameless and not isinstance(question, LevelsQuestion):
        text = excerpt(question.options[nameless[0]].text)
        message = f'The option "{text}" needs an id in a question of this type.'
        findings.add("R304", (*place, nameless[0]), message, "Write `{id: …, text: …}` for each option.")
    fault = _scale_fault(question)
    if fault is not None:
        findings.add("R305", place, *fault)


def _scale_fault(question: Scored) -> tuple[str, str] | None:
    given = [option.score is not None for option in question.options]
    fault: tuple[str, str] | None = None
    match question:
        case LevelsQuestion() if not any(given):
            fault = None  # their positions make a scale
        case LevelsQuestion() if any(low > high for low, high in pairwise(question.level_scores)):
            order = "Write the options from the worst to the best; `type: choice` has options in no order."
            fault = "A later level scores less than an earlier one.", order
        case ChoiceQuestion() if any(given) and not all(given):
            fault = "Some options have a score and some have none.", "Score all or none."
        case MultipleQuestion(scoring="count" | "none" as scoring) if any(given):
            hint = "Remove them, or write `scoring: sum`."
            fault = f"With `scoring: {scoring}` the options' scores are not used.", hint
        case MultipleQuestion(scoring="sum") if _has_too_many_totals(question):
            hint = "Use whole scores, such as 1, 2 and 3."
            fault = f"The scores can add up to more than {_MOST_TOTALS} totals.", hint
        case _ if len(given) >= _PAIR and len(question.scale) < _PAIR and _is_scored(question):
            fault = "Every answer would score the same.", "Give at least two different scores."
    return fault


def _is_scored(question: Scored) -> bool:
    match question:
        case ChoiceQuestion():
            return any(option.score is not None for option in question.options)
        case MultipleQuestion():
            return question.scoring != "none"
        case _:
            return True


def _has_too_many_totals(question: MultipleQuestion) -> bool:
    """Whether the scale would be too long to be worked out; twenty options with odd scores have a million totals."""
    scores = (option.score or Fraction(0) for option in question.options)
    return len(totals(scores, _MOST_TOTALS)) > _MOST_TOTALS


def _check_windows(question: QuestionBase, path: KeyPath, findings: Findings) -> None:
    windows = [action.within for action in question.actions]
    for position, within in enumerate(windows):
        if within in windows[:position]:
            message = f"There is already an action within {within} days."
            findings.add("R318", (*path, "actions", position, "within"), message, "Write one action a window.")


def _check_cap(question: Question, path: KeyPath, findings: Findings) -> None:
    if question.evidence is None or question.evidence.cap is None:
        return
    cap, scale, place = question.evidence.cap, question.scale, (*path, "evidence", "cap")
    if not scale:
        findings.add("R314", place, "The question is never scored, so nothing can be capped.", "Remove `cap`.")
    elif not scale[0] <= cap < scale[-1]:
        scores = "No answer scores as little as" if cap < scale[0] else "No answer scores more than"
        hint = f"Write {plain_number(scale[0])} or more, and less than {plain_number(scale[-1])}."
        findings.add("R314", place, f"{scores} the cap {plain_number(cap)}.", hint)


def _check_number(question: NumberQuestion, path: KeyPath, findings: Findings) -> None:
    if question.minimum is not None and question.maximum is not None and question.minimum > question.maximum:
        low, high = plain_number(question.minimum), plain_number(question.maximum)
        message = f"The minimum {low} lies above the maximum {high}."
        findings.add("R319", (*path, "minimum"), message, "Write the smaller number as the minimum.")
    before: Fraction | None = None
    for position, band in enumerate(question.bands):
        place = (*path, "bands", position)
        if (band.up_to is None) is not (position == len(question.bands) - 1):
            message = "The last band has an `up_to`." if band.up_to else "Only the last band may leave out `up_to`."
            findings.add("R307", place, message, "Leave out `up_to` in the last band, and only there.")
        elif band.up_to is not None and before is not None and band.up_to <= before:
            findings.add("R307", (*place, "up_to"), f"This is not above {plain_number(before)}.", "Bands must rise.")
        before = band.up_to
    if question.bands and len(question.scale) < _PAIR:
        message = "Every answer would score the same."
        findings.add("R305", (*path, "bands"), message, "Give at least two different scores.")

"""Options, caps, weights and targets that change nothing, or too much (L601, L604, L610, L613)."""

from collections.abc import Iterator
from itertools import pairwise

from crmready.authoring.inspected import Inspected
from crmready.authoring.semantics.comparing import atoms, means_dimension
from crmready.authoring.semantics.offers import scored
from crmready.authoring.semantics.visibility import only
from crmready.engine.flow import comparisons, holds
from crmready.loading.checks.ids import every_question
from crmready.model.assessment import Answered
from crmready.model.conditions import AnswerIs, DimensionIs
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import LevelsQuestion, MultipleQuestion, NumberQuestion, Question
from crmready.model.values import plain_number
from crmready.problems import Problem


def lint_options(inspected: Inspected) -> Iterator[Problem]:
    """Neighbours with one score, and ticks that add nothing, unless a condition tells them apart. Once a set."""
    made = inspected.questionnaire
    compared: dict[str, list[AnswerIs]] = {}
    for question in made.questions.values():
        for one in comparisons(question.show_if) if question.show_if else ():
            compared.setdefault(one.question, []).append(one)
    met: set[str] = set()
    for written, path in inspected.findings.each("questions", every_question(inspected.loaded.source)):
        question, name = made.questions[written.id], getattr(written, "option_set", None)
        if name in met or not scored(question):
            continue
        met |= {name} if name else set()
        place = (*inspected.findings.places["option_sets"][name][0], "options") if name else (*path, "options")
        for position, message, hint in _idle(question, tuple(compared.get(question.id, ())), made):
            key = "bands" if isinstance(question, NumberQuestion) else "options"
            yield inspected.problem("L601", (*place[:-1], key, position), f"In {name or question.id}, {message}", hint)


def _idle(question: Question, compared: tuple[AnswerIs, ...], made: Questionnaire) -> Iterator[tuple[int, str, str]]:
    """Positions of options and bands that change nothing, with what to say about them."""
    hint = "Join them, or give them different scores."
    match question:
        case LevelsQuestion() if any(option.score is not None for option in question.options):
            for level in range(1, len(question.options)):
                if _alike(question, (level - 1, level), compared, made):
                    score = plain_number(question.level_scores[level])
                    yield level, f"level {level} scores {score}, like level {level - 1}.", hint
        case MultipleQuestion() if question.scoring != "count" and not compared:
            for position, option in enumerate(question.options):
                if not option.exclusive and not option.score:
                    yield position, f"ticking {option.id} adds nothing.", "Give it a score, or make it `exclusive`."
        case NumberQuestion() if not compared:
            for position, (before, band) in enumerate(pairwise(question.bands), 1):
                if band.score == before.score:
                    yield position, f"this band scores {plain_number(band.score)}, like the one before.", hint
        case _:
            return


def _alike(
    question: LevelsQuestion, levels: tuple[int, int], compared: tuple[AnswerIs, ...], made: Questionnaire
) -> bool:
    """Whether nothing can tell two levels apart: neither their scores nor a condition."""
    if question.score(levels[0]) != question.score(levels[1]):
        return False
    alone = only(question, made)
    return all(
        holds(one, alone, {question.id: Answered(levels[0])}) == holds(one, alone, {question.id: Answered(levels[1])})
        for one in compared
    )


def lint_caps(inspected: Inspected) -> Iterator[Problem]:
    """A cap above the minimum of a gate that needs the evidence."""
    made = inspected.questionnaire
    gates = [gate for gate in made.gates if gate.question is not None and gate.at_least is not None]
    for question, path in inspected.findings.each("questions", every_question(made)):
        cap = question.evidence.cap if question.evidence else None
        for gate in gates:
            if cap is not None and gate.question == question.id and gate.at_least is not None and cap > gate.at_least:
                message = (
                    f"An answer that nothing shows still counts {plain_number(cap)}, above the "
                    f"{plain_number(gate.at_least)} that {gate.id} asks for."
                )
                hint = f"Write {plain_number(gate.at_least)} or less."
                yield inspected.problem("L604", (*path, "evidence", "cap"), message, hint)


def lint_weights(inspected: Inspected) -> Iterator[Problem]:
    """What is scored, weighs nothing and is used for nothing else."""
    made = inspected.questionnaire
    used = {gate.question for gate in made.gates}
    used |= {estimate.of for estimate in made.estimates} | {expectation.pair for expectation in made.expectations}
    for question in made.questions.values():
        used |= {one.question for one in comparisons(question.show_if)} if question.show_if else set()
    for question, path in inspected.findings.each("questions", every_question(made)):
        idle = question.weight == 0 and not question.mirror and question.id not in used
        if idle and scored(question):
            message = f"{question.id} is scored with weight 0 and used for nothing else, so its answers never count."
            yield inspected.problem("L610", (*path, "weight"), message, "Give it a weight, or do not score it.")
    seen = _dimensions_seen(made)
    for dimension, path in inspected.findings.each("dimensions", made.dimensions):
        weighs = any(q.weight and scored(q) for q in dimension.questions)
        if dimension.weight == 0 and weighs and dimension.id not in seen:
            message = f"{dimension.id} has weight 0 and no verdict looks at it, so its score changes nothing."
            yield inspected.problem("L610", (*path, "weight"), message, "Give it a weight.")


def _dimensions_seen(made: Questionnaire) -> set[str]:
    seen: set[str] = set()
    for condition in (verdict.when for verdict in made.verdicts if verdict.when is not None):
        for atom in atoms(condition):
            if isinstance(atom, DimensionIs):
                seen |= {d.id for d in made.dimensions if means_dimension(atom, d)}
    return seen


def lint_targets(inspected: Inspected) -> Iterator[Problem]:
    """A target that the lowest score already meets."""
    made = inspected.questionnaire
    for dimension, path in inspected.findings.each("dimensions", made.dimensions):
        if dimension.target == 0 and dimension.weight:
            message = f"Every score of {dimension.id} meets the target 0."
            yield inspected.problem("L613", (*path, "target"), message, "Write where the company should be.")
    for profile, path in inspected.findings.each("target_profiles", made.target_profiles):
        for name, target in profile.targets.items():
            if target == 0:
                message = f"Every score of {name} meets the target 0."
                yield inspected.problem("L613", (*path, "targets", name), message, "Write where the company should be.")

"""The whole engine in one function: pure, exact, without a clock or a word for people."""

from crmready.engine.agreement import agreements, signals
from crmready.engine.beliefs import beliefs, role_gaps
from crmready.engine.dimensions import dimension_scores, index
from crmready.engine.gaps import gap_order
from crmready.engine.gates import gate_results
from crmready.engine.plan import plan
from crmready.engine.scoring import Room, question_scores
from crmready.engine.verdict import Outcome, verdict
from crmready.model.assessment import Assessment
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import Scorecard


def score(questionnaire: Questionnaire, assessment: Assessment) -> Scorecard:
    """Scores an assessment of a resolved questionnaire. Same input, same scorecard, in any order of respondents."""
    room = Room.of(assessment)
    questions = question_scores(questionnaire, room)
    dimensions = dimension_scores(questionnaire, questions, assessment)
    gates = gate_results(questionnaire, questions, assessment)
    pictures = role_gaps(questionnaire, questions)
    outcome = Outcome(gates, dimensions)
    gaps = gap_order(questionnaire, questions, outcome)
    return Scorecard(
        questions=questions,
        dimensions=dimensions,
        index=index(dimensions),
        gates=gates,
        verdict=verdict(questionnaire, outcome),
        beliefs=beliefs(questionnaire, questions, room),
        role_gaps=pictures,
        agreements=agreements(questionnaire, questions),
        signals=signals(questionnaire, questions, room, pictures),
        gaps=gaps,
        plan=plan(questionnaire, gaps, gates),
        joint=assessment.joint,
    )

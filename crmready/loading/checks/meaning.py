"""Every check of what a questionnaire means, in one pass over what of it could be read."""

from typing import Final

from crmready.loading.checks.conditions import check_show_if, check_verdicts
from crmready.loading.checks.findings import Findings
from crmready.loading.checks.ids import check_after, check_profiles, check_roles, check_unique
from crmready.loading.checks.options import check_options, check_questions, check_ratings
from crmready.loading.checks.rules import check_beliefs, check_brief, check_dimensions, check_gates
from crmready.loading.folder import Assembled
from crmready.loading.source import ProblemLog
from crmready.model.questionnaire import Questionnaire

_AS_WRITTEN: Final = (check_roles, check_after, check_profiles, check_ratings, check_options)
_RESOLVED: Final = (
    check_questions, check_gates, check_verdicts, check_show_if, check_beliefs, check_dimensions, check_brief,
)  # fmt: skip


def check_meaning(questionnaire: Questionnaire, assembled: Assembled, log: ProblemLog) -> None:
    """Writes down what does not hold together, at its place in the files. `ReadingStopped` when it is too much."""
    findings = Findings(assembled, log)
    check_unique(findings)
    for check in _AS_WRITTEN:
        check(questionnaire, findings)
    resolved = questionnaire.resolved()
    for check in _RESOLVED:
        check(resolved, findings)

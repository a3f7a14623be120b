"""All semantic lints."""

from typing import Final

from crmready.authoring.inspected import Lint
from crmready.authoring.semantics.bands import lint_bands
from crmready.authoring.semantics.conditions import lint_actions, lint_conditions, lint_hidden_gates
from crmready.authoring.semantics.roles import lint_roles
from crmready.authoring.semantics.verdicts import lint_comparisons, lint_unseen_gates, lint_verdicts
from crmready.authoring.semantics.worth import lint_caps, lint_options, lint_targets, lint_weights

SEMANTIC_LINTS: Final[tuple[Lint, ...]] = (
    lint_options, lint_bands, lint_caps, lint_weights, lint_targets, lint_roles,
    lint_conditions, lint_hidden_gates, lint_actions, lint_comparisons, lint_verdicts, lint_unseen_gates,
)  # fmt: skip

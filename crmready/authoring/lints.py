"""Every lint there is."""

from typing import Final

from crmready.authoring.differing.lints import VERSION_LINTS
from crmready.authoring.inspected import Lint
from crmready.authoring.semantics.explanations import EXPLANATIONS as ANSWERS_THAT
from crmready.authoring.semantics.lints import SEMANTIC_LINTS
from crmready.authoring.translating.lints import TRANSLATION_LINTS
from crmready.authoring.wording.lints import WORDING_LINTS, explain_readability

LINTS: Final[tuple[Lint, ...]] = (*SEMANTIC_LINTS, *WORDING_LINTS, *TRANSLATION_LINTS, *VERSION_LINTS)
"""In no order that matters: problems are sorted by their place."""

EXPLANATIONS: Final[tuple[Lint, ...]] = (*ANSWERS_THAT, explain_readability)
"""What is told only on request."""

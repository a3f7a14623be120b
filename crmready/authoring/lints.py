"""Every lint there is."""

from typing import Final

from crmready.authoring.inspected import Lint
from crmready.authoring.semantics.lints import SEMANTIC_LINTS
from crmready.authoring.translating.lints import TRANSLATION_LINTS
from crmready.authoring.wording.lints import WORDING_LINTS

LINTS: Final[tuple[Lint, ...]] = (*SEMANTIC_LINTS, *WORDING_LINTS, *TRANSLATION_LINTS)
"""In no order that matters: problems are sorted by their place."""

"""Every lint there is."""

from collections.abc import Iterator

from crmready.authoring.inspected import Lint
from crmready.authoring.semantics.lints import SEMANTIC_LINTS
from crmready.authoring.translating.lints import TRANSLATION_LINTS
from crmready.authoring.wording.lints import WORDING_LINTS


def lints(*, against: bool, explain: bool) -> Iterator[Lint]:
    """The lints of a check, in no order that matters: problems are sorted by their place.

    Those that compare with an earlier version, or tell of what is right, are loaded only when they are asked for.
    """
    yield from (*SEMANTIC_LINTS, *WORDING_LINTS, *TRANSLATION_LINTS)
    if against:
        from crmready.authoring.differing.lints import VERSION_LINTS  # noqa: PLC0415

        yield from VERSION_LINTS
    if explain:
        from crmready.authoring.semantics.explanations import EXPLANATIONS  # noqa: PLC0415
        from crmready.authoring.wording.lints import explain_readability  # noqa: PLC0415

        yield from (*EXPLANATIONS, explain_readability)

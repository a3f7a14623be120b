"""How much of a questionnaire its scenarios exercise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from crmready.authoring.scenarios.exercised import exercised
from crmready.authoring.scenarios.parts import KINDS, Part, Parts
from crmready.authoring.scenarios.reading import Suite
from crmready.authoring.scenarios.running import Played
from crmready.authoring.share import Share
from crmready.loading.folder import assemble
from crmready.loading.located_yaml import STANDARD_LIMITS

SCHEMA: Final = "crmready/coverage/1"
_NAME: Final = 14
_COUNT: Final = 5


@dataclass(frozen=True, slots=True)
class Coverage:
    """The parts of one questionnaire, and those that no scenario exercises."""

    name: str
    scenarios: int
    failed: int
    parts: tuple[Part, ...]
    missing: tuple[Part, ...]

    def of(self, kind: str | None = None) -> Share:
        """The total of one kind, or of everything."""
        parts, missing = (sum(kind in {None, part.kind} for part in some) for some in (self.parts, self.missing))
        return Share(parts - missing, parts)


def coverage(suite: Suite, results: Iterable[Played]) -> Coverage:
    """What the played scenarios of a suite exercise between them."""
    results = list(results)
    assembled, _ = assemble(suite.path, STANDARD_LIMITS)
    parts = () if assembled is None else tuple(Parts.of(suite.loaded.source.resolved(), assembled).all())
    met = {key for result in results for key in exercised(result)}
    missing = sorted((part for part in parts if part.key not in met), key=lambda part: (part.location, part.words))
    failed = sum(not result.passed for result in results)
    return Coverage(suite.loaded.source.id, len(results), failed, parts, tuple(missing))


def as_text(covered: Coverage) -> Iterator[str]:
    """A line for each kind and the total, then a line for each part that is not exercised."""
    yield f"{covered.name}: {covered.scenarios} scenario{'' if covered.scenarios == 1 else 's'}"
    for kind in (*KINDS, None):
        total = covered.of(kind)
        counts = f"{total.part:>{_COUNT}} of {total.whole:>{_COUNT}}"
        yield f"  {kind or 'total':<{_NAME}}{counts}  {total.printed:>5} %"
    if covered.missing:
        yield from ("", "Not exercised:")
        yield from (f"{part.location}: {part.words}" for part in covered.missing)


def as_json(coverages: Iterable[Coverage]) -> dict[str, Any]:
    """The same as plain values."""
    return {"schema": SCHEMA, "questionnaires": [_questionnaire(covered) for covered in coverages]}


def _questionnaire(covered: Coverage) -> dict[str, Any]:
    return {
        "id": covered.name,
        "scenarios": covered.scenarios,
        "failed": covered.failed,
        "total": _total(covered.of()),
        "kinds": {kind: _total(covered.of(kind)) for kind in KINDS},
        "missing": [
            {
                "kind": part.kind,
                "what": part.words,
                "file": part.location.path,
                "line": part.location.line,
                "column": part.location.column,
            }
            for part in covered.missing
        ],
    }


def _total(total: Share) -> dict[str, Any]:
    return {"exercised": total.part, "parts": total.whole, "per_cent": total.printed}

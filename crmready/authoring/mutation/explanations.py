"""`# crmready: survives[KIND] reason`: what an author has to say about a mutant that no scenario tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crmready.authoring.mutation.mutant import KINDS
from crmready.authoring.remarks import Remark, remarks
from crmready.problems import Location, Problem, excerpt, suggestion

WORD: Final = "survives"
_FORM: Final = f"Write `# crmready: {WORD}[KIND] reason`."


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why mutants of one kind on one line survive."""

    kind: str
    line: int
    """The line it speaks of."""
    reason: str
    where: Location

    def about(self, kind: str, location: Location) -> bool:
        """Whether it speaks of a mutant of this kind at this place."""
        return (kind, location.path, location.line) == (self.kind, self.where.path, self.line)


def of(remark: Remark) -> Iterator[Explanation | Problem]:
    """The explanations in one comment, or what is wrong with it."""
    if not remark.reason:
        message = f"There is no reason why {excerpt(', '.join(remark.names))} should survive."
        yield Problem.of("I901", remark.where, message, _FORM)
        return
    for kind in remark.names:
        if kind in KINDS:
            yield Explanation(kind, remark.line, remark.reason, remark.where)
        else:
            message = f"There is no kind of mutant {excerpt(kind)}."
            yield Problem.of("I902", remark.where, message, suggestion(kind, KINDS))


def explanations(files: Mapping[str, Sequence[str]]) -> tuple[Explanation, ...]:
    """Those of all files, by path; comments that say nothing are `check`'s to report."""
    found: Iterable[Explanation | Problem] = (
        entry
        for path, lines in files.items()
        for remark in remarks(path, lines)
        if remark.word == WORD
        for entry in of(remark)
    )
    return tuple(entry for entry in found if isinstance(entry, Explanation))

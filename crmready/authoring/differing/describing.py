"""Makes differences: what an author calls the part, where it stands, and what was and is written there."""

from collections.abc import Mapping
from dataclasses import dataclass

from crmready.authoring.differing.edition import Edition
from crmready.authoring.differing.effects import Address, Difference, Effect, Kind
from crmready.authoring.differing.judging import Judged
from crmready.authoring.differing.parts import Part, detail_of, subject_of

_KEEP = "Keep the id, so that results can be compared."


@dataclass(frozen=True, slots=True)
class Describing:
    """Two versions, and the earlier address of every part by its later one."""

    before: Edition
    after: Edition
    origin: Mapping[Address, Address]

    def changed(
        self, address: Address, judged: Judged, values: tuple[str | None, str | None], language: str | None = None
    ) -> Difference:
        """A field, or a part under its old id, that says something else."""
        shared, used_by = self._shared(address)
        return Difference(
            effect=judged.effect,
            kind=Kind.CHANGED,
            address=shared,
            subject=subject_of(shared),
            what=detail_of(shared),
            before=values[0],
            after=values[1],
            why=judged.why,
            language=language,
            concern=judged.concern,
            place=self.after.place(address, language),
            used_by=used_by,
        )

    def added(self, part: Part, judged: Judged, text: str) -> Difference:
        """A part that came."""
        shared, used_by = self._shared(part.address)
        return Difference(
            judged.effect, Kind.ADDED, shared, subject_of(shared), detail_of(shared), after=text or None,
            why=judged.why, place=self.after.place(part.address), used_by=used_by,
        )  # fmt: skip

    def removed(self, part: Part, judged: Judged, text: str) -> Difference:
        """A part that went; its place is in the earlier version."""
        shared, used_by = self._shared(part.address)
        return Difference(
            judged.effect, Kind.REMOVED, shared, subject_of(shared), detail_of(shared), before=text or None,
            why=judged.why, place=self.before.place(self.origin[part.address]), used_by=used_by,
        )  # fmt: skip

    def renamed(self, was: Address, part: Part, judged: Judged) -> Difference:
        """A part that seems to be an earlier one under a new id."""
        shared, used_by = self._shared(part.address)
        lost = judged.effect is Effect.BREAKING
        why = f"Answers to {was[-1]} will be lost: keep the id." if lost else _KEEP
        return Difference(
            judged.effect, Kind.RENAMED, shared, subject_of(shared), detail_of(shared), str(was[-1]),
            str(part.address[-1]), why, place=self.after.place((*part.address, "id")), used_by=used_by,
        )  # fmt: skip

    def moved(self, address: Address, effect: Effect, what: str, values: tuple[str, str]) -> Difference:
        """A part that stands elsewhere."""
        shared, used_by = self._shared(address)
        return Difference(
            effect, Kind.MOVED, shared, subject_of(shared), " ".join(filter(None, (detail_of(shared), what))),
            *values, place=self.after.place(address), used_by=used_by,
        )  # fmt: skip

    def translation(self, kind: Kind, language: str) -> Difference:
        """A language that came or went."""
        address: Address = ("languages", language)
        edition = self.after if kind is Kind.ADDED else self.before
        return Difference(
            Effect.COMPARABLE, kind, address, subject_of(address), "", language=language,
            place=edition.place((), language),
        )  # fmt: skip

    def _shared(self, address: Address) -> tuple[Address, tuple[str, ...]]:
        """The address in an option set that both versions take the options from, and the question that uses it."""
        later = self.after.shared(address)
        entry = self.origin.get(address[:2], address[:2])
        if later != address and self.before.shared((*entry, *address[2:])) == later:
            return later, (str(address[1]),)
        return address, ()

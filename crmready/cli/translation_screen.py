"""What one run of `crmready questionnaire translate` tells: line by line, in counts, and for programs."""

from collections.abc import Iterator
from dataclasses import dataclass

from crmready.authoring.translating.standing import State, Translation
from crmready.authoring.translating.taking import Refusal, Taking
from crmready.authoring.translating.updating import Note, Update
from crmready.problems import excerpt

_WORD = 12
"""The width of the word that a line begins with."""


@dataclass(frozen=True, slots=True)
class Result:
    """What is told of one run."""

    translation: Translation
    updated: Update
    taking: Taking
    changed: bool
    """Whether a file is not as it was."""

    def lines(self) -> Iterator[str]:
        """A line for each thing that was done or is left, but for the recorded ones, which are only counted."""
        notes = [note for note in self.updated.notes if note.kind != "recorded"]
        # What has just been added is not said to be untranslated as well.
        added = {note.name for note in notes if note.kind == "added"}
        for note in notes:
            if note.kind != "untranslated" or note.name not in added:
                yield _line(note)
        for refusal in self.taking.refused:
            where = f" ({refusal.place})" if refusal.place else ""
            yield (
                f"{'not taken':<12}  {refusal.name}{where}: {refusal.reason}".rstrip()
                if refusal.name
                else (f"{'not taken':<12}  {refusal.reason}")
            )

    def summary(self, *, written: bool) -> Iterator[str]:
        """How the translation stands now, and the next step."""
        updated, taking = self.updated, self.taking
        counts = [
            (updated.count(State.UNTRANSLATED, State.MISSING), "to translate"),
            (updated.count(State.STALE), "stale"),
            (len(updated.obsolete), "obsolete"),
            (len(taking.taken) + len(taking.confirmed), "taken"),
            (taking.unchanged, "unchanged"),
            (taking.empty, "empty"),
            (len(taking.refused), "not taken"),
            (taking.absent, "not in the file"),
            (sum(note.kind == "recorded" for note in updated.notes), "recorded as made from the source as it is now"),
        ]
        said = ", ".join([f"{len(updated.entries)} texts", *(f"{number} {word}" for number, word in counts if number)])
        done = "" if not self.changed else " Written." if written else " Nothing was written."
        yield f"{self.translation.path}: {said}.{done}"
        if any(refusal.forcible for refusal in taking.refused):
            yield "What was not taken can be taken with --force once you have looked at it."
        if updated.count(State.STALE):
            yield "Revise what is stale where need be; --accept NAME (or --accept all) then says that it fits."

    def as_json(self) -> dict[str, object]:
        """The same for programs."""
        updated, taking = self.updated, self.taking
        return {
            "schema": "crmready/translation/1",
            "language": self.translation.language,
            "texts": len(updated.entries),
            "complete": updated.is_complete,
            "changed": self.changed,
            "notes": [{"kind": note.kind, "name": note.name, "said": note.said} for note in updated.notes],
            "unchanged": taking.unchanged,
            "empty": taking.empty,
            "absent": taking.absent,
            "not_taken": [
                {"name": one.name, "place": one.place, "reason": one.reason, "forcible": one.forcible}
                for one in taking.refused
            ],
        }


def _line(note: Note) -> str:
    return f"{note.kind:<{_WORD}}  {note.name}  {excerpt(note.said)}".rstrip()


def _refused(refusal: Refusal) -> str:
    where = f" ({refusal.place})" if refusal.place else ""
    about = f"{refusal.name}{where}: " if refusal.name else ""
    return f"{'not taken':<{_WORD}}  {about}{refusal.reason}"

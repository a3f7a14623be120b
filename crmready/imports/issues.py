"""What a table leaves open: nothing of it is guessed, and all of it is listed with its place."""

from dataclasses import dataclass

from crmready.imports.mapping import Decision


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that fits nothing. `proposal` is what would settle it, if somebody accepts it."""

    place: str
    message: str
    """What stands there and why it cannot be used, as one sentence."""
    hint: str
    proposal: Decision | None = None
    question: str | None = None
    """The proposal as a question to answer with yes or no."""


class UnreadError(ValueError):
    """A cell that is no answer to its question; `nearest` is one that it is much like."""

    def __init__(self, message: str, nearest: int | str | None = None) -> None:
        super().__init__(message)
        self.nearest = nearest

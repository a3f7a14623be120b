"""Which version number the changes ask for: the three numbers tell people what happens to their answers."""

from dataclasses import dataclass

from crmready.authoring.differing.effects import Comparison, Effect


@dataclass(frozen=True, slots=True)
class Advice:
    """The two version numbers, and the least that the later one should be."""

    before: str
    after: str
    least: str
    because: Effect | None
    """The worst change; None when nothing changed."""

    @property
    def enough(self) -> bool:
        """Whether the later number is raised as far as the changes ask for."""
        return _numbers(self.after) >= _numbers(self.least)

    @property
    def sentence(self) -> str:
        """What to do, said to the author."""
        if self.because is None and self.enough:
            return f"Version {self.after}: nothing that has a meaning changed."
        if self.because is None:
            return f"Version {self.after} is lower than {self.before}, the earlier one."
        if self.enough:
            return f"Version {self.after} is enough for {_CHANGES[self.because]}."
        return f"Version should be at least {self.least}, not {self.after}: there are {_CHANGES[self.because]}."


_CHANGES = {
    Effect.WORDING: "changes of wording",
    Effect.COMPARABLE: "changes that leave scores alone",
    Effect.SCORE_AFFECTING: "score-affecting changes",
    Effect.BREAKING: "breaking changes",
}


def advice(before: str, after: str, comparison: Comparison) -> Advice:
    """Holds the version numbers against the changes."""
    return Advice(before, after, _least(before, comparison.effect), comparison.effect)


def _least(before: str, effect: Effect | None) -> str:
    """The first number for what breaks, the second for scores, the third for the rest.

    While the first number is 0 nobody was promised anything: the second number then tells of what breaks.
    """
    first, second, third = _numbers(before)
    if effect is None:
        return before
    if effect is Effect.BREAKING:
        return f"{first + 1}.0.0" if first else f"0.{second + 1}.0"
    if effect is Effect.SCORE_AFFECTING and first:
        return f"{first}.{second + 1}.0"
    return f"{first}.{second}.{third + 1}"


def _numbers(version: str) -> tuple[int, int, int]:
    first, second, third = map(int, version.split("."))
    return first, second, third

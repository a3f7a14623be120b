"""Sentences in the report's language: the catalogue, names of roles inside a sentence, lists and the fixed words."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from typing import Final, Literal

from crmready.i18n import negotiate, translations
from crmready.model.findings import Quadrant, Stance
from crmready.model.scorecard import Half, RatingGiven, State

SYMBOLS: Final[dict[State, Literal["✓", "!", "×", "?"]]] = {
    State.PASS: "✓",
    State.CLAIMED: "!",
    State.FAIL: "×",
    State.UNKNOWN: "?",
}
NOTHING: Final = "–"
"""Printed where there is no number."""


@dataclass(frozen=True, slots=True)
class Words:
    """The report's catalogue. Named parts of a message are filled in after it has been translated."""

    language: str
    catalogue: NullTranslations

    @classmethod
    def of(cls, language: str) -> "Words":
        """The words of a language tag that the program speaks; English for the others."""
        return cls(negotiate(language), translations(language, "report"))

    def gettext(self, message: str, **parts: object) -> str:
        """The message with its parts."""
        return self.catalogue.gettext(message).format(**parts)

    def ngettext(self, one: str, many: str, number: int, **parts: object) -> str:
        """The message for this number, which it calls `n`."""
        return self.catalogue.ngettext(one, many, number).format(n=number, **parts)

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row: "a", "a and b", "a, b and c"."""
        if len(names) < 2:  # noqa: PLR2004
            return "".join(names)
        return self.gettext("{several} and {last}", several=", ".join(names[:-1]), last=names[-1])

    def state(self, state: State) -> str:
        """A gate's state in a word."""
        match state:
            case State.PASS:
                return self.gettext("Met")
            case State.CLAIMED:
                return self.gettext("Claimed")
            case State.FAIL:
                return self.gettext("Not met")
            case State.UNKNOWN:
                return self.gettext("Unknown")

    def rating(self, given: RatingGiven, name: str) -> str:
        """A rating's name with its half."""
        match given.half:
            case Half.LOWER:
                return self.gettext("{rating}, lower half", rating=name)
            case Half.UPPER:
                return self.gettext("{rating}, upper half", rating=name)
            case Half.WHOLE:
                return name

    def stance(self, stance: Stance) -> str:
        """Belief against practice in a few words."""
        match stance:
            case Stance.AHEAD:
                return self.gettext("belief ahead of evidence")
            case Stance.BEHIND:
                return self.gettext("evidence ahead of belief")
            case Stance.LEVEL:
                return self.gettext("belief and evidence agree")

    def quadrant(self, quadrant: Quadrant) -> str:
        """Expectation against groundwork in a few words."""
        match quadrant:
            case Quadrant.GROUNDED:
                return self.gettext("much expected, and the groundwork is there")
            case Quadrant.AHEAD:
                return self.gettext("much expected, but the groundwork is missing")
            case Quadrant.AWARE:
                return self.gettext("little expected, and the groundwork is missing")
            case Quadrant.UNDERESTIMATING:
                return self.gettext("little expected, though the groundwork is there")
            case Quadrant.MIXED:
                return self.gettext("in between")


def inside(name: str) -> str:
    """A role's name as it stands inside a sentence: "sales managers", but still "IT owners"."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]

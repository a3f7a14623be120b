"""What a replayed history adds up to: the mutable side of an `Assessment`, known only inside the store."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Protocol

from crmready.model.assessment import Answer, Assessment, Consensus, Record, Respondent


class ImpossibleHistoryError(ValueError):
    """An event that cannot follow the ones before it, such as an answer of somebody who never joined."""


@dataclass(slots=True)
class Ledger:
    """Filled in event by event. Each event knows what it changes here."""

    organisation: str = ""
    language: str = ""
    profile: str | None = None
    respondents: dict[str, Respondent] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    consensus: dict[str, Consensus] = field(default_factory=dict)
    targets: dict[str, Fraction] = field(default_factory=dict)
    last_change: date | None = None

    def respondent(self, respondent_id: str) -> Respondent:
        """The respondent, who must have joined and not left."""
        try:
            return self.respondents[respondent_id]
        except KeyError:
            raise ImpossibleHistoryError(f"respondent {respondent_id} has not joined") from None

    def assessment(self) -> Assessment:
        """What has been collected, as the engine wants it."""
        return Assessment(
            organisation=self.organisation,
            language=self.language,
            respondents=tuple(self.respondents.values()),
            answers=dict(self.answers),
            records=tuple(self.records.values()),
            consensus=dict(self.consensus),
            profile=self.profile,
            targets=dict(self.targets),
            as_of=self.last_change,
        )


class Happening(Protocol):
    """Anything that can change a ledger."""

    def apply(self, ledger: Ledger) -> None:
        """Change the ledger, or raise ImpossibleHistoryError."""


def replay(events: Iterable[Happening]) -> Assessment:
    """The assessment after these events. Raises ImpossibleHistoryError when they cannot follow each other."""
    ledger = Ledger()
    for event in events:
        event.apply(ledger)
    return ledger.assessment()

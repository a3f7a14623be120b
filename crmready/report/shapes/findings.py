"""The shape of a report's findings: what the title of each part says, made from the printed numbers by rules."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The message of each part in one sentence; null where the report has no such part or nothing to say in it."""

    summary: str
    """The whole report in one sentence: the verdict and how many requirements stand open."""
    gates: str | None
    """How many requirements are not met or not settled."""
    blocks: str | None
    """How many requirements stand in the way."""
    profile: str
    """How many areas lie below their target, and which one lies furthest below."""
    start: str | None
    """How many actions come first."""
    plan: str | None
    """How many actions the plan has, and who owns them."""
    beliefs: str | None
    """In how many questions leaders believe more than the answers show."""
    reliance: str | None
    """In how many matters more is expected of technology than the groundwork bears."""
    pictures: str | None
    """In how many questions two roles see different things."""
    agreement: str | None
    """In how many questions those of one role lie far apart."""
    dont_know: str | None
    """In how many questions somebody does not know."""
    unknown: tuple[str, ...]
    """What is not known, a sentence each; empty when nothing is missing."""

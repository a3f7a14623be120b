"""What may be printed: the questionnaire's anonymity rule, applied to a scorecard (docs/scoring.md, "Anonymity")."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Publication:
    """Ids of everything that is hidden or coarsened. What is not named here may be printed."""

    roles: frozenset[tuple[str, str]]
    """(question, role) whose mean, votes, agreement and don't-know share are hidden."""
    coarse: frozenset[tuple[str, str]]
    """(question, role) printed to 0.1 with agreement in words only: no distribution, deviation, consensus, interval."""
    questions: frozenset[str]
    """Questions whose score, interval, gap and consensus line are hidden."""
    dimensions: frozenset[str]
    """Dimensions whose number and gap are hidden; the rating stays."""
    intervals: frozenset[str]
    """Dimensions whose interval is hidden, with a number or without."""
    gates: frozenset[str]
    """Gates whose numbers, limiting answer and fragility are hidden; the state stays."""
    estimates: frozenset[str]
    """Estimates whose pair is hidden and left out of the headline."""
    expectations: frozenset[str]
    """Expectations whose groundwork and reliance are hidden."""
    role_gaps: frozenset[str]
    """Mirrored questions whose two pictures are hidden."""
    coarse_role_gaps: frozenset[str]
    """Mirrored questions printed without Cliff's delta."""
    index: bool
    """Index, least and geometric mean are hidden."""
    index_span: bool
    """The index's interval is hidden."""
    withheld: frozenset[str] = frozenset()
    """Anonymous roles of which nothing is shown, because a respondent that an earlier report counted was forgotten."""

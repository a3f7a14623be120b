"""One accident of a campaign, and what a campaign has met."""

import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from crmready.problems import Problem, Severity

SLOW: Final = 2.0
"""Seconds of the processor that no step may reach; a busy machine must not look like a hang."""


@dataclass(frozen=True, slots=True)
class Case:
    """`name` is `SEED/NUMBER`, from which everything in the case follows; `folder` is its own."""

    name: str
    folder: Path

    def generator(self, subject: str) -> random.Random:
        """Chance that is the same whenever this case is run, whatever other subjects there are."""
        return random.Random(f"{self.name}/{subject}")  # noqa: S311  # repeatable, not secret

    def keep(self, name: str, content: str | bytes) -> None:
        """Lays what is tried into the folder, for whoever has to look into it."""
        raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        (self.folder / name).write_bytes(raw)


@dataclass(slots=True)
class Tally:
    """What was met, by subject; tallies of several processes add up."""

    tried: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    """How many of them were without an error."""
    codes: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, tuple[float, str]] = field(default_factory=dict)
    """By step: the most seconds that it took, and in which case."""

    @contextmanager
    def timed(self, step: str, case: Case) -> Iterator[None]:
        """Measures a step. Raises `AssertionError` when it took too long."""
        start = time.process_time()
        yield
        seconds = time.process_time() - start
        self.slowest[step] = max(self.slowest.get(step, (0.0, "")), (seconds, case.name))
        assert seconds < SLOW, f"{step} took {seconds:.1f} s"

    def note(self, subject: str, problems: Iterable[Problem]) -> None:
        """Counts something that was tried, by the problems that were found in it."""
        found = list(problems)
        self.tried[subject] += 1
        self.accepted[subject] += not any(problem.severity is Severity.ERROR for problem in found)
        self.codes.update({problem.code for problem in found})

    def add(self, other: "Tally") -> None:
        """Takes up what another process met."""
        self.tried += other.tried
        self.accepted += other.accepted
        self.codes += other.codes
        for step, found in other.slowest.items():
            self.slowest[step] = max(self.slowest.get(step, (0.0, "")), found)

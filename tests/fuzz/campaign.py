"""Many cases, on all cores, each from its own name, and a line for everything that broke a promise."""

import os
import resource
import shutil
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Final

from tests.fuzz.answering import fuzz_answers
from tests.fuzz.case import Case, Tally
from tests.fuzz.checking import fuzz_check
from tests.fuzz.mutants import fuzz_mutate
from tests.fuzz.playing import fuzz_scenarios
from tests.fuzz.writing import fuzz_new, fuzz_translate
from tests.fuzz.yaml_text import fuzz_reading

Subject = Callable[[Case, Tally], None]
SUBJECTS: Final[Mapping[str, Subject]] = {
    "yaml": fuzz_reading,
    "answers": fuzz_answers,
    "check": fuzz_check,
    "scenarios": fuzz_scenarios,
    "mutate": fuzz_mutate,
    "new": fuzz_new,
    "translate": fuzz_translate,
}
"""What happens in a case. A new subject is a function and a line here."""
SELDOM: Final[Mapping[str, int]] = {"mutate": 4, "new": 4}
"""What costs as much as several others happens only once in so many cases."""
TOGETHER: Final = 20
"""Cases that a process runs between two reports."""
LONGEST: Final = 30.0
"""Seconds of the processor after which a case that does not end is broken off."""
MEMORY: Final = 3 << 30
"""Bytes that a process may use: what wants more is a finding, not the end of the machine."""


class NeverEndsError(Exception):
    """A case was broken off."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A case in which a promise was broken: how it is run again, what was broken, and where its files lie."""

    case: Case
    subject: str
    fault: str

    def __str__(self) -> str:
        return f"{self.case.name} {self.subject}: {self.fault}\n  {self.case.folder}"


@dataclass(slots=True)
class Outcome:
    """What a campaign has met."""

    tally: Tally = field(default_factory=Tally)
    broken: list[Broken] = field(default_factory=list)


def run(names: Iterable[str], subjects: Mapping[str, Subject] = SUBJECTS) -> Outcome:
    """Runs the cases one after the other. The folder of a case that broke a promise is kept, with `fault.txt`."""
    outcome = Outcome()
    for name in names:
        for subject in filter(lambda subject: _is_due(subject, name), subjects):
            case = Case(name, Path(tempfile.mkdtemp(prefix=f"fuzz-{subject}-")))
            try:
                subjects[subject](case, outcome.tally)
            except Exception as error:  # noqa: BLE001  # whatever it is, it is what we are looking for
                (case.folder / "fault.txt").write_text(traceback.format_exc(), encoding="utf-8", errors="replace")
                outcome.broken.append(Broken(case, subject, _in_a_line(error)))
            else:
                shutil.rmtree(case.folder)
    return outcome


def _is_due(subject: str, name: str) -> bool:
    number = name.rpartition("/")[2]
    return not number.isdecimal() or int(number) % SELDOM.get(subject, 1) == 0


def _in_a_line(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    last = next((frame for frame in reversed(frames) if "crmready" in Path(frame.filename).parts), frames[-1])
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{said[:300]} ({Path(last.filename).name}:{last.lineno})"


def run_on_all_cores(names: Sequence[str], processes: int | None = None) -> Iterator[Outcome]:
    """The same in several processes that cannot run away; what each batch met, as it ends."""
    with ProcessPoolExecutor(processes or os.cpu_count(), initializer=_limit) as pool:
        batches = [tuple(names[start : start + TOGETHER]) for start in range(0, len(names), TOGETHER)]
        waiting: list[Future[Outcome]] = [pool.submit(_limited, batch) for batch in batches]
        for done in as_completed(waiting):
            yield done.result()


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _break_off)


def _limited(names: tuple[str, ...]) -> Outcome:
    whole = Outcome()
    for name in names:
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        one = run([name])
        signal.setitimer(signal.ITIMER_PROF, 0)
        whole.tally.add(one.tally)
        whole.broken += one.broken
    return whole


def _break_off(_number: int, _frame: FrameType | None) -> None:
    raise NeverEndsError(f"it was still running after {LONGEST:.0f} s")

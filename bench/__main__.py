"""`./dev bench`: what crmready costs, as ratios against a bare peer that does the same work in the same run.

Whole processes, run in turn (A B A B …), CPU seconds of each from the operating system, medians. `./dev bench 9
report` runs each pair nine times, and only those pairs whose name holds the word.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.bare import SCRIPTS, bare_report, typer_app
from bench.grown import grown
from crmready.resources import questionnaires_root

PYTHON = sys.executable
CRMREADY = [PYTHON, str(Path(PYTHON).with_name("crmready"))]
"""The installed command, as people run it."""


@dataclass(frozen=True, slots=True)
class Duel:
    """A command of ours, the bare peer, and the ratio we aim at (docs/performance.md)."""

    name: str
    ours: Sequence[str]
    bare: Sequence[str]
    target: float


def cpu_seconds(command: Sequence[str], folder: Path) -> float:
    """User and system seconds of one process with all its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def duels(folder: Path) -> Iterator[Duel]:
    """Every pair; what they need is written into `folder`."""
    app = folder / "bare_typer.py"
    app.write_text(typer_app(), encoding="utf-8")
    questionnaire = str(questionnaires_root() / "crm-readiness")
    sample = questionnaires_root() / "samples" / "nordlys.yaml"
    bare_report(sample, folder)
    ours = [*CRMREADY, "report", str(sample), "--force", "-o", "ours.pdf"]
    yield Duel("--version", [*CRMREADY, "--version"], [PYTHON, "-c", "pass"], 1.3)
    yield Duel("--help", [*CRMREADY, "--help"], [PYTHON, str(app), "--help"], 1.15)
    yield Duel("score --help", [*CRMREADY, "score", "--help"], [PYTHON, str(app), "score", "--help"], 1.1)
    bare = [PYTHON, "-c", SCRIPTS["validate"], questionnaire]
    yield Duel("check --quick", [*CRMREADY, "questionnaire", "check", "--quick", questionnaire], bare, 1.3)
    yield from checks("42", questionnaire)
    yield from checks("5,040", str(grown(folder / "grown", 120)))
    yield Duel("one report", ours, [PYTHON, "-c", SCRIPTS["weasyprint"], "bare.html", "bare.pdf"], 1.05)


def checks(count: str, questionnaire: str) -> Iterator[Duel]:
    """A whole check against parsing and validating alone, with our reader and with PyYAML's loader."""
    whole = [*CRMREADY, "questionnaire", "check", questionnaire]
    yield Duel(f"check, {count}, ours", whole, [PYTHON, "-c", SCRIPTS["read"], questionnaire], 2.0)
    yield Duel(f"check, {count}, CSafe", whole, [PYTHON, "-c", SCRIPTS["validate"], questionnaire], 2.0)
    if count != "42":
        parse = [PYTHON, "-c", SCRIPTS["yaml"], questionnaire]
        yield Duel(f"parse, {count}", [PYTHON, "-c", SCRIPTS["places"], questionnaire], parse, 0.35)


def main(runs: int, word: str) -> None:
    """Runs every pair whose name holds the word, and prints medians and their ratio; judges nothing."""
    print(f"{'what':<22}{'ours, s':>10}{'bare, s':>10}{'ratio':>8}{'target':>8}   ({runs} runs each, CPU seconds)")
    with tempfile.TemporaryDirectory(prefix="crmready-bench-") as name:
        folder = Path(name)
        for duel in (each for each in duels(folder) if word in each.name):
            for command in (duel.ours, duel.bare):
                cpu_seconds(command, folder)
            pairs = [(cpu_seconds(duel.ours, folder), cpu_seconds(duel.bare, folder)) for _ in range(runs)]
            ours, bare = median(a for a, _ in pairs), median(b for _, b in pairs)
            ratio = median(a / b for a, b in pairs)
            print(f"{duel.name:<22}{ours:>10.3f}{bare:>10.3f}{ratio:>8.2f}{duel.target:>8.2f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5, sys.argv[2] if len(sys.argv) > 2 else "")

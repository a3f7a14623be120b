"""`./dev fuzz N [SEED]`: a campaign of N cases; `./dev fuzz SEED/NUMBER`: one of them again.

Exit 1 when a promise was broken. The same seed gives the same cases.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.fuzz.campaign import TOGETHER, Outcome, run_on_all_cores
from tests.fuzz.case import Tally

EVERY = 60.0
"""Seconds between two lines that say how far it is."""
MOST_SHOWN = 30


def _chosen(words: Sequence[str]) -> tuple[str, ...]:
    parser = argparse.ArgumentParser("./dev fuzz", description=__doc__)
    parser.add_argument("what", metavar="N | SEED/NUMBER", help="how many cases, or the name of one")
    parser.add_argument("seed", nargs="?", default="1", help="any word without a slash")
    chosen = parser.parse_args(words)
    if "/" in chosen.what:
        return (chosen.what,)
    if not chosen.what.isdecimal() or "/" in chosen.seed:
        parser.error("give a number and a seed, or the name of one case such as 1/17")
    return tuple(f"{chosen.seed}/{number}" for number in range(int(chosen.what)))


def _run(names: Sequence[str]) -> Outcome:
    whole, start = Outcome(), time.monotonic()
    said = start
    for number, one in enumerate(run_on_all_cores(names), 1):
        whole.tally.add(one.tally)
        whole.broken += one.broken
        for broken in one.broken[: max(MOST_SHOWN - len(whole.broken), 1)]:
            sys.stderr.write(f"{broken}\n")
        if time.monotonic() - said > EVERY:
            said = time.monotonic()
            sys.stderr.write(f"{min(number * TOGETHER, len(names))} of {len(names)}, {said - start:.0f} s\n")
    return whole


def summary(tally: Tally) -> Iterator[str]:
    """What was tried, what was found, and how long the slowest of each step took."""
    for subject, tried in sorted(tally.tried.items()):
        yield f"{subject:<20}{tried:>8}, {tally.accepted[subject]} without an error"
    yield "codes: " + ", ".join(f"{code} {number}" for code, number in sorted(tally.codes.items()))
    slowest = sorted(tally.slowest.items(), key=lambda found: found[1], reverse=True)
    yield "slowest: " + ", ".join(f"{step} {seconds:.2f} s ({name})" for step, (seconds, name) in slowest)


def main(words: Sequence[str]) -> int:
    """Runs the cases, and says what was met and how to see each finding again."""
    names = _chosen(words)
    start = time.monotonic()
    whole = _run(names)
    lines = [*summary(whole.tally), f"{len(names)} cases in {time.monotonic() - start:.0f} s"]
    if whole.broken:
        kinds = Counter(broken.fault for broken in whole.broken)
        lines += [f"{count} × {fault}" for fault, count in kinds.most_common(MOST_SHOWN)]
        lines += [f"Once more: ./dev fuzz {broken.case.name}" for broken in whole.broken[:MOST_SHOWN]]
    lines.append(f"{len(whole.broken)} promises broken")
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if whole.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Every hostile request against a workshop, one by one, and then floods. `./dev attack [GUESSES]`."""

import sys
from collections.abc import Iterator, Sequence

from tests.workshop.floods import drip, flood, guesses, half_open
from tests.workshop.hostile import ATTACKS, Attack
from tests.workshop.scene import Scene, exchange, scene

SPEECHLESS = ("Traceback", "Invalid HTTP", "Exception", "WARNING")
"""What no hostile packet may write on the laptop's screen."""


def verdict(here: Scene, number: int, attack: Attack) -> str:
    """What is wrong with the answer to an attack; nothing when it was refused and nothing changed."""
    before = here.history()
    reply = exchange(here.here.port, attack.request(here), number, hang_up=attack.status == 0)
    if reply.status != attack.status:
        return f"answered with {reply.status}: {reply.body[:200]!r}"
    if here.history() != before:
        return "changed the file"
    if b"Traceback" in reply.body or (here.guest.seal.encode() in reply.body and attack.status not in {200, 422}):
        return f"gave something away: {reply.body[:200]!r}"
    return ""


def _floods(here: Scene, tries: int) -> Iterator[tuple[str, bool]]:
    """What was done, with its figures, and whether it was withstood."""
    for count, addresses in ((1100, 1), (1100, 20)):
        siege = half_open(here, count, 100, addresses)
        line = (
            f"{siege.sockets} half-open connections from {addresses} addresses, {siege.memory / 2**20:.0f} MiB: "
            f"honest pages p50 {siege.p50 * 1000:.0f} ms, p99 {siege.p99 * 1000:.0f} ms, "
            f"max {siege.slowest * 1000:.0f} ms, {siege.refused} without an answer"
        )
        yield line, siege.refused == 0
    head, body = drip(here, 30.0)
    yield f"a dripping head cut off after {head:.1f} s, a dripping body after {body:.1f} s", max(head, body) < 15
    taken, memory = flood(here, 100_000_000)
    yield f"a flood of 100 MB cut off after {taken / 1e6:.1f} MB, {memory / 2**20:.0f} MiB", taken < 100_000_000
    found = guesses(here, tries)
    yield f"{tries} guesses of the code, by answer: {dict(found)}", set(found) == {404, 429}


def main(words: Sequence[str]) -> int:
    """0 when every attack was refused and every flood withstood."""
    wrong = 0
    with scene() as here:
        for number, attack in enumerate(ATTACKS, 10):
            found = verdict(here, number, attack)
            wrong += bool(found)
            sys.stdout.write(f"{attack.status or 'cut'}  {attack.name}{': ' + found if found else ''}\n")
        for line, withstood in _floods(here, int(words[0]) if words else 10_000):
            wrong += not withstood
            sys.stdout.write(f"{'ok ' if withstood else 'BAD'}  {line}\n")
        said = here.here.stderr.read_text()
        wrong += any(word in said for word in SPEECHLESS)
        sys.stdout.write(f"{len(ATTACKS)} hostile requests and 5 floods, {wrong} not refused\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

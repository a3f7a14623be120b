"""A whole room on bad wireless and a laptop that dies three times lose no acknowledged answer, and double none.

Run it by name, at any size: `./dev load [PHONES] [KILLS] [SECONDS]`; people pause up to SECONDS (0) a question.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final

from crmready.store.events import AnswerEvent, Finished, Joined
from crmready.store.file import AssessmentFile
from crmready.workshop.codes import fingerprint
from crmready.workshop.visit import COOKIE
from tests.workshop.phone import Phone, Tally
from tests.workshop.room import WHOLE, Room, loaded, room
from tests.workshop.wire import Wire

ROLES: Final = ("seller", "seller", "seller", "manager", "executive", "data-owner")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it."""

    phones: int
    answers: int
    """How many answers stand in the file at the end."""
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    seconds: float
    tally: Tally
    kills: int
    memory: int
    """Resident bytes at the end."""
    worked: float
    """Seconds of processor time that the laptop's side took, starts included."""

    def lines(self) -> list[str]:
        """The outcome for people."""
        answering, looking = self.tally.answering, self.tally.looking
        found = f"{len(self.lost)} lost, {len(self.doubled)} doubled"
        memory, away = self.memory / 2**20, self.tally.longest_outage
        return [
            f"{self.phones} phones, {self.answers} answers in the file, {self.kills} × kill -9: {found}",
            f"sent:  {len(answering)} at {len(answering) / self.seconds:.0f} a second, {_quantiles(answering)}",
            f"pages: {len(looking)} at {len(looking) / self.seconds:.0f} a second, {_quantiles(looking)}",
            f"laptop: {self.worked:.1f} of {self.seconds:.1f} s at work, {memory:.0f} MiB, away for {away:.1f} s",
            ", ".join(f"{count} × {what}" for what, count in sorted(self.tally.mishaps.items())),
        ]


def _quantiles(seconds: Sequence[float]) -> str:
    """p50, p99 and maximum in milliseconds."""
    ordered = sorted(seconds)
    p50, p99 = (ordered[int(share * (len(ordered) - 1))] * 1000 for share in (0.5, 0.99))
    return f"p50 {p50:.0f} ms, p99 {p99:.0f} ms, max {ordered[-1] * 1000:.0f} ms"


async def _killed(here: Room, kills: int, phones: Sequence[Phone], each: int) -> None:
    """Kills the server whenever another equal part of the answers has been given, and starts it again."""
    for number in range(1, kills + 1):
        while sum(len(phone.said) for phone in phones) < each * len(phones) * number / (kills + 1):  # noqa: ASYNC110
            await asyncio.sleep(0.02)  # nobody tells when; the phones only count
        await asyncio.to_thread(here.kill)
        await asyncio.to_thread(here.start)


async def _through(here: Room, phones: Sequence[Phone], kills: int, each: int) -> int:
    """Everybody answers everything; gives the memory used at the end."""
    async with asyncio.TaskGroup() as group:
        for phone in phones:
            group.create_task(phone.take_part(here.code))
        group.create_task(_killed(here, kills, phones, each))
    return here.memory()


def _lost(file: AssessmentFile, phones: Sequence[Phone]) -> list[str]:
    """Every acknowledged answer that is not what stands in the file."""
    seats, answers = file.seats.taken(), file.assessment().answers
    return [
        f"{phone.wire.number} {question}: said {said}, kept {kept}"
        for phone in phones
        for question, said in phone.said.items()
        if (kept := answers.get((seats[fingerprint(phone.wire.cookies[COOKIE])], question))) != said
    ]


def _doubled(file: AssessmentFile, phones: Sequence[Phone]) -> list[str]:
    """Everything that stands in the history twice in a row, and everybody who is there twice."""
    history = file.history()
    said: dict[tuple[str, str], list[AnswerEvent]] = {}
    for event in history:
        if isinstance(event, AnswerEvent):
            said.setdefault((event.respondent, event.question), []).append(event)
    again = [
        str(place) for place, events in said.items() for one, two in pairwise(events) if one.answer() == two.answer()
    ]
    done = Counter(event.respondent for event in history if isinstance(event, Finished))
    joined = sum(isinstance(event, Joined) for event in history)
    too_many = [f"{joined} joined with {len(phones)} phones"] if joined != len(phones) else []
    return [*again, *(name for name, times in done.items() if times > 1), *too_many]


def run(count: int, kills: int, pause: float, path: Path = WHOLE) -> Outcome:
    """A room with so many phones; each person thinks at most `pause` seconds about a question."""
    questionnaire, tally, chance = loaded(path), Tally(), Random(1)  # noqa: S311  # the same room again
    roles = [role for role in ROLES if role in questionnaire.role]
    with room(path) as here:
        phones = [
            Phone(
                wire=Wire(here.port, number),
                role=roles[number % len(roles)],
                questionnaire=questionnaire,
                chance=Random(chance.random()),  # noqa: S311
                tally=tally,
                scripted=number % 2 == 0,
                pause=lambda: chance.uniform(0, pause),
            )
            for number in range(count)
        ]
        each = min(sum(1 for _ in questionnaire.asked_of(role)) for role in roles) * 2 // 3
        with asyncio.Runner() as runner:
            clock = runner.get_loop().time
            begin = clock()
            memory = runner.run(_through(here, phones, kills, each))
            seconds = clock() - begin
        here.stop()
        with here.opened() as file:
            file.verify()
            answers = len(file.assessment().answers)
            lost, doubled = tuple(_lost(file, phones)), tuple(_doubled(file, phones))
        assert here.stderr.read_text().count("Traceback") == 0, here.stderr.read_text()
    return Outcome(count, answers, lost, doubled, seconds, tally, here.starts - 1, memory, here.worked)


def main(words: Sequence[str]) -> int:
    """0 when nothing is lost and nothing doubled."""
    phones, kills, pause = (*map(float, words), *(50.0, 3.0, 0.0)[len(words) :])
    outcome = run(int(phones), int(kills), pause)
    sys.stdout.write("\n".join([*outcome.lines(), *outcome.lost, *outcome.doubled, ""]))
    return 1 if outcome.lost or outcome.doubled else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

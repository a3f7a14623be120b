"""The facilitator's terminal while a room answers: live counts, and a letter for everything up to the report."""

import asyncio
import contextlib
import sys
import webbrowser
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Final

from crmready.cli.console import picture, say
from crmready.cli.status_line import StatusLine, can_steer, typed_lines
from crmready.errors import CrmreadyError
from crmready.workshop.codes import shown_code
from crmready.workshop.facilitator import Facilitator
from crmready.workshop.interfaces import offered
from crmready.workshop.pictures import qr_text
from crmready.workshop.remedies import Remedy, Surroundings, remedies
from crmready.workshop.reveal import Reveal

_SECONDS_BETWEEN_LOOKS: Final = 1.0
HELP: Final = """c  close the round            o  open it again
p  open the page             j  show the code again
a  another address           t  nobody gets through?
r  make the report           q  quit
Each with Enter."""


class Steering:
    """Reads letters and does what the facilitator's page would do. `stop` ends the workshop when it is set."""

    def __init__(self, facilitator: Facilitator, reveal: Reveal, page: str, stop: asyncio.Event) -> None:
        self._facilitator, self._reveal, self._page, self._stop = facilitator, reveal, page, stop
        self._line: StatusLine | None = None
        self._typed: asyncio.Queue[str | None] | None = None
        self._sure = False
        self._trouble_told = ""
        self.forgotten = False
        """Whether it was forgotten which phone was whose."""

    @contextlib.contextmanager
    def at_the_terminal(self) -> Iterator[None]:
        """Takes the terminal for the time of the workshop, where there is one."""
        if can_steer():
            self._line = StatusLine(sys.stderr)
            self._typed = typed_lines(asyncio.get_running_loop())
            say("? and Enter shows what can be typed here.")
        try:
            yield
        finally:
            if self._line is not None:
                self._line.away()

    async def watch(self) -> None:
        """Keeps the counts up to date and obeys, until it is cancelled."""
        await asyncio.gather(self._count(), self._obey_all())

    async def _count(self) -> None:
        while True:
            await self._look()
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)

    async def _look(self) -> None:
        """Shows the counts, or why there are none: the file is busy, or gone. The same is not said twice."""
        try:
            await self._facilitator.workshop.look()
            if self._line is not None:
                self._line.show(await self._status())
            self._trouble_told = ""
        except CrmreadyError as error:
            if error.message != self._trouble_told:
                self._say_error(error)
            self._trouble_told = error.message

    def _say_error(self, error: CrmreadyError) -> None:
        if self._line is not None:
            self._line.away()
        say(f"Error: {error.message}", *([f"  {error.hint}"] if error.hint else []))

    async def _status(self) -> str:
        counts = await self._facilitator.counts()
        joined, done = sum(c.joined for _, c in counts), sum(c.finished for _, c in counts)
        phase = "Open" if self._facilitator.workshop.open else "Closed"
        roles = (f"{role.plural} {c.joined}/{c.finished}" for role, c in counts if c.joined)
        return " · ".join((f"{phase}: {joined} joined, {done} done", *roles))

    async def _obey_all(self) -> None:
        while self._typed is not None and (line := await self._typed.get()) is not None:
            if self._line is not None:
                self._line.typed()
                await self._obey(line.strip())
                await self._look()
        if self._typed is not None:
            self._stop.set()  # Ctrl-D: nobody types here any more

    async def _obey(self, words: str) -> None:
        letter, _, rest = words.partition(" ")
        orders: Mapping[str, Callable[[], Awaitable[None]]] = {
            "c": self._close,
            "o": self._reopen,
            "p": self._open_page,
            "j": self._show_code,
            "a": lambda: self._move(rest.strip()),
            "t": self._trouble,
            "r": self._report,
            "q": self._quit,
        }
        self._sure = self._sure and letter == "c"
        order = orders.get(letter.lower())
        if order is None:
            say(*(HELP.splitlines() if words else ()))
            return
        try:
            await order()
        except CrmreadyError as error:
            self._say_error(error)

    async def _close(self) -> None:
        workshop = self._facilitator.workshop
        if not workshop.open:
            say("The round is closed already. r makes the report, o opens the round again.")
            return
        if not self._sure and await self._told_what_is_missing():
            self._sure = True
            say("c again closes all the same.")
            return
        self._sure = False
        await workshop.close()
        say("Closed. p shows what to talk about, r makes the report.")

    async def _told_what_is_missing(self) -> bool:
        """Whether there is something to be said before the round is closed; it is said."""
        missing, few = await self._facilitator.missing(), await self._facilitator.too_few()
        if missing:
            say(f"{missing} not done yet. What they have answered counts.")
        least = self._facilitator.workshop.loaded.source.privacy.minimum_group
        for role in few:
            say(f"{role.plural}: fewer than {least}, so nothing of their single answers will be shown.")
        if few:
            say("They can answer as one, on one phone: p, then “Too few in a role?”.")
        return bool(missing or few)

    async def _reopen(self) -> None:
        await self._facilitator.workshop.reopen()
        say("Open: answers are taken.")

    async def _open_page(self) -> None:
        say(self._page)
        await asyncio.to_thread(webbrowser.open, self._page)

    async def _show_code(self) -> None:
        wifi = self._facilitator.stage.wifi
        if wifi is not None:
            say(f"The network {wifi.name}:")
            picture(qr_text(wifi.payload))
        picture(qr_text(self._facilitator.join_address))
        say(f"Phones: {self._facilitator.address}  code {shown_code(self._facilitator.workshop.settings.code)}")

    async def _move(self, wished: str) -> None:
        found = offered(self._facilitator.stage.around())
        chosen = found[int(wished) - 1] if wished.isdecimal() and 0 < int(wished) <= len(found) else None
        if chosen is None:
            here = self._facilitator.phones.address
            say(*(f"{n}  {e.name} {e.address}{'  (now)' if e.address == here else ''}" for n, e in enumerate(found, 1)))
            say("a and a number changes it, as in: a 1")
            return
        await self._facilitator.switch(chosen.address)
        await self._show_code()

    async def _trouble(self) -> None:
        around = Surroundings.now(self._facilitator.stage.around(), self._facilitator.phones.port)
        say(*remedy_lines(remedies(around, "en")))

    async def _report(self) -> None:
        if self._facilitator.workshop.open:
            say("The round is open. c closes it; then r makes the report.")
            return
        say("Making the report …")
        path = await self._reveal.reports.make()
        say(f"Wrote {path}: {(await self._reveal.board.now()).view.verdict.name}.")

    async def _quit(self) -> None:
        if not self._facilitator.workshop.open and self._typed is not None:
            say("Forget which phone was whose? Then nobody can change an answer from a phone any more. y/n")
            answer = (await self._typed.get() or "").strip().lower()
            if answer in {"y", "yes", "j", "ja"}:
                await self._facilitator.workshop.end()
                self.forgotten = True
                say("Forgotten.")
            elif answer not in {"n", "no", "nei"}:
                say("Still here. q asks again.")
                return
        self._stop.set()


def remedy_lines(found: tuple[Remedy, ...]) -> Iterator[str]:
    """Every reason with its fixes, for a terminal."""
    for number, remedy in enumerate(found, 1):
        yield f"{number}. {remedy.title}. {remedy.sign}"
        for step in remedy.steps:
            yield f"   {step.where}: {step.how}"
            if step.command:
                yield f"      {step.command}"

"""`crmready collect`: a room answers on its phones, and this laptop takes the answers."""

import asyncio
import contextlib
import signal
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass

from crmready.cli.clock import today
from crmready.cli.console import say
from crmready.errors import EnvironmentUnusable, UsageError
from crmready.problems import listed
from crmready.store.file import AssessmentFile
from crmready.workshop.codes import shown_code
from crmready.workshop.desk import Desk
from crmready.workshop.facilitator import Facilitator
from crmready.workshop.interfaces import Kind, interfaces_here, tunnels
from crmready.workshop.phones import Phones
from crmready.workshop.pictures import qr_text
from crmready.workshop.reveal import Reveal
from crmready.workshop.serving import LOOPBACK, Door, listening, listening_usually
from crmready.workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `crmready collect`."""

    address: str | None = None
    port: int | None = None
    language: str | None = None
    hours: float = 8.0
    browser: bool = True


def collect(opening: Callable[[], AssessmentFile], wish: Wish) -> None:
    """Serves the questionnaire until the facilitator ends it, a signal comes, or the hours are over."""
    desk = Desk(opening)
    try:
        asyncio.run(_run(Workshop(desk, today), wish))
    finally:
        desk.close()


async def _run(workshop: Workshop, wish: Wish) -> None:
    phones = Phones(workshop)
    front = Door(lambda address: phones.app([address]))
    kept = wish.port or workshop.settings.port
    address = _address(wish.address)
    await front.open(listening(address, kept) if kept else listening_usually(address))
    await workshop.change(port=front.port)
    language = wish.language or await _language(workshop)
    facilitator = Facilitator(workshop, front, language)
    facilitator.further += Reveal(facilitator).routes()
    back = Door(facilitator.app)
    await back.open(listening(LOOPBACK, 0))
    page = f"http://{LOOPBACK}:{back.port}/enter?key={facilitator.secret}"
    _tell(facilitator, page)
    if wish.browser:
        webbrowser.open(page)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(wish.hours * 3600):
            await _told_to_stop()
    say("", "Closing. Every answer is in the file.")
    await back.close()
    await front.close()


async def _language(workshop: Workshop) -> str:
    """The language that the assessment is in."""
    return await workshop.desk.read(lambda file: file.assessment().language)


def _address(wished: str | None) -> str:
    """The address that phones are most likely to reach, or the one that was wished for."""
    found = interfaces_here()
    addresses = [entry.address for entry in found]
    if wished is not None:
        if wished not in addresses:
            raise UsageError(f"This machine has no address {wished}.", f"It has: {listed(addresses)}.")
        return wished
    likely = [entry for entry in found if entry.kind is not Kind.LOOPBACK]
    if not likely:
        hint = "Connect the laptop to a network or switch its hotspot on. To try it alone: --address 127.0.0.1"
        raise EnvironmentUnusable("This machine is on no network that phones could reach.", hint)
    return likely[0].address


def _tell(facilitator: Facilitator, page: str) -> None:
    """The two addresses, as results; what to do with them, as talk."""
    if sys.stderr.isatty():
        say(*qr_text(facilitator.join_address).splitlines())
    say(f"Phones: {facilitator.address}  code {shown_code(facilitator.workshop.settings.code)}")
    for name in tunnels(interfaces_here()):
        say(f"A VPN is on ({name}): it may keep phones out. Switch it off if nobody gets through.")
    say("Others on this network could read along: use a hotspot of your own where that matters.")
    sys.stdout.write(f"{facilitator.join_address}\n{page}\n")
    sys.stdout.flush()
    say("The second address is yours alone. Ctrl-C ends; the same command goes on where it was.")


async def _told_to_stop() -> None:
    """Returns when a signal asks us to end."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C comes as KeyboardInterrupt
            loop.add_signal_handler(name, stop.set)
    await stop.wait()

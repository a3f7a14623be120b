"""`crmready collect`: a room answers on its phones, and this laptop takes the answers."""

import asyncio
import contextlib
import os
import platform
import signal
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from crmready.cli.clock import today
from crmready.cli.console import picture, say, tell
from crmready.cli.steering import Steering
from crmready.errors import EnvironmentUnusable, InputError, UsageError
from crmready.problems import command, excerpt, listed
from crmready.store.database import gone
from crmready.store.file import AssessmentFile
from crmready.store.opening import open_file
from crmready.workshop.codes import shown_code
from crmready.workshop.desk import Desk
from crmready.workshop.facilitator import Facilitator, Stage
from crmready.workshop.interfaces import Kind, interfaces_here, tunnels
from crmready.workshop.joint import Together
from crmready.workshop.moving import Removal
from crmready.workshop.phones import Phones
from crmready.workshop.pictures import Wifi, qr_text
from crmready.workshop.reveal import Reveal
from crmready.workshop.serving import LOOPBACK, Door, listening, listening_usually
from crmready.workshop.workshop import Workshop, closed_by, ended


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `crmready collect`."""

    address: str | None = None
    port: int | None = None
    language: str | None = None
    hours: float = 8.0
    browser: bool = True
    wifi: Wifi | None = None

    def with_wifi(self, wifi: Wifi | None) -> "Wish":
        """The same, with a network to join."""
        return replace(self, wifi=wifi)


def collect(opening: Callable[[], AssessmentFile], wish: Wish) -> None:
    """Serves the questionnaire until the facilitator ends it, a signal comes, or the hours are over."""
    desk = Desk(opening)
    try:
        asyncio.run(_run(Workshop(desk, today), wish))
    finally:
        desk.close()


def named(file: Path | None) -> Path:
    """The file, which has to be named. `UsageError` otherwise."""
    if file is None:
        raise UsageError("Which assessment file?", "Name it: crmready collect acme.crmready")
    return file


def close(path: Path) -> None:
    """Closes a workshop, also one that is served elsewhere, and forgets which phone was whose."""
    with open_file(path) as file:
        if not file.seats.settings():
            raise InputError(f"{excerpt(str(path))} has seen no workshop.", f"Open one: {command('collect', path)}")
        with file.at_once():
            closed_by(today())(file)
            ended(file)
    say("Closed. Which phone was whose is forgotten; the answers are kept.")
    tell_next(path)


def tell_next(path: Path) -> None:
    """Where everything is, and the next commands."""
    say(f"Answers: {path}", f"Result:  {command('score', path)}", f"Report:  {command('report', path)}")


async def _run(workshop: Workshop, wish: Wish) -> None:
    phones, removal = Phones(workshop), Removal(workshop)
    phones.further += removal.routes()
    front = Door(lambda address: phones.app([address]), removal.left)
    kept = wish.port or workshop.settings.port
    address = address_for_phones(wish.address, workshop.settings.address)
    await front.open(listening(address, kept) if kept else listening_usually(address))
    await workshop.change(port=front.port, address=front.address)
    facilitator = Facilitator(workshop, front, Stage(wish.language or await _language(workshop), wish.wifi))
    reveal = Reveal(facilitator)
    facilitator.further += [*reveal.routes(), *Together(facilitator).routes()]
    back = Door(facilitator.app)
    await back.open(listening(LOOPBACK, 0))
    page = entrance(back, facilitator.backstage.secret)
    stop = told_to_stop()
    steering = Steering(facilitator, reveal, page, stop)
    _tell(facilitator, page)
    if wish.browser:
        await open_browser(entrance(back, facilitator.backstage.one_time_key()))
    await _until(stop, wish.hours, steering)
    await back.close()
    await front.close()
    await _farewell(workshop, steering)


async def _until(stop: asyncio.Event, hours: float, steering: Steering) -> None:
    """Lets the terminal steer until it, a signal or the clock ends the workshop."""
    with steering.at_the_terminal():
        watching = asyncio.create_task(steering.watch())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(hours * 3600):
                await stop.wait()
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching


async def _farewell(workshop: Workshop, steering: Steering) -> None:
    path = await workshop.desk.read(lambda file: file.path)
    if not path.exists():
        raise gone(path, saving=False)
    say("", "Closing. Every answer is in the file.")
    if workshop.open:
        say(f"The round is still open. Go on where it was: {command('collect', path)}")
        say(f"Close it for good: {command('collect', path, '--close')}")
        return
    if not steering.forgotten:
        say(f"The same command goes on. To forget which phone was whose: {command('collect', path, '--close')}")
    tell_next(path)


async def _language(workshop: Workshop) -> str:
    """The language that the assessment is in."""
    return await workshop.desk.read(lambda file: file.assessment().language)


def address_for_phones(wished: str | None, last: str = "") -> str:
    """The address that was wished for, else the one that phones came by last, else the likeliest to be reached."""
    found = interfaces_here()
    addresses = [entry.address for entry in found]
    if wished is not None:
        if wished not in addresses:
            raise UsageError(f"This machine has no address {wished}.", f"It has: {listed(addresses)}.")
        return wished
    likely = [entry.address for entry in found if entry.kind is not Kind.LOOPBACK]
    if last in likely:
        return last
    if not likely:
        hint = "Connect the laptop to a network or switch its hotspot on. To try it alone: --address 127.0.0.1"
        raise EnvironmentUnusable("This machine is on no network that phones could reach.", hint)
    return likely[0]


def entrance(back: Door, key: str) -> str:
    """The address that opens the facilitator's page."""
    return f"http://{back.address}:{back.port}/enter?key={key}"


async def open_browser(page: str) -> None:
    """Opens a page, where there is a screen to open it on: a browser for text would take the terminal."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    if platform.system() != "Linux" or any(os.environ.get(name) for name in screens):
        await asyncio.to_thread(webbrowser.open, page)


def _tell(facilitator: Facilitator, page: str) -> None:
    """The two addresses, as results; what to do with them, as talk."""
    picture(qr_text(facilitator.join_address))
    say(f"Phones: {facilitator.address}  code {shown_code(facilitator.workshop.settings.code)}")
    for name in tunnels(interfaces_here()):
        tell(f"A VPN is on ({name}): it may keep phones out. Switch it off if nobody gets through.")
    if facilitator.phones.address == LOOPBACK:
        tell(f"{LOOPBACK} is this machine alone: no phone gets through. Leave --address out, or take another by a.")
    tell("Others on this network could read along: use a hotspot of your own where that matters.")
    sys.stdout.write(f"{facilitator.join_address}\n{page}\n")
    sys.stdout.flush()
    tell("The second address is yours alone. Ctrl-C ends; the same command goes on where it was.")


def told_to_stop() -> asyncio.Event:
    """Set when a signal asks us to end."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C comes as KeyboardInterrupt
            loop.add_signal_handler(name, stop.set)
    return stop

"""`crmready collect --check`: does a phone get through to this laptop, and if not, what to do."""

import asyncio
import contextlib
import sys

import typer

from crmready.cli.collecting import Wish, address_for_phones, entrance, open_browser, told_to_stop
from crmready.cli.console import picture, say, tell
from crmready.cli.steering import remedy_lines
from crmready.errors import EnvironmentUnusable
from crmready.workshop.facilitator import Stage
from crmready.workshop.interfaces import interfaces_here
from crmready.workshop.pictures import qr_text
from crmready.workshop.remedies import Surroundings, remedies
from crmready.workshop.serving import LOOPBACK, Door, listening, listening_usually
from crmready.workshop.trial import Arrivals, Trial

SECONDS_OF_PATIENCE = 20.0


def check(wish: Wish, patience: float = SECONDS_OF_PATIENCE) -> None:
    """Serves the test page until it is stopped; exit 4 when no phone got through."""
    if not asyncio.run(_run(wish, patience)):
        raise typer.Exit(EnvironmentUnusable.exit_code)


async def _run(wish: Wish, patience: float) -> int:
    arrivals = Arrivals()
    front = Door(arrivals.app)
    address = address_for_phones(wish.address)
    await front.open(listening(address, wish.port) if wish.port else listening_usually(address))
    trial = Trial(arrivals, front, Stage(wish.language or "en", wish.wifi))
    back = Door(trial.app)
    await back.open(listening(LOOPBACK, 0))
    picture(qr_text(trial.address))
    say(f"Scan this first, or type it on a phone: {trial.address}")
    sys.stdout.write(f"{trial.address}\n{entrance(back, trial.backstage.secret)}\n")
    sys.stdout.flush()
    stop = told_to_stop()
    if wish.browser:
        await open_browser(entrance(back, trial.backstage.one_time_key()))
    telling = asyncio.create_task(_tell(trial, patience))
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(wish.hours * 3600):
            await stop.wait()
    telling.cancel()
    await back.close()
    await front.close()
    return arrivals.phones


async def _tell(trial: Trial, patience: float) -> None:
    """Says at once who got through; and after a while without anybody, what may be wrong."""
    try:
        async with asyncio.timeout(patience):
            await trial.arrivals.someone.wait()
    except TimeoutError:
        tell("", f"No phone has got through in {patience:.0f} seconds. Try in this order:")
        tell(*remedy_lines(remedies(Surroundings.now(interfaces_here(), trial.phones.port), "en")))
    known = 0
    while True:
        await trial.arrivals.someone.wait()
        trial.arrivals.someone.clear()
        if trial.arrivals.phones > known:
            known = trial.arrivals.phones
            say(f"A phone got through ({known}). Ctrl-C ends the test.")

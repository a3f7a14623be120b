"""The self-test before anybody comes: whether a phone gets through to this laptop."""

import asyncio

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from crmready.i18n import SUPPORTED, negotiate
from crmready.workshop import codes, pages
from crmready.workshop.backstage import Backstage, refused
from crmready.workshop.doorkeeper import BadFormError
from crmready.workshop.facilitator import Stage
from crmready.workshop.interfaces import offered
from crmready.workshop.pictures import qr_code
from crmready.workshop.remedies import Surroundings, remedies
from crmready.workshop.replies import first
from crmready.workshop.serving import Door
from crmready.workshop.site import application, to
from crmready.workshop.visit import browser_language, remember

_COOKIE = "crmready-trial"


class Arrivals:
    """The page on the phone, and how many phones have seen it. Nothing else is known of them."""

    def __init__(self) -> None:
        self.phones = 0
        self.someone = asyncio.Event()
        """Set once a phone got through."""

    def app(self, address: str) -> Starlette:
        """The application for a server at this address."""
        return application([Route("/", self.arrive), Route("/{path:path}", self.arrive)], [address], {})

    async def arrive(self, request: Request) -> Response:
        """You are through."""
        language = browser_language(request, SUPPORTED) or SUPPORTED[0]
        shared = {"title": "crmready", "languages": (), "code": ""}
        response = HTMLResponse(pages.page("through.html", language, shared))
        if _COOKIE not in request.cookies:
            remember(response, _COOKIE, codes.new_token())
            self.phones += 1
            self.someone.set()
        return response


class Trial:
    """The page to project, or to look at alone: scan this first, and what to do when nothing happens."""

    def __init__(self, arrivals: Arrivals, phones: Door, stage: Stage) -> None:
        self.arrivals, self.phones, self.stage = arrivals, phones, stage
        self.backstage = Backstage()

    @property
    def address(self) -> str:
        """What the phone opens."""
        return f"http://{self.phones.address}:{self.phones.port}/"

    def app(self, address: str) -> Starlette:
        """The application for a server at this address."""
        guard = self.backstage.guard
        routes = [
            Route("/enter", self.backstage.enter),
            Route("/", guard(self.page)),
            Route("/counts", guard(self.count)),
            Route("/address", guard(self.move), methods=["POST"]),
        ]
        return application(routes, [address, "localhost"], {BadFormError: refused, 404: refused, 405: refused})

    async def page(self, request: Request) -> Response:
        """The code to scan, who got through, and every fix."""
        del request
        around = self.stage.around()
        context = {
            "title": "crmready",
            "seal": self.backstage.seal,
            "address": self.address,
            "qr": qr_code(self.address),
            "wifi": self.stage.wifi,
            "wifi_qr": qr_code(self.stage.wifi.payload) if self.stage.wifi else None,
            "phones": self.arrivals.phones,
            "remedies": remedies(Surroundings.now(around, self.phones.port), self.stage.language),
            "here": self.phones.address,
            "gone": False,
            "interfaces": offered(around),
        }
        return HTMLResponse(pages.page("trial.html", negotiate(self.stage.language), context))

    async def count(self, request: Request) -> Response:
        """How many phones got through, for the page's script."""
        del request
        return JSONResponse({"phones": self.arrivals.phones})

    async def move(self, request: Request) -> Response:
        """Try another of the laptop's addresses."""
        address = first(await self.backstage.proved(request), "address")
        if address in {entry.address for entry in self.stage.around()}:
            await self.phones.move(address)
        return to("/")

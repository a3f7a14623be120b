"""The facilitator's pages, served to this laptop alone and projected from it: who is there, and the way on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from crmready.errors import CrmreadyError
from crmready.i18n import negotiate, translations
from crmready.model.questionnaire import Role
from crmready.workshop import codes, pages
from crmready.workshop.backstage import Backstage, refused
from crmready.workshop.doorkeeper import BadFormError
from crmready.workshop.interfaces import Interface, interfaces_here, offered
from crmready.workshop.pictures import Wifi, qr_code
from crmready.workshop.remedies import Surroundings, remedies
from crmready.workshop.replies import first
from crmready.workshop.serving import Door
from crmready.workshop.site import application, to
from crmready.workshop.taking_part import Count, counts
from crmready.workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Stage:
    """What the screen in the room needs to know besides the workshop itself."""

    language: str
    wifi: Wifi | None = None
    """The network to join, where phones have to join one first."""
    around: Callable[[], Sequence[Interface]] = interfaces_here
    """The laptop's addresses as they are now."""


class Facilitator:
    """Answers the facilitator's browser. `phones` is the door that the phones come through."""

    def __init__(self, workshop: Workshop, phones: Door, stage: Stage) -> None:
        self.workshop, self.phones, self.stage = workshop, phones, stage
        self.language = stage.language
        self.backstage = Backstage()
        self.further: list[Route] = []
        """Pages that others add."""

    def app(self, address: str) -> Starlette:
        """The application for a server at this address."""
        guard = self.backstage.guard
        routes = [
            Route("/enter", self.backstage.enter),
            Route("/", guard(self.lobby)),
            Route("/counts", guard(self.count)),
            Route("/trouble", guard(self.trouble)),
            Route("/close", guard(self.close), methods=["POST"]),
            Route("/reopen", guard(self.reopen), methods=["POST"]),
            Route("/address", guard(self.move), methods=["POST"]),
            *self.further,
        ]
        refusals = {BadFormError: refused, CrmreadyError: self.amiss, 404: refused, 405: refused}
        return application(routes, [address, "localhost"], refusals)

    @property
    def address(self) -> str:
        """What phones type."""
        return f"http://{self.phones.address}:{self.phones.port}"

    @property
    def join_address(self) -> str:
        """What phones scan."""
        return f"{self.address}/r/{self.workshop.settings.code}"

    # --- What the browser and the terminal can both do ----------------------------------------------------------

    async def counts(self) -> list[tuple[Role, Count]]:
        """How many people of each role have joined and are done: all that is told of an open round."""
        roles = self.workshop.speaking(self.language).role
        assessment = await self.workshop.desk.read(lambda file: file.assessment())
        found = counts(assessment, roles)
        return [(roles[count.role], _people(count, assessment.joint.get(count.role, 1))) for count in found]

    async def together(self) -> dict[str, str]:
        """What is said of roles that answer as one, by role id."""
        joint = (await self.workshop.desk.read(lambda file: file.assessment())).joint
        said = translations(self.language, "workshop").gettext("%(n)s together, one answer")
        return {role: said % {"n": people} for role, people in joint.items()}

    async def missing(self) -> int:
        """How many have joined and are not done."""
        return sum(count.joined - count.finished for _, count in await self.counts())

    async def too_few(self) -> list[Role]:
        """Anonymous roles that have joined one by one and are too few for anything of their answers to be shown."""
        least = self.workshop.loaded.source.privacy.minimum_group
        joint = (await self.workshop.desk.read(lambda file: file.assessment())).joint
        return [
            role
            for role, count in await self.counts()
            if role.anonymous and 0 < count.joined < least and role.id not in joint
        ]

    async def switch(self, address: str) -> None:
        """Phones are to come by another of the laptop's addresses; those at the old one are told."""
        if address in {entry.address for entry in self.stage.around()}:
            await self.phones.move(address)
            await self.workshop.change(address=address, port=self.phones.port)

    # --- Pages --------------------------------------------------------------------------------------------------

    async def lobby(self, request: Request) -> Response:
        """How to join, and who is there."""
        del request
        wifi = self.stage.wifi
        return self.page(
            "lobby.html",
            open=self.workshop.open,
            shown=self.workshop.settings.shown,
            address=self.address,
            code=codes.shown_code(self.workshop.settings.code),
            qr=qr_code(self.join_address),
            wifi=wifi,
            wifi_qr=qr_code(wifi.payload) if wifi else None,
            counts=await self.counts(),
            together=await self.together(),
            anonymous=any(role.anonymous for role in self.workshop.loaded.source.roles),
            **self._whereabouts,
        )

    async def count(self, request: Request) -> Response:
        """The counts alone, for the page's script."""
        del request
        together = await self.together()
        rows = [
            {"role": role.id, "joined": c.joined, "finished": c.finished, "together": together.get(role.id, "")}
            for role, c in await self.counts()
        ]
        return JSONResponse({"open": self.workshop.open, "gone": self._gone, "roles": rows})

    async def trouble(self, request: Request) -> Response:
        """What to do when nobody gets through."""
        del request
        around = Surroundings.now(self.stage.around(), self.phones.port)
        return self.page("trouble.html", remedies=remedies(around, self.language), **self._whereabouts)

    async def close(self, request: Request) -> Response:
        """No more answers. While some are still at it, it has to be said twice."""
        fields = await self.backstage.proved(request)
        missing, few = await self.missing(), await self.too_few()
        if self.workshop.open and (missing or few) and first(fields, "sure") != "yes":
            least = self.workshop.loaded.source.privacy.minimum_group
            return self.page("close.html", missing=missing, few=few, least=least)
        await self.workshop.close()
        return to("/topics")

    async def reopen(self, request: Request) -> Response:
        """Answers again."""
        await self.backstage.proved(request)
        await self.workshop.reopen()
        return to("/")

    async def move(self, request: Request) -> Response:
        """Phones are to come by another of the laptop's addresses."""
        await self.switch(first(await self.backstage.proved(request), "address"))
        return to("/")

    async def amiss(self, request: Request, error: CrmreadyError) -> Response:
        """What was wanted could not be done. 410 where the file itself is gone; its path is the laptop's own."""
        del request
        path = await self.workshop.desk.read(lambda file: file.path)
        gone = not path.exists()
        return self.page("amiss.html", 410 if gone else 503, path=path if gone else None, error=error)

    def page(self, name: str, status: int = 200, **context: object) -> HTMLResponse:
        """One of the facilitator's pages."""
        shared = {"title": self.workshop.speaking(self.language).title, "seal": self.backstage.seal}
        return HTMLResponse(pages.page(name, negotiate(self.language), {**shared, **context}), status)

    @property
    def _gone(self) -> bool:
        """Whether the laptop has lost the address that phones come by."""
        return self.phones.address not in {entry.address for entry in self.stage.around()}

    @property
    def _whereabouts(self) -> dict[str, Any]:
        return {"here": self.phones.address, "gone": self._gone, "interfaces": offered(self.stage.around())}


def _people(count: Count, together: int) -> Count:
    """How many people that is, where so many answer as one."""
    return replace(
        count, joined=count.joined * together, begun=count.begun * together, finished=count.finished * together
    )

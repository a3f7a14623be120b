"""The facilitator's pages, served to this laptop alone and projected from it: who is there, and the way on."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from crmready.i18n import negotiate
from crmready.model.questionnaire import Role
from crmready.workshop import codes, pages
from crmready.workshop.doorkeeper import BadFormError, fields_of
from crmready.workshop.interfaces import interfaces_here
from crmready.workshop.pictures import qr_code
from crmready.workshop.replies import first
from crmready.workshop.serving import LOOPBACK, Door, listening
from crmready.workshop.site import application, to
from crmready.workshop.taking_part import Count, counts
from crmready.workshop.visit import remember
from crmready.workshop.workshop import Workshop

COOKIE: Final = "crmready-desk"

Handler = Callable[[Request], Awaitable[Response]]


class Facilitator:
    """Answers the facilitator's browser. `phones` is the door that the phones come through."""

    def __init__(self, workshop: Workshop, phones: Door, language: str) -> None:
        self.workshop, self.phones = workshop, phones
        self.language = language
        self.secret = codes.new_token()
        self._seal_key = secrets.token_bytes(32)
        self.further: list[Route] = []
        """Pages that others add."""

    def app(self, address: str) -> Starlette:
        """The application for a server at this address."""
        routes = [
            Route("/enter", self.enter),
            Route("/", self.behind_secret(self.lobby)),
            Route("/counts", self.behind_secret(self.counts)),
            Route("/close", self.behind_secret(self.close), methods=["POST"]),
            Route("/reopen", self.behind_secret(self.reopen), methods=["POST"]),
            Route("/address", self.behind_secret(self.move), methods=["POST"]),
            *self.further,
        ]
        return application(routes, [address, "localhost"], {BadFormError: _refused, 404: _refused, 405: _refused})

    @property
    def address(self) -> str:
        """What phones type."""
        return f"http://{self.phones.address}:{self.phones.port}"

    @property
    def join_address(self) -> str:
        """What phones scan."""
        return f"{self.address}/r/{self.workshop.settings.code}"

    async def enter(self, request: Request) -> Response:
        """The address that the terminal printed: whoever has it is the facilitator."""
        if not hmac.compare_digest(request.query_params.get("key", "").encode(), self.secret.encode()):
            return _refused(request, None)
        response = to("/")
        remember(response, COOKIE, self.secret)
        return response

    async def lobby(self, request: Request) -> Response:
        """How to join, and who is there."""
        del request
        return self.page(
            "lobby.html",
            open=self.workshop.open,
            address=self.address,
            code=codes.shown_code(self.workshop.settings.code),
            qr=qr_code(self.join_address),
            counts=await self._counts(),
            here=self.phones.address,
            interfaces=[entry for entry in interfaces_here() if entry.address != LOOPBACK],
        )

    async def counts(self, request: Request) -> Response:
        """The counts alone, for the page's script."""
        del request
        rows = [{"role": role.id, "joined": c.joined, "finished": c.finished} for role, c in await self._counts()]
        return JSONResponse({"open": self.workshop.open, "roles": rows})

    async def close(self, request: Request) -> Response:
        """No more answers."""
        await self.proved(request)
        await self.workshop.close()
        return to("/topics")

    async def reopen(self, request: Request) -> Response:
        """Answers again."""
        await self.proved(request)
        await self.workshop.reopen()
        return to("/")

    async def move(self, request: Request) -> Response:
        """Phones are to come by another of the laptop's addresses."""
        address = first(await self.proved(request), "address")
        if address in {entry.address for entry in interfaces_here()}:
            await self.phones.open(listening(address, self.phones.port))
        return to("/")

    # --- What the handlers share ------------------------------------------------------------------------------

    def page(self, name: str, status: int = 200, **context: object) -> HTMLResponse:
        """One of the facilitator's pages."""
        shared = {
            "title": self.workshop.speaking(self.language).title,
            "seal": codes.seal(self._seal_key, self.secret),
        }
        return HTMLResponse(pages.page(name, negotiate(self.language), {**shared, **context}), status)

    async def proved(self, request: Request) -> dict[str, list[str]]:
        """The fields of a form that we made. `BadFormError` otherwise."""
        fields = await fields_of(request)
        if not codes.is_seal(self._seal_key, self.secret, first(fields, "seal")):
            raise BadFormError
        return dict(fields)

    async def _counts(self) -> list[tuple[Role, Count]]:
        roles = self.workshop.speaking(self.language).role
        assessment = await self.workshop.desk.read(lambda file: file.assessment())
        return [(roles[count.role], count) for count in counts(assessment, roles)]

    def behind_secret(self, handler: Handler) -> Handler:
        """The same handler, only for the browser that came by the printed address."""

        async def guarded(request: Request) -> Response:
            if not hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), self.secret.encode()):
                return _refused(request, None)
            return await handler(request)

        return guarded


def _refused(request: Request, error: Exception | None) -> Response:
    del request
    text = "Open the address that crmready printed in its terminal.\n"
    return Response(text, status_code=getattr(error, "status_code", 403), media_type="text/plain")

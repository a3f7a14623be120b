"""The laptop's address has changed: phones at the old one are told, and keep their seat at the new one."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from crmready.workshop import codes
from crmready.workshop.site import application, to
from crmready.workshop.visit import COOKIE, Visit, remember
from crmready.workshop.workshop import Workshop


class Removal:
    """Leads phones from an address that was left to the one that holds now.

    A browser's cookie stays with the address it was set at. So that nobody becomes a second person by moving, a phone
    is given a link that works once and carries its seat along. What a page at the old address still sends is kept.
    """

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._tickets: dict[str, str] = {}
        """The last ticket given out for each respondent."""

    def left(self, app: ASGIApp, old: str, new: str) -> ASGIApp:
        """What is served at the old address: `app` for everything but a wish to see a page."""
        telling = application([Route("/{path:path}", self._telling(new))], [old], {})

        async def at_the_old_address(scope: Scope, receive: Receive, send: Send) -> None:
            page = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
            wanted = telling if page and not scope["path"].startswith("/s/") else app
            await wanted(scope, receive, send)

        return at_the_old_address

    def routes(self) -> list[Route]:
        """Where a phone arrives with its ticket."""
        return [Route("/seat/{ticket}", self.arrive)]

    async def arrive(self, request: Request) -> Response:
        """A phone takes its old seat; a ticket that is not known leads to the code like any other visit."""
        ticket = request.path_params["ticket"]
        respondent = next((name for name, known in self._tickets.items() if known == ticket), None)
        if respondent is None:
            return to("/")
        del self._tickets[respondent]
        token = codes.new_token()
        await self._workshop.desk.write(lambda file: file.seats.take(codes.fingerprint(token), respondent))
        response = to("/q")
        remember(response, COOKIE, token)
        return response

    def _telling(self, new: str) -> Callable[[Request], Awaitable[Response]]:
        async def tell(request: Request) -> Response:
            visit = Visit(self._workshop, request)
            seat = await visit.seat()
            if seat is None:
                code = self._workshop.settings.code
                knows = request.url.path == f"/r/{code}"
                return visit.page("moved.html", languages=(), to=f"{new}/r/{code}" if knows else f"{new}/")
            ticket = self._tickets[seat.respondent.id] = codes.new_token()
            return visit.page("moved.html", languages=(), to=f"{new}/seat/{ticket}")

        return tell

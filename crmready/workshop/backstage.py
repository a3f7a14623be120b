"""The facilitator's own door: a secret that the terminal prints, a cookie for it, and a seal on every form."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from crmready.workshop import codes
from crmready.workshop.doorkeeper import BadFormError, fields_of
from crmready.workshop.replies import first
from crmready.workshop.site import to
from crmready.workshop.visit import remember

COOKIE: Final = "crmready-desk"

Handler = Callable[[Request], Awaitable[Response]]


class Backstage:
    """Who may see the facilitator's pages: the browser that came by the printed address, and no other."""

    def __init__(self) -> None:
        self.secret = codes.new_token()
        self._seal_key = secrets.token_bytes(32)
        self._passes: set[str] = set()

    @property
    def seal(self) -> str:
        """What our forms carry."""
        return codes.seal(self._seal_key, self.secret)

    def one_time_key(self) -> str:
        """A key that opens once: the address that a browser is started with can be read by everybody on the laptop."""
        key = codes.new_token()
        self._passes.add(key)
        return key

    async def enter(self, request: Request) -> Response:
        """Whoever has a key is the facilitator; from then on the cookie says so."""
        key = request.query_params.get("key", "")
        if not (self._is_secret(key) or key in self._passes or self._knows(request)):
            return refused(request)
        self._passes.discard(key)
        response = to("/")
        remember(response, _cookie(request), self.secret)
        return response

    def guard(self, handler: Handler) -> Handler:
        """The same handler, only for the facilitator's browser."""

        async def guarded(request: Request) -> Response:
            return await handler(request) if self._knows(request) else refused(request)

        return guarded

    async def proved(self, request: Request) -> dict[str, list[str]]:
        """The fields of a form that we made. `BadFormError` otherwise."""
        fields = await fields_of(request)
        if not codes.is_seal(self._seal_key, self.secret, first(fields, "seal")):
            raise BadFormError
        return dict(fields)

    def _knows(self, request: Request) -> bool:
        return self._is_secret(request.cookies.get(_cookie(request), ""))

    def _is_secret(self, written: str) -> bool:
        return hmac.compare_digest(written.encode(errors="replace"), self.secret.encode())


def _cookie(request: Request) -> str:
    """A name for each port: browsers send a host's cookies to all its ports, and two workshops may run at once."""
    return f"{COOKIE}-{request.url.port}"


def refused(request: Request, error: Exception | None = None) -> Response:
    """What everybody else gets to see."""
    del request
    text = "Open the address that crmready printed in its terminal.\n"
    return PlainTextResponse(text, status_code=getattr(error, "status_code", 403))

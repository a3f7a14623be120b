"""What stands between the network and the pages: who may send what, how much, how often; and our headers."""

from collections import deque
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY: Final = 64_000
MOST_FIELDS: Final = 200
_FORM: Final = "application/x-www-form-urlencoded"

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not `no-referrer`: with it, browsers send forms with `Origin: null`, and we could not tell ours from others.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class WithHeaders:
    """Sends our headers along with every answer, whatever it is; an answer's own stay."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI asks for it."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class BadFormError(Exception):
    """What was sent is not one of our forms."""


async def fields_of(request: Request) -> Mapping[str, list[str]]:
    """The fields of a form of ours. `BadFormError` for every other body, a part of one, and one from another site."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise BadFormError
    if not is_from_here(request):
        raise BadFormError
    try:
        text = (await request.body()).decode()
        return parse_qs(text, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except (ValueError, ClientDisconnect) as error:
        raise BadFormError from error


def is_from_here(request: Request) -> bool:
    """Whether a page of ours sent this, as far as the browser says where it comes from."""
    origin = request.headers.get("origin")
    if origin is None:  # a browser that does not say; its cookie is still only sent from our own pages
        return request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
    return origin == f"{request.url.scheme}://{request.headers.get('host', '')}"


class Tries:
    """How often a wrong code may be tried: a few times a minute from one address, and so many from all together.

    A whole room may share one address, and an attacker may have many. Addresses are forgotten after a minute.
    """

    def __init__(self, clock: Callable[[], float], from_one: int = 5, from_all: int = 60) -> None:
        self._clock = clock
        self._from_one, self._from_all = from_one, from_all
        self._failed: deque[tuple[float, str]] = deque()

    def exhausted(self, address: str) -> bool:
        """Whether this address has to wait before it may try again."""
        self._forget()
        own = sum(known == address for _, known in self._failed)
        return own >= self._from_one or len(self._failed) >= self._from_all

    def failed(self, address: str) -> None:
        """A wrong code came from this address."""
        self._failed.append((self._clock(), address))

    def _forget(self) -> None:
        minute_ago = self._clock() - 60
        while self._failed and self._failed[0][0] <= minute_ago:
            self._failed.popleft()

"""What the phones' pages and the facilitator's pages have in common: one application with the same door."""

import traceback
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from crmready.errors import CrmreadyError
from crmready.workshop import pages
from crmready.workshop.doorkeeper import LARGEST_BODY, WithHeaders


def application(routes: Sequence[Route], hosts: Sequence[str], refusals: Mapping[Any, Any]) -> Starlette:
    """An application behind the door. `hosts` are the names it may be spoken to under, without a port."""
    middleware = [
        Middleware(WithHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        Middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_BODY),
    ]
    handlers = {CrmreadyError: _not_done, Exception: _fault, **refusals}
    return Starlette(routes=[Route("/s/{name}", asset), *routes], middleware=middleware, exception_handlers=handlers)


async def asset(request: Request) -> Response:
    """A style sheet or script; its name changes with it, so a browser may keep it."""
    kind, content = pages.assets().get(request.url.path, ("", b""))
    if not kind:
        return PlainTextResponse("There is nothing here.", status_code=404)
    return Response(content, headers={"Content-Type": kind, "Cache-Control": "public, max-age=31536000, immutable"})


def to(path: str) -> RedirectResponse:
    """Go and get that page; what was sent is not sent again."""
    return RedirectResponse(path, status_code=303)


def _not_done(request: Request, error: CrmreadyError) -> Response:
    """The disk is full, the file is in use: nothing was saved, and a page's script tries again."""
    del request
    return PlainTextResponse(f"Not saved. {error.message}\n{error.hint or ''}\n", status_code=503)


def _fault(request: Request, error: Exception) -> Response:
    """A fault of ours. The trace goes to the laptop's screen, never to a phone."""
    del request
    traceback.print_exception(error)
    return PlainTextResponse("Not saved: a fault in crmready. Please tell the facilitator.\n", status_code=500)

"""The phones' application: which page answers which request."""

import time
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crmready.workshop.answering import Answering
from crmready.workshop.doorkeeper import BadFormError, Tries
from crmready.workshop.joining import Joining
from crmready.workshop.site import application
from crmready.workshop.visit import Visit
from crmready.workshop.workshop import RoomClosedError, Workshop


class Phones:
    """Answers the phones of one workshop. `clock` counts seconds."""

    def __init__(self, workshop: Workshop, clock: Callable[[], float] = time.monotonic) -> None:
        self.workshop = workshop
        self._joining, self._answering = Joining(workshop, Tries(clock)), Answering(workshop)
        self.further: list[Route] = []
        """Pages that others add."""

    def app(self, hosts: list[str]) -> Starlette:
        """The application for a server. `hosts` are the names under which the laptop may be spoken to."""
        joining, answering = self._joining, self._answering
        routes = [
            Route("/", joining.enter),
            Route("/code", joining.code, methods=["POST"]),
            Route("/r/{code}", joining.role),
            Route("/r/{code}", joining.join, methods=["POST"]),
            Route("/in/{language}", joining.speak),
            Route("/q", answering.go_on),
            Route("/q/{question}", answering.ask),
            Route("/q/{question}", answering.answer, methods=["POST"]),
            Route("/end", answering.end),
            Route("/end", answering.send_in, methods=["POST"]),
            *self.further,
        ]
        refusals = {404: self._lost, 405: self._lost, BadFormError: self._refused, RoomClosedError: self._closed}
        return application(routes, hosts, refusals)

    def _lost(self, request: Request, error: Exception) -> Response:
        return Visit(self.workshop, request).lost(getattr(error, "status_code", 404))

    def _refused(self, request: Request, error: Exception) -> Response:
        del error
        return Visit(self.workshop, request).lost(403)

    async def _closed(self, request: Request, error: Exception) -> Response:
        del error
        return await Visit(self.workshop, request).closed()

"""Two servers in one process: the phones' on the room's network, the facilitator's on this laptop alone."""

import asyncio
import contextlib
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn import Config, Server

from crmready.errors import EnvironmentUnusable
from crmready.workshop.guard import IN_ALL, GuardedProtocol

LOOPBACK: Final = "127.0.0.1"
USUAL_PORT: Final = 8765
_BACKLOG: Final = 128
_HEAD: Final = 16_384


class _QuietServer(Server):
    """Leaves signals to whoever runs it, and says nothing: an access log would be a list of who was here."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.serving = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.serving.set()


def listening(address: str, port: int) -> socket.socket:
    """A socket that listens at this address; port 0 takes a free one. `EnvironmentUnusable` when it is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address, port))
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        message = f"{address} cannot be listened to on port {port or 'any'}: {error.strerror}."
        raise EnvironmentUnusable(message, "Close the other program, or choose another port with --port.") from error
    return listener


def listening_usually(address: str) -> socket.socket:
    """A socket at the port that is short to type, or at a free one where that is taken."""
    try:
        return listening(address, USUAL_PORT)
    except EnvironmentUnusable:
        return listening(address, 0)


def is_free(address: str, port: int) -> bool:
    """Whether a socket could listen there now."""
    try:
        listening(address, port).close()
    except EnvironmentUnusable:
        return False
    return True


def port_of(listener: socket.socket) -> int:
    """The port that a socket listens on."""
    return int(listener.getsockname()[1])


def _allow_connections() -> None:
    """Lets this process have as many open files as there may be connections: some systems start with 256."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limit; who may not raise it stays
        import resource  # noqa: PLC0415  # not everywhere

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 2 * IN_ALL
        if soft != resource.RLIM_INFINITY and soft < wanted:
            most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _server(app: ASGIApp) -> _QuietServer:
    config = Config(
        app,
        http=GuardedProtocol,
        ws="none",
        lifespan="off",
        loop="asyncio",
        interface="asgi3",
        log_config=None,
        log_level="critical",  # a line for each hostile packet helps nobody; our own faults are told by `site`
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=_HEAD,
        timeout_graceful_shutdown=3,
    )
    return _QuietServer(config)


class _Turnstile:
    """An application that can be another one from the next request on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@dataclass(frozen=True, slots=True)
class _Place:
    """One address that is served at."""

    address: str
    port: int
    app: ASGIApp
    turnstile: _Turnstile
    server: _QuietServer
    task: asyncio.Task[None]


Left = Callable[[ASGIApp, str, str], ASGIApp]
"""What is served at an address that was left: from its application, its address, and where everything is now."""


class Door:
    """Where an application is served: at one address, and at another when it is moved; the old one then tells.

    `app` makes the application for an address: it answers to no other name.
    """

    def __init__(self, app: Callable[[str], ASGIApp], left: Left = lambda app, _old, _new: app) -> None:
        self._app, self._left = app, left
        self._places: list[_Place] = []
        self.address = ""
        self.port = 0

    async def open(self, listener: socket.socket) -> None:
        """Serves on this socket from now on."""
        _allow_connections()
        address, port = listener.getsockname()[:2]
        app = self._app(address)
        turnstile = _Turnstile(app)
        server = _server(turnstile)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        await server.serving.wait()
        place = _Place(address, port, app, turnstile, server, task)
        self._places.append(place)
        self._stand_at(place)

    async def move(self, address: str) -> None:
        """Serves at another address, by the same port where it is free there, or again at one that was left before."""
        known = next((place for place in self._places if place.address == address), None)
        if known is not None:
            self._stand_at(known)
            return
        try:
            listener = listening(address, self.port)
        except EnvironmentUnusable:
            listener = listening(address, 0)
        await self.open(listener)

    async def close(self) -> None:
        """Finishes what is being answered, and serves no more."""
        for place in self._places:
            place.server.should_exit = True
        await asyncio.gather(*(place.task for place in self._places))

    def _stand_at(self, here: _Place) -> None:
        self.address, self.port = here.address, here.port
        now = f"http://{here.address}:{here.port}"
        for place in self._places:
            place.turnstile.app = place.app if place is here else self._left(place.app, place.address, now)

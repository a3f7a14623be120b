"""Two servers in one process: the phones' on the room's network, the facilitator's on this laptop alone."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from typing import Final

from starlette.types import ASGIApp
from uvicorn import Config, Server

from crmready.errors import EnvironmentUnusable
from crmready.workshop.guard import GuardedProtocol

LOOPBACK: Final = "127.0.0.1"
_BACKLOG: Final = 128
_HEAD: Final = 16_384


class _QuietServer(Server):
    """Leaves signals to whoever runs it, and says nothing: an access log would be a list of who was here."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


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


def port_of(listener: socket.socket) -> int:
    """The port that a socket listens on."""
    return int(listener.getsockname()[1])


def server(app: ASGIApp) -> Server:
    """A server for one application, quiet and guarded."""
    config = Config(
        app,
        http=GuardedProtocol,
        ws="none",
        lifespan="off",
        loop="asyncio",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=_HEAD,
        timeout_graceful_shutdown=3,
    )
    return _QuietServer(config)


async def serve(*pairs: tuple[Server, socket.socket]) -> None:
    """Runs servers on their sockets until all of them have been told to stop."""
    await asyncio.gather(*(one.serve(sockets=[listener]) for one, listener in pairs))

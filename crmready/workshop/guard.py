"""What uvicorn lacks for a room with strangers: an end to slow requests, and to too many connections."""

import asyncio
from collections import Counter
from typing import Any, ClassVar, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS_FOR_A_REQUEST: Final = 10.0
FROM_ONE_ADDRESS: Final = 100
"""Several phones may share an address, and a browser opens six connections."""
IN_ALL: Final = 400


class GuardedProtocol(H11Protocol):
    """Closes a connection whose request has not arrived in time, and does not open one too many.

    The counts live as long as the process: connections to all sockets of one laptop are its own affair.
    """

    connected: ClassVar[Counter[str]] = Counter()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # uvicorn's own
        super().__init__(*args, **kwargs)
        self._address = ""
        self._counted = False
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Refuses silently what is too much: an answer would cost more than the question."""
        peer = transport.get_extra_info("peername")
        self._address = str(peer[0]) if peer else ""
        if self.connected[self._address] >= FROM_ONE_ADDRESS or self.connected.total() >= IN_ALL:
            transport.abort()
            return
        self.connected[self._address] += 1
        self._counted = True
        super().connection_made(transport)
        self._expect_request()

    def data_received(self, data: bytes) -> None:
        """The clock for a request starts with its first byte, and more bytes do not turn it back."""
        if not self._counted:
            return
        if self._deadline is None:
            self._expect_request()
        super().data_received(data)

    def handle_events(self) -> None:
        """A request whose head has come and whose body is through is in time."""
        super().handle_events()
        if self.conn.their_state in {h11.DONE, h11.MUST_CLOSE, h11.CLOSED, h11.ERROR}:
            self._in_time()

    def connection_lost(self, exc: Exception | None) -> None:
        """One connection fewer."""
        self._in_time()
        if self._counted:
            self._counted = False
            self.connected[self._address] -= 1
            if not self.connected[self._address]:
                del self.connected[self._address]
            super().connection_lost(exc)

    def _expect_request(self) -> None:
        self._deadline = self.loop.call_later(SECONDS_FOR_A_REQUEST, self._late)

    def _in_time(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _late(self) -> None:
        self._deadline = None
        if not self.transport.is_closing():
            self.transport.abort()

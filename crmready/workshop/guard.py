"""What uvicorn lacks for a room with strangers: an end to slow requests, and to too many connections."""

import asyncio
from collections import Counter
from typing import Any, ClassVar, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS_FOR_A_REQUEST: Final = 10.0
FROM_ONE_ADDRESS: Final = 100
"""A whole room may come through one address, and a browser opens several connections."""
IN_ALL: Final = 400
MOST_AFTER_ANSWER: Final = 256_000
"""Bytes of a body that still come in after it was refused; so many are let run, for the refusal to be read."""


class GuardedProtocol(H11Protocol):
    """Closes a connection whose request has not arrived in time, and the one that is idle longest for one too many.

    So whoever opens connections and says nothing takes the place of others who say nothing. The counts live as long as
    the process: connections to all sockets of one laptop are its own affair.
    """

    connected: ClassVar[Counter[str]] = Counter()
    silent: ClassVar["dict[GuardedProtocol, None]"] = {}
    """Connections that have not asked for anything, or not all of it, the oldest first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # uvicorn's own
        super().__init__(*args, **kwargs)
        self._address = ""
        self._counted = False
        self._deadline: asyncio.TimerHandle | None = None
        self._spilt = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Refuses silently what is too much: an answer would cost more than the question."""
        peer = transport.get_extra_info("peername")
        self._address = str(peer[0]) if peer else ""
        if not self._has_room():
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
        if self.conn.our_state is h11.DONE and self.conn.their_state is h11.SEND_BODY:
            self._spilt += len(data)
        if self._spilt > MOST_AFTER_ANSWER:
            self.transport.abort()
            return
        super().data_received(data)

    def handle_events(self) -> None:
        """A request whose head has come and whose body is through is in time."""
        super().handle_events()
        if self.conn.their_state in {h11.DONE, h11.MUST_CLOSE, h11.CLOSED, h11.ERROR}:
            self._in_time()

    def on_response_complete(self) -> None:
        """Answered: until it asks again this connection only takes room."""
        super().on_response_complete()
        if self._counted and self._deadline is None:
            self.silent[self] = None

    def connection_lost(self, exc: Exception | None) -> None:
        """One connection fewer."""
        self._leave()
        if self.flow is not None:  # else it never was let in
            super().connection_lost(exc)

    def _has_room(self) -> bool:
        """Whether one more may come, if need be in the place of one that is silent."""
        crowded = self.connected[self._address] >= FROM_ONE_ADDRESS
        if not crowded and self.connected.total() < IN_ALL:
            return True
        rivals = (other for other in self.silent if not crowded or other._address == self._address)  # noqa: SLF001
        oldest = next(rivals, None)
        if oldest is not None:
            oldest._leave()  # noqa: SLF001  # its own class
            oldest.transport.abort()
        return oldest is not None

    def _leave(self) -> None:
        """Counts no more. Twice is once."""
        self._in_time()
        if self._counted:
            self._counted = False
            self.connected[self._address] -= 1
            if not self.connected[self._address]:
                del self.connected[self._address]

    def _expect_request(self) -> None:
        self.silent.setdefault(self, None)
        self._deadline = self.loop.call_later(SECONDS_FOR_A_REQUEST, self._late)

    def _in_time(self) -> None:
        self.silent.pop(self, None)
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _late(self) -> None:
        self._deadline = None
        if not self.transport.is_closing():
            self.transport.abort()

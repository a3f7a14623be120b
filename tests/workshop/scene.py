"""A room in which honest people have answered, and bytes that somebody on the same network may send to it."""

import contextlib
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from crmready.store.events import Event
from crmready.workshop.visit import COOKIE
from tests.workshop.room import HERE, Room, room

FORM: Final = "application/x-www-form-urlencoded"
AGENT: Final = "Snooper/9.75 (secret phone)"
_PATIENCE: Final = 20.0


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back before the connection ended; status 0 for nothing at all."""

    status: int
    head: str
    body: bytes

    def header(self, name: str) -> str:
        """A header, or nothing."""
        found = (line.partition(":") for line in self.head.split("\r\n")[1:])
        return next((value.strip() for given, _, value in found if given.lower() == name.lower()), "")


def heard(answer: bytes) -> Heard:
    """The first response in these bytes."""
    head, _, body = answer.partition(b"\r\n\r\n")
    text = head.decode("latin-1")
    return Heard(int(text.split()[1]) if text.startswith("HTTP/") else 0, text, body)


def connected(port: int, number: int = 0) -> socket.socket:
    """A connection from an address of its own, where the system lets us choose one."""
    own = (f"127.0.{2 + number // 250}.{1 + number % 250}", 0) if sys.platform == "linux" else None
    return socket.create_connection((HERE, port), timeout=_PATIENCE, source_address=own)


def exchange(port: int, request: bytes, number: int = 0, *, hang_up: bool = False) -> Heard:
    """Sends these bytes and listens until the first answer is whole or the other side has hung up.

    With `hang_up` nothing more can follow, and the other side is told so.
    """
    with connected(port, number) as wire, contextlib.suppress(ConnectionError):
        with contextlib.suppress(ConnectionError):  # refused before all of it was sent: the answer may be there
            wire.sendall(request)
        if hang_up:
            wire.shutdown(socket.SHUT_WR)
        return _answer(wire)
    return heard(b"")


def _answer(wire: socket.socket) -> Heard:
    """What can be read of one answer."""
    read = b""
    with contextlib.suppress(ConnectionError):
        while part := wire.recv(65536):
            read += part
            found = heard(read)
            if len(found.body) >= int(found.header("content-length") or 1e9) or found.status in {204, 303}:
                break
    return heard(read)


@dataclass(frozen=True, slots=True)
class Guest:
    """An honest phone: its cookie, the seal of its forms, and who it answers for."""

    token: str
    seal: str


@dataclass(slots=True)
class Scene:
    """The room, two honest sellers (`guest` and `other`), and what an attacker may write."""

    here: Room
    guest: Guest = field(default_factory=lambda: Guest("", ""))
    other: Guest = field(default_factory=lambda: Guest("", ""))
    question: str = "stages-known"
    """A question of sellers with levels 0 to 4."""

    def get(self, path: str, *, token: str | None = None, headers: Mapping[str, str] | None = None) -> bytes:
        """A request for a page, of the guest unless another token is given ("" for none)."""
        return self.request("GET", path, token=token, headers=headers)

    def post(self, path: str = "", *, token: str | None = None, headers: Mapping[str, str | None] | None = None,
             body: bytes | None = None, **fields: str | None) -> bytes:  # fmt: skip
        """The guest's honest answer with some of it changed; None leaves a field or header out."""
        form = {"seal": self.guest.seal, "key": "k", "value": "2", **fields}
        sent = {name: value for name, value in form.items() if value is not None}
        content = urlencode(sent).encode() if body is None else body
        usual = {"Origin": f"http://{self.here.host}", "Content-Type": FORM, "Content-Length": str(len(content))}
        return (
            self.request("POST", path or f"/q/{self.question}", token=token, headers={**usual, **(headers or {})})
            + content
        )

    def request(self, method: str, path: str, *, token: str | None = None,
                headers: Mapping[str, str | None] | None = None) -> bytes:  # fmt: skip
        """A request line and headers."""
        own = self.guest.token if token is None else token
        usual = {"Host": self.here.host, "User-Agent": AGENT, "Cookie": f"{COOKIE}={own}" if own else None}
        lines = [f"{name}: {value}" for name, value in {**usual, **(headers or {})}.items() if value is not None]
        return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode("utf-8", "surrogateescape")

    def history(self) -> tuple[Event, ...]:
        """Everything that has happened until now, as another program finds it in the file."""
        with self.here.opened() as file:
            return file.history()

    def joined(self, role: str, number: int) -> Guest:
        """Somebody who has joined."""
        page = exchange(self.here.port, self.get(f"/r/{self.here.code}", token=""), number)
        token = page.header("set-cookie").partition("=")[2].partition(";")[0]
        seal = page.body.decode().partition('name="seal" value="')[2].partition('"')[0]
        joining = self.post(f"/r/{self.here.code}", token=token, seal=seal, role=role)
        assert exchange(self.here.port, joining, number).status == 303
        return Guest(token, seal)

    def close(self) -> None:
        """The facilitator closes the round."""
        port = int(self.here.desk.rpartition(":")[2].partition("/")[0])
        path = "/" + self.here.desk.partition("://")[2].partition("/")[2]
        host = {"Host": f"{HERE}:{port}"}
        entered = exchange(port, self.get(path, token="", headers=host))
        cookie = entered.header("set-cookie").partition(";")[0]
        lobby = exchange(port, self.get("/", token="", headers={**host, "Cookie": cookie})).body.decode()
        seal = lobby.partition('name="seal" value="')[2].partition('"')[0]
        origin = {**host, "Origin": f"http://{HERE}:{port}", "Cookie": cookie}
        assert exchange(port, self.post("/close", token="", headers=origin, seal=seal, sure="yes")).status == 303


@contextmanager
def scene() -> Iterator[Scene]:
    """A room with two sellers, the first of whom has answered a question."""
    with room() as here:
        found = Scene(here)
        found.guest, found.other = found.joined("seller", 0), found.joined("seller", 1)
        assert exchange(here.port, found.post()).status == 303
        yield found

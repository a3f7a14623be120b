"""HTTP as a phone speaks it, written byte by byte: it can be cut off, doubled and sent late."""

import asyncio
import contextlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.workshop.room import HERE

Form = tuple[tuple[str, str], ...]
"""A form's fields in order; a name may come twice."""


class CutOffError(Exception):
    """The connection ended before the answer did."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: str
    seconds: float


@dataclass(slots=True)
class Wire:
    """One phone's connections: its cookies, its address where the system lets us choose one, and one open socket."""

    port: int
    number: int = 0
    cookies: dict[str, str] = field(default_factory=dict)
    _open: "tuple[asyncio.StreamReader, asyncio.StreamWriter] | None" = None

    def request(self, method: str, path: str, form: Form | None = None, script: str = "") -> bytes:
        """The bytes of a request with our cookies. `script` is what a page's script says that it wants."""
        host = f"{HERE}:{self.port}"
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Accept-Language: nb-NO,nb;q=0.9"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        body = b""
        if form is not None:
            body = urlencode(form).encode()
            lines += [f"Origin: http://{host}", "Content-Type: application/x-www-form-urlencoded"]
            lines.append(f"Content-Length: {len(body)}")
        if script:
            lines.append(f"X-Crmready: {script}")
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    async def send(self, request: bytes) -> Reply:
        """Sends over the open connection, or a new one where the old one has ended. `CutOffError` without an answer."""
        begin = asyncio.get_running_loop().time()
        try:
            if self._open is None:
                self._open = await self._connect()
            reader, writer = self._open
            writer.write(request)
            await writer.drain()
            reply = await _reply(reader, begin)
        except (OSError, EOFError, asyncio.IncompleteReadError) as error:
            self.hang_up()
            raise CutOffError from error
        for line in reply.headers.get("set-cookie", "").splitlines():
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        if reply.headers.get("connection") == "close":
            self.hang_up()
        return reply

    async def drop(self, request: bytes) -> None:
        """Sends and hangs up at once, as a phone does that loses its network: nobody knows whether it arrived."""
        with contextlib.suppress(OSError):
            _, writer = await self._connect()
            writer.write(request)
            await writer.drain()
            writer.close()

    def twin(self) -> "Wire":
        """A second connection of the same phone."""
        return Wire(self.port, self.number, self.cookies)

    def hang_up(self) -> None:
        """Closes the connection, if there is one."""
        if self._open is not None:
            self._open[1].close()
            self._open = None

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        own = (f"127.0.1.{self.number % 250 + 1}", 0) if sys.platform == "linux" else None
        return await asyncio.open_connection(HERE, self.port, local_addr=own)


async def _reply(reader: asyncio.StreamReader, begin: float) -> Reply:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    for line in head[1:-2]:
        name, _, value = line.partition(":")
        known = headers.get(name.lower())
        headers[name.lower()] = f"{known}\n{value.strip()}" if known else value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Reply(int(head[0].split()[1]), headers, body.decode(), asyncio.get_running_loop().time() - begin)

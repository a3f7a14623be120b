"""What one machine can do to a room by sheer number or slowness, and how honest phones fare meanwhile."""

import contextlib
import resource
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Final

from crmready.workshop.codes import shown_code
from tests.workshop.scene import Scene, connected, exchange

_ATTACKER: Final = 240
"""The number of the attacker's address; honest phones have others."""


@dataclass(frozen=True, slots=True)
class Siege:
    """How honest requests fared while it went on."""

    sockets: int
    p50: float
    """Seconds, as the rest."""
    p99: float
    slowest: float
    refused: int
    """Honest requests without an answer."""
    memory: int
    """The laptop's resident bytes."""


@contextmanager
def _many_files(count: int) -> Iterator[None]:
    """Lets this process open so many files, as far as the system allows it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, count), hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def half_open(scene: Scene, count: int, honest: int, addresses: int = 1) -> Siege:
    """Opens so many connections from so many addresses, each with half a request; honest phones ask meanwhile."""
    opened: list[socket.socket] = []
    seconds: list[float] = []
    with _many_files(count + 200), contextlib.ExitStack() as stack:
        for number in range(count):
            with contextlib.suppress(OSError):
                wire = stack.enter_context(connected(scene.here.port, _ATTACKER + number % addresses))
                wire.sendall(b"GET / HTTP/1.1\r\nHost: ")
                opened.append(wire)
        for number in range(honest):
            begin = time.monotonic()
            reply = exchange(scene.here.port, scene.get(f"/q/{scene.question}"), number % 50)
            if reply.status == 200:
                seconds.append(time.monotonic() - begin)
        memory = scene.here.memory()
    seconds.sort()
    p50, p99 = (seconds[int(share * (len(seconds) - 1))] for share in (0.5, 0.99))
    return Siege(len(opened), p50, p99, seconds[-1], honest - len(seconds), memory)


def drip(scene: Scene, most: float) -> tuple[float, float]:
    """Seconds until a request is cut off whose head comes a byte at a time, and one whose body does; `most` at most."""
    head = scene.get("/", headers={"X-Slow": "a" * 2000})
    body = scene.post(headers={"Content-Length": "2000"}, body=b"seal=")
    return _dripped(scene, (head[:-2000], body), most)


def _dripped(scene: Scene, begun: tuple[bytes, bytes], most: float) -> tuple[float, float]:
    wires = [connected(scene.here.port, _ATTACKER) for _ in begun]
    begin, ended = time.monotonic(), [most, most]
    for wire, start in zip(wires, begun, strict=True):
        wire.sendall(start)
    while any(end == most for end in ended) and time.monotonic() - begin < most:
        time.sleep(0.2)
        for number, wire in enumerate(wires):
            if ended[number] == most and not _takes(wire):
                ended[number] = time.monotonic() - begin
    for wire in wires:
        wire.close()
    return ended[0], ended[1]


def _takes(wire: socket.socket) -> bool:
    """Whether the other side still takes a byte."""
    try:
        wire.sendall(b"a")
        wire.settimeout(0)
        return bool(wire.recv(1))
    except BlockingIOError:
        return True
    except ConnectionError:
        return False
    finally:
        wire.settimeout(None)


def flood(scene: Scene, size: int) -> tuple[int, int]:
    """Sends a body of `size` bytes in chunks; gives how many were taken before the end, and the laptop's memory."""
    head = scene.post(headers={"Content-Length": None, "Transfer-Encoding": "chunked"}, body=b"")
    chunk, sent = b"10000\r\n" + b"a" * 65_536 + b"\r\n", 0
    with connected(scene.here.port, _ATTACKER) as wire, contextlib.suppress(OSError):
        wire.sendall(head)
        while sent < size:
            wire.sendall(chunk)
            sent += 65_536
    return sent, scene.here.memory()


def guesses(scene: Scene, count: int, seed: int = 1) -> Counter[int]:
    """Tries so many codes, from a few addresses; gives how often each status came back."""
    chance = Random(seed)  # noqa: S311  # an attacker's guesses need no secrecy
    found: Counter[int] = Counter()
    for number in range(count):
        guess = shown_code("".join(chance.choices("0123456789ABCDEFGHJKMNPQRSTVWXYZ", k=8)))
        request = scene.get(f"/r/{guess}", token="") if number % 2 else scene.post("/code", token="", code=guess)
        found[exchange(scene.here.port, request, _ATTACKER + number % 8).status] += 1
    return found

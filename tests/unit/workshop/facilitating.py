"""A workshop of the sample company in this process, and a browser that needs no network."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message

from crmready.cli.transfer import import_from
from crmready.resources import questionnaires_root
from crmready.store.opening import open_file
from crmready.workshop.desk import Desk
from crmready.workshop.facilitator import Facilitator, Stage
from crmready.workshop.interfaces import Interface, Kind
from crmready.workshop.joint import Together
from crmready.workshop.moving import Removal
from crmready.workshop.phones import Phones
from crmready.workshop.pictures import Wifi
from crmready.workshop.reveal import Reveal
from crmready.workshop.serving import Door
from crmready.workshop.workshop import Workshop

Result = TypeVar("Result")
DAY = date(2026, 11, 23)
FORM = "application/x-www-form-urlencoded"
AROUND = (Interface(Kind.LOOPBACK, "lo", "127.0.0.1"), Interface(Kind.LOOPBACK, "lo", "127.0.0.2"))


def sample(folder: Path) -> Path:
    """The sample company's assessment in a file of its own."""
    file = folder / "nordlys.crmready"
    import_from(questionnaires_root() / "samples" / "nordlys.yaml", file, None)
    return file


@contextmanager
def workshop_of(file: Path) -> Iterator[Workshop]:
    """A workshop on a file."""
    desk = Desk(lambda: open_file(file))
    try:
        yield Workshop(desk, lambda: DAY)
    finally:
        desk.close()


@dataclass(frozen=True, slots=True)
class Room:
    """Everything that `crmready collect` puts together, without a terminal."""

    workshop: Workshop
    phones: Phones
    front: Door
    facilitator: Facilitator
    reveal: Reveal


def room(workshop: Workshop, language: str = "en", wifi: Wifi | None = None) -> Room:
    """The applications of a workshop; nothing listens yet."""
    phones, removal = Phones(workshop), Removal(workshop)
    phones.further += removal.routes()
    front = Door(lambda address: phones.app([address]), removal.left)
    facilitator = Facilitator(workshop, front, Stage(language, wifi, lambda: AROUND))
    reveal = Reveal(facilitator)
    facilitator.further += [*reveal.routes(), *Together(facilitator).routes()]
    return Room(workshop, phones, front, facilitator, reveal)


@dataclass(frozen=True, slots=True)
class Reply:
    """What an application answered."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def cookies(self) -> dict[str, str]:
        name, _, value = self.headers.get("set-cookie", "").partition(";")[0].partition("=")
        return {name: value} if name else {}


@dataclass
class Browser:
    """Speaks to an application directly; keeps its cookies."""

    app: ASGIApp
    host: str = "127.0.0.1:8765"
    cookies: dict[str, str] = field(default_factory=dict)

    async def get(self, path: str, **headers: str) -> Reply:
        return await self.send("GET", path, b"", headers)

    async def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Reply:
        return await self.send("POST", path, urlencode(fields).encode(), {"content-type": FORM, **headers})

    async def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        path, _, query = path.partition("?")
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"host": self.host, "cookie": cookie, **{name.replace("_", "-"): text for name, text in headers.items()}}
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), text.encode()) for name, text in sent.items()],
            "scheme": "http",
            "server": tuple(self.host.split(":")),
            "client": ("192.0.2.7", 50000),
            "http_version": "1.1",
        }
        messages: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def keep(message: Message) -> None:
            messages.append(message)

        await self.app(scope, receive, keep)
        return self._reply(messages)

    def _reply(self, messages: list[Message]) -> Reply:
        head = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
        text = b"".join(message.get("body", b"") for message in messages[1:]).decode(errors="replace")
        reply = Reply(int(messages[0]["status"]), head, text)
        self.cookies.update(reply.cookies)
        return reply


async def entered(here: Room, **arguments: Any) -> Browser:  # noqa: ANN401  # the browser's own
    """The facilitator's browser, after it opened the printed address."""
    browser = Browser(here.facilitator.app("127.0.0.1"), **arguments)
    assert (await browser.get(f"/enter?key={here.facilitator.backstage.secret}")).status == 303
    return browser


def played(file: Path, story: Callable[[Room], Coroutine[Any, Any, Result]], **arguments: Any) -> Result:  # noqa: ANN401
    """Plays a story in a room on this file."""
    with workshop_of(file) as workshop:
        return asyncio.run(story(room(workshop, **arguments)))

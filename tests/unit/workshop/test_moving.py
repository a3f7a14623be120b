"""The laptop's address is changed while people answer."""

import asyncio
import http.client
import socket
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from crmready.workshop.codes import fingerprint, new_token, seal
from crmready.workshop.serving import listening, port_of
from tests.unit.workshop.facilitating import Room, entered, played

OLD, NEW = "127.0.0.1", "127.0.0.2"


def _send(
    address: str, port: int, path: str, fields: Mapping[str, str] | None = None, **headers: str
) -> tuple[int, Mapping[str, str], str]:
    connection = http.client.HTTPConnection(address, port, timeout=20)
    body = urlencode(fields) if fields is not None else None
    form = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
    connection.request("POST" if body is not None else "GET", path, body, {**form, **headers})
    reply = connection.getresponse()
    text = reply.read().decode()
    connection.close()
    return reply.status, dict(reply.getheaders()), text


async def _ask(*arguments: object, **headers: str) -> tuple[int, Mapping[str, str], str]:
    return await asyncio.to_thread(_send, *arguments, **headers)  # type: ignore[arg-type]  # as `_send` takes them


async def _opened(here: Room) -> int:
    """The port at which phones come to the old address from now on."""
    listener = listening(OLD, 0)
    await here.front.open(listener)
    return port_of(listener)


async def _seated(here: Room) -> tuple[str, dict[str, str]]:
    """A phone of the first seller: its token, and the cookie that it sends."""
    token = new_token()
    await here.workshop.desk.write(lambda file: file.seats.take(fingerprint(token), "s1"))
    return token, {"Cookie": f"crmready-phone={token}"}


def test_the_code_and_the_typed_address_and_the_names_that_are_answered_to_follow(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        port, browser = await _opened(here), await entered(here)
        assert f"{OLD}:{port}" in (await browser.get("/")).text
        moved = await browser.post("/address", {"seal": here.facilitator.backstage.seal, "address": NEW})
        assert moved.status == 303
        page = (await browser.get("/")).text
        assert f"{NEW}:{port}" in page
        assert f"{OLD}:{port}" not in page
        assert here.facilitator.join_address == f"http://{NEW}:{port}/r/{here.workshop.settings.code}"
        assert (here.workshop.settings.address, here.workshop.settings.port) == (NEW, port)
        assert (await _ask(NEW, port, "/"))[0] == 200
        assert (await _ask(NEW, port, "/", Host=f"{OLD}:{port}"))[0] == 400
        assert (await _ask(OLD, port, "/", Host="evil.example"))[0] == 400
        await here.front.close()

    played(nordlys, story)


def test_an_answer_to_the_old_address_is_kept_and_the_phone_is_told_where_to_go_on(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        port, (token, cookie) = await _opened(here), await _seated(here)
        assert (await _ask(OLD, port, "/q/stages-known", **cookie))[0] == 200
        await here.facilitator.switch(NEW)
        answer = {"seal": seal(here.workshop.seal, token), "value": "3", "key": "k"}
        status, head, _ = await _ask(OLD, port, "/q/stages-known", answer, **cookie)
        assert status == 303
        assessment = await here.workshop.desk.read(lambda file: file.assessment())
        assert getattr(assessment.answers["s1", "stages-known"], "value", None) == 3
        status, _, told = await _ask(OLD, port, head["location"], **cookie)
        assert status == 200
        assert "goes on at another address" in told
        assert f'href="http://{NEW}:{port}/seat/' in told
        await here.front.close()

    played(nordlys, story)


def test_the_link_to_the_new_address_brings_the_seat_along_and_works_once(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        port, (_, cookie) = await _opened(here), await _seated(here)
        await here.facilitator.switch(NEW)
        told = (await _ask(OLD, port, "/", **cookie))[2]
        way = told.partition(f'href="http://{NEW}:{port}')[2].partition('"')[0]
        status, head, _ = await _ask(NEW, port, way)
        assert (status, head["location"]) == (303, "/q")
        fresh = head["set-cookie"].partition(";")[0].partition("=")[2]
        seats = await here.workshop.desk.read(lambda file: file.seats.taken())
        assert seats[fingerprint(fresh)] == "s1"
        status, head, _ = await _ask(NEW, port, way)
        assert head["location"] == "/"
        assert "set-cookie" not in head
        await here.front.close()

    played(nordlys, story)


def test_somebody_new_at_the_old_address_is_sent_to_where_the_code_is_asked_for(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        port, code = await _opened(here), here.workshop.settings.code
        await here.facilitator.switch(NEW)
        assert f'href="http://{NEW}:{port}/"' in (await _ask(OLD, port, "/r/WRONG"))[2]
        assert f'href="http://{NEW}:{port}/r/{code}"' in (await _ask(OLD, port, f"/r/{code}"))[2]
        assert (await _ask(OLD, port, "/r/WRONG"))[2].count(code) == 0
        await here.facilitator.switch(OLD)
        assert here.front.address == OLD
        assert (await _ask(OLD, port, f"/r/{code}"))[2].count('name="role"') > 1
        assert "another address" in (await _ask(NEW, port, "/"))[2]
        await here.front.close()

    played(nordlys, story)


def test_a_port_that_is_taken_at_the_new_address_is_replaced_and_an_address_of_others_is_ignored(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        port = await _opened(here)
        await here.facilitator.switch("192.0.2.1")
        assert here.front.address == OLD
        with socket.create_server((NEW, port)):
            await here.facilitator.switch(NEW)
        assert here.front.address == NEW
        assert here.front.port != port
        assert (await _ask(NEW, here.front.port, "/"))[0] == 200
        await here.front.close()

    played(nordlys, story)

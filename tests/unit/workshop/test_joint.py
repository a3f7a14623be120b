"""Roles that are too few answer as one: what the facilitator says, and what phones meet."""

import json
import re
from pathlib import Path

import pytest

from crmready.store.opening import open_file
from crmready.workshop.codes import fingerprint
from crmready.workshop.visit import COOKIE
from tests.unit.workshop.facilitating import DAY, Browser, Reply, Room, entered, played

ORIGIN = "http://127.0.0.1:8765"


@pytest.fixture
def few(nordlys: Path) -> Path:
    """The sample company, but all its sellers have left."""
    with open_file(nordlys) as file:
        for person in file.assessment().respondents:
            if person.role == "seller":
                file.leave(person.id, DAY)
    return nordlys


async def _joins(here: Room, role: str = "seller") -> tuple[Browser, Reply, Reply]:
    """A phone, the page it met and what came of choosing a role."""
    phone = Browser(here.phones.app(["127.0.0.1"]))
    path = f"/r/{here.workshop.settings.code}"
    page = await phone.get(path)
    seal = re.search(r'name="seal" value="(\w+)"', page.text)
    assert seal
    return phone, page, await phone.post(path, {"seal": seal[1], "role": role}, origin=ORIGIN)


def _sellers(here: Room) -> list[int]:
    respondents = here.workshop.desk.now(lambda file: file.assessment()).respondents
    return [person.together for person in respondents if person.role == "seller"]


def test_a_role_that_is_to_answer_as_one_does_so_on_one_phone_and_no_other(few: Path) -> None:
    async def story(here: Room) -> None:
        desk, seal = await entered(here), here.facilitator.backstage.seal
        alone, page, joined = await _joins(here)
        assert "only when at least 5 of you have answered" in page.text
        assert (joined.status, _sellers(here)) == (303, [1])
        assert "1 has joined alone; what they have answered is dropped" in (await desk.get("/together")).text
        assert (await desk.post("/together", {"seal": seal, "people-seller": "3"})).status == 303

        _, page, joined = await _joins(here)
        assert "You answer together, 3 people with one answer" in page.text
        assert (joined.status, _sellers(here)) == (303, [3])

        _, _, refused = await _joins(here)
        assert (refused.status, _sellers(here)) == (422, [3])
        assert "Your role answers together, on one phone: not on this one." in refused.text
        assert (await _joins(here, "manager"))[2].status == 303
        for path in ("/", "/q", "/q/stages-known", "/end"):
            told = await alone.get(path)
            assert told.status == 200, path
            assert "<h1>Your role now answers together, on one phone.</h1>" in told.text, path
            assert "What you answered alone does not count." in told.text, path

        lobby = (await desk.get("/")).text
        assert '<small data-count="together">3 together, one answer</small></th><td data-count="joined">3</td>' in lobby
        rows = {row["role"]: row for row in json.loads((await desk.get("/counts")).text)["roles"]}
        assert rows["seller"] == {"role": "seller", "joined": 3, "finished": 0, "together": "3 together, one answer"}
        assert rows["manager"]["together"] == ""

        assert "3 answer as one." in (await desk.get("/together")).text
        assert (await desk.post("/together", {"seal": seal})).status == 303
        assert here.workshop.settings.together == {"seller": 3}

    played(few, story)


async def _says(phone: Browser, page: Reply, path: str, **fields: str) -> Reply:
    seal = re.search(r'name="seal" value="(\w+)"', page.text)
    assert seal
    return await phone.post(path, {"seal": seal[1], **fields}, origin=ORIGIN)


def test_a_phone_that_was_replaced_is_told_so_when_it_sends_something(few: Path) -> None:
    async def story(here: Room) -> None:
        alone, page, _ = await _joins(here)
        gone, gones, _ = await _joins(here, "manager")
        await here.workshop.change(together={"seller": 3})
        await _joins(here)
        person = here.workshop.desk.now(lambda file: file.seats.holder(fingerprint(gone.cookies[COOKIE]))) or ""
        here.workshop.desk.now(lambda file: file.leave(person, DAY))
        for path, fields in (("/q/stages-known", {"value": "2"}), ("/end", {})):
            told = await _says(alone, page, path, **fields)
            assert told.status == 409
            assert "Your role now answers together, on one phone." in told.text
            assert (await _says(gone, gones, path, **fields)).status == 403  # whose role answers one by one
        norsk = await alone.get("/q", accept_language="nb")
        assert "Rollen din svarer nå sammen på én telefon." in norsk.text
        assert "Det du svarte alene, teller ikke med." in norsk.text

    played(few, story)


def test_whoever_takes_the_seat_for_all_is_asked_before_answers_of_others_are_dropped(few: Path) -> None:
    async def story(here: Room) -> None:
        first, first_page, _ = await _joins(here)
        second, second_page, _ = await _joins(here)
        await _joins(here)  # somebody who has answered nothing loses nothing
        for phone, page in ((first, first_page), (second, second_page)):
            assert (await _says(phone, page, "/q/stages-known", value="2")).status == 303
        await here.workshop.change(together={"seller": 3})

        join = f"/r/{here.workshop.settings.code}"
        phone, page, asked = await _joins(here)
        assert (asked.status, _sellers(here)) == (200, [1, 1, 1])
        assert "2 have answered alone; their answers will be dropped. Go on?" in asked.text
        assert '<input type="hidden" name="sure" value="2">' in asked.text
        assert (await _says(phone, page, join, role="seller", sure="1")).status == 200
        assert _sellers(here) == [1, 1, 1]
        assert (await _says(phone, page, join, role="seller", sure="2")).status == 303
        assert _sellers(here) == [3]
        assert (await _joins(here))[2].status == 422

    played(few, story)


def test_only_a_number_that_is_too_few_for_anonymity_is_taken(few: Path) -> None:
    async def story(here: Room) -> None:
        desk, seal = await entered(here), here.facilitator.backstage.seal
        for written in ("1", "5", "-2", "two", "2.5", "99999"):
            reply = await desk.post("/together", {"seal": seal, "people-seller": written})
            assert (reply.status, here.workshop.settings.together) == (422, {}), written
            assert "Write a number from 2 to 4, or nothing." in reply.text
        assert (await desk.post("/together", {"seal": seal, "people-seller": " 4 "})).status == 303
        assert here.workshop.settings.together == {"seller": 4}
        assert (await desk.post("/together", {"seal": seal, "people-seller": ""})).status == 303
        assert here.workshop.settings.together == {}
        assert (await desk.post("/together", {"seal": "0" * 32, "people-seller": "3"})).status == 403

    played(few, story)


def test_it_outlives_the_end_of_the_command(few: Path) -> None:
    async def first(here: Room) -> None:
        await here.workshop.change(together={"seller": 2})

    async def second(here: Room) -> None:
        assert here.workshop.settings.together == {"seller": 2}
        assert (await _joins(here))[2].status == 303
        assert _sellers(here) == [2]

    played(few, first)
    played(few, second)


def test_whoever_closes_is_told_of_roles_of_which_nothing_would_be_shown(few: Path) -> None:
    async def story(here: Room) -> None:
        desk, seal = await entered(here), here.facilitator.backstage.seal
        await _joins(here)
        warned = await desk.post("/close", {"seal": seal})
        assert warned.status == 200
        assert "Sellers: fewer than 5, so nothing of their single answers will be shown." in warned.text
        assert 'href="/together"' in warned.text
        assert here.workshop.open
        assert (await desk.post("/close", {"seal": seal, "sure": "yes"})).status == 303
        assert not here.workshop.open

    played(few, story)

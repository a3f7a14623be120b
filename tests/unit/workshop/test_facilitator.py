"""The facilitator's pages: who may see them, and what they do."""

import asyncio
import re
from pathlib import Path

from starlette.routing import Route

from crmready.workshop.pictures import Wifi
from tests.unit.workshop.facilitating import Browser, Room, entered, played


def _places(here: Room) -> list[tuple[str, str]]:
    """Every path of the facilitator's application with every method it knows."""
    routes = [route for route in here.facilitator.app("127.0.0.1").routes if isinstance(route, Route)]
    filled = {"{question}": "stages-known", "{number:int}": "1", "{name}": "desk.css"}
    found = []
    for route in routes:
        path = route.path
        for name, value in filled.items():
            path = path.replace(name, value)
        found += [(path, method) for method in sorted(route.methods or ()) if method != "HEAD"]
    return found


def _is_open(here: Room) -> bool:
    return here.workshop.open


def test_every_page_but_the_entrance_is_refused_to_whoever_has_no_cookie(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        places = [place for place in _places(here) if not place[0].startswith("/s/")]
        assert {"/", "/counts", "/close", "/topics", "/report", "/report/1.pdf", "/address"} <= {p for p, _ in places}
        assert ("/together", "POST") in places
        for cookies in ({}, {"crmready-desk-8765": "guessed"}, {"crmready-desk": here.facilitator.backstage.secret}):
            stranger = Browser(here.facilitator.app("127.0.0.1"), cookies=dict(cookies))
            for path, method in places:
                reply = await stranger.send(method, path, b"seal=x", {"content-type": "text/plain"})
                assert (reply.status, reply.headers["content-type"]) == (403, "text/plain; charset=utf-8"), path
                assert reply.text == "Open the address that crmready printed in its terminal.\n"
                assert "set-cookie" not in reply.headers

    played(nordlys, story)


def test_phones_have_none_of_the_facilitators_pages(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        phone = Browser(
            here.phones.app(["127.0.0.1"]), cookies={"crmready-desk-8765": here.facilitator.backstage.secret}
        )
        for path in (
            "/enter",
            "/counts",
            "/close",
            "/topics",
            "/topics/stages-known",
            "/report",
            "/address",
            "/trouble",
        ):
            assert (await phone.get(path)).status in {404, 405}, path
            assert (await phone.post(path, {"seal": here.facilitator.backstage.seal})).status in {404, 405}, path
        assert here.workshop.open

    played(nordlys, story)


def test_the_printed_address_lets_in_as_often_as_it_is_opened_and_a_started_browser_once(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        for _ in range(2):
            assert (await (await entered(here)).get("/")).status == 200
        once = f"/enter?key={here.facilitator.backstage.one_time_key()}"
        app = here.facilitator.app("127.0.0.1")
        first, second = Browser(app), Browser(app)
        assert [(await first.get(once)).status, (await second.get(once)).status] == [303, 403]
        assert (await first.get(once)).status == 303, "who is in already stays in"
        assert (await second.get("/enter?key=")).status == 403

    played(nordlys, story)


def test_the_secret_is_in_no_page_and_the_cookie_is_out_of_reach_of_scripts_and_other_sites(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        secret = here.facilitator.backstage.secret
        browser = Browser(here.facilitator.app("127.0.0.1"))
        entering = await browser.get(f"/enter?key={secret}")
        assert entering.headers["location"] == "/"
        assert {"httponly", "samesite=strict", "path=/"} <= set(entering.headers["set-cookie"].lower().split("; "))
        for path in ("/", "/trouble", "/counts"):
            reply = await browser.get(path)
            assert reply.status == 200
            assert secret not in reply.text
            assert reply.headers["referrer-policy"] == "same-origin"
            assert reply.headers["cache-control"] == "no-store"
            assert "unsafe" not in reply.headers["content-security-policy"]

    played(nordlys, story)


def test_another_name_for_the_laptop_is_refused(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        for host in ("evil.example:8765", "192.168.1.20:8765", "127.0.0.1.evil.example"):
            browser = Browser(here.facilitator.app("127.0.0.1"), host)
            assert (await browser.get(f"/enter?key={here.facilitator.backstage.secret}")).status == 400

    played(nordlys, story)


def test_a_form_that_is_not_ours_changes_nothing(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser, seal = await entered(here), here.facilitator.backstage.seal
        posts = [path for path, method in _places(here) if method == "POST"]
        assert len(posts) >= 6
        for path in posts:
            assert (await browser.post(path, {})).status == 403, path
            assert (await browser.post(path, {"seal": "0" * 32})).status == 403, path
            assert (await browser.post(path, {"seal": seal}, origin="http://evil.example")).status == 403, path
            assert (await browser.post(path, {"seal": seal}, sec_fetch_site="cross-site")).status == 403, path
            as_text = await browser.send("POST", path, f"seal={seal}".encode(), {"content-type": "text/plain"})
            assert as_text.status == 403, path
        assert here.workshop.open
        assert not here.workshop.settings.shown

    played(nordlys, story)


def test_nothing_of_the_answers_is_shown_before_the_round_is_closed(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser = await entered(here)
        for path in ("/topics", "/topics/stages-known", "/records/goals", "/report"):
            reply = await browser.get(path)
            assert (reply.status, reply.headers["location"]) == (303, "/"), path
        made = await browser.post("/report", {"seal": here.facilitator.backstage.seal})
        assert made.headers["location"] == "/"
        assert not here.workshop.settings.shown

    played(nordlys, story)


def test_closing_while_somebody_is_not_done_has_to_be_said_twice(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser, seal = await entered(here), here.facilitator.backstage.seal
        await here.workshop.desk.write(lambda file: file.add_respondent("seller", here.workshop.day()))
        asked = await browser.post("/close", {"seal": seal})
        assert asked.status == 200
        assert "1 person is not done yet." in asked.text
        assert _is_open(here)
        closed = await browser.post("/close", {"seal": seal, "sure": "yes"})
        assert closed.headers["location"] == "/topics"
        assert not _is_open(here)
        again = await browser.post("/close", {"seal": seal})
        assert again.headers["location"] == "/topics", "a page that was open twice"

    played(nordlys, story)


def test_the_lobby_shows_how_to_join_the_network_and_gives_no_password_away_in_the_open(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        page = (await (await entered(here)).get("/")).text
        assert page.count("<svg") == 2
        assert re.search(r"<details><summary>Password</summary><p[^>]*>gul &amp; blå</p></details>", page)
        assert "Verksted" in page

    played(nordlys, story, wifi=Wifi("Verksted", "gul & blå"))
    assert "gul" not in repr(Wifi("Verksted", "gul & blå"))


def test_the_laptops_lost_address_is_said(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser = await entered(here)
        here.front.address = "192.168.1.20"
        assert '"gone":true' in (await browser.get("/counts")).text
        assert re.search(r'id="gone">This laptop has lost the address 192.168.1.20', (await browser.get("/")).text)

    played(nordlys, story)


def test_pages_speak_bokmal(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser = await entered(here)
        assert "Avslutt runden" in (await browser.get("/")).text
        assert "Brannmuren på denne PC-en" in (await browser.get("/trouble")).text
        await browser.post("/close", {"seal": here.facilitator.backstage.seal})
        topics = (await browser.get("/topics")).text
        assert "Ikke klar" in topics
        assert "Viktigst å snakke om" in topics

    played(nordlys, story, language="nb")


def test_the_pages_say_that_the_file_is_gone_and_go_on_when_it_is_back(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        browser, elsewhere = await entered(here), nordlys.with_name("elsewhere.crmready")
        await asyncio.to_thread(nordlys.rename, elsewhere)
        for path in ("/", "/counts", "/together"):
            gone = await browser.get(path)
            assert gone.status == 410
            assert "<h1>The file is gone</h1>" in gone.text
            assert str(nordlys) in gone.text
        closing = await browser.post("/close", {"seal": here.facilitator.backstage.seal, "sure": "yes"})
        assert (closing.status, "writable" in closing.text) == (410, False)
        await asyncio.to_thread(elsewhere.rename, nordlys)
        assert (await browser.get("/")).status == 200

    played(nordlys, story)

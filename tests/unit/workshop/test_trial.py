"""The self-test: who gets through is seen, and nothing else of them."""

import asyncio

from crmready.workshop.facilitator import Stage
from crmready.workshop.serving import Door
from crmready.workshop.trial import Arrivals, Trial
from tests.unit.workshop.facilitating import AROUND, Browser, Reply


def test_a_phone_is_told_in_its_own_language_and_counted_once() -> None:
    async def story() -> list[Reply]:
        arrivals = Arrivals()
        phone, other = (Browser(arrivals.app("127.0.0.1")) for _ in range(2))
        replies = [
            await phone.get("/", accept_language="nn-NO,en;q=0.5"),
            await phone.get("/"),
            await other.get("/favicon.ico", accept_language="de"),
        ]
        assert arrivals.phones == 2
        assert arrivals.someone.is_set()
        return replies

    norwegian, again, english = asyncio.run(story())
    assert "Du er gjennom." in norwegian.text
    assert "set-cookie" not in again.headers
    assert "You are through." in english.text


def test_the_facilitators_page_counts_and_holds_the_fixes_behind_its_secret() -> None:
    async def story() -> None:
        arrivals = Arrivals()
        trial = Trial(arrivals, Door(arrivals.app), Stage("en", None, lambda: AROUND))
        browser = Browser(trial.app("127.0.0.1"))
        for path in ("/", "/counts"):
            assert (await browser.get(path)).status == 403
        assert (await browser.get(f"/enter?key={trial.backstage.secret}")).status == 303
        assert (await browser.get("/counts")).text == '{"phones":0}'
        await Browser(arrivals.app("127.0.0.1")).get("/")
        assert (await browser.get("/counts")).text == '{"phones":1}'
        page = (await browser.get("/")).text
        assert "Scan this first" in page
        assert "firewall-cmd" in page
        assert (await browser.post("/address", {"address": "127.0.0.2"})).status == 403

    asyncio.run(story())

"""Answering without a script: what is written is kept whichever way somebody leaves, or it is said that it is not."""

import re
from pathlib import Path

import pytest

from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.workshop.codes import fingerprint
from crmready.workshop.visit import COOKIE
from tests.unit.workshop.facilitating import Browser, Reply, Room, played

ORIGIN = "http://127.0.0.1:8765"
FIRST, SECOND = "stages-known", "stages-followed"
WRITTEN = {"evidence": "The handbook\r\nMinutes", "note": "ask Kari"}
KEPT = Answered(2, ("The handbook", "Minutes"), "ask Kari")
UNKEPT = "Answer first: what you wrote is not kept without an answer."
UNCHOSEN = "Nothing is chosen yet. Answer, or skip the question for now."


class Phone:
    """A seller's phone in a room."""

    def __init__(self, here: Room) -> None:
        self.here, self.browser, self.seal = here, Browser(here.phones.app(["127.0.0.1"])), ""

    async def join(self) -> "Phone":
        path = f"/r/{self.here.workshop.settings.code}"
        page = await self.browser.get(path)
        found = re.search(r'name="seal" value="(\w+)"', page.text)
        assert found
        self.seal = found[1]
        joined = await self.browser.post(path, {"seal": self.seal, "role": "seller"}, origin=ORIGIN)
        assert joined.status == 303
        return self

    async def send(self, question: str, **fields: str) -> Reply:
        """The question's form, by the button that `say` or `go` names, else by "next"."""
        form = {"seal": self.seal, "key": "k", "evidence": "", "note": "", **fields}
        return await self.browser.post(f"/q/{question}", form, origin=ORIGIN)

    async def save(self, question: str, turn: int, **fields: str) -> Reply:
        """What the page's script sends while the page stays."""
        form = {"seal": self.seal, "key": f"k{turn}", "turn": str(turn), "evidence": "", "note": "", **fields}
        return await self.browser.post(f"/q/{question}", form, origin=ORIGIN, x_crmready="save")

    def answers(self) -> dict[str, Answer]:
        """What stands in the file for this phone."""
        token, desk = fingerprint(self.browser.cookies[COOKIE]), self.here.workshop.desk
        person, kept = desk.now(lambda file: (file.seats.holder(token), file.assessment().answers))
        return {place[1]: answer for place, answer in kept.items() if place[0] == person}


@pytest.mark.parametrize(
    ("go", "where"),
    [
        ("back", f"/q/{FIRST}"),
        ("skip", "/q/opportunities-qualified"),
        ("here", f"/q/{SECOND}"),
        ("nb", f"/in/nb?at={SECOND}"),
        ("en", f"/in/en?at={SECOND}"),
        ("elsewhere", f"/q/{SECOND}"),
    ],
)
def test_whichever_way_somebody_leaves_what_they_wrote_is_kept_with_the_answer(
    nordlys: Path, go: str, where: str
) -> None:
    async def story(here: Room) -> None:
        phone = await Phone(here).join()
        left = await phone.send(SECOND, value="2", go=go, **WRITTEN)
        assert (left.status, left.headers["location"]) == (303, where)
        assert phone.answers() == {SECOND: KEPT}
        page = (await phone.browser.get(f"/q/{SECOND}")).text
        assert ">The handbook\nMinutes</textarea>" in page
        assert ">ask Kari</textarea>" in page

    played(nordlys, story)


@pytest.mark.parametrize("go", ["back", "skip", "nb"])
def test_what_is_written_without_an_answer_is_never_dropped_in_silence(nordlys: Path, go: str) -> None:
    async def story(here: Room) -> None:
        phone = await Phone(here).join()
        for field, text in WRITTEN.items():
            told = await phone.send(SECOND, go=go, **{field: text})
            assert told.status == 422
            assert f'role="alert" id="problem">{UNKEPT}</p>' in told.text
            assert f">{text}</textarea>".replace("\r", "") in told.text.replace("\r", "")
            assert '<input type="hidden" name="told" value="yes">' in told.text
        assert phone.answers() == {}
        assert (await phone.send(SECOND, go=go, told="yes", note="ask Kari")).status == 303
        assert phone.answers() == {}
        assert (await phone.send(SECOND, go=go, told="yes", value="2", **WRITTEN)).status == 303
        assert phone.answers() == {SECOND: KEPT}

    played(nordlys, story)


def test_leaving_with_nothing_written_is_no_answer_and_nothing_is_said_of_it(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        phone = await Phone(here).join()
        assert (await phone.send(SECOND, go="skip")).status == 303
        assert phone.answers() == {}

    played(nordlys, story)


def test_going_on_with_nothing_chosen_stays_on_the_page_and_offers_to_skip_it(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        phone = await Phone(here).join()
        stayed = await phone.send(FIRST)
        assert (stayed.status, phone.answers()) == (422, {})
        assert f'role="alert" id="problem">{UNCHOSEN}</p>' in stayed.text
        moves = re.search(r'<p class="moves">(.*?)</p>', stayed.text, re.DOTALL)
        assert moves
        assert '<button name="go" value="skip">Skip for now</button>' in moves[1]
        assert stayed.text.count("Skip for now") == 1
        assert 'name="told"' not in stayed.text
        with_note = await phone.send(FIRST, note="ask Kari")
        assert (with_note.status, phone.answers()) == (422, {})
        assert ">ask Kari</textarea>" in with_note.text

    played(nordlys, story)


def test_what_is_written_later_joins_the_answer_that_stands(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        phone = await Phone(here).join()
        await phone.send(FIRST, say="dont-know")
        assert (await phone.send(FIRST, note="ask Kari")).status == 303
        assert phone.answers() == {FIRST: DontKnow("ask Kari")}
        assert (await phone.send(FIRST, go="skip", evidence="x", note="ask Kari")).status == 422
        await phone.send(FIRST, say="not-relevant", reason="No stages", note="ask Kari")
        await phone.send(FIRST, go="back", reason="We have no stages")
        assert phone.answers() == {FIRST: NotApplicable("We have no stages")}

    played(nordlys, story)


def test_a_script_saves_what_is_written_and_an_older_page_takes_nothing_away(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        phone = await Phone(here).join()
        assert (await phone.save(FIRST, 1, value="2")).status == 204
        assert (await phone.save(FIRST, 3, value="2", **WRITTEN)).status == 204
        assert (await phone.save(FIRST, 2, value="2", note="ask K")).status == 204  # overtaken on its way
        assert phone.answers() == {FIRST: KEPT}
        assert (await phone.save(FIRST, 4)).status == 204
        assert (await phone.save(FIRST, 5, note="ask Ola")).status == 204
        assert phone.answers() == {FIRST: Answered(2, KEPT.evidence, "ask Ola")}
        told = await phone.save(SECOND, 6, note="ask Kari")
        assert (told.status, UNKEPT in told.text) == (422, True)

    played(nordlys, story)


def test_the_closing_counts_what_was_answered_and_says_so_to_nobody_else(nordlys: Path) -> None:
    async def story(here: Room) -> None:
        answered, silent = await Phone(here).join(), await Phone(here).join()
        await answered.send(FIRST, value="2")
        await here.workshop.close()
        stranger = Browser(here.phones.app(["127.0.0.1"]))
        code = here.workshop.settings.code
        for path in ("/", f"/r/{code}", "/q/stages-known", "/end"):
            assert "What you answered before is counted." in (await answered.browser.get(path)).text, path
            for other in (silent.browser, stranger):
                page = await other.get(path)
                assert (page.status, "is counted" in page.text) == (200, False), path
                assert "<h1>The round is closed.</h1>" in page.text, path
        assert (await silent.send(FIRST, value="2")).status == 409

    played(nordlys, story)

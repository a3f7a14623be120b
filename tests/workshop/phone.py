"""Somebody with a phone on bad wireless: joins, answers everything, reloads, taps twice, loses the connection."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Final

from crmready.model.assessment import Answer
from crmready.model.questionnaire import Questionnaire
from tests.workshop.sheet import Said, Sheet, taken_back, thought_of
from tests.workshop.wire import CutOffError, Reply, Wire

_PATIENCE: Final = 60.0


@dataclass(slots=True)
class Tally:
    """What all phones together have seen."""

    answering: list[float] = field(default_factory=list)
    """Seconds from sending an answer until it was acknowledged."""
    looking: list[float] = field(default_factory=list)
    """Seconds until a page was there."""
    mishaps: dict[str, int] = field(default_factory=dict)
    longest_outage: float = 0.0

    def happened(self, what: str) -> None:
        self.mishaps[what] = self.mishaps.get(what, 0) + 1


@dataclass(slots=True)
class Phone:
    """One phone. `scripted` runs our script; the others have only plain forms. `said` is what was acknowledged."""

    wire: Wire
    role: str
    questionnaire: Questionnaire
    chance: Random
    tally: Tally
    scripted: bool
    pause: Callable[[], float]
    said: dict[str, Answer | None] = field(default_factory=dict)
    late: list[bytes] = field(default_factory=list)
    """Requests that were sent long ago, and may still arrive."""
    turn: int = 0

    async def take_part(self, code: str) -> None:
        """From the code on the wall to "I am done"."""
        await self.join(code)
        page = await self.page("/q")
        while page.status == 200 and "/q/" in page.body and 'id="answer"' in page.body:
            await asyncio.sleep(self.pause())
            page = await self.one_question(Sheet.of(page.body))
        assert 'action="/end"' in page.body, page.body
        await self.finish()
        self.wire.hang_up()

    async def join(self, code: str) -> None:
        """Two taps on "begin", now and then; it is one respondent."""
        page = await self.page(f"/r/{code}")
        seal = page.body.partition('name="seal" value="')[2].partition('"')[0]
        request = self.wire.request("POST", f"/r/{code}", (("seal", seal), ("role", self.role)))
        reply = await self.post(request, twice=self.chance.random() < 0.3)
        assert (reply.status, reply.headers.get("location")) == (303, "/q"), reply

    async def finish(self) -> None:
        page = await self.page("/end")
        seal = page.body.partition('name="seal" value="')[2].partition('"')[0]
        request = self.wire.request("POST", "/end", (("seal", seal),))
        assert (await self.post(request, twice=self.chance.random() < 0.3)).status == 303

    async def one_question(self, sheet: Sheet) -> Reply:
        """Answers one question, with what may go wrong; gives the page that comes next."""
        mishap = self.chance.random()
        if mishap < 0.08:
            self.tally.happened("reloaded")
            sheet = Sheet.of((await self.page(sheet.action)).body)
        elif mishap < 0.16:
            self.tally.happened("other tab")
            await self.in_another_tab()
        elif mishap < 0.20 and "clear" in sheet.buttons:
            self.tally.happened("taken back")
            await self.give(sheet, taken_back(sheet))
            page = await self.page(sheet.action)
            if 'id="answer"' not in page.body:
                return page
            sheet = Sheet.of(page.body)
        if self.late and self.chance.random() < 0.1:
            self.tally.happened("old request arrived late")
            late = self.late.pop(self.chance.randrange(len(self.late)))
            assert (await self.post(late)).status in {303, 204, 404}
        said = thought_of(sheet, self.questionnaire, self.chance)
        reply = await self.give(sheet, said)
        return await self.page(reply.headers.get("location", "/q"))

    async def in_another_tab(self) -> None:
        """An earlier answer is changed beside the page that is open."""
        if self.said:
            page = await self.page("/q/" + self.chance.choice(sorted(self.said)))
            if 'id="answer"' in page.body:
                sheet = Sheet.of(page.body)
                await self.give(sheet, thought_of(sheet, self.questionnaire, self.chance))

    async def give(self, sheet: Sheet, said: Said) -> Reply:
        """Gives an answer until it is acknowledged, or is lost on a question that another tab has hidden meanwhile."""
        if self.scripted and self.chance.random() < 0.06:
            self.tally.happened("overtaken on the way")
            self.late.append(self.entry(sheet, thought_of(sheet, self.questionnaire, self.chance), "save"))
        if self.scripted and said.answer is not None and self.chance.random() < 0.7:
            saved = await self.post(self.entry(sheet, said, "save"))
            if saved.status == 404:
                return saved
            assert saved.status == 204, saved
            self.said[sheet.question] = said.answer
        request = self.entry(sheet, said, "next" if self.scripted else "")
        if self.chance.random() < 0.08:
            self.tally.happened("connection dropped")
            await self.wire.drop(request)
            if not self.scripted:  # a person loads the page again and says the same
                again = await self.page(sheet.action + ("?show=1" if sheet.asks_evidence else ""))
                if f'action="{sheet.action}"' not in again.body:
                    return again
                sheet = Sheet.of(again.body)
                keyed = dict(sheet.fields)["key"]
                form = tuple((name, keyed if name == "key" else value) for name, value in said.form)
                request = self.wire.request("POST", sheet.action, form)
        twice = self.chance.random() < 0.1
        reply = await self.post(request, twice=twice)
        if reply.status == 404:
            return reply
        assert reply.status == 303, (sheet, said, reply)
        self.said[sheet.question] = said.answer
        if self.scripted and self.chance.random() < 0.2:
            self.late.append(request)
        return reply

    def entry(self, sheet: Sheet, said: Said, script: str) -> bytes:
        """A request with an answer; a script gives each its own key and turn."""
        if not self.scripted:
            return self.wire.request("POST", sheet.action, said.form)
        self.turn += 1
        own = (("key", secrets.token_hex(9)), ("turn", str(self.turn)))
        form = (*(pair for pair in said.form if pair[0] not in {"key", "turn"}), *own)
        return self.wire.request("POST", sheet.action, form, script)

    async def page(self, path: str) -> Reply:
        """A page, through redirections, as often as it takes."""
        while True:
            reply = await self.patiently(self.wire, self.wire.request("GET", path))
            self.tally.looking.append(reply.seconds)
            if reply.status != 303:
                return reply
            path = reply.headers["location"]

    async def post(self, request: bytes, *, twice: bool = False) -> Reply:
        """A form that is sent until somebody says that it has arrived."""
        sendings = [self.patiently(self.wire, request)]
        twin = self.wire.twin()
        if twice:
            self.tally.happened("tapped twice")
            sendings.append(self.patiently(twin, request))
        replies = await asyncio.gather(*sendings)
        twin.hang_up()
        self.tally.answering += [reply.seconds for reply in replies]
        return replies[0]

    async def patiently(self, wire: Wire, request: bytes) -> Reply:
        """Sends again until there is an answer: the laptop may be away for a while."""
        clock = asyncio.get_running_loop().time
        begin = clock()
        while True:
            try:
                reply = await wire.send(request)
            except CutOffError:
                assert clock() - begin < _PATIENCE, "the laptop never came back"
                await asyncio.sleep(0.1)
                continue
            waited = clock() - begin - reply.seconds
            self.tally.longest_outage = max(self.tally.longest_outage, waited)
            assert reply.status < 500, reply
            return reply

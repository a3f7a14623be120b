"""Answering: one question a page, and the page that says "done"."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from crmready.collect.beside import above_cap
from crmready.collect.reading import RefusedError
from crmready.collect.session import Session
from crmready.model.assessment import Answer, Answered
from crmready.workshop import codes
from crmready.workshop.cards import card, left_open
from crmready.workshop.doorkeeper import BadFormError, fields_of
from crmready.workshop.register import Place, Seat
from crmready.workshop.replies import Fields, Reader, UnansweredError, first
from crmready.workshop.site import to
from crmready.workshop.taking_part import Given, finished, give
from crmready.workshop.visit import Visit
from crmready.workshop.workshop import Workshop

_LONGEST_KEY: Final = 60
_LONGEST_TURN: Final = 9
_SCRIPT: Final = "x-crmready"
"""The header of a page's script: `save` keeps a choice while the page stays, anything else goes on."""


class Answering:
    """The pages of somebody who has a seat."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    async def go_on(self, request: Request) -> Response:
        """The first question after the last one answered, or the end."""
        visit = Visit(self.workshop, request)
        seat = await visit.seat()
        return await visit.nobody() if seat is None else to(_address(visit.way(seat)))

    async def ask(self, request: Request) -> Response:
        """One question."""
        visit, wanted = Visit(self.workshop, request), request.path_params["question"]
        if not self.workshop.open:
            return await visit.closed()
        seat = await visit.seat()
        if seat is None:
            return await visit.nobody()
        way = visit.way(seat, wanted)
        return to(_address(way)) if way.at != wanted else _question(visit, seat, way)

    async def answer(self, request: Request) -> Response:
        """An answer, kept before the next question is shown."""
        visit, fields = Visit(self.workshop, request), await fields_of(request)
        visit.prove(fields)
        if not self.workshop.open:
            return await visit.closed()
        seat = await visit.seat()
        return await (visit.nobody() if seat is None else self._answered(visit, seat, fields))

    async def end(self, request: Request) -> Response:
        """What is still open, and the button that says "done"."""
        visit = Visit(self.workshop, request)
        if not self.workshop.open:
            return await visit.closed()
        seat = await visit.seat()
        if seat is None:
            return await visit.nobody()
        left = left_open(visit.way(seat), visit.language)
        return visit.page("end.html", open=left, sent=seat.respondent.finished, seal=visit.seal)

    async def send_in(self, request: Request) -> Response:
        """The respondent is done."""
        visit = Visit(self.workshop, request)
        visit.prove(await fields_of(request))
        if not self.workshop.open:
            return await visit.closed()
        seat = await visit.seat()
        if seat is None:
            return await visit.nobody()
        day = self.workshop.day()
        await self.workshop.take(lambda file: finished(file, seat.respondent.id, day))
        return to("/end")

    # --- What the handlers share ------------------------------------------------------------------------------

    async def _answered(self, visit: Visit, seat: Seat, fields: Fields) -> Response:
        request, wanted = visit.request, visit.request.path_params["question"]
        way = visit.way(seat, wanted)
        if way.at != wanted:
            return visit.lost(404)
        saving, going = request.headers.get(_SCRIPT) == "save", first(fields, "go")
        try:
            given = _read(visit, way, fields, leaving=saving or bool(going))
        except RefusedError as refused:
            if going and first(fields, "told"):
                return to(_left(visit, way, going))
            unanswered = isinstance(refused, UnansweredError)
            return _question(visit, seat, way, _Refused(str(refused), fields, unanswered, bool(going)))
        if given is not way.answers.get(wanted) or first(fields, "say") == "clear":
            await self._keep(request, (seat.respondent.id, wanted), given, fields)
        if saving:
            return Response(status_code=204)
        answered = way.with_answer(wanted, given)
        return to(_left(visit, answered, going) if going else _after(answered, given, first(fields, "say")))

    async def _keep(self, request: Request, place: Place, answer: Answer | None, fields: Fields) -> None:
        key, turn = first(fields, "key")[:_LONGEST_KEY] or codes.new_token(), first(fields, "turn")
        counted = turn.isascii() and turn.isdecimal() and len(turn) <= _LONGEST_TURN
        given = Given(place, answer, key, again=_SCRIPT in request.headers, turn=int(turn) if counted else None)
        register, day = self.workshop.register, self.workshop.day()
        await self.workshop.take(lambda file: give(file, register, given, day))


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why an answer was not taken, and what was sent: it stands on the page again."""

    problem: str | None = None
    typed: Fields | None = None
    unanswered: bool = False
    """Whether an answer is missing: then the way past the question is shown beside it."""
    leaving: bool = False
    """Whether somebody wanted to be elsewhere: now that they have been told, they may."""


def _question(visit: Visit, seat: Seat, way: Session, refused: _Refused = _Refused()) -> Response:
    return visit.page(
        "question.html",
        422 if refused.problem else 200,
        card=card(way, seat.respondent.id, visit.language),
        turn=seat.turn,
        at=way.at,
        showing="show" in visit.request.query_params,
        problem=refused.problem,
        unanswered=refused.unanswered,
        told=refused.leaving,
        saves=True,
        typed=refused.typed or {},
        seal=visit.seal,
    )


def _read(visit: Visit, way: Session, fields: Fields, *, leaving: bool) -> Answer | None:
    question = way.question
    if question is None or question.type == "record":
        raise BadFormError
    return Reader(visit.language).said(question, fields, way.answers.get(question.id), leaving=leaving)


def _address(way: Session) -> str:
    return "/end" if way.at is None else f"/q/{way.at}"


def _left(visit: Visit, way: Session, going: str) -> str:
    """Where somebody wants to be instead, now that what they wrote is kept."""
    if going in visit.workshop.loaded.languages:
        return f"/in/{going}?at={way.at}"
    return _address({"back": way.back, "skip": way.forward}.get(going, lambda: way)())


def _after(way: Session, given: Answer | None, say: str) -> str:
    """Where an answer leads: to what shows it, when it counts for less without; else on."""
    question = way.question
    if question is not None and say == "clear":
        return f"/q/{question.id}"
    unshown = isinstance(given, Answered) and not given.evidence and say != "shown"
    if question is not None and isinstance(given, Answered) and unshown and above_cap(question, given):
        return f"/q/{question.id}?show=1"
    return _address(way.forward())

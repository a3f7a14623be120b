"""The pages on the phones: a code, a role, one question a page, and a thank you. They work without a script."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crmready.collect.beside import above_cap
from crmready.collect.reading import RefusedError
from crmready.collect.session import Session
from crmready.collect.words import Words, privacy_lines
from crmready.model.assessment import Answer, Answered, Respondent
from crmready.workshop import codes
from crmready.workshop.cards import card, left_open
from crmready.workshop.doorkeeper import BadFormError, Tries, fields_of
from crmready.workshop.replies import Fields, Reader, first
from crmready.workshop.site import application, to
from crmready.workshop.taking_part import Given, finished, give, joined
from crmready.workshop.visit import COOKIE, LANGUAGE, Visit, remember
from crmready.workshop.workshop import Workshop

_LONGEST_KEY = 60


class Phones:
    """Answers the phones of one workshop. `clock` counts seconds."""

    def __init__(self, workshop: Workshop, clock: Callable[[], float] = time.monotonic) -> None:
        self.workshop = workshop
        self._tries = Tries(clock)
        self.further: list[Route] = []
        """Pages that others add."""

    def app(self, hosts: list[str]) -> Starlette:
        """The application for a server. `hosts` are the names under which the laptop may be spoken to."""
        routes = [
            Route("/", self.enter),
            Route("/code", self.code, methods=["POST"]),
            Route("/r/{code}", self.role),
            Route("/r/{code}", self.join, methods=["POST"]),
            Route("/in/{language}", self.speak),
            Route("/q", self.go_on),
            Route("/q/{question}", self.ask),
            Route("/q/{question}", self.answer, methods=["POST"]),
            Route("/end", self.end),
            Route("/end", self.send_in, methods=["POST"]),
            *self.further,
        ]
        return application(routes, hosts, {404: self._lost, 405: self._lost, BadFormError: self._refused})

    # --- Coming in --------------------------------------------------------------------------------------------

    async def enter(self, request: Request) -> Response:
        """Who has a seat goes on; who has none types the code."""
        visit = Visit(self.workshop, request)
        return to("/q") if await visit.respondent() else visit.page("enter.html", problem=None)

    async def code(self, request: Request) -> Response:
        """Somebody typed the code."""
        visit = Visit(self.workshop, request)
        written = first(await fields_of(request), "code")
        return self._guessed(visit, written) or to(f"/r/{self.workshop.settings.code}")

    async def role(self, request: Request) -> Response:
        """Language and role, and what becomes of the answers."""
        visit = Visit(self.workshop, request)
        if (refusal := self._guessed(visit, request.path_params["code"])) is not None:
            return refusal
        if not self.workshop.open:
            return visit.closed()
        if await visit.respondent():
            return to("/q")
        token = visit.token or codes.new_token()
        response = self._join_page(visit, token)
        remember(response, COOKIE, token)
        return response

    async def join(self, request: Request) -> Response:
        """Somebody takes part. Twice the same is once."""
        visit = Visit(self.workshop, request)
        if (refusal := self._guessed(visit, request.path_params["code"])) is not None:
            return refusal
        fields = await fields_of(request)
        visit.prove(fields)
        if not self.workshop.open:
            return visit.closed()
        role, day, print_ = first(fields, "role"), self.workshop.day(), codes.fingerprint(visit.token)
        if role not in self.workshop.loaded.source.role:
            return self._join_page(visit, visit.token, problem=visit._("Choose your role first."))
        await self.workshop.desk.write(lambda file: joined(file, print_, role, day))
        return to("/q")

    async def speak(self, request: Request) -> Response:
        """Another language from now on."""
        language, code = request.path_params["language"], request.query_params.get("code")
        response = to(f"/r/{self.workshop.settings.code}" if code == self.workshop.settings.code else "/")
        if language in self.workshop.loaded.languages:
            remember(response, LANGUAGE, language)
        return response

    # --- Answering --------------------------------------------------------------------------------------------

    async def go_on(self, request: Request) -> Response:
        """The first question after the last one answered, or the end."""
        visit = Visit(self.workshop, request)
        respondent = await visit.respondent()
        return to("/") if respondent is None else to(_address(await visit.way(respondent)))

    async def ask(self, request: Request) -> Response:
        """One question."""
        visit = Visit(self.workshop, request)
        respondent = await visit.respondent()
        if respondent is None:
            return to("/")
        if not self.workshop.open:
            return visit.closed()
        wanted = request.path_params["question"]
        way = await visit.way(respondent, wanted)
        return to(_address(way)) if way.at != wanted else _question(visit, respondent, way)

    async def answer(self, request: Request) -> Response:
        """An answer, kept before anything else happens; then the next question."""
        visit, wanted = Visit(self.workshop, request), request.path_params["question"]
        fields = await fields_of(request)
        visit.prove(fields)
        respondent = await visit.respondent()
        if respondent is None:
            return visit.lost(403)
        if not self.workshop.open:
            return visit.closed()
        way = await visit.way(respondent, wanted)
        if way.at != wanted:
            return visit.lost(404)
        try:
            given = _read(visit, way, fields)
        except RefusedError as refused:
            return _question(visit, respondent, way, _Refused(str(refused), fields))
        if given is not None or first(fields, "say") == "clear":
            key = first(fields, "key")[:_LONGEST_KEY] or codes.new_token()
            sent = Given(wanted, given, key, again="x-crmready" in request.headers)
            await self.workshop.desk.write(lambda file: give(file, respondent.id, sent, self.workshop.day()))
            way = way.with_answer(wanted, given)
        return to(_after(way, given, first(fields, "say")))

    async def end(self, request: Request) -> Response:
        """What is still open, and the button that says "done"."""
        visit = Visit(self.workshop, request)
        respondent = await visit.respondent()
        if respondent is None:
            return to("/")
        if not self.workshop.open:
            return visit.closed()
        left = left_open(await visit.way(respondent), visit.language)
        return visit.page("end.html", open=left, sent=respondent.finished, seal=visit.seal)

    async def send_in(self, request: Request) -> Response:
        """The respondent is done."""
        visit = Visit(self.workshop, request)
        visit.prove(await fields_of(request))
        respondent = await visit.respondent()
        if respondent is None:
            return visit.lost(403)
        if not self.workshop.open:
            return visit.closed()
        await self.workshop.desk.write(lambda file: finished(file, respondent.id, self.workshop.day()))
        return to("/end")

    # --- What the handlers share ------------------------------------------------------------------------------

    def _guessed(self, visit: Visit, written: str) -> Response | None:
        """What somebody with a wrong code gets to see; None for the right one."""
        address = visit.request.client.host if visit.request.client else ""
        if self._tries.exhausted(address):
            problem = visit._("Too many wrong codes. Try again in a minute.")
            return visit.page("enter.html", 429, problem=problem)
        if codes.is_code(written, self.workshop.settings.code):
            return None
        self._tries.failed(address)
        return visit.page("enter.html", 404, problem=visit._("That is not the code. It is on the screen in the room."))

    def _join_page(self, visit: Visit, token: str, problem: str | None = None) -> Response:
        questionnaire, words = self.workshop.asked(visit.language), Words.of(visit.language)
        asked = {role.id: sum(1 for _ in questionnaire.asked_of(role.id)) for role in questionnaire.roles}
        return visit.page(
            "join.html",
            422 if problem else 200,
            roles=[
                (role, privacy_lines(words, role, questionnaire.privacy), asked[role.id])
                for role in questionnaire.roles
                if asked[role.id]
            ],
            introduction=questionnaire.introduction,
            code=self.workshop.settings.code,
            seal=codes.seal(self.workshop.seal, token),
            problem=problem,
        )

    def _lost(self, request: Request, error: Exception) -> Response:
        return Visit(self.workshop, request).lost(getattr(error, "status_code", 404))

    def _refused(self, request: Request, error: Exception) -> Response:
        del error
        return Visit(self.workshop, request).lost(403)


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why an answer was not taken, and what was sent: it stands on the page again."""

    problem: str | None = None
    typed: Fields | None = None


def _question(visit: Visit, respondent: Respondent, way: Session, refused: _Refused = _Refused()) -> Response:
    return visit.page(
        "question.html",
        422 if refused.problem else 200,
        card=card(way, respondent.id, visit.language),
        showing="show" in visit.request.query_params,
        problem=refused.problem,
        typed=refused.typed or {},
        seal=visit.seal,
    )


def _read(visit: Visit, way: Session, fields: Fields) -> Answer | None:
    question = way.question
    if question is None or question.type == "record":
        raise BadFormError
    return Reader(visit.language).answer(question, fields)


def _address(way: Session) -> str:
    return "/end" if way.at is None else f"/q/{way.at}"


def _after(way: Session, given: Answer | None, say: str) -> str:
    """Where an answer leads: to what shows it, when it counts for less without; else on."""
    question = way.question
    if question is not None and say == "clear":
        return f"/q/{question.id}"
    unshown = isinstance(given, Answered) and not given.evidence and say != "shown"
    if question is not None and isinstance(given, Answered) and unshown and above_cap(question, given):
        return f"/q/{question.id}?show=1"
    return _address(way.forward())

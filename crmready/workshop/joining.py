"""Coming in: the code, the language, the role, and what becomes of the answers."""

from starlette.requests import Request
from starlette.responses import Response

from crmready.store.file import AssessmentFile
from crmready.workshop import codes
from crmready.workshop.doorkeeper import Tries, fields_of
from crmready.workshop.replies import first
from crmready.workshop.site import to
from crmready.workshop.taking_part import AnswersTogetherError, dropped, joined
from crmready.workshop.visit import COOKIE, LANGUAGE, Visit, remember
from crmready.workshop.workshop import Workshop


class Joining:
    """The pages before the first question. `tries` counts wrong codes."""

    def __init__(self, workshop: Workshop, tries: Tries) -> None:
        self.workshop = workshop
        self._tries = tries

    async def enter(self, request: Request) -> Response:
        """Who has a seat goes on; who has none types the code."""
        visit = Visit(self.workshop, request)
        if not self.workshop.open:
            return await visit.closed()
        if await visit.seat():
            return to("/q")
        return await visit.replaced() or visit.page("enter.html", problem=None)

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
            return await visit.closed()
        if await visit.seat():
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
        role = first(fields, "role")
        if role not in self.workshop.loaded.source.role:
            return self._join_page(visit, visit.token, problem=visit._("Choose your role first."))
        try:
            wiped = await self._take(visit, role, first(fields, "sure"))
        except AnswersTogetherError:
            return self._join_page(
                visit, visit.token, problem=visit._("Your role answers together, on one phone: not on this one.")
            )
        return self._sure_page(visit, role, wiped) if wiped else to("/q")

    async def speak(self, request: Request) -> Response:
        """Another language from now on, on the page that one was on."""
        language, code, at = request.path_params["language"], *map(request.query_params.get, ("code", "at"))
        response = to("/")
        if code == self.workshop.settings.code:
            response = to(f"/r/{code}")
        elif at in self.workshop.loaded.source.asked:
            response = to(f"/q/{at}")
        if language in self.workshop.loaded.languages:
            remember(response, LANGUAGE, language)
        return response

    # --- What the handlers share ------------------------------------------------------------------------------

    async def _take(self, visit: Visit, role: str, sure: str) -> int:
        """Joins, unless more people's answers would be dropped by it than somebody was `sure` of: how many."""
        print_, day = codes.fingerprint(visit.token), self.workshop.day()

        def taking(file: AssessmentFile) -> int:
            if (wiped := dropped(file, print_, role)) and sure != str(wiped):
                return wiped
            joined(file, print_, role, day)
            return 0

        return await self.workshop.take(taking)

    def _sure_page(self, visit: Visit, role: str, wiped: int) -> Response:
        return visit.page(
            "sure.html",
            role=self.workshop.asked(visit.language).role[role],
            wiped=wiped,
            join=f"/r/{self.workshop.settings.code}",
            seal=visit.seal,
        )

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
        questionnaire = self.workshop.asked(visit.language)
        asked = {role.id: sum(1 for _ in questionnaire.asked_of(role.id)) for role in questionnaire.roles}
        return visit.page(
            "join.html",
            422 if problem else 200,
            roles=[(role, asked[role.id]) for role in questionnaire.roles if asked[role.id]],
            group=questionnaire.privacy.minimum_group,
            together=self.workshop.settings.together,
            introduction=questionnaire.introduction,
            code=self.workshop.settings.code,
            seal=codes.seal(self.workshop.seal, token),
            problem=problem,
        )

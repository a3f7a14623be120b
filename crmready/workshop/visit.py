"""One request of one phone: in which language, whose seat, and how a page is answered to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from crmready.collect.session import Session
from crmready.i18n import negotiate, translations
from crmready.workshop import codes, pages
from crmready.workshop.doorkeeper import BadFormError
from crmready.workshop.register import Seat
from crmready.workshop.replies import Fields, first
from crmready.workshop.site import to
from crmready.workshop.way import session
from crmready.workshop.workshop import Workshop

COOKIE: Final = "crmready-phone"
LANGUAGE: Final = "crmready-language"
_A_DAY: Final = 86_400
_NORWEGIAN: Final = frozenset({"no", "nn", "nb"})


@dataclass(frozen=True, slots=True)
class Visit:
    """A request to the pages of a workshop."""

    workshop: Workshop
    request: Request

    @property
    def language(self) -> str:
        """The language chosen, else the browser's, else the questionnaire's own."""
        spoken = self.workshop.loaded.languages
        chosen = self.request.cookies.get(LANGUAGE, "")
        return chosen if chosen in spoken else browser_language(self.request, spoken) or spoken[0]

    @property
    def token(self) -> str:
        """What the phone's cookie says; nothing when it has none."""
        return self.request.cookies.get(COOKIE, "")

    @property
    def seal(self) -> str:
        """What our forms for this phone carry."""
        return codes.seal(self.workshop.seal, self.token)

    def _(self, message: str) -> str:
        """A message in the visitor's language."""
        return translations(self.language, "workshop").gettext(message)

    async def seat(self) -> Seat | None:
        """Who answers with this phone, and what they have answered; None when nobody does."""
        if not self.token:
            return None
        register, print_ = self.workshop.register, codes.fingerprint(self.token)
        return await self.workshop.desk.read(lambda file: register.seat(file, print_))

    def way(self, seat: Seat, at: str | None = None) -> Session:
        """Where the respondent is, or at the question named if it is on their way."""
        return session(self.workshop.asked(self.language), seat.respondent.role, seat.answers, at)

    def prove(self, fields: Fields) -> None:
        """`BadFormError` unless the form is one that we made for this phone."""
        if not self.token or not codes.is_seal(self.workshop.seal, self.token, first(fields, "seal")):
            raise BadFormError

    def page(self, name: str, status: int = 200, **context: object) -> HTMLResponse:
        """One of the phones' pages."""
        shared = {
            "title": self.workshop.speaking(self.language).title,
            "languages": self.workshop.loaded.languages,
            "code": "",
            "at": "",
            "saves": False,
        }
        return HTMLResponse(pages.page(name, self.language, {**shared, **context}), status)

    async def closed(self) -> HTMLResponse:
        """No answers are taken; what was just sent is not kept. What was answered before counts, if anything was."""
        seat = await self.seat()
        return self.page("closed.html", 409 if self._sends else 200, counted=seat is not None and bool(seat.answers))

    async def nobody(self) -> Response:
        """For a phone that answers for nobody: it types the code, or hears that its role answers as one elsewhere."""
        return await self.replaced() or (self.lost(403) if self._sends else to("/"))

    async def replaced(self) -> HTMLResponse | None:
        """What a phone is told whose answers were dropped, as its role now answers as one; None for every other."""
        register, print_ = self.workshop.register, codes.fingerprint(self.token)
        was = await self.workshop.desk.read(lambda file: register.replaced(file, print_))
        if not was:
            return None
        return self.page("replaced.html", 409 if self._sends else 200, join=f"/r/{self.workshop.settings.code}")

    @property
    def _sends(self) -> bool:
        return self.request.method == "POST"

    def lost(self, status: int) -> HTMLResponse:
        """There is no such page, or the form was not ours."""
        return self.page("lost.html", status)


def browser_language(request: Request, spoken: Sequence[str]) -> str | None:
    """The first language that the browser asks for and that is spoken here; Norwegian is Norwegian."""
    for wish in request.headers.get("accept-language", "").split(","):
        tag = wish.partition(";")[0].strip().partition("-")[0].lower()
        near = negotiate(tag) if tag in _NORWEGIAN else tag
        if near in spoken:
            return near
    return None


def remember(response: Response, name: str, value: str) -> None:
    """Sets a cookie for a working day, out of reach of scripts and of other sites."""
    response.set_cookie(name, value, max_age=_A_DAY, httponly=True, samesite="strict", path="/")

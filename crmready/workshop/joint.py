"""Roles that are too few to stay anonymous: the facilitator lets them answer as one, on one phone."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crmready.i18n import translations
from crmready.model.questionnaire import Role
from crmready.workshop.facilitator import Facilitator
from crmready.workshop.replies import Fields, first
from crmready.workshop.site import to
from crmready.workshop.taking_part import Count

_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Few:
    """An anonymous role, who of it is there, and how many are to answer as one."""

    role: Role
    count: Count
    people: int
    """0 where everybody answers alone."""
    given: bool
    """Whether their one phone has joined: from then on it stays so."""


class Together:
    """The page on which the facilitator says who answers together."""

    def __init__(self, facilitator: Facilitator) -> None:
        self._facilitator = facilitator
        self._workshop = facilitator.workshop

    def routes(self) -> list[Route]:
        """For the facilitator's application."""
        guard = self._facilitator.backstage.guard
        return [
            Route("/together", guard(self.show)),
            Route("/together", guard(self.decide), methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """Every anonymous role with how many are there."""
        del request
        return await self._page()

    async def decide(self, request: Request) -> Response:
        """From now on these roles answer as one."""
        fields = await self._facilitator.backstage.proved(request)
        roles = await self._roles()
        most = self._least - 1
        wanted = {few.role.id: _people(fields, few.role, most) for few in roles if not few.given}
        if None in wanted.values():
            return await self._page(422, self._problem(most))
        kept = {few.role.id: few.people for few in roles if few.given}
        chosen = {role: people for role, people in {**wanted, **kept}.items() if people}
        await self._workshop.change(together=chosen)
        return to("/")

    @property
    def _least(self) -> int:
        return self._workshop.loaded.source.privacy.minimum_group

    def _problem(self, most: int) -> str:
        gettext = translations(self._facilitator.language, "workshop").gettext
        return gettext("Write a number from 2 to %(most)s, or nothing.") % {"most": most}

    async def _roles(self) -> list[Few]:
        joint = (await self._workshop.desk.read(lambda file: file.assessment())).joint
        people = {**self._workshop.settings.together, **joint}
        return [
            Few(role, count, people.get(role.id, 0), role.id in joint)
            for role, count in await self._facilitator.counts()
            if role.anonymous
        ]

    async def _page(self, status: int = 200, problem: str | None = None) -> Response:
        return self._facilitator.page(
            "together.html", status, roles=await self._roles(), least=self._least, problem=problem
        )


def _people(fields: Fields, role: Role, most: int) -> int | None:
    """How many of a role answer as one; 0 for an empty field, None for what is no such number."""
    written = first(fields, f"people-{role.id}").strip()
    if not written:
        return 0
    is_number = written.isascii() and written.isdecimal() and len(written) <= len(str(most))
    return int(written) if is_number and _FEWEST <= int(written) <= most else None

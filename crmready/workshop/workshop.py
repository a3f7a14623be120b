"""A workshop: its file, its questionnaire, its code, and whether it still takes answers."""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import TypeVar

from crmready.errors import CrmreadyError
from crmready.loading.questionnaire import LoadedQuestionnaire, restore
from crmready.model.questionnaire import Questionnaire
from crmready.store.events import Released
from crmready.store.file import AssessmentFile
from crmready.workshop.codes import room_code
from crmready.workshop.desk import Desk, Work
from crmready.workshop.register import Register
from crmready.workshop.taking_part import together
from crmready.workshop.way import on_phones

Result = TypeVar("Result")


class RoomClosedError(CrmreadyError):
    """The workshop takes no answers any more."""

    exit_code = 3


class Phase(Enum):
    """Whether answers are taken."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Settings:
    """What must outlive a crash: phones hold on to the code, the port and the seal of their forms."""

    code: str
    seal: str
    phase: Phase = Phase.OPEN
    port: int = 0
    """0 until it is known."""
    address: str = ""
    """Where phones came last; their cookies belong to it."""
    shown: bool = False
    """Whether answers have been shown: from then on leaders are not asked what others answer."""
    together: Mapping[str, int] = field(default_factory=dict)
    """Roles that answer as one, on one phone, with how many people do."""

    @classmethod
    def kept_in(cls, file: AssessmentFile) -> "Settings":
        """The settings in a file; new ones are kept at once."""
        kept = file.seats.settings()
        shown = kept.get("shown") == "yes" or any(isinstance(event, Released) for event in file.history())
        if "code" not in kept:
            settings = cls(room_code(), secrets.token_hex(32), shown=shown)
            settings.keep(file)
            return settings
        phase, port, address = Phase(kept["phase"]), int(kept["port"]), kept.get("address", "")
        return cls(kept["code"], kept["seal"], phase, port, address, shown, together(file))

    def keep(self, file: AssessmentFile) -> None:
        """Writes them into the file."""
        shown = "yes" if self.shown else "no"
        phase, port, address = self.phase.value, str(self.port), self.address
        settings = {"code": self.code, "seal": self.seal, "phase": phase, "port": port, "address": address}
        file.seats.set({**settings, "shown": shown, "together": json.dumps(dict(self.together))})


class Workshop:
    """What the phones' pages and the facilitator's pages share. `day` says which day it is."""

    def __init__(self, desk: Desk, day: Callable[[], date]) -> None:
        self.desk, self.day = desk, day
        self.register = Register()
        self.settings = desk.now(Settings.kept_in)
        self.loaded: LoadedQuestionnaire = desk.now(lambda file: restore(file.snapshot()))
        self._speaking: dict[str, Questionnaire] = {}
        self._asked: dict[tuple[str, bool], Questionnaire] = {}

    @property
    def open(self) -> bool:
        """Whether answers are taken now."""
        return self.settings.phase is Phase.OPEN

    @property
    def seal(self) -> bytes:
        """What our forms are sealed with."""
        return self.settings.seal.encode()

    def speaking(self, language: str) -> Questionnaire:
        """The whole questionnaire in one of its languages."""
        if language not in self._speaking:
            self._speaking[language] = self.loaded.speaking(language)
        return self._speaking[language]

    def asked(self, language: str) -> Questionnaire:
        """What phones ask in a language."""
        key = (language, not self.settings.shown)
        if key not in self._asked:
            self._asked[key] = on_phones(self.speaking(language), estimates=not self.settings.shown)
        return self._asked[key]

    async def take(self, work: Work[Result]) -> Result:
        """What a phone writes. `RoomClosedError` when the round is closed by the time that its turn has come."""

        def taking(file: AssessmentFile) -> Result:
            if file.seats.setting("phase") == Phase.CLOSED.value:
                raise RoomClosedError("The round is closed.")
            return work(file)

        return await self.desk.write(taking)

    async def change(self, **changes: object) -> None:
        """Changes settings, on the disk first."""
        wanted = replace(self.settings, **changes)  # type: ignore[arg-type]  # dataclasses check the names
        await self.desk.write(wanted.keep)
        self.settings = wanted

    async def close(self) -> None:
        """No more answers. Whoever only joined and never answered is not counted as somebody who is missing."""
        await self.change(phase=Phase.CLOSED)
        await self.desk.write(closed_by(self.day()))

    async def reopen(self) -> None:
        """Answers are taken again; phones find what they answered before."""
        await self.change(phase=Phase.OPEN)

    async def look(self) -> None:
        """Notices what another command did to the file meanwhile, such as `crmready collect --close`."""
        self.settings = await self.desk.read(Settings.kept_in)

    async def end(self) -> None:
        """Forgets which phone was whose, for good. The code on the screen admits nobody any more."""
        self.settings = await self.desk.write(ended)


def closed_by(day: date) -> Callable[[AssessmentFile], None]:
    """The errand that closes a round: whoever only joined and never answered is not somebody who is missing."""

    def closing(file: AssessmentFile) -> None:
        assessment = file.assessment()
        begun = {person for person, _ in assessment.answers}
        for person in assessment.respondents:
            if person.id not in begun:
                file.leave(person.id, day)

    return closing


def ended(file: AssessmentFile) -> Settings:
    """The errand that forgets which phone was whose, and the code that led to it."""
    fresh = replace(Settings.kept_in(file), code=room_code(), seal=secrets.token_hex(32), phase=Phase.CLOSED)
    fresh.keep(file)
    file.seats.clear()
    return fresh

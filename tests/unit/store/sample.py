"""What the store's tests have in common."""

import json
from datetime import date
from pathlib import Path

from crmready.store import AssessmentFile, Founding, create

DAY = date(2026, 11, 23)
LATER = date(2026, 12, 1)
SNAPSHOT = json.dumps(
    {"questionnaire": {"id": "crm-readiness", "title": "Er vi klare?"}, "translations": {}},
    ensure_ascii=False,
    separators=(",", ":"),
)
FOUNDING = Founding(
    organisation="Nordlys AS",
    language="nb",
    questionnaire="crm-readiness",
    version="1.0.0",
    snapshot=SNAPSHOT,
    profile="small",
    secret="00112233445566778899aabbccddeeff",  # noqa: S106  # as public as this test
)


def names_in(folder: Path) -> list[str]:
    """What lies in a folder, journals and drafts included."""
    return sorted(entry.name for entry in folder.iterdir())


def new_file(folder: Path, name: str = "acme.crmready") -> AssessmentFile:
    """A file in which nothing has happened but its founding."""
    return create(folder / name, FOUNDING, DAY)

"""What form tools and people write that is no question's own text: headings, and answers that any question has."""

import re
from typing import Final, Literal

Mark = Literal["id", "start", "stamp", "personal", "other"]
"""What a column that is left out is: some of it tells rows apart, some of it tells who somebody is."""

HEADINGS: Final[dict[str, Mark]] = {
    **dict.fromkeys(("id", "response id", "svar id", "svar-id"), "id"),
    **dict.fromkeys(("start time", "starttidspunkt", "starttid"), "start"),
    **dict.fromkeys(
        (
            "completion time", "fullføringstidspunkt", "fullføringstid", "timestamp", "tidsmerke", "tidsstempel",
            "tidspunkt", "submitted at", "innsendt",
        ),
        "stamp",
    ),
    **dict.fromkeys(
        (
            "email", "e mail", "email address", "e mail address", "epost", "e post", "epostadresse", "e postadresse",
            "name", "full name", "navn", "fullt navn", "username", "user name", "brukernavn",
        ),
        "personal",
    ),
    **dict.fromkeys(
        (
            "last modified time", "tidspunkt for siste endring", "sist endret", "total points", "totalt antall poeng",
            "poengsum totalt", "quiz feedback", "tilbakemelding på quiz", "tilbakemelding på test", "score",
            "poengsum", "grade posted time", "language", "språk",
        ),
        "other",
    ),
}  # fmt: skip
"""By their words alone; see `lookup.loose`."""

GRADING: Final = re.compile(r"\s*(points|feedback|poeng|tilbakemelding)\s*[-–—:]\s+\S", re.IGNORECASE)
"""What a quiz adds for each of its questions."""

TAG: Final = re.compile(r"\[\s*([a-z][a-z0-9-]*)\s*(?::\s*([a-z]+)\s*)?\]")
"""The id that our own forms write behind a question, as in `[stages-known]` or `[stages-known:evidence]`."""

ROLE_HEADINGS: Final = ("role", "rolle", "your role", "din rolle", "rollen din")

DONT_KNOW: Final = (
    "don't know", "dont know", "dont-know", "do not know", "i don't know", "i do not know", "unknown", "not sure",
    "vet ikke", "vet ikkje", "jeg vet ikke", "usikker",
)  # fmt: skip
NOT_RELEVANT: Final = (
    "not relevant", "it is not relevant", "not applicable", "n/a", "does not apply", "ikke relevant",
    "det er ikke relevant", "ikke aktuelt", "gjelder ikke",
)  # fmt: skip
YES: Final = ("yes", "ja", "true", "sann", "sant")
NO: Final = ("no", "nei", "false", "usann", "usant")
NONE_OF_THESE: Final = ("none of these", "none of them", "ingen av disse", "ingen av dem")

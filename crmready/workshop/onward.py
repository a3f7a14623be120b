"""Where the facilitator's browser goes once a form is kept: on, by what was pressed, and what it is told there."""

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from crmready.i18n import translations
from crmready.workshop.replies import Fields, first
from crmready.workshop.site import to

_PAGES: Final = re.compile(r"/topics|/report|/(topics|records)/[A-Za-z0-9_.-]+(\?change=[A-Za-z0-9_.-]+)?")
"""Where a form may lead on to."""


def way_on(fields: Fields) -> str | None:
    """The page that somebody wanted to go on to with this form; None when they only wanted to save it."""
    then = first(fields, "then")
    return then if _PAGES.fullmatch(then) else None


def onward(fields: Fields, here: str, *, said: str = "") -> Response:
    """Back to the form's own page, or on. `said` is what has been done: "saved", "removed" or nothing."""
    there = way_on(fields) or here
    return to(f"{there}{'&' if '?' in there else '?'}said={said}" if said else there)


def told(request: Request, language: str) -> str | None:
    """What a page says of what has just been done; None when nothing was."""
    _ = translations(language, "workshop").gettext
    return {"saved": _("Saved"), "removed": _("Removed")}.get(request.query_params.get("said", ""))

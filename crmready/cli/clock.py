"""The only place that asks the machine what day it is."""

import os
from datetime import UTC, date, datetime


def fixed_moment() -> datetime | None:
    """The moment that `SOURCE_DATE_EPOCH` (seconds since 1970, UTC) fixes for reproducible runs, if it does."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), tz=UTC) if fixed.isdecimal() else None


def today() -> date:
    """The local day, unless a moment is fixed."""
    moment = fixed_moment()
    if moment is not None:
        return moment.date()
    return date.today()  # noqa: DTZ011, TID251  # the one call; the day is meant as people here live it

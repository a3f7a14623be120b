"""The only place that asks the machine what day it is."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The local day; `SOURCE_DATE_EPOCH` (seconds since 1970, UTC) overrules it for reproducible runs."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isdecimal():
        return datetime.fromtimestamp(int(fixed), tz=UTC).date()
    return date.today()  # noqa: DTZ011, TID251  # the one call; the day is meant as people here live it

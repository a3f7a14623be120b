"""One thing that is wrong in a template, as the process that looks for it says it."""

from typing import NamedTuple


class Finding(NamedTuple):
    """A finding with its place: the name of the page as messages call it, and the line from 1."""

    code: str
    file: str
    line: int
    message: str
    hint: str = ""

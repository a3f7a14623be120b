"""The machines of GitHub Actions, as a command meets them: known by their environment, with a page for a summary."""

import os
from collections.abc import Iterable
from pathlib import Path

from crmready.cli.console import say


def runs_here() -> bool:
    """Whether this process is a step of a GitHub workflow."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def add_to_summary(lines: Iterable[str]) -> None:
    """Adds Markdown to the run's summary page, when there is one; a page that cannot be written fails nothing."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if not page:
        return
    try:
        with Path(page).open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.writelines(f"{line}\n" for line in (*lines, ""))
    except OSError as error:
        say(f"The summary could not be written: {error.strerror}.")

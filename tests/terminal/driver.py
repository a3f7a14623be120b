"""A respondent's terminal for the tests: the interview over the sample questionnaire, kept in a file of lines.

Usage: python -m tests.terminal.driver KEPT [--plain] [--language=LANGUAGE] [--role=ROLE] [--hostile]
"""

import json
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

from crmready.cli.main import end_by_all_means
from crmready.collect.interview import interview
from crmready.collect.notebook import Invitation
from crmready.collect.terminal import Terminal, front_end
from crmready.errors import UsageError
from crmready.model.assessment import Answer, Answered
from crmready.model.questionnaire import Questionnaire
from tests.unit.collect.sample import Pages, questionnaire

HOSTILE = "\x1b]52;c;aGVq\x07\x1b[2J\u202e[red]Ready?[/red]"


class FilePages(Pages):
    """The notebook of a respondent, on disk before `save` returns."""

    def __init__(self, kept: Path) -> None:
        lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
        said = [json.loads(line) for line in lines]
        super().__init__({name: Answered(value, tuple(evidence)) for name, value, evidence in said})
        self._kept = kept

    def save(self, question_id: str, answer: Answer | None) -> None:
        """Appends a line and waits for the disk."""
        super().save(question_id, answer)
        if isinstance(answer, Answered):
            with self._kept.open("a", encoding="utf-8") as file:
                file.write(json.dumps([question_id, answer.value, answer.evidence]) + "\n")
                file.flush()
                os.fsync(file.fileno())


def _options(arguments: list[str]) -> Mapping[str, str]:
    pairs = (argument.removeprefix("--").partition("=") for argument in arguments)
    return {name: value for name, _, value in pairs}


def _spoken(options: Mapping[str, str], language: str) -> Questionnaire:
    spoken = questionnaire(language)
    return spoken.model_copy(update={"introduction": HOSTILE}) if "hostile" in options else spoken


def _stopped(number: int, _frame: FrameType | None) -> None:
    end_by_all_means(128 + number)
    raise SystemExit(128 + number)


def main(kept: Path, options: Mapping[str, str]) -> str:
    """How the interview ended, in a line."""
    pages = FilePages(kept)
    invitation = Invitation(
        lambda language: _spoken(options, language),
        ("en", "nb"),
        lambda _role: pages,
        options.get("language"),
        options.get("role"),
    )
    terminal = Terminal(sys.stdin, sys.stderr, os.environ)
    outcome = interview(invitation, front_end(terminal, plain="plain" in options))
    return f"finished={outcome.finished} answered={outcome.answered} open={len(outcome.left_unanswered)}"


if __name__ == "__main__":
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _stopped)
    try:
        print(main(Path(sys.argv[1]), _options(sys.argv[2:])))  # noqa: T201  # the result, on stdout
    except UsageError as error:
        sys.exit(f"{error.message}: {error.hint}")

"""The errors that end a command, each with the exit code it ends with. Exceptions never print."""

from collections.abc import Iterable
from typing import ClassVar

from crmready.problems import Problem


class CrmreadyError(Exception):
    """Something the person at the keyboard can mend: what is wrong, and what to do about it."""

    exit_code: ClassVar[int] = 3

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ProblemsError(CrmreadyError):
    """There are problems in a file. Carries them all, sorted by place."""

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UsageError(CrmreadyError):
    """The command was called in a way that cannot work: options that exclude each other, an unknown language."""

    exit_code: ClassVar[int] = 2


class InputError(CrmreadyError):
    """An input cannot be used at all: it is missing, unreadable, or not what it should be."""

    exit_code: ClassVar[int] = 3


class EnvironmentUnusable(CrmreadyError):  # noqa: N818  # it names a state of the machine
    """The machine lacks something the command needs: a system library, a free port, a writable folder."""

    exit_code: ClassVar[int] = 4

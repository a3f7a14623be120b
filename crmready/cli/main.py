"""One call of the command line: signals, umask, and the one place that turns errors into exit codes."""

import errno
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from types import FrameType
from typing import Final, NoReturn

from crmready.cli.console import prepare_streams, say, silence
from crmready.errors import CrmreadyError, EnvironmentUnusable, ProblemsError

INPUT: Final = 3
BUG: Final = 70
SIGNALLED: Final = 128
_PATIENCE: Final = 5
"""Seconds in which everything is tidied up after a signal."""


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    # Raising lets every `with` and `finally` run; answers are saved one by one, so there is nothing else to do.
    end_by_all_means(SIGNALLED + number)
    raise SystemExit(SIGNALLED + number)


def end_by_all_means(code: int) -> None:
    """Ends the process in a few seconds if it has not ended by then: a library may swallow what a signal raises."""
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, lambda *_: os._exit(code))
        signal.alarm(_PATIENCE)


def _catch_signals() -> None:
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)


def _explain(error: CrmreadyError) -> int:
    if isinstance(error, ProblemsError):
        say(*(str(problem) for problem in error.problems))
    else:
        say(f"Error: {error.message}")
        if error.hint:
            say(f"  {error.hint}")
    return error.exit_code


def _stream_lost(error: OSError) -> int:
    """Nobody reads what we write, or the disk is full: say so where possible, and do not fail again at exit."""
    silence(sys.stdout)
    full = () if error.errno == errno.EPIPE else (f"Error: the result could not be written: {error.strerror}.",)
    say(*full)
    return INPUT


def run(arguments: Sequence[str]) -> int:
    """Runs one command and gives its exit code; every error has become a line on stderr."""
    os.umask(0o077)
    prepare_streams()
    _catch_signals()
    try:
        from crmready.cli.commands import app  # after the signals: nothing may die half-way

        app(args=list(arguments), prog_name="crmready")
        code = 0
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0
    except CrmreadyError as error:
        code = _explain(error)
    except KeyboardInterrupt:
        code = SIGNALLED + signal.SIGINT
    except OSError as error:
        if error.errno not in {errno.EPIPE, errno.ENOSPC}:
            return _bug()
        return _stream_lost(error)
    except ModuleNotFoundError as error:
        return _incomplete(error)
    except Exception:  # noqa: BLE001  # the last resort: a bug ends in one report, never in a half-written file
        return _bug()
    try:
        sys.stdout.flush()
    except OSError as error:
        return _stream_lost(error)
    return code


def _incomplete(error: ModuleNotFoundError) -> int:
    """A library that should have come along is not there; our own modules are never missing but by a bug."""
    library = (error.name or "").partition(".")[0]
    if library in {"", "crmready"}:
        return _bug()
    say(f"Error: the Python library {library} is missing.", "  Install crmready again; it brings its libraries along.")
    return EnvironmentUnusable.exit_code


def _bug() -> int:
    say("This is a fault in crmready, not in your files. Nothing that was saved is lost.")
    say("Please report it to the maintainers with the lines below (docs: CONTRIBUTING, Reporting a fault):", "")
    say(traceback.format_exc())
    return BUG

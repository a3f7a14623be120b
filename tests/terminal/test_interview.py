"""The interview on a real pseudo-terminal of 60 columns and 24 lines."""

import io
import os
import re
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).resolve().parents[2]
DRIVER = "tests.terminal.driver"
COLOUR = re.compile(r"\x1b\[[0-9;]*\b(3|4|9)[0-7]\b[0-9;]*m")
ESC, LEFT, DOWN, ENTER = "\x1b", "\x1b[D", "\x1b[B", "\r"


@dataclass(frozen=True, slots=True)
class Respondent:
    """Somebody at a terminal, and everything that the terminal was sent."""

    terminal: "pexpect.spawn[str]"
    log: io.StringIO

    @property
    def said(self) -> str:
        return self.log.getvalue()

    def says(self, *exchange: tuple[str, str]) -> None:
        """Types each second text once the first has been shown."""
        for awaited, typed in exchange:
            self.terminal.expect_exact(awaited)
            self.terminal.send(typed)

    def sees(self, awaited: str) -> None:
        self.terminal.expect_exact(awaited)

    def ends(self) -> int | None:
        """The exit status, once the process has ended by itself."""
        self.terminal.expect(pexpect.EOF)
        self.terminal.close()
        return self.terminal.exitstatus


Begin = Callable[..., Respondent]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "answers"


@pytest.fixture
def begin(kept: Path) -> Iterator[Begin]:
    """Sits somebody down at a terminal; `said` has everything that the terminal was sent."""
    seated: list[Respondent] = []

    def at_terminal(*options: str, stdout: Path | None = None, **environment: str) -> Respondent:
        command = f'exec "{sys.executable}" -m {DRIVER} "{kept}" {" ".join(options)}'
        terminal = pexpect.spawn(
            "/bin/sh",
            ["-c", f'{command} > "{stdout}"' if stdout else command],
            cwd=str(ROOT),
            dimensions=(24, 60),
            encoding="utf-8",
            env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color", **environment},
            timeout=20,
        )
        respondent = Respondent(terminal, io.StringIO())
        terminal.logfile_read = respondent.log
        terminal.delaybeforesend = None
        seated.append(respondent)
        return respondent

    yield at_terminal
    for respondent in seated:
        respondent.terminal.close(force=True)


ENGLISH = (
    ("Which language do you want to answer in?", "1" + ENTER),
    ("Which role do you answer in?", "1" + ENTER),
    ("only when at least 5 of you have answered", ENTER),
    ("What exists in writing?", "3" + ENTER),
    ("What shows it?", "handbook" + ENTER),
    ("Where are customers kept today?", "2" + ENTER),
    ("Where do leads come from?", "1 2 " + ENTER),
    ("Are you coached?", "d"),
    ("What do you wish for?", "Time" + ENTER),
    ("Thank you. Every question is answered.", ENTER),
)
BOKMAL = (
    ("Hvilket språk vil du svare på?", "2" + ENTER),
    ("Hvilken rolle svarer du i?", DOWN + DOWN + ENTER),
    ("Du svarer i kraft av rollen din (Salgsleder)", ENTER),
    ("Hva finnes skriftlig?", "2" + ENTER),
    ("Where are customers kept today?", "s"),
    ("Which goals have you set?", "2" + ENTER),
    ("Hva du tror andre ville svart", "1" + ENTER),
    ("Hva du venter av teknologien", "2" + ENTER),
    ("Du er gjennom, men 1 spørsmål står åpent.", "1" + ENTER),
    ("Where are customers kept today?", "2" + ENTER),
    ("Takk! Alle spørsmålene er besvart.", ENTER),
)


@pytest.mark.parametrize(("exchange", "answered"), [(ENGLISH, 5), (BOKMAL, 5)], ids=["en", "nb"])
def test_the_interview_is_gone_through_in_both_languages(
    begin: Begin, exchange: tuple[tuple[str, str], ...], answered: int
) -> None:
    respondent = begin()
    respondent.says(*exchange)
    respondent.sees(f"finished=True answered={answered} open=0")
    assert respondent.ends() == 0


def test_the_result_goes_to_stdout_and_the_talk_does_not(begin: Begin, tmp_path: Path) -> None:
    respondent = begin("--language=en", "--role=seller", stdout=tmp_path / "result")
    respondent.says(("Are we ready?", ENTER), ("What exists in writing?", "q"))
    assert respondent.ends() == 0
    assert (tmp_path / "result").read_text(encoding="utf-8") == "finished=False answered=0 open=5\n"


def test_who_leaves_comes_back_to_where_they_were_and_can_still_go_back(begin: Begin) -> None:
    first = begin("--language=en", "--role=seller")
    first.says(("Are we ready?", ENTER), ("What exists in writing?", "1" + ENTER), ("Where are customers", "q"))
    assert first.ends() == 0
    second = begin("--language=en", "--role=seller")
    second.says(("You have answered 1 of 5 questions", ENTER), ("Where are customers", LEFT))
    second.sees("> 1. Nothing")
    second.terminal.send("\x03")
    second.sees("finished=False answered=1 open=4")
    assert second.ends() == 0


def test_answers_leave_no_trace_on_the_screen(begin: Begin) -> None:
    respondent = begin("--language=en", "--role=seller")
    respondent.says(("Are we ready?", ENTER), ("What exists in writing?", "1" + ENTER))
    respondent.sees("Where are customers")
    # Up to where the answered card began, everything from there on erased, and only then out of the card.
    erased = re.search(
        r"\x1b\[\d+A[^\n]*\x1b\[J[^\n]*\x1b\[\?2004l", respondent.said.partition("exists in writing?")[2]
    )
    assert erased
    assert "\x1b[?1049h" not in respondent.said


@pytest.mark.parametrize(("ending", "status"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143), (signal.SIGKILL, None)])
def test_a_process_that_is_ended_has_kept_what_was_answered(
    begin: Begin, kept: Path, ending: signal.Signals, status: int | None
) -> None:
    respondent = begin("--language=en", "--role=seller")
    respondent.says(("Are we ready?", ENTER), ("What exists in writing?", "3" + ENTER))
    respondent.sees("What shows it?")
    respondent.terminal.kill(ending)
    assert respondent.ends() == status
    assert kept.read_text(encoding="utf-8") == '["in-writing", 2, []]\n'
    assert "Traceback" not in respondent.said


def test_a_terminal_that_is_closed_has_kept_what_was_answered(begin: Begin, kept: Path) -> None:
    respondent = begin("--language=en", "--role=seller")
    respondent.says(("Are we ready?", ENTER), ("What exists in writing?", "1" + ENTER))
    respondent.sees("Where are customers")
    respondent.terminal.close()
    assert kept.read_text(encoding="utf-8") == '["in-writing", 0, []]\n'


def test_a_process_that_is_ended_leaves_the_terminal_as_it_was(begin: Begin) -> None:
    respondent = begin("--language=en", "--role=seller")
    before = termios.tcgetattr(respondent.terminal.child_fd)
    respondent.sees("Are we ready?")
    assert termios.tcgetattr(respondent.terminal.child_fd) != before
    respondent.terminal.kill(signal.SIGTERM)
    respondent.terminal.expect(pexpect.EOF)
    assert termios.tcgetattr(respondent.terminal.child_fd) == before


def test_colour_is_used_unless_the_environment_says_no(begin: Begin) -> None:
    def colours(**environment: str) -> int:
        respondent = begin("--language=en", "--role=seller", **environment)
        respondent.says(("Are we ready?", ENTER), ("What exists in writing?", ENTER), ("! Choose", "q"))
        assert respondent.ends() == 0
        return len(COLOUR.findall(respondent.said))

    assert colours() > 0
    assert colours(NO_COLOR="1") == 0


def test_hostile_text_reaches_the_terminal_with_its_escapes_written_out(begin: Begin) -> None:
    respondent = begin("--language=en", "--role=seller", "--hostile")
    respondent.sees("[red]Ready?[/red]")
    respondent.terminal.send("q")
    assert respondent.ends() == 0
    assert "\\x1b]52;c;aGVq\\x07\\x1b[2J\\u202e[red]" in respondent.said
    assert "\x1b]52" not in respondent.said
    assert "\u202e" not in respondent.said


def test_plain_lines_fit_the_terminal_and_move_no_cursor(begin: Begin) -> None:
    respondent = begin("--plain", "--language=nb", "--role=manager")
    # Typed at the prompt and not before it: what is typed ahead is echoed ahead, and its line break with it.
    respondent.says(("? = hjelp:", "\n"), ("? for hjelp: ", "?\n"), ("Gå ut.", ""), ("? for hjelp: ", "gå ut\n"))
    assert respondent.ends() == 0
    assert ESC not in respondent.said
    assert max(map(len, respondent.said.splitlines())) <= 60


def test_a_terminal_that_can_do_nothing_gets_plain_lines(begin: Begin) -> None:
    respondent = begin("--language=en", "--role=seller", TERM="dumb")
    respondent.says(("Enter = go on", "\n"), ("Answer 1 to 3", "q\n"))
    assert respondent.ends() == 0
    assert ESC not in respondent.said


def _piped(kept: Path, *options: str, replies: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", DRIVER, str(kept), "--language=en", "--role=seller", *options]
    return subprocess.run(command, cwd=ROOT, input=replies, capture_output=True, text=True, timeout=20, check=False)


def test_without_a_terminal_the_error_names_the_option_that_helps(kept: Path) -> None:
    ended = _piped(kept)
    assert ended.returncode == 1
    assert "--plain" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_pipe_is_read_line_by_line_and_its_end_leaves(kept: Path) -> None:
    ended = _piped(kept, "--plain", replies="\n1\n2\n")
    assert ended.stdout == "finished=False answered=2 open=3\n"
    assert "Where do leads come from?" in ended.stderr
    assert kept.read_text(encoding="utf-8") == '["in-writing", 0, []]\n["tool", "head", []]\n'

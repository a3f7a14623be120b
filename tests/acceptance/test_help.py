"""What the command says about itself."""

import re
import shutil
from collections.abc import Iterator

import pytest
from typer.main import get_command

from crmready.cli.commands import app
from tests.acceptance.commandline import CommandLine

COMMANDS = (
    "assess", "status", "forget", "goals", "targets", "export", "import", "score", "report", "demo", "doctor",
    "questionnaire",
)  # fmt: skip


def _parts(command: object, name: str) -> Iterator[tuple[str, object]]:
    yield name, command
    for word, part in getattr(command, "commands", {}).items():
        yield from _parts(part, f"{name} {word}")


def _on_one_line(text: str) -> str:
    return " ".join(re.sub(r"[│╭╮╰╯─]", " ", text).split())


def test_the_help_shows_every_command_examples_and_exit_codes(crmready: CommandLine) -> None:
    ended = crmready("--help")
    said = _on_one_line(ended.stdout)
    assert ended.code == 0
    assert ended.stderr == ""
    assert [command for command in COMMANDS if f" {command} " not in said] == []
    assert "Examples: crmready demo" in said
    assert "No network is used" in said
    for code in ("0 done", "1 findings", "2 wrong usage", "3 input that cannot be used", "70 a fault", "130 interrup"):
        assert code in said
    assert max(map(len, ended.stdout.splitlines())) <= 80


def test_a_command_alone_shows_the_help(crmready: CommandLine) -> None:
    ended = crmready()
    assert ended.code == 2
    assert ended.stdout.strip() == crmready("-h").stdout.strip()


def test_every_command_and_every_option_says_what_it_is_for() -> None:
    root = get_command(app)
    parts = dict(_parts(root, "crmready"))
    assert {"crmready goals add", "crmready questionnaire check", "crmready targets"} < parts.keys()
    silent = [name for name, part in parts.items() if not getattr(part, "help", None)]
    silent += [
        f"{name} {option.name}"
        for name, part in parts.items()
        for option in getattr(part, "params", ())
        if not option.help
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("asess",), "Did you mean 'assess'?"),
        (("goals", "lst"), "Did you mean 'list'?"),
        (("score", "--jso", "x"), "--json"),
    ],
)
def test_a_slip_of_the_finger_is_answered_with_what_was_meant(
    crmready: CommandLine, words: tuple[str, ...], meant: str
) -> None:
    ended = crmready(*words)
    assert ended.code == 2
    assert meant in _on_one_line(ended.stderr)
    assert ended.stdout == ""


def test_the_version_is_said_on_stdout(crmready: CommandLine) -> None:
    ended = crmready("--version")
    assert re.fullmatch(r"crmready \d+\.\d+\.\d+\n", ended.stdout)
    assert (ended.code, ended.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_completion_is_made_installed_at_home_and_completes(crmready: CommandLine) -> None:
    # The shell is recognised as the parent process: bash must stay there while the command runs.
    def in_bash(option: str) -> str:
        ended = crmready.shell("""exec bash -c '"$@"; exit $?' bash "$@" """, option)
        assert ended.code == 0, ended.stderr
        return ended.stdout

    assert "_CRMREADY_COMPLETE=complete_bash" in in_bash("--show-completion")
    before = crmready.files()
    in_bash("--install-completion")
    written = crmready.files() - before
    assert written
    assert all(name.startswith("home/") for name in written)
    completed = crmready(_CRMREADY_COMPLETE="complete_bash", COMP_WORDS="crmready sc", COMP_CWORD="1")
    assert completed.stdout.split() == ["score"]

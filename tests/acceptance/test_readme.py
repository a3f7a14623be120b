"""Every command that README.md shows is run, in the order it stands there."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).resolve().parents[2]
CRMREADY = [sys.executable, "-m", "crmready"]


def shown_commands() -> list[str]:
    """The lines that begin with `$ ` inside console blocks."""
    blocks = re.findall(r"```console\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    return [line.removeprefix("$ ") for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def answer_one_question(words: list[str], folder: Path) -> None:
    """Goes through an interview as far as its first question, answers it, and leaves."""
    child = pexpect.spawn(
        sys.executable, ["-m", "crmready", *words, "--role", "executive", "-l", "en"],
        cwd=str(folder), encoding="utf-8", timeout=30, dimensions=(40, 100),
    )  # fmt: skip
    child.expect("go on")
    child.send("\r")
    child.expect("What do you have in writing")
    child.send("2")
    child.send("\r")
    child.expect("What shows it|forecast")
    child.send("\x03")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with the questionnaires beside it, as a clone has them."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "questionnaires", place / "questionnaires")
    return place


def test_the_readme_shows_commands_of_all_three_users() -> None:
    commands = shown_commands()
    assert {"./dev demo", "./dev test"} <= set(commands)
    assert len([command for command in commands if command.startswith("crmready ")]) >= 12


def test_every_command_of_the_readme_runs(folder: Path) -> None:
    for command in shown_commands():
        words = shlex.split(command)
        if words[0] == "./dev":
            # The whole of it runs in CI and in tests/bare; here only that the command is there.
            assert f"\n{words[1]})\n" in (ROOT / "dev").read_text(encoding="utf-8"), command
        elif words[1] == "assess":
            answer_one_question(words[1:], folder)
        else:
            done = subprocess.run([*CRMREADY, *words[1:]], cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    assert {"acme.pdf", "acme-nb.pdf", "nordlys-en.pdf", "acme.yaml"} <= {path.name for path in folder.iterdir()}


def test_every_file_the_readme_links_to_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = set(re.findall(r"\]\((?!https?:)([^)#]+)\)", text)) | set(re.findall(r'src="([^"]+)"', text))
    assert len(links) >= 8
    assert [link for link in links if not (ROOT / link).exists()] == []

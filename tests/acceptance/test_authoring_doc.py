"""An author's way from an empty folder to a green CI: every command that docs/authoring.md shows is run, in order."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.acceptance.commandline import ROOT, CommandLine
from tests.acceptance.terminal import CTRL_C, ENTER, sit_down

PAGE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ")
    for block in re.findall(r"```console\n(.*?)```", PAGE, flags=re.DOTALL)
    for line in block.splitlines()
]


def _run(crmready: CommandLine, line: str) -> subprocess.CompletedProcess[str]:
    """The line as a shell runs it, where `crmready` and its companions are installed."""
    environment = crmready.environment({"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"})
    return subprocess.run(
        ["/bin/sh", "-c", line], cwd=crmready.folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_page_shows_the_whole_way() -> None:
    words = [shlex.split(line) for line in COMMANDS]
    ours = {word[2] for word in words if word[:2] == ["crmready", "questionnaire"]}
    assert ours == {"new", "check", "test", "coverage", "preview", "rule", "schema"}
    assert ["git", "init", "--quiet", "my-questionnaire"] in words
    assert words[-1][:2] == ["crmready", "assess"]


def test_every_command_of_the_page_succeeds_in_an_empty_folder(crmready: CommandLine) -> None:
    for line in COMMANDS[:-1]:
        ended = _run(crmready, line)
        assert ended.returncode == 0, f"{line}\n{ended.stdout}\n{ended.stderr}"
        if "pre-commit" in line:
            assert ended.stdout.count("Passed") == 3
    assert {"form-leader.pdf", "form-employee.pdf", "my-questionnaire"} <= set(crmready.names())
    person = sit_down(crmready, *shlex.split(COMMANDS[-1])[1:], "--language", "en", "--role", "leader")
    person.says(("go on", ENTER), ("What is in writing today", CTRL_C))
    assert person.ends() == 0
    assert "acme.crmready" in crmready.names()


def test_every_page_it_links_to_is_there() -> None:
    links = set(re.findall(r"\]\(([^)#]+)\)", PAGE))
    assert len(links) >= 5
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []

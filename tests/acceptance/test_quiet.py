"""The command keeps to itself: no connection to anywhere, and no file but those that were named."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.acceptance.commandline import COMMAND, NORDLYS, PATIENCE, PULSE, CommandLine

NO_NETWORK = """
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        sys.stderr.write(f"REFUSED {event}\\n")
        raise PermissionError(event)

sys.addaudithook(refuse)
"""


def _offline(crmready: CommandLine) -> str:
    """A search path on which Python finds, before anything else, a hook that lets nobody touch a socket."""
    folder = crmready.place / "offline"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return os.pathsep.join((str(folder), crmready.environment({})["PYTHONPATH"]))


def test_no_command_opens_a_socket_or_writes_a_file_that_was_not_named(crmready: CommandLine) -> None:
    offline = _offline(crmready)
    probe = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"],
        env=crmready.environment({"PYTHONPATH": offline}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "REFUSED socket.__new__" in probe.stderr  # the hook is there and bites
    before = crmready.files()
    made: list[str] = []
    for words, new in (
        (("import", PULSE, "pulse.crmready"), ["pulse.crmready"]),
        (("assess", "new.crmready", "--plain", "-l", "nb", "-r", "seller"), ["new.crmready"]),
        (("status", "pulse.crmready"), []),
        (("score", "pulse.crmready"), []),
        (("score", NORDLYS, "--json"), []),
        (("goals", "add", "pulse.crmready", "-s", "decision=Stop"), []),
        (("targets", "pulse.crmready"), []),
        (("export", "pulse.crmready", "-o", "pulse.yaml"), ["pulse.yaml"]),
        (("questionnaire", "list"), []),
        (("questionnaire", "show", "crm-readiness"), []),
        (("questionnaire", "schema"), []),
        (("doctor",), []),
        (("report", "pulse.crmready", "-o", "no-such-folder/x.pdf"), []),
    ):
        ended = crmready(*words, PYTHONPATH=offline)
        assert "REFUSED" not in ended.stderr, words
        assert ended.code == (3 if "report" in words else 0), ended.stderr
        made += new
        assert sorted(crmready.files() - before) == sorted(f"folder/{name}" for name in made), words


def _can_trace() -> bool:
    return (
        shutil.which("strace") is not None
        and subprocess.run(
            ["strace", "-f", "--seccomp-bpf", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False
        ).returncode
        == 0
    )


@pytest.mark.skipif(not _can_trace(), reason="strace is not installed, or may not be used here")
def test_a_report_and_the_process_that_renders_it_connect_to_nothing(
    crmready: CommandLine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    trace = tmp_path_factory.mktemp("trace") / "trace"
    ended = subprocess.run(
        [
            *("strace", "-f", "-qq", "-s", "200", "-e", "trace=socket,connect,execve", "-o", trace),
            *(*COMMAND, "report", PULSE, "-l", "nb", "-o", "pulse.pdf"),
        ],
        cwd=crmready.folder,
        env=crmready.environment({}),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert (ended.returncode, crmready.files()) == (0, {"folder/pulse.pdf"})
    assert ended.stderr.startswith("Wrote pulse.pdf: Delvis på plass.\nNext: ")
    calls = trace.read_text(encoding="utf-8", errors="replace")
    assert "crmready.report.child" in calls  # the process that renders was watched as well
    assert re.findall(r"(?:socket|connect)\(.*(?:AF_INET|AF_INET6|AF_NETLINK).*", calls) == []

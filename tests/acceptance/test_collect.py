"""`crmready collect`, run for real on this machine's own address: from the first line to the report."""

import http.client
import re
import signal
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.acceptance.commandline import CommandLine
from tests.acceptance.terminal import CTRL_C, Person, sit_down
from tests.workshop.room import free_port

HERE = ("--address", "127.0.0.1", "--no-browser")
FORM = "application/x-www-form-urlencoded"


def asked(url: str, fields: Mapping[str, str] | None = None, cookie: str = "") -> tuple[int, Mapping[str, str], str]:
    """One request to a server that we started, and what it answered."""
    place = urlsplit(url)
    with closing(http.client.HTTPConnection(place.netloc, timeout=30)) as connection:
        body = urlencode(fields) if fields is not None else None
        path = f"{place.path or '/'}{f'?{place.query}' if place.query else ''}"
        form = {"Content-Type": FORM} if body is not None else {}
        connection.request("GET" if body is None else "POST", path, body, {"Cookie": cookie, **form})
        reply = connection.getresponse()
        return reply.status, dict(reply.getheaders()), reply.read().decode()


def joins(url: str, role: str) -> str:
    """Somebody scans the code and takes part; the phone's cookie."""
    _, head, page = asked(url)
    cookie = head["set-cookie"].partition(";")[0]
    found = re.search(r'name="seal" value="([^"]+)"', page)
    assert found
    status, _, _ = asked(url, {"seal": found[1], "role": role}, cookie)
    assert status == 303
    return cookie


def addresses(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """What the command gave as its result: where phones join, and the facilitator's page."""
    assert process.stdout
    return process.stdout.readline().strip(), process.stdout.readline().strip()


def stopped(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """How the command ends when it is asked to, and what it said."""
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    return process.returncode, said


def test_nothing_is_shown_while_a_round_is_open_and_somebody_is_there(crmready: CommandLine, nordlys: Path) -> None:
    with crmready.started("collect", nordlys, *HERE) as process:
        join, page = addresses(process)
        assert asked(page)[0] == 303
        assert crmready("score", nordlys).code == 0, "nobody has come yet"
        joins(join, "seller")
        for command in ("score", "report"):
            ended = crmready(command, nordlys)
            assert (ended.code, ended.stdout) == (3, "")
            assert "A workshop on this file is still open" in ended.stderr
            assert f"crmready collect {nordlys} --close" in ended.stderr
        assert crmready.names() == ["nordlys.crmready"]
        status = crmready("status", nordlys)
        assert status.code == 0
        assert "Seller: 9 registered, 8 finished" in status.stdout
        assert "Workshop: open" in status.stdout
        assert crmready("status", nordlys, "--json").json["workshop"] == "open"
        code, said = stopped(process)
    assert code == 0
    assert "The round is still open" in said
    assert crmready("score", nordlys).code == 3


def test_close_ends_a_round_that_was_left_open_and_forgets_whose_phone_was_whose(
    crmready: CommandLine, nordlys: Path
) -> None:
    with crmready.started("collect", nordlys, *HERE) as process:
        join, _ = addresses(process)
        joins(join, "seller")
        process.kill()
    assert crmready("score", nordlys).code == 3
    ended = crmready("collect", nordlys, "--close")
    assert (ended.code, ended.stdout) == (0, "")
    assert f"crmready score {nordlys}" in ended.stderr
    with closing(sqlite3.connect(nordlys)) as database:
        assert database.execute("SELECT count(*) FROM seat").fetchone() == (0,)
    assert crmready("score", nordlys).code == 0
    assert "Seller: 8 registered" in crmready("status", nordlys).stdout, "who never answered is not missing"


def test_a_running_workshop_notices_that_it_was_closed(crmready: CommandLine, nordlys: Path) -> None:
    with crmready.started("collect", nordlys, *HERE) as process:
        join, _ = addresses(process)
        joins(join, "seller")
        assert crmready("collect", nordlys, "--close").code == 0
        for _ in range(50):
            if asked(join)[0] == 404:
                break
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.2)
        assert asked(join)[0] == 404
        code, said = stopped(process)
    assert code == 0
    assert "The round is still open" not in said


def test_a_file_is_not_deleted_while_its_workshop_is_open(crmready: CommandLine, nordlys: Path) -> None:
    with crmready.started("collect", nordlys, *HERE) as process:
        addresses(process)
        refused = crmready("forget", nordlys, "--all", "--yes")
        assert (refused.code, refused.stdout) == (3, "")
        assert "A workshop on this file is open" in refused.stderr
        assert f"crmready collect {nordlys} --close" in refused.stderr
        assert nordlys.exists()
        assert stopped(process)[0] == 0
    assert crmready("forget", nordlys, "--all", "--yes").code == 3, "it goes on where it was"
    assert crmready("collect", nordlys, "--close").code == 0
    assert crmready("forget", nordlys, "--all", "--yes").code == 0
    assert not nordlys.exists()


def test_when_the_file_vanishes_the_terminal_says_so_once_and_at_the_end(crmready: CommandLine, nordlys: Path) -> None:
    with crmready.started("collect", nordlys, *HERE) as process:
        join, _ = addresses(process)
        cookie = joins(join, "seller")
        nordlys.unlink()
        assert process.stderr
        line = next(line for line in process.stderr if line.startswith("Error"))
        assert line == f"Error: {nordlys}: this file is gone: somebody has deleted, moved or renamed it.\n"
        status, _, page = asked(join, cookie=cookie)
        assert (status, "is gone" in page, "writable" in page) == (503, True, False)
        code, said = stopped(process)
    assert code == 3
    assert "Every answer is in the file" not in said
    assert said.count("this file is gone") == 1
    assert "Traceback" not in said


def test_there_is_nothing_to_close_in_a_file_that_has_seen_no_workshop(crmready: CommandLine, nordlys: Path) -> None:
    ended = crmready("collect", nordlys, "--close")
    assert ended.code == 3
    assert "has seen no workshop" in ended.stderr


def test_the_same_command_goes_on_at_the_same_address_with_the_same_code(crmready: CommandLine, nordlys: Path) -> None:
    results = []
    # Not the usual port: another test's workshop may take it in between.
    for words in (("--port", str(free_port())), ()):
        with crmready.started("collect", nordlys, *HERE, *words) as process:
            results.append(addresses(process))
            assert stopped(process)[0] == 0
    assert results[0][0] == results[1][0]
    assert results[0][1] != results[1][1], "the facilitator's secret is new each time"


def test_through_pipes_nothing_is_drawn_and_nothing_is_waited_for(crmready: CommandLine, nordlys: Path) -> None:
    with crmready.started("collect", nordlys, *HERE, "--hours", "0.001") as process:
        stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 0
    assert len(stdout.splitlines()) == 2
    assert "\x1b" not in stderr
    assert "█" not in stderr
    assert "joined" not in stderr
    secret = stdout.splitlines()[1].partition("key=")[2]
    assert secret
    assert secret not in stderr


def _at_a_terminal(crmready: CommandLine, file: Path, columns: int, there: int = 14) -> tuple[Person, str]:
    person = sit_down(crmready, "collect", file, *HERE, "--language", "en", columns=columns)
    person.sees("/enter?key=")
    found = re.search(r"http://127\.0\.0\.1:\d+/r/\w{8}", person.said)
    assert found
    person.sees(f"Open: {there} joined, {there} done")
    return person, found[0]


def test_everything_up_to_the_report_can_be_done_at_the_terminal(crmready: CommandLine, pulse: Path) -> None:
    person, join = _at_a_terminal(crmready, pulse, columns=100, there=8)
    assert "█▀" in person.said
    joins(join, "team-member")
    person.sees("Open: 9 joined, 8 done · Team members 7/6")
    person.process.send("r\r")
    person.says(
        ("The round is open. c closes it", "?\r"),
        ("make the report", "a\r"),
        ("a and a number changes it", "x\r"),
        ("Each with Enter.", "c\r"),
        ("1 not done yet.", "c\r"),
        ("Closed. p shows what to talk about", "o\r"),
        ("Open: answers are taken.", "c\r"),
        ("Closed. p shows", "r\r"),
    )
    person.process.timeout = 90  # a report takes seconds, and a busy machine many
    person.sees("pulse-en.pdf")
    person.says(("Partly taking hold.", "q\r"), ("Forget which phone was whose?", "y\r"))
    assert person.ends() == 0
    assert "crmready report" in person.said
    assert (crmready.folder / "pulse-en.pdf").read_bytes().startswith(b"%PDF-")
    with closing(sqlite3.connect(pulse)) as database:
        assert database.execute("SELECT count(*) FROM seat").fetchone() == (0,)


def test_what_is_being_typed_stays_while_the_counts_change_and_a_narrow_window_is_kept_to(
    crmready: CommandLine, nordlys: Path
) -> None:
    person, join = _at_a_terminal(crmready, nordlys, columns=28)
    assert "The code does not fit here" in person.said.replace("\r\n", "")
    person.process.send("ha")
    joins(join, "seller")
    person.sees("Open: 15 joined, 14 done")
    assert "\x1b7\x1b[1A\r\x1b[2KOpen: 15 joined, 14 done ·" in person.raw
    assert person.raw.endswith("\x1b8"), "the cursor is where it was"
    person.process.send(CTRL_C)
    assert person.ends() == 0
    assert "The round is still open." in person.said.replace("\r\n", "")


def test_a_phone_that_gets_through_the_self_test_is_seen_at_once(crmready: CommandLine) -> None:
    with crmready.started("collect", "--check", *HERE) as process:
        phone, _ = addresses(process)
        assert "You are through." in asked(phone)[2]
        assert process.stderr
        said = process.stderr.readline() + process.stderr.readline()
        assert "A phone got through (1)." in said
        assert stopped(process)[0] == 0
    assert crmready.names() == []


def test_a_self_test_without_a_phone_ends_as_a_fault_of_the_surroundings(crmready: CommandLine) -> None:
    ended = crmready("collect", "--check", *HERE, "--hours", "0.0005")
    assert ended.code == 4


def test_the_networks_password_comes_from_a_file_or_the_environment_and_is_nowhere_written(
    crmready: CommandLine, nordlys: Path
) -> None:
    secret = crmready.folder / "password"
    secret.write_text("gul sky og eple\n", encoding="utf-8")
    with crmready.started("collect", nordlys, *HERE, "--wifi", "Verksted", "--wifi-password-file", secret) as process:
        _, page = addresses(process)
        cookie = asked(page)[1]["set-cookie"].partition(";")[0]
        lobby = asked(page.partition("/enter")[0], None, cookie)[2]
        assert lobby.count("<svg") == 2
        assert "gul sky og eple" in lobby
        _, said = stopped(process)
    assert "gul sky" not in said
    assert b"gul sky" not in nordlys.read_bytes()
    short = crmready("collect", nordlys, *HERE, "--wifi", "V", CRMREADY_WIFI_PASSWORD="kort")  # noqa: S106  # too short
    assert (short.code, "8 to 63" in short.stderr, "kort" in short.stderr) == (2, True, False)


def test_the_networks_password_is_asked_for_without_echo(crmready: CommandLine, nordlys: Path) -> None:
    person = sit_down(crmready, "collect", nordlys, *HERE, "--wifi", "Verksted", "--hours", "0.001")
    person.says(("Password of Verksted", "gul sky og eple\r"))
    assert person.ends() == 0
    assert "gul sky" not in person.raw


def test_the_doctor_looks_at_the_network_when_asked(crmready: CommandLine) -> None:
    names = [check["name"] for check in crmready("doctor", "--network", "--json").json["checks"]]
    assert names[-4:] == ["Addresses for phones", "Port 8765", "VPN", "Firewall"]

"""Tables from people who mean harm, or whose program did: a clear error each, soon and without much memory."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from tests.unit.imports.collected import excel, pulse, table
from tests.unit.tables.test_reading import bomb, entities, entities_in_utf_16, locked, million_rows, nested
from tests.unit.tables.workbooks import SHEET, packed, sheet

ROOT: Final = Path(__file__).resolve().parents[2]
PATIENCE: Final = 20.0
"""Seconds for one file, on a machine with much else to do; on an idle one the slowest takes about one."""
QUESTION: Final = pulse().source.resolved().asked["used-for"].wording("team-member")


def formulas() -> bytes:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>[role]</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>[own-lists]</t></is></c></row>'
    )
    called = '<row r="2"><c r="A2"><f>WEBSERVICE("http://x")</f><v>1</v></c><c r="B2"><f>1/0</f><v>2</v></c></row>'
    return packed({SHEET: sheet(cells + called)})


def formulas_in_csv() -> bytes:
    return b"Role,[own-lists]\nteam-member,\"=cmd|' /C calc'!A0\"\n"


def unclosed_quote() -> bytes:
    return excel().encode().replace(b"Navn Navnesen 1", b'"Navn Navnesen 1')


def late_unclosed_quote() -> bytes:
    return b'a;b\n1;2\n3;"4\n' + b"5;6\n" * 10_000


def long_field() -> bytes:
    return b"a;b\n1;" + b"x" * 200_000 + b"\n"


def quite_long_field() -> bytes:
    return b"a;b\n1;" + b"x" * 40_000 + b"\n"


def nul_bytes() -> bytes:
    return b"a;b\n1;2\0\n"


def unmarked_utf_16() -> bytes:
    return excel().encode("utf-16-le")


def cut_utf_16() -> bytes:
    return excel("\t").encode("utf-16")[:-1]


def neither_encoding() -> bytes:
    return excel().encode().replace("ø".encode(), b"\x81", 1)


def many_rows() -> bytes:
    return b"a;b\n" + b"1;2\n" * 1_000_000


def one_wide_row() -> bytes:
    return b"a," * 1_000_000


def many_quotes() -> bytes:
    return b'"a"b,' * 16_000


def ragged() -> bytes:
    return b"a;b\n1;2\n1;2;3\n"


def too_large() -> bytes:
    return b"a;b\n" * 2_000_000


def unknown_headings() -> bytes:
    return (";".join(f"{QUESTION} {number} {'x' * 300}" for number in range(299)) + "\n" + "1;" * 298 + "1\n").encode()


def unknown_answers() -> bytes:
    return ("Role;[follow-up]\n" + "".join(f"team-member;half of the times {n}\n" for n in range(4990))).encode()


def ticks_without_end() -> bytes:
    return f'Role,"{QUESTION}"\nteam-member,"{"Planning my own week, " * 1_400}"\n'.encode()


def terminal_codes() -> bytes:
    return 'Role;[follow-up]\nteam-member;"\x1b]52;c;aGVq\x07\u202enever"\n'.encode()


def deep_json() -> bytes:
    return b"[" * 100_000


def twice_json() -> bytes:
    return b'[{"role": "team-member", "answers": {"own-lists": true, "own-lists": false}}]'


def no_number_json() -> bytes:
    return b'[{"role": "team-member", "answers": {"minutes-recording": NaN}}]'


def long_number_json() -> bytes:
    return b'[{"role": "team-member", "answers": {"minutes-recording": ' + b"9" * 50_000 + b"}}]"


def other_json() -> bytes:
    return b'[{"role": "team-member", "answers": {"follow-up": 17}}]'


REFUSED: Final[dict[Callable[[], bytes], tuple[str, str]]] = {
    bomb: ("xlsx", "it grows too large when it is unpacked."),
    nested: ("xlsx", "it is not an Excel file"),
    entities: ("xlsx", "it declares a document type"),
    entities_in_utf_16: ("xlsx", "it declares a document type"),
    million_rows: ("xlsx", "it has more than 50,000 rows."),
    locked: ("xlsx", "it is protected by a password."),
    formulas: ("xlsx", 'cell A2: "1" is no role.'),
    formulas_in_csv: ("csv", "cell B2: =cmd|' /C calc'!A0 is no answer to own-lists."),
    unclosed_quote: ("csv", "from line 2: a quotation mark is not closed, or closed too early."),
    late_unclosed_quote: ("csv", "from line 3: a quotation mark is opened and never closed."),
    long_field: ("csv", "from line 2: a cell is far too long; a quotation mark may not be closed."),
    quite_long_field: ("csv", "line 2: a cell has more than 32,767 characters."),
    nul_bytes: ("csv", "it holds NUL characters, so it is no text table."),
    unmarked_utf_16: ("csv", "it holds NUL characters, so it is no text table."),
    cut_utf_16: ("csv", "it is damaged: not all of it can be read as UTF-16."),
    neither_encoding: ("csv", "line 1: byte 0x81 is no letter in UTF-8 nor in Windows-1252."),
    many_rows: ("csv", "line 5001: there are more than 5,000 rows."),
    one_wide_row: ("csv", "line 1: it has 1000001 cells; 300 are read."),
    many_quotes: ("csv", "from line 1: a quotation mark is not closed, or closed too early."),
    ragged: ("csv", "row 3: it has 3 cells, the headings are 2."),
    too_large: ("csv", "it is larger than 5 MB."),
    unknown_headings: ("csv", "This is no question's text."),
    unknown_answers: ("csv", "half of the times 0 is no answer to follow-up."),
    ticks_without_end: ("csv", "is no set of answers to used-for."),
    terminal_codes: ("csv", r"cell B2: \x1b]52;c;aGVq\x07\u202enever is no answer to follow-up."),
    deep_json: ("json", "is not JSON: maximum recursion depth exceeded"),
    twice_json: ("json", "is not JSON: a name stands twice in one group"),
    no_number_json: ("json", "is not JSON: NaN is no number."),
    long_number_json: ("json", "is not JSON: Exceeds the limit"),
    other_json: ("json", "respondents[0].answers.follow-up:1:1: A502"),
}
"""How each file is called and what is said of it."""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What a child process with little memory said of every file."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = []
    for made, (ending, _) in REFUSED.items():
        paths.append(folder / f"{made.__name__}.{ending}")
        paths[-1].write_bytes(made())
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.importing_child", *map(str, paths)],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {found["name"]: found for found in map(json.loads, done.stdout.splitlines())}


def test_there_are_more_than_ten_and_every_one_is_read(read: dict[str, dict[str, Any]]) -> None:
    assert len(read) == len(REFUSED) >= 10
    assert len(table("nb", ";")[0]) > 10


@pytest.mark.parametrize("made", REFUSED, ids=lambda made: made.__name__)
def test_a_hostile_file_gets_a_clear_error_soon(made: Callable[[], bytes], read: dict[str, dict[str, Any]]) -> None:
    ending, expected = REFUSED[made]
    found = read[f"{made.__name__}.{ending}"]
    assert any(expected in said for said in found["said"]), found
    assert found["seconds"] < PATIENCE
    assert all("\x1b" not in said and len(said) < 400 for said in found["said"])

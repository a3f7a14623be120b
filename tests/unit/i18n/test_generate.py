from pathlib import Path

from tools.generate import stale


def test_a_file_that_differs_is_stale_and_one_that_agrees_is_not(tmp_path: Path) -> None:
    same, other, absent = (tmp_path / name for name in ("same", "other", "absent"))
    same.write_bytes(b"1")
    other.write_bytes(b"old")
    wanted = [(same, b"1"), (other, b"new"), (absent, b"2")]
    assert stale([lambda: wanted]) == {other: b"new", absent: b"2"}

"""`--watch` notices what was written, added and removed, once each."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from crmready.authoring.watching import SECONDS, changes


def write(path: Path, text: str) -> Callable[[], None]:
    def act() -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return act


def test_every_change_to_a_yaml_file_is_noticed_once(tmp_path: Path) -> None:
    main, other, notes = tmp_path / "questionnaire.yaml", tmp_path / "dimensions" / "a.yaml", tmp_path / "notes.txt"
    write(main, "1")()
    stamp = main.stat().st_mtime_ns
    acts: Iterator[tuple[str, Callable[[], None]]] = iter(
        [
            ("nothing", lambda: None),
            ("written", write(main, "12")),
            ("nothing", lambda: None),
            ("another kind of file", write(notes, "x")),
            ("added", write(other, "x")),
            ("only the time", lambda: os.utime(main, ns=(stamp, stamp + 5_000_000_000))),
            ("removed", other.unlink),
        ]
    )
    done: list[str] = []
    noticed: list[str] = []

    def wait(seconds: float) -> None:
        assert seconds == SECONDS
        name, act = next(acts, ("the end", lambda: None))
        done.append(name)
        act()

    looks = changes([tmp_path], wait)
    next(looks)
    assert done == []
    for _ in range(4):
        next(looks)
        noticed.append(done[-1])
    assert noticed == ["written", "added", "only the time", "removed"]


def test_a_file_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    main = tmp_path / "questionnaire.yaml"
    looks = changes([main], lambda _: write(main, "1")())
    next(looks)
    next(looks)
    assert main.is_file()

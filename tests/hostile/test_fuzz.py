"""A small campaign of `./dev fuzz`, and the proof that a campaign sees what it looks for."""

from pathlib import Path

import pytest

from crmready.problems import Location, Problem
from tests.fuzz.__main__ import main
from tests.fuzz.campaign import SUBJECTS, Subject, run
from tests.fuzz.case import Case, Tally
from tests.fuzz.promises import keep_to_the_file

CASES = 60


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_no_accident_breaks_a_promise() -> None:
    outcome = run(f"suite/{number}" for number in range(CASES))
    assert list(map(str, outcome.broken)) == []
    tally = outcome.tally
    assert tally.tried["check"] + tally.tried["check: refused"] >= CASES
    assert {"yaml", "answers", "check", "fix", "scenarios", "played", "mutate", "new", "translate"} <= set(tally.tried)
    assert CASES / 5 < tally.accepted["check"] < CASES * 4 / 5, "too few get as far as the lints, or too few are hurt"
    assert len(tally.codes) > 50


def _raising(case: Case, tally: Tally) -> None:
    del tally
    case.keep("content.yaml", "a: 1")
    raise KeyError(case.name)


def _dawdling(case: Case, tally: Tally) -> None:
    with tally.timed("counting", case):
        sum(range(10**7))


def _pointing(line: int, column: int) -> Subject:
    def subject(case: Case, tally: Tally) -> None:
        del case, tally
        keep_to_the_file([Problem.of("R301", Location("a.yaml", line, column), "No.")], {"a.yaml": ["ab", ""]})

    return subject


@pytest.mark.parametrize(
    ("subject", "fault"),
    [
        (_raising, "KeyError: 'seed/7'"),
        (_pointing(3, 1), "outside the file"),
        (_pointing(1, 4), "outside the file"),
        (_pointing(0, 1), "outside the file"),
    ],
    ids=["raising", "below", "beside", "above"],
)
def test_a_broken_promise_is_kept_with_its_files(subject: Subject, fault: str) -> None:
    (broken,) = run(["seed/7"], {"made": subject}).broken
    assert fault in broken.fault
    assert str(broken).startswith("seed/7 made: ")
    assert fault in (broken.case.folder / "fault.txt").read_text(encoding="utf-8")


def test_what_takes_too_long_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.case.SLOW", 0.05)
    (broken,) = run(["seed/7"], {"made": _dawdling}).broken
    assert "counting took" in broken.fault


def test_places_inside_the_file_are_no_fault(tmp_path: Path) -> None:
    for place in ((1, 1), (1, 3), (2, 1)):
        assert run(["seed/7"], {"made": _pointing(*place)}).broken == []
    assert list(tmp_path.iterdir()) == [], "nothing is left of a case that ended well"


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_name_says_all_about_a_case(subject: str, tmp_path: Path) -> None:
    def tried(folder: Path, numbers: range) -> dict[str, bytes]:
        for number in numbers:
            place = folder / str(number - numbers[0])
            place.mkdir(parents=True)
            SUBJECTS[subject](Case(f"seed/{number}", place), Tally())
        return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    first = tried(tmp_path / "first", range(3))
    assert first
    assert tried(tmp_path / "again", range(3)) == first
    assert tried(tmp_path / "other", range(3, 6)) != first


@pytest.mark.parametrize("words", [["many"], ["10", "a/b"], ["-1"], []])
def test_a_campaign_without_a_number_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "./dev fuzz" in capsys.readouterr().err


def test_a_campaign_says_what_it_met(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2", "word"]) == 0
    *lines, last = capsys.readouterr().out.splitlines()
    assert last == "0 promises broken"
    assert lines[-1].startswith("2 cases in ")
    assert any(line.startswith("slowest: ") for line in lines)

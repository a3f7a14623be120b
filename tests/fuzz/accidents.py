"""Mutates the questionnaires that come along, and answers to them: `python -m tests.fuzz_questionnaire COUNT SEED`.

No mutation may raise anything but the errors that are meant for people, point outside a file, or take long.
"""

import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final

from crmready.errors import ProblemsError
from crmready.loading.answers import assessment_from, read_header
from crmready.loading.located_yaml import read_yaml_file
from crmready.loading.questionnaire import LoadedQuestionnaire, examine, load, restore
from crmready.loading.write import as_yaml
from crmready.problems import Problem
from tests.fuzz_yaml import TOKENS, is_inside

ROOT: Final = Path(__file__).parents[1]
QUESTIONNAIRES: Final = (
    ROOT / "questionnaires" / "crm-readiness",
    ROOT / "questionnaires" / "coaching-pulse",
    ROOT / "tests" / "questionnaires" / "valid" / "every-feature",
)
SAMPLES: Final = (
    ROOT / "questionnaires" / "samples" / "nordlys.yaml",
    ROOT / "questionnaires" / "samples" / "nordlys-pulse.yaml",
)
STRANGE: Final[tuple[object, ...]] = (
    *(None, True, False, 0, -1, 3, 10**17, Decimal("0.5"), Decimal("-1.000000000000000001")),
    *("", " ", "no", "2/3", "1/0", "all", "hard", "levels", "Not an id", "x" * 3000, "æøå", "dont-know", "../x.yaml"),
    *([], {}, [[]], [{}], {"id": "x"}, [None], [1, 2], {"": 1}, {"question": "x", "is": 1}, {"not": {"not": {}}}),
    *({"all": []}, {"text": "x"}, {"within": 30, "do": "x"}, {"value": [{}]}, {"gates": "all", "state": ["fail"]}),
)
SLOW: Final = 2.0

Value = object
Place = tuple[dict[str, object] | list[object], str | int]


@dataclass
class Outcome:
    """What a run met."""

    accepted: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    """Seconds."""

    def note(self, problems: tuple[Problem, ...], seconds: float, label: str) -> None:
        """Raises `AssertionError` when a promise about problems or time is broken."""
        self.codes.update({problem.code for problem in problems})
        self.slowest = max(self.slowest, seconds)
        assert seconds < SLOW, f"{label}: {seconds:.1f} seconds"
        for problem in problems:
            place = problem.location
            lines = Path(place.path).read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
            assert is_inside(place, lines.removeprefix("\ufeff").split("\n")), f"{label}: {problem}"
            assert "Input should" not in str(problem), f"{label}: {problem}"
            assert problem.code != "S299", f"{label}: {problem}"


def fuzz(count: int, seed: int) -> Outcome:
    """Examine `count` mutations of questionnaires and as many of answers; the folder of a failing one is kept."""
    outcome = Outcome()
    loaded = {path: load(path) for path in QUESTIONNAIRES}
    for number in range(count):
        generator = random.Random(f"{seed}/{number}")  # noqa: S311  # repeatable, not secret
        folder = Path(tempfile.mkdtemp(prefix="fuzz-questionnaire-"))
        _fuzz_questionnaire(folder, generator, outcome)
        _fuzz_answers(folder, generator, outcome, loaded)
        shutil.rmtree(folder)
    return outcome


def _fuzz_questionnaire(folder: Path, generator: random.Random, outcome: Outcome) -> None:
    copy = folder / "questionnaire"
    shutil.copytree(generator.choice(QUESTIONNAIRES), copy)
    files = sorted(copy.rglob("*.yaml"))
    for _ in range(generator.choice((1, 1, 1, 2, 5))):
        _mutate_file(generator.choice(files), generator)
    start = time.perf_counter()
    found, problems = examine(copy)
    outcome.note(problems, time.perf_counter() - start, str(folder))
    assert (found is None) is bool(problems), str(folder)
    if found is not None:
        outcome.accepted += 1
        assert restore(found.snapshot()).digest() == found.digest(), str(folder)


def _fuzz_answers(
    folder: Path, generator: random.Random, outcome: Outcome, loaded: dict[Path, LoadedQuestionnaire]
) -> None:
    sample = generator.randrange(len(SAMPLES))
    path = folder / "answers.yaml"
    shutil.copy(SAMPLES[sample], path)
    for _ in range(generator.choice((1, 1, 3))):
        _mutate_file(path, generator)
    start = time.perf_counter()
    problems: tuple[Problem, ...] = ()
    try:
        document, header = read_header(path)
        assessment_from(document, header, loaded[QUESTIONNAIRES[sample]].source.resolved())
        outcome.accepted += 1
    except ProblemsError as error:
        problems = error.problems
        assert problems, str(folder)
    outcome.note(problems, time.perf_counter() - start, str(folder))


def _mutate_file(path: Path, generator: random.Random) -> None:
    document, _ = read_yaml_file(path)
    if document is None or generator.random() < 0.3:
        path.write_bytes(_text_accident(path.read_text("utf-8", "replace"), generator).encode("utf-8", "replace"))
        return
    value = deepcopy(document.value)
    places = list(_places(value))
    if places:
        generator.choice(ACCIDENTS)(generator.choice(places), generator, places)
    path.write_text(as_yaml(value), encoding="utf-8", errors="replace")


def _text_accident(text: str, generator: random.Random) -> str:
    start = generator.randrange(len(text) + 1)
    end = min(start + generator.choice((0, 1, 3, 30)), len(text))
    return text[:start] + generator.choice(("", generator.choice(TOKENS), text[start:end] * 2)) + text[end:] or "a"


def _places(value: object) -> Iterator[Place]:
    """Every place in a value from which something can be taken or where something else can be put."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield value, key
            yield from _places(below)
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield value, number
            yield from _places(below)


def _get(place: Place) -> object:
    return place[0][place[1]]  # type: ignore[index]


def _put(place: Place, value: object) -> None:
    place[0][place[1]] = value  # type: ignore[index]


def _drop(place: Place, _generator: random.Random, _places: list[Place]) -> None:
    del place[0][place[1]]  # type: ignore[arg-type]


def _replace(place: Place, generator: random.Random, _places: list[Place]) -> None:
    _put(place, deepcopy(generator.choice(STRANGE)))


def _swap(place: Place, generator: random.Random, places: list[Place]) -> None:
    _put(place, deepcopy(_get(generator.choice(places))))


def _double(place: Place, generator: random.Random, _places: list[Place]) -> None:
    container, key = place
    if isinstance(container, list):
        container.insert(generator.randrange(len(container) + 1), deepcopy(_get(place)))
    else:
        container[f"{key}x"] = deepcopy(_get(place))


def _rename(place: Place, generator: random.Random, _places: list[Place]) -> None:
    container, key = place
    if isinstance(container, dict):
        container[generator.choice(("id", "type", "text", "x-1", f"{key}s", "question", "all"))] = container.pop(
            str(key)
        )


def _misspell(place: Place, generator: random.Random, _places: list[Place]) -> None:
    before = _get(place)
    if isinstance(before, str):
        cut = generator.randrange(len(before) + 1)
        _put(place, before[:cut] + generator.choice(("x", "-", "", "A")) + before[cut + 1 :])
    elif isinstance(before, int | Decimal):
        _put(place, generator.choice((str(before), -before, before + 1, Decimal(before) / 2)))


def _wrap(place: Place, generator: random.Random, _places: list[Place]) -> None:
    before = _get(place)
    _put(place, generator.choice(([before], {"value": before}, [before, before], {"not": before})))


ACCIDENTS: Final[tuple[Callable[[Place, random.Random, list[Place]], None], ...]] = (
    *(_drop, _replace, _swap, _double, _rename, _misspell, _misspell, _wrap),
)


def main() -> None:
    """Run as many as asked for, and say what was met."""
    count, seed = (int(argument) for argument in sys.argv[1:3])
    outcome = fuzz(count, seed)
    met = ", ".join(f"{code} {number}" for code, number in sorted(outcome.codes.items()))
    sys.stdout.write(f"{2 * count} files, {outcome.accepted} accepted, slowest {outcome.slowest:.3f} s; {met}\n")


if __name__ == "__main__":
    main()

"""What can happen to a file: to its text, to the values in it, and to the file as a whole."""

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Final

from crmready.loading.located_yaml import read_yaml_file
from crmready.loading.write import as_yaml
from crmready.problems import RULES
from tests.fuzz.yaml_text import TOKENS

STRANGE: Final[tuple[object, ...]] = (
    *(None, True, False, 0, -1, 3, 10**17, Decimal("0.5"), Decimal("-1.000000000000000001")),
    *("", " ", "no", "2/3", "1/0", "all", "hard", "levels", "Not an id", "x" * 3000, "æøå", "dont-know", "../x.yaml"),
    *("61 ± 0.5", "best", "worst", "typical", "largely-", "none", "2026-02-30", "\u200b", "a" * 61, "1" * 4400, "nb"),
    *([], {}, [[]], [{}], {"id": "x"}, [None], [1, 2], {"": 1}, {"question": "x", "is": 1}, {"not": {"not": {}}}),
    *({"all": []}, {"text": "x"}, {"within": 30, "do": "x"}, {"value": [{}]}, {"gates": "all", "state": ["fail"]}),
)
WORDS: Final = (
    *("always", "never", "not", "and/or", "often", "obviously", "leverage", "alltid", "aldri", "ikke", "og/eller"),
    *("ofte", "selvsagt", "synergi", "a.b.c.", "!?", "verylongword" * 9, "…", "😀", "(", "“", "\u00a0"),
)
"""What wording rules look for, and what words are seldom made of."""
CONDITIONS: Final = ("show_if", "when")
INDENT: Final = 6
PLAIN: Final = re.compile("[a-z_-]+")
WORDS_ALONE: Final = re.compile("[A-Za-z][a-z]+( [a-z]+)*")

Container = dict[str, object] | list[object]
Place = tuple[Container, str | int]


def mutate_file(path: Path, generator: random.Random) -> None:
    """One accident: mostly to a value, so that much of what comes of it is still a questionnaire."""
    _have_an_accident(path, generator)
    if generator.random() < 0.15 and path.is_file():
        path.write_bytes(_in_another_layout(path.read_bytes(), generator))


def _have_an_accident(path: Path, generator: random.Random) -> None:
    chance = generator.random()
    if path.is_dir():  # it has had one already
        return
    if chance < 0.02:
        generator.choice(FILE_ACCIDENTS)(path)
        return
    document, _ = read_yaml_file(path) if path.is_file() else (None, ())
    if document is None or chance < 0.3:
        if path.is_file():
            path.write_bytes(_with_text_accident(path.read_bytes(), generator))
        return
    value = deepcopy(document.value)
    places = list(_places(value))
    if places:
        kind = GENTLE if chance < 0.75 else ROUGH
        generator.choice(kind)(generator.choice(places), generator, places)
    path.write_text(_written(value, generator), encoding="utf-8", errors="replace")


def _written(value: object, generator: random.Random) -> str:
    """The value as YAML: sometimes as we write it ourselves, mostly plainly, which takes a tenth of the time."""
    if generator.random() < 0.1 or not isinstance(value, dict | list):
        return as_yaml(value)
    return "".join(_lines(value, ""))


def _lines(value: object, indent: str) -> Iterator[str]:
    for key, below in value.items() if isinstance(value, dict) else (("-", one) for one in _elements(value)):
        name = key if PLAIN.fullmatch(key) else json.dumps(key)
        mark = f"{indent}-" if isinstance(value, list) else f"{indent}{name}:"
        if isinstance(below, dict | list) and below:
            yield f"{mark}\n"
            yield from _lines(below, f"{indent}  ")
        else:
            yield f"{mark} {_scalar(below)}\n"


def _elements(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return value if WORDS_ALONE.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    return format(value, "f") if isinstance(value, Decimal) else json.dumps(value)


def with_few_scenarios(path: Path, generator: random.Random) -> None:
    """The file with one or a few of its scenarios: one is damaged as well as many are, and is played sooner."""
    document, _ = read_yaml_file(path)
    if document is not None and isinstance(document.value, dict):
        scenarios = document.value.get("scenarios", [])
        chosen = generator.sample(scenarios, min(generator.choice((1, 1, 3)), len(scenarios)))
        few = {**document.value, "scenarios": chosen}
        path.write_text(_written(few, generator), encoding="utf-8")


# --- To the text ---------------------------------------------------------------------------------


def _with_text_accident(raw: bytes, generator: random.Random) -> bytes:
    text = raw.decode("utf-8", "replace")
    if generator.random() < 0.2:
        return _with_comment(text, generator).encode()
    start = generator.randrange(len(text) + 1)
    end = min(start + generator.choice((0, 1, 3, 30)), len(text))
    put = generator.choice(("", generator.choice(TOKENS), text[start:end] * 2))
    return (text[:start] + put + text[end:] or "a").encode("utf-8", "replace")


def _in_another_layout(raw: bytes, generator: random.Random) -> bytes:
    """What another editor makes of a file without changing what it says: every place is another one."""
    match generator.randrange(5):
        case 0:
            return b"\xef\xbb\xbf" + raw
        case 1:
            return raw.replace(b"\n", b"\r\n")
        case 2:
            return raw.replace(b"\n", b"\r")
        case 3:
            return raw + generator.choice((b"\n\n  \n", b"# \xc3\xa5\xf0\x9f\x98\x80 the end", b"\n#\t\n"))
        case _:
            head = generator.choice(
                (b"\n\n", "# æøå 😀 e\u0301\n".encode(), b"---\n", b"# crmready: ignore[W704] kept\n")
            )
            return head + raw


def _with_comment(text: str, generator: random.Random) -> str:
    """The text with a line that is an ignore, or ends with one."""
    lines = text.split("\n")
    number = generator.randrange(len(lines))
    code = generator.choice((*RULES, "L6", "", "x" * 300, "R301, L601"))
    comment = f"# crmready: ignore[{code}]{generator.choice((' kept', '', '  ', ' ]', ' é' * 300))}"
    if generator.random() < 0.5:
        lines.insert(number, " " * generator.randrange(INDENT) + comment)
    else:
        lines[number] = f"{lines[number]}  {comment}"
    return "\n".join(lines)


# --- To the file ---------------------------------------------------------------------------------


def _vanish(path: Path) -> None:
    path.unlink(missing_ok=True)


def _become_a_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir(exist_ok=True)


def _lead_to_itself(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path.name)


def _go_under_another_name(path: Path) -> None:
    if path.is_file():
        shutil.copy(path, path.with_name("xx.yaml"))


def _be_emptied(path: Path) -> None:
    if path.is_file():
        path.write_bytes(b"")


def _be_cut_off(path: Path) -> None:
    if path.is_file():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


FILE_ACCIDENTS: Final[tuple[Callable[[Path], None], ...]] = (
    *(_vanish, _become_a_folder, _lead_to_itself, _go_under_another_name, _be_emptied, _be_cut_off),
)


# --- To a value ----------------------------------------------------------------------------------


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


def _multiply(place: Place, generator: random.Random, places: list[Place]) -> None:
    """A list with many times its parts, each with an id of its own."""
    longer = _one_of(places, generator, lambda found: isinstance(found, list) and bool(found)) or place
    before = _get(longer)
    if not isinstance(before, list) or not before:
        return
    for number in range(generator.choice((3, 30, 200))):
        one = deepcopy(generator.choice(before))
        if isinstance(one, dict) and "id" in one:
            one["id"] = f"{str(one['id'])[:40]}-{number}"
        before.append(one)


def _rename(place: Place, generator: random.Random, _places: list[Place]) -> None:
    container, key = place
    if isinstance(container, dict):
        name = generator.choice(("id", "type", "text", "x-1", f"{key}s", "question", "all"))
        container[name] = container.pop(str(key))


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


Accident = Callable[[Place, random.Random, list[Place]], None]
ROUGH: Final[tuple[Accident, ...]] = (*(_drop, _replace, _swap, _double, _multiply, _rename, _misspell, _wrap),)


# --- To a value, so that it may well remain one that fits -----------------------------------------


def _one_of(places: list[Place], generator: random.Random, wanted: Callable[[object], bool]) -> Place | None:
    """A place with such a value, whatever place an accident was given."""
    found = [place for place in places if wanted(_get(place))]
    return generator.choice(found) if found else None


def _shuffle(_place: Place, generator: random.Random, places: list[Place]) -> None:
    place = _one_of(places, generator, lambda found: isinstance(found, list) and len(found) > 1)
    if place is not None:
        generator.shuffle(_get(place))  # type: ignore[arg-type]


def _lose(_place: Place, generator: random.Random, places: list[Place]) -> None:
    place = _one_of(places, generator, lambda found: isinstance(found, list) and bool(found))
    if place is not None:
        found = _get(place)
        assert isinstance(found, list)
        del found[generator.randrange(len(found))]


def _nudge(_place: Place, generator: random.Random, places: list[Place]) -> None:
    place = _one_of(places, generator, lambda found: isinstance(found, int | Decimal))
    if place is not None:
        before = _get(place)
        assert isinstance(before, int | Decimal)
        after = not before if isinstance(before, bool) else generator.choice((before + 1, before - 1, before * 2, 0, 1))
        _put(place, after)


def _borrow(_place: Place, generator: random.Random, places: list[Place]) -> None:
    """What stands under one key somewhere comes to stand under the same key elsewhere."""
    by_key: dict[str, list[Place]] = {}
    for place in places:
        if isinstance(place[1], str):
            by_key.setdefault(place[1], []).append(place)
    alike = [some for key, some in by_key.items() if len(some) > 1 and key != "id"]
    if alike:
        some = generator.choice(alike)
        _put(generator.choice(some), deepcopy(_get(generator.choice(some))))


def _reword(_place: Place, generator: random.Random, places: list[Place]) -> None:
    place = _one_of(places, generator, lambda found: isinstance(found, str) and " " in found)
    if place is not None:
        words = str(_get(place)).split(" ")
        words.insert(generator.randrange(len(words) + 1), generator.choice(WORDS))
        _put(place, " ".join(words))


def _rethink(_place: Place, generator: random.Random, places: list[Place]) -> None:
    """A condition is turned round, doubled, or joined with another one."""
    conditions = [place for place in places if place[1] in CONDITIONS]
    if conditions:
        place = generator.choice(conditions)
        before, other = _get(place), deepcopy(_get(generator.choice(conditions)))
        after = (
            {"not": before},
            {"all": [before, other]},
            {"any": [before, other]},
            {"all": [before, {"not": before}]},
        )
        _put(place, deepcopy(generator.choice(after)))


GENTLE: Final[tuple[Accident, ...]] = (*(_shuffle, _lose, _nudge, _nudge, _borrow, _borrow, _reword, _rethink),)

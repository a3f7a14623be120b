"""Ids that went and ids that came for nearly the same thing: most likely one entry under a new name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from crmready.authoring.differing.effects import Address
from crmready.authoring.differing.likeness import SAME, likeness, words
from crmready.authoring.differing.parts import Part
from crmready.model.questionnaire import Dimension
from crmready.model.questions import AnswerOption, RecordField
from crmready.model.values import FileModel

_MOST_PAIRS: Final = 2_000
"""Above this, only entries with exactly the same texts are taken for each other: likeness costs time."""
_NAMED: Final = 2
_REFERENCES: Final = frozenset({
    "question", "records", "roles", "after", "owner", "of", "source", "pair", "show_if", "when", "targets", "chain",
    "draws",
})  # fmt: skip
"""Fields that name other entries."""

_TITLES: Final = ("name", "text", "label", "do", "show")
"""Fields that say what a part is, in the order in which they are looked for."""

Renames = Mapping[Address, Address]
"""The later address of everything whose id seems to have changed, by its earlier one."""


def renames(old: Mapping[Address, Part], new: Mapping[Address, Part]) -> dict[Address, Address]:
    """What seems to have been renamed: first entries, then the options and fields of those that are still there."""
    found = _matched(old, new, lambda part: len(part.address) == _NAMED)
    kept = rekeyed(old, found)
    inside = _matched(kept, new, lambda part: isinstance(part.model, AnswerOption | RecordField))
    return {**found, **inside}


def _matched(old: Mapping[Address, Part], new: Mapping[Address, Part], fits: Any) -> dict[Address, Address]:  # noqa: ANN401
    gone: dict[Address, list[Part]] = {}
    came: dict[Address, list[Part]] = {}
    for mine, theirs, left in ((old, new, gone), (new, old, came)):
        for part in mine.values():
            if part.address not in theirs and fits(part) and not isinstance(part.address[-1], int):
                left.setdefault(part.address[:-1], []).append(part)
    return {before: after for above in gone.keys() & came.keys() for before, after in _pairs(gone[above], came[above])}


def _pairs(gone: Sequence[Part], came: Sequence[Part]) -> Iterable[tuple[Address, Address]]:
    """Each entry with the one most like it, the most alike first; among very many only those that say the same."""
    if len(gone) * len(came) > _MOST_PAIRS:
        same = {_said(part): part.address for part in reversed(came)}
        alike = [(1.0, n, part.address, same[_said(part)]) for n, part in enumerate(gone) if _said(part) in same]
    else:
        alike = [
            (_alike(before, after), number, before.address, after.address)
            for number, before in enumerate(gone)
            for after in came
            if type(before.model) is type(after.model)
        ]
    taken: set[Address] = set()
    for score, _, before, after in sorted(alike, key=lambda entry: (-entry[0], entry[1])):
        if score >= SAME and not {before, after} & taken:
            taken |= {before, after}
            yield before, after


def _alike(before: Part, after: Part) -> float:
    if isinstance(before.model, Dimension) and isinstance(after.model, Dimension):
        old, new = ({question.id for question in model.questions} for model in (before.model, after.model))
        return 2 * len(old & new) / (len(old) + len(new))
    texts = identity(before.model), identity(after.model)
    if not all(map(words, texts)):
        return float(texts[0] == texts[1])
    return likeness(*texts)


def _said(part: Part) -> tuple[type[FileModel], str]:
    return type(part.model), identity(part.model)


def identity(model: FileModel) -> str:
    """The texts by which people know what something is: the question with its options, or the name."""
    ask = getattr(model, "ask", "")
    asked = [ask] if isinstance(ask, str) else list(ask.values())
    options = [option.text for option in getattr(model, "options", ())]
    names = [getattr(model, name, "") for name in ("name", "text", "label", "summary")]
    return " ".join(filter(None, (*asked, *options, *names)))


def title(model: FileModel) -> str:
    """What people see first of a part."""
    ask = getattr(model, "ask", "")
    asked = ask if isinstance(ask, str) else next(iter(ask.values()))
    return next(filter(None, (asked, *(str(getattr(model, name, "")) for name in _TITLES))), "")


def rekeyed(parts: Mapping[Address, Part], found: Renames) -> dict[Address, Part]:
    """Earlier parts under their later addresses."""
    if not found:
        return dict(parts)
    return {
        (address := _later(part.address, found)): replace(part, address=address, group=_later(part.group, found))
        for part in parts.values()
    }


def _later(address: Address, found: Renames) -> Address:
    entry = found.get(address[:_NAMED], address[:_NAMED])
    longer = (*entry, *address[_NAMED:])
    return found.get(longer, longer)


def referring(field: str, value: object, found: Renames) -> object:
    """The value of a field with later ids in the place of earlier ones."""
    if field not in _REFERENCES or not found:
        return value
    # A chain names fields of its own record; everything else that refers names entries of a section.
    own = field == "chain"
    return _replaced(value, {str(old[-1]): str(new[-1]) for old, new in found.items() if own or len(old) == _NAMED})


def _replaced(value: object, ids: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, tuple):
        return tuple(_replaced(part, ids) for part in value)
    if isinstance(value, dict):
        return {ids.get(key, key): part for key, part in value.items()}
    if isinstance(value, FileModel):
        changes = {name: _replaced(getattr(value, name), ids) for name in type(value).model_fields}
        return value.changed(**changes)
    return value

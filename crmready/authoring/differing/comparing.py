"""Compares two versions of a questionnaire, part by part and field by field."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

from crmready.authoring.differing.describing import Describing
from crmready.authoring.differing.edition import Edition
from crmready.authoring.differing.effects import Address, Comparison, Difference, Effect, Kind
from crmready.authoring.differing.fields import FIELDS, Elsewhere, Entries, Words
from crmready.authoring.differing.identities import retyped, reused
from crmready.authoring.differing.judging import Both, Whole
from crmready.authoring.differing.order import longest_rise
from crmready.authoring.differing.parts import Part, parent_of, parts
from crmready.authoring.differing.renames import Renames, referring, rekeyed, renames, title
from crmready.authoring.differing.texts import text_differences
from crmready.authoring.differing.values import shown
from crmready.model.questions import AnswerOption, QuestionBase

_INSIDE_A_TYPE: Final = ("options", "fields")
"""Lists that only some types of question have."""


def compare(before: Edition, after: Edition) -> Comparison:
    """Everything that changed from the one to the other, worst entries first and then in the author's order."""
    found = _merged(_Comparing(before, after).differences())
    worst: dict[str, Effect] = {}
    order: dict[str, int] = {}
    for number, one in enumerate(found):
        worst[one.subject] = max(one.effect, worst.get(one.subject, one.effect))
        order.setdefault(one.subject, number)
    return Comparison(tuple(sorted(found, key=lambda one: (-worst[one.subject], order[one.subject], -one.effect))))


def _merged(found: Iterator[Difference]) -> list[Difference]:
    """Each change once: that of an option set is met in every question that uses it."""
    merged: dict[tuple[object, ...], Difference] = {}
    for one in found:
        key = (one.address, one.kind, one.language, one.before, one.after)
        known = merged.get(key)
        worse = one if known is None else max(known, one, key=lambda difference: difference.effect)
        used_by = one.used_by if known is None else (*known.used_by, *one.used_by)
        merged[key] = replace(worse, used_by=tuple(dict.fromkeys(used_by)))
    return list(merged.values())


class _Comparing:
    """One comparison on its way: both versions as parts, the earlier ones under their later ids."""

    def __init__(self, before: Edition, after: Edition) -> None:
        self.before, self.after = before, after
        self.shared = [name for name in after.loaded.languages if name in before.loaded.languages]
        main = self.shared[0] if self.shared else None
        earlier = parts(before, main)
        self.new = parts(after, main)
        self.renames: Renames = renames(earlier, self.new)
        self.old = rekeyed(earlier, self.renames)
        self.origin = dict(zip(self.old, earlier, strict=True))
        self.describing = Describing(before, after, self.origin)
        self.wholes = Whole(before.speaking(main)), Whole(after.speaking(main))
        self.later = {str(was[1]): str(now[1]) for was, now in self.renames.items() if was[0] == "questions"}
        self.settled: set[Address] = set()
        """Where an id stands for something else: what stands below is not compared."""

    def differences(self) -> Iterator[Difference]:
        """Every change; that of an option set once for each question that uses it."""
        yield from self._languages()
        for old, new in self._kept:
            yield from self._as_entries(old, new)
            yield from self._fields(old, new)
        yield from self._came_and_went()
        yield from self._moved()
        for language in self.shared:
            earlier, later = rekeyed(parts(self.before, language), self.renames), parts(self.after, language)
            pairs = ((earlier[name], part) for name, part in later.items() if name in earlier and not self._below(name))
            yield from text_differences(pairs, self.describing, language)

    @cached_property
    def _kept(self) -> list[tuple[Part, Part]]:
        return [(self.old[address], part) for address, part in self.new.items() if address in self.old]

    def _both(self, old: Part, new: Part) -> Both:
        was = self.origin[old.address]
        earlier = old if was == old.address else replace(old, address=was)
        return Both(earlier, new, *self.wholes, self.later)

    def _below(self, address: Address) -> bool:
        return any(address[:length] in self.settled for length in range(1, len(address) + 1))

    def _languages(self) -> Iterator[Difference]:
        earlier, later = self.before.loaded.languages, self.after.loaded.languages
        for language in sorted({*earlier, *later}):
            if language not in earlier or language not in later:
                kind = Kind.ADDED if language in later else Kind.REMOVED
                yield self.describing.translation(kind, language)

    # --- What an id stands for --------------------------------------------------------------------------------

    def _as_entries(self, old: Part, new: Part) -> Iterator[Difference]:
        """A new name, or an old name for something else."""
        both = self._both(old, new)
        if both.old.address[-1:] != new.address[-1:]:
            judged = self._entries(new).removed(old, self.wholes[0])
            yield self.describing.renamed(both.old.address, new, judged)
        if retyped(both):
            self.settled |= {(*new.address, name) for name in _INSIDE_A_TYPE}
        for one in reused(both):
            self.settled |= {one.address} if one.settled else set()
            yield self.describing.changed(one.address, one.judged, (one.before, one.after))

    # --- Fields -----------------------------------------------------------------------------------------------

    def _fields(self, old: Part, new: Part) -> Iterator[Difference]:
        """Changed values; texts are compared in each language by themselves."""
        if self._below(new.address):
            return
        both = self._both(old, new)
        known = type(old.model).model_fields
        for field, judge in FIELDS[type(new.model)].items():
            if isinstance(judge, Words | Entries | Elsewhere) or field not in known:
                continue
            was, now = _value(old, field), _value(new, field)
            if referring(field, was, self.renames) != now and (judged := judge(both, was, now)) is not None:
                yield self.describing.changed((*new.address, field), judged, (shown(was), shown(now)))

    # --- What came, went and moved ----------------------------------------------------------------------------

    def _came_and_went(self) -> Iterator[Difference]:
        for address, part in self.new.items():
            if address not in self.old and parent_of(part) in self.old and not self._below(address):
                yield self.describing.added(part, self._entries(part).added(part, self.wholes[1]), title(part.model))
        for address, part in self.old.items():
            there = parent_of(part) in self.new or isinstance(part.model, QuestionBase)
            if address not in self.new and there and not self._below(address):
                was = replace(part, address=self.origin[address])
                judged = self._entries(part).removed(was, self.wholes[0])
                yield self.describing.removed(part, judged, title(part.model))

    def _entries(self, part: Part) -> Entries:
        above = self.new.get(parent_of(part)) or self.old[parent_of(part)]
        entries = FIELDS[type(above.model)][str(part.group[-1])]
        assert isinstance(entries, Entries), part  # noqa: S101  # a test walks the table
        return entries

    def _moved(self) -> Iterator[Difference]:
        """Questions in another dimension, and entries in another order."""
        groups: dict[Address, list[Address]] = {}
        for old, new in self._kept:
            if new.group and old.group == new.group:
                groups.setdefault(new.group, []).append(new.address)
            elif new.group:
                counts = self._both(old, new).counts
                effect = Effect.SCORE_AFFECTING if counts else Effect.COMPARABLE
                names = str(old.group[1]), str(new.group[1])
                yield self.describing.moved(new.address, effect, "dimension", names)
        place = {address: number for number, address in enumerate(self.old)}
        for group in groups.values():
            order = self._entries(self.new[group[0]]).order
            if order is not None:
                yield from self._reordered(sorted(group, key=place.__getitem__), group, order)

    def _reordered(self, was: list[Address], now: list[Address], effect: Effect) -> Iterator[Difference]:
        place = {address: number for number, address in enumerate(was)}
        stayed = {was[number] for number in longest_rise([place[address] for address in now])}
        for address in now:
            if address not in stayed:
                names = tuple(_neighbour(order, address) for order in (was, now))
                yield self.describing.moved(address, effect, "place in the order", (names[0], names[1]))


def _neighbour(order: list[Address], address: Address) -> str:
    position = order.index(address)
    return f"after {order[position - 1][-1]}" if position else "first"


def _value(part: Part, field: str) -> object:
    """What a field says, with the score that a level has where the author wrote none."""
    if field == "score" and isinstance(part.model, AnswerOption) and part.model.score is None:
        level = part.address[-1]
        return level if isinstance(level, int) else None
    return getattr(part.model, field)

"""Texts in one language of both versions: what reads otherwise, and whether answers to it may mean otherwise."""

from collections.abc import Iterable, Iterator

from crmready.authoring.differing.describing import Describing
from crmready.authoring.differing.effects import Address, Concern, Difference, Effect
from crmready.authoring.differing.fields import FIELDS, Words
from crmready.authoring.differing.judging import Judged
from crmready.authoring.differing.likeness import doubt
from crmready.authoring.differing.parts import Part
from crmready.authoring.differing.values import NONE

DOUBT = "D902"
"""The rule with which an author vouches for a text: it is worded otherwise and asks the same."""
Pair = tuple[str | int, str | None, str | None]
"""Where inside the field (a role, a position, or nothing), and the two texts."""


def text_differences(pairs: Iterable[tuple[Part, Part]], describing: Describing, language: str) -> Iterator[Difference]:
    """The changed texts of parts that both versions have."""
    for old, new in pairs:
        for field, meaning in FIELDS[type(new.model)].items():
            if isinstance(meaning, Words) and field in type(old.model).model_fields:
                for inside, was, now in _pairs(old, new, field):
                    address: Address = (*new.address, field, *(() if inside == "" else (inside,)))
                    judged = _judged(meaning, (was, now), language)
                    if judged.concern and describing.after.vouched(DOUBT, describing.after.place(address, language)):
                        judged = Judged(Effect.WORDING, "The author vouches that it asks the same.", judged.concern)
                    yield describing.changed(address, judged, (was or NONE, now or NONE), language)


def _judged(meaning: Words, texts: tuple[str | None, str | None], language: str) -> Judged:
    if not meaning.answered:
        return Judged(Effect.WORDING)
    before, after = texts
    reason = "they were given in another unit" if meaning.exact else None
    if before is not None and after is not None and not meaning.exact:
        reason = doubt(before, after, language)
    if reason is None:
        return Judged(Effect.WORDING)
    return Judged(Effect.BREAKING, f"Earlier answers may mean something else: {reason}.", Concern.DOUBTFUL)


def _pairs(old: Part, new: Part, field: str) -> Iterator[Pair]:
    """The texts of a field that differ."""
    was, now = getattr(old.model, field), getattr(new.model, field)
    if field == "ask":
        yield from _asked(old, new)
    elif isinstance(was, tuple):
        yield from _listed(was, now)
    elif was != now:
        yield "", was, now


def _asked(old: Part, new: Part) -> Iterator[Pair]:
    """Role by role, or at once where the question is the same for all of them."""
    roles = [role for role in new.model.roles if role in old.model.roles]  # type: ignore[attr-defined]  # is asked
    texts = {role: (_wording(old, role), _wording(new, role)) for role in roles}
    one_text = isinstance(new.model.ask, str)  # type: ignore[attr-defined]  # the same
    met: set[tuple[str, str]] = set()
    for role, (was, now) in texts.items():
        if was != now and (was, now) not in met:
            met.add((was, now))
            yield "" if one_text else role, was, now


def _wording(part: Part, role: str) -> str:
    ask: str | dict[str, str] = part.model.ask  # type: ignore[attr-defined]  # the same
    return ask if isinstance(ask, str) else ask[role]


def _listed(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Pair]:
    """Texts of a list one by one where only some changed."""
    if len(old) == len(new):
        yield from ((number, a, b) for number, (a, b) in enumerate(zip(old, new, strict=True)) if a != b)
        return
    yield from (("", text, None) for text in old if text not in new)
    yield from (("", None, text) for text in new if text not in old)

"""What Pydantic found wrong with the shape of a file, in words for the file's author.

Codes and words come from the error's type and context, never from its English text.
"""

import re
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any, Final, NamedTuple

from pydantic_core import ErrorDetails

from crmready.model.conditions import ANSWER_KINDS, KINDS, RESULT_KINDS
from crmready.model.questions import TYPES
from crmready.model.values import is_tag
from crmready.problems import Change, at_start, closest, excerpt, listed, surely_meant

_GROUP: Final = "a group of `key: value` lines"
EXPECTED: Final = {
    "string_type": "a text",
    "int_type": "a whole number",
    "decimal_type": "a number",
    "is_instance_of": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": _GROUP,
    "model_type": _GROUP,
}
"""The types of error that say "this is another kind of value", and the kind that was expected."""

_BOUNDS: Final = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}
_NAMES: Final = {"version": "Write three numbers: 1.0.0.", "language": "Write two or three small letters: nb."}
_ID: Final = "Begin with a letter; use small letters a-z, digits and single hyphens: process-in-writing."
_ANY_ID: Final = "Use letters a-z and A-Z, digits, - and _; begin with a letter or digit."
_FEW: Final = 6
_SEVERAL: Final = 12
_QUOTE: Final = "Put quotes around it to make it a text."


class Fault(NamedTuple):
    """One problem before its place is known."""

    code: str
    message: str
    hint: str | None = None
    change: Change | None = None


def kind_of(value: object) -> str:
    """What a value is, in words for people."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"`{str(value).lower()}`"
        case int() | Decimal():
            return f"the number {excerpt(str(value))}"
        case str():
            return f'the text "{excerpt(value)}"'
        case list() | tuple():
            return "a list"
        case _:
            return _GROUP


def wrong_kind(expected: Collection[str], found: object, name: str) -> Fault:
    """A text where a list belongs, and so on; `name` is the field's."""
    kinds = [kind for kind in expected if kind != "a whole number" or "a number" not in expected]
    *others, last = kinds
    wanted = f"{', '.join(others)} or {last}" if others else last
    hint = _how_to_write(kinds, found, name)
    change = Change(str(found), f'"{found}"') if hint == _QUOTE else None
    return Fault("S203", f"Expected {wanted}, found {kind_of(found)}.", hint, change)


def _how_to_write(kinds: Collection[str], found: object, name: str) -> str | None:
    if found is None:
        return "Write a value, or remove the line."
    if "a whole number" in kinds:
        return "Write the number without quotes." if isinstance(found, str) and found.isdecimal() else None
    if "a text" in kinds and isinstance(found, int | Decimal):
        return _NAMES.get(name, _ID if name == "id" else _QUOTE)
    if "a list" in kinds and not isinstance(found, dict):
        return f"Write a list, also of one: [{excerpt(found)}]."
    return "Write true or false, without quotes." if "true or false" in kinds else None


def no_such_field(name: str, allowed: AbstractSet[str], meant: str | None) -> Fault:
    """A field that does not stand here; `meant` is the one it was probably written for."""
    if meant is not None:
        hint: str | None = f"Did you mean `{meant}`?"
    elif name in KINDS and allowed & set(KINDS):
        hint = "A condition has one of them; put several under `all` or `any`."
    else:
        hint = f"There can be: {', '.join(sorted(allowed))}." if 0 < len(allowed) <= _FEW else None
    sure = surely_meant(name, allowed)
    change = Change(name, sure) if sure is not None and sure == meant else None
    return Fault("S202", f"`{excerpt(name)}` is not a field here.", hint, change)


def described(error: ErrorDetails, name: str) -> Fault:  # noqa: C901, PLR0911  # a table
    """What one error means; `name` is the field's."""
    context: dict[str, Any] = error.get("ctx", {})
    found = error["input"]
    match error["type"]:
        case "missing":
            return Fault("S201", f"`{excerpt(name)}` is missing here.")
        case "literal_error":
            return _not_a_word(found, context["expected"])
        case "string_pattern_mismatch":
            other = _ANY_ID if "A-Z" in context["pattern"] else _ID
            return Fault("S205", f"{at_start(kind_of(found))} is not a valid name here.", _NAMES.get(name, other))
        case "string_too_short":
            return Fault("S206", "The text is empty.", "Write a text, or remove the line.")
        case "string_too_long":
            message = f"The text has {len(found)} characters; {context['max_length']} are allowed here."
            return Fault("S206", message, "Shorten it.")
        case "too_short":
            return Fault("S209", _too_few(len(found), context["min_length"]), "Write the missing entries.")
        case "exact_number":
            return Fault("S208", f"{at_start(kind_of(found))} is not a number.", "Write it as 20, 0.2 or 2/3.")
        case "union_tag_invalid" | "union_tag_not_found":
            return _no_such_kind(found, error["loc"])
        case "one_comparison":
            names = context["names"]
            return Fault("S211", f"A comparison has exactly one of {names}.", "Put several under `all` or `any`.")
        case bound if bound in _BOUNDS:
            key, words = _BOUNDS[bound]
            return Fault("S207", f"The number must be {words} {context[key]}.")
        case other:
            return Fault("S299", f"{at_start(kind_of(found))} does not fit here ({other.replace('_', ' ')}).")


def _not_a_word(found: object, expected: str) -> Fault:
    """`expected` is a list such as `'stop', 'caution' or 'go'`."""
    words = [word or number for word, number in re.findall(r"'([^']*)'|(\d+)", expected)]
    near = closest(str(found), words)
    if len(words) == 1:
        hint = "Write it without quotes." if near == str(found) else f"Did you mean {near}?" if near else None
        return Fault("S204", f"Expected {words[0]}, found {kind_of(found)}.", hint)
    message = f"{at_start(kind_of(found))} is not allowed here."
    if near == str(found):
        return Fault("S204", message, "Write it without quotes.")
    return Fault("S204", message, f"Did you mean {near}? There is: {listed(words)}." if near else one_of(words))


def one_of(words: Collection[str]) -> str | None:
    """What to write where only a few words may stand; None where there are none, or too many to choose from."""
    if len(words) == 1:
        return f"Write {next(iter(words))}."
    return f"Write one of: {', '.join(words)}." if 0 < len(words) <= _SEVERAL else None


def _too_few(found: int, least: int) -> str:
    if found == 0:
        return "The list is empty."
    return f"The list has {found} {'entry' if found == 1 else 'entries'}; it needs at least {least}."


def _no_such_kind(found: object, loc: tuple[str | int, ...]) -> Fault:
    """A question without a known `type`, or a condition without a key that says what it looks at."""
    fields = [part for part in loc if isinstance(part, str) and not is_tag(part)]
    if fields[-1:] == ["questions"]:
        return _no_such_type(found)
    kinds = ANSWER_KINDS if "show_if" in fields else RESULT_KINDS
    group = f"Write a group with one of: {', '.join(kinds)}."
    if not isinstance(found, dict):
        return wrong_kind([_GROUP], found, "")._replace(hint=group)
    near = next((kind for kind in (closest(key, kinds) for key in found) if kind), None)
    return Fault("S210", "This is not a condition.", f"Did you mean `{near}`?" if near else group)


def _no_such_type(question: object) -> Fault:
    types = one_of(TYPES)
    if not isinstance(question, dict):
        return wrong_kind([_GROUP], question, "")
    if "type" not in question:
        return Fault("S210", "The question has no `type`.", types)
    near = closest(str(question["type"]), TYPES)
    message = f"{at_start(kind_of(question['type']))} is not a type of question."
    return Fault("S210", message, f"Did you mean {near}?" if near else types)

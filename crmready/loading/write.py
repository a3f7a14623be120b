"""Plain values written as YAML that our own reader takes back unchanged."""

from decimal import Decimal
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Quotes every text that could be read as something else, and never writes an anchor: our reader refuses them."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401  # the base class says so
        """Repeated values are written out."""
        del data
        return True

    def represent_decimal(self, value: Decimal) -> yaml.ScalarNode:
        """A decimal with its digits as they are, never through a float."""
        digits = format(value, "f")
        # Without a point it reads as a whole number; another tag would be written out, and our reader refuses tags.
        return self.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in digits else 'int'}", digits)


_Dumper.add_representer(Decimal, _Dumper.represent_decimal)


def as_yaml(value: object) -> str:
    """The value (str, int, Decimal, bool, None, lists, groups with text keys) as YAML, in the order given."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return text


def as_one_line(value: object) -> str:
    """The same on one line, as an author writes small groups and lists."""
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000, default_flow_style=True
    )
    return text.removesuffix("\n").removesuffix("\n...")


def as_scalar(text: str, *, in_flow: bool = False, quoted: bool = False) -> str:
    """A text as YAML on one line; `in_flow` for a place inside `{…}` or `[…]`, `quoted` always in double quotes."""
    style = '"' if quoted or "\n" in text else None
    written: str = yaml.dump(
        [text] if in_flow else text,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=True,
        default_style=style,
        width=float("inf"),
    )
    if in_flow:
        return written.strip()[1:-1]
    return written.removesuffix("...\n").removesuffix("\n")

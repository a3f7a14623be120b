"""New texts, groups and lists as a careful person would write them into a YAML file."""

import textwrap
from typing import Final, TypeAlias

from crmready.loading.write import as_scalar

Tree: TypeAlias = "str | dict[str | int, Tree]"
"""A text, or what stands beneath keys. Numbers as keys make a list, in their order."""
STEP: Final = 2
"""How far each level is indented."""
_WIDTH: Final = 120


def in_flow(tree: Tree) -> str:
    """A text or group inside `{…}` or `[…]`, on one line."""
    if isinstance(tree, str):
        return as_scalar(tree, in_flow=True)
    inside = ", ".join(flow_entry(key, below) for key, below in tree.items())
    return f"[{inside}]" if _is_list(tree) else f"{{{inside}}}"


def flow_entry(key: str | int, tree: Tree) -> str:
    """An entry of a group or list inside brackets."""
    return in_flow(tree) if isinstance(key, int) else f"{key}: {in_flow(tree)}"


def in_block(text: str, column: int, begins: int, *, quoted: bool = False) -> str:
    """A text behind a key or dash at `column`, beginning at column `begins`: on one line while it fits there.

    What is longer is folded beneath its key, what has several lines keeps them.
    """
    if quoted and "\n" not in text:
        return as_scalar(text, quoted=True)
    if "\n" not in text and begins + len(text) <= _WIDTH:
        return as_scalar(text)
    margin = " " * (column + STEP)
    if "\n" in text:
        lines, sign = text.split("\n"), "|-"
    else:
        lines, sign = textwrap.wrap(text, _WIDTH - len(margin), break_long_words=False, break_on_hyphens=False), ">-"
    if not _is_kept(text, lines, sign):
        return as_scalar(text)
    return "\n".join([sign, *(margin + line if line else "" for line in lines)])


def _is_kept(text: str, lines: list[str], sign: str) -> bool:
    """Whether nothing is lost between the lines of a block."""
    if sign == "|-":
        return text == text.strip() and all(line.strip() or not line for line in lines)
    return " ".join(lines) == text and not any(line[:1].isspace() for line in lines)


def entry(key: str | int, tree: Tree, column: int) -> list[str]:
    """The lines of an entry of a block whose keys or dashes stand at `column`."""
    margin = " " * column
    head = f"{margin}-" if isinstance(key, int) else f"{margin}{key}:"
    if isinstance(tree, str):
        return f"{head} {in_block(tree, column, len(head) + 1)}".split("\n")
    return [head, *beneath(tree, column + STEP)]


def beneath(tree: Tree, column: int) -> list[str]:
    """The lines of a group or list at `column`."""
    if isinstance(tree, str):
        return [" " * column + in_block(tree, column, column)]
    return [line for key, below in tree.items() for line in entry(key, below, column)]


def _is_list(tree: dict[str | int, Tree]) -> bool:
    return all(isinstance(key, int) for key in tree)

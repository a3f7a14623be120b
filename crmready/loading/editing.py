"""Edits of a YAML file of texts: what is not touched keeps its comments, its order, its quotes and its line ends."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from crmready.loading import rendering
from crmready.loading.layout import (
    BLOCKS,
    Edit,
    Group,
    Key,
    Layout,
    Part,
    Scalar,
    Sequence,
    child,
    keys_of,
    layout_of,
    the_child,
)
from crmready.loading.located_yaml import KeyPath
from crmready.loading.removing import removals, whole_removals

_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be different."""

    texts: Mapping[KeyPath, str]
    """The text that shall stand at each of these paths. Where there is none yet, its groups are made as well."""
    removed: Collection[KeyPath] = ()
    """What shall be gone, with everything in it. A group that is left empty goes too."""
    order: Collection[KeyPath] = ()
    """Every path that is to be there, in the order in which they should stand; new texts are placed by it."""


def edited(text: str, wish: Wish) -> str:
    """The text of a file that `read_yaml` takes without problems, with the wish fulfilled."""
    bom = _BOM if text.startswith(_BOM) else ""
    layout = layout_of(text.removeprefix(_BOM))
    edits = _Edits(layout, wish)
    edits.collect()
    pieces, at = [bom], 0
    for edit in sorted(edits.found, key=lambda edit: edit.rank):
        pieces += [layout.text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, layout.text[at:]])


@dataclass(slots=True)
class _Edits:
    layout: Layout
    wish: Wish
    found: list[Edit] = field(default_factory=list)
    _new: dict[KeyPath, rendering.Tree] = field(default_factory=dict)
    """What is missing altogether, by the path of the first part that is."""
    _replaced: set[KeyPath] = field(default_factory=set)
    """What goes because the brackets around it are written anew."""
    _siblings: dict[KeyPath, list[Key]] = field(default_factory=dict)

    def collect(self) -> None:
        for path, text in self.wish.texts.items():
            self._place(path, text)
        self._siblings = _siblings(self.wish.order, {path[:-1] for path in self._new})
        removed = whole_removals(self.layout, self.wish.removed, self._new)
        for parent, keys in _by_parent(self._new).items():
            self._insert(parent, keys, removed)
        for parent, entries in _by_parent(dict.fromkeys(removed - self._replaced, "")).items():
            self.found += removals(self.layout, parent, {key for key, _ in entries})

    def _place(self, path: KeyPath, text: str) -> None:
        """Replace the text at a path, or note that it has to be inserted."""
        part: Part = self.layout.root
        for depth, key in enumerate(path):
            below = child(part, key)
            if below is None:
                # Nothing where a group or list has to be: it is replaced whole.
                holder = path[:depth] if _is_empty(part) else path[: depth + 1]
                _put(self._new, holder, path[len(holder) :], text)
                return
            part = below
        if not isinstance(part, Scalar):
            raise TypeError(f"{path} is not one text")
        self.found.append(self._replacement(path, part, text))

    def _replacement(self, path: KeyPath, old: Scalar, text: str) -> Edit:
        above = self.layout.part(path[:-1])
        if getattr(above, "flow", False):
            return Edit(old.start, old.end, rendering.in_flow(text))
        quoted = old.style in {'"', "'"}
        new = rendering.in_block(
            text, self._column(above), old.start - self.layout.line_start(old.start), quoted=quoted
        )
        head, newline, rest = new.partition("\n")
        comment, end = self._comment(old, is_moved=bool(newline))
        space = "" if self.layout.text[old.start - 1 : old.start].isspace() else " "
        new = (space + head + comment + newline + rest).replace("\n", self.layout.newline)
        return Edit(old.start, end, new)

    def _comment(self, old: Scalar, *, is_moved: bool) -> tuple[str, int]:
        """What is said about a text on its first line, and where the old text ends with it.

        With `is_moved` the new text is announced on a line of its own: what stood behind the old one goes there.
        """
        if old.style not in BLOCKS and not is_moved:
            return "", old.end
        begins = old.start if old.style in BLOCKS else old.end
        line = self.layout.text[begins : self.layout.next_line(begins)].rstrip()
        _, sign, said = line.partition(" #")
        return (f"  #{said}" if sign else ""), max(old.end, begins + len(line))

    def _column(self, part: Part) -> int:
        return part.column if isinstance(part, Group | Sequence) else 0

    # --- What is new ---

    def _insert(self, parent: KeyPath, keys: list[tuple[Key, rendering.Tree]], removed: Collection[KeyPath]) -> None:
        """New entries of one group or list, in their order."""
        for key, tree in keys:
            path = (*parent, key)
            if child(self.layout.part(parent), key) is not None:
                self._fill(path, tree)
        part = self.layout.part(parent)
        rank = {name: number for number, name in enumerate(self._siblings.get(parent, ()))}
        fresh = [(key, tree) for key, tree in keys if child(part, key) is None]
        kept = [key for key in keys_of(part) if (*parent, key) not in removed]
        if getattr(part, "flow", False) and not kept and fresh:
            whole = rendering.in_flow(dict(sorted(fresh, key=lambda entry: rank[entry[0]])))
            self.found.append(Edit(part.start, part.end, whole))
            self._replaced |= {(*parent, key) for key in keys_of(part)}
            return
        head = list(takewhile(lambda key: key not in rank, kept)) if not parent else []
        for key, tree in sorted(fresh, key=lambda entry: rank[entry[0]]):
            earlier = [other for other in kept if rank.get(other, len(rank)) < rank[key]]
            before = max(earlier, key=rank.__getitem__) if earlier else next(reversed(head), None)
            self.found.append(self._insertion((*parent, key), tree, before))

    def _fill(self, path: KeyPath, tree: rendering.Tree) -> None:
        """Put a group or list where there is nothing, or an empty pair of brackets."""
        part = self.layout.part(path)
        above = self.layout.part(path[:-1])
        if getattr(above, "flow", False) or not isinstance(part, Scalar):
            space = "" if self.layout.text[part.start - 1 : part.start].isspace() else " "
            self.found.append(Edit(part.start, part.end, space + rendering.in_flow(tree)))
            return
        lines = rendering.beneath(tree, self._column(above) + rendering.STEP)
        after = self.layout.next_line(part.end)
        if part.end > part.start:  # a `~` or `null`
            self.found.append(Edit(part.start, part.end, ""))
        self.found.append(Edit(after, after, self._on_lines(lines, after), len(path)))

    def _insertion(self, path: KeyPath, tree: rendering.Tree, before: Key | None) -> Edit:
        part = self.layout.holder(path[:-1])
        key = path[-1]
        if part.flow:
            return self._flow_insertion(part, rendering.flow_entry(key, tree), before)
        if before is not None:
            at = self.layout.next_line(the_child(part, before).end)
        elif len(path) > 1:
            at = self.layout.next_line(self._key(path[:-1]).end)
        else:
            at = self.layout.line_start(part.start)
        lines = rendering.entry(key, tree, part.column)
        apart = [""] if len(path) == 1 and not isinstance(tree, str) else []
        return Edit(at, at, self._on_lines([*apart, *lines], at), len(path))

    def _flow_insertion(self, part: Group | Sequence, entry: str, before: Key | None) -> Edit:
        if before is not None:
            end = the_child(part, before).end
            return Edit(end, end, f", {entry}")
        return Edit(part.start + 1, part.start + 1, f"{entry}, ")

    def _key(self, path: KeyPath) -> Scalar | Part:
        """The key that announces a part; the part itself in a list."""
        above = self.layout.part(path[:-1])
        return above.keys[str(path[-1])] if isinstance(above, Group) else self.layout.part(path)

    def _on_lines(self, lines: list[str], at: int) -> str:
        """Whole lines at the start of a line, or at the end of a text whose last line has no end."""
        newline = self.layout.newline
        ended = at == 0 or self.layout.text[at - 1] in "\r\n"
        return ("" if ended else newline) + "".join(f"{line}{newline}" for line in lines)


def _is_empty(part: Part) -> bool:
    return not part.is_text if isinstance(part, Scalar) else not part.parts


def _put(new: dict[KeyPath, rendering.Tree], holder: KeyPath, rest: KeyPath, text: str) -> None:
    if not rest:
        new[holder] = text
        return
    tree = new.setdefault(holder, {})
    for key in rest[:-1]:
        if isinstance(tree, dict):
            tree = tree.setdefault(key, {})
    if isinstance(tree, dict):
        tree[rest[-1]] = text


def _by_parent(trees: Mapping[KeyPath, rendering.Tree]) -> dict[KeyPath, list[tuple[Key, rendering.Tree]]]:
    grouped: dict[KeyPath, list[tuple[Key, rendering.Tree]]] = {}
    for path, tree in trees.items():
        grouped.setdefault(path[:-1], []).append((path[-1], tree))
    return grouped


def _siblings(order: Collection[KeyPath], parents: Collection[KeyPath]) -> dict[KeyPath, list[Key]]:
    """The keys that each of these groups and lists may have, in their order."""
    found: dict[KeyPath, dict[Key, None]] = {parent: {} for parent in parents}
    for path in order:
        for depth in range(len(path)):
            if path[:depth] in found:
                found[path[:depth]][path[depth]] = None
    return {parent: list(keys) for parent, keys in found.items()}

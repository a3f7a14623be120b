"""What to cut out of a YAML text so that entries are gone, and neither a comma nor an empty group is left."""

from collections.abc import Collection, Iterator
from itertools import takewhile

from crmready.loading.layout import Edit, Group, Key, Layout, Sequence, keys_of, starts_at, the_child
from crmready.loading.located_yaml import KeyPath


def whole_removals(layout: Layout, removed: Collection[KeyPath], filled: Collection[KeyPath]) -> frozenset[KeyPath]:
    """What is to go, with a group instead of all that it holds, and nothing inside of what goes anyway.

    `filled` are the paths of what is new: the groups above these stay.
    """
    gone = set(removed)
    growing = {path[:length] for path in filled for length in range(1, len(path))}
    for path in sorted(removed, key=len, reverse=True):
        above = path[:-1]
        while above and above not in gone and above not in growing:
            if not all((*above, key) in gone for key in keys_of(layout.part(above))):
                break
            gone.add(above)
            above = above[:-1]
    return frozenset(path for path in gone if not any(path[:length] in gone for length in range(1, len(path))))


def removals(layout: Layout, parent: KeyPath, gone: Collection[Key]) -> Iterator[Edit]:
    """The cuts that take these entries out of one group or list."""
    part = layout.holder(parent)
    if part.flow:
        yield from _flow_removals(part, gone)
        return
    for key in gone:
        start = starts_at(part, key)
        # A list's entry begins at its dash, which may stand on a line of its own.
        first = layout.text.rfind("-", 0, start) if isinstance(part, Sequence) else start
        yield Edit(layout.line_start(first), layout.next_line(the_child(part, key).end), "")


def _flow_removals(part: Group | Sequence, gone: Collection[Key]) -> Iterator[Edit]:
    """Entries of a flow with their commas. Somebody stays: a flow that is left empty goes as a whole."""
    keys = keys_of(part)
    first = sum(1 for _ in takewhile(lambda key: key in gone, keys))
    if first:
        yield Edit(starts_at(part, keys[0]), starts_at(part, keys[first]), "")
    for before, key in zip(keys[first:], keys[first + 1 :], strict=False):
        if key in gone:
            yield Edit(the_child(part, before).end, the_child(part, key).end, "")

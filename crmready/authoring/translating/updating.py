"""A translation brought up to its source: what is added, moved, recorded, taken or dropped, and the new texts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from crmready.authoring.limits import AUTHORING_LIMITS
from crmready.authoring.translating.lists import OldEntry, aligned
from crmready.authoring.translating.lock import fingerprint, lock_text
from crmready.authoring.translating.names import name_of
from crmready.authoring.translating.standing import Entry, State, Translation, entry_of, placeholder
from crmready.loading.editing import Wish, edited
from crmready.loading.located_yaml import KeyPath, read_yaml
from crmready.loading.overlays import UNTRANSLATED, is_untranslated, overlay_texts
from crmready.loading.translations import TextPath


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done besides adding what is missing and recording what is not recorded."""

    accepted: frozenset[TextPath] = frozenset()
    """Stale texts whose translation fits the source as it is now."""
    taken: Mapping[TextPath, str] = field(default_factory=dict)
    """New translations."""
    prune: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was done or is left to do, for the author: a word, the text's name, and more about it."""

    kind: str
    name: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """The new texts of the translation and of its record, and how every text of the source then stands."""

    content: str
    lock: str
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]
    obsolete: tuple[str, ...]
    """Names of parts that belong to nothing in the source and are kept."""

    def count(self, *states: State) -> int:
        """How many texts stand so."""
        return sum(entry.state in states for entry in self.entries)

    @property
    def is_complete(self) -> bool:
        """Whether everything is translated, from the source as it is now."""
        return self.count(State.CURRENT) == len(self.entries) and not self.obsolete


def update(translation: Translation, order: Order) -> Update:
    """Brings a translation up to its source. Nothing is written."""
    drafting = _Drafting(translation, order)
    drafting.draft()
    removed = {*drafting.vacated, *(drafting.obsolete if order.prune else ())}
    meant = {path: text for path, text in drafting.texts.items() if path not in removed}
    changed = {path: text for path, text in meant.items() if translation.given.get(path) != text}
    paths = [entry.path for entry in translation.entries]
    content = edited(translation.content, Wish(changed, removed, paths)) if changed or removed else translation.content
    given = _read_back(content, meant)
    hashes = {name_of(path): recorded for path, recorded in drafting.hashes.items() if path in given}
    entries = tuple(entry_of(entry.path, entry.source, given, hashes) for entry in translation.entries)
    obsolete = () if order.prune else tuple(map(name_of, drafting.obsolete))
    notes = (*_copied(translation), *drafting.notes, *_left(entries), *_dropped(drafting.obsolete, prune=order.prune))
    return Update(content, lock_text(translation.language, hashes), entries, notes, obsolete)


def _read_back(content: str, meant: Mapping[KeyPath, str]) -> Mapping[KeyPath, str]:
    """What the new text says, once it is certain that it says what was meant."""
    document, problems = read_yaml(content, "translation", AUTHORING_LIMITS)
    if document is None or problems:
        raise RuntimeError(f"the new translation file cannot be read: {problems[0]}")
    given = overlay_texts(document)
    if wrong := [path for path, text in meant.items() if given.get(path) != text]:
        raise RuntimeError(f"the new translation file does not say what it should at {wrong[0]}")
    return given


def _copied(translation: Translation) -> Iterator[Note]:
    reshaped = translation.reshaping
    yield from (Note("copied", name_of(one.path), f"from {name_of(one.origin)}") for one in reshaped.copied)
    yield from (Note("dropped", name_of(path), text) for path, text in reshaped.dropped.items())


def _left(entries: tuple[Entry, ...]) -> Iterator[Note]:
    words = {State.STALE: "stale", State.UNTRANSLATED: "untranslated"}
    yield from (Note(words[entry.state], entry.name, entry.source) for entry in entries if entry.state in words)


def _dropped(obsolete: list[KeyPath], *, prune: bool) -> Iterator[Note]:
    said = "" if prune else "not in the questionnaire any more; --prune removes it"
    yield from (Note("removed" if prune else "obsolete", name_of(path), said) for path in obsolete)


@dataclass
class _Drafting:
    """Decides what the file is to say. `hashes` are by path, for every text that stays, in the source's order."""

    translation: Translation
    order: Order
    texts: dict[KeyPath, str] = field(default_factory=dict)
    hashes: dict[KeyPath, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    obsolete: list[KeyPath] = field(default_factory=list)
    vacated: list[KeyPath] = field(default_factory=list)
    """Places at the end of lists whose texts have all moved elsewhere."""

    def draft(self) -> None:
        self._collect_obsolete()
        lists: dict[KeyPath, list[Entry]] = {}
        for entry in self.translation.entries:
            if isinstance(entry.path[-1], int):
                lists.setdefault(entry.path[:-1], []).append(entry)
        for entry in self.translation.entries:
            if not isinstance(entry.path[-1], int):
                self._single(entry)
            elif entry.path[-1] == 0:
                self._list(entry.path[:-1], lists[entry.path[:-1]])
        self._record_obsolete()

    # --- One text ---

    def _single(self, entry: Entry) -> None:
        text, recorded = self.translation.given.get(entry.path), self._recorded(entry.path)
        if entry.state is State.MISSING and entry.path not in self.order.taken:
            rescued = self._rescued(entry)
            if rescued is not None:
                text, recorded = self.translation.given[rescued], fingerprint(entry.source)
                self.notes.append(Note("moved", entry.name, f"from {name_of(rescued)}"))
        self._put(entry.path, entry.source, text, recorded)

    def _put(self, path: TextPath, source: str, text: str | None, recorded: str | None) -> None:
        """Settle what stands at a path of the source, given the text it has and the hash that is recorded of it."""
        name, now = name_of(path), fingerprint(source)
        if path in self.order.taken:
            new = self.order.taken[path]
            was = "" if text is None or text == new or is_untranslated(text) else f" (was: {text})"
            self.notes.append(Note("taken", name, new + was))
            text, recorded = new, now
        elif text is None:
            self.notes.append(Note("added", name, source))
            text, recorded = placeholder(source), now
        elif is_untranslated(text):
            if recorded not in {None, now} and fingerprint(text.removeprefix(UNTRANSLATED)) == recorded:
                text = placeholder(source)  # still our own copy, of an older source
            recorded = now
        elif recorded is None:
            self.notes.append(Note("recorded", name))
            recorded = now
        elif recorded != now and path in self.order.accepted:
            self.notes.append(Note("accepted", name, text))
            recorded = now
        self.texts[path], self.hashes[path] = text, recorded or now

    def _recorded(self, path: KeyPath) -> str | None:
        return self.translation.lock.hashes.get(name_of(path))

    # --- Lists that only their order holds together ---

    @cached_property
    def _old_lists(self) -> dict[KeyPath, dict[int, OldEntry]]:
        lists: dict[KeyPath, dict[int, OldEntry]] = {}
        for path, text in self.translation.given.items():
            if isinstance(path[-1], int):
                lists.setdefault(path[:-1], {})[path[-1]] = OldEntry(text, self._recorded(path))
        return lists

    def _list(self, parent: KeyPath, entries: list[Entry]) -> None:
        length, old = len(entries), self._old_lists.get(parent, {})
        found = aligned([fingerprint(entry.source) for entry in entries], old)
        for entry, place in zip(entries, found.places, strict=True):
            if place is None:
                self._put(entry.path, entry.source, None, None)
                continue
            if place != entry.path[-1]:
                self.notes.append(Note("moved", entry.name, f"from place {place + 1}"))
            self._put(entry.path, entry.source, old[place].text, old[place].recorded)
        for number, place in enumerate(found.left, length):
            path = (*parent, number)
            self.texts[path] = old[place].text
            self.obsolete.append(path)
            if (recorded := old[place].recorded) is not None:
                self.hashes[path] = recorded
        self.vacated += [(*parent, number) for number in range(length + len(found.left), len(old))]

    # --- What belongs to nothing ---

    def _collect_obsolete(self) -> None:
        lists = {entry.path[:-1] for entry in self.translation.entries if isinstance(entry.path[-1], int)}
        self.obsolete += [path for path in self.translation.obsolete if path[:-1] not in lists]
        self._gone = frozenset(self.obsolete)
        hashes = Counter(self._recorded(path) for path in self._obsolete_texts())
        self._rescuable = {
            (recorded, path[-1]): path
            for path in self._obsolete_texts()
            if (recorded := self._recorded(path)) is not None and hashes[recorded] == 1
        }

    def _obsolete_texts(self) -> Iterator[KeyPath]:
        """Translations of texts that are gone, but for those in lists that are still there."""
        for path, text in self.translation.given.items():
            if not is_untranslated(text) and any(path[:length] in self._gone for length in range(1, len(path) + 1)):
                yield path

    def _rescued(self, entry: Entry) -> KeyPath | None:
        """The translation of the same words for the same purpose under another id, as after a question is renamed."""
        return self._rescuable.pop((fingerprint(entry.source), entry.path[-1]), None)

    def _record_obsolete(self) -> None:
        for path in self._obsolete_texts():
            if path not in self.hashes and (recorded := self._recorded(path)) is not None:
                self.hashes[path] = recorded

"""A translator's file held against the questionnaire: what can be taken of it, and why the rest cannot."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crmready.authoring.translating.lock import fingerprint
from crmready.authoring.translating.rows import NONE, Row, Sent, mark_of
from crmready.authoring.translating.standing import Entry, State, Translation
from crmready.loading.overlays import is_untranslated
from crmready.loading.translations import TextPath
from crmready.model.values import LONGEST_TEXT
from crmready.problems import UNSAFE, closest


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken. `place` is where it stands in the translator's file."""

    name: str
    place: str
    reason: str
    forcible: bool = False
    """Whether `--force` takes it all the same."""


@dataclass
class Taking:
    """What came of a file. Nothing that is translated is ever replaced by nothing."""

    taken: dict[TextPath, str] = field(default_factory=dict)
    confirmed: set[TextPath] = field(default_factory=set)
    """Stale texts of which the translator says that they fit."""
    unchanged: int = 0
    empty: int = 0
    absent: int = 0
    """Texts of the questionnaire that the file does not have."""
    refused: list[Refusal] = field(default_factory=list)


def take(translation: Translation, sent: Sent, *, force: bool = False) -> Taking:
    """Judges every row of a file that came back."""
    judging = _Judging({entry.name: entry for entry in translation.entries}, force)
    for row in sent.rows:
        judging.judge(row)
    judging.taking.absent = len(judging.entries.keys() - {row.name for row in sent.rows})
    judging.taking.refused += [Refusal("", "", fault) for fault in sent.faults]
    return judging.taking


@dataclass
class _Judging:
    entries: Mapping[str, Entry]
    force: bool
    taking: Taking = field(default_factory=Taking)
    _met: set[str] = field(default_factory=set)

    def judge(self, row: Row) -> None:
        text = "\n".join(line.rstrip() for line in row.translation.splitlines()).strip()
        entry = self.entries.get(row.name)
        if not text or is_untranslated(text):
            self.taking.empty += 1
        elif entry is None:
            near = closest(row.name, self.entries)
            hint = f"; did you mean {near}?" if near else "."
            self._refuse(row, f"the questionnaire has no text of this name{hint}")
        elif row.name in self._met:
            self._refuse(row, "it stands in the file twice; the first is taken.")
        elif (fault := _fault(text)) is not None:
            self._refuse(row, fault)
        else:
            self._met.add(row.name)
            self._weigh(row, entry, text)

    def _weigh(self, row: Row, entry: Entry, text: str) -> None:
        same = entry.text is not None and text == "\n".join(line.rstrip() for line in entry.text.splitlines())
        if same and (entry.state is not State.STALE or row.doubtful):
            self.taking.unchanged += 1
        elif (reason := _reason(row, entry, text, same=same)) is not None and not self.force:
            self._refuse(row, reason, forcible=True)
        elif same:
            self.taking.confirmed.add(entry.path)
        else:
            self.taking.taken[entry.path] = text

    def _refuse(self, row: Row, reason: str, *, forcible: bool = False) -> None:
        self.taking.refused.append(Refusal(row.name or "(no name)", row.place, reason, forcible))


def _fault(text: str) -> str | None:
    if (unsafe := UNSAFE.search(text.replace("\n", " "))) is not None:
        return f"it holds U+{ord(unsafe[0]):04X}, a character that cannot be seen; delete it."
    if len(text) > LONGEST_TEXT:
        return f"it has {len(text)} characters; {LONGEST_TEXT} are allowed."
    return None


def _reason(row: Row, entry: Entry, text: str, *, same: bool) -> str | None:
    """Why a translation that could be taken had better not be without somebody looking at it."""
    if fingerprint(row.source) != fingerprint(entry.source):
        return "it was made from another text than the questionnaire has now."
    if same:
        return None
    if row.withheld:
        return "it is marked fuzzy: not ready for use."
    if row.mark is not None and row.mark != mark_of(entry) and entry.text is not None:
        if row.mark == fingerprint(text):
            return "the questionnaire's own translation has been changed since the file was made."
        was = "there was none" if row.mark == NONE else "it was another"
        return f"both were changed: when the file was made, {was} in the questionnaire."
    return None

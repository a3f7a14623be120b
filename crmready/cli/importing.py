"""`crmready import FILE responses`: answers that were collected elsewhere, into an assessment file."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crmready.cli.clock import today
from crmready.cli.console import give, say
from crmready.cli.founding import SUFFIX, new_file, role_meant
from crmready.cli.founding import Wish as Founding
from crmready.cli.languages import spoken
from crmready.cli.opening import is_assessment_file, loaded_from
from crmready.cli.transfer import import_from, write_whole
from crmready.collect.terminal import Terminal
from crmready.errors import InputError, UsageError
from crmready.imports.adding import Added, add, foresee
from crmready.imports.columns import Columns, columns_of
from crmready.imports.filled import Reading
from crmready.imports.grid import Grid
from crmready.imports.instrument import Instrument
from crmready.imports.issues import Issue
from crmready.imports.mapping import ColumnMapping, Decision, read_mapping
from crmready.imports.own import is_own, read_own
from crmready.imports.reading import read_grid
from crmready.imports.sheet import read_sheet_answers
from crmready.loading import shelf
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.loading.write import as_yaml
from crmready.problems import command, excerpt, visible
from crmready.resources import questionnaires_root
from crmready.store.file import AssessmentFile
from crmready.store.opening import open_file

TABLES: Final = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")
_SOURCES: Final = (*TABLES, ".json", ".yaml", ".yml")
_ROUNDS: Final = 3
"""What a column means is settled first, then what stands in it."""
_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `crmready import`."""

    questionnaire: str | None = None
    organisation: str | None = None
    language: str | None = None
    role: str | None = None
    role_column: str | None = None
    levels_from: int | None = None
    sheet: str | None = None
    mapping: Path | None = None
    save_mapping: Path | None = None
    dry_run: bool = False
    yes: bool = False


def import_file(first: Path, second: Path, wish: Wish) -> None:
    """Adds the answers of the second file to the first, an assessment; or makes the second of the first, an export."""
    if _adds(first, second):
        _import_answers(first, second, wish)
        return
    if first.exists() and first.suffix.lower() in TABLES:
        right = command("import", second, first)
        raise UsageError(f"{excerpt(str(first))} is a table of answers.", f"Name the assessment first: {right}")
    if wish != Wish(wish.questionnaire):
        hint = f"For answers: {command('import', 'FILE' + SUFFIX, first)}"
        raise UsageError("Of an export a new file is made as it is; only --questionnaire goes with that.", hint)
    import_from(first, second, wish.questionnaire)


def _adds(first: Path, second: Path) -> bool:
    """Whether the first is an assessment, or is to become one of the answers in the second."""
    if first.exists() and is_assessment_file(first):
        if not second.exists():
            message = f"{excerpt(str(first))} is an assessment file already, and there is no {excerpt(str(second))}."
            raise InputError(message, "To add answers to it, name a file that is there; to have it twice, copy it.")
        if is_assessment_file(second):
            hint = f"Write the second one out first: {command('export', second, '-o', second.with_suffix('.json'))}"
            raise InputError("Both are assessment files.", hint)
        return True
    missing = not first.exists() and first.suffix.lower() not in _SOURCES
    return missing and second.suffix.lower() in _SOURCES and second.exists()


def _import_answers(file: Path, source: Path, wish: Wish) -> None:
    if not file.exists():
        loaded = shelf.fetch(wish.questionnaire or shelf.DEFAULT, questionnaires_root())
        reading = _clear(loaded, source, wish, default="en")
        if wish.dry_run:
            give([f"{len(reading.filled)} new, 0 already there (nothing was written)."])
            return
        founding = Founding(None, wish.language, None, wish.organisation, wish.questionnaire)
        with new_file(file, founding, Terminal(sys.stdin, sys.stderr, os.environ)) as stored:
            _tell(add(stored, reading.filled, today()), stored, wish)
        return
    for name, value in (("questionnaire", wish.questionnaire), ("organisation", wish.organisation)):
        if value is not None:
            raise UsageError(f"An assessment file already knows its {name}.", f"Leave out --{name}.")
    with open_file(file, writable=not wish.dry_run) as stored:
        loaded = loaded_from(stored)
        reading = _clear(loaded, source, wish, default=stored.assessment().language)
        added = foresee(stored, reading.filled) if wish.dry_run else add(stored, reading.filled, today())
        _tell(added, stored, wish)


def _tell(added: Added, stored: AssessmentFile, wish: Wish) -> None:
    if added.alike:
        some = ", ".join(visible(place) for place in added.alike[:_SHOWN])
        say(f"Note: exactly the same answers are there already: {some}.",
            "  Two people may agree; but check that the same answers did not come in by another way.")  # fmt: skip
    changed = f", {added.changed} changed since" if added.changed else ""
    dry = " (nothing was written)" if wish.dry_run else ""
    give([f"{added.new} new, {added.known} already there{changed}{dry}."])
    say(f"Next: {command('status', stored.path)}")


def _clear(loaded: LoadedQuestionnaire, source: Path, wish: Wish, default: str) -> Reading:
    """What the source says, once nothing in it is open. InputError, with everything listed, while something is."""
    language = spoken(loaded, wish.language, default).language
    if is_own(source):
        reading = read_own(source, loaded.speaking(language))
    else:
        instrument = Instrument.of(loaded, language, language if wish.language else None)
        mapping = _mapping(wish, loaded)
        grid = read_grid(source, wish.sheet)
        reading, mapping = _settled(lambda decided: read_sheet_answers(grid, instrument, decided), mapping, wish)
        if wish.dry_run:
            give(_described(grid, columns_of(grid, instrument, mapping)))
        if wish.save_mapping is not None:
            _save(mapping, wish)
    say(*reading.notices)
    if reading.issues:
        for issue in reading.issues[:_SHOWN]:
            say(f"{visible(issue.place)}: {visible(issue.message)}", f"  {visible(issue.hint)}")
        if len(reading.issues) > _SHOWN:
            say(f"… and {len(reading.issues) - _SHOWN} more.")
        open_ = f"{len(reading.issues)} thing{'s are' if len(reading.issues) > 1 else ' is'} not clear"
        raise InputError(f"{open_} in {excerpt(source.name)}. Nothing was imported.", "See docs/importing.md.")
    return reading


def _mapping(wish: Wish, loaded: LoadedQuestionnaire) -> ColumnMapping:
    mapping = read_mapping(wish.mapping, loaded.source.resolved()) if wish.mapping else ColumnMapping()
    options = {
        "role": role_meant(wish.role, loaded),
        "role_column": wish.role_column,
        "levels_from": wish.levels_from,
    }
    if wish.role is not None and wish.role_column is not None:
        raise UsageError("Either all have one role, or a column says it.", "Leave out --role or --role-column.")
    return mapping.changed(**{name: value for name, value in options.items() if value is not None})


def _settled(
    read: Callable[[ColumnMapping], Reading], mapping: ColumnMapping, wish: Wish
) -> tuple[Reading, ColumnMapping]:
    """Asks about everything that can be proposed, or accepts it all with --yes."""
    reading, refused = read(mapping), set[Decision]()
    for _ in range(_ROUNDS):
        proposed = [issue for issue in reading.issues if issue.proposal is not None and issue.proposal not in refused]
        accepted = [issue.proposal for issue in proposed if issue.proposal and _agreed(issue, wish)]
        refused |= {issue.proposal for issue in proposed if issue.proposal} - set(accepted)
        if not accepted:
            break
        mapping = mapping.with_decisions(accepted)
        reading = read(mapping)
    return reading, mapping


def _agreed(issue: Issue, wish: Wish) -> bool:
    question = visible(issue.question or "")
    if wish.yes:
        say(f"{question} Yes (--yes).")
        return True
    if not Terminal(sys.stdin, sys.stderr, os.environ).interactive:
        return False
    sys.stderr.write(f"{visible(issue.place)}: {visible(issue.message)}\n  {question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes", "j", "ja"}


def _described(grid: Grid, columns: Columns) -> list[str]:
    lines = []
    for column in columns.all:
        meaning = {"answer": column.question, "role": "the role", "left-out": "left out", "unknown": "not clear"}
        beside = f"{column.question}, {column.kind}"
        lines.append(f"{grid.column(column.index)}: {meaning.get(column.kind, beside)}")
    return lines


def _save(mapping: ColumnMapping, wish: Wish) -> None:
    target = wish.save_mapping
    if target is None:
        return
    if target.exists() and not (wish.mapping is not None and target.samefile(wish.mapping)):
        raise InputError(f"{excerpt(str(target))} is there already.", "Choose another name, or go on with --mapping.")
    write_whole(target, as_yaml(mapping.document()))
    say(f"Wrote {target}: use it again with --mapping.")

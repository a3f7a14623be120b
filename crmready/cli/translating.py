"""`crmready questionnaire translate`: a translation brought up to its source, sent out and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from crmready.authoring.placing import place
from crmready.authoring.translating.names import named_texts
from crmready.authoring.translating.rows import Sent, rows_of
from crmready.authoring.translating.standing import Translation, open_translation
from crmready.authoring.translating.taking import Taking, take
from crmready.authoring.translating.updating import Order, Update, update
from crmready.cli.clock import today
from crmready.cli.console import give, give_json, say
from crmready.cli.translation_screen import Result
from crmready.errors import InputError, UsageError
from crmready.loading.translations import TextPath
from crmready.problems import command, excerpt, suggestion

_PO: Final = ".po"
_XLSX: Final = ".xlsx"
_ALL: Final = "all"


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of the command."""

    accept: Sequence[str] = ()
    export: Path | None = None
    import_: Path | None = None
    check: bool = False
    prune: bool = False
    force: bool = False
    dry_run: bool = False
    as_json: bool = False


def translate(language: str, path: Path, wish: Wish) -> None:
    """Updates, checks, exports or imports; exit 1 when `--check` finds something to do, or a row was not taken."""
    _require_one_thing(wish)
    translation = open_translation(path, language)
    if wish.export is not None:
        _export(translation, wish.export, force=wish.force)
        return
    taking = Taking() if wish.import_ is None else _taken(translation, wish.import_, force=wish.force)
    accepted = _accepted(translation, wish.accept) | taking.confirmed
    updated = update(translation, Order(frozenset(accepted), taking.taken, wish.prune))
    result = Result(translation, updated, taking, _is_changed(translation, updated))
    if not (wish.check or wish.dry_run):
        _write(translation, updated)
    if wish.as_json:
        give_json(result.as_json())
    else:
        give(result.lines())
    say(*result.summary(written=not (wish.check or wish.dry_run)))
    if taking.refused or (wish.check and (result.changed or not updated.is_complete)):
        raise typer.Exit(1)


def _require_one_thing(wish: Wish) -> None:
    updating = bool(wish.accept) or wish.prune
    if wish.export is not None and (updating or wish.check or wish.import_ or wish.dry_run or wish.as_json):
        raise UsageError("--export only writes a file for translators.", "Leave out the other options.")
    if wish.check and (updating or wish.import_):
        raise UsageError("--check changes nothing.", "Leave it out, or use --dry-run to see what would be done.")


def _export(translation: Translation, file: Path, *, force: bool) -> None:
    kind = _kind(file)
    if file.exists() and not force:
        raise InputError(f"{excerpt(str(file))} is there already.", "Add --force to replace it.")
    rows = tuple(rows_of(translation))
    if kind == _PO:
        from crmready.authoring.translating.po import as_po

        place(file, as_po(translation, rows, today()))
    else:
        from crmready.authoring.translating.spreadsheet import as_spreadsheet

        place(file, as_spreadsheet(translation, rows))
    open_ = sum(not row.translation for row in rows)
    doubtful = sum(row.doubtful for row in rows)
    say(f"Wrote {file}: {len(rows)} texts, {open_} to translate, {doubtful} to check.")
    folder = translation.path.parent.parent
    back = command("questionnaire", "translate", translation.language, folder, "--import", file)
    say(f"When it comes back: {back}")


def _kind(file: Path) -> str:
    kind = file.suffix.lower()
    if kind not in {_PO, _XLSX}:
        raise UsageError(f"{excerpt(file.name)} is neither .po nor .xlsx.", "Name a file that ends in .po or .xlsx.")
    return kind


def _taken(translation: Translation, file: Path, *, force: bool) -> Taking:
    sent = _sent(file)
    if sent.language and sent.language != translation.language:
        message = f"{excerpt(file.name)} holds translations into {excerpt(sent.language)}, not {translation.language}."
        raise InputError(message, f"Run translate {excerpt(sent.language)}, or check that it is the right file.")
    return take(translation, sent, force=force)


def _sent(file: Path) -> Sent:
    if _kind(file) == _PO:
        from crmready.authoring.translating.po import read_po_file

        return read_po_file(file)
    from crmready.authoring.translating.spreadsheet import read_spreadsheet

    return read_spreadsheet(file)


def _accepted(translation: Translation, names: Sequence[str]) -> set[TextPath]:
    """The paths of the texts that the author says fit; a name stands for everything beneath it."""
    known = named_texts(translation.source)
    accepted: set[TextPath] = set()
    for name in names:
        found = {path for full, path in known.items() if name in {_ALL, full} or full.startswith(f"{name}.")}
        if not found:
            raise UsageError(f"The questionnaire has no text {excerpt(name)}.", suggestion(name, known))
        accepted |= found
    return accepted


def _is_changed(translation: Translation, updated: Update) -> bool:
    return (updated.content, updated.lock) != (_text_of(translation.path), _text_of(translation.lock.path))


def _text_of(file: Path) -> str | None:
    return file.read_bytes().decode() if file.is_file() else None


def _write(translation: Translation, updated: Update) -> None:
    """The translation first: should its record not be written after it, the next run writes it."""
    try:
        translation.path.parent.mkdir(exist_ok=True)
    except OSError as error:
        message = f"{excerpt(str(translation.path.parent))} cannot be made: {error.strerror}."
        raise InputError(message, "Check your access to the folder.") from error
    for file, text in ((translation.path, updated.content), (translation.lock.path, updated.lock)):
        content = text.encode()
        if not file.is_file() or file.read_bytes() != content:
            place(file, content)

"""Translators' files in gettext's PO format: a text's name is its context, fuzzy means that its source has changed."""

import io
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from crmready.authoring.translating.rows import STALE_NOTE, Row, Sent
from crmready.authoring.translating.standing import Translation
from crmready.errors import InputError
from crmready.problems import excerpt, visible
from crmready.tables.content import content_of

_MARK: Final = re.compile(r"crmready: translation ([0-9a-f]+|none)")
_PLURAL: Final = re.compile(r"^\s*(?:#~\s*)?(?:msgid_plural|msgstr\[)", re.MULTILINE)
_LINE: Final = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgstr)\s+)?".*"\s*)?')
_MOST_BYTES: Final = 10_000_000
_WIDTH: Final = 100
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


def as_po(translation: Translation, rows: Iterable[Row], day: date) -> bytes:
    """The content of a PO file. Comments say where each text is met; the day stands in the header."""
    source = translation.source
    noon = datetime.combine(day, time(12), UTC)
    catalogue = Catalog(
        locale=translation.language,
        project=source.title,
        version=source.version,
        copyright_holder="",
        creation_date=noon,
        revision_date=noon,
        fuzzy=False,
    )
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = ""
    catalogue.header_comment = f"# {source.title} {source.version}, from {source.language} to {translation.language}."
    for row in rows:
        message = catalogue.add(row.source, row.translation, auto_comments=_comments(row), context=row.name)
        # Per cents in a text are no places to fill in.
        message.flags = {"fuzzy"} if row.doubtful else set()
    written = io.BytesIO()
    write_po(written, catalogue, width=_WIDTH)
    return written.getvalue()


def _comments(row: Row) -> list[str]:
    return [row.where, *([STALE_NOTE] if row.doubtful else []), f"crmready: translation {row.mark}"]


def read_po_file(path: Path) -> Sent:
    """The rows of a PO file that came back. `InputError` when it is none."""
    text = _text(path)
    try:
        catalogue = read_po(io.StringIO(text), abort_invalid=True)
    except PoFileError as error:
        message = f"{visible(path.name)} is not a PO file that can be read (line {error.lineno + 1})."
        raise InputError(message, "Save it again in your PO editor.") from error
    except (ValueError, LookupError, TypeError, IndexError, AttributeError) as error:  # Babel says nothing more precise
        message = f"{visible(path.name)} is not a PO file that can be read."
        raise InputError(message, "Save it again in your PO editor.") from error
    _check_lines(path, text)
    language = _LANGUAGE.match(str(catalogue.locale_identifier or ""))
    rows = tuple(_row(message, path) for message in catalogue if message.id)
    return Sent(rows, language[0] if language else "")


def _check_lines(path: Path, text: str) -> None:
    """Where quotes are lost, Babel takes the first and last letter for them and says nothing."""
    for number, line in enumerate(text.splitlines(), 1):
        if not _LINE.fullmatch(line):
            message = f"{visible(path.name)} cannot be read at line {number}: {excerpt(line.strip())}."
            raise InputError(message, "Put the text in double quotes, or save it again in your PO editor.")


def _text(path: Path) -> str:
    """The file's text, without what could cost Babel any amount of memory: it believes how many plurals there are."""
    try:
        text = content_of(path, _MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{visible(path.name)} is not written in UTF-8."
        raise InputError(message, "Save it again in your PO editor, in UTF-8.") from error
    if _PLURAL.search(text):
        message = f"{visible(path.name)} has plural forms, which no text of a questionnaire has."
        raise InputError(message, "Use a file that `crmready questionnaire translate --export` has made.")
    return text


def _row(message: Message, path: Path) -> Row:
    marks = [match[1] for comment in message.auto_comments if (match := _MARK.search(comment))]
    return Row(
        name=message.context or "",
        source=str(message.id),
        translation=str(message.string or ""),
        doubtful="fuzzy" in message.flags,
        mark=marks[0] if marks else None,
        withheld="fuzzy" in message.flags,
        place=f"{excerpt(path.name)}, line {message.lineno}",
    )

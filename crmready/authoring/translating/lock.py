"""The record beside a translation, `nb.lock.yaml`: of each text, the hash of the source text it was made from.

It is a file of its own so that translators meet nothing but texts, one line a text so that a change is one line of a
diff, and by name so that moving a question changes nothing. Nothing that is asked or scored depends on it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from crmready.errors import ProblemsError
from crmready.loading.folder import FORMAT
from crmready.loading.located_yaml import Limits, LocatedDocument, read_yaml_file
from crmready.loading.overlays import LOCK
from crmready.loading.shape_faults import kind_of
from crmready.problems import Problem, command, excerpt

_CHARACTERS: Final = 12
_HASH: Final = re.compile(rf"[0-9a-f]{{{_CHARACTERS}}}")
_HEAD: Final = """\
# Written by `crmready questionnaire translate {language}`: from which source text each translation was made.
# Delete a line, and its translation counts as made from the source's text as it is now.
format: {format}
language: {language}
texts:
"""


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that change when the words do, and not when only spaces and line breaks do."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:_CHARACTERS]


@dataclass(frozen=True, slots=True)
class Lock:
    """The record as it is read. `document` is None when there is no file, or none that can be read."""

    path: Path
    document: LocatedDocument | None = None
    hashes: Mapping[str, str] = field(default_factory=dict)
    """By the text's name."""
    problems: tuple[Problem, ...] = ()

    @property
    def language(self) -> str:
        """The language of the translation beside it."""
        return self.path.name.removesuffix(LOCK)

    @property
    def folder(self) -> Path:
        """The questionnaire's."""
        return self.path.parent.parent

    def required(self) -> "Lock":
        """The lock itself; `ProblemsError` when something in it cannot be understood."""
        if self.problems:
            raise ProblemsError(self.problems)
        return self


def lock_path(folder: Path, language: str) -> Path:
    """Where the record of a translation lies, beside it; `folder` is the questionnaire's."""
    return folder / "translations" / f"{language}{LOCK}"


def read_lock(folder: Path, language: str, limits: Limits) -> Lock:
    """The record of a translation, with everything that is wrong with its form (Yxxx, T407)."""
    path = lock_path(folder, language)
    if not path.is_file():
        return Lock(path)
    document, problems = read_yaml_file(path, limits=limits)
    if document is None:
        return Lock(path, None, {}, problems)
    found = [*problems, *_faults(document, Lock(path))]
    written = document.value.get("texts") if isinstance(document.value, dict) else None
    hashes = {name: value for name, value in written.items() if _is_hash(value)} if isinstance(written, dict) else {}
    return Lock(path, document, hashes, tuple(sorted(found)))


def _faults(document: LocatedDocument, lock: Lock) -> Iterator[Problem]:
    value = document.value
    translate = command("questionnaire", "translate", lock.language, lock.folder)
    again = f"Restore it from version control, or delete the file and run `{translate}`."
    if not isinstance(value, dict) or not isinstance(value.get("texts"), dict):
        yield Problem.of("T407", document.locate(()), "This is no record of a translation.", again)
        return
    for key, wanted in (("format", FORMAT), ("language", lock.language)):
        if value.get(key) != wanted:
            message = f"`{key}` is {excerpt(value.get(key))} here; it has to be {wanted}."
            yield Problem.of("T407", document.locate((key,)), message, again)
    for name, written in value["texts"].items():
        if not _is_hash(written):
            shown = excerpt(written) if isinstance(written, str) else kind_of(written)
            message = f"{excerpt(name)}: {shown} is not the hash of a text."
            hint = "If the translation fits the source as it is now, delete this line."
            yield Problem.of("T407", document.locate(("texts", name)), message, hint)


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def lock_text(language: str, hashes: Mapping[str, str]) -> str:
    """The file's text, in the order given."""
    lines = (f'  {name}: "{written}"\n' for name, written in hashes.items())
    return _HEAD.format(language=language, format=FORMAT) + ("".join(lines) or "  {}\n")

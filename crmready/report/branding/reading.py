"""From brand.yaml to a brand, or to everything that is wrong with it at its place."""

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from pydantic_core import ErrorDetails

from crmready.errors import ProblemsError
from crmready.loading.located_yaml import KeyPath, Limits, LocatedDocument, read_yaml_file
from crmready.loading.source import ProblemLog, ReadingStopped
from crmready.loading.structure import Places, document_path, newer, structure_problems, validated
from crmready.problems import Problem, Severity
from crmready.report.branding.beside import Unreadable, read_beside
from crmready.report.branding.brand import Brand, ContactView, Face, Logo, Spoken, Typeface
from crmready.report.branding.brand_file import FORMAT, BrandFile, FontsEntry
from crmready.report.branding.colouring import checked_colours
from crmready.report.branding.fonts import LETTERS, SIGNS, is_wide, kind_of_font, lacking, refuse_unusable, seen_in
from crmready.report.branding.fonts import MOST_BYTES as MOST_FONT_BYTES
from crmready.report.branding.logos import MOST_BYTES as MOST_LOGO_BYTES
from crmready.report.branding.logos import checked_logo

_LIMITS: Final = Limits(file_bytes=100_000, nodes=500)
_TEXTS: Final = ("cover", "footer", "confidentiality")
_WEIGHTS: Final[Mapping[str, Literal[400, 600, 700]]] = {"regular": 400, "semibold": 600, "bold": 700}
_MISSED: Final = {
    "<image>": "Save the logo as PNG, or draw the picture in paths.",
    "<script>": "Nothing of the logo is missing without it.",
    "<text>": "Turn the text into paths.",
    "<use>": "Save the drawing with its symbols expanded.",
}
"""What to do about parts that are left out of drawings."""
_QUOTES: Final = 'Put quotes around a colour, since # begins a comment: {name}: "#1F6B3B".'


def load_brand(path: Path) -> Brand:
    """The brand of a file. `ProblemsError` carries all that is wrong with it; `InputError` when it is not there."""
    brand, problems = examine_brand(path)
    if brand is None:
        raise ProblemsError(problems)
    return brand


def examine_brand(path: Path) -> tuple[Brand | None, tuple[Problem, ...]]:
    """The brand of a file, and every problem in it; None when any is an error. `InputError` when there is no file."""
    document, problems = read_yaml_file(path, limits=_LIMITS)
    if document is None:
        return None, problems
    places = Places(document.locate, document.locate_key)
    if refused := newer(document.value, FORMAT, places):
        return None, (refused,)
    log = ProblemLog(_LIMITS.problems)
    brand: Brand | None = None
    with suppress(ReadingStopped):
        written, errors = validated(BrandFile, document.value)
        for problem in structure_problems(BrandFile, document.value, errors, places):
            log.report(_with_quotes(problem, document))
        readable = written or _what_can_be_read(document.value, errors)
        if readable is not None:
            brand = _Reading(document, path.parent, log).brand(readable)
    found = tuple(sorted((*problems, *log.problems)))
    return (None if any(problem.severity is Severity.ERROR for problem in found) else brand), found


def _what_can_be_read(value: object, errors: Iterable[ErrorDetails]) -> BrandFile | None:
    """The brand without the parts whose shape is wrong, so that the rest is judged in the same pass."""
    wrong = {document_path(value, error["loc"]) for error in errors}
    rest = _without(value, wrong)
    return validated(BrandFile, {**rest, "format": FORMAT})[0] if isinstance(rest, dict) else None


def _without(value: object, wrong: Container[KeyPath], here: KeyPath = ()) -> object:
    if not isinstance(value, dict):
        return value
    return {name: _without(part, wrong, (*here, name)) for name, part in value.items() if (*here, name) not in wrong}


def _with_quotes(problem: Problem, document: LocatedDocument) -> Problem:
    """A colour without quotes is a comment to YAML: the value is then not there, and people wonder where it went."""
    colours = document.value.get("colours") if isinstance(document.value, dict) else None
    for name, value in colours.items() if isinstance(colours, dict) else ():
        if value is None and problem.code == "S203" and problem.location == document.locate(("colours", name)):
            return replace(problem, hint=_QUOTES.format(name=name))
    return problem


@dataclass(frozen=True, slots=True)
class _Reading:
    """Makes a brand of what is written, and writes down what does not hold."""

    document: LocatedDocument
    folder: Path
    log: ProblemLog

    def brand(self, written: BrandFile) -> Brand:
        contact = written.consultant
        return Brand(
            colours=checked_colours(written.colours, self.add),
            client=written.client,
            consultant=ContactView(**contact.model_dump()) if contact else None,
            logo=self._logo(written),
            typeface=self._typeface(written.fonts) if written.fonts else None,
            texts={name: _spoken(text) for name in _TEXTS if (text := getattr(written, name)) is not None},
        )

    def add(self, code: str, place: KeyPath, message: str, hint: str | None = None) -> None:
        self.log.add(code, self.document.locate(place), message, hint)

    def _logo(self, written: BrandFile) -> Logo | None:
        if written.logo is None:
            return None
        place: KeyPath = ("logo", "file")
        content = self._content(written.logo.file, place, MOST_LOGO_BYTES)
        if content is None:
            return None
        try:
            logo = checked_logo(content)
        except Unreadable as reason:
            self.add("B905", place, reason.message, reason.hint)
            return None
        for name in logo.left_out:
            hint = _MISSED.get(name, "Look at the logo in the report, and save it anew when something is missing.")
            self.add("B906", place, f"The drawing's {name} is left out.", hint)
        return Logo(logo.kind, logo.content, _spoken(written.logo.alt) if written.logo.alt else None)

    def _content(self, name: str, place: KeyPath, most: int) -> bytes | None:
        try:
            return read_beside(self.folder, name, most)
        except Unreadable as reason:
            self.add("B904", place, reason.message, reason.hint)
            return None

    def _typeface(self, written: FontsEntry) -> Typeface | None:
        faces = list(self._faces(written))
        if not faces:
            return None
        try:
            seen = seen_in([face.content for _, face in faces])
        except Unreadable as reason:
            self.add("B907", ("fonts",), reason.message, reason.hint)
            return None
        for (place, _), font in zip(faces, seen, strict=True):
            try:
                refuse_unusable(font)
            except Unreadable as reason:
                self.add("B907", place, reason.message, reason.hint)
            if font is not None:
                self._tell_lacking(place, lacking(font, LETTERS), lacking(font, SIGNS))
            if font is not None and is_wide(font) and place[-1] == "regular":
                message = "Text in this font takes more room than usual: pages run over, and two pages become three."
                self.add("B910", place, message, "Use the family's narrower style, if it has one.")
        return Typeface(written.family, tuple(face for _, face in faces))

    def _faces(self, written: FontsEntry) -> Iterator[tuple[KeyPath, Face]]:
        for name, weight in _WEIGHTS.items():
            file, place = getattr(written, name), ("fonts", name)
            content = None if file is None else self._content(file, place, MOST_FONT_BYTES)
            if content is None:
                continue
            try:
                yield place, Face(weight, kind_of_font(content), content)
            except Unreadable as reason:
                self.add("B907", place, reason.message, reason.hint)

    def _tell_lacking(self, place: KeyPath, letters: str, signs: str) -> None:
        if letters:
            hint = "Take the font's full version, or another font."
            self.add("B908", place, f"The font lacks what reports are written with: {letters}", hint)
        if signs:
            self.add("B909", place, f"The font lacks {signs}, for which the report's own font is used.")


def _spoken(text: str | dict[str, str]) -> Spoken:
    return {"": text} if isinstance(text, str) else text

"""`crmready inspect`: what a report carries inside, without its answers and without a network."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from crmready.cli.console import give, give_whole
from crmready.report.embedded.enclosing import RESULT_NAME
from crmready.report.embedded.reading import Enclosed, enclosed_in

_WIDTH: Final = 15


def inspect(path: Path, *, as_json: bool) -> None:
    """Prints what the report is, or the result in it exactly as it stands there."""
    found = enclosed_in(path)
    if as_json:
        give_whole(found.text)
        return
    give(f"{name:<{_WIDTH}}{value}" for name, value in _lines(found))


def _lines(found: Enclosed) -> Iterator[tuple[str, str]]:
    view, made = found.view, found.view.provenance
    yield "Organisation", view.organisation
    yield "Verdict", f"{view.verdict.name} ({view.verdict.id})"
    yield "As of", "no answers yet" if view.as_of is None else f"{view.as_of.text} ({view.as_of.iso})"
    yield "Language", view.language
    yield "Questionnaire", f"{made.title} ({made.questionnaire} {made.version})"
    yield "", f"SHA-256 {made.digest}"
    yield "Answers", f"SHA-256 {made.answers_digest}"
    yield "Made with", f"crmready {made.tool_version}"
    yield "Claims", _claims(found)
    yield "Carries", f"{RESULT_NAME}, {view.schema}, {len(found.text.encode()):,} bytes"


def _claims(found: Enclosed) -> str:
    """The standards in the words of their names. A claim is the file's own; only a validator judges it."""
    claimed = [f"PDF/A-{found.pdf_a.lower()}"] if found.pdf_a else []
    claimed += [f"PDF/UA-{found.pdf_ua}"] if found.pdf_ua else []
    return ", ".join(claimed) or "neither PDF/A nor PDF/UA"

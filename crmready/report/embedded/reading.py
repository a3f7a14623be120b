"""The published result out of a PDF that may come from anybody."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crmready.confined import NoAnswerError, answer_of
from crmready.errors import InputError
from crmready.problems import listed, visible
from crmready.report.embedded.enclosing import BRIEF_NAME, RESULT_NAME
from crmready.report.embedded.result import NoResultError, result_of
from crmready.report.shapes.report import ReportView
from crmready.tables.content import content_of

if TYPE_CHECKING:
    from crmready.report.embedded.child import Answer

PDF_BYTES: Final = 60_000_000
"""A report has 50 million at most."""
_HEAD: Final = 1024
"""How far from its beginning a PDF may say that it is one."""
_ORIGINAL: Final = "Ask for the report as crmready wrote it, or make it again with `crmready report`."
_FAULTS: Final = {
    "damaged": "it is damaged, or not quite a PDF.",
    "encrypted": "it is protected by a password, which no report of crmready is.",
    "large": "the file in it is larger than any result.",
    "several": "it holds more than one result, and only one can be the report's.",
}


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What a report carries: the result, its JSON as it stands there, and the standards that the PDF claims to keep.

    `pdf_a` is as `3A` and `pdf_ua` as `1`, each empty without a claim. Nothing ties the result to what the pages say.
    """

    view: ReportView
    text: str
    pdf_a: str
    pdf_ua: str


def enclosed_in(path: Path) -> Enclosed:
    """The result inside the report at `path`.

    The PDF is read in a process of its own with limits, and nothing in it is executed, fetched or trusted. `InputError`
    says in one line why there is nothing to be had.
    """
    pdf = content_of(path, PDF_BYTES)
    if b"%PDF-" not in pdf[:_HEAD]:
        raise _refused(path, "it is not a PDF.", "Name a report that `crmready report` has written.")
    answer = _answer(path, pdf)
    if answer["fault"] is not None:
        raise _refused(path, _FAULTS[answer["fault"]])
    if answer["content"] is None:
        raise _refused(path, *_nothing(answer["names"]))
    try:
        text, view = result_of(base64.b64decode(answer["content"]))
    except NoResultError as error:
        raise _refused(path, str(error), error.hint or _ORIGINAL) from error
    return Enclosed(view, text, answer["pdf_a"], answer["pdf_ua"])


def _answer(path: Path, pdf: bytes) -> "Answer":
    try:
        answer: Answer = answer_of("crmready.report.embedded.child", pdf, RESULT_NAME)
    except NoAnswerError as error:
        said = "it takes too long to read." if error.late else "it asks for more than reading a report may take."
        raise _refused(path, said) from error
    return answer


def _nothing(names: list[str]) -> tuple[str, str]:
    """What is said of a PDF that carries no result, with what it carries instead, and what to do."""
    if not names:
        said = "it carries no result: crmready did not write it, or something has taken the embedded file out."
        return said, _ORIGINAL
    if BRIEF_NAME in names:
        return "it is a requirement brief, and only a gap report carries a result.", "Name the gap report."
    return f"it carries no {RESULT_NAME}, but {listed(names)}.", _ORIGINAL


def _refused(path: Path, said: str, hint: str = _ORIGINAL) -> InputError:
    return InputError(f"{visible(path.name)}: {said}", hint)

"""Which format is meant, and what is said to somebody who names none of them."""

from pathlib import Path

import pytest

from crmready.errors import UsageError
from crmready.report.formats.names import FORMATS, format_named, format_of, refuse_other_ending


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_known_by_its_name_in_any_case_and_by_a_files_ending(name: str) -> None:
    assert format_named(f".{name.upper()}") == format_of(Path(f"a.b.{name}")) == name


def test_usual_other_names_are_understood_and_no_ending_means_a_pdf() -> None:
    assert [format_named(name) for name in ("excel", "Word", "htm", "markdown")] == ["xlsx", "docx", "html", "md"]
    assert (format_of(None), format_of(Path("report"))) == ("pdf", "pdf")


@pytest.mark.parametrize("name", ["a.pdf", "a.md", "a.csv", "a.doc"])
def test_a_file_may_not_bear_the_ending_of_another_format(name: str) -> None:
    with pytest.raises(UsageError, match=f"{name} is no name for docx"):
        refuse_other_ending(Path(name), "docx")


@pytest.mark.parametrize("name", ["a", "a.docx", "a.DOCX", "report.2026"])
def test_any_other_name_will_do(name: str) -> None:
    refuse_other_ending(Path(name), "docx")


@pytest.mark.parametrize(("wrong", "near"), [("xslx", "xlsx"), ("dcox", "docx"), ("jsn", "json")])
def test_a_slip_is_answered_with_what_was_meant(wrong: str, near: str) -> None:
    with pytest.raises(UsageError, match=f"There is no format {wrong}") as raised:
        format_named(wrong)
    assert raised.value.hint is not None
    assert raised.value.hint.startswith(f"Did you mean {near}?")

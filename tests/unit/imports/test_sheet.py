"""Columns and rows that are not as simple as they should be."""

from pathlib import Path

import pytest

from crmready.imports.filled import Reading
from crmready.imports.mapping import ColumnMapping
from crmready.model.assessment import Answered
from tests.unit.imports.collected import read


def reading(folder: Path, text: str, mapping: ColumnMapping | None = None) -> Reading:
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8")
    return read(path, mapping)


def test_evidence_and_notes_stand_in_columns_of_their_own(tmp_path: Path) -> None:
    text = (
        "[role];[data-checked];What shows it? [data-checked:evidence];[data-checked:note]\n"
        'Teamleder;3;"Listen; møtet 3. mai";Mer i høst\nTeamleder;vet ikke;Listen;Spør Kari\nTeamleder;;Listen;x\n'
    )
    first, second = reading(tmp_path, text, ColumnMapping(levels_from=0)).filled
    assert first.answers["data-checked"] == Answered(3, ("Listen", "møtet 3. mai"), "Mer i høst")
    assert second.answers["data-checked"].note == "Spør Kari"


@pytest.mark.parametrize(
    ("levels", "expected"),
    [(("0", "3"), [0, 3]), (("5", "1"), [4, 0]), (("1", "4"), None), (("Never", "2"), None), (("Never", "0"), [0, 0])],
)
def test_what_number_levels_begin_with_is_told_by_them_or_asked(
    tmp_path: Path, levels: tuple[str, str], expected: list[int] | None
) -> None:
    found = reading(tmp_path, "[role];[follow-up]\n" + "".join(f"team-leader;{level}\n" for level in levels))
    if expected is None:
        assert [issue.hint for issue in found.issues] == ["Add --levels-from 0 or --levels-from 1."]
    else:
        assert found.issues == ()
        assert [one.answers["follow-up"] for one in found.filled] == [Answered(level) for level in expected]


def test_roles_are_known_by_what_stands_in_their_column(tmp_path: Path) -> None:
    found = reading(tmp_path, "Hvem;[own-lists]\nMedarbeider;ja\nTeam members;nei\nmedarbeidr;ja\n;ja\n")
    assert [issue.message for issue in found.issues] == [
        "This is no question's text.",
        "No column says in which role people answer.",
    ]
    found = reading(tmp_path, "Rolle;[own-lists]\nMedarbeider;ja\nTeam members;nei\nmedarbeidr;ja\n;ja\n")
    assert [one.role for one in found.filled] == ["team-member", "team-member"]
    assert [(issue.place, issue.message) for issue in found.issues] == [
        ("a.csv, cell A4", '"medarbeidr" is no role.'), ("a.csv, cell A5", "The role is missing."),
    ]  # fmt: skip
    assert [issue.proposal is not None for issue in found.issues] == [True, False]


def test_answers_that_a_role_is_not_asked_for_are_left_out_and_that_is_said(tmp_path: Path) -> None:
    found = reading(tmp_path, "[role];[own-lists];[one-change]\nteam-leader;yes;less\nteam-member;no;more\n")
    assert [sorted(one.answers) for one in found.filled] == [["one-change"], ["one-change", "own-lists"]]
    assert found.notices == ("Left out, because the role is not asked own-lists: B2.",)


def test_two_columns_of_one_question_must_not_contradict_each_other(tmp_path: Path) -> None:
    found = reading(tmp_path, "[role];A [own-lists];B [own-lists]\nteam-member;yes;yes\nteam-member;yes;no\n")
    assert [(issue.place, issue.message) for issue in found.issues] == [
        ("a.csv, cell C3", "There are two different answers to own-lists in this row.")
    ]


def test_a_column_for_records_is_not_imported(tmp_path: Path) -> None:
    found = reading(tmp_path, "[role];[own-lists];[decisions]\nteam-member;yes;We hired\n")
    assert [issue.message for issue in found.issues] == [
        "decisions collects records, which belong to the organisation and not to one respondent."
    ]
    assert [list(one.answers) for one in found.filled] == [["own-lists"]]


def test_separators_inside_texts_do_not_decide(tmp_path: Path) -> None:
    text = 'ID;"Hva, hvem, hvor, når [one-change]";[role]\n1;"a, b, c, d, e, f";team-member\n'
    found = reading(tmp_path, text)
    assert (found.issues, [one.answers["one-change"] for one in found.filled]) == ((), [Answered("a, b, c, d, e, f")])

from fractions import Fraction
from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.loading import shelf
from crmready.model.values import plain_number
from crmready.problems import listed

SHELF = Path(__file__).parents[3] / "questionnaires"


def test_a_questionnaire_is_found_by_its_id_its_folder_or_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SHELF.parent)
    by_folder = Path("questionnaires", "coaching-pulse")
    assert shelf.find("coaching-pulse", SHELF) == SHELF / "coaching-pulse"
    assert shelf.find(str(by_folder), SHELF) == by_folder
    assert shelf.find(str(by_folder / "questionnaire.yaml"), SHELF) == by_folder / "questionnaire.yaml"


def test_a_folder_of_that_name_without_a_questionnaire_does_not_hide_the_one_that_comes_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "coaching-pulse").mkdir()
    assert shelf.find("coaching-pulse", SHELF) == SHELF / "coaching-pulse"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("coaching-puls", "Did you mean coaching-pulse?"),
        ("zzz", "With the tool come: coaching-pulse, crm-readiness; or name a folder."),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(name: str, hint: str) -> None:
    with pytest.raises(InputError) as refused:
        shelf.find(name, SHELF)
    assert refused.value.hint == hint


def test_what_comes_along_is_listed_by_name() -> None:
    assert [folder.name for folder in shelf.bundled(SHELF)] == ["coaching-pulse", "crm-readiness"]


@pytest.mark.parametrize("number", ["2/3", "32.5", "100", "-0.01", "0.000000000000000001", "0"])
def test_a_number_is_shown_as_an_author_writes_it(number: str) -> None:
    assert plain_number(Fraction(number)) == number


def test_of_many_names_only_the_first_twelve_are_listed() -> None:
    assert listed("abc") == "a, b, c"
    assert listed(range(13)) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …"

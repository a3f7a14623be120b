"""The same answers by every way that they come in give exactly the same assessment, once."""

from dataclasses import replace
from pathlib import Path

import pytest

from crmready.imports.adding import Added, add, foresee
from crmready.model.assessment import Answered, Assessment
from tests.unit.imports.collected import DAY, FILES, PEOPLE, handed_in, new_file, read, said


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    """What the file of `{role, answers}` comes to."""
    folder = tmp_path_factory.mktemp("expected")
    with new_file(folder) as file:
        add(file, read(handed_in("own.json", folder)).filled, DAY)
        return file.assessment()


def test_there_are_files_of_ten_kinds_and_more() -> None:
    assert len(FILES) >= 10


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_gives_the_same_assessment(name: str, tmp_path: Path, expected: Assessment) -> None:
    reading = read(handed_in(name, tmp_path))
    assert [str(issue) for issue in reading.issues] == []
    assert said([(one.role, one.answers) for one in reading.filled]) == said(list(PEOPLE))
    with new_file(tmp_path) as file:
        assert foresee(file, reading.filled) == Added(len(PEOPLE), 0, 0)
        assert file.assessment().respondents == ()
        assert add(file, reading.filled, DAY) == Added(len(PEOPLE), 0, 0)
        assert file.assessment() == expected
        assert add(file, read(tmp_path / name).filled, DAY) == Added(0, len(PEOPLE), 0)
        assert file.assessment() == expected
    assert len(expected.respondents) == len(PEOPLE)
    assert all(person.finished for person in expected.respondents)


def test_the_same_answers_by_another_way_are_pointed_at(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        add(file, read(handed_in("microsoft-nb.xlsx", tmp_path)).filled, DAY)
        again = add(file, read(handed_in("google-nb.csv", tmp_path)).filled, DAY)
    assert (again.new, again.known) == (len(PEOPLE), 0)
    assert len(again.alike) == len(PEOPLE)
    assert again.alike[0] == "google-nb.csv, row 2"


def test_rows_that_came_later_are_added_and_one_that_changed_is_brought_up_to_date(tmp_path: Path) -> None:
    filled = read(handed_in("microsoft-en.xlsx", tmp_path)).filled
    changed = replace(filled[0], answers={**filled[0].answers, "follow-up": Answered(4)})
    without = {name: answer for name, answer in changed.answers.items() if name != "one-change"}
    with new_file(tmp_path) as file:
        assert add(file, filled[:4], DAY) == Added(4, 0, 0)
        assert add(file, (changed, *filled[1:]), DAY).changed == 1
        assert len(file.assessment().respondents) == len(PEOPLE)
        assert Answered(4) in [a for (_, question), a in file.assessment().answers.items() if question == "follow-up"]
        assert foresee(file, [replace(changed, answers=without)]) == Added(0, 0, 1)
        assert add(file, [replace(changed, answers=without)], DAY) == Added(0, 0, 1)
        texts = [answer for (_, question), answer in file.assessment().answers.items() if question == "one-change"]
        assert texts == [filled[2].answers["one-change"]]
        assert add(file, [changed], DAY) == Added(0, 0, 1)
        assert add(file, [changed], DAY) == Added(0, 1, 0)


def test_the_order_of_the_table_does_not_show_in_the_file(tmp_path: Path) -> None:
    filled = read(handed_in("excel-utf8.csv", tmp_path)).filled
    with new_file(tmp_path, "one.crmready") as one, new_file(tmp_path, "two.crmready") as two:
        add(one, filled, DAY)
        add(two, filled[::-1], DAY)
        assert one.assessment() == two.assessment()
    assert len(filled) == len(PEOPLE)

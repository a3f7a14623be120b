"""`--fix` mends what is beyond doubt, keeps every other character, and never makes a file worse."""

from pathlib import Path

import pytest

from crmready.authoring.examined import examined
from crmready.authoring.fixes import changed, fix, mendable
from crmready.authoring.limits import AUTHORING_LIMITS
from crmready.errors import InputError
from crmready.loading.questionnaire import examine
from crmready.problems import Location, Problem, surely_meant

GOOD = """\
# A questionnaire with a layout of its own.
format: 1
id:   small          # aligned by hand
version: 1.0.0
language: en
title: Small
purpose: Shows what is mended.
introduction: Answer for last month.
roles:
  - {id: seller,  name: Seller,  plural: Sellers}
  - {id: manager, name: Manager, plural: Managers}
ratings:
  - {id: low,  name: Low,  up_to: 50}
  - {id: high, name: High, up_to: 100}   # to the end

dimensions:
  - id: work
    name: Work
    questions:
      - id: stages-in-use
        type: levels
        roles: [seller, "manager"]
        ask: >-
          Which stages do you use,
          # and how?
        options: ["1", Some, All]
gates:
  - {id: used, name: Used, why: It is., severity: hard, question: 'stages-in-use', at_least: 1}
verdicts:
  - {id: done, name: Done, tone: go, summary: It is done., next: Go on.}
"""


def questionnaire(folder: Path, text: str) -> Path:
    path = folder / "questionnaire.yaml"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("purpose: Shows", "prupose: Shows", "S202"),
        ("at_least: 1}", "at_lest: 1}", "S202"),
        ("type: levels", "tpye: levels", "S202"),
        ("roles: [seller,", "roles: [sellr,", "R301"),
        ('"manager"]', '"manger"]', "R301"),
        ("question: 'stages-in-use'", "question: 'stage-inuse'", "R301"),
        ("up_to: 100}", "up_to: 99.5}", "R306"),
        ('["1", Some', "[1, Some", "S203"),
    ],
)
def test_a_mistake_with_one_remedy_is_mended_and_nothing_else_is_touched(
    tmp_path: Path, right: str, wrong: str, code: str
) -> None:
    assert GOOD.count(right) == 1
    path = questionnaire(tmp_path, GOOD.replace(right, wrong))
    assert [problem.code for problem in fix(tmp_path)] == [code]
    assert path.read_text(encoding="utf-8") == GOOD
    assert examine(tmp_path)[1] == ()


def test_several_mistakes_are_mended_at_once(tmp_path: Path) -> None:
    wrong = GOOD.replace("[seller,", "[sellr,").replace('"manager"', "mangaer").replace("title:", "titel:")
    path = questionnaire(tmp_path, wrong)
    assert [problem.code for problem in fix(tmp_path)] == ["S202", "R301", "R301"]
    assert path.read_text(encoding="utf-8") == GOOD.replace('"manager"', "manager")


def test_what_comes_to_light_by_mending_is_mended_too(tmp_path: Path) -> None:
    path = questionnaire(tmp_path, GOOD.replace("dimensions:", "dimension:").replace("[seller,", "[sellr,"))
    assert [problem.code for problem in fix(tmp_path)] == ["S202", "R301"]
    assert path.read_text(encoding="utf-8") == GOOD


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    windows = "\ufeff" + GOOD.removeprefix("# A questionnaire with a layout of its own.\n").replace("\n", "\r\n")
    wrong = windows.replace("format: 1", "fromat: 1").replace("[seller,", "[sellr,")
    path = questionnaire(tmp_path, wrong)
    assert [problem.code for problem in fix(tmp_path)] == ["S202", "R301"]
    assert path.read_bytes() == windows.encode()


def test_a_dimension_file_and_a_translation_are_mended_where_they_stand(tmp_path: Path) -> None:
    before, _, rest = GOOD.partition("  - id: work\n")
    inside, _, after = rest.partition("gates:")
    questionnaire(tmp_path, f"{before}  - work.yaml\ngates:{after}")
    dimension = tmp_path / "work.yaml"
    text = "id: work\n" + "".join(f"{line[4:]}\n" for line in inside.splitlines())
    dimension.write_text(text.replace("roles: ", "rolse: ").replace("[seller", "[selller"), encoding="utf-8")
    assert {problem.location.path for problem in fix(tmp_path)} == {str(dimension)}
    assert dimension.read_text(encoding="utf-8") == text
    translation = tmp_path / "translations" / "nb.yaml"
    translation.parent.mkdir()
    translation.write_text("format: 1\nlanguage: nb\ntitle: 2024 # året\n", encoding="utf-8")
    assert "T403" in [problem.code for problem in fix(tmp_path)]
    assert translation.read_text(encoding="utf-8") == 'format: 1\nlanguage: nb\ntitle: "2024" # året\n'


def test_a_good_file_is_not_written(tmp_path: Path) -> None:
    path = questionnaire(tmp_path, GOOD)
    before = path.stat()
    assert fix(tmp_path) == ()
    assert path.stat() == before


def test_a_change_that_leads_to_more_errors_is_not_made(tmp_path: Path) -> None:
    """The gate would then look at a question of another role, with a minimum that nothing reaches."""
    more = "      - {id: stages-in-usa, type: levels, roles: [manager], ask: Which?, options: [None, All]}\ngates:"
    wrong = GOOD.replace("'stages-in-use', at_least: 1", "stages-in-usaa, at_least: 9, roles: [seller]")
    wrong = wrong.replace("gates:", more).replace("id: stages-in-use", "id: other")
    path = questionnaire(tmp_path, wrong)
    (problem,) = examine(tmp_path)[1]
    assert problem.change is not None
    assert fix(tmp_path) == ()
    assert path.read_text(encoding="utf-8") == wrong


def test_a_bad_change_does_not_keep_the_good_ones_from_being_made(tmp_path: Path) -> None:
    wrong = GOOD.replace("'stages-in-use', at_least: 1", "stages-in-uses, at_least: 9, roles: [boss]")
    path = questionnaire(tmp_path, wrong.replace("purpose:", "prupose:"))
    assert [problem.code for problem in fix(tmp_path)] == ["S202"]
    assert path.read_text(encoding="utf-8") == wrong


def test_a_field_is_not_given_the_name_of_one_beside_it(tmp_path: Path) -> None:
    path = questionnaire(tmp_path, GOOD.replace("title: Small\n", "title: Small\ntitel: Little\n"))
    before = path.read_bytes()
    _, problems = examine(tmp_path)
    assert [(problem.code, problem.hint, problem.change) for problem in problems] == [
        ("S202", "Did you mean `title`?", None)
    ]
    assert fix(tmp_path) == ()
    assert path.read_bytes() == before


def test_two_slips_of_one_name_do_not_both_become_it(tmp_path: Path) -> None:
    path = questionnaire(tmp_path, GOOD.replace("title: Small\n", "titel: Small\ntitlle: Little\n"))
    mended = fix(tmp_path)
    assert [problem.location.line for problem in mended] == [7]
    assert path.read_text(encoding="utf-8") == GOOD.replace("title: Small\n", "titel: Small\ntitle: Little\n")
    assert [problem.code for problem in examine(tmp_path)[1]] == ["S202"]


@pytest.mark.parametrize(
    ("wrong", "offered", "mended"),
    [
        (GOOD, 0, 0),
        (GOOD.replace("[seller,", "[sellr,").replace("title:", "titel:"), 2, 2),
        (GOOD.replace("title: Small\n", "titel: Small\ntitlle: Little\n"), 2, 1),
        (GOOD.replace("'stages-in-use', at_least: 1", "stages-in-uses, at_least: 9, roles: [boss]"), 1, 0),
        (GOOD.replace("dimensions:", "dimension:").replace("[seller,", "[sellr,"), 1, 2),
        (GOOD.replace("title: Small", "title: 1_000"), 1, 1),
        (GOOD.replace("title: Small", "title: 1_000  # crmready: ignore[Y160] it is the name"), 1, 0),
    ],
)
def test_what_is_said_to_be_mendable_is_what_is_mended(tmp_path: Path, wrong: str, offered: int, mended: int) -> None:
    path = questionnaire(tmp_path, wrong)
    assert sum(problem.change is not None for problem in examined(tmp_path, AUTHORING_LIMITS).problems) == offered
    assert mendable(tmp_path) == mended
    assert path.read_bytes() == wrong.encode()
    assert len(fix(tmp_path)) == mended
    assert mendable(tmp_path) == 0


def test_the_rights_of_the_file_stay_and_no_other_file_is_left(tmp_path: Path) -> None:
    path = questionnaire(tmp_path, GOOD.replace("title:", "titel:"))
    path.chmod(0o640)
    fix(tmp_path)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["questionnaire.yaml"]


def test_a_file_behind_a_link_is_mended_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = questionnaire(tmp_path / "real", GOOD.replace("title:", "titel:"))
    link = tmp_path / "questionnaire.yaml"
    link.symlink_to(real)
    assert len(fix(link)) == 1
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == GOOD


def test_a_questionnaire_that_is_not_there_cannot_be_mended(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        fix(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize(
    ("line", "column", "after"),
    [
        ("of: stags", 5, "of: stages"),
        ("of: 'stags'", 5, "of: 'stages'"),
        ("of: stags # stags", 5, "of: stages # stags"),
        ("of: stags-known", 5, None),
        ("of: 'stags known'", 5, None),
        ("of: other", 5, None),
        ("of: >-", 5, None),
    ],
)
def test_only_what_stands_there_whole_is_changed(line: str, column: int, after: str | None) -> None:
    problem = Problem.of("R301", Location("a.yaml", 1, column), "…").changing("stags", "stages")
    made, texts = changed([problem], {Path("a.yaml"): line})
    assert made == ([] if after is None else [problem])
    assert texts == {Path("a.yaml"): line if after is None else after}


@pytest.mark.parametrize(
    ("word", "names", "meant"),
    [
        ("selelr", ["seller", "manager"], "seller"),
        ("sellers", ["seller"], "seller"),
        ("sells", ["seller"], None),
        ("goals", ["deals"], None),
        ("stage-a", ["stage-b", "stage-c"], None),
        ("stages-inuse", ["stages-in-use"], "stages-in-use"),
        ("stagesinuse", ["stages-in-use"], "stages-in-use"),
        ("question-1", ["question-2"], None),
        ("a", [], None),
    ],
)
def test_a_name_is_sure_only_within_a_slip_of_one_other(word: str, names: list[str], meant: str | None) -> None:
    assert surely_meant(word, names) == meant

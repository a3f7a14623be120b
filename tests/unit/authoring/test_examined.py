"""Words that other programs read differently, in whole questionnaires."""

from pathlib import Path

from crmready.authoring.examined import examined
from crmready.authoring.fixes import fix
from crmready.authoring.inspection import AUTHORING_LIMITS, Wish, inspect

EXAMPLES = Path(__file__).parents[2] / "questionnaires" / "invalid"
TRAPS = EXAMPLES / "Y160-words-that-others-read-differently"


def copied(folder: Path, old: str = "", new: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    text = (TRAPS / "questionnaire.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "questionnaire.yaml").write_text(text.replace(old, new) if old else text, encoding="utf-8")
    return folder


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in inspect(folder).problems]


def test_fix_puts_every_such_word_in_quotes_and_leaves_the_rest_of_the_line(tmp_path: Path) -> None:
    folder = copied(tmp_path, "ask: Which code did you use last?", "ask: Which code did you use last? # 12:30")
    before = (folder / "questionnaire.yaml").read_text(encoding="utf-8")
    mended = fix(folder)
    after = (folder / "questionnaire.yaml").read_text(encoding="utf-8")
    assert len(mended) == 16
    assert codes(folder) == []
    assert 'good: "no", ask' in after
    assert 'options: ["No", "012", "12:30", "1:02:03.5", "1e3", "0x1F"' in after
    assert "use last? # 12:30\n" in after
    assert after.replace('"', "").replace("'", "") == before.replace('"', "").replace("'", "")


def test_what_is_read_is_the_same_before_and_after(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    before = examined(folder, AUTHORING_LIMITS).loaded
    fix(folder)
    after = examined(folder, AUTHORING_LIMITS).loaded
    assert before is not None
    assert after is not None
    assert before.digest() == after.digest()


def test_a_quick_check_warns_of_them_as_well() -> None:
    assert {problem.code for problem in inspect(TRAPS, Wish(lint=False)).problems} == {"Y160"}


def test_one_place_has_one_problem(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    text = (folder / "questionnaire.yaml").read_text(encoding="utf-8")
    (folder / "questionnaire.yaml").write_text(text.replace("up_to: 50", "up_to: 1e3"), encoding="utf-8")
    at_line = [problem.code for problem in inspect(folder).problems if problem.location.line == 12]
    assert at_line == ["S208"]


def test_it_can_be_ignored_with_a_reason(tmp_path: Path) -> None:
    line = "{id: lists, type: yes-no, roles: [seller], good: no, ask: Do you keep lists?}"
    folder = copied(tmp_path, line, f"{line}  # crmready: ignore[Y160] only crmready reads it")
    assert [problem.location.line for problem in inspect(folder).problems if problem.location.line == 18] == []
    assert "I903" not in codes(folder)


def test_norwegian_is_asked_which_with_quotes_and_without(tmp_path: Path) -> None:
    for written in ("no", '"no"'):
        folder = copied(tmp_path, "language: en", f"language: {written}")
        found = [str(problem.location) for problem in inspect(folder).problems if problem.code == "Y161"]
        assert found == [f"{folder / 'questionnaire.yaml'}:4:11"]
        assert [p.code for p in inspect(folder).problems if p.location.line == 4] == ["Y161"]


def test_a_translation_into_norwegian_is_asked_as_well(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "translations").mkdir()
    text = (TRAPS / "translations" / "nb.yaml").read_text(encoding="utf-8")
    (folder / "translations" / "no.yaml").write_text(text.replace("language: nb", "language: no"), encoding="utf-8")
    found = [p for p in inspect(folder).problems if p.location.path.endswith("no.yaml") and p.location.line == 2]
    assert [problem.code for problem in found] == ["Y161"]


def test_as_many_are_told_as_are_of_use(tmp_path: Path) -> None:
    folder = copied(tmp_path, "1_000", ", ".join(["no"] * 1200))
    found = codes(folder)
    assert found.count("Y160") == AUTHORING_LIMITS.problems
    assert found.count("Y105") == 1

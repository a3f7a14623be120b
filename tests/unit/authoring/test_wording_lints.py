"""The wording rules over whole questionnaires."""

from pathlib import Path

from crmready.authoring.inspection import inspect

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "tests" / "questionnaires" / "invalid"


def test_options_that_questions_share_are_judged_once_in_each_language() -> None:
    problems = inspect(EXAMPLES / "W705-frequencies-without-numbers").problems
    assert [Path(p.location.path).name for p in problems if "In frequency" in p.message] == [
        "questionnaire.yaml",
        "nb.yaml",
    ]


def test_each_wording_of_a_question_has_its_own_place() -> None:
    problems = inspect(ROOT / "questionnaires" / "crm-readiness").problems
    lines = [p.location.line for p in problems if p.message.startswith("In agreements-recorded,")]
    assert len(lines) == len(set(lines))


def test_a_language_without_word_lists_is_left_alone(tmp_path: Path) -> None:
    text = (EXAMPLES / "W704-words-without-exceptions" / "questionnaire.yaml").read_text(encoding="utf-8")
    (tmp_path / "questionnaire.yaml").write_text(text, encoding="utf-8")
    assert [problem.code for problem in inspect(tmp_path).problems] == ["W704"]
    (tmp_path / "questionnaire.yaml").write_text(text.replace("language: en", "language: de"), encoding="utf-8")
    assert inspect(tmp_path).problems == ()


def test_a_dimension_of_a_few_words_has_no_readability(tmp_path: Path) -> None:
    text = (EXAMPLES / "W790-questions-that-are-difficult-to-read" / "questionnaire.yaml").read_text(encoding="utf-8")
    shorter = "\n".join(line for line in text.splitlines() if "id: consented" not in line)
    (tmp_path / "questionnaire.yaml").write_text(shorter, encoding="utf-8")
    assert inspect(tmp_path).problems == ()


def test_yes_and_no_are_the_options_of_a_yes_no_question() -> None:
    problems = inspect(EXAMPLES / "W703-negations-in-the-question").problems
    assert [(p.code, p.message.split(",")[0]) for p in problems] == [("W703", "In agreed")] * 2

"""Questionnaires that nobody would write: thousands of mistakes at once, and every small accident there is."""

import time
from pathlib import Path

import pytest

from crmready.errors import ProblemsError
from crmready.loading.answers import assessment_from, read_header
from crmready.loading.questionnaire import examine, load

VALID = Path(__file__).parents[1] / "questionnaires" / "valid"
EXAMPLE = (VALID / "referring" / "questionnaire.yaml").read_text()
QUESTIONS = "    questions:\n"
QUESTION = "      - {{id: q{0}, type: yes-no, roles: [{2}], ask: Any?, after: [{1}]}}\n"
TICKS = ",".join(f"{{id: o{n}, text: T}}" for n in range(1500))
SCORES = ",".join(f"{{id: o{n}, text: T, score: {n}}}" for n in range(1500))
HEADER = "format: 1\nquestionnaire: referring\norganisation: A\nlanguage: en\n"
SUM = "      - {{id: sum, type: multiple, roles: [seller], ask: Which?, scoring: {0}, options: [{1}]}}\n"


def _questions(after: str, role: str = "seller", count: int = 1400) -> str:
    lines = (QUESTION.format(n, after.format(next=(n + 1) % count, other=n ^ 1), role) for n in range(count))
    return QUESTIONS + "".join(lines)


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        ("title: Small\n", "title: Small\n" + "".join(f"surprise-{n}: 1\n" for n in range(9000)), {"S202", "Y105"}),
        (QUESTIONS, _questions("no-such-{next}"), {"R301", "Y105"}),
        (QUESTIONS, _questions("q{next}"), {"R311"}),
        (QUESTIONS, _questions("q{other}"), {"R311", "Y105"}),
        (QUESTIONS, _questions("stages", role="Not a role"), {"S205", "Y105"}),
        ("roles: [seller], ask", f"roles: [{'seller,' * 15000}], ask", {"R302", "Y105"}),
        (QUESTIONS, QUESTIONS + SUM.format("sum", SCORES), {"R305"}),
        (QUESTIONS, QUESTIONS + SUM.format("count", TICKS), set()),
    ],
    ids=["fields", "references", "a long circle", "many circles", "names", "repetitions", "totals", "ticks"],
)  # fmt: skip
def test_thousands_of_mistakes_are_told_soon_and_not_all(
    tmp_path: Path, before: str, after: str, codes: set[str]
) -> None:
    (tmp_path / "questionnaire.yaml").write_text(EXAMPLE.replace(before, after, 1))
    start = time.process_time()
    _, problems = examine(tmp_path)
    assert time.process_time() - start < 2
    assert {problem.code for problem in problems} == codes
    assert len(problems) <= 101
    assert max((len(str(problem)) for problem in problems), default=0) < 1000


def test_thousands_of_wrong_answers_are_told_soon_and_not_all(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    answers = "".join(f"      stagess-{n}: 1\n" for n in range(9000))
    path.write_text(f"{HEADER}respondents:\n  - role: seller\n    answers:\n{answers}")
    questionnaire = load(VALID / "referring").source.resolved()
    start = time.process_time()
    document, file = read_header(path)
    with pytest.raises(ProblemsError) as refused:
        assessment_from(document, file, questionnaire)
    assert time.process_time() - start < 2
    assert len(refused.value.problems) == 101

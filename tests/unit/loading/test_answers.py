"""Answers written by hand: every short and long form of every type, records, consensus, targets, ids by position."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from crmready.errors import ProblemsError
from crmready.loading.answers import assessment_from, parse_day, read_header
from crmready.loading.questionnaire import load
from crmready.model.assessment import (
    Answer,
    Answered,
    Assessment,
    Consensus,
    DontKnow,
    NotApplicable,
    Record,
    Respondent,
)
from crmready.model.questionnaire import Questionnaire

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "questionnaires" / "samples").glob("*.yaml"))
HEADER = "format: 1\nquestionnaire: coaching-pulse\norganisation: ' Nordlys AS '\nlanguage: nb\n"


@pytest.fixture(scope="module")
def pulse() -> Questionnaire:
    return load(ROOT / "questionnaires" / "coaching-pulse").source.resolved()


def _read(tmp_path: Path, questionnaire: Questionnaire, body: str) -> Assessment:
    path = tmp_path / "answers.yaml"
    path.write_text(HEADER + body)
    document, file = read_header(path)
    return assessment_from(document, file, questionnaire)


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("team-leader follow-up: 3", Answered(3)),
        ("team-leader follow-up: {value: 0}", Answered(0)),
        ("team-leader looked-up-estimate: 4", Answered(4)),
        ("team-leader conversations-held: 1.5", Answered(Decimal("1.5"))),
        ("team-leader conversations-held: 60", Answered(60)),
        ("team-leader decisions: []", Answered(())),
        ("team-leader data-checked: {value: 3, evidence: A list}", Answered(3, ("A list",))),
        (
            "team-leader data-checked: {value: 3, evidence: [' A ', '', B], note: ' N '}",
            Answered(3, ("A", "B"), "N"),
        ),
        ("team-leader data-checked: dont-know", DontKnow()),
        ("team-leader data-checked: {dont-know: true, note: Ask Kari}", DontKnow("Ask Kari")),
        ("team-leader data-checked: {not-applicable: ' No data '}", NotApplicable("No data")),
        ("team-leader data-checked: {not-applicable: No data, note: Yet}", NotApplicable("No data", "Yet")),
        ("team-member had-conversation: true", Answered(value=True)),
        ("team-member had-conversation: {value: false}", Answered(value=False)),
        ("team-member conversation-starting-point: own-case", Answered("own-case")),
        ("team-member used-for: [planning, learning]", Answered(("planning", "learning"))),
        ("team-member used-for: []", Answered(())),
        ("team-member used-for: [nothing]", Answered(("nothing",))),
        ("team-member one-change: Fewer fields", Answered("Fewer fields")),
        ("team-member one-change: '2'", Answered("2")),
        ("team-member minutes-recording: 25", Answered(25)),
    ],
)
def test_an_answer_may_be_written_so(tmp_path: Path, pulse: Questionnaire, written: str, answer: Answer) -> None:
    role, _, line = written.partition(" ")
    assessment = _read(tmp_path, pulse, f"respondents:\n  - role: {role}\n    answers:\n      {line}\n")
    assert assessment.answers == {("r1", line.partition(":")[0]): answer}


def test_the_rest_of_the_file_is_kept_as_it_is_written(tmp_path: Path, pulse: Questionnaire) -> None:
    body = """\
as_of: 2027-09-30
targets: {use: 65, data: 200/3}
respondents:
  - {role: team-leader, finished: false}
  - {id: X_2-b, role: team-member}
  - {role: team-member}
records:
  decisions:
    - {decision: " Visit more ", data-used: "", decided-on: 2027-08-24, customers-affected: 20}
    - {decision: Fewer fields, customers-affected: 2.50}
consensus:
  follow-up: 3
  data-checked: {value: 2, note: Agreed on Monday}
"""
    assessment = _read(tmp_path, pulse, body)
    assert assessment == Assessment(
        organisation="Nordlys AS",
        language="nb",
        respondents=(
            Respondent("r1", "team-leader", finished=False),
            Respondent("X_2-b", "team-member", finished=True),
            Respondent("r3", "team-member", finished=True),
        ),
        records=(
            Record(
                "decisions-1",
                "decisions",
                {"decision": "Visit more", "decided-on": "2027-08-24", "customers-affected": "20"},
            ),
            Record("decisions-2", "decisions", {"decision": "Fewer fields", "customers-affected": "2.50"}),
        ),
        consensus={"follow-up": Consensus(3), "data-checked": Consensus(2, "Agreed on Monday")},
        targets={"use": Fraction(65), "data": Fraction(200, 3)},
        as_of=date(2027, 9, 30),
    )


def test_a_profile_is_one_of_the_questionnaires(tmp_path: Path) -> None:
    large = load(ROOT / "questionnaires" / "crm-readiness").source.resolved()
    path = tmp_path / "answers.yaml"
    path.write_text(HEADER.replace("coaching-pulse", "crm-readiness") + f"profile: {large.target_profiles[0].id}\n")
    document, file = read_header(path)
    assert assessment_from(document, file, large).profile == large.target_profiles[0].id


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_that_come_along_can_be_read(path: Path) -> None:
    document, file = read_header(path)
    questionnaire = load(ROOT / "questionnaires" / file.questionnaire).source.resolved()
    assessment = assessment_from(document, file, questionnaire)
    assert len(assessment.respondents) >= 8
    assert len(assessment.answers) >= 50


def test_yaml_and_shape_are_told_in_the_same_pass(tmp_path: Path, pulse: Questionnaire) -> None:
    with pytest.raises(ProblemsError) as refused:
        _read(tmp_path, pulse, "respondents: &a\n  - {rolle: team-leader}\n")
    assert [problem.code for problem in refused.value.problems] == ["Y140", "S202"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-02-29", None),
        ("20261123", None),
        ("2026-W47-1", None),
        ("2026-11-23T00:00", None),
        ("٢٠٢٦-11-23", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_written_in_one_way(text: str | None, day: date | None) -> None:
    assert parse_day(text) == day

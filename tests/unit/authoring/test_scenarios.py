"""Scenarios: who answers what, what is expected of it, and what is said when something else comes out."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from crmready.authoring.scenarios import printing
from crmready.authoring.scenarios.casting import by_default, extreme
from crmready.authoring.scenarios.coverage import as_text, coverage
from crmready.authoring.scenarios.numbers import Expected, parsed, said
from crmready.authoring.scenarios.reading import Suite, read_scenarios, read_suite
from crmready.authoring.scenarios.running import Played, run
from crmready.authoring.share import Share
from crmready.errors import ProblemsError
from crmready.loading.questionnaire import load
from crmready.model.assessment import Answered, Assessment, DontKnow
from crmready.model.questions import Question
from tests.building import dimension, levels, questionnaire

SMALL = Path(__file__).parents[2] / "scenarios" / "small" / "questionnaire.yaml"
HEAD = "format: 1\nrespondents: {seller: 3, manager: 1}\nscenarios:\n"


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    """Makes a suite of the small questionnaire with these scenarios, in the folder one is in."""
    monkeypatch.chdir(tmp_path)

    def made(scenarios: str, head: str = HEAD) -> Suite:
        Path("questionnaire.yaml").write_text(SMALL.read_text())
        Path("scenarios").mkdir(exist_ok=True)
        Path("scenarios/some.yaml").write_text(head + scenarios)
        return read_suite(Path())

    return made


def _asked(raw: dict[str, Any]) -> Question:
    made = questionnaire(dimension("all", levels("scored"), raw))
    return made.asked[raw["id"]]


MULTIPLE = {"id": "m", "type": "multiple", "roles": ["seller"], "ask": "?", "scoring": "sum"}
OPTIONS = [
    {"id": "none-of-it", "text": "None", "score": 0, "exclusive": True},
    {"id": "little", "text": "Little", "score": 1},
    {"id": "harm", "text": "Harm", "score": -2},
    {"id": "much", "text": "Much", "score": 3},
]


@pytest.mark.parametrize(
    ("raw", "worst", "typical", "best"),
    [
        (levels("q"), 0, 2, 4),
        (levels("q", options=4), 0, 1, 3),
        ({"id": "q", "type": "yes-no", "roles": ["seller"], "ask": "?", "good": "no"}, True, True, False),
        ({**MULTIPLE, "options": OPTIONS}, ("harm",), ("little",), ("much", "little")),
        ({**MULTIPLE, "scoring": "count", "options": OPTIONS}, (), ("little",), ("little", "harm", "much")),
        (
            {"id": "q", "type": "number", "roles": ["seller"], "ask": "?", "minimum": 0, "maximum": 60,
             "bands": [{"up_to": 0, "score": 0}, {"up_to": 3, "score": 2}, {"score": 5}]},
            0, 3, 60,
        ),
        (
            {"id": "q", "type": "choice", "roles": ["seller"], "ask": "?",
             "options": [{"id": "b", "text": "B", "score": 1}, {"id": "a", "text": "A", "score": 0}]},
            "a", "a", "b",
        ),
        ({"id": "q", "type": "text", "roles": ["seller"], "ask": "?"}, None, None, None),
    ],
)  # fmt: skip
def test_every_type_of_question_has_a_worst_a_typical_and_a_best_answer(
    raw: dict[str, Any], worst: object, typical: object, best: object
) -> None:
    question = _asked(raw)
    assert (extreme(question, "worst"), extreme(question, "typical"), extreme(question, "best")) == (
        worst,
        typical,
        best,
    )


def test_a_default_can_be_a_level_a_word_or_nothing() -> None:
    question = _asked(levels("q", options=3))
    assert by_default(question, 1) == Answered(1)
    assert by_default(question, 4) == Answered(2)
    assert by_default(question, "dont-know") == DontKnow()
    assert by_default(question, "none") is None


def test_a_level_says_nothing_about_a_question_without_levels() -> None:
    assert by_default(_asked({"id": "q", "type": "yes-no", "roles": ["seller"], "ask": "?"}), 1) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (61, Expected(Fraction(61))),
        ("175/3", Expected(Fraction(175, 3))),
        ("61 ± 0.5", Expected(Fraction(61), Fraction(1, 2))),
        ("-12.5+-1/3", Expected(Fraction(-25, 2), Fraction(1, 3))),
        ("none", Expected(None)),
        ("61 %", None),
        ("1/0", None),
        ("± 1", None),
    ],
)
def test_a_number_is_expected_exactly_or_with_a_tolerance(written: int | str, expected: Expected | None) -> None:
    assert parsed(written) == expected


def test_a_tolerance_includes_its_ends() -> None:
    expected = Expected(Fraction(61), Fraction(1, 2))
    assert [expected.met_by(Fraction(tenths, 10)) for tenths in (604, 605, 615, 616)] == [False, True, True, False]
    assert not expected.met_by(None)
    assert Expected(None).met_by(None)
    assert not Expected(None).met_by(Fraction(0))


def test_an_actual_number_is_said_in_few_decimals_or_as_a_fraction() -> None:
    assert [said(number) for number in (None, Fraction(61), Fraction(13, 4), Fraction(175, 3))] == [
        "none",
        "61",
        "3.25",
        "175/3 (58.3333)",
    ]


def _only(suite: Suite) -> Assessment:
    (scenario,) = suite.scenarios
    return scenario.assessment


def test_answers_are_given_by_role_with_counts_lists_and_defaults(suite: Any) -> None:  # noqa: ANN401
    made = suite("  - {id: a, default: best, answers: {stages: [1, none, dont-know]}, expect: {verdict: stop}}\n")
    assert _only(made).answers == {
        ("seller-1", "stages"): Answered(1),
        ("seller-3", "stages"): DontKnow(),
        ("manager-1", "described"): Answered(2),
    }


def test_a_group_goes_before_the_scenario_and_the_scenario_before_the_file(suite: Any) -> None:  # noqa: ANN401
    made = suite(
        "  - id: a\n    default: worst\n    answers: {stages: 1}\n"
        "    respondents: {seller: [{count: 2}, {answers: {stages: best}}]}\n    expect: {verdict: stop}\n"
    )
    assert _only(made).answers == {
        ("seller-1", "stages"): Answered(1),
        ("seller-2", "stages"): Answered(1),
        ("seller-3", "stages"): Answered(2),
        ("manager-1", "described"): Answered(0),
    }


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        ("evidence: all", ("What shows it",)),
        ("evidence: none", ()),
        ("evidence: [described]", ("What shows it",)),
        ("evidence: all, unshown: [described]", ()),
        ("evidence: all, answers: {described: {value: 2, evidence: The handbook}}", ("The handbook",)),
    ],
)
def test_evidence_is_named_where_it_is_asked_for(suite: Any, evidence: str, shown: tuple[str, ...]) -> None:  # noqa: ANN401
    answers = _only(suite(f"  - {{id: a, default: best, {evidence}, expect: {{verdict: done}}}}\n")).answers
    assert answers["manager-1", "described"] == Answered(2, shown)
    assert answers["seller-1", "stages"] == Answered(2)


def test_records_are_complete_or_only_begun(suite: Any) -> None:  # noqa: ANN401
    made = suite("  - {id: a, records: {deals: {complete: 1, begun: 1}}, expect: {verdict: stop}}\n")
    assert [dict(record.values) for record in _only(made).records] == [{"deal": "Filled in"}, {}]


def _played(suite: Suite) -> list[Played]:
    return list(run(suite.scenarios, suite.loaded))


def test_a_wrong_expectation_says_what_came_out_and_why(suite: Any) -> None:  # noqa: ANN401
    results = _played(
        suite(
            "  - id: half\n    about: One seller knows nothing.\n    answers: {stages: [1, 1, 0], described: 2}\n"
            "    expect:\n      verdict: done\n      gates: {known: pass}\n      ratings: {work: high}\n"
            "      scores: {work: 41 ± 0.5}\n      questions: {stages: 1}\n"
            "      actions: {first: stages, day_60: [stages]}\n"
            "      text: {en: {lacks: [Not yet]}}\n"
            "  - {id: fine, default: best, expect: {verdict: done}}\n"
        )
    )
    assert "\n".join(printing.as_text(results)) == (Path(__file__).parent / "wrong_expectations.txt").read_text()
    assert printing.summary(results) == "1 failed, 1 passed"


def test_names_can_be_shown_instead_of_dots(suite: Any) -> None:  # noqa: ANN401
    results = _played(suite("  - {id: fine, default: best, expect: {verdict: done}}\n"))
    assert list(printing.as_text(results, names=True)) == ["scenarios/some.yaml::fine passed"]


def test_the_texts_of_a_result_are_written_once_however_many_phrases_look_at_them(suite: Any) -> None:  # noqa: ANN401
    (result,) = _played(
        suite("  - {id: fine, default: best, expect: {text: {en: {contains: [Done], lacks: [Stop]}}}}\n")
    )
    assert result.outcome.texts("en") is result.outcome.texts("en")
    assert "Done" in " ".join(result.outcome.texts("en"))


def test_all_means_every_one_that_is_not_named(suite: Any) -> None:  # noqa: ANN401
    (result,) = _played(suite("  - {id: a, default: best, expect: {gates: {all: pass}, scores: {all: 75}}}\n"))
    assert [check.subject for check in result.scenario.checks] == ["gate known", "score of work in per cent"]
    assert result.passed


def test_half_a_rating_is_expected_where_it_is_written(suite: Any) -> None:  # noqa: ANN401
    results = _played(
        suite(
            "".join(
                f"  - {{id: r{number}, default: 0, answers: {{stages: 1}}, expect: {{ratings: {{work: {rating}}}}}}}\n"
                for number, rating in enumerate(("low", "low-", "low+", "none"))
            )
        )
    )
    assert [result.passed for result in results] == [True, True, False, False]


def test_scenarios_are_chosen_by_a_word_in_their_name_or_file(suite: Any) -> None:  # noqa: ANN401
    made = suite("  - {id: one-way, expect: {verdict: stop}}\n  - {id: another, expect: {verdict: stop}}\n")
    assert [scenario.name for scenario in made.chosen("WAY")] == ["one-way"]
    assert len(made.chosen("some")) == len(made.chosen(None)) == 2
    assert made.chosen("nothing") == ()


def test_one_file_of_scenarios_can_be_run_alone(suite: Any) -> None:  # noqa: ANN401
    suite("  - {id: one, expect: {verdict: stop}}\n")
    Path("scenarios/more.yaml").write_text("format: 1\nscenarios: [{id: two, expect: {verdict: stop}}]\n")
    assert [s.name for s in read_suite(Path("scenarios/more.yaml")).scenarios] == ["two"]
    assert [s.name for s in read_suite(Path("questionnaire.yaml")).scenarios] == ["two", "one"]


def test_scenarios_with_problems_are_not_played(suite: Any) -> None:  # noqa: ANN401
    with pytest.raises(ProblemsError) as refused:
        suite("  - {id: a, expect: {verdict: dun}}\n")
    assert str(refused.value) == ("scenarios/some.yaml:4:31: C804 There is no verdict dun.\n  There is: stop, done.")


def test_coverage_names_each_part_that_no_scenario_exercises_at_its_place(suite: Any) -> None:  # noqa: ANN401
    made = suite(
        "  - {id: a, default: best, expect: {verdict: done, gates: {known: pass}}}\n"
        "  - {id: b, default: worst, expect: {ratings: {work: low-}}}\n"
    )
    assert "\n".join(as_text(coverage(made, _played(made)))) == (Path(__file__).parent / "coverage.txt").read_text()


def test_what_is_expected_in_vain_is_not_exercised(suite: Any) -> None:  # noqa: ANN401
    made = suite("  - {id: a, default: best, expect: {gates: {known: fail}}}\n")
    covered = coverage(made, _played(made))
    assert (covered.failed, covered.of("gate states").part, covered.of("gates").part) == (1, 0, 0)


def test_a_cap_counts_only_where_it_lowers_an_answer(suite: Any) -> None:  # noqa: ANN401
    expect = "expect: {verdict: done}}\n"
    shown, low = f"  - {{id: a, default: best, evidence: all, {expect}", f"  - {{id: b, default: 1, {expect}"
    claimed = f"  - {{id: c, default: best, {expect}"
    totals = [coverage(made, _played(made)).of("caps") for made in (suite(shown + low), suite(shown + claimed))]
    assert [(total.part, total.whole) for total in totals] == [(0, 1), (1, 1)]


def test_a_share_that_is_not_whole_is_never_rounded_up_to_all() -> None:
    assert [Share(1999, 2000).printed, Share(1, 1).printed, Share(0, 0).printed] == ["99.9", "100.0", "100.0"]


def test_the_example_in_the_documentation_does_what_it_says(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    _, _, rest = (root / "docs" / "scenarios.md").read_text().partition("```yaml\n")
    file = tmp_path / "example.yaml"
    file.write_text(rest.partition("```")[0])
    loaded = load(root / "questionnaires" / "crm-readiness")
    scenarios, problems = read_scenarios([file], loaded)
    (result,) = run(scenarios, loaded)
    assert (problems, result.failures, len(result.seen)) == ((), (), 26)


def test_gaps_and_reliance_can_be_expected(suite: Any) -> None:  # noqa: ANN401
    low = "default: worst, records: {deals: {complete: 1}}"
    (right, wrong) = _played(
        suite(
            f"  - {{id: a, {low}, expect: {{gaps: [stages, described], reliance: none}}}}\n"
            f"  - {{id: b, {low}, expect: {{gaps: [described, stages], reliance: 50}}}}\n"
        )
    )
    assert right.passed
    assert [(failure.check.subject, failure.seen.actual, failure.seen.because) for failure in wrong.failures] == [
        ("reliance on technology", "none", ""),
        ("gaps", "stages, described", "stages 75, described 75"),
    ]


def test_a_gap_of_a_question_that_does_not_exist_is_reported(suite: Any) -> None:  # noqa: ANN401
    with pytest.raises(ProblemsError) as caught:
        suite("  - {id: a, default: worst, expect: {gaps: [stage]}}\n")
    assert [str(problem) for problem in caught.value.problems] == [
        "scenarios/some.yaml:4:45: C804 There is no question stage.\n  Did you mean stages?"
    ]

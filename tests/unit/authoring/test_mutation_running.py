"""Which mutants scenarios kill, what kills the others, and what an author says of those that nothing kills."""

from pathlib import Path
from typing import Any

import pytest

from crmready.authoring.mutation.campaign import Progress, Wish, mutate
from crmready.authoring.mutation.generating import chosen
from crmready.authoring.mutation.original import Original
from crmready.authoring.mutation.report import Mutation, as_json, as_text
from crmready.authoring.mutation.running import run
from crmready.authoring.scenarios.reading import read_suite

ROOT = Path(__file__).parents[3]
SMALL = ROOT / "tests" / "scenarios" / "small" / "questionnaire.yaml"
HEAD = "format: 1\nrespondents: {seller: 6, manager: 2}\nscenarios:\n"
FEW = """\
  - {id: best, default: best, evidence: all, expect: {verdict: done}}
  - {id: worst, default: worst, expect: {verdict: stop}}
"""
GATE = "{id: known, name: The stages are known"


@pytest.fixture
def mutated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    """Mutates the small questionnaire, edited so, with these scenarios, in the folder one is in."""
    monkeypatch.chdir(tmp_path)

    def made(scenarios: str, wish: Wish | None = None, *edits: tuple[str, str]) -> Mutation:
        text = SMALL.read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text
            text = text.replace(old, new)
        Path("questionnaire.yaml").write_text(text, encoding="utf-8")
        Path("scenarios").mkdir(exist_ok=True)
        Path("scenarios/some.yaml").write_text(HEAD + scenarios, encoding="utf-8")
        return mutate(read_suite(Path()), wish or Wish(), lambda _: None)

    return made


def _survivors(found: Mutation) -> list[str]:
    return [f"{survivor.mutant.kind}: {survivor.mutant.change}" for survivor in found.survivors]


def test_two_scenarios_at_the_ends_miss_what_happens_between_them(mutated: Any) -> None:  # noqa: ANN401
    found = mutated(FEW, Wish("minimums"))
    assert (found.of().part, found.of().whole) == (0, 2)
    assert [survivor.mutant.missing for survivor in found.survivors] == [
        "No scenario sits at known = 1: stages at exactly 1, and the gate passed.",
        "No scenario has stages at 0.5 or more but under 1, and expects what known then is.",
    ]


def test_a_scenario_right_on_the_minimum_kills_a_hair_and_one_below_it_half_a_step(mutated: Any) -> None:  # noqa: ANN401
    on = "  - {id: on, default: 1, expect: {gates: {known: pass}}}\n"
    assert _survivors(mutated(FEW + on, Wish("minimums"))) == ["minimums: at_least 1 → 0.5"]
    below = "  - {id: below, answers: {stages: [1, 1, 1, 1, 1, 0]}, expect: {gates: {known: fail}}}\n"
    assert _survivors(mutated(FEW + on + below, Wish("minimums"))) == []


def test_the_scenarios_that_are_proposed_kill_what_they_are_proposed_for(mutated: Any) -> None:  # noqa: ANN401
    first = mutated(FEW, Wish(examples=1000))
    examples = [survivor.example for survivor in first.survivors]
    assert len(examples) > 10
    assert None not in examples
    pasted = "".join(f"  {line}\n" for example in examples for line in example.splitlines())
    assert _survivors(mutated(FEW + pasted)) == []


def test_scenarios_are_proposed_only_for_as_many_as_are_wished(mutated: Any) -> None:  # noqa: ANN401
    found = mutated(FEW, Wish(examples=2))
    assert [survivor.example is not None for survivor in found.survivors][:3] == [True, True, False]


def test_texts_kill_what_numbers_do_not(mutated: Any) -> None:  # noqa: ANN401
    said = "  - {id: said, default: best, expect: {text: {en: {contains: [Go through the stages]}}}}\n"
    low = said.replace("default: best", "default: worst")
    assert "actions: within 30 → 60" in _survivors(mutated(FEW, Wish("actions")))
    assert _survivors(mutated(FEW + low.replace("contains", "lacks").replace("Go through", "Go past"), Wish("actions")))
    planned = "  - {id: planned, default: worst, expect: {actions: {day_30: [stages]}}}\n"
    assert _survivors(mutated(FEW + planned, Wish("actions"))) == []


def test_a_reason_on_the_line_explains_every_survivor_of_its_kind_there(mutated: Any) -> None:  # noqa: ANN401
    reason = (f"  - {GATE}", f"  # crmready: survives[minimums, severity] nobody minds\n  - {GATE}")
    found = mutated(FEW, Wish("known", 0), reason)
    assert {survivor.mutant.kind for survivor in found.explained} == {"minimums", "severity"}
    assert {survivor.reason for survivor in found.explained} == {"nobody minds"}
    assert (found.unexplained, found.unneeded) == ((), ())
    assert found.of().part == 0  # a reason is no scenario


def test_a_reason_without_a_survivor_is_no_longer_needed(mutated: Any) -> None:  # noqa: ANN401
    on = "  - {id: on, default: 1, expect: {gates: {known: pass}, questions: {all: 1}}}\n"
    below = "  - {id: below, answers: {stages: [1, 1, 1, 1, 1, 0]}, expect: {gates: {known: fail}}}\n"
    edits = (
        (f"  - {GATE}", f"  # crmready: survives[minimums] it did once\n  - {GATE}"),
        ("purpose: Has", "purpose: >-  # crmready: survives[caps] there is no cap here\n  Has"),
    )
    found = mutated(FEW + on + below, None, *edits)
    assert [(entry.kind, entry.where.line) for entry in found.unneeded] == [("caps", 6), ("minimums", 33)]
    # With a word, what was not tried is not judged.
    found = mutated(FEW + on + below, Wish("known"), *edits)
    assert [entry.kind for entry in found.unneeded] == ["minimums"]
    found = mutated(FEW + on + below, Wish("targets"), *edits)
    assert found.unneeded == ()


def test_verdict_rules_that_say_the_same_of_everything_are_not_counted(mutated: Any) -> None:  # noqa: ANN401
    rule = "when: {gates: all, state: [fail, unknown]}}"
    more = "when: {any: [{gates: all, state: [fail, unknown]}, {gates: [known], state: [unknown]}]}}"
    found = mutated(FEW, Wish("conditions"), (rule, more))
    assert found.equivalent == {"conditions": 5}
    assert "conditions: any → all" not in {f"conditions: {name}" for name in found.equivalent}
    assert not any("gates: [known]" in survivor for survivor in _survivors(found) if "without" in survivor)


def test_a_share_of_answers_that_no_dimension_can_have_is_not_counted(mutated: Any) -> None:  # noqa: ANN401
    # Of two questions, nothing, half or all is answered: never between 3/8 and 1/2, and never just over 1/2.
    found = mutated(FEW, Wish("coverage"), ("ratings:\n", "coverage: 2/5\nratings:\n"))
    assert (found.equivalent, _survivors(found)) == ({"coverage": 2}, [])


def test_progress_counts_every_change(tmp_path: Path) -> None:
    del tmp_path
    suite = read_suite(ROOT / "questionnaires" / "coaching-pulse")
    heard: list[Progress] = []
    mutate(suite, Wish("bands"), heard.append)
    assert [progress.done for progress in heard] == list(range(1, 13))
    assert {progress.of for progress in heard} == {12}


def test_the_report_lists_kinds_survivors_reasons_and_what_is_not_needed(mutated: Any) -> None:  # noqa: ANN401
    edits = (
        ("severity: hard}", "severity: hard}  # crmready: survives[severity] it is the only gate"),
        ("purpose: Has", "purpose: >-  # crmready: survives[caps] there is no cap here\n  Has"),
    )
    found = mutated(FEW, Wish(examples=0), *edits)
    lines = list(as_text(found))
    assert lines[0] == f"small: {found.of().whole} mutants, 2 scenarios"
    assert "  minimums          0 of     2    0.0 %" in lines
    at = lines.index("questionnaire.yaml:33:88: minimums: known: at_least 1 → 1.001")
    assert lines[at + 1] == "  No scenario sits at known = 1: stages at exactly 1, and the gate passed."
    assert lines[-2:] == [
        "Reasons that are no longer needed:",
        "questionnaire.yaml:6:14: no caps mutant of line 6 survives. Remove the comment.",
    ]
    (written,) = as_json([found])["questionnaires"]
    assert written["total"] == {"killed": found.of().part, "mutants": found.of().whole, "per_cent": found.of().printed}
    assert written["survivors"][0].keys() == {
        "kind", "id", "change", "file", "line", "column", "missing", "example", "reason",
    }  # fmt: skip
    assert written["unneeded_reasons"] == [{"kind": "caps", "file": "questionnaire.yaml", "line": 6, "column": 14}]


def test_a_sample_of_the_mutants_of_the_crm_questionnaire_is_killed() -> None:
    """`./dev mutate` tries all of them."""
    suite = read_suite(ROOT / "questionnaires" / "crm-readiness")
    original = Original.of(suite)
    sample = chosen(original)[::37]
    results = [result for result in run(suite, original, sample) if result is not None]
    assert len(results) > 12
    assert len({result.mutant.kind for result in results}) > 5
    assert [f"{original.locate(result.mutant)}: {result.mutant.change}" for result in results if result.survived] == []

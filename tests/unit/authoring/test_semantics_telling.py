"""Witnesses in one line: what stands out by name, the rest by where it lies."""

from pathlib import Path

from crmready.authoring.ignores import without_ignored
from crmready.authoring.inspection import Wish, inspect
from crmready.authoring.semantics.deciding import Reached, decisions
from crmready.authoring.semantics.telling import answers_told, told
from crmready.authoring.semantics.witness import given
from crmready.loading.questionnaire import load
from crmready.model.assessment import Answer, Answered, Assessment, DontKnow, NotApplicable, Record, Respondent
from tests.building import capped, dimension, levels, questionnaire

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "tests" / "questionnaires" / "invalid"
MADE = questionnaire(
    dimension(
        "d",
        *(levels(name, "seller", "manager") for name in ("one", "two", "three", "four", "five")),
        capped("shown"),
        {"id": "done", "type": "yes-no", "roles": ["seller"], "ask": "?"},
        {"id": "used", "type": "multiple", "roles": ["seller"], "ask": "?", "scoring": "count",
         "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]},
        {"id": "goals", "type": "record", "roles": ["manager"], "ask": "?", "fields": [{"id": "goal", "label": "G"}]},
    )
)  # fmt: skip


def test_a_few_answers_are_told_one_by_one() -> None:
    answers: dict[str, Answer] = {
        "one": Answered(3),
        "done": Answered(value=False),
        "used": Answered(("a", "b")),
        "two": NotApplicable("Not here."),
    }
    assert answers_told(MADE, answers) == "one = 3, done = no, used = a + b, two = not relevant"


def test_of_many_answers_those_that_lie_alike_are_told_together() -> None:
    many = {name: Answered(4) for name in ("one", "two", "three", "four")}
    assert answers_told(MADE, {**many, "five": DontKnow()}) == "five = don't know, everything else at its best"
    assert answers_told(MADE, {**many, "five": Answered(4)}) == "everything at its best"
    middle = {name: Answered(2) for name in ("one", "two", "three", "four")}
    assert answers_told(MADE, {**middle, "five": Answered(0)}) == "five = 0, everything else = 2"


def test_evidence_is_told_where_it_makes_a_difference() -> None:
    named = ("A list",)
    assert answers_told(MADE, {"shown": Answered(4, named), "one": Answered(4, named)}) == "shown = 4 (shown), one = 4"
    assert answers_told(MADE, {"shown": Answered(0, named)}) == "shown = 0"


def test_people_who_answer_alike_are_counted_and_records_with_those_that_are_complete() -> None:
    people = (*(Respondent(f"s{n}", "seller") for n in range(3)), Respondent("m", "manager"))
    answers = {(name, "one"): Answered(1) for name in ("s0", "s1", "m")} | {("s2", "one"): Answered(2)}
    records = (Record("r1", "goals", {"goal": "More"}), Record("r2", "goals", {}))
    assert told(MADE, Assessment("Example", "en", people, answers, records)) == (
        "seller (2): one = 1; seller: one = 2; manager: one = 1; goals: 2 records, 1 complete"
    )
    assert told(MADE, Assessment("Example", "en", people)) == "no answers at all"


def test_what_shows_a_shadow_fulfils_both_conditions() -> None:
    made = load(EXAMPLES / "L606-verdicts-behind-others").source.resolved()
    decision = decisions(made)["very-weak"]
    assert (decision.reached, decision.shadows) == (Reached.SHADOWED, ("weak",))
    assert decision.witness is not None
    assert given(made, decision.witness) == "weak"
    without = made.changed(verdicts=tuple(verdict for verdict in made.verdicts if verdict.id != "weak"))
    assert given(without, decision.witness) == "very-weak"


def test_what_is_only_told_on_request_is_told_only_then_and_cannot_be_ignored() -> None:
    folder = ROOT / "questionnaires" / "crm-readiness"
    assert {problem.code for problem in inspect(folder).problems if problem.code[0] == "E"} == set()
    explained = inspect(folder, Wish(explain=True)).problems
    assert [problem.code for problem in explained].count("E901") == len(load(folder).source.verdicts)
    (found,) = without_ignored((), {"a.yaml": ("id: a  # crmready: ignore[E901] it is long",)})
    assert (found.code, found.message) == ("I902", "E901 cannot be ignored.")

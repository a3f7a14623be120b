"""Every kind of mutant, on questionnaires that have just what it changes."""

from typing import Any, Final

import pytest

from crmready.authoring.mutation.mutant import GONE, KINDS, Edit, edited
from tests.building import (
    EXECUTIVE,
    MANAGER,
    RATINGS,
    SECRET_SELLER,
    SELLER,
    Raw,
    capped,
    dimension,
    estimate,
    expectation,
    gate,
    levels,
    raw_questionnaire,
    verdict,
)
from tests.mutating import mutants, original, said

DEALS: Final[Raw] = {
    "id": "deals", "type": "record", "roles": ["manager"], "ask": "Which?", "fields": [{"id": "deal", "label": "Deal"}],
}  # fmt: skip
PICKED: Final = [
    {"id": "a", "text": "A", "score": 0},
    {"id": "b", "text": "B", "score": 2},
    {"id": "c", "text": "C", "score": 2},
    {"id": "d", "text": "D", "score": 5},
]
TICKED: Final = [
    {"id": "x", "text": "X"},
    {"id": "none-of-it", "text": "None", "exclusive": True},
    {"id": "y", "text": "Y"},
]
STOP: Final = {"gates": "hard", "state": ["fail", "unknown"]}


def asked(kind: str, **more: Any) -> Raw:  # noqa: ANN401  # whatever a question has
    return {"id": "q", "type": kind, "roles": ["seller"], "ask": "?", **more}


CASES: Final[list[tuple[str, Raw, list[str]]]] = [
    (
        "weights",
        raw_questionnaire(
            dimension("one", levels("a", "seller", "manager", weight=3), levels("b"), weight="1/2"),
            dimension("two", levels("c", weight=0), weight=0),
            dimension("three", levels("d")),
        ),
        # The executive is asked nothing together with others, and dimension two has nothing to weigh.
        [
            "seller: weight 1 → 2", "manager: weight 1 → 2",
            "a: weight 3 → 6", "b: weight 1 → 2", "one: weight 0.5 → 1", "c: weight 0 → 1",
            "three: weight 1 → 2", "d: weight 1 → 2",
        ],
    ),
    # Alone, a weight is compared with nothing.
    ("weights", raw_questionnaire(dimension("one", levels("a"))), []),
    (
        "minimums",
        raw_questionnaire(
            dimension("one", levels("a"), levels("b", scores=[0, 1, 4]), DEALS),
            gates=[
                gate("middle", "a", 2),
                gate("top", "a", 4),
                gate("wide", "b", "5/2", records={"of": "deals"}),
                gate("counted", records={"of": "deals", "complete": 3}),
            ],
        ),
        [
            "middle: at_least 2 → 2.001", "middle: at_least 2 → 1.5", "top: at_least 4 → 3.5",
            "wide: at_least 2.5 → 2.5015", "wide: at_least 2.5 → 1.75", "wide: complete 1 → 2",
            "wide: records left out", "counted: complete 3 → 4", "counted: complete 3 → 2",
        ],
    ),
    (
        "severity",
        raw_questionnaire(
            dimension("one", levels("a")), gates=[gate("h", "a", 2), gate("w", "a", 1, severity="warning")]
        ),
        ["h: severity hard → warning", "w: severity warning → hard"],
    ),
    (
        "ratings",
        raw_questionnaire(dimension("one", levels("a")), ratings=RATINGS),
        [
            "n: up_to 15 → 14.999", "n: up_to 15 → 20",
            "p: up_to 50 → 49.999", "p: up_to 50 → 55", "p: split_at 32.5 → 32.499", "p: split_at 32.5 → 37.5",
            "l: up_to 85 → 84.999", "l: up_to 85 → 90", "l: split_at 67.5 → 67.499", "l: split_at 67.5 → 72.5",
        ],
    ),
    (
        "coverage",
        raw_questionnaire(dimension("one", levels("a"))),
        ["coverage: coverage 2/3 → 0.667", "coverage: coverage 2/3 → 0.5"],
    ),
    ("coverage", raw_questionnaire(dimension("one", levels("a")), coverage=1), ["coverage: coverage 1 → 0.75"]),
    (
        "essential",
        raw_questionnaire(dimension("one", levels("a"), essential=True), dimension("two", levels("b"))),
        ["one: essential true → false", "two: essential false → true"],
    ),
    # Alone, and where no verdict asks for it, it makes no difference.
    ("essential", raw_questionnaire(dimension("one", levels("a"), essential=True)), []),
    (
        "targets",
        raw_questionnaire(
            dimension("one", levels("a"), target=98),
            target_profiles=[{"id": "small", "name": "Small", "targets": {"one": 50}}],
        ),
        [
            "one: target of one 98 → 93", "one: target of one 98 → 100",
            "small: target of one 50 → 45", "small: target of one 50 → 55",
        ],
    ),
    (
        "options",
        raw_questionnaire(dimension("one", levels("a", options=3), levels("b", scores=[0, 1, 1, 3]))),
        [
            "a: level 1 of a scores 1 → 0", "a: level 2 of a scores 2 → 1",
            "b: level 1 of b scores 1 → 0", "b: level 3 of b scores 3 → 1",
        ],
    ),
    (
        "options",
        raw_questionnaire(dimension("one", asked("choice", options=PICKED))),
        ["q: scores of a and b exchanged", "q: scores of c and d exchanged"],
    ),
    (
        "options",
        raw_questionnaire(dimension("one", asked("multiple", scoring="count", options=TICKED))),
        ["q: x does not count", "q: none-of-it counts", "q: y does not count"],
    ),
    (
        "options",
        raw_questionnaire(dimension("one", asked("multiple", scoring="best", options=PICKED[:2]))),
        ["q: scoring best → sum", "q: scores of a and b exchanged"],
    ),
    ("options", raw_questionnaire(dimension("one", asked("yes-no"))), ["q: good yes → no"]),
    (
        "options",
        raw_questionnaire(
            dimension(
                "one",
                {**levels("a"), "options": None, "option_set": "often"},
                {**levels("b"), "options": None, "option_set": "often"},
            ),
            option_sets=[{"id": "often", "options": ["Never", "Always"]}],
        ),
        # With one of two options like the other there would be no scale; that is no questionnaire.
        [],
    ),
    (
        "bands",
        raw_questionnaire(
            dimension("one", asked("number", bands=[{"up_to": 0, "score": 2}, {"up_to": 1, "score": 1}, {"score": 0}]))
        ),
        ["q: up_to 0 → -0.001", "q: up_to 0 → 0.5", "q: up_to 1 → 0.999", "q: up_to 1 → 2"],
    ),
    (
        "caps",
        raw_questionnaire(dimension("one", capped("a", cap=0), capped("b", cap=2), capped("c", cap=3))),
        ["a: cap 0 → 1", "b: cap 2 → 1", "b: cap 2 → 3", "c: cap 3 → 2", "c: cap left out"],
    ),
    (
        "roles",
        raw_questionnaire(
            dimension(
                "one",
                levels("alone"),
                levels("both", "seller", "manager", mirror=True, ask={"seller": "You?", "manager": "They?"}),
            ),
            gates=[gate("some", "both", 2, roles=["seller"]), gate("all", "both", 2, roles=["manager", "seller"])],
            estimates=[estimate("guess", "both", "manager", "executive")],
            expectations=[expectation("hope", "both")],
        ),
        # A gate on sellers needs them to be asked, and so does the one on both; so does the estimate.
        [
            "some: roles left out", "all: roles without manager", "all: roles without seller",
            "guess: source seller → manager", "guess: roles without manager", "guess: roles without executive",
        ],
    ),
    (
        "roles",
        raw_questionnaire(
            dimension(
                "one", levels("both", "seller", "manager", mirror=True, ask={"seller": "You?", "manager": "They?"})
            )
        ),
        ["both: roles without seller", "both: roles without manager"],
    ),
    (
        "conditions",
        raw_questionnaire(
            dimension(
                "one",
                asked("yes-no"),
                levels("a", show_if={"all": [{"question": "q", "is": True}, {"question": "q", "at_least": "1/2"}]}),
                levels("b", show_if={"not": {"question": "a", "is": 0}}),
                levels("c", show_if={"question": "a", "one_of": [1, 2]}),
            )
        ),
        [
            "a: show_if left out", "a: all → any",
            "a: without {question: q, is: true}", "a: not {question: q, is: true}",
            "a: without {question: q, at_least: 1/2}", "a: not {question: q, at_least: 1/2}",
            "a: at_least 0.5 → 0.501", "a: at_least 0.5 → 0",
            "b: show_if left out", "b: not {question: a, is: 0}", "b: is 0 → 1",
            "c: show_if left out", "c: not {question: a, one_of: [1, 2]}", "c: one_of without 1", "c: one_of without 2",
        ],
    ),
    (
        "conditions",
        raw_questionnaire(
            dimension("one", levels("a"), essential=True),
            dimension("two", levels("b")),
            gates=[gate("h", "a", 2), gate("w", "b", 2, severity="warning")],
            verdicts=[
                verdict("stop", {"any": [STOP, {"dimensions": "essential", "status": ["insufficient"]}]}),
                verdict("wait", {"dimensions": ["one", "two"], "lower_rating": ["n", "p"]}),
                verdict("go"),
            ],
        ),
        [
            "stop: any → all",
            "stop: without {gates: hard, state: [fail, unknown]}", "stop: not {gates: hard, state: [fail, unknown]}",
            "stop: gates hard → all", "stop: state with pass", "stop: state with claimed",
            "stop: state without fail", "stop: state without unknown",
            "stop: without {dimensions: essential, status: [insufficient]}",
            "stop: not {dimensions: essential, status: [insufficient]}", "stop: dimensions essential → all",
            "stop: status with scored", "stop: status with not-applicable",
            "wait: not {dimensions: [one, two], lower_rating: [n, p]}",
            "wait: dimensions without one", "wait: dimensions without two",
            "wait: lower_rating with l", "wait: lower_rating with f",
            "wait: lower_rating without n", "wait: lower_rating without p",
        ],
    ),
    (
        "verdicts",
        raw_questionnaire(
            dimension("one", levels("a")),
            gates=[gate("h", "a", 2)],
            verdicts=[verdict("stop", STOP), verdict("wait", {"gates": ["h"], "state": ["claimed"]}), verdict("go")],
        ),
        ["stop: wait before stop"],
    ),
    (
        "after",
        raw_questionnaire(dimension("one", levels("a"), levels("b"), levels("c", after=["a", "b"]))),
        ["c: after without a", "c: after without b"],
    ),
    (
        "actions",
        raw_questionnaire(
            dimension(
                "one",
                levels("a", actions=[{"within": 30, "do": "A"}, {"within": 90, "do": "B"}]),
                levels("b", actions=[{"within": window, "do": "C"} for window in (30, 60, 90)]),
            )
        ),
        [
            "a: within 30 → 60", "a: within 90 → 60",
            "b: action 30 left out", "b: action 60 left out", "b: action 90 left out",
        ],
    ),
    (
        "privacy",
        raw_questionnaire(dimension("one", levels("a")), roles=[SECRET_SELLER]),
        ["privacy: minimum_group 5 → 4", "privacy: minimum_group 5 → 6"],
    ),
    ("privacy", raw_questionnaire(dimension("one", levels("a")), roles=[SELLER]), []),
    (
        "privacy",
        raw_questionnaire(dimension("one", levels("a")), roles=[SECRET_SELLER], privacy={"minimum_group": 3}),
        ["privacy: minimum_group 3 → 4"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "raw", "expected"), CASES, ids=[f"{number}-{case[0]}" for number, case in enumerate(CASES)]
)
def test_each_kind_changes_just_this(kind: str, raw: Raw, expected: list[str]) -> None:
    assert said(original(raw), kind) == expected


def test_every_kind_is_tried_here() -> None:
    assert {kind for kind, _, expected in CASES if expected} == set(KINDS)


def test_a_set_of_options_is_changed_once_for_all_its_questions() -> None:
    shared = [{**levels(name), "options": None, "option_set": "often"} for name in ("a", "b")]
    made = original(
        raw_questionnaire(
            dimension("one", *shared), option_sets=[{"id": "often", "options": ["Never", "At times", "Always"]}]
        )
    )
    found = [mutant for mutant in mutants(made) if mutant.kind == "options"]
    assert [(mutant.place, mutant.about) for mutant in found] == [
        (("option_sets", 0, "options", 1), ("a", "b")),
        (("option_sets", 0, "options", 2), ("a", "b")),
    ]


def test_a_mirror_and_a_wording_go_with_the_role_that_is_left_out() -> None:
    both = levels("both", "seller", "manager", mirror=True, ask={"seller": "You?", "manager": "They?"})
    made = original(raw_questionnaire(dimension("one", both)))
    mutant = next(mutant for mutant in mutants(made) if mutant.change == "roles without seller")
    loaded = made.mutated(mutant)
    assert loaded is not None
    question = loaded.source.questions["both"]
    assert (question.roles, question.mirror, question.ask) == (("manager",), False, {"manager": "They?"})


def test_mutants_come_in_the_order_of_their_places_and_say_where_they_are() -> None:
    made = original(
        raw_questionnaire(
            dimension("one", levels("a", "manager", "executive")), roles=[MANAGER, EXECUTIVE], gates=[gate("g", "a", 2)]
        )
    )
    places = [made.locate(mutant) for mutant in mutants(made)]
    assert len(places) > 10
    assert places == sorted(places)
    assert all(mutant.missing.startswith("No scenario ") and mutant.missing.endswith(".") for mutant in mutants(made))


def test_an_edit_leaves_the_original_as_it_is() -> None:
    before = {"a": [1, {"b": 2}], "c": {"d": 3}}
    edits = (Edit(("a", 1, "b"), 5), Edit(("a", 0), GONE), Edit(("c", "d"), GONE), Edit(("e", "f"), 7))
    after = edited(before, edits)
    assert before == {"a": [1, {"b": 2}], "c": {"d": 3}}
    assert after == {"a": [{"b": 5}], "c": {}, "e": {"f": 7}}
    assert edited(before, [Edit(("a", 0), 9)])["c"] is before["c"]


def test_what_says_the_same_is_no_mutant() -> None:
    made = original(raw_questionnaire(dimension("one", levels("a"))))
    some = mutants(made)[0]
    assert made.mutated(type(some)("weights", "a", "none", "none", some.place, (), ())) is None

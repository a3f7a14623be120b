"""What each kind of change means: one edit, and everything that is said about it."""

import copy
import json
from typing import Any

import pytest

from crmready.authoring.differing.comparing import compare
from crmready.authoring.differing.effects import Address, Concern, Effect, Kind
from crmready.authoring.differing.fields import FIELDS, Elsewhere, Entries
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import Band, QuestionBase
from crmready.model.values import FileModel
from tests.unit.authoring.differing_sample import RICH, Raw, at, changed, compared, edition, said

WORK = "dimensions.work.questions"
DATA = "dimensions.data.questions"
STAGES, LOOKED, START = f"{WORK}.stages", f"{WORK}.looked-up", f"{WORK}.start"
TOPIC, USED_FOR, MINUTES, GOALS = f"{WORK}.topic", f"{WORK}.used-for", f"{DATA}.minutes", f"{DATA}.goals"
VERDICT = "verdicts.not-yet"

FIELD_CHANGES: list[tuple[str, object, str]] = [
    ("id", "poor", "breaking changed questionnaire id"),
    ("language", "nb", "comparable changed questionnaire language"),
    ("title", "Richer", "wording changed questionnaire title"),
    ("purpose", "To have it all.", "wording changed questionnaire purpose"),
    ("introduction", "Answer for last year.", "wording changed questionnaire introduction"),
    ("licence", "CC0", "wording changed questionnaire licence"),
    ("limits", ["It is only an example.", "It foretells nothing."], "wording changed questionnaire limits number 2"),
    ("sources", ["A book", "Another"], "wording changed questionnaire sources"),
    ("coverage", "2/3", "score-affecting changed questionnaire coverage"),
    ("privacy.minimum_group", 5, "breaking changed privacy minimum_group"),
    ("privacy.minimum_group", 7, "comparable changed privacy minimum_group"),
    ("privacy.free_text", 8, "breaking changed privacy free_text"),
    ("privacy.distributions", 12, "comparable changed privacy distributions"),
    ("roles.seller.name", "Sales representative", "breaking changed role seller name"),
    ("roles.manager.name", "Team manager", "wording changed role manager name"),
    ("roles.seller.plural", "All sellers", "wording changed role seller plural"),
    ("roles.seller.about", "Sells.", "wording changed role seller about"),
    ("roles.seller.anonymous", False, "breaking changed role seller anonymous"),
    ("roles.manager.anonymous", True, "comparable changed role manager anonymous"),
    ("roles.manager.weight", 1, "score-affecting changed role manager weight"),
    ("ratings.low.name", "Lower", "wording changed rating low name"),
    ("ratings.low.up_to", 40, "score-affecting changed rating low up_to"),
    ("ratings.low.split_at", None, "score-affecting changed rating low split_at"),
    ("dimensions.work.name", "Working", "wording changed dimension work name"),
    ("dimensions.work.about", None, "wording changed dimension work about"),
    ("dimensions.work.weight", 1, "score-affecting changed dimension work weight"),
    ("dimensions.work.essential", False, "score-affecting changed dimension work essential"),
    ("dimensions.work.target", 70, "score-affecting changed dimension work target"),
    (f"{STAGES}.roles", ["manager", "seller"], "score-affecting changed question stages roles"),
    (f"{DATA}.lists.roles", ["manager", "executive"], "score-affecting changed question lists roles"),
    (f"{DATA}.change.roles", ["seller", "manager"], "comparable changed question change roles"),
    (f"{STAGES}.ask.seller", "How many stages do you yourself use?", "wording changed question stages ask of seller"),
    (f"{LOOKED}.ask", "How often do you not look things up?", "breaking changed question looked-up ask"),
    (f"{LOOKED}.ask", "Who taught you the routines?", "breaking changed question looked-up ask"),
    (f"{STAGES}.why", None, "wording changed question stages why"),
    (f"{STAGES}.weight", 1, "score-affecting changed question stages weight"),
    (f"{DATA}.change.weight", 2, "comparable changed question change weight"),
    (f"{STAGES}.mirror", False, "comparable changed question stages mirror"),
    (f"{STAGES}.alternate", True, "comparable changed question stages alternate"),
    (f"{LOOKED}.after", [], "comparable changed question looked-up after"),
    (f"{USED_FOR}.show_if", {"question": "topic", "is": "people"}, "score-affecting changed question used-for show_if"),
    (f"{DATA}.change.show_if", {"question": "topic", "is": "people"}, "comparable changed question change show_if"),
    (f"{STAGES}.not_applicable", False, "breaking changed question stages not_applicable"),
    (f"{STAGES}.owner", "executive", "comparable changed question stages owner"),
    (f"{STAGES}.evidence.show", "Any list", "wording changed question stages evidence show"),
    (f"{STAGES}.evidence.cap", 0, "score-affecting changed question stages evidence cap"),
    (f"{STAGES}.actions.0.do", "Draw them", "wording changed question stages action for day 30"),
    (f"{STAGES}.options.1", "Some of the stages", "wording changed question stages level 1"),
    (f"{STAGES}.options.1", {"text": "Some of them", "score": 2},
     "score-affecting changed question stages level 1 score"),
    (f"{START}.options.case.text", "A case that I had brought", "wording changed question start option case"),
    (f"{START}.options.case.score", 2, "score-affecting changed question start option case score"),
    (f"{USED_FOR}.options.learn.exclusive", True, "breaking changed question used-for option learn exclusive"),
    (f"{USED_FOR}.options.nothing.exclusive", False,
     "score-affecting changed question used-for option nothing exclusive"),
    (f"{USED_FOR}.scoring", "none", "score-affecting changed question used-for scoring"),
    (f"{DATA}.lists.good", "yes", "score-affecting changed question lists good"),
    (f"{MINUTES}.unit", "hours", "breaking changed question minutes unit"),
    (f"{MINUTES}.minimum", 1, "breaking changed question minutes minimum"),
    (f"{MINUTES}.minimum", None, "comparable changed question minutes minimum"),
    (f"{MINUTES}.maximum", 500, "breaking changed question minutes maximum"),
    (f"{MINUTES}.maximum", 700, "comparable changed question minutes maximum"),
    (f"{MINUTES}.bands.0.up_to", 20, "score-affecting changed question minutes bands"),
    (f"{DATA}.change.max_length", 400, "breaking changed question change max_length"),
    (f"{DATA}.change.max_length", 600, "comparable changed question change max_length"),
    (f"{GOALS}.fields.goal.label", "Goal and reason", "wording changed question goals field goal label"),
    (f"{GOALS}.fields.goal.label", "Name of the owner", "breaking changed question goals field goal label"),
    (f"{GOALS}.fields.goal.help", None, "wording changed question goals field goal help"),
    (f"{GOALS}.fields.by.type", "number", "breaking changed question goals field by type"),
    (f"{GOALS}.fields.by.type", "text", "comparable changed question goals field by type"),
    (f"{GOALS}.fields.by.required", True, "breaking changed question goals field by required"),
    (f"{GOALS}.fields.goal.required", False, "score-affecting changed question goals field goal required"),
    ("estimates.stages-estimate.of", "looked-up", "breaking changed estimate stages-estimate of"),
    ("estimates.stages-estimate.source", "manager", "breaking changed estimate stages-estimate source"),
    ("estimates.stages-estimate.roles", ["manager"], "breaking changed estimate stages-estimate roles"),
    ("estimates.stages-estimate.roles", ["executive", "manager"], "comparable changed estimate stages-estimate roles"),
    ("estimates.stages-estimate.ask", "How many stages do you think they all use?",
     "wording changed estimate stages-estimate ask"),
    ("estimates.stages-estimate.why", None, "wording changed estimate stages-estimate why"),
    ("expectations.help.pair", "looked-up", "score-affecting changed expectation help pair"),
    ("expectations.help.roles", ["executive", "manager"], "comparable changed expectation help roles"),
    ("expectations.help.ask", "How much will a new tool help with the stages?", "wording changed expectation help ask"),
    ("expectations.help.why", "It tells.", "wording changed expectation help why"),
    ("expectations.help.options.2", "All of the help we need", "wording changed expectation help level 2"),
    ("gates.used.name", "All stages are used", "wording changed gate used name"),
    ("gates.used.why", "It is so.", "wording changed gate used why"),
    ("gates.used.severity", "warning", "score-affecting changed gate used severity"),
    ("gates.used.question", "looked-up", "score-affecting changed gate used question"),
    ("gates.used.at_least", 2, "score-affecting changed gate used at_least"),
    ("gates.used.roles", None, "score-affecting changed gate used roles"),
    (f"{DATA}.goals.chain", [], "comparable changed question goals chain"),
    ("gates.used.left_alone", "All stays as it is.", "wording changed gate used left_alone"),
    ("brief.aims.title", "The aims", "wording changed part of the brief aims title"),
    ("brief.aims.about", "Why.", "wording changed part of the brief aims about"),
    ("brief.aims.draws", [], "comparable changed part of the brief aims draws"),
    ("brief.aims.open_questions", ["By when?"], "wording changed part of the brief aims open_questions number 1"),
    ("gates.goal-set.records", {"of": "goals", "complete": 2}, "score-affecting changed gate goal-set records"),
    (f"{VERDICT}.name", "Not now", "wording changed verdict not-yet name"),
    (f"{VERDICT}.summary", "It is too early.", "wording changed verdict not-yet summary"),
    (f"{VERDICT}.next", "Start.", "wording changed verdict not-yet next"),
    (f"{VERDICT}.tone", "caution", "score-affecting changed verdict not-yet tone"),
    (f"{VERDICT}.when", {"gates": "hard", "state": ["fail"]}, "score-affecting changed verdict not-yet when"),
    ("target_profiles.small.name", "Smaller", "wording changed target profile small name"),
    ("target_profiles.small.targets", {"work": 50}, "score-affecting changed target profile small targets"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "line"), FIELD_CHANGES, ids=[f"{p}={v}" for p, v, _ in FIELD_CHANGES])
def test_a_changed_field_means(path: str, value: object, line: str) -> None:
    assert line in said(compared(changed(path, value)))
    expected = {"language": 3}  # one language went and another came
    assert len(said(compared(changed(path, value)))) == expected.get(path, 1)


def model_at(path: str) -> object:
    """What the models have at a path of the sample."""
    here: Any = Questionnaire.model_validate(RICH)
    for part in path.split(".") if path else ():
        if isinstance(here, tuple):
            here = here[int(part)] if part.isdigit() else next(entry for entry in here if entry.id == part)
        else:
            here = here[part] if isinstance(here, dict) else getattr(here, part)
    return here


def field_at(path: str) -> str:
    """The model and field that a path of the sample changes; what lies deeper belongs to the field."""
    owner, _, field = path.rpartition(".")
    found = model_at(owner)
    if not isinstance(found, FileModel) or isinstance(found, Band):
        entry = found[int(field)] if isinstance(found, tuple) and field.isdigit() else None
        if isinstance(entry, FileModel) and not isinstance(entry, Band):
            return f"{type(entry).__name__}.text"
        return field_at(owner)
    return f"{type(found).__name__}.{field}"


def test_every_field_with_a_meaning_of_its_own_is_tried() -> None:
    tried = {"Questionnaire.format", *(field_at(path) for path, _, _ in FIELD_CHANGES)}  # there is only one format
    shared = {"ask", "why", "roles", "weight", "mirror", "after", "show_if", "not_applicable", "owner", "type"}
    meant = [
        f"{model.__name__}.{name}"
        for model, fields in FIELDS.items()
        for name, meaning in fields.items()
        if not isinstance(meaning, Entries | Elsewhere) and not (issubclass(model, QuestionBase) and name in shared)
    ]
    assert len(meant) > 50
    assert [name for name in meant if name not in tried] == []
    assert shared <= {name.partition(".")[2] for name in tried}


def edited(path: str, edit: str, *entries: object) -> Raw:
    """The sample with entries added to a list, or one taken away or moved to the front."""
    raw = copy.deepcopy(RICH)
    here: list[Any] = at(raw, path)
    if edit == "add":
        here.extend(entries)
    else:
        names = [entry.get("id") if isinstance(entry, dict) else None for entry in here]
        position = entries[0] if isinstance(entries[0], int) else names.index(str(entries[0]))
        taken = here.pop(position)
        if edit == "front":
            here.insert(0, taken)
    return raw


NEW_LEVELS = {"id": "new-one", "type": "levels", "roles": ["seller"], "ask": "Is it so here?", "options": ["No", "Yes"]}
NEW_TEXT = {"id": "new-one", "type": "text", "roles": ["seller"], "ask": "Is it so here?"}
PART_CHANGES: list[tuple[Raw, list[str]]] = [
    (edited("roles", "add", {"id": "it", "name": "IT", "plural": "IT"}), ["comparable added role it"]),
    (edited("roles", "front", "executive"), ["comparable moved role executive place in the order"]),
    (edited(DATA, "add", NEW_LEVELS), ["score-affecting added question new-one"]),
    (edited(DATA, "add", {**NEW_LEVELS, "weight": 0}), ["comparable added question new-one"]),
    (edited(DATA, "add", NEW_TEXT), ["comparable added question new-one"]),
    (edited(DATA, "remove", "change"), ["breaking removed question change"]),
    (edited(DATA, "front", "change"), ["comparable moved question change place in the order"]),
    (edited("dimensions", "add", {"id": "more", "name": "More", "questions": [NEW_LEVELS]}),
     ["score-affecting added dimension more"]),
    (edited("dimensions", "front", "data"), ["comparable moved dimension data place in the order"]),
    (edited("gates", "remove", "goal-set"), ["score-affecting removed gate goal-set"]),
    (edited("gates", "front", "goal-set"), ["comparable moved gate goal-set place in the order"]),
    (edited("gates", "add", {"id": "kept", "name": "Kept", "why": "So.", "severity": "hard", "question": "lists",
                             "at_least": 1}), ["score-affecting added gate kept"]),
    (edited("verdicts", "remove", "not-yet"), ["score-affecting removed verdict not-yet"]),
    (edited("estimates", "remove", "stages-estimate"), ["breaking removed estimate stages-estimate"]),
    (edited("expectations", "remove", "help"), ["breaking removed expectation help"]),
    (edited("target_profiles", "remove", "small"), ["breaking removed target profile small"]),
    (edited("target_profiles", "add", {"id": "big", "name": "Big", "targets": {}}),
     ["comparable added target profile big"]),
    (edited("option_sets", "add", {"id": "spare", "options": ["A", "B"]}), ["comparable added option set spare"]),
    (edited(f"{START}.options", "add", {"id": "none", "text": "There was none", "score": 1}),
     ["comparable added question start option none"]),
    (edited(f"{START}.options", "add", {"id": "none", "text": "There was none", "score": 3}),
     ["score-affecting added question start option none"]),
    (edited(f"{TOPIC}.options", "add", {"id": "all", "text": "Both"}), ["comparable added question topic option all"]),
    (edited(f"{USED_FOR}.options", "add", {"id": "all", "text": "Both"}),
     ["score-affecting added question used-for option all"]),
    (edited(f"{START}.options", "remove", "case"), ["breaking removed question start option case"]),
    (edited(f"{START}.options", "front", "other"),
     ["comparable moved question start option other place in the order"]),
    (edited(f"{STAGES}.options", "remove", 1), [
        "breaking changed question stages options", "breaking changed estimate stages-estimate options"]),
    (edited(f"{STAGES}.options", "front", 1), [
        "breaking changed question stages options", "breaking changed estimate stages-estimate options"]),
    (edited(f"{STAGES}.actions", "add", {"within": 90, "do": "Go on"}),
     ["comparable added question stages action for day 90"]),
    (edited(f"{STAGES}.actions", "remove", 0), ["comparable removed question stages action for day 30"]),
    (edited(f"{GOALS}.fields", "add", {"id": "who", "label": "Owner"}), ["breaking added question goals field who"]),
    (edited(f"{GOALS}.fields", "add", {"id": "who", "label": "Owner", "required": False}),
     ["comparable added question goals field who"]),
    (edited(f"{GOALS}.fields", "remove", "by"), ["breaking removed question goals field by"]),
    (edited("option_sets.how-often.options", "remove", 0), ["breaking changed option set how-often options"]),
    (changed("option_sets.how-often.options.1", "In some of the weeks"),
     ["wording changed option set how-often level 1"]),
    (changed(f"{STAGES}.evidence", None), ["score-affecting removed question stages evidence"]),
    (changed(f"{LOOKED}.evidence", {"show": "A note"}), ["comparable added question looked-up evidence"]),
    (changed(f"{LOOKED}.evidence", {"show": "A note", "cap": 1}),
     ["score-affecting added question looked-up evidence"]),
    (changed("privacy", None), [
        "breaking changed privacy minimum_group", "breaking changed privacy free_text",
        "breaking changed privacy distributions"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("after", "lines"), PART_CHANGES, ids=[f"{number} {lines[0]}" for number, (_, lines) in enumerate(PART_CHANGES)]
)
def test_a_part_that_came_went_or_moved_means(after: Raw, lines: list[str]) -> None:
    assert said(compared(after)) == lines


def test_nothing_changed_between_a_questionnaire_and_itself() -> None:
    assert compared(copy.deepcopy(RICH)).differences == ()
    assert compared(RICH).effect is None


def test_what_is_written_out_and_what_is_meant_anyway_are_the_same() -> None:
    raw = changed(f"{STAGES}.options", [
        {"text": "None of them", "score": 0}, {"text": "Some of them", "score": 1}, {"text": "All", "score": 3},
    ])  # fmt: skip
    at(raw, LOOKED)["weight"] = 1
    at(raw, "gates.used")["roles"] = ["seller"]
    assert compared(raw).differences == ()


def test_a_gate_that_names_everybody_who_is_asked_anyway_is_the_same() -> None:
    before, after = changed("gates.used.roles", None), changed("gates.used.roles", ["manager", "seller"])
    assert compared(after, before).differences == ()


def test_options_may_move_into_a_set_that_says_the_same() -> None:
    raw = copy.deepcopy(RICH)
    raw["option_sets"].append({"id": "helps", "options": at(raw, "expectations.help").pop("options")})
    at(raw, "expectations.help")["option_set"] = "helps"
    assert said(compared(raw)) == ["comparable added option set helps"]


def test_another_type_is_one_breaking_change_and_its_options_are_not_told_one_by_one() -> None:
    raw = changed(f"{DATA}.lists", {
        "id": "lists", "type": "choice", "roles": ["manager"], "ask": "Do you keep own lists?",
        "options": [{"id": "yes", "text": "Yes", "score": 0}, {"id": "no", "text": "No", "score": 1}],
    })  # fmt: skip
    (one,) = compared(raw).differences
    assert (one.effect, one.what, one.before, one.after) == (Effect.BREAKING, "type", "yes-no", "choice")
    assert one.concern is Concern.REUSED


def test_a_question_that_moves_to_another_dimension_affects_both_scores() -> None:
    raw = copy.deepcopy(RICH)
    at(raw, DATA).append(at(raw, WORK).pop(2))
    (one,) = compared(raw).differences
    assert (one.effect, one.kind, one.before, one.after) == (Effect.SCORE_AFFECTING, Kind.MOVED, "work", "data")


def test_a_renamed_question_is_one_change_and_what_names_it_is_none() -> None:
    (one,) = compared(json.loads(json.dumps(RICH).replace('"stages"', '"stages-used"'))).differences
    assert (one.effect, one.kind, one.subject) == (Effect.BREAKING, Kind.RENAMED, "question stages-used")
    assert (one.before, one.after) == ("stages", "stages-used")
    assert one.why == "Answers to stages will be lost: keep the id."


@pytest.mark.parametrize(("old", "new", "line"), [
    ("work", "working", "breaking renamed dimension working"),
    ("seller", "salesperson", "breaking renamed role salesperson"),
    ("used", "in-use", "score-affecting renamed gate in-use"),
    ("case", "own-case", "breaking renamed question start option own-case"),
    ("by", "deadline", "breaking renamed question goals field deadline"),
    ("help", "tool-help", "breaking renamed expectation tool-help"),
    ("small", "little", "breaking renamed target profile little"),
    ("done", "ready", "score-affecting renamed verdict ready"),
])  # fmt: skip
def test_an_id_that_changed_is_a_rename(old: str, new: str, line: str) -> None:
    raw = json.loads(json.dumps(RICH).replace(f'"{old}"', f'"{new}"').replace('"tool-help":', '"help":'))
    assert said(compared(raw)) == [line]


def test_something_new_beside_something_gone_is_no_rename() -> None:
    raw = changed(f"{DATA}.change", {**NEW_TEXT, "ask": "Which customers did you visit?"})
    assert said(compared(raw)) == ["breaking removed question change", "comparable added question new-one"]


def test_options_that_trade_their_texts_are_both_used_again_for_something_else() -> None:
    raw = copy.deepcopy(RICH)
    figures, case, _ = at(raw, f"{START}.options")
    figures["text"], case["text"] = case["text"], figures["text"]
    found = compared(raw).differences
    assert [(one.what, one.effect, one.concern) for one in found] == [
        ("option figures", Effect.BREAKING, Concern.REUSED),
        ("option case", Effect.BREAKING, Concern.REUSED),
    ]


def test_a_role_that_is_asked_only_other_things_is_another_role() -> None:
    before, after = copy.deepcopy(RICH), copy.deepcopy(RICH)
    for raw, asked in ((before, "goals"), (after, "lists")):
        raw["estimates"], raw["expectations"] = [], []
        for dimension in raw["dimensions"]:
            for question in dimension["questions"]:
                question["roles"] = [r for r in question["roles"] if r != "executive"] or ["manager"]
        at(raw, f"{DATA}.{asked}")["roles"] = ["manager", "executive"]
    reused = [one for one in compared(after, before).differences if one.concern is Concern.REUSED]
    assert [(one.subject, one.before, one.after) for one in reused] == [("role executive", "goals", "lists")]


def test_a_dimension_that_kept_no_question_is_another_dimension() -> None:
    raw = changed("dimensions.data.questions", [NEW_LEVELS])
    raw["gates"].pop()
    reused = [one for one in compared(raw).differences if one.concern is Concern.REUSED]
    assert [(one.subject, one.after) for one in reused] == [("dimension data", "new-one")]


@pytest.mark.parametrize(("name", "reused"), [("No private notes", True), ("The stages are all used", False)])
def test_a_gate_on_something_else_is_another_gate_only_under_another_name(name: str, reused: bool) -> None:  # noqa: FBT001
    raw = changed("gates.used", {
        "id": "used", "name": name, "why": "It matters.", "severity": "hard", "question": "lists", "at_least": 1,
    })  # fmt: skip
    (subject,) = (one for one in compared(raw).differences if one.what == "question")
    assert (subject.concern is Concern.REUSED) is reused
    assert subject.effect is Effect.SCORE_AFFECTING


def test_the_worst_comes_first_and_an_entry_keeps_its_changes_together() -> None:
    raw = changed("title", "Richer")
    at(raw, STAGES)["why"] = "It does."
    at(raw, STAGES)["not_applicable"] = False
    at(raw, "dimensions.work")["weight"] = 1
    at(raw, STAGES)["mirror"] = False
    assert said(compared(raw)) == [
        "breaking changed question stages not_applicable",
        "comparable changed question stages mirror",
        "wording changed question stages why",
        "score-affecting changed dimension work weight",
        "wording changed questionnaire title",
    ]


def test_options_that_several_questions_share_are_told_once_with_the_worst_that_they_do() -> None:
    raw = changed("option_sets.how-often.options.1", {"text": "In some weeks", "score": "3/2"})
    at(raw, f"{WORK}.noted")["weight"] = 0
    scored, _ = compared(raw).differences
    assert (scored.subject, scored.used_by) == ("option set how-often", ("looked-up", "noted"))
    assert (scored.before, scored.after, scored.effect) == ("1", "1.5", Effect.SCORE_AFFECTING)


def test_each_language_is_compared_by_itself() -> None:
    ask: Address = ("questions", "looked-up", "ask")
    nb: dict[Address, str] = {ask: "Hvor ofte slår du opp?", ("title",): "Rik"}
    before = edition(RICH, {"nb": nb, "de": {}})
    after = edition(RICH, {"nb": {**nb, ask: "Hvor ofte slår du ikke opp?"}, "sv": {}})
    assert [
        (one.effect.word, one.kind.value, one.subject, one.language) for one in compare(before, after).differences
    ] == [
        ("breaking", "changed", "question looked-up", "nb"),
        ("comparable", "removed", "translation into de", "de"),
        ("comparable", "added", "translation into sv", "sv"),
    ]

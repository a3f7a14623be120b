"""Random edits of random questionnaires, as an author may make them between two versions."""

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from tests.building import Raw, estimate, gate, levels
from tests.properties.instruments import is_control, scale_of

Edit = Callable[[Random, Raw], None]


def every_question(raw: Raw) -> list[Raw]:
    """The questions of all dimensions."""
    return [question for dimension in raw["dimensions"] for question in dimension["questions"]]


def _one(dice: Random, raw: Raw, *types: str) -> Raw:
    """A question of one of these types, or a part that nobody looks at where there is none."""
    fitting = [question for question in every_question(raw) if not types or question["type"] in types]
    return dice.choice(fitting) if fitting else {"options": [{}], "fields": [{}], "bands": [{}], "roles": ["x"]}


def _pick(dice: Random, listed: Sequence[Raw]) -> Raw:
    return dice.choice(listed) if listed else {}


def reword(dice: Random, raw: Raw) -> None:
    question = _one(dice, raw)
    question["ask"] = f"{question['ask']} {dice.choice(['Really?', 'How about it now?', '4 weeks?'])}"


def explain(dice: Random, raw: Raw) -> None:
    _one(dice, raw)["why"] = "It tells."


def rename_texts(dice: Random, raw: Raw) -> None:
    _pick(dice, raw[dice.choice(["gates", "verdicts", "ratings", "roles", "dimensions"])])["name"] = "Another name"


def reorder_dimensions(dice: Random, raw: Raw) -> None:
    dice.shuffle(raw["dimensions"])


def reorder_gates(dice: Random, raw: Raw) -> None:
    dice.shuffle(raw["gates"])


def reorder_questions(dice: Random, raw: Raw) -> None:
    chosen = dice.choice(raw["dimensions"])
    chosen["questions"] = dice.sample(chosen["questions"], len(chosen["questions"]))


def reorder_roles(dice: Random, raw: Raw) -> None:
    dice.shuffle(raw["roles"])


def act(dice: Random, raw: Raw) -> None:
    _one(dice, raw, "levels", "choice", "yes-no", "number")["actions"] = [{"within": 60, "do": "Do more"}]


def advise(dice: Random, raw: Raw) -> None:
    _one(dice, raw)["evidence"] = {"show": "The new document"}


def cap(dice: Random, raw: Raw) -> None:
    question = _one(dice, raw, "levels", "choice", "number")
    if "id" in question and not is_control(question):
        question["evidence"] = {"show": "The document", "cap": str(dice.choice(scale_of(question)))}


def follow(dice: Random, raw: Raw) -> None:
    _one(dice, raw)["after"] = []


def mirror(dice: Random, raw: Raw) -> None:
    question = _one(dice, raw, "levels")
    question["mirror"] = len(question["roles"]) == 2 and not question.get("mirror", False)


def own(dice: Random, raw: Raw) -> None:
    _one(dice, raw)["owner"] = dice.choice(raw["roles"])["id"]


def weigh(dice: Random, raw: Raw) -> None:
    _one(dice, raw)["weight"] = dice.choice((0, 1, 2, 5))


def weigh_dimension(dice: Random, raw: Raw) -> None:
    dice.choice(raw["dimensions"])["weight"] = dice.choice((0, 1, 7))


def weigh_role(dice: Random, raw: Raw) -> None:
    dice.choice(raw["roles"])["weight"] = dice.choice((1, 2, 3))


def show(dice: Random, raw: Raw) -> None:
    _one(dice, raw)["show_if"] = None


def ask_others(dice: Random, raw: Raw) -> None:
    question, names = _one(dice, raw), [role["id"] for role in raw["roles"]]
    if not question.get("mirror") and "id" in question and not is_control(question):
        question["roles"] = dice.sample(names, dice.randint(1, len(names)))


def require_answers(dice: Random, raw: Raw) -> None:
    question = _one(dice, raw)
    question["not_applicable"] = not question.get("not_applicable", True)


def add_text_question(dice: Random, raw: Raw) -> None:
    new = {"id": "new-text", "type": "text", "roles": [raw["roles"][0]["id"]], "ask": "What else?"}
    dice.choice(raw["dimensions"])["questions"].append(new)


def add_levels(dice: Random, raw: Raw) -> None:
    new = levels("new-levels", raw["roles"][0]["id"], weight=dice.choice((0, 1)))
    dice.choice(raw["dimensions"])["questions"].append(new)


def add_estimate(dice: Random, raw: Raw) -> None:
    of = _one(dice, raw, "levels")
    raw["estimates"].append(estimate("new-estimate", of["id"], raw["roles"][0]["id"], source=of["roles"][0]))


def add_gate(dice: Random, raw: Raw) -> None:
    raw["gates"].append(gate("new-gate", _one(dice, raw, "levels")["id"], "1/2"))


def add_role(dice: Random, raw: Raw) -> None:
    del dice
    raw["roles"].append({"id": "new-role", "name": "New", "plural": "New"})


def add_profile(dice: Random, raw: Raw) -> None:
    del dice
    raw["target_profiles"].append({"id": "big", "name": "Big", "targets": {}})


def remove_question(dice: Random, raw: Raw) -> None:
    named = repr((raw["gates"], raw["estimates"], raw["expectations"]))
    named += repr([(question.get("after"), question.get("show_if")) for question in every_question(raw)])
    for dimension in raw["dimensions"]:
        kept = [q for q in dimension["questions"] if f"'{q['id']}'" in named or dice.random() < 0.8]
        dimension["questions"] = kept if kept and kept[0] is dimension["questions"][0] else dimension["questions"]


def score_options(dice: Random, raw: Raw) -> None:
    option = dice.choice(_one(dice, raw, "choice", "multiple", "levels")["options"])
    if isinstance(option, dict) and "score" in option:
        option["score"] = dice.choice((0, 1, 9))


def add_option(dice: Random, raw: Raw) -> None:
    question = _one(dice, raw, "choice", "multiple")
    score = {"score": dice.choice((0, 1, 2, 99))} if "score" in question["options"][0] else {}
    question["options"].append({"id": "new-option", "text": "A new one", **score})


def exclude(dice: Random, raw: Raw) -> None:
    option = dice.choice(_one(dice, raw, "multiple")["options"])
    option["exclusive"] = not option.get("exclusive", False)


def count_otherwise(dice: Random, raw: Raw) -> None:
    _one(dice, raw, "multiple")["scoring"] = dice.choice(("count", "none"))


def limit(dice: Random, raw: Raw) -> None:
    _one(dice, raw, "number")[dice.choice(("minimum", "maximum"))] = dice.choice((0, 5, 50))


def band(dice: Random, raw: Raw) -> None:
    _one(dice, raw, "number")["bands"][0]["score"] = dice.choice((2, 3))


def require_field(dice: Random, raw: Raw) -> None:
    field = dice.choice(_one(dice, raw, "record")["fields"])
    field["required"] = not field.get("required", True)


def add_field(dice: Random, raw: Raw) -> None:
    new = {"id": "new-field", "label": "More", "required": dice.random() < 0.5}
    _one(dice, raw, "record")["fields"].append(new)


def cover(dice: Random, raw: Raw) -> None:
    raw["coverage"] = dice.choice(("1/3", "2/3", 1))


def aim(dice: Random, raw: Raw) -> None:
    dice.choice(raw["dimensions"])["target"] = dice.choice((10, 90))


def matter(dice: Random, raw: Raw) -> None:
    chosen = dice.choice(raw["dimensions"])
    chosen["essential"] = not chosen["essential"]


def promise(dice: Random, raw: Raw) -> None:
    raw["privacy"] = {"minimum_group": dice.choice((3, 9))}


def name_or_not(dice: Random, raw: Raw) -> None:
    role = dice.choice(raw["roles"])
    role["anonymous"] = not role.get("anonymous", False)


EDITS: Final[tuple[Edit, ...]] = tuple(
    found for name, found in list(globals().items())
    if callable(found) and getattr(found, "__module__", "") == __name__ and not name.startswith("_")
    and found is not every_question
)  # fmt: skip
"""Every edit above."""


def edited(raw: Raw, dice: Random, edits: Sequence[Edit]) -> Raw:
    """A copy, as YAML would give it, after these edits, one after the other."""
    after: Raw = json.loads(json.dumps(raw, default=str))
    for edit in edits:
        edit(dice, after)
    return after

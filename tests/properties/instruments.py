"""Random questionnaires that the loader accepts: every type of question, gates, beliefs and rules, of modest size."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from pydantic import TypeAdapter

from crmready.model.questions import Question
from tests.building import Raw, dimension, expectation, raw_questionnaire, verdict

ROLES: Final = ("seller", "manager", "executive", "data-owner")
WEIGHTS: Final = (1, 1, 1, 2, 0, "1/2", "1/3", 20)
ONE_QUESTION: Final[TypeAdapter[Question]] = TypeAdapter(Question)
STEPWISE: Final = ((0, 1, 2, 3, 4), (0, 1, 2, 3, 4), (0, 1, 2), (0, "1/4", "1/2", 1), (1, 2, 4, 8), (-2, 0, 3))


@dataclass(slots=True)
class Author:
    """Writes a questionnaire by rolling dice; `sizes` are the numbers of questions of its dimensions."""

    dice: Random
    sizes: Sequence[int]
    roles: list[Raw] = field(default_factory=list)
    ratings: list[Raw] = field(default_factory=list)
    written: list[Raw] = field(default_factory=list)

    def questionnaire(self) -> Raw:
        """The whole questionnaire as its file would say it."""
        names = ROLES[: self.dice.randint(1, len(ROLES))]
        self.roles = [self._role(name) for name in names]
        self.ratings = self._ratings()
        dimensions = [self._dimension(number, size) for number, size in enumerate(self.sizes)]
        gates = [self._gate(number) for number in range(self.dice.randint(0, 4))]
        return raw_questionnaire(
            *dimensions,
            roles=self.roles,
            ratings=self.ratings,
            coverage=self.dice.choice(["2/3", "2/3", "1/2", "3/4", 1]),
            gates=gates,
            estimates=[self._estimate(number) for number in range(self.dice.randint(0, 6))],
            expectations=[self._expectation(number) for number in range(self.dice.randint(0, 2))],
            verdicts=self._verdicts(),
            target_profiles=[{"id": "small", "name": "Small", "targets": {"d0": 40}}],
        )

    def _role(self, name: str) -> Raw:
        anonymous, weight = self.dice.random() < 0.6, self.dice.choice((1, 1, 1, 2, "1/2"))
        return {"id": name, "name": name, "plural": name, "anonymous": anonymous, "weight": weight}

    def _some_roles(self, among: Sequence[str]) -> list[str]:
        return self.dice.sample(among, self.dice.randint(1, len(among)))

    def _ratings(self) -> list[Raw]:
        ends = self.dice.choice(([15, 50, 85, 100], [15, 50, 85, 100], [40, 100], [100], [1, "65/2", 50, 100]))
        bands: list[Raw] = [{"id": f"band-{n}", "name": f"Band {n}", "up_to": end} for n, end in enumerate(ends)]
        if ends[0] == 15:
            bands[1]["split_at"], bands[2]["split_at"] = "32.5", "67.5"
        return bands

    def _dimension(self, number: int, size: int) -> Raw:
        questions = [self._question(f"q{number}-{position}", first=position == 0) for position in range(size)]
        return dimension(
            f"d{number}",
            *questions,
            weight=self.dice.choice(WEIGHTS),
            essential=self.dice.random() < 0.5,
            target=self.dice.choice((50, 75, 100)),
        )

    def _question(self, name: str, *, first: bool) -> Raw:
        kinds = ("levels", "levels", "levels", "yes-no", "number", "choice", "multiple", "control", "text", "record")
        kind = "levels" if first else self.dice.choice(kinds)
        roles = self._some_roles([role["id"] for role in self.roles])
        raw: Raw = {"id": name, "type": kind, "roles": roles, "ask": f"{name}?", "weight": self.dice.choice(WEIGHTS)}
        if first:
            raw["weight"] = raw["weight"] or 1
        raw.update(self._content(kind))
        self._conditions(raw)
        if kind in {"levels", "yes-no", "number", "choice"}:
            self._extras(raw)
        self.written.append(raw)
        return raw

    def _content(self, kind: str) -> Raw:
        scores = self.dice.choice(STEPWISE)
        options = [{"id": f"o{n}", "text": f"Option {n}", "score": score} for n, score in enumerate(scores)]
        plain = [{"id": option["id"], "text": option["text"]} for option in options]
        bands = [{"up_to": 5, "score": 2}, {"up_to": "21/2", "score": 1}, {"score": 0}]
        fields = [{"id": "goal", "label": "Goal"}, {"id": "day", "label": "Day", "required": False}]
        contents: dict[str, Raw] = {
            "levels": {"options": [{"text": option["text"], "score": option["score"]} for option in options]},
            "choice": {"options": self.dice.sample(options, len(options))},
            "control": self.dice.choice([{"type": "choice", "options": plain}, {"type": "yes-no", "weight": 0}]),
            "multiple": self._multiple(plain),
            "number": {"bands": bands},
            "record": {"fields": fields},
        }
        return contents.get(kind, {})

    def _multiple(self, plain: list[Raw]) -> Raw:
        scoring = self.dice.choice(["sum", "count", "best", "none"])
        if scoring in {"sum", "best"}:
            return {"scoring": scoring, "options": [{**option, "score": n} for n, option in enumerate(plain)]}
        return {"scoring": scoring, "options": [*plain[:-1], {**plain[-1], "exclusive": True}]}

    def _conditions(self, raw: Raw) -> None:
        earlier = [past["id"] for past in self.written]
        raw["after"] = self.dice.sample(earlier, min(len(earlier), self.dice.choice((0, 0, 0, 1, 2))))
        controls = [past for past in self.written if is_control(past) and set(raw["roles"]) <= set(past["roles"])]
        if controls and self.dice.random() < 0.7:
            raw["show_if"] = self._show_if(controls)

    def _show_if(self, controls: Sequence[Raw]) -> Raw:
        control = self.dice.choice(controls)
        offered = [option["id"] for option in control.get("options", ())]
        compared: Raw = {"question": control["id"], "is": self.dice.choice(offered or [True, False])}
        if offered and self.dice.random() < 0.3:
            compared = {"question": control["id"], "one_of": self.dice.sample(offered, 2)}
        match self.dice.randint(0, 5):
            case 0:
                return {"not": compared}
            case 1:
                return {"any": [compared, self._show_if(controls)]}
            case 2:
                return {"all": [compared, self._show_if(controls)]}
            case _:
                return compared

    def _extras(self, raw: Raw) -> None:
        scale = scale_of(raw)
        raw["mirror"] = len(raw["roles"]) == 2 and bool(scale)
        if scale and self.dice.random() < 0.5:
            raw["evidence"] = {"show": "The document", "cap": self.dice.choice(scale[:-1])}
        windows = self.dice.sample((30, 60, 90), self.dice.randint(0, 3))
        raw["actions"] = [{"within": window, "do": "Do it"} for window in windows]

    def _scored(self) -> list[Raw]:
        return [past for past in self.written if not is_control(past) and scale_of(past)]

    def _gate(self, number: int) -> Raw:
        on, records = self.dice.choice(self._scored()), [past for past in self.written if past["type"] == "record"]
        severity = self.dice.choice(["hard", "hard", "warning"])
        raw: Raw = {"id": f"gate-{number}", "name": "A gate", "why": "Because", "severity": severity}
        if records and self.dice.random() < 0.4:
            raw["records"] = {"of": self.dice.choice(records)["id"], "complete": self.dice.randint(1, 2)}
            if self.dice.random() < 0.4:
                return raw
        scale = scale_of(on)
        between = (scale[-1] + scale[-2]) / 2
        raw |= {"question": on["id"], "at_least": str(self.dice.choice([*scale[1:], between]))}
        if self.dice.random() < 0.4:
            raw["roles"] = self._some_roles(on["roles"])
        return raw

    def _estimate(self, number: int) -> Raw:
        of = self.dice.choice([past for past in self.written if past["type"] == "levels"])
        roles = self._some_roles([role["id"] for role in self.roles])
        return {"id": f"e{number}", "of": of["id"], "source": self.dice.choice(of["roles"]), "roles": roles, "ask": "?"}

    def _expectation(self, number: int) -> Raw:
        roles = self._some_roles([role["id"] for role in self.roles])
        return expectation(f"x{number}", self.dice.choice(self._scored())["id"], *roles)

    def _verdicts(self) -> list[Raw]:
        """From worst to best, each rule about what is bad, as a sensible author writes them."""
        blocking = {"gates": "hard", "state": ["fail", "unknown"]}
        doubt = {"gates": "all", "state": ["fail", "unknown", "claimed"]}
        unscored = {"dimensions": "essential", "status": ["insufficient", "not-applicable"]}
        weak = {"dimensions": self.dice.choice(["all", "essential"]), "lower_rating": self._low_bands()}
        some = self.dice.sample([doubt, unscored, *([weak] if weak["lower_rating"] else [])], self.dice.randint(1, 2))
        rules = [verdict("not-ready", blocking), verdict("reservations", {"any": some})]
        return [*rules[: self.dice.randint(1, 2)], verdict("ready")]

    def _low_bands(self) -> list[str]:
        names = [band["id"] for band in self.ratings]
        return names[: self.dice.randint(1, len(names) - 1)] if len(names) > 1 else []


def is_control(raw: Raw) -> bool:
    """A question that others may depend on: never scored, or a yes or no of weight 0."""
    return (raw["type"] == "choice" and not any("score" in option for option in raw["options"])) or (
        raw["type"] == "yes-no" and raw["weight"] == 0
    )


def scale_of(raw: Raw) -> list[Any]:
    """The option scores of a question, lowest first; empty when it is never scored."""
    return list(ONE_QUESTION.validate_python(raw).scale)

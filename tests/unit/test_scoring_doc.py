"""Every worked number of docs/scoring.md is computed, and its table of conventions is what the code says."""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from crmready.engine import agreement, beliefs, plan, statistics
from crmready.engine.publication import publish, without_hidden
from crmready.engine.score import score
from crmready.i18n.formats import percent
from crmready.loading.answers import assessment_from, read_header
from crmready.loading.located_yaml import read_yaml
from crmready.loading.questionnaire import load
from crmready.model.publication import Publication
from crmready.model.questionnaire import Dimension, Privacy, Questionnaire
from crmready.model.scorecard import RatingGiven, Scorecard, Span
from tests.building import EXECUTIVE, MANAGER, SECRET_SELLER, raw_questionnaire

TEXT: Final = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
BLOCKS: Final = re.findall(r"^```(\S*)\n(.*?)^```$", TEXT, flags=re.MULTILINE | re.DOTALL)
EXAMPLES: Final = [(BLOCKS[n][1], BLOCKS[n + 1][1]) for n in range(0, len(BLOCKS) - 1, 2)]
CONVENTIONS: Final = dict(re.findall(r"^\| ([a-z][^|]*) \| ([\d/.]+) \|$", TEXT, flags=re.MULTILINE))

Fact = tuple[str, str]


def filled_in(part: Any, name: str = "") -> Any:  # noqa: ANN401  # a tree of whatever YAML can hold
    """A fragment of a questionnaire with the texts that the page leaves out."""
    if isinstance(part, list):
        return [filled_in(entry, name) for entry in part]
    if not isinstance(part, dict):
        return part
    made = {key: filled_in(value, key) for key, value in part.items()}
    standard: dict[str, dict[str, Any]] = {
        "dimensions": {"name": "name"},
        "questions": {"type": "levels", "ask": "?", "options": ["a", "b", "c", "d", "e"]},
        "gates": {"name": "name", "why": "because"},
        "verdicts": {"name": "name", "summary": "s", "next": "n", "tone": "caution"},
        "estimates": {"ask": "?"},
        "expectations": {"ask": "?", "options": ["a", "b", "c", "d", "e"]},
    }
    return {**standard.get(name, {}), **made}


class Example(NamedTuple):
    made: Questionnaire
    scorecard: Scorecard
    publication: Publication

    @classmethod
    def read(cls, text: str, folder: Path) -> "Example":
        document, problems = read_yaml(text, "scoring.md")
        assert document is not None, problems
        assert isinstance(document.value, dict)
        fragment = document.value
        answers, together = fragment.pop("answers"), fragment.pop("together", {})
        roles = [SECRET_SELLER, MANAGER, EXECUTIVE]
        whole = raw_questionnaire(**{"roles": roles, **filled_in(fragment)})
        people = [
            {"role": role, "answers": sheet, "together": together.get(role, 1)}
            for role, sheets in answers.items()
            for sheet in sheets
        ]
        header = {"format": 1, "questionnaire": "sample", "organisation": "Acme", "language": "en"}
        for name, content in (("questionnaire", whole), ("answers", {**header, "respondents": people})):
            (folder / f"{name}.yaml").write_text(json.dumps(content, default=str), encoding="utf-8")
        made = load(folder / "questionnaire.yaml").speaking("en")
        assessment = assessment_from(*read_header(folder / "answers.yaml"), made)
        scorecard = score(made, assessment)
        publication = publish(made, scorecard)
        return cls(made, without_hidden(made, scorecard, publication), publication)


def number(value: Fraction | None) -> str:
    """A decimal of at most four digits where it is one, else a fraction."""
    if value is None:
        return "none"
    return str(value) if (value * 10**4).denominator > 1 else f"{float(value):g}"


def share(value: Fraction | None) -> str:
    """The exact share, and how a report would print it."""
    return "none" if value is None else f"{value} ({percent(value, 1, 'en')})"


def span(value: Span | None, words: Any = number) -> str:  # noqa: ANN401  # one of the two above
    return "none" if value is None else f"{words(value.low)} to {words(value.high)}"


def rating(given: RatingGiven | None) -> str:
    return "none" if given is None else given.rating.upper() + given.half.value


def listed(names: Any) -> str:  # noqa: ANN401  # anything that holds ids
    return ", ".join(names) or "none"


def of_questions(example: Example) -> Iterator[Fact]:
    for name, question in example.scorecard.questions.items():
        yield f"question {name}", number(question.score)
        yield f"interval of {name}", span(question.span)
        for part in question.roles:
            yield f"{name} claimed by {part.role}", number(part.given_mean)
            yield f"{name} counted for {part.role}", number(part.mean)


def of_dimensions(example: Example) -> Iterator[Fact]:
    for found in example.scorecard.dimensions:
        name = found.dimension
        yield f"dimension {name}", share(found.score)
        yield f"interval of {name}", span(found.span, share)
        yield f"coverage of {name}", share(found.coverage)
        yield f"status of {name}", found.status.value
        yield f"rating of {name}", rating(found.rating)
        yield f"lowest rating of {name}", rating(found.lower_rating)
    index = example.scorecard.index
    yield from (("index", share(index.score)), ("interval of index", span(index.span, share)))
    yield from (("least", share(index.least)), ("geometric mean", f"{float(index.geometric or 0):.6g}"))


def of_gates(example: Example) -> Iterator[Fact]:
    yield "verdict", example.scorecard.verdict
    for gate in example.scorecard.gates:
        yield f"gate {gate.gate}", gate.state.value
        yield f"gate {gate.gate} fragile", "yes" if gate.fragile else "no"
        if gate.limiting is not None:
            limit = gate.limiting
            reached = f" at {number(limit.score)}, reaching {number(limit.reached)}"
            missing = f", {limit.missing} missing" if limit.missing else ""
            yield f"gate {gate.gate} limited by", limit.role + (reached if limit.score is not None else "") + missing


def of_beliefs(example: Example) -> Iterator[Fact]:
    found = example.scorecard.beliefs
    yield "headline", number(found.headline)
    for pair in found.pairs:
        stance = pair.stance.value if pair.stance else "none"
        belief, practice, gap = number(pair.belief), number(pair.practice), number(pair.gap)
        yield f"estimate {pair.estimate}", f"belief {belief}, practice {practice}, gap {gap}, {stance}"
    for one in found.reliances:
        expected, groundwork, reliance = number(one.expected), number(one.groundwork), number(one.reliance)
        square = one.quadrant.value if one.quadrant else "none"
        words = f"expected {expected}, groundwork {groundwork}, reliance {reliance}, {square}"
        yield f"expectation {one.expectation}", words
    for mirror in example.scorecard.role_gaps:
        words = "different pictures" if mirror.different_pictures else "much the same picture"
        yield f"mirror {mirror.question}", f"{number(mirror.difference)} steps, delta {number(mirror.delta)}, {words}"


def of_people(example: Example) -> Iterator[Fact]:
    for one in example.scorecard.agreements:
        if one.interval is not None and one.consensus is not None:
            low, high = one.interval
            words = (
                f"deviation {number(one.average_deviation)}, consensus {one.consensus:.3f}, "
                f"t interval {low:.2f} to {high:.2f}, don't know {share(one.dont_know_share)}"
            )
            yield f"agreement on {one.question} of {one.role}", words


def of_printing(example: Example) -> Iterator[Fact]:
    rule = example.publication
    yield "hidden questions", listed(sorted(rule.questions))
    yield "hidden numbers", listed(sorted(rule.dimensions))
    yield "hidden intervals", listed(sorted(rule.intervals))
    yield "index hidden", "yes" if rule.index else "no"
    yield "gaps", listed(gap.question for gap in example.scorecard.gaps)
    for window in plan.WINDOWS:
        actions = [action.question for action in example.scorecard.plan if action.window == window]
        yield f"plan to day {window}", listed(actions)


def facts(example: Example) -> dict[str, str]:
    """Everything that the page may state about an example."""
    kinds = (of_questions, of_dimensions, of_gates, of_beliefs, of_people, of_printing)
    return {name: value for kind in kinds for name, value in kind(example)}


def test_every_block_is_an_example_followed_by_its_numbers() -> None:
    assert [language for language, _ in BLOCKS] == ["yaml", "text"] * len(EXAMPLES)
    assert len(EXAMPLES) >= 8
    assert TEXT.count("```") == 2 * len(BLOCKS)


@pytest.mark.parametrize(("fragment", "stated"), EXAMPLES, ids=[f"example-{n + 1}" for n in range(len(EXAMPLES))])
def test_every_stated_number_is_what_the_engine_computes(fragment: str, stated: str, tmp_path: Path) -> None:
    computed = facts(Example.read(fragment, tmp_path))
    claims = [tuple(claim.split(": ", 1)) for line in stated.splitlines() for claim in line.split(" | ")]
    assert claims
    assert claims == [(claim[0], computed.get(claim[0])) for claim in claims]


def test_every_convention_is_what_the_code_says() -> None:
    privacy, fields = Privacy(), (Questionnaire.model_fields, Dimension.model_fields)
    floor = statistics.geometric_mean.__defaults__
    assert floor is not None
    assert {name: Fraction(value) for name, value in CONVENTIONS.items()} == {
        "least coverage": fields[0]["coverage"].default,
        "floor in the geometric mean": floor[0],
        "a whole step of belief": beliefs.ONE_STEP,
        "pairs for a headline": beliefs.HEADLINE_PAIRS,
        "people for a headline": beliefs.HEADLINE_SOURCES,
        "headline in words from": beliefs.HEADLINE_WORDS,
        "high expectation or groundwork from": beliefs.HIGH,
        "low up to": beliefs.LOW,
        "delta of different pictures": beliefs.CLIFF_MATTERS,
        "equal positions in a row": agreement.STRAIGHT_LINE,
        "answers of an anonymous role": privacy.minimum_group,
        "answers for free text": privacy.free_text,
        "answers for distributions": privacy.distributions,
        "actions in a window": plan.ACTIONS_A_WINDOW,
        "target of a dimension": fields[1]["target"].default,
    }


def test_no_number_stands_in_the_text_that_no_example_table_or_scale_knows() -> None:
    prose = re.sub(r"^(```.*?^```|#.*?|\| [a-z][^|]* \| [\d/.]+ \|)$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    used = set(re.findall(r"\d+(?:[./]\d+)*", prose))
    known = set(re.findall(r"\d+(?:[./]\d+)*", " ".join(content for _, content in BLOCKS)))
    scale = {"0", "1", "4", "15", "32.5", "50", "67.5", "85", "95", "100", "30"}
    below = {str(int(CONVENTIONS[name]) - 1) for name in ("answers of an anonymous role", "answers for distributions")}
    assert len(used) > 20
    assert used <= known | scale | below | set(CONVENTIONS.values())

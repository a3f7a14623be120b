"""Scenarios that may tell a mutant from the original: the answers it is about, everything else best, worst or half."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from typing import Any, Final, TypeAlias

from crmready.authoring.mutation.mutant import Mutant
from crmready.authoring.mutation.original import Original
from crmready.authoring.semantics.offers import values
from crmready.model.questions import Question, Value
from crmready.model.values import plain_number

Raw: TypeAlias = dict[str, Any]
"""A scenario, or a part of one, as an author writes it; without an expectation."""

PEOPLE: Final = 6
"""Of each role, so that the mean of a question can lie at any sixth of a step."""
_OTHERWISE: Final = 5
"""Of each role, where no sixth of a step will do."""
_MANNERS: Final[tuple[Raw, ...]] = (
    {"default": "best", "evidence": "all"},
    {"default": "best"},
    {"default": "typical", "evidence": "all"},
    {"default": "worst"},
)
_MOST_TOGETHER: Final = 8
_NOT_RELEVANT: Final = {"not-applicable": "It does not come up here"}
_GATED: Final = {"minimums", "severity", "conditions", "verdicts"}
"""Kinds that records may tell."""
_SEEN: Final = {"conditions", "verdicts", "essential", "coverage"}
"""Kinds that whole dimensions tell."""


def cases(original: Original, mutant: Mutant) -> Iterator[Raw]:
    """Candidates, the simplest first. Whether one tells is for the engine to say."""
    made = original.made
    beliefs = 4 if made.estimates or made.expectations else None
    for manner in _MANNERS:
        for part in _parts(original, mutant):
            base: Raw = {"respondents": dict.fromkeys(made.role, PEOPLE), **manner}
            if beliefs is not None and mutant.kind in {"roles", "privacy"}:
                base["beliefs"] = beliefs
            if mutant.kind == "targets" and mutant.name in {profile.id for profile in made.target_profiles}:
                base["profile"] = mutant.name
            respondents = {**base["respondents"], **part.get("respondents", {})}
            yield {**base, "records": _records(original), **part, "respondents": respondents}


def _records(original: Original) -> Raw:
    """As many as every gate asks for."""
    needed = [gate.records for gate in original.made.gates if gate.records]
    return {one.of: {"complete": max(other.complete for other in needed if other.of == one.of)} for one in needed}


def _parts(original: Original, mutant: Mutant) -> Iterator[Raw]:
    asked = original.made.asked
    about = [asked[name] for name in mutant.about if name in asked]
    yield {}
    if mutant.between is not None:
        for people in (PEOPLE, _OTHERWISE):
            yield from _between(original, mutant, about, people)
        return
    if mutant.kind in _GATED:
        yield from _recorded(original)
        others = [question.id for question in original.scored() if question.id not in mutant.about[:1]]
        for answer, other in product(("worst", "dont-know"), others[:_MOST_TOGETHER] if mutant.about else ()):
            yield {"answers": {mutant.about[0]: answer, other: "worst"}}
    if mutant.kind == "privacy":
        anonymous = [role.id for role in original.made.roles if role.anonymous]
        group = original.made.privacy.minimum_group
        yield from ({"respondents": dict.fromkeys(anonymous, count)} for count in (group - 1, group))
    for question in about[:_MOST_TOGETHER]:
        yield from _of_one(question)
    yield from _together(about[:_MOST_TOGETHER])
    if mutant.kind in _SEEN:
        yield from _whole_dimensions(original)


def _between(original: Original, mutant: Mutant, about: Sequence[Question], people: int) -> Iterator[Raw]:
    """Answers that put a question or a dimension between the two limits."""
    groups: Raw = {"respondents": dict.fromkeys(original.made.role, people)}
    for dimension in original.made.dimensions if mutant.kind == "ratings" else ():
        own = [question for question in about if question in dimension.questions and question.weight]
        yield from ({**groups, **part} for part in _stairs(own, mutant, people))
    for question in about[:_MOST_TOGETHER] if mutant.kind != "ratings" else ():
        if mutant.kind == "bands":
            yield from ({"answers": {question.id: _number(limit)}} for limit in mutant.between or ())
        else:
            yield from ({**groups, "answers": {question.id: mix}} for mix in _mixed(question, mutant, people))


def _number(limit: Fraction) -> object:
    return limit.numerator if limit.denominator == 1 else Decimal(plain_number(limit))


def _written(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _of_one(question: Question) -> Iterator[Raw]:
    """Each answer from everybody, each from one role alone, and none from anybody."""
    offered = [value for value in values(question) if value != () or question.type == "multiple"]
    for value in offered:
        yield {"answers": {question.id: _written(value)}}
    for role in question.roles if len(question.roles) > 1 else ():
        for value in offered:
            group: Raw = {"count": PEOPLE, "answers": {question.id: _written(value)}}
            yield {"respondents": {role: group}}
    yield {"answers": {question.id: "dont-know"}}
    yield {"answers": {question.id: _NOT_RELEVANT}}


def _mixed(question: Question, mutant: Mutant, people: int) -> Iterator[object]:
    """Answers whose mean lies between the limits: all alike, or two neighbouring ones in every proportion."""
    low, high = mutant.between or (Fraction(0), Fraction(0))
    if not question.scale:
        return
    first, width = question.scale[0], question.scale[-1] - question.scale[0]
    by_score = {question.score(value): value for value in values(question)}
    steps = [(score, by_score[score]) for score in question.scale if score in by_score]

    def lies(score: Fraction) -> bool:
        place = (score - first) / width * 100 if mutant.kind == "targets" else score
        return low <= place <= high

    yield from (_written(value) for score, value in steps if lies(score))
    for (score, value), (better, more) in pairwise(steps):
        for number in range(1, people):
            if lies(score + (better - score) * Fraction(number, people)):
                yield [_written(more)] * number + [_written(value)] * (people - number)


def _stairs(questions: Sequence[Question], mutant: Mutant, people: int) -> Iterator[Raw]:
    """Some questions at their best, the rest at their worst and one between, for a mean between the limits."""
    low, high = mutant.between or (Fraction(0), Fraction(0))
    whole = sum((question.weight for question in questions), Fraction(0))
    for place, question in enumerate(questions):
        reached = sum((before.weight for before in questions[:place]), Fraction(0))
        for share, written in _climbing(question, people):
            if low <= (reached + question.weight * share) / whole * 100 <= high:
                ends = {q.id: "best" if number < place else "worst" for number, q in enumerate(questions)}
                yield {"answers": {**ends, question.id: written}}


def _climbing(question: Question, people: int) -> Iterator[tuple[Fraction, object]]:
    low, width = question.scale[0], question.scale[-1] - question.scale[0]
    by_score = {question.score(value): value for value in values(question)}
    steps = [((score - low) / width, by_score[score]) for score in question.scale if score in by_score]
    for (share, value), (better, more) in pairwise(steps):
        for number in range(people):
            mixed = [_written(more)] * number + [_written(value)] * (people - number)
            yield share + (better - share) * Fraction(number, people), mixed if number else _written(value)
    if steps:
        yield steps[-1][0], _written(steps[-1][1])


def _recorded(original: Original) -> Iterator[Raw]:
    """Of each kind of record as many as are asked for, one fewer, one more, and records that are only begun."""
    for name, needed in _records(original).items():
        count = needed["complete"]
        for kept in ({"complete": count}, {"complete": count - 1}, {"complete": count + 1}, {"begun": count}):
            yield {"records": {**_records(original), name: kept}}
        yield {"records": {**_records(original), name: {}}, "answers": {name: []}}


def _together(about: Sequence[Question]) -> Iterator[Raw]:
    """Several questions at once: at their worst, not known, and each at another level than the next."""
    for count in range(2, len(about) + 1):
        for word in ("worst", "dont-know"):
            yield {"answers": {question.id: word for question in about[:count]}}
    graded = {}
    for number, question in enumerate(about):
        offered = list(values(question))
        graded[question.id] = _written(offered[number % len(offered)])
    yield {"answers": graded}


def _whole_dimensions(original: Original) -> Iterator[Raw]:
    """In one dimension more and more questions, those of gates last, at their worst, not known or not relevant."""
    gated = {gate.question for gate in original.made.gates}
    for dimension in original.made.dimensions:
        names = sorted(original.of_dimension(dimension.id), key=gated.__contains__)
        for count in range(2, len(names) + 1):
            for answer in ("worst", "dont-know", _NOT_RELEVANT):
                yield {"answers": dict.fromkeys(names[:count], answer)}

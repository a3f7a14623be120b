"""What a scenario expects, as checks that know their place; what cannot be expected is noted."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from crmready.authoring.scenarios import seeing
from crmready.authoring.scenarios.numbers import HOW, NONE, Expected, parsed
from crmready.authoring.scenarios.seeing import See
from crmready.authoring.scenarios.shape import Expect, Number
from crmready.loading.answer_values import Reading
from crmready.loading.located_yaml import KeyPath
from crmready.problems import Location, closest, excerpt, listed

REST: Final = "all"
_WINDOWS: Final = (30, 60, 90)


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation: where it is written, what about, what is expected, and how to see whether it is met."""

    location: Location
    subject: str
    expected: str
    see: See
    reads_texts: bool = False
    """Whether it looks at the words of the result, which take longer to make than all its numbers."""


@dataclass(frozen=True, slots=True)
class Expecting:
    """Turns one scenario's `expect` into checks."""

    reading: Reading
    path: KeyPath
    languages: Collection[str]
    known: Mapping[str, Collection[str]] = field(init=False)

    def __post_init__(self) -> None:
        q = self.reading.questionnaire
        known = {
            "verdict": [verdict.id for verdict in q.verdicts],
            "gate": [gate.id for gate in q.gates],
            "dimension": [dimension.id for dimension in q.dimensions],
            "question": list(q.questions),
            "scored question": [question.id for question in q.questions.values() if len(question.scale) > 1],
            "question with actions": [question.id for question in q.questions.values() if question.actions],
            "rating": [rating.id for rating in q.ratings],
            "language": list(self.languages),
        }
        object.__setattr__(self, "known", known)

    def checks(self, expect: Expect) -> Iterator[Check]:
        """Every check, in the order of the format; nothing at all is a problem."""
        before = len(self.reading.log.problems)
        sections = (
            self._verdict, self._gates, self._ratings, self._scores,
            self._questions, self._totals, self._gaps, self._actions, self._text,
        )  # fmt: skip
        found = [check for section in sections for check in section(expect)]
        if not found and len(self.reading.log.problems) == before:
            self.reading.add_at_key("C806", self.path, "This scenario expects nothing.", "Write at least its verdict.")
        yield from found

    def _is_known(self, kind: str, name: str, path: KeyPath) -> bool:
        if name in self.known[kind]:
            return True
        near = closest(name, self.known[kind])
        hint = f"Did you mean {near}?" if near else f"There is: {listed(self.known[kind]) or 'none'}."
        add = self.reading.add_at_key if path[-1] == name else self.reading.add
        add("C804", path, f"There is no {kind} {excerpt(name)}.", hint)
        return False

    def _each(self, kind: str, section: str, written: Mapping[str, str | Number]) -> Iterator[tuple[str, KeyPath]]:
        """(id, where its expectation is written); `all` stands for every one that is not named."""
        for name in written:
            if name != REST and self._is_known(kind, name, (*self.path, section, name)):
                yield name, (*self.path, section, name)
        if REST in written:
            rest = (name for name in self.known[kind] if name not in written)
            yield from ((name, (*self.path, section, REST)) for name in rest)

    def _check(self, path: KeyPath, subject: str, expected: str, see: See) -> Check:
        return Check(self.reading.document.locate_key(path), subject, expected, see)

    def _verdict(self, expect: Expect) -> Iterator[Check]:
        wanted = expect.verdict
        path = (*self.path, "verdict")
        if wanted is None or not self._is_known("verdict", wanted, path):
            return
        yield self._check(path, "verdict", wanted, seeing.verdict(wanted))

    def _gates(self, expect: Expect) -> Iterator[Check]:
        for name, path in self._each("gate", "gates", dict(expect.gates)):
            wanted = expect.gates.get(name) or expect.gates[REST]
            yield self._check(path, f"gate {name}", wanted, seeing.gate(name, wanted))

    def _ratings(self, expect: Expect) -> Iterator[Check]:
        for name, path in self._each("dimension", "ratings", expect.ratings):
            wanted = expect.ratings.get(name) or expect.ratings[REST]
            if self._is_rating(wanted, path):
                yield self._check(path, f"rating of {name}", wanted, seeing.rating(name, wanted))

    def _is_rating(self, wanted: str, path: KeyPath) -> bool:
        if wanted == NONE:
            return True
        band = wanted.removesuffix("+") if wanted.endswith("+") else wanted.removesuffix("-")
        if not self._is_known("rating", band, path):
            return False
        split = {rating.id: rating.split_at is not None for rating in self.reading.questionnaire.ratings}[band]
        if wanted != band and not split:
            hint = f"Write {band}, or give the rating a `split_at`."
            self.reading.add("C805", path, f"{band} has no halves.", hint)
        return wanted == band or split

    def _scores(self, expect: Expect) -> Iterator[Check]:
        for name, path in self._each("dimension", "scores", expect.scores):
            wanted = expect.scores[name if name in expect.scores else REST]
            yield from self._number(path, f"score of {name} in per cent", wanted, partial(seeing.score, name))

    def _questions(self, expect: Expect) -> Iterator[Check]:
        for name, path in self._each("scored question", "questions", expect.questions):
            wanted = expect.questions[name if name in expect.questions else REST]
            yield from self._number(path, f"score of {name}", wanted, partial(seeing.question, name))

    def _totals(self, expect: Expect) -> Iterator[Check]:
        totals = (
            ("index", "index in per cent", expect.index, seeing.index),
            ("headline", "headline of belief and practice", expect.headline, seeing.headline),
            ("reliance", "reliance on technology", expect.reliance, seeing.reliance),
        )
        for name, subject, wanted, see in totals:
            if wanted is not None:
                yield from self._number((*self.path, name), subject, wanted, see)

    def _gaps(self, expect: Expect) -> Iterator[Check]:
        path = (*self.path, "gaps")
        wanted = expect.gaps
        known = [self._is_known("question", name, (*path, at)) for at, name in enumerate(wanted or ())]
        if wanted is not None and all(known):
            yield self._check(path, "gaps", ", ".join(wanted) or NONE, seeing.gaps(wanted))

    def _number(self, path: KeyPath, subject: str, written: Number, see: Callable[[Expected], See]) -> Iterator[Check]:
        wanted = parsed(written)
        if wanted is None:
            self.reading.add("C805", path, f"{excerpt(str(written))} is not a number to be expected.", HOW)
            return
        yield self._check(path, subject, str(written), see(wanted))

    def _actions(self, expect: Expect) -> Iterator[Check]:
        if expect.actions is None:
            return
        path = (*self.path, "actions")
        first = expect.actions.first
        if first is not None and self._is_known("question with actions", first, (*path, "first")):
            yield self._check((*path, "first"), "first action", first, seeing.first(first))
        windows = (expect.actions.day_30, expect.actions.day_60, expect.actions.day_90)
        for window, wanted in zip(_WINDOWS, windows, strict=True):
            here = (*path, f"day_{window}")
            known = [self._is_known("question with actions", name, (*here, at)) for at, name in enumerate(wanted or ())]
            if wanted is not None and all(known):
                expected = ", ".join(wanted) or NONE
                yield self._check(here, f"actions to day {window}", expected, seeing.window(window, wanted))

    def _text(self, expect: Expect) -> Iterator[Check]:
        for language, words in expect.text.items():
            path = (*self.path, "text", language)
            if not self._is_known("language", language, path):
                continue
            for section, phrases, wanted in (("contains", words.contains, True), ("lacks", words.lacks, False)):
                for number, phrase in enumerate(phrases):
                    expected = f"{'' if wanted else 'nothing with '}“{phrase}”"
                    see = seeing.phrase(language, phrase, wanted=wanted)
                    place = self.reading.document.locate_key((*path, section, number))
                    yield Check(place, f"text in {language}", expected, see, reads_texts=True)

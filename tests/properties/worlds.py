"""Worlds that print the same: other answers that a solver finds behind reports, and that give the same reports.

An answer is safe when there is a world in which it is another one and every report reads the same. What the solver is
told only guides it; whether a world counts is decided by the whole report, as templates and `--json` see it. The reader
is taken to know more than is printed: every shown mean exactly.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

import z3

from crmready.engine.publication import publish
from crmready.engine.score import score
from crmready.engine.scoring import counted
from crmready.model.assessment import Answered, Assessment
from crmready.model.conditions import AnswerAll, AnswerAny, AnswerCondition, AnswerIs
from crmready.model.publication import Publication
from crmready.model.questionnaire import Questionnaire
from crmready.model.scorecard import DimensionScore, GateResult, QuestionScore, RoleScore, Scorecard, Span, Status
from crmready.report.shapes.report import ReportView
from crmready.report.view.build import Context, Subject, view_of
from tests.properties.cases import values_of

Place = tuple[str, str, int]
"""Respondent, question, and the number of the first report that has this answer of theirs."""

TRIES = 100
"""Worlds that are tried for one answer before it counts as one that can be told."""
JUST = Fraction(1, 10**12)
"""An end that does not belong to a range lies so little outside it."""


@dataclass(frozen=True)
class Report:
    """One report that was made of an assessment, with roles of which it shows nothing."""

    made: Questionnaire
    assessment: Assessment
    withheld: frozenset[str] = frozenset()

    @cached_property
    def scorecard(self) -> Scorecard:
        """Everything computed."""
        return score(self.made, self.assessment)

    @cached_property
    def publication(self) -> Publication:
        """What of it may be printed."""
        return publish(self.made, self.scorecard, self.withheld)

    @cached_property
    def view(self) -> ReportView:
        """What is printed."""
        return view_of(Subject(self.made, self.assessment), Context("en", "0", "0" * 64, "0" * 64, {}, self.withheld))

    def hides(self, question: str, role: str) -> bool:
        """Whether nothing is printed of a role's answers to this question."""
        return (question, role) in self.publication.roles

    @cached_property
    def votes(self) -> dict[tuple[str, str], str]:
        """The role behind every counted answer of an anonymous role, by respondent and question."""
        anonymous = {role.id for role in self.made.roles if role.anonymous} - self.scorecard.joint.keys()
        return {
            (vote.respondent, name): part.role
            for name, question in self.scorecard.questions.items()
            for part in question.roles
            if part.role in anonymous
            for vote in part.votes
        }


@dataclass
class Worlds:
    """All worlds that could have printed these reports, as far as the solver knows."""

    reports: Sequence[Report]
    only_premise: bool = False
    """Whether the reader is told states, ratings and counts, and no number that hidden answers are in."""
    free: dict[Place, list[Answered]] = field(default_factory=dict)
    """What each unknown answer could be, what it is first."""

    def __post_init__(self) -> None:
        self.solver = z3.Solver()
        self.solver.set("timeout", 5000)
        self.alike = z3.Bool("alike")
        self.variables: dict[Place, z3.ArithRef] = {}
        for place, answers in self._unknown():
            self.free[place] = answers
            self.variables[place] = variable = z3.Int(":".join(map(str, place)))
            self.solver.add(variable >= 0, variable < len(answers))
        for number, report in enumerate(self.reports):
            _Printed(self, number, report).add()

    def place(self, number: int, respondent: str, question: str) -> Place:
        """Where a respondent's answer in a report first stood."""
        key = (respondent, question)
        mine = self.reports[number].assessment.answers[key]
        first = next(n for n, report in enumerate(self.reports) if report.assessment.answers.get(key) == mine)
        return respondent, question, first

    def _unknown(self) -> Iterator[tuple[Place, list[Answered]]]:
        made, seen = self.reports[0].made, set[Place]()
        for number, report in enumerate(self.reports):
            for (respondent, question), role in report.votes.items():
                place = self.place(number, respondent, question)
                if place in seen or _steers(made, question) or not self._matters(respondent, question, role):
                    continue
                seen.add(place)
                answer = report.assessment.answers[respondent, question]
                assert isinstance(answer, Answered)
                yield place, [answer, *_others(made, question, answer)]

    def _matters(self, respondent: str, question: str, role: str) -> bool:
        """Whether the answer is hidden somewhere, or not the same in every report."""
        hidden = any(report.hides(question, role) for report in self.reports)
        given = [report.assessment.answers.get((respondent, question)) for report in self.reports]
        return hidden or any(one != given[0] for one in given)

    def pinned(self) -> Iterator[Place]:
        """Every unknown answer for which no other world is found that prints the same."""
        waiting = dict.fromkeys(self.free)
        while waiting:
            place = next(iter(waiting))
            others = self._witness(place)
            if others is None:
                del waiting[place]
                yield place
            else:
                for other in others:
                    waiting.pop(other, None)

    def _witness(self, place: Place) -> frozenset[Place] | None:
        """The answers that differ in a world in which this one does, and that prints the same."""
        self.solver.push()
        self.solver.add(self.variables[place] != 0)
        try:
            for tried in range(TRIES):
                if self.solver.check(self.alike) != z3.sat and self.solver.check() != z3.sat:
                    return None
                model = self.solver.model()
                chosen = {p: model.eval(v, model_completion=True).as_long() for p, v in self.variables.items()}
                if self._prints_the_same(chosen):
                    return frozenset(p for p, index in chosen.items() if index)
                self.solver.add(z3.Or([self.variables[p] != index for p, index in chosen.items()]))
                self.solver.set("random_seed", tried)
            return None
        finally:
            self.solver.pop()

    def possible(self, place: Place) -> bool:
        """Whether, as far as the solver is told, this answer could be another one."""
        return bool(self.solver.check(self.variables[place] != 0) == z3.sat)

    def _prints_the_same(self, chosen: Mapping[Place, int]) -> bool:
        for number, report in enumerate(self.reports):
            answers = dict(report.assessment.answers)
            for respondent, question in report.votes:
                place = self.place(number, respondent, question)
                if chosen.get(place):
                    answers[respondent, question] = self.free[place][chosen[place]]
            other = Report(report.made, replace(report.assessment, answers=answers), report.withheld)
            if other.view != report.view:
                return False
        return True


def _steers(made: Questionnaire, question: str) -> bool:
    """Whether other questions hang on it; then another answer changes who is asked what, which is seen."""
    return any(question in _named(asked.show_if) for asked in made.questions.values() if asked.show_if is not None)


def _named(condition: AnswerCondition) -> Iterator[str]:
    match condition:
        case AnswerIs():
            yield condition.question
        case AnswerAll():
            yield from (name for part in condition.all for name in _named(part))
        case AnswerAny():
            yield from (name for part in condition.any for name in _named(part))
        case _:
            yield from _named(condition.negated)


def _others(made: Questionnaire, question: str, answer: Answered) -> Iterator[Answered]:
    """With what shows them and without: nobody is told of an anonymous answer whether anything shows it."""
    asked, seen = made.questions[question], [counted(made.questions[question], answer)]
    for value in values_of(asked):
        for evidence in ((), ("the document",)) if asked.evidence else (answer.evidence,):
            other = replace(answer, value=value, evidence=evidence)
            pair = counted(asked, other)
            if pair is not None and pair != seen[0]:
                yield other


@dataclass(frozen=True)
class _Printed:
    """What one report tells the solver."""

    worlds: Worlds
    number: int
    report: Report

    def add(self) -> None:
        for question in self.report.scorecard.questions.values():
            for part in question.roles:
                self._role(question, part)
        for dimension in self.report.scorecard.dimensions:
            if dimension.span is not None:
                self._at_worst(dimension, dimension.span.low)
            if dimension.status is Status.SCORED and dimension.dimension in self.report.publication.intervals:
                self._dimension(dimension)
        for gate in self.report.scorecard.gates:
            if gate.question is not None:
                self._gate(gate)

    def _sum(self, question: str, part: RoleScore, side: int) -> z3.ArithRef:
        """The sum of a role's answers, as given (0) or as counted (1)."""
        asked, terms = self.report.made.questions[question], []
        for vote in part.votes:
            place = self.worlds.place(self.number, vote.respondent, question)
            answers = self.worlds.free.get(place)
            if answers is None:
                terms.append(_exact((vote.given, vote.counted)[side]))
                continue
            pairs = [counted(asked, answer) or (Fraction(0), Fraction(0)) for answer in answers]
            choice = _exact(pairs[-1][side])
            for index, pair in enumerate(pairs[:-1]):
                choice = z3.If(self.worlds.variables[place] == index, _exact(pair[side]), choice)
            terms.append(choice)
        return z3.Sum([z3.RealVal(0), *terms])

    def _role(self, question: QuestionScore, part: RoleScore) -> None:
        name = question.question
        if (name, part.role) in self.report.publication.roles or not part.votes:
            return
        for side in (0, 1):
            given = sum(((vote.given, vote.counted)[side] for vote in part.votes), Fraction(0))
            self.worlds.solver.add(self._sum(name, part, side) == _exact(given))
        self._distribution(name, part, kept=(name, part.role) not in self.report.publication.coarse)

    def _distribution(self, question: str, part: RoleScore, *, kept: bool) -> None:
        """How often each answer was given: printed from some answers on, and else the first thing to try."""
        asked = self.report.made.questions[question]
        places = [self.worlds.place(self.number, vote.respondent, question) for vote in part.votes]
        unknown = [place for place in places if place in self.worlds.free]
        for kind in {counted(asked, answer) for place in unknown for answer in self.worlds.free[place]}:
            there = sum(counted(asked, self.worlds.free[place][0]) == kind for place in unknown)
            ticks = [
                z3.If(self.worlds.variables[place] == index, 1, 0)
                for place in unknown
                for index, answer in enumerate(self.worlds.free[place])
                if counted(asked, answer) == kind
            ]
            same = z3.Sum(ticks) == there
            self.worlds.solver.add(same if kept else z3.Implies(self.worlds.alike, same))

    def _score(self, question: QuestionScore) -> z3.ArithRef:
        weights = {part.role: self.report.made.role[part.role].weight for part in question.roles if part.votes}
        total = sum(weights.values(), Fraction(0))
        return z3.Sum(
            [
                _exact(weights[part.role] / total / len(part.votes)) * self._sum(question.question, part, 1)
                for part in question.roles
                if part.votes
            ]
        )

    def _at_worst(self, dimension: DimensionScore, exact: Fraction) -> None:
        """The rating with every missing answer at its worst: a verdict may rest on it, and says so."""
        own = [
            question
            for question in self.report.scorecard.questions.values()
            if question.dimension == dimension.dimension and question.applicable and question.weight
        ]
        total, terms = sum((question.weight for question in own), Fraction(0)), []
        for q in own:
            _, unknown = self._mean(q.question, [part for part in q.roles if part.slots], (1, q.low))
            terms.append(_exact(q.weight / total / (q.high - q.low)) * (unknown - _exact(q.low)))
        printed = rating_range(replace(dimension, score=exact), self.report.made)
        self.worlds.solver.add(z3.Sum(terms) >= _exact(printed.low), z3.Sum(terms) <= _exact(printed.high))

    def _dimension(self, dimension: DimensionScore) -> None:
        own = [
            question
            for question in self.report.scorecard.questions.values()
            if question.dimension == dimension.dimension and question.applicable and question.weight
            and question.score is not None
        ]  # fmt: skip
        total = sum((question.weight for question in own), Fraction(0))
        share = z3.Sum([_exact(q.weight / total / (q.high - q.low)) * (self._score(q) - _exact(q.low)) for q in own])
        printed = rating_range(dimension, self.report.made)
        self.worlds.solver.add(share >= _exact(printed.low), share <= _exact(printed.high))
        if not self.worlds.only_premise and dimension.dimension not in self.report.publication.dimensions:
            self.worlds.solver.add(share == _exact(dimension.score or Fraction(0)))

    def _gate(self, gate: GateResult) -> None:
        question = self.report.scorecard.questions[gate.question or ""]
        roles = next(g.roles for g in self.report.made.gates if g.id == gate.gate)
        parts = [
            part for part in question.roles if part.slots and part.role in (roles or [p.role for p in question.roles])
        ]
        if not parts:
            return
        for side, missing_as in ((1, question.low), (1, question.high), (0, question.low)):
            exact, unknown = self._mean(question.question, parts, (side, missing_as))
            reached = unknown >= _exact(gate.at_least)
            self.worlds.solver.add(reached if exact >= gate.at_least else z3.Not(reached))
        if self.report.made.questions[question.question].evidence is not None:
            self._shown(question, parts, gate)

    def _shown(self, question: QuestionScore, parts: list[RoleScore], gate: GateResult) -> None:
        """Whether anybody who reaches the minimum says what shows it."""
        asked, shows = self.report.made.questions[question.question], []
        for part in parts:
            for vote in part.votes:
                place = self.worlds.place(self.number, vote.respondent, question.question)
                answers = self.worlds.free.get(place)
                if answers is None:
                    shows.append(z3.BoolVal(bool(vote.evidence) and vote.given >= gate.at_least))
                    continue
                shows += [
                    self.worlds.variables[place] == index
                    for index, answer in enumerate(answers)
                    if any(text.strip() for text in answer.evidence)
                    and (asked.score(answer.value) or Fraction(0)) >= gate.at_least
                ]
        shown = any(vote.evidence and vote.given >= gate.at_least for part in parts for vote in part.votes)
        self.worlds.solver.add(z3.Or(shows) if shown else z3.Not(z3.Or(shows)))

    def _mean(
        self, question: str, parts: Sequence[RoleScore], how: tuple[int, Fraction]
    ) -> tuple[Fraction, z3.ArithRef]:
        """The mean of roles as it is, and as it could be.

        `how`: of answers as given (0) or as counted (1), and what every missing answer is taken for.
        """
        side, missing_as = how
        weights = {part.role: self.report.made.role[part.role].weight for part in parts}
        total, exact, terms = sum(weights.values(), Fraction(0)), Fraction(0), []
        for part in parts:
            factor = weights[part.role] / total / part.slots
            given = sum(((vote.given, vote.counted)[side] for vote in part.votes), Fraction(0))
            exact += factor * (given + part.missing * missing_as)
            terms.append(_exact(factor) * (self._sum(question, part, side) + _exact(part.missing * missing_as)))
        return exact, z3.Sum(terms)


def rating_range(dimension: DimensionScore, made: Questionnaire) -> Span:
    """Every share with the same rating."""
    score, low, high = dimension.score or Fraction(0), Fraction(0), Fraction(1)
    splits = [rating.split_at for rating in made.ratings if rating.split_at is not None]
    for end in (*splits, *(rating.up_to for rating in made.ratings)):
        low, high = (low, min(high, end / 100)) if score <= end / 100 else (max(low, end / 100 + JUST), high)
    return Span(low, high)


def _exact(number: Fraction) -> z3.RatNumRef:
    return z3.Q(number.numerator, number.denominator)

"""After the round is closed: what is worth talking about, a question at a time, and what the group agrees on."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from crmready.collect.reading import RefusedError, field_value, tidy
from crmready.collect.words import Words
from crmready.errors import CrmreadyError
from crmready.model.assessment import Answered, Consensus
from crmready.model.questions import Question, RecordQuestion
from crmready.report.shapes.report import ReportView
from crmready.report.shapes.scores import QuestionView
from crmready.workshop.cards import choices
from crmready.workshop.facilitator import Facilitator
from crmready.workshop.replies import Fields, Reader, first
from crmready.workshop.reports import Reports
from crmready.workshop.results import Board, Results
from crmready.workshop.scale import scale
from crmready.workshop.site import to
from crmready.workshop.topics import Topic, kind_names, topics


class Reveal:
    """The facilitator's pages for a closed round. An open round has none of them: nothing is shown before."""

    def __init__(self, desk: Facilitator) -> None:
        self._desk = desk
        self.board = Board(desk.workshop, desk.language)
        self.reports = Reports(desk.workshop, self.board)

    def routes(self) -> list[Route]:
        """Where the pages are found, all of them behind the facilitator's secret."""
        guarded = self._desk.backstage.guard
        return [
            Route("/topics", guarded(self.topics)),
            Route("/topics/{question}", guarded(self.topic)),
            Route("/topics/{question}", guarded(self.agree), methods=["POST"]),
            Route("/records/{question}", guarded(self.records)),
            Route("/records/{question}", guarded(self.record), methods=["POST"]),
            Route("/report", guarded(self.report)),
            Route("/report", guarded(self.make_report), methods=["POST"]),
            Route("/report/{number:int}.pdf", guarded(self.made)),
        ]

    async def topics(self, request: Request) -> Response:
        """The verdict, the requirements, and the order in which to talk."""
        del request
        if self._desk.workshop.open:
            return to("/")
        shown = await self._results()
        order, kinds = topics(shown.view), kind_names(self._desk.language)
        return self._desk.page("topics.html", view=shown.view, topics=order, kinds=kinds, ways=self._ways())

    async def topic(self, request: Request) -> Response:
        """One question: what each role answered, why it is worth talking about, and what the group agrees on."""
        if self._desk.workshop.open:
            return to("/")
        return await self._topic(request.path_params["question"])

    async def agree(self, request: Request) -> Response:
        """The group's answer, beside the votes."""
        fields = await self._desk.backstage.proved(request)
        name = request.path_params["question"]
        question = self._questions.get(name)
        if self._desk.workshop.open or question is None or question.type == "record":
            return to("/")
        try:
            answer = Reader(self._desk.language).answer(question, fields)
        except RefusedError as refused:
            return await self._topic(name, str(refused))
        agreed = Consensus(answer.value, answer.note) if isinstance(answer, Answered) else None
        day = self._desk.workshop.day()
        await self._desk.workshop.desk.write(lambda file: file.agree(name, agreed, day))
        return to(f"/topics/{name}")

    async def records(self, request: Request) -> Response:
        """What the room writes down together, such as value goals."""
        return await self._records(request.path_params["question"])

    async def record(self, request: Request) -> Response:
        """One record is kept, or taken out."""
        fields = await self._desk.backstage.proved(request)
        question = self._questions.get(request.path_params["question"])
        if not isinstance(question, RecordQuestion):
            return to("/topics")
        desk, day = self._desk.workshop.desk, self._desk.workshop.day()
        if known := first(fields, "remove"):
            await desk.write(lambda file: file.remove_record(known, day))
            return to(f"/records/{question.id}")
        try:
            values = _record(question, fields, Words.of(self._desk.language))
        except RefusedError as refused:
            return await self._records(question.id, str(refused), fields)
        if values:
            await desk.write(lambda file: file.save_record(question.id, values, day))
        return to(f"/records/{question.id}")

    async def report(self, request: Request) -> Response:
        """The reports that were made here."""
        del request
        return to("/") if self._desk.workshop.open else self._report_page()

    async def make_report(self, request: Request) -> Response:
        """The gap report as a PDF, beside the assessment file; an earlier one stays."""
        await self._desk.backstage.proved(request)
        if self._desk.workshop.open:
            return to("/")
        try:
            await self.reports.make()
        except CrmreadyError as error:
            return self._report_page(f"{error.message} {error.hint or ''}".strip())
        return to("/report")

    async def made(self, request: Request) -> Response:
        """A report that was made here."""
        number, made = request.path_params["number"], self.reports.made
        if not 0 < number <= len(made) or not made[number - 1].exists():
            return to("/report")
        return FileResponse(made[number - 1], media_type="application/pdf", content_disposition_type="inline")

    # --- What the handlers share ------------------------------------------------------------------------------

    @property
    def _questions(self) -> Mapping[str, Question]:
        return self._desk.workshop.speaking(self._desk.language).questions

    async def _results(self) -> Results:
        return await self.board.now()

    def _ways(self) -> list[tuple[str, str]]:
        """The record questions, by id and wording."""
        return [(q.id, q.wording(q.roles[0])) for q in self._questions.values() if isinstance(q, RecordQuestion)]

    async def _topic(self, name: str, problem: str | None = None) -> Response:
        shown = await self._results()
        order = topics(shown.view)
        found = _question_in(shown.view, name)
        if found is None:
            return to("/topics")
        agreed = shown.assessment.consensus.get(name)
        offered = choices(self._questions[name], "", agreed.value if agreed else None, self._desk.language)
        pair = next((pair for pair in shown.view.beliefs.pairs if pair.question == name), None)
        return self._desk.page(
            "topic.html",
            422 if problem else 200,
            question=found,
            place=_Place.of(order, name),
            scale=scale(found, pair, offered),
            gap=next((gap for gap in shown.view.role_gaps if gap.question == name), None),
            choices=offered,
            agreed=agreed,
            problem=problem,
        )

    async def _records(self, name: str, problem: str | None = None, typed: Fields | None = None) -> Response:
        question = self._questions.get(name)
        if self._desk.workshop.open or not isinstance(question, RecordQuestion):
            return to("/")
        shown = await self._results()
        return self._desk.page(
            "records.html",
            422 if problem else 200,
            question=question,
            records=next((one for one in shown.view.records if one.question == name), None),
            problem=problem,
            typed=typed or {},
        )

    def _report_page(self, problem: str | None = None) -> Response:
        return self._desk.page("report.html", 503 if problem else 200, made=self.reports.made, problem=problem)


@dataclass(frozen=True, slots=True)
class _Place:
    """A topic among the others."""

    number: int
    total: int
    topic: Topic | None
    before: str | None
    after: str | None

    @classmethod
    def of(cls, order: tuple[Topic, ...], name: str) -> "_Place":
        names = [topic.question for topic in order]
        if name not in names:
            return cls(0, len(names), None, None, None)
        at = names.index(name)
        before, after = (names[at - 1] if at else None), (names[at + 1] if at + 1 < len(names) else None)
        return cls(at + 1, len(names), order[at], before, after)


def _question_in(view: ReportView, name: str) -> QuestionView | None:
    return next((q for dimension in view.dimensions for q in dimension.questions if q.id == name), None)


def _record(question: RecordQuestion, fields: Fields, words: Words) -> dict[str, str]:
    """A record as it was written into the form, without its blank fields."""
    written = {field: tidy(first(fields, f"field-{field.id}")) for field in question.fields}
    return {field.id: field_value(words, field, text) for field, text in written.items() if text}

"""After the round is closed: what is worth talking about, a question at a time, and what the group agrees on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from crmready.collect.reading import RefusedError
from crmready.errors import CrmreadyError
from crmready.model.questions import Question
from crmready.report.shapes.report import ReportView
from crmready.report.shapes.scores import QuestionView
from crmready.workshop.agreement import Agreement, in_words, keep, read
from crmready.workshop.cards import choices
from crmready.workshop.facilitator import Facilitator
from crmready.workshop.onward import onward, told, way_on
from crmready.workshop.records import Records
from crmready.workshop.replies import Reader
from crmready.workshop.reports import Reports
from crmready.workshop.results import Board, Results
from crmready.workshop.scale import scale
from crmready.workshop.site import to
from crmready.workshop.topics import Topic, kind_names, topics

_FIRST: Final = 5
"""How many topics the room sees at once."""


class Reveal:
    """The facilitator's pages for a closed round. An open round has none of them: nothing is shown before."""

    def __init__(self, desk: Facilitator) -> None:
        self._desk = desk
        self.board = Board(desk.workshop, desk.language)
        self.reports = Reports(desk.workshop, self.board)
        self._records = Records(desk, self.board)

    def routes(self) -> list[Route]:
        """Where the pages are found, all of them behind the facilitator's secret."""
        guarded = self._desk.backstage.guard
        return [
            Route("/topics", guarded(self.topics)),
            Route("/topics/{question}", guarded(self.topic)),
            Route("/topics/{question}", guarded(self.agree), methods=["POST"]),
            *self._records.routes(),
            Route("/report", guarded(self.report)),
            Route("/report", guarded(self.make_report), methods=["POST"]),
            Route("/report/{number:int}.pdf", guarded(self.made)),
        ]

    async def topics(self, request: Request) -> Response:
        """The verdict, the requirements, and the order in which to talk."""
        if self._desk.workshop.open:
            return to("/")
        shown = await self._results()
        order, language = topics(shown.view), self._desk.language
        first = [topic for topic in order if topic.answered][:_FIRST]
        return self._desk.page(
            "topics.html",
            view=shown.view,
            first=first,
            more=order[len(first) :],
            agreed={q: in_words(self._questions[q], one, language) for q, one in shown.assessment.consensus.items()},
            kinds=kind_names(language),
            ways=self._records.ways(),
            said=told(request, language),
        )

    async def topic(self, request: Request) -> Response:
        """One question: what each role answered, why it is worth talking about, and what the group agrees on."""
        if self._desk.workshop.open:
            return to("/")
        return await self._topic(request.path_params["question"], said=told(request, self._desk.language))

    async def agree(self, request: Request) -> Response:
        """The group's answer, beside the votes."""
        fields = await self._desk.backstage.proved(request)
        name = request.path_params["question"]
        question = self._questions.get(name)
        if self._desk.workshop.open or question is None or question.type == "record":
            return to("/")
        try:
            agreed = read(Reader(self._desk.language), question, fields)
        except RefusedError as refused:
            return await self._topic(name, Agreement.sent(fields, str(refused)))
        day = self._desk.workshop.day()
        changed = await self._desk.workshop.desk.write(lambda file: keep(file, name, agreed, day))
        if agreed is None:
            return onward(fields, f"/topics/{name}", said="removed" if changed else "")
        return onward(fields, f"/topics/{name}", said="saved" if changed or not way_on(fields) else "")

    async def report(self, request: Request) -> Response:
        """The reports that were made here."""
        said = told(request, self._desk.language)
        return to("/") if self._desk.workshop.open else self._report_page(said=said)

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

    async def _topic(self, name: str, form: Agreement | None = None, said: str | None = None) -> Response:
        shown = await self._results()
        order = topics(shown.view)
        found = _question_in(shown.view, name)
        if found is None:
            return to("/topics")
        question, agreed = self._questions[name], shown.assessment.consensus.get(name)
        form = form or Agreement.of(question, agreed, self._desk.language)
        offered = form.marked(choices(question, "", None, self._desk.language))
        pair = next((pair for pair in shown.view.beliefs.pairs if pair.question == name), None)
        return self._desk.page(
            "topic.html",
            422 if form.problem else 200,
            question=found,
            place=_Place.of(order, name),
            scale=scale(found, pair, offered),
            gap=next((gap for gap in shown.view.role_gaps if gap.question == name), None),
            choices=offered,
            agreed=agreed,
            form=form,
            said=said,
        )

    def _report_page(self, problem: str | None = None, said: str | None = None) -> Response:
        status, made = 503 if problem else 200, self.reports.made
        return self._desk.page("report.html", status, made=made, problem=problem, said=said)


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

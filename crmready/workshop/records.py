"""What the room writes down together, such as value goals: each a record of a few fields, kept beside the answers."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crmready.collect.reading import RefusedError, field_text, field_value, tidy
from crmready.collect.words import Words
from crmready.model.assessment import Record
from crmready.model.questions import RecordQuestion
from crmready.workshop.facilitator import Facilitator
from crmready.workshop.onward import onward, told
from crmready.workshop.replies import Fields, first
from crmready.workshop.results import Board
from crmready.workshop.site import to


@dataclass(frozen=True, slots=True)
class _Form:
    """The form as it stands: which record it writes, its fields' texts, and what is wrong with which of them.

    The record has its id before it is kept, so that a form that is sent twice writes it once.
    """

    record: str = field(default_factory=lambda: secrets.token_hex(4))
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)


class Records:
    """The pages of the record questions. `board` is what the room may see."""

    def __init__(self, desk: Facilitator, board: Board) -> None:
        self._desk, self._board = desk, board

    def routes(self) -> list[Route]:
        """Where the pages are found, all of them behind the facilitator's secret."""
        guarded = self._desk.backstage.guard
        return [
            Route("/records/{question}", guarded(self.show)),
            Route("/records/{question}", guarded(self.keep), methods=["POST"]),
        ]

    def ways(self) -> list[tuple[str, str]]:
        """The record questions, by id and what a button to them says."""
        questions = self._desk.workshop.speaking(self._desk.language).questions.values()
        return [(q.id, q.wording(q.roles[0]).removesuffix(".")) for q in questions if isinstance(q, RecordQuestion)]

    async def show(self, request: Request) -> Response:
        """What is written down, and a form for the next one, or for one that is changed."""
        question = self._question(request)
        if question is None or self._desk.workshop.open:
            return to("/")
        wished = request.query_params.get("change", "")
        found = (await self._desk.workshop.desk.read(lambda file: file.assessment())).records
        record = next((one for one in found if (one.id, one.question) == (wished, question.id)), None)
        form = _filled(question, record, Words.of(self._desk.language)) if record else _Form()
        return await self._page(question, form, told(request, self._desk.language))

    async def keep(self, request: Request) -> Response:
        """One record is kept, or taken out."""
        fields = await self._desk.backstage.proved(request)
        question = self._question(request)
        if question is None:
            return to("/topics")
        desk, day = self._desk.workshop.desk, self._desk.workshop.day()
        here = f"/records/{question.id}"
        if known := first(fields, "remove"):
            await desk.write(lambda file: file.remove_record(known, day))
            return onward(fields, here, said="removed")
        form = _Form(first(fields, "record"), _typed(question, fields))
        values, problems = _read(question, form.typed, Words.of(self._desk.language))
        if problems:
            return await self._page(question, _Form(form.record, form.typed, problems))
        if not values:
            return onward(fields, here)
        await desk.write(lambda file: file.save_record(question.id, values, day, form.record or None))
        return onward(fields, here, said="saved")

    def _question(self, request: Request) -> RecordQuestion | None:
        questions = self._desk.workshop.speaking(self._desk.language).questions
        question = questions.get(request.path_params["question"])
        return question if isinstance(question, RecordQuestion) else None

    async def _page(self, question: RecordQuestion, form: _Form, said: str | None = None) -> Response:
        shown = await self._board.now()
        return self._desk.page(
            "records.html",
            422 if form.problems else 200,
            question=question,
            records=next((one for one in shown.view.records if one.question == question.id), None),
            form=form,
            said=said,
        )


def _filled(question: RecordQuestion, record: Record, words: Words) -> _Form:
    """The form with what stands in a record that is there."""
    there = ((one, record.values.get(one.id, "")) for one in question.fields)
    return _Form(record.id, {one.id: field_text(words, one, value) for one, value in there})


def _typed(question: RecordQuestion, fields: Fields) -> dict[str, str]:
    written = {one.id: tidy(first(fields, f"field-{one.id}")) for one in question.fields}
    return {name: text for name, text in written.items() if text}


def _read(question: RecordQuestion, typed: Mapping[str, str], words: Words) -> tuple[dict[str, str], dict[str, str]]:
    """What is stored of every field that was filled in, and what is wrong with those that cannot be read."""
    values, problems = {}, {}
    for one in question.fields:
        if one.id in typed:
            try:
                values[one.id] = field_value(words, one, typed[one.id])
            except RefusedError as refused:
                problems[one.id] = str(refused)
    return values, problems

"""One thread has the file; what comes together is kept together, and one bad errand spoils no other."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.model.assessment import Answered
from crmready.store.file import AssessmentFile
from crmready.store.opening import open_file
from crmready.workshop.desk import Desk
from tests.unit.store.sample import DAY, new_file


def opening(folder: Path) -> Callable[[], AssessmentFile]:
    with new_file(folder) as file:
        file.add_respondent("seller", DAY, "s1")
    return lambda: open_file(folder / "acme.crmready")


def answering(question: str, respondent: str = "s1") -> Callable[[AssessmentFile], str]:
    def work(file: AssessmentFile) -> str:
        file.answer((respondent, question), Answered(3), DAY)
        return question

    return work


def test_what_was_written_is_read_back_and_is_in_the_file(tmp_path: Path) -> None:
    desk = Desk(opening(tmp_path))

    async def use() -> tuple[list[str], int]:
        kept = await asyncio.gather(*(desk.write(answering(f"q{number}")) for number in range(100)))
        return kept, len(await desk.read(lambda file: file.assessment().answers))

    assert asyncio.run(use()) == ([f"q{number}" for number in range(100)], 100)
    desk.close()
    with open_file(tmp_path / "acme.crmready") as file:
        assert len(file.assessment().answers) == 100


def test_an_errand_that_fails_fails_alone(tmp_path: Path) -> None:
    desk = Desk(opening(tmp_path))

    async def use() -> list[object]:
        errands = [desk.write(answering("first")), desk.write(answering("lost", "nobody"))]
        return await asyncio.gather(*errands, desk.write(answering("last")), return_exceptions=True)

    first, lost, last = asyncio.run(use())
    desk.close()
    assert (first, last) == ("first", "last")
    assert isinstance(lost, InputError)
    with open_file(tmp_path / "acme.crmready") as file:
        assert {question for _, question in file.assessment().answers} == {"first", "last"}


def test_a_failed_errand_leaves_nothing_of_itself(tmp_path: Path) -> None:
    desk = Desk(opening(tmp_path))

    def half(file: AssessmentFile) -> None:
        file.answer(("s1", "half"), Answered(1), DAY)
        raise InputError("no further")

    with pytest.raises(InputError, match="no further"):
        asyncio.run(desk.write(half))
    assert desk.now(lambda file: dict(file.assessment().answers)) == {}
    desk.close()


def test_what_cannot_be_opened_is_said_to_whoever_opens_the_desk(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        Desk(lambda: open_file(tmp_path / "missing.crmready"))


def test_closing_finishes_what_is_waiting(tmp_path: Path) -> None:
    desk = Desk(opening(tmp_path))

    async def leave() -> None:
        waiting = [asyncio.create_task(desk.write(answering(f"q{number}"))) for number in range(20)]
        await asyncio.sleep(0)
        desk.close()
        await asyncio.gather(*waiting)

    asyncio.run(leave())
    with open_file(tmp_path / "acme.crmready") as file:
        assert len(file.assessment().answers) == 20

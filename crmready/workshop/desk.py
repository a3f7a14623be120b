"""The one thread that has the assessment file; what comes in at the same time becomes durable together.

SQLite wants one thread, and one sync of the disk can carry the answers of everybody who pressed "next" in the same
moment. A caller is answered when what it wrote would survive a power cut, not before.
"""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from crmready.store.file import AssessmentFile

Result = TypeVar("Result")
Work = Callable[[AssessmentFile], Result]
_MOST_TOGETHER: Final = 64


@dataclass(frozen=True, slots=True)
class _Errand(Generic[Result]):
    """One thing to be done with the file, and whoever waits for it."""

    work: Work[Result]
    done: Future[Result]
    writes: bool


class Desk:
    """Takes errands from any thread and does them one after the other. Close it to let go of the file."""

    def __init__(self, opening: Callable[[], AssessmentFile]) -> None:
        """`opening` is called once, in the desk's own thread; what it raises comes out here."""
        self._errands: queue.SimpleQueue[_Errand[object] | None] = queue.SimpleQueue()
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._work, args=(opening, opened), name="desk", daemon=True)
        self._thread.start()
        opened.result()

    async def read(self, work: Work[Result]) -> Result:
        """What `work` finds in the file."""
        return await asyncio.wrap_future(self._send(work, writes=False))

    async def write(self, work: Work[Result]) -> Result:
        """What `work` gives, once everything that it wrote is on the disk. On an error nothing of it is.

        `work` may be done twice when an errand beside it fails; what the first time wrote is then gone.
        """
        return await asyncio.wrap_future(self._send(work, writes=True))

    def now(self, work: Work[Result]) -> Result:
        """The same as `write`, for a thread that may wait."""
        return self._send(work, writes=True).result()

    def close(self) -> None:
        """Finishes what is waiting and closes the file."""
        self._errands.put(None)
        self._thread.join()

    def _send(self, work: Work[Result], *, writes: bool) -> Future[Result]:
        done: Future[Result] = Future()
        self._errands.put(_Errand(work, done, writes))  # type: ignore[arg-type]  # the queue holds errands of any kind
        return done

    def _work(self, opening: Callable[[], AssessmentFile], opened: Future[None]) -> None:
        try:
            file = opening()
        except BaseException as error:  # noqa: BLE001  # it belongs to whoever waits for the desk
            opened.set_exception(error)
            return
        opened.set_result(None)
        with file:
            while errands := self._waiting():
                _do(file, errands)

    def _waiting(self) -> list[_Errand[object]]:
        """Everything that waits, at least one; nothing when the desk is to close."""
        errands: list[_Errand[object]] = []
        entry = self._errands.get()
        while entry is not None:
            if entry.done.set_running_or_notify_cancel():
                errands.append(entry)
            if errands and (len(errands) == _MOST_TOGETHER or self._errands.empty()):
                return errands
            entry = self._errands.get()
        self._errands.put(None)  # once everything before it is done, the next look finds the end
        return errands


def _do(file: AssessmentFile, errands: list[_Errand[object]]) -> None:
    """Writes first, all in one transaction; when one of them fails, each by itself. Readers then see them all."""
    writing = [errand for errand in errands if errand.writes]
    if len(writing) > 1:
        try:
            with file.at_once():
                results = [errand.work(file) for errand in writing]
        except Exception:  # noqa: BLE001  # whose it was shows when each is done alone
            results = []
        for errand, result in zip(writing, results, strict=False):
            errand.done.set_result(result)
    for errand in [*writing, *(errand for errand in errands if not errand.writes)]:
        if not errand.done.done():
            _do_alone(file, errand)


def _do_alone(file: AssessmentFile, errand: _Errand[object]) -> None:
    try:
        if errand.writes:
            with file.at_once():
                result = errand.work(file)
        else:
            result = errand.work(file)
    except BaseException as error:  # noqa: BLE001  # it belongs to whoever sent the errand
        errand.done.set_exception(error)
    else:
        errand.done.set_result(result)

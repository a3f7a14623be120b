"""A real Chromium for the pages of a workshop, and the command that serves them."""

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.acceptance.commandline import CommandLine
from tests.acceptance.conftest import crmready, nordlys, pulse, shared

__all__ = ["crmready", "nordlys", "pulse", "shared"]

expect.set_options(timeout=15_000)  # a busy machine takes its time
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")


def _chromium() -> str | None:
    """Where a Chromium is that runs here; Ubuntu's package is only a stub that asks for snap."""
    named = os.environ.get("CRMREADY_CHROMIUM")
    found = named or next((path for name in _NAMES if (path := shutil.which(name))), None)
    return None if found is None or "snap" in Path(found).read_bytes()[:4000].decode(errors="replace") else found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser, started once for a module: while it runs, no other test of its process can run an event loop."""
    path = _chromium()
    if path is None:
        pytest.skip("no Chromium here: apt-get install chromium, or name one in CRMREADY_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


PageOf = Callable[..., Page]


@pytest.fixture
def page_of(chromium: Browser) -> Iterator[PageOf]:
    """Makes a page in a browser profile of its own: `page_of(390, 844, java_script_enabled=False, locale="nb-NO")`.

    The test fails when a page logs an error: our own pages never do.
    """
    contexts, faults = [], []

    def make(width: int = 1280, height: int = 720, **options: Any) -> Page:  # noqa: ANN401  # Playwright's own
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        return page

    yield make
    for context in contexts:
        context.close()
    # A status such as 422 is a page of ours all the same; Chromium logs it.
    assert [fault for fault in faults if not fault.startswith("Failed to load resource")] == []


@dataclass(frozen=True, slots=True)
class Served:
    """A workshop that is served: where phones join, and the page that is the facilitator's alone."""

    join: str
    page: str

    @property
    def desk(self) -> str:
        """Where the facilitator's pages are."""
        return self.page.partition("/enter")[0]


Serve = Callable[..., AbstractContextManager[Served]]


@pytest.fixture
def serve(crmready: CommandLine) -> Serve:  # the fixture of the same name
    """Runs `crmready collect FILE OPTIONS…` on this machine alone, for as long as the block lasts."""

    @contextmanager
    def serving(file: str | Path, *options: str, **environment: str) -> Iterator[Served]:
        words: tuple[str | Path, ...] = ("collect", file, "--address", "127.0.0.1", "--no-browser", *options)
        with crmready.started(*words, **environment) as process:
            assert process.stdout
            assert process.stderr
            served = Served(process.stdout.readline().strip(), process.stdout.readline().strip())
            assert re.match(r"http://127\.0\.0\.1:\d+/", served.join), process.communicate(timeout=10)
            yield served
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate(timeout=30)
            assert "Traceback" not in said, said

    return serving


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[str]]:
    """What axe finds wrong with a page: rule and element, one a line."""
    axe = Axe()

    def found(page: Page) -> list[str]:
        response = axe.run(page).response
        assert response["passes"], "axe looked at nothing"
        return [
            f"{page.url}: {rule['id']}: {node['html'][:120]}"
            for rule in response["violations"]
            for node in rule["nodes"]
        ]

    return found

"""One question a screen, or one section a page? Measured on a phone's screen: `python -m tests.browser.one_or_many`.

Both are answered by the same script in the same browser, with the questions of a whole role. The page with a section is
made of our own pages: every question of a section in one form, one below the other, with one button at its end.
"""

import sys
import time
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from playwright.sync_api import Page, sync_playwright

from tests.browser.phones import PHONE, Person
from tests.workshop.room import Room, room

HEIGHT: Final = PHONE[1]
_REACH: Final = 0.8
"""The share of the screen that one swipe moves."""
_PARTS: Final = """() => [document.querySelector(".place").innerText.split(":")[0],
  document.querySelector("fieldset").outerHTML, document.querySelector(".moves").outerHTML]"""


@dataclass(slots=True)
class Effort:
    """What answering took."""

    pages: int = 0
    taps: int = 0
    swipes: int = 0
    hidden: int = 0
    """Questions whose last choice lay below the screen when their first words came into view."""
    lost: int = 0
    """Answers that a connection lost just before the button would have cost without a script."""
    seconds: float = 0.0

    def line(self, name: str) -> str:
        return (
            f"{name:22} {self.pages:3} pages {self.taps:3} taps {self.swipes:3} swipes "
            f"{self.hidden:3} not whole on the screen, at most {self.lost:2} answers at stake, {self.seconds:5.1f} s"
        )


def _into_view(page: Page, selector: str, number: int, effort: Effort) -> None:
    """Swipes until the element is on the screen, as a thumb does."""
    while True:
        box = page.locator(selector).nth(number).bounding_box()
        assert box is not None
        if box["y"] + box["height"] <= HEIGHT:
            return
        effort.swipes += 1
        page.evaluate("by => scrollBy(0, by)", HEIGHT * _REACH)


def one_by_one(person: Person) -> tuple[Effort, list[tuple[str, str, str]]]:
    """Answers our pages; gives the effort, and the parts of each question for the other way."""
    page, effort, parts = person.page, Effort(lost=1), []
    begin, aside = time.monotonic(), 0.0
    while not person.is_through:
        if "show=1" not in page.url:
            pause = time.monotonic()
            parts.append(tuple(page.evaluate(_PARTS)))
            aside += time.monotonic() - pause
            effort.pages += 1
            last = page.locator("label.choice").count() - 1
            box = page.locator("label.choice").nth(last).bounding_box()
            effort.hidden += box is not None and box["y"] + box["height"] > HEIGHT
            _into_view(page, "label.choice", 0, effort)
            person.choose(0)
            effort.taps += 1
        _into_view(page, "button.main", 0, effort)
        person.next()
        effort.taps += 1
    effort.seconds = time.monotonic() - begin - aside
    return effort, parts


def by_section(person: Person, parts: list[tuple[str, str, str]]) -> Effort:
    """Answers the same questions on a page for each section."""
    page, effort = person.page, Effort()
    page.goto(f"http://{person.here.host}/end")  # its style sheet, and somewhere to put the page
    for _, group in groupby(parts, key=lambda part: part[0]):
        questions = list(group)
        form = "".join(
            field.replace('name="value"', f'name="value-{number}"').replace(" checked", "").replace("h1>", "h2>")
            for number, (_, field, _) in enumerate(questions)
        )
        begin = time.monotonic()
        page.evaluate("html => { scrollTo(0, 0); document.getElementById('main').innerHTML = html; }",
                      f"<form>{form}{questions[-1][2]}</form>")  # fmt: skip
        effort.pages += 1
        effort.lost = max(effort.lost, len(questions))
        for number in range(len(questions)):
            choices = f"fieldset:nth-of-type({number + 1}) label.choice"
            _into_view(page, choices, 0, effort)
            box = page.locator(choices).last.bounding_box()
            effort.hidden += box is not None and box["y"] + box["height"] > HEIGHT
            _into_view(page, choices, page.locator(choices).count() - 1, effort)  # all are read before one is chosen
            page.locator(choices).first.click()
            effort.taps += 1
        _into_view(page, "button.main", 0, effort)
        effort.taps += 1
        effort.seconds += time.monotonic() - begin
    return effort


def measure(here: Room, page: Page, role: str) -> tuple[Effort, Effort]:
    """Both ways for one role."""
    person = Person(page, here)
    person.join(role)
    one, parts = one_by_one(person)
    return one, by_section(person, parts)


def main() -> None:
    """Prints both ways for a seller and a manager."""
    with room() as here, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for role in ("seller", "manager"):
            width, height = PHONE
            page = browser.new_context(viewport={"width": width, "height": height}).new_page()
            one, many = measure(here, page, role)
            sys.stdout.write(f"{one.line(f'{role}, one a screen')}\n{many.line(f'{role}, by section')}\n")
        browser.close()


if __name__ == "__main__":
    main()

"""A person with a phone in a real browser: how they join, answer and move on."""

from dataclasses import dataclass, field
from typing import Final

from playwright.sync_api import BrowserContext, Locator, Page, expect

from crmready.i18n import translations
from crmready.store.file import AssessmentFile
from crmready.workshop.codes import fingerprint
from crmready.workshop.visit import COOKIE
from tests.workshop.room import Room

PHONE: Final = (390, 844)


@dataclass(slots=True)
class Person:
    """Somebody with a page open. `said` is what must stand in the file: values as sent, None for "don't know"."""

    page: Page
    here: Room
    language: str = "en"
    said: dict[str, str | None] = field(default_factory=dict)

    def word(self, english: str) -> str:
        """What the page says in this language."""
        return translations(self.language, "workshop").gettext(english)

    def join(self, role: str) -> None:
        """Scans the code and takes a role."""
        self.page.goto(f"http://{self.here.host}/r/{self.here.code}")
        self.page.check(f"input[name=role][value={role}]")
        self.page.click("button.main")
        self.page.wait_for_url("**/q/*")

    @property
    def question(self) -> str:
        """Which question is on the screen."""
        return self.page.url.partition("/q/")[2].partition("?")[0]

    @property
    def is_through(self) -> bool:
        return self.page.url.endswith("/end")

    def choose(self, number: int) -> str:
        """Ticks a choice, counted from the top; gives what it sends."""
        choice = self.page.locator("label.choice").nth(number)
        value = str(choice.locator("input").get_attribute("value"))
        choice.click()
        return value

    def on(self, way: Locator) -> None:
        """Presses something that leads to another page, and waits for it."""
        before = self.page.url
        way.click()
        expect(self.page).not_to_have_url(before)

    def next(self) -> None:
        """On to the next page."""
        self.on(self.page.locator("button.main"))

    def answer(self, number: int = 1) -> None:
        """Answers a question of levels and passes the page that asks what shows it."""
        question = self.question
        self.said[question] = self.choose(number)
        self.next()
        if "show=1" in self.page.url:
            self.next()

    def link(self, english: str) -> Locator:
        """A link of the page."""
        return self.page.get_by_role("link", name=self.word(english), exact=True)

    def button(self, english: str) -> Locator:
        """A button of the page."""
        return self.page.get_by_role("button", name=self.word(english), exact=True)

    def answers(self) -> dict[str, str | None]:
        """What stands in the file, as `said` has it."""
        return self.answers_of(self.page.context)

    def answers_of(self, context: BrowserContext) -> dict[str, str | None]:
        """The same for a browser whose tab may be closed."""
        token = next(cookie["value"] for cookie in context.cookies() if cookie["name"] == COOKIE)
        with self.here.opened() as file:
            return _kept(file, file.seats.taken()[fingerprint(token)])


def _kept(file: AssessmentFile, respondent: str) -> dict[str, str | None]:
    kept = {place[1]: answer for place, answer in file.assessment().answers.items() if place[0] == respondent}
    values = {question: getattr(answer, "value", None) for question, answer in kept.items()}
    return {question: None if value is None else str(value) for question, value in values.items()}

"""What people write beside an answer, on a phone with a script: it is kept, or it is said that it is not."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from crmready.model.assessment import Answer, Answered
from crmready.workshop.codes import fingerprint
from crmready.workshop.visit import COOKIE
from tests.browser.conftest import PageOf
from tests.browser.phones import PHONE, Person
from tests.workshop.room import Room, room

UNKEPT = "Answer first: what you wrote is not kept without an answer."
WAYS: dict[str, Callable[[Person], object]] = {
    "back": lambda person: person.on(person.button("Back")),
    "skip": lambda person: person.on(person.button("Skip for now")),
    "language": lambda person: _speak_norwegian(person.page),
    "reload": lambda person: person.page.reload(),
    "browser's back": lambda person: person.page.go_back(),
    "elsewhere": lambda person: person.page.goto("about:blank"),
    "a pause": lambda person: expect(person.page.locator("#saved")).to_have_text("Saved"),
}


@pytest.fixture(scope="module")
def here() -> Iterator[Room]:
    with room() as found:
        yield found


def _speak_norwegian(page: Page) -> None:
    page.get_by_role("button", name="Norsk").click()
    expect(page.locator("html")).to_have_attribute("lang", "nb")


def _write(page: Page, evidence: str, note: str) -> None:
    for field, text in (("evidence", evidence), ("note", note)):
        page.locator(f"details:has(#{field}) summary").click()
        page.locator(f"#{field}").press_sequentially(text)


def _second_question(person: Person) -> str:
    person.join("manager")
    person.on(person.button("Skip for now"))
    return person.question


def _kept(person: Person, question: str) -> Answer | None:
    token = next(cookie["value"] for cookie in person.page.context.cookies() if cookie["name"] == COOKIE)
    with person.here.opened() as file:
        return file.assessment().answers.get((file.seats.taken()[fingerprint(token)], question))


def test_what_is_written_beside_an_answer_is_kept_whichever_way_somebody_leaves(page_of: PageOf, here: Room) -> None:
    for way, leave in WAYS.items():
        person = Person(page_of(*PHONE, locale="en-GB"), here)
        question = _second_question(person)
        value = int(person.choose(1))
        _write(person.page, "The handbook", f"by {way}")
        leave(person)
        person.page.goto(f"http://{here.host}/q/{question}")
        expect(person.page.locator("#note")).to_have_value(f"by {way}")
        expect(person.page.locator("#evidence")).to_have_value("The handbook")
        assert _kept(person, question) == Answered(value, ("The handbook",), f"by {way}"), way
        person.page.context.close()


def test_what_is_written_without_an_answer_is_said_not_to_be_kept_and_stays_on_the_page(
    page_of: PageOf, here: Room
) -> None:
    person = Person(page_of(*PHONE, locale="en-GB"), here)
    question, page = _second_question(person), person.page
    _write(page, "The handbook", "ask Kari")
    expect(page.locator("#saved")).to_have_text(UNKEPT)
    person.button("Back").click()
    expect(page.get_by_role("alert")).to_have_text(UNKEPT)
    expect(page.locator("#note")).to_have_value("ask Kari")
    value = int(person.choose(1))
    expect(page.locator("#saved")).to_have_text("Saved")
    assert _kept(person, question) == Answered(value, ("The handbook",), "ask Kari")


def test_next_with_nothing_chosen_stays_and_skip_goes_on(page_of: PageOf, here: Room) -> None:
    for script in (True, False):
        person = Person(page_of(*PHONE, locale="en-GB", java_script_enabled=script), here)
        question = _second_question(person)
        person.page.locator("button.main").click()
        alert = person.page.get_by_role("alert")
        expect(alert).to_have_text("Nothing is chosen yet. Answer, or skip the question for now.")
        assert person.question == question
        person.on(person.page.locator(".moves").get_by_role("button", name="Skip for now"))
        assert person.question != question


def test_what_is_written_without_a_connection_waits_on_the_phone(page_of: PageOf, here: Room) -> None:
    def refused(route: Route) -> None:
        if route.request.method == "POST":
            route.abort()
        else:
            route.continue_()

    person = Person(page_of(*PHONE, locale="en-GB"), here)
    question, page = _second_question(person), person.page
    page.context.route("**/q/**", refused)
    value = int(person.choose(1))
    with page.expect_request(lambda request: "Kari" in (request.post_data or "")):
        _write(page, "The handbook", "ask Kari")
    expect(page.locator("#network")).to_contain_text("No connection")
    page.reload()
    assert _kept(person, question) is None
    person.button("Skip for now").click()  # the page shows no answer: that takes nothing from the one that waits
    page.context.unroute("**/q/**")
    expect(page).not_to_have_url(f"http://{here.host}/q/{question}", timeout=15_000)
    assert _kept(person, question) == Answered(value, ("The handbook",), "ask Kari")

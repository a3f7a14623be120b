"""The phones' pages in a real browser on a 390 × 844 screen: everything that people do, and what may go wrong."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from crmready.model.assessment import Answered, NotApplicable
from tests.browser.conftest import PageOf
from tests.browser.phones import PHONE, Person
from tests.workshop.room import Room, room

LOCALES = {"nb": "nb-NO", "en": "en-GB"}


@pytest.fixture(scope="module")
def here() -> Iterator[Room]:
    with room() as found:
        yield found


def phone(page_of: PageOf, here: Room, language: str = "en", **options: object) -> Person:
    return Person(page_of(*PHONE, locale=LOCALES[language], **options), here, language)


@pytest.mark.parametrize("role", ["seller", "manager"])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_whole_form_is_answered(page_of: PageOf, here: Room, language: str, role: str) -> None:
    """With a script for half of them, and without one for the others; each role and each language with both."""
    person = phone(page_of, here, language, java_script_enabled=(language == "nb") is (role == "manager"))
    person.join(role)
    expect(person.page.locator("html")).to_have_attribute("lang", language)
    skipped, taken_back = astray(person)
    shown = to_the_end(person)
    assert shown > 0 or role == "seller"

    assert person.page.locator(".open a").count() == 2
    person.on(person.page.locator(f".open a[href='/q/{skipped}']"))
    person.answer(1)
    person.page.goto(f"http://{here.host}/q/{taken_back}")
    person.answer(0)
    person.page.goto(f"http://{here.host}/end")
    person.button("I am done").click()
    expect(person.button("I am done")).to_have_count(0)
    assert person.answers() == person.said


def astray(person: Person) -> tuple[str, str]:
    """Back, another answer, "don't know"; then leaves one question open and takes another's answer back."""
    changed = person.question
    person.answer(0)
    person.on(person.button("Back"))
    assert person.question == changed
    expect(person.page.locator("input:checked")).to_have_count(1)
    person.answer(1)
    person.said[person.question] = None
    person.on(person.button("I don't know"))
    skipped = person.question
    person.on(person.button("Skip for now"))
    taken_back = person.question
    person.answer(2)
    person.on(person.button("Back"))
    assert person.question == taken_back
    person.button("Take my answer back").click()
    expect(person.page.locator("input:checked")).to_have_count(0)
    person.on(person.button("Skip for now"))
    del person.said[taken_back]
    return skipped, taken_back


def to_the_end(person: Person) -> int:
    """Answers what is left; gives how often it was asked what shows an answer, and says so the first time."""
    shown, highest = 0, 4
    for _ in range(60):
        if person.is_through:
            break
        question, offered = person.question, person.page.locator("label.choice").count()
        person.said[question] = person.choose(highest if offered > highest else 0)
        person.next()
        if "show=1" in person.page.url:
            shown += 1
            person.page.fill("#evidence", "Møtereferat, mai\nRutine i håndboken" if shown == 1 else "")
            person.next()
    assert person.is_through
    return shown


@pytest.mark.parametrize("script", [True, False])
def test_not_relevant_needs_a_reason_and_a_note_is_kept(page_of: PageOf, here: Room, *, script: bool) -> None:
    person = phone(page_of, here, java_script_enabled=script)
    person.join("seller")
    page, question = person.page, person.question
    page.get_by_text("Not relevant to me").click()
    page.get_by_role("button", name="It is not relevant").click()
    expect(page.get_by_role("alert")).to_have_text("Say in a few words why it is not relevant.")
    page.get_by_text("A note", exact=True).click()
    page.fill("#note", "Ask me about this")
    page.fill("#reason", "We sell by tender")
    person.on(page.get_by_role("button", name="It is not relevant"))
    with here.opened() as file:
        kept = [answer for (_, asked), answer in file.assessment().answers.items() if asked == question]
    assert NotApplicable("We sell by tender", "Ask me about this") in kept


def test_a_choice_is_saved_before_anybody_presses_next(page_of: PageOf, here: Room) -> None:
    person = phone(page_of, here, "nb")
    person.join("seller")
    chosen = person.choose(3)
    expect(person.page.locator("#saved")).to_have_text("Lagret")
    assert person.answers() == {person.question: chosen}


def test_what_is_answered_without_a_connection_is_sent_when_it_is_back(page_of: PageOf, here: Room) -> None:
    person = phone(page_of, here)
    person.join("seller")
    page, question = person.page, person.question
    page.context.set_offline(True)
    chosen = person.choose(2)
    expect(page.locator("#network")).to_contain_text("No connection")
    page.locator("button.main").click()
    assert person.answers() == {}
    page.context.set_offline(False)
    expect(page).not_to_have_url(f"http://{here.host}/q/{question}", timeout=15_000)
    assert person.answers() == {question: chosen}
    expect(page.locator("#network")).not_to_contain_text("No connection")


def test_what_waits_on_the_phone_outlives_a_reload_and_a_closed_tab(page_of: PageOf, here: Room) -> None:
    person = phone(page_of, here)
    person.join("seller")
    question, context = person.question, person.page.context
    context.route("**/q/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    chosen = person.choose(3)
    expect(person.page.locator("#network")).to_contain_text("No connection")
    person.page.reload()
    person.page.close()
    assert person.answers_of(context) == {}
    context.unroute("**/q/**")
    again = context.new_page()
    again.goto(f"http://{here.host}/")
    again.wait_for_url(f"**/q/{question}")
    expect(again.locator("input:checked")).to_have_value(chosen)
    assert person.answers_of(context) == {question: chosen}


def test_a_closed_tab_goes_on_where_it_was(page_of: PageOf, here: Room) -> None:
    person = phone(page_of, here)
    person.join("seller")
    person.answer()
    following = person.question
    context = person.page.context
    person.page.close()
    for start in ("/", "/q", f"/r/{here.code}"):
        again = context.new_page()
        again.goto(f"http://{here.host}{start}")
        assert again.url.endswith(f"/q/{following}"), start


def test_a_phone_that_keeps_nothing_loses_no_answer(page_of: PageOf, here: Room) -> None:
    person = phone(page_of, here)
    person.page.add_init_script(
        "delete Storage.prototype.setItem; Storage.prototype.setItem = () => { throw Error(); }"
    )
    person.join("seller")
    person.answer(3)
    person.answer(2)
    assert person.answers() == person.said
    assert len(person.said) == 2


def test_a_laptop_that_is_killed_comes_back_without_anybody_noticing_more_than_a_line(page_of: PageOf) -> None:
    with room() as own:
        person = phone(page_of, own)
        person.join("seller")
        person.answer(1)
        own.kill()
        question, chosen = person.question, person.choose(3)
        expect(person.page.locator("#network")).to_contain_text("No connection")
        own.start()
        expect(person.page.locator("#saved")).to_have_text("Saved", timeout=15_000)
        person.said[question] = chosen
        assert person.answers() == person.said


@pytest.mark.parametrize("script", [True, False])
def test_a_round_that_is_closed_meanwhile_says_so_and_takes_nothing(page_of: PageOf, *, script: bool) -> None:
    with room() as own:
        person = phone(page_of, own, "nb", java_script_enabled=script)
        person.join("seller")
        person.answer()
        closing = page_of()
        closing.goto(own.desk)
        closing.locator("form[action='/close'] button").first.click()
        closing.locator("input[name=sure] + button").click()  # for one person is not done yet
        closing.wait_for_url("**/topics")
        person.choose(2)
        if not script:
            person.page.locator("button.main").click()
        expect(person.page.get_by_role("heading")).to_contain_text("avsluttet")
        assert person.answers() == person.said
        person.page.goto(f"http://{own.host}/")
        expect(person.page.get_by_role("heading")).to_contain_text("avsluttet")


def test_the_language_changes_on_the_same_question(page_of: PageOf, here: Room) -> None:
    person = phone(page_of, here)
    person.join("seller")
    person.answer()
    person.page.goto(f"http://{here.host}/q/{next(iter(person.said))}")
    person.page.get_by_role("button", name="Norsk").click()
    expect(person.page.locator("html")).to_have_attribute("lang", "nb")
    assert person.question == next(iter(person.said))
    expect(person.page.locator("input:checked")).to_have_value(str(person.said[person.question]))


def test_evidence_is_asked_for_where_an_answer_counts_for_less_without(page_of: PageOf, here: Room) -> None:
    person = phone(page_of, here)
    person.join("manager")
    page, question = person.page, person.question
    person.choose(4)
    person.next()
    assert page.url.endswith(f"/q/{question}?show=1")
    page.fill("#evidence", "The handbook, page 4\n\n  Minutes of 3 May  ")
    person.next()
    with here.opened() as file:
        kept = [answer for (_, asked), answer in file.assessment().answers.items() if asked == question]
    assert Answered(4, ("The handbook, page 4", "Minutes of 3 May")) in kept


def test_the_keyboard_is_enough(page_of: PageOf, here: Room) -> None:
    person = phone(page_of, here)
    page = person.page
    page.goto(f"http://{here.host}/r/{here.code}")
    tab_to(page, "input[name=role]")
    page.keyboard.press("Space")
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    page.wait_for_url("**/q/*")
    question = person.question
    tab_to(page, "input[name=value]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    outline = page.evaluate("getComputedStyle(document.activeElement.closest('label')).outlineStyle")
    assert outline == "solid"
    chosen = page.locator("input:checked").get_attribute("value")
    tab_to(page, "button.main")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(f"http://{here.host}/q/{question}")
    assert person.answers() == {question: chosen}
    expect(page.locator("h1")).to_be_focused()


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until something has the focus."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")

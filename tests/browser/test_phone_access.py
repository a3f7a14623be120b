"""The phones' pages for everybody: axe, zoom, dark, still, light, and whatever strangers have written."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import PageOf
from tests.browser.phones import PHONE, Person
from tests.workshop.room import ROOT, Room, room
from tests.workshop.scene import Scene, exchange, scene
from tests.workshop.test_traces import PAYLOADS

EVERY_TYPE = ROOT / "tests" / "questionnaires" / "valid" / "every-feature" / "questionnaire.yaml"
LOCALES = {"nb": "nb-NO", "en": "en-GB"}
CUT_OFF = """() => {
  const wide = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility())
    .filter((one) => { const box = one.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < -1; });
  const clipped = [...document.querySelectorAll("button, label, summary, a, h1")]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline");
  return [...wide, ...clipped].map((one) => one.outerHTML.slice(0, 100));
}"""
SMALL = """() => [...document.querySelectorAll("a, button, summary, label.choice, input:not([type]), textarea")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
  .map((one) => one.outerHTML.slice(0, 100))"""

DARK = """async () => (await axe.run({runOnly: ["color-contrast"]})).violations
  .flatMap((rule) => rule.nodes.map((node) => node.html))"""
"""What axe, which is in the page already, says of its colours."""


@pytest.fixture(scope="module")
def every_type() -> Iterator[Room]:
    with room(EVERY_TYPE) as found:
        yield found


def tour(person: Person, look: Callable[[str], None]) -> None:
    """Every page that a phone can show, one after the other."""
    page, address = person.page, f"http://{person.here.host}"
    page.goto(address)
    look("code")
    page.fill("#code", "AAAA-AAAA")
    page.click("button.main")
    look("wrong code")
    page.goto(f"{address}/r/{person.here.code}")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    look("role")
    person.join("seller")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    person.choose(2)
    look("levels")
    page.goto(f"{page.url}?show=1")
    expect(page.locator("details")).to_have_count(0)
    look("what shows it")
    person.next()
    person.button("Next").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look("nothing chosen")
    person.on(person.button("Skip for now"))
    questions(person, look)
    assert person.is_through
    look("still open")
    person.button("I am done").click()
    expect(person.button("I am done")).to_have_count(0)
    look("done")
    page.goto(f"{address}/nowhere")
    look("lost")


def questions(person: Person, look: Callable[[str], None]) -> None:
    """Every kind of question, looked at once; a number is first written so that it is refused."""
    seen: set[str] = set()
    for _ in range(12):
        if person.is_through:
            return
        kind = person.page.locator("#answer").evaluate("form => (form.elements.value[0] ?? form.elements.value).type")
        if kind not in seen:
            seen.add(kind)
            look(f"a question: {kind}")
        if kind == "text":
            person.page.fill("#value", "many")
            person.page.click("button.main")
            expect(person.page.get_by_role("alert")).to_be_visible()
            look("refused")
        if kind in {"text", "textarea"}:
            person.page.fill("#value", "12")
        else:
            person.choose(0)
        person.next()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_axe_finds_nothing_on_any_page_light_or_dark(
    language: str, every_type: Room, page_of: PageOf, violations: Callable[[Page], list[str]]
) -> None:
    still = page_of(*PHONE, locale=LOCALES[language], reduced_motion="reduce")  # colours do not change while axe looks
    person = Person(still, every_type, language)
    found: list[str] = []
    names: list[str] = []

    def look(name: str) -> None:
        names.append(name)
        found.extend(f"{name}: {line}" for line in violations(person.page))
        found.extend(f"{name}: {element}" for element in person.page.evaluate(SMALL))
        person.page.emulate_media(color_scheme="dark")
        found.extend(f"{name}, dark: {line}" for line in person.page.evaluate(DARK))
        person.page.emulate_media(color_scheme="light")

    tour(person, look)
    assert len(names) >= 11
    assert found == []


def test_nothing_is_cut_off_when_enlarged(every_type: Room, page_of: PageOf) -> None:
    """400 % of a screen of 1280 px leaves 320 px, and text may be at 200 % by itself: here both at once."""
    person = Person(page_of(320, 640, bypass_csp=True), every_type)
    looked: list[str] = []

    def look(name: str) -> None:
        person.page.add_style_tag(content="html { font-size: 212.5% !important; }")
        assert person.page.evaluate(CUT_OFF) == [], name
        assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        looked.append(name)

    tour(person, look)
    assert len(looked) >= 11


def test_nothing_moves_for_somebody_who_asked_for_that(every_type: Room, page_of: PageOf) -> None:
    for wish, seconds in (("reduce", "0s"), ("no-preference", "0.12s")):
        person = Person(page_of(*PHONE, reduced_motion=wish), every_type)
        person.join("seller")
        style = "getComputedStyle(document.querySelector('.choice')).transitionDuration"
        assert person.page.evaluate(style) == seconds


def test_a_page_with_all_that_belongs_to_it_weighs_less_than_30_kb(every_type: Room, page_of: PageOf) -> None:
    person = Person(page_of(*PHONE, locale="nb-NO"), every_type, "nb")
    sizes: dict[str, int] = {}
    person.page.on("response", lambda reply: sizes.update({reply.url: len(reply.body()) if reply.ok else 0}))
    person.join("seller")
    person.page.wait_for_load_state("networkidle")
    assets = sum(size for url, size in sizes.items() if "/s/" in url)
    pages = {url: size for url, size in sizes.items() if "/s/" not in url}
    assert assets > 5_000
    assert len(pages) >= 2
    assert max(pages.values()) + assets < 30_000
    assert all(url.startswith(f"http://{every_type.host}/") for url in sizes)


@pytest.fixture(scope="module")
def written_on() -> Iterator[Scene]:
    """A room in which everybody has written what an attacker would write."""
    with scene() as found:
        guests = [found.guest, *(found.joined("seller", 20 + number) for number in range(9))]
        for guest in guests:
            for number, question in enumerate(("stages-known", "stages-followed", "opportunities-qualified")):
                payload = PAYLOADS[number % len(PAYLOADS)]
                sent = found.post(f"/q/{question}", token=guest.token, seal=guest.seal, value=str(number), note=payload,
                                  evidence="\n".join(PAYLOADS), key=payload)  # fmt: skip
                assert exchange(found.here.port, sent).status in {303, 404}
        yield found


def test_what_strangers_write_runs_nowhere(written_on: Scene, page_of: PageOf) -> None:
    """No dialog, and no violation of the content security policy: `page_of` fails on whatever is logged."""
    phone, desk = page_of(*PHONE), page_of()
    dialogs: list[str] = []

    def heard(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    for page in (phone, desk):
        page.on("dialog", heard)
    host = written_on.here.host
    phone.context.add_cookies([{"name": "crmready-phone", "value": written_on.guest.token, "url": f"http://{host}"}])
    looked = [visited(phone, f"http://{host}/q/{question}") for question in ("stages-known", "stages-followed")]
    assert any("alert(1)" in text for text in looked)
    written_on.close()
    desk.goto(written_on.here.desk)
    own = desk.url.rstrip("/")
    visited(desk, f"{own}/topics")
    links = {link.get_attribute("href") or "" for link in desk.get_by_role("link").all()}
    paths = sorted(path for path in links if path.startswith("/"))
    assert len(paths) > 3
    for path in paths:
        visited(desk, own + path)
    assert dialogs == []


def visited(page: Page, address: str) -> str:
    """What a page says, once it and all that it loads are there."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page.content()


def test_a_role_that_answers_as_one_is_asked_and_told_on_pages_for_everybody(
    page_of: PageOf, violations: Callable[[Page], list[str]]
) -> None:
    with room() as here:
        alone = Person(page_of(*PHONE, locale="en-GB", reduced_motion="reduce"), here)
        alone.join("seller")
        alone.answer(1)
        desk = page_of()
        desk.goto(here.desk)
        desk.goto(f"{desk.url.rstrip('/')}/together")
        desk.fill("#people-seller", "3")
        desk.click("form .moves button")
        one = page_of(*PHONE, locale="nb-NO", reduced_motion="reduce")
        one.goto(f"http://{here.host}/r/{here.code}")
        one.check("input[name=role][value=seller]")
        one.click("button.main")
        expect(one.get_by_role("alert")).to_have_text("1 har svart alene; svarene forkastes. Vil du gå videre?")
        assert violations(one) == one.evaluate(SMALL) == []
        one.click("button.main")
        one.wait_for_url("**/q/*")
        alone.choose(2)
        expect(alone.page.locator("h1")).to_have_text("Your role now answers together, on one phone.")
        assert violations(alone.page) == alone.page.evaluate(SMALL) == []

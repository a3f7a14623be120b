"""The facilitator's pages in a real browser: from the code on the wall to the report, seen from ten metres."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageOf, Serve, Served

SCREENS = ((1280, 720), (1920, 1080), (1024, 768))
TOPICS = ("stages-known", "coaching-conversations", "leader-training", "seller-data-purpose")

SMALLEST = """() => {
  const seen = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode, box = text.parentElement;
    if (!text.data.trim() || !box.checkVisibility() || box.closest("details:not([open]) > :not(summary)")) continue;
    const drawing = box.closest("svg");
    const factor = drawing ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1;
    seen.push([parseFloat(getComputedStyle(box).fontSize) * factor / innerHeight * 100, text.data.trim()]);
  }
  return seen.sort((one, other) => one[0] - other[0])[0];
}"""
OVER = "() => [document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth]"


def joined(page_of: PageOf, served: Served, role: str = "seller") -> Page:
    """A phone that takes part."""
    phone = page_of(390, 844)
    phone.goto(served.join)
    phone.locator(f"input[name=role][value={role}]").check()
    phone.locator("button.main").click()
    phone.wait_for_url("**/q/**")
    return phone


CUT = """() => [...document.querySelectorAll("main > .moves > *, main > .moves button")]
  .filter((one) => one.getBoundingClientRect().bottom > innerHeight).map((one) => one.textContent.trim())"""


def closed(page: Page) -> None:
    """Closes the round from the lobby."""
    page.locator("form[action='/close'] button").click()
    page.wait_for_url("**/topics")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_page_is_readable_from_ten_metres_and_axe_finds_nothing(  # noqa: PLR0913, PLR0917  # fixtures
    language: str, nordlys: Path, serve: Serve, page_of: PageOf, violations: Callable[[Page], list[str]]
) -> None:
    wifi = {"CRMREADY_WIFI_PASSWORD": "gul sky og eple"}
    with serve(nordlys, "--language", language, "--wifi", "Verksted", **wifi) as served:
        page = page_of()
        page.goto(served.page)
        found, small = violations(page), []
        over: list[tuple[object, ...]] = []

        def look(name: str, *, whole: bool = True) -> None:
            for width, height in SCREENS:
                page.set_viewport_size({"width": width, "height": height})
                share, text = page.evaluate(SMALLEST)
                small.extend([(name, height, share, text)] if share < 2.2 else [])
                cut = page.evaluate(CUT)
                over.extend([(name, width, *cut)] if cut else [])
                down, right = page.evaluate(OVER)
                over.extend([(name, width, down, right)] if right > 0 or (whole and down > 0 and height != 768) else [])
            found.extend(violations(page))

        look("lobby")
        page.goto(f"{served.desk}/trouble")
        look("trouble", whole=False)
        page.goto(f"{served.desk}/together")
        look("together")
        page.goto(served.desk)
        closed(page)
        look("topics")
        page.locator("summary").click()
        look("all topics", whole=False)
        for topic in TOPICS:
            page.goto(f"{served.desk}/topics/{topic}")
            look(topic)
        for path in ("/records/goals", "/report", "/"):
            page.goto(f"{served.desk}{path}")
            look(path)
    assert (found, small, over) == ([], [], [])


@pytest.mark.parametrize("script", [True, False])
def test_from_the_code_on_the_wall_to_the_report(*, script: bool, nordlys: Path, serve: Serve, page_of: PageOf) -> None:
    with serve(nordlys, "--language", "en") as served:
        page = page_of(java_script_enabled=script)
        page.goto(served.page)
        joined(page_of, served)
        if not script:
            page.reload()
        expect(page.locator("[data-role=seller] [data-count=joined]")).to_have_text("9")
        expect(page.locator("tfoot [data-count=finished]")).to_have_text("14")
        page.get_by_role("button", name="Close the round").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("1 person is not done yet.")
        page.get_by_role("button", name="Close the round now").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Not ready")
        page.get_by_role("link", name="Begin with the first").click()
        page.get_by_label("Content and participants have been decided").check()
        page.get_by_label("In a sentence").fill("Agreed in the room")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_label("In a sentence")).to_have_value("Agreed in the room")
        expect(page.get_by_label("Content and participants have been decided")).to_be_checked()
        page.goto(f"{served.desk}/records/goals")
        page.get_by_label("Goal", exact=True).fill("Shorter time to offer")
        page.get_by_label("Measure", exact=True).fill("Days")
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".records")).to_contain_text("Shorter time to offer")
        if not script:  # the report is the same, and takes a while
            return
        page.goto(f"{served.desk}/report")
        page.get_by_role("button", name="Make the report").click(timeout=90_000)
        expect(page.locator(".made")).to_contain_text("nordlys-en.pdf", timeout=90_000)
    assert (nordlys.parent / "nordlys-en.pdf").read_bytes().startswith(b"%PDF-")


def test_counts_follow_without_a_click_and_the_keys_lead_through(nordlys: Path, serve: Serve, page_of: PageOf) -> None:
    with serve(nordlys, "--language", "en") as served:
        page = page_of()
        page.goto(served.page)
        first = joined(page_of, served)
        expect(page.locator("tfoot [data-count=joined]")).to_have_text("15", timeout=10_000)
        first.context.clear_cookies()
        page.get_by_role("button", name="Close the round").click()
        page.get_by_role("button", name="Close the round now").click()
        page.wait_for_url("**/topics")
        for key, place in (
            ("ArrowRight", "/topics/leader-training"),
            ("ArrowRight", "/topics/seller-data-purpose"),
            ("ArrowLeft", "/topics/leader-training"),
            ("PageDown", "/topics/seller-data-purpose"),
            ("Escape", "/topics"),
            ("r", "/report"),
            ("Escape", "/topics"),
        ):
            page.keyboard.press(key)
            page.wait_for_url(f"{served.desk}{place}")
        expect(page.locator("#keys")).to_contain_text("Begin with the first")


def test_keys_leave_what_is_written_alone_and_can_be_switched_off(nordlys: Path, serve: Serve, page_of: PageOf) -> None:
    with serve(nordlys, "--language", "en") as served:
        page = page_of()
        page.goto(served.page)
        closed(page)
        here = f"{served.desk}/topics/leader-training"
        page.goto(here)
        page.get_by_label("In a sentence").press_sequentially("retro")
        page.keyboard.press("ArrowRight")
        expect(page.get_by_label("In a sentence")).to_have_value("retro")
        assert page.url == here
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Keys off").click()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("r")
        page.wait_for_timeout(300)
        assert page.url == here
        page.get_by_role("button", name="Keys on").click()
        page.get_by_label("In a sentence").fill("")
        page.keyboard.press("Escape")
        page.keyboard.press("ArrowRight")
        page.wait_for_url(f"{served.desk}/topics/seller-data-purpose")


def test_what_is_not_saved_yet_is_saved_on_the_way_on_or_stays_with_a_message(
    nordlys: Path, serve: Serve, page_of: PageOf
) -> None:
    with serve(nordlys, "--language", "en") as served:
        page = page_of()
        page.goto(served.page)
        closed(page)
        here = f"{served.desk}/topics/leader-training"
        page.goto(here)
        page.get_by_label("Content and participants have been decided").check()
        page.keyboard.press("ArrowRight")
        page.wait_for_url(f"{served.desk}/topics/seller-data-purpose")
        expect(page.locator("#said[role=status]")).to_have_text("✓ Saved")
        page.keyboard.press("ArrowLeft")
        page.wait_for_url(here)
        expect(page.locator("#said[role=status]")).to_have_count(0)
        expect(page.get_by_label("Content and participants have been decided")).to_be_checked()
        page.get_by_role("button", name="Remove").click()
        expect(page.locator("#said[role=status]")).to_have_text("✓ Removed")
        page.get_by_label("In a sentence").fill("Agreed in the room")
        for leave in (page.get_by_role("button", name="Save"), page.get_by_role("button", name="Next")):
            leave.click()
            expect(page.get_by_role("alert")).to_have_text(
                "A sentence needs an answer beside it: give that too, or delete the sentence."
            )
            expect(page.get_by_label("In a sentence")).to_have_value("Agreed in the room")
        page.get_by_label("In a sentence").fill("")
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.wait_for_url(f"{served.desk}/topics")


def test_half_a_goal_is_kept_when_somebody_leaves_and_can_be_completed(
    nordlys: Path, serve: Serve, page_of: PageOf
) -> None:
    with serve(nordlys, "--language", "en") as served:
        page = page_of()
        page.goto(served.page)
        closed(page)
        page.goto(f"{served.desk}/records/goals")
        page.get_by_label("Goal", exact=True).fill("Shorter time to offer")
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.wait_for_url(f"{served.desk}/topics")
        expect(page.locator("#said[role=status]")).to_have_text("✓ Saved")
        page.goto(f"{served.desk}/records/goals")
        page.get_by_role("link", name="Change: Shorter time to offer").click()
        expect(page.get_by_label("Goal", exact=True)).to_have_value("Shorter time to offer")
        page.get_by_label("To be reached by").fill("soon")
        page.get_by_role("button", name="Save").click()
        field = page.get_by_label("To be reached by")
        expect(field).to_have_value("soon")
        expect(field).to_have_accessible_description(re.compile("^Write the date as 2026-11-23 or 23.11.2026."))
        field.fill("1.6.2027")
        page.get_by_role("link", name="What to talk about").click()
        page.wait_for_url(f"{served.desk}/topics")
        page.goto(f"{served.desk}/records/goals")
        expect(page.locator(".records > li", has_text="Shorter time to offer")).to_have_count(1)


def test_on_a_narrow_screen_every_requirement_has_its_mark_name_and_state_side_by_side(
    nordlys: Path, serve: Serve, page_of: PageOf
) -> None:
    with serve(nordlys, "--language", "nb") as served:
        page = page_of(390, 844)
        page.goto(served.page)
        closed(page)
        rows = page.evaluate("""() => [...document.querySelectorAll(".gates li")].map((row) => [...row.children]
            .map((part) => part.getBoundingClientRect()).map((box) => [box.top, box.left, box.right]))""")
    assert len(rows) == 9
    for mark, name, state in rows:
        assert max(mark[0], name[0], state[0]) - min(mark[0], name[0], state[0]) < 8
        assert mark[2] <= name[1]
        assert name[2] <= state[1]
        assert state[2] <= 390


def test_the_clock_starts_pauses_and_starts_anew(nordlys: Path, serve: Serve, page_of: PageOf) -> None:
    with serve(nordlys, "--language", "en") as served:
        page = page_of()
        page.clock.install()
        page.goto(served.page)
        closed(page)
        page.goto(f"{served.desk}/topics/stages-known")
        clock = page.locator("#timer output")
        expect(clock).to_have_text("5:00")
        page.keyboard.press("t")
        page.clock.run_for(65_000)
        expect(clock).to_have_text("3:55")
        page.keyboard.press("t")
        page.clock.run_for(60_000)
        expect(clock).to_have_text("3:55")
        page.get_by_role("button", name="Start").click()
        page.clock.run_for(240_000)
        expect(clock).to_have_text("−0:05")
        expect(page.locator("#timer")).to_have_class(re.compile("over"))
        page.get_by_role("button", name="Reset").click()
        expect(clock).to_have_text("5:00")


def test_the_self_test_shows_within_a_second_who_got_through_and_else_every_fix(
    crmready: object, serve: Serve, page_of: PageOf, violations: Callable[[Page], list[str]]
) -> None:
    del crmready
    with serve(Path("--check"), "--language", "nb") as served:
        page = page_of()
        page.clock.install()
        page.goto(served.page)
        expect(page.locator("#fixes")).to_be_hidden()
        page.clock.run_for(21_000)
        expect(page.locator("#fixes")).to_be_visible()
        found = violations(page)
        phone = page_of(390, 844, locale="nb-NO")
        phone.goto(served.join)
        expect(phone.get_by_role("heading", level=1)).to_have_text("✓ Du er gjennom.")
        found += violations(phone)
        page.clock.run_for(1000)
        expect(page.locator("#through")).to_contain_text("Telefoner som kom gjennom: 1", timeout=1000)
        expect(page.locator("#fixes")).to_be_hidden()
        found += violations(page)
    assert found == []

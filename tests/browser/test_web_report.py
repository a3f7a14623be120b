"""The report as a web page in a real browser: for everybody, on any screen, printed, and with a hostile pen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect

from crmready.report.formats.web import web_report
from crmready.report.render import write_page
from crmready.resources import report_templates_root
from tests.browser.conftest import PageOf
from tests.browser.test_phone_access import DARK
from tests.unit.report.formats import views


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    folder = tmp_path_factory.mktemp("web")

    def written(name: str) -> str:
        target = folder / f"{name.replace(' ', '-')}.html"
        if not target.exists():
            write_page(web_report(views.EVERY[name](), report_templates_root()), target, lambda _: None)
        return target.as_uri()

    return written


@pytest.mark.parametrize("name", ["little in Norwegian", "hostile"])
def test_axe_finds_nothing_light_or_dark(
    name: str, address: Callable[[str], str], page_of: PageOf, violations: Callable[[Page], list[str]]
) -> None:
    page = page_of(1280, 900, bypass_csp=True)  # axe is a script that the page's own policy keeps out
    page.goto(address(name))
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(DARK) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_never_scrolls_sideways_and_its_tables_do_so_inside(
    width: int, address: Callable[[str], str], page_of: PageOf
) -> None:
    page = page_of(width, 800)
    for name in ("full", "hostile"):
        page.goto(address(name))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = "(those) => those.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.tabIndex)"
    scrolling = page.locator(".scrolls, .plate").evaluate_all(wide)
    assert set(scrolling) <= {0}
    assert scrolling or width == 1280


def test_the_filter_leaves_what_has_the_words_and_says_how_much(address: Callable[[str], str], page_of: PageOf) -> None:
    page = page_of(1280, 900)
    page.goto(address("full"))
    rows = page.locator("main tbody tr:visible")
    before = rows.count()
    page.fill("#filter", "salgslederne opplæring")
    found = rows.count()
    assert 0 < found < before / 5
    expect(page.locator("#found")).to_have_text(r"Vises: " + str(found + page.locator("main .item:visible").count()))
    page.fill("#filter", "zzzz")
    expect(page.locator("#found")).to_have_text("Ingenting her har disse ordene.")
    page.fill("#filter", "")
    assert rows.count() == before


def test_without_a_script_everything_is_there_but_the_filter(address: Callable[[str], str], page_of: PageOf) -> None:
    page = page_of(390, 844, java_script_enabled=False)
    page.goto(address("full"))
    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("nav ol")).to_be_visible()
    page.click("nav li:nth-child(3) a")
    expect(page.locator("h2", has_text="Kravene")).to_be_in_viewport()


def test_the_keyboard_gets_past_the_contents_at_once(address: Callable[[str], str], page_of: PageOf) -> None:
    page = page_of(1280, 900)
    page.goto(address("little"))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_charts_stand_on_a_light_plate_also_in_the_dark_and_have_words(
    address: Callable[[str], str], page_of: PageOf
) -> None:
    page = page_of(1280, 900, color_scheme="dark")
    page.goto(address("little"))
    plates = page.locator(".plate")
    assert plates.count() > 5
    assert plates.first.evaluate("(one) => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    titles = page.locator(".plate svg > title").all_text_contents()
    assert len(titles) == plates.count()
    assert all(titles)


def test_what_strangers_wrote_runs_nowhere_and_asks_for_nothing(address: Callable[[str], str], page_of: PageOf) -> None:
    page = page_of(1280, 900)
    dialogs: list[str] = []
    asked: list[str] = []

    def heard(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", heard)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address("hostile"))
    page.wait_for_load_state("networkidle")
    assert "<script>alert(1)</script>" in page.inner_text("body")
    assert dialogs == []
    assert asked == [address("hostile")]

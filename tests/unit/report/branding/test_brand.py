from pathlib import Path

import pytest

from crmready.report.branding.brand import NO_BRAND, Brand, ContactView, Face, Logo, LogoView, Typeface, spoken_in
from crmready.report.branding.palette import STANDARD, Colours
from crmready.report.branding.reading import load_brand
from crmready.report.charts.svg import ACCENT, INK, MUTED, Point, Type, drawing, inked, line, text

GRANLIA = ContactView("Granlia AS")
SVG = b"<svg/>"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>'


def test_without_a_brand_nothing_is_there_and_nothing_is_changed() -> None:
    assert set(NO_BRAND.speaking("nb").__getstate__()) == {None}  # type: ignore[call-overload] # all of its fields
    assert NO_BRAND.files() == {}
    assert NO_BRAND.stylesheet() == ""


@pytest.mark.parametrize(
    ("brand", "language", "alt"),
    [
        (Brand(logo=Logo("svg", SVG), consultant=GRANLIA, client="Acme"), "nb", "Logoen til Granlia AS"),
        (Brand(logo=Logo("svg", SVG), consultant=GRANLIA), "en", "Logo of Granlia AS"),
        (Brand(logo=Logo("svg", SVG), client="Acme"), "en", "Logo of Acme"),
        (Brand(logo=Logo("svg", SVG)), "en", "Logo"),
        (Brand(logo=Logo("svg", SVG, {"": "A fir"}), consultant=GRANLIA), "nb", "A fir"),
        (Brand(logo=Logo("svg", SVG, {"nb": "En gran", "en": "A fir"})), "nb", "En gran"),
    ],
)
def test_a_logo_always_has_a_text_alternative(brand: Brand, language: str, alt: str) -> None:
    assert brand.speaking(language).logo == LogoView("brand/logo.svg", alt)


def test_a_text_comes_in_the_language_or_in_the_one_it_has() -> None:
    assert spoken_in({"nb": "Hei", "en": "Hello"}, "en") == "Hello"
    assert spoken_in({"": "Hei"}, "en") == "Hei"
    assert spoken_in({"nb": "Hei"}, "en") == "Hei"


def test_the_style_sheet_holds_only_what_differs_and_no_text_of_the_brand() -> None:
    faces = (Face(400, "woff2", b"a"), Face(700, "otf", b"b"))
    brand = Brand(Colours(accent="#1F6B3B", ink="#000000"), typeface=Typeface("}</style><script>", faces))
    assert brand.stylesheet() == (
        '@font-face { font-family: Brand; font-weight: 400; src: url("400.woff2") format("woff2"); }\n'
        '@font-face { font-family: Brand; font-weight: 700; src: url("700.otf") format("opentype"); }\n'
        ":root { --accent: #1F6B3B; --ink: #000000; --soft: #000000; --face: Brand, Inter; }\n"
    )
    assert brand.files().keys() == {"brand/brand.css", "brand/400.woff2", "brand/700.otf"}
    assert brand.speaking("en").stylesheet == "brand/brand.css"


def test_charts_take_the_accent_and_the_text_colours_of_the_brand() -> None:
    shapes = [line(Point(0, 0), Point(1, 1), ACCENT), text(Point(0, 0), "a", Type(colour=INK))]
    svg = drawing(9, 9, "", [*shapes, line(Point(0, 0), Point(1, 1), MUTED)])
    assert "var(" in svg
    plain = inked(svg, STANDARD.by_name())
    assert [colour in plain for colour in ("#12466B", "#1B2430", "#55606C")] == [True] * 3
    branded = inked(svg, Colours(accent="#1F6B3B").by_name())
    assert branded == plain.replace("#12466B", "#1F6B3B")
    assert "var(" not in plain


def test_words_in_a_chart_are_never_taken_for_a_colour() -> None:
    svg = drawing(9, 9, "", [text(Point(0, 0), "var(--accent, #12466B)", Type(colour=ACCENT))])
    assert ">var(--accent, #12466B)</text>" in inked(svg, {"accent": "#000000"})


def test_a_whole_brand_is_read(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(DRAWING, encoding="utf-8")
    (tmp_path / "brand.yaml").write_text(
        """format: 1
client: Nordlys Elektro AS
consultant: {name: Granlia AS, person: Kari Granli, email: kari@granlia.example, phone: "40000000"}
logo: {file: logo.svg, alt: {nb: En gran, en: A fir}}
colours: {accent: "#1f6b3b"}
cover: Laget for ledergruppen.
footer: {nb: Bunn, en: Foot}
confidentiality: Fortrolig
""",
        encoding="utf-8",
    )
    brand = load_brand(tmp_path / "brand.yaml")
    view = brand.speaking("en")
    assert brand.colours == Colours(accent="#1F6B3B", tint="#ECF4ED")
    assert view.consultant == ContactView("Granlia AS", "Kari Granli", "kari@granlia.example", "40000000")
    assert (view.client, view.cover, view.footer) == ("Nordlys Elektro AS", "Laget for ledergruppen.", "Foot")
    assert view.logo == LogoView("brand/logo.svg", "A fir")
    assert view.confidentiality == "Fortrolig"

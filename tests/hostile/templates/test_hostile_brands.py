"""Hostile brands and templates of clients: nothing of them runs, reaches out, or becomes markup or style."""

import os
import zlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from crmready.errors import InputError, ProblemsError
from crmready.report.branding.brand import Brand
from crmready.report.branding.reading import examine_brand, load_brand
from crmready.report.gap_report import gap_report
from crmready.report.job import MEBIBYTE, Limits
from crmready.report.render import RenderRequest, write_page, write_pdf
from crmready.report.shapes.report import ReportView
from crmready.report.template_check.samples import small_report
from crmready.resources import questionnaires_root, report_templates_root

EVIL = '</style></title><script>alert(1)</script>"><img src=//127.0.0.1:9/x>{{ 7*7 }}{% raw %}};url(http://127.0.0.1:9)'
SMALL = Limits(memory=400 * MEBIBYTE, seconds=30)
VIEW = small_report(questionnaires_root())


def branded(folder: Path, yaml: str, **files: bytes) -> Path:
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)
    (folder / "brand.yaml").write_text(f"format: 1\n{yaml}", encoding="utf-8")
    return folder / "brand.yaml"


def codes(path: Path) -> list[str]:
    return [problem.code for problem in examine_brand(path)[1]]


def page_of(brand: Brand, folder: Path, view: ReportView = VIEW) -> str:
    target = folder / "page.html"
    write_page(gap_report(view, report_templates_root(), brand=brand), target, lambda _: None)
    return target.read_text(encoding="utf-8")


def test_hostile_words_of_a_brand_are_words(tmp_path: Path) -> None:
    text = f"'{EVIL}'"
    spoken = f"client: {text}\nconsultant: {{name: {text}, person: {text}, email: {text}, phone: {text}}}\n"
    brand = load_brand(branded(tmp_path, f"{spoken}cover: {text}\nfooter: {text}\nconfidentiality: {text}\n"))
    page = page_of(brand, tmp_path)
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 8
    assert "{{ 7*7 }}" in page
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("<style") == 0


@pytest.mark.parametrize(
    "colour",
    [
        "red;}</style><script>",
        "url(http://127.0.0.1:9/)",
        "#1F6B3B; background: url(file:///etc/passwd)",
        "#1F6B3B\\n}",
        "var(--x)",
        "\uff031F6B3B",
        "#\uff11F6B3B",
    ],
)
def test_a_colour_is_six_digits_or_nothing(tmp_path: Path, colour: str) -> None:
    assert codes(branded(tmp_path, f'colours: {{accent: "{colour}"}}\n')) == ["B901"]


def test_the_name_of_a_typeface_never_reaches_a_style_sheet(tmp_path: Path) -> None:
    font = Path("tests/brands/invalid/B909-lacks-signs/regular.ttf").resolve().read_bytes()
    path = branded(
        tmp_path, "fonts: {family: 'x; } body { background: url(http://127.0.0.1:9) }', regular: a.ttf}\n", a__ttf=font
    )
    brand = load_brand(path)
    assert brand.stylesheet() == (
        '@font-face { font-family: Brand; font-weight: 400; src: url("400.ttf") format("truetype"); }\n'
        ":root { --face: Brand, Inter; }\n"
    )


BOMBS = {
    "entities": b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b']><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="&j;"/></svg>',
    "outside": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/>&x;</svg>',
    "deep": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + b"<g>" * 20_000,
    "many": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + b"<g/>" * 60_000 + b"</svg>",
    "large": b"<svg>" + b" " * 900_000,
    "packed": b"\x1f\x8b" + zlib.compress(b"<svg/>"),
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\x00\x00\x00",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_logo_that_is_made_to_swell_is_refused_at_once(tmp_path: Path, name: str) -> None:
    assert codes(branded(tmp_path, "logo: {file: logo.svg}\n", logo__svg=BOMBS[name])) == ["B905"]


def test_a_logo_cannot_use_itself_over_and_over(tmp_path: Path) -> None:
    levels = "".join(f'<g id="a{n}">{f"""<use href="#a{n + 1}"/>""" * 10}</g>' for n in range(9))
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/>{levels}</svg>'
    path = branded(tmp_path, "logo: {file: logo.svg}\n", logo__svg=drawing.encode())
    assert codes(path) == ["B906"]
    brand = load_brand(path)
    assert brand.logo is not None
    assert b"use" not in brand.logo.content


def test_links_pipes_and_names_that_lead_out_are_refused(tmp_path: Path) -> None:
    (tmp_path / "link.svg").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe.png")
    for name in ("link.svg", "pipe.png", "../x.svg", "/etc/hostname", "'C:\\x.svg'"):
        assert codes(branded(tmp_path, f"logo: {{file: {name}}}\n")) == ["B904"], name


def test_a_brand_with_errors_ends_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError):
        load_brand(branded(tmp_path, 'colours: {accent: "#FFFF00"}\n'))


def is_dictionary(each: pikepdf.Object) -> bool:
    return isinstance(each, pikepdf.Dictionary)


def own(folder: Path, **pages: str) -> RenderRequest:
    for name, text in pages.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    request = gap_report(VIEW, report_templates_root())
    return replace(request, own_template=folder, limits=SMALL)


OUTSIDE = (
    "../standard/report.html",
    "/etc/passwd",
    "standard/../../../etc/passwd",
    "./cover.html",
    "http://127.0.0.1:9/x",
)


@pytest.mark.parametrize("tag", ["extends", "include", "import"])
@pytest.mark.parametrize("name", OUTSIDE)
def test_no_page_is_taken_from_outside(tmp_path: Path, tag: str, name: str) -> None:
    more = " as x" if tag == "import" else ""
    request = own(tmp_path, report__html=f"\n{{% {tag} '{name}'{more} %}}")
    with pytest.raises(InputError) as refused:
        write_page(request, tmp_path / "out.html", lambda _: None)
    assert refused.value.message.startswith(
        f"the report cannot be made: {tmp_path}/report.html:2: no file {name} in the template's folder"
    )
    assert not (tmp_path / "out.html").exists()


def test_a_page_that_extends_or_includes_itself_ends_in_one_line(tmp_path: Path) -> None:
    for page in ("{% extends 'report.html' %}", "{% include 'report.html' %}"):
        with pytest.raises(InputError, match="nested too deeply"):
            write_page(own(tmp_path, report__html=page), tmp_path / "out.html", lambda _: None)


def test_an_own_page_cannot_take_the_standards_name_for_itself(tmp_path: Path) -> None:
    (tmp_path / "standard").mkdir()
    (tmp_path / "standard" / "report.html").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="cannot have a folder of this name"):
        write_page(own(tmp_path, cover__html="x"), tmp_path / "out.html", lambda _: None)


def test_a_block_cannot_switch_escaping_off(tmp_path: Path) -> None:
    page = "{% extends 'standard/report.html' %}{% block cover %}{{ view.title | safe }}{% endblock %}"
    with pytest.raises(InputError, match=r"report\.html:1: No filter named 'safe'"):
        write_page(own(tmp_path, report__html=page), tmp_path / "out.html", lambda _: None)


def test_an_own_style_sheet_fetches_nothing(tmp_path: Path) -> None:
    page = '{% extends "standard/report.html" %}{% block styles %}<link rel="stylesheet" href="own.css">{% endblock %}'
    request = own(tmp_path, report__html=page, own__css='@import "http://127.0.0.1:9/x.css";', cover__html="<p>x</p>")
    with pytest.raises(InputError, match=r"asks for http://127\.0\.0\.1:9/x\.css"):
        write_pdf(request, tmp_path / "out.pdf", lambda _: None)


def test_a_hostile_brand_makes_an_ordinary_report(tmp_path: Path) -> None:
    """The whole way once: font, logo and words of a stranger in a PDF that still says what it should."""
    text = f"'{EVIL}'"
    head = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 9" onload="alert(1)">'
    logo = head + b'<script/><path d="M0 0h30v9z"/></svg>'
    font = Path("tests/brands/invalid/B909-lacks-signs/regular.ttf").resolve().read_bytes()
    yaml = f"logo: {{file: a.svg, alt: {text}}}\nfonts: {{family: {text}, regular: a.ttf}}\nfooter: {text}\n"
    brand = load_brand(branded(tmp_path, f'{yaml}colours: {{accent: "#1F6B3B"}}\n', a__svg=logo, a__ttf=font))
    (tmp_path / "own").mkdir()
    page = "{% extends 'standard/report.html' %}"
    keep = (
        "summary",
        "contents",
        "gates",
        "profile",
        "dimensions",
        "beliefs",
        "pictures",
        "agreement",
        "plan",
        "roles",
    )
    for block in (*keep, "records", "method", "appendix"):
        page += f"{{% block {block} %}}{{% endblock %}}"
    (tmp_path / "own" / "report.html").write_text(page, encoding="utf-8")
    request = replace(gap_report(VIEW, report_templates_root(), brand=brand), own_template=tmp_path / "own")
    write_pdf(request, tmp_path / "out.pdf", lambda _: None)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert any(str(each.get("/FontName", "")).endswith("+Brand") for each in pdf.objects if is_dictionary(each))
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert VIEW.organisation in document[0].get_textpage().get_text_bounded()

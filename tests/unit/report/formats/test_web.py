"""The web page: one file that loads nothing, and lets in its own style and script alone."""

import base64
import hashlib
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from crmready.report.branding.brand import Brand, ContactView, Logo
from crmready.report.branding.palette import Colours
from crmready.report.formats.document import Heading, Paragraph
from crmready.report.formats.web import parts_of, policy_of, web_report
from crmready.report.html import fill
from crmready.report.render import write_page
from crmready.report.template_files import read_template
from crmready.resources import report_templates_root
from tests.unit.report.formats import views

FOLDER = report_templates_root() / "web-report"


def page(name: str) -> str:
    request = web_report(views.EVERY[name](), report_templates_root())
    return fill(read_template(FOLDER).texts, {**request.context, "charts": dict.fromkeys(request.charts, "")})


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("name", ["little in Norwegian", "hostile", "bare"])
def test_the_policy_lets_in_the_style_and_the_script_that_stand_in_the_page_and_nothing_else(name: str) -> None:
    html = page(name)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    let_in = f"style-src {hashed(style)}; script-src {hashed(script)}"
    assert policy_of(FOLDER) == f"default-src 'none'; {let_in}; base-uri 'none'; form-action 'none'"
    written = html.replace("&#39;", "'")
    assert f'content="{policy_of(FOLDER)}"' in written
    assert html.index("Content-Security-Policy") < html.index("<style>")


@pytest.mark.parametrize("name", views.EVERY)
def test_nothing_in_the_page_is_loaded_or_runs(name: str) -> None:
    html = page(name)
    assert re.findall(r"<(?:img|link|iframe|object|embed|base|audio|video|form action)\b", html) == []
    assert re.findall(r'\s(?:src|srcset|style|on\w+|action)="', html) == []
    assert [target for target in re.findall(r'href="([^"]*)"', html) if not target.startswith("#")] == []
    assert html.count("<script>") == html.count("</script>") == 1


def test_every_place_in_the_contents_is_there_and_no_id_is_there_twice() -> None:
    html = page("little")
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)) > 20
    links = re.findall(r'href="#([^"]+)"', html)
    assert len(links) > 8
    assert set(links) <= set(ids)
    labelled = re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', html)
    assert set(labelled) <= set(ids)


def test_headings_never_skip_a_level() -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", page("little"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 2 for before, after in pairwise(levels))


def test_blocks_stand_under_their_headings() -> None:
    inside = (Paragraph("a"), Heading("q", 3), Paragraph("b"), Heading("B", 2), Paragraph("c"))
    first, last = parts_of((Heading("A"), *inside, Heading("C")))
    assert (first["heading"], last["heading"], last["blocks"]) == ("A", "C", [])
    kinds = [(each["kind"], each["text"]) for each in first["blocks"]]  # type: ignore[attr-defined]
    assert kinds == [("Paragraph", "a"), ("Item", "q"), ("Heading", "B"), ("Paragraph", "c")]


BRAND = Brand(
    colours=Colours(accent="#5B2A86"),
    client="Acme & Sons",
    consultant=ContactView("Firm <Ltd>", "Kari", "kari@firm.example"),
    logo=Logo("png", b"\x89PNG made up", {"": "The firm's logo"}),
    texts={"footer": {"": "Foot"}, "confidentiality": {"en": "For the board"}},
)


def test_a_brand_brings_its_colours_words_and_logo_in_the_page_itself() -> None:
    request = web_report(views.little(), report_templates_root(), BRAND)
    charts = dict.fromkeys(request.charts, "")
    html = fill(read_template(FOLDER).texts, {**request.context, "charts": charts}).replace("&#39;", "'")
    own, paint = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert "--accent:#5B2A86;" in paint
    assert "(prefers-color-scheme: light)" in paint
    assert f"style-src {hashed(own)} {hashed(paint)};" in html
    assert "img-src data:;" in html
    assert re.findall(r'<img src="data:image/png;base64,[\w+/=]+" alt="([^"]+)">', html) == ["The firm's logo"]
    assert "<h1>Acme &amp; Sons</h1>" in html
    assert "Prepared by Firm &lt;Ltd&gt; · Kari · kari@firm.example</p>" in html
    assert [text for text in ("For the board", "<p>Foot</p>") if text not in html] == []
    assert "#12466B" not in "".join(request.charts.values())


def test_a_page_is_written_on_a_machine_where_the_layout_engine_cannot_even_be_imported(tmp_path: Path) -> None:
    broken = tmp_path / "weasyprint.py"
    broken.write_text("raise OSError('no Pango here')", encoding="utf-8")
    request = web_report(views.bare(), report_templates_root())
    before = sys.path[:]
    sys.path.insert(0, str(tmp_path))  # the child gets its parent's path
    try:
        assert subprocess.run([sys.executable, "-c", "import weasyprint"], cwd=tmp_path, check=False,
                              capture_output=True).returncode != 0  # fmt: skip
        write_page(request, tmp_path / "page.html", lambda _: None)
    finally:
        sys.path[:] = before
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")

"""Facts about the sample company's report, in both languages."""

import io
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from markupsafe import Markup

from crmready.cli.opening import opened
from crmready.cli.result import view_of
from crmready.report.gap_report import gap_report
from crmready.report.html import fill
from crmready.report.render import write_pdf
from crmready.report.shapes.report import ReportView
from crmready.report.template_files import read_template
from crmready.report.view.contract import as_json
from crmready.resources import questionnaires_root, report_templates_root
from tests.pdf.samples import samples
from tests.pdf.tagged import Tagged, out_of_order, tagged, written_order
from tests.pdf.validator import require_sound

LANGUAGES = ("nb", "en")
COMPANY = '<script>alert("Ø")</script>"><img src=x> & Sønner'


def made(view: ReportView, target: Path) -> bytes:
    write_pdf(gap_report(view, report_templates_root()), target, lambda _: None)
    return target.read_bytes()


@pytest.fixture(scope="module", params=LANGUAGES)
def view(request: pytest.FixtureRequest) -> ReportView:
    return view_of(opened(questionnaires_root() / "samples" / "nordlys.yaml", request.param))


@pytest.fixture(scope="module")
def written(view: ReportView, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(view, tmp_path_factory.mktemp("report") / "report.pdf")


@pytest.fixture
def pdf(written: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(written)) as document:
        yield document


@pytest.fixture(scope="module")
def pages(written: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(written)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.fixture(scope="module")
def document(written: bytes) -> Iterator[Tagged]:
    with tagged(written) as document:
        yield document


@pytest.fixture(scope="module")
def html(view: ReportView) -> str:
    """What the layout engine was given."""
    request = gap_report(view, report_templates_root())
    charts = {name: Markup(svg) for name, svg in request.charts.items()}  # noqa: S704  # drawn by our own code
    return fill(read_template(request.template).texts, {**request.context, "charts": charts})


def test_every_kind_of_document_keeps_what_pdf_a_and_pdf_ua_promise(tmp_path: Path) -> None:
    """The whole report in one language and the shorter ones in the other, in one start; `./dev samples` judges all."""
    chosen = {"full-company-nb", "summary-company-en", "brief-in-place-en"}
    found = list(samples(chosen.__contains__))
    assert {sample.name for sample in found} == chosen
    for sample in found:
        write_pdf(sample.request, tmp_path / f"{sample.name}.pdf", lambda _: None)
    require_sound(sorted(tmp_path.iterdir()))


def test_it_claims_both_standards_in_one_block_of_metadata(pdf: pikepdf.Pdf) -> None:
    assert bytes(pdf.Root.Metadata.read_bytes()).count(b"<rdf:RDF") == 1
    with pdf.open_metadata() as claimed:
        assert [claimed[name] for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")] == ["3", "A", "1"]


def test_it_is_dated_by_its_answers_and_says_whom_it_is_about(pdf: pikepdf.Pdf, view: ReportView) -> None:
    assert view.as_of is not None
    day = f"D:{view.as_of.iso.replace('-', '')}000000Z"
    assert (str(pdf.docinfo["/CreationDate"]), str(pdf.docinfo["/ModDate"])) == (day, day)
    assert str(pdf.docinfo["/Author"]) == "Nordlys AS"
    assert str(pdf.docinfo["/Subject"]) == f"{view.title}: {view.verdict.name}"
    first, second = pdf.trailer.ID
    assert bytes(first) == bytes(second)


def test_the_published_result_is_embedded_as_it_is_printed(pdf: pikepdf.Pdf, view: ReportView) -> None:
    (file,) = pdf.Root.AF
    names = pdf.Root.Names.EmbeddedFiles.Names
    assert [str(names[0]), names[1].objgen] == ["crmready-result.json", file.objgen]
    assert str(file.AFRelationship) == "/Data"
    assert (str(file.UF), str(file.EF.F.Subtype)) == ("crmready-result.json", "/application/json")
    assert len(str(file.Desc)) > 20
    embedded = bytes(file.EF.F.read_bytes()).decode()
    assert embedded == json.dumps(as_json(view), ensure_ascii=False, indent=2) + "\n"


def test_it_is_read_out_in_the_order_of_its_html(document: Tagged, html: str) -> None:
    assert len(written_order(html)[0]) > 500
    assert out_of_order(html, document) == []


def test_every_figure_is_read_out_as_the_finding_of_its_drawing(document: Tagged, html: str) -> None:
    titles = written_order(html)[1]
    assert len(titles) > 100
    assert [" ".join(str(figure.Alt).split()) for figure in document.elements("/Figure")] == [
        " ".join(title.split()) for title in titles
    ]


def test_headings_descend_by_one_at_most(document: Tagged) -> None:
    levels = [int(str(each.S)[2:]) for each in document.elements() if re.fullmatch(r"/H\d", str(each.S))]
    assert len(levels) > 50
    assert levels[0] == 1
    assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_every_table_has_heads_that_say_what_they_head(document: Tagged) -> None:
    tables = document.elements("/Table")
    assert len(tables) > 20
    assert {str(head.A.get("/Scope")) for head in document.elements("/TH")} == {"/Column", "/Row"}
    heads = {table.objgen for table in tables if any(kid.S == "/THead" for kid in table.K)}
    assert [document.spoken(table) for table in tables if table.objgen not in heads] == []


def test_no_font_is_used_but_ours(pdf: pikepdf.Pdf) -> None:
    fonts = {str(o["/BaseFont"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o}
    assert fonts
    assert {name.split("+")[1] for name in fonts} <= {"Inter", "Inter-Semi-Bold", "Inter-Bold", "Inter-Italic"}


def test_it_is_tagged_and_says_its_language_and_title(pdf: pikepdf.Pdf, view: ReportView) -> None:
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == view.language
    assert str(pdf.docinfo["/Title"]).endswith(": Nordlys AS")
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_every_chart_has_a_text_alternative_that_states_its_finding(document: Tagged, view: ReportView) -> None:
    alternatives = [" ".join(str(figure["/Alt"]).split()) for figure in document.elements("/Figure")]
    assert len(alternatives) > 100
    assert all(len(alternative) >= 3 for alternative in alternatives)
    assert "; ".join(f"{gate.name}: {gate.state_name}" for gate in view.gates) in alternatives
    assert all(
        " ".join(f"{dimension.name}: {dimension.sentence}".split()) in alternatives for dimension in view.dimensions
    )


def test_bookmarks_lead_to_every_part(pdf: pikepdf.Pdf, view: ReportView) -> None:
    with pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
    assert [f"{d.number} {d.name}" for d in view.dimensions] == [" ".join(t.split()) for t in titles[4:11]]
    assert titles[0] == view.findings.summary
    assert [page.title for page in view.role_pages] == titles[15:19]
    assert len(titles) == 22


def test_the_contents_name_the_pages_where_the_parts_stand(pages: list[str], view: ReportView) -> None:
    contents = pages[2]
    for dimension in view.dimensions:
        said = re.search(rf"{re.escape(f'{dimension.number} {dimension.name}')} (\d+)", contents)
        assert said is not None, dimension.name
        assert f"{dimension.number} {dimension.name}" in pages[int(said[1]) - 1]


def test_the_summary_is_one_page_and_stands_second(pages: list[str], view: ReportView) -> None:
    summary = pages[1]
    assert view.findings.summary in summary
    assert all(gate.name in summary for gate in view.gates)
    assert all(sentence in summary for sentence in view.findings.unknown)
    assert all(" ".join(action.do.split()) in summary for action in view.first_actions)
    assert view.respondents.sentence in summary
    assert {"nb": "Innhold", "en": "Contents"}[view.language] in pages[2]


def test_every_page_but_the_cover_says_where_it_is(pages: list[str], view: ReportView) -> None:
    assert 20 < len(pages) <= 31
    words = {"nb": "Side {} av {}", "en": "Page {} of {}"}[view.language]
    for number, page in enumerate(pages[1:], 2):
        assert words.format(number, len(pages)) in page
        assert "Nordlys AS " in page
    assert words.format(1, len(pages)) not in pages[0]


def test_no_page_is_nearly_empty(pages: list[str]) -> None:
    assert min(len(page) for page in pages) > 250


def test_every_number_of_the_profile_stands_in_a_table_too(pages: list[str], view: ReportView) -> None:
    profile = next(page for page in pages[3:] if view.findings.profile in page)
    for dimension in view.dimensions:
        assert " ".join(f"{dimension.name} {dimension.score.text}".split()) in profile


def test_it_names_what_it_was_made_from(pages: list[str], view: ReportView) -> None:
    everything = " ".join(pages).replace(" ", "")
    assert view.provenance.digest in everything
    assert view.provenance.answers_digest in everything
    assert f"crmready{view.provenance.tool_version}" in everything


def test_a_name_full_of_markup_is_printed_as_it_is_and_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    pulse = view_of(opened(questionnaires_root() / "samples" / "nordlys-pulse.yaml", "en"))  # shorter
    view = replace(pulse, organisation=COMPANY)
    written = made(view, tmp_path / "report.pdf")
    document = pypdfium2.PdfDocument(written)
    assert "".join(COMPANY.split()) in "".join(document[0].get_textpage().get_text_bounded().split())
    assert made(view, tmp_path / "again.pdf") == written


def test_the_file_is_sound(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(written)
    with pikepdf.open(path) as document:
        assert document.check_pdf_syntax() == []

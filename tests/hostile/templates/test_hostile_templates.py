"""Every hostile template ends in one clean error, soon, with the report that stood there untouched."""

import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pikepdf
import psutil
import pytest
from PIL import Image

from crmready.errors import CrmreadyError, InputError, UsageError
from crmready.report.job import MEBIBYTE, Limits
from crmready.report.render import RenderRequest, write_pdf

OLD = b"the report that stood here"
SMALL = Limits(memory=300 * MEBIBYTE, seconds=20)
ASKS = "the report cannot be made: the template asks for "

REFUSED = {
    "image_file": ('<img src="file:///etc/passwd">', ASKS + "file:///etc/passwd"),
    "image_http": ('<img src="http://127.0.0.1:9/x">', ASKS + "http://127.0.0.1:9/x"),
    "image_data": ('<img src="data:image/png;base64,AAAA">', ASKS + "data:image/png"),
    "image_above": ('<img src="../../secret.png">', ASKS + "https://assets.invalid/secret.png"),
    "image_other_host": ('<img src="//example.com/x.png">', ASKS + "https://example.com/x.png"),
    "style_http": ('<link rel="stylesheet" href="http://127.0.0.1:9/x.css">', ASKS + "http://127.0.0.1:9/x.css"),
    "style_import": ('<style>@import "http://127.0.0.1:9/x.css";</style>', ASKS + "http://127.0.0.1:9/x.css"),
    "style_background": (
        '<p style="background:url(file:///etc/passwd)">x</p>',
        ASKS + "file:///etc/passwd",
    ),
    "font_http": (
        "<style>@font-face{font-family:F;src:url(http://127.0.0.1:9/f)} p{font-family:F}</style><p>x</p>",
        ASKS + "http://127.0.0.1:9/f",
    ),
    "attachment": ('<link rel="attachment" href="file:///etc/passwd">', ASKS + "file:///etc/passwd"),
    "attachment_link": ('<a rel="attachment" href="file:///etc/passwd">x</a>', ASKS + "file:///etc/passwd"),
    "base_elsewhere": ('<base href="http://127.0.0.1:9/"><img src="x.png">', ASKS + "http://127.0.0.1:9/x.png"),
    "object": ('<object data="file:///etc/passwd"></object>', ASKS + "file:///etc/passwd"),
    "include_above": ("{% include '../../secret.html' %}", "report.html:1: no file ../../secret.html"),
    "power": ("{{ 9 ** (9 ** 9) }}", "report.html:1: the operator ** is only for"),
    "endless_range": ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "'range'"),
    "unescaped": ("{{ name | safe }}", "No filter named 'safe'"),
    "huge_font": ('<div style="font-size:1e9px">a</div>', "the report cannot be made: "),
    "colour_profile": (
        "<style>@color-profile --c {src: url(http://127.0.0.1:9/c)} p{color:color(--c 0 0 0)}</style><p>x</p>",
        ASKS + "http://127.0.0.1:9/c",
    ),
    "deep": ("<div>" * 400 + "x", "its parts are nested too deeply"),
    "memory_of_table": (
        "<table><tr><td colspan=100000000>x</td></tr></table>",
        "needs more memory than a report may use",
    ),
    "memory_of_grid": ('<div style="display:grid"><p style="grid-row:100000000">x</p></div>', "memory"),
    "memory_of_text": ("{{ name | center(4000000000) }}", "memory"),
}


def request(folder: Path, source: str, limits: Limits = SMALL) -> RenderRequest:
    folder.mkdir(exist_ok=True)
    (folder / "report.html").write_text(f"<!doctype html><html lang=en><title>x</title>{source}", encoding="utf-8")
    return RenderRequest({"name": "Acme"}, {}, folder, limits)


def refusal(asked: RenderRequest, target: Path) -> CrmreadyError:
    """The error that a request ends in, with an old report that must be left as it is, alone in its folder."""
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(OLD)
    with pytest.raises(CrmreadyError) as caught:
        write_pdf(asked, target, lambda _: None)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target], "nothing half-written is left behind"
    return caught.value


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_template_ends_in_one_clean_line(name: str, tmp_path: Path) -> None:
    source, told = REFUSED[name]
    error = refusal(request(tmp_path / "template", source), tmp_path / "out" / "report.pdf")
    assert isinstance(error, InputError)
    assert told in error.message
    assert "\n" not in error.message
    assert len(error.message) < 400


@pytest.mark.parametrize(
    "source",
    [
        '<div style="display:flex">' * 12 + "x",
        "<table><col span=100000000><tr><td>x</td></tr></table>",
        '<div style="display:grid;grid-template-columns:repeat(100000000,1px)">x</div>',
    ],
    ids=["nested_flex", "many_columns", "many_tracks"],
)
def test_a_template_without_end_is_given_up_when_its_time_is_over(source: str, tmp_path: Path) -> None:
    began = time.perf_counter()
    limits = Limits(memory=4096 * MEBIBYTE, seconds=2)
    error = refusal(request(tmp_path / "template", source, limits), tmp_path / "out" / "report.pdf")
    assert error.message == "the report was not done after 2 seconds and was given up"
    assert time.perf_counter() - began < 6


def test_a_template_that_computes_without_end_is_stopped_by_its_share_of_the_processor(tmp_path: Path) -> None:
    source = '<div style="display:flex">' * 12 + "x"
    error = refusal(request(tmp_path / "template", source, Limits(cpu_seconds=2)), tmp_path / "out" / "report.pdf")
    assert error.message.startswith("making the report broke off, most likely beyond")


def test_a_report_that_grows_too_large_is_stopped(tmp_path: Path) -> None:
    error = refusal(request(tmp_path / "template", "<p>x</p>", Limits(file_size=500)), tmp_path / "out" / "report.pdf")
    assert isinstance(error, InputError)
    assert "File too large" in error.message or "broke off" in error.message


def test_a_link_in_the_template_is_refused_before_anything_runs(tmp_path: Path) -> None:
    asked = request(tmp_path / "template", "<p>x</p>")
    (tmp_path / "template" / "secret.html").symlink_to("/etc/passwd")
    assert "may not contain links" in refusal(asked, tmp_path / "out" / "report.pdf").message


def test_a_picture_inside_a_drawing_is_not_read_from_outside(tmp_path: Path) -> None:
    Image.new("RGB", (40, 40), "red").save(tmp_path / "secret.png")
    picture = f'<image href="file://{tmp_path}/secret.png" width="9" height="9"/>'
    target = tmp_path / "report.pdf"
    write_pdf(
        request(tmp_path / "template", f"<svg width=9 height=9><title>x</title>{picture}</svg>"), target, lambda _: None
    )
    with pikepdf.open(target) as pdf:
        assert [list(page.get_images()) for page in pdf.pages] == [[]]


def test_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        for source in (
            f'<img src="{address}/1">',
            f'<link rel=stylesheet href="{address}/2">',
            f'<a href="{address}">',
        ):
            template = request(tmp_path / "template", source)
            if "<a" in source:
                write_pdf(template, tmp_path / "linked.pdf", lambda _: None)
            else:
                assert address in refusal(template, tmp_path / "out" / "report.pdf").message
        server.shutdown()
    assert asked == []


def test_the_environment_of_the_caller_does_not_reach_the_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit('code from outside ran')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "report.pdf"
    write_pdf(request(tmp_path / "template", "<p>x</p>"), target, lambda _: None)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_target_that_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not an ordinary file"):
        write_pdf(request(tmp_path / "template", "<p>x</p>"), tmp_path, lambda _: None)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_pdf(request(tmp_path / "template", "<p>x</p>"), tmp_path / "no" / "report.pdf", lambda _: None)


def test_an_interrupted_report_leaves_no_child_and_no_file(tmp_path: Path) -> None:
    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    (tmp_path / "out").mkdir()
    before = psutil.Process().children(recursive=True)
    with pytest.raises(KeyboardInterrupt):
        write_pdf(request(tmp_path / "template", "<p>x</p>"), tmp_path / "out" / "report.pdf", interrupt)
    assert list((tmp_path / "out").iterdir()) == []
    assert psutil.Process().children(recursive=True) == before

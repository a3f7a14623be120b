"""What every answer carries, and what the file and the screen do not keep."""

import re
from html import unescape

import pytest

from crmready.collect.reading import tidy
from crmready.store.events import Joined
from crmready.workshop.doorkeeper import HEADERS
from tests.workshop.scene import AGENT, Scene, exchange, scene

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><svg onload=alert(1)>",
    "javascript:alert(1)//{{7*7}}${7*7}",
    "\u202eevil\u0000\u0007\u001b]52;c;eA==\u0007",
)


def styles(scene: Scene) -> list[str]:
    page = exchange(scene.here.port, scene.get("/", token="")).body.decode()
    return re.findall(r'"(/s/[^"]+)"', page)


def test_every_answer_carries_our_headers_and_none_that_says_what_we_are(scene_of_module: Scene) -> None:
    s = scene_of_module
    assets = styles(s)
    assert len(assets) == 2
    pages = [
        "/",
        "/q",
        f"/q/{s.question}",
        f"/q/{s.question}?show=1",
        "/end",
        "/nowhere",
        f"/r/{s.here.code}",
        "/in/nb",
    ]
    requests = [
        *map(s.get, [*pages, *assets]),
        s.post(),
        s.post(seal=""),
        s.post("/code", code="x"),
        s.post(value="99"),
    ]
    for request in requests:
        reply = exchange(s.here.port, request)
        own = {name: value for name, value in HEADERS.items() if not (name == "Cache-Control" and b"/s/" in request)}
        assert {name: reply.header(name) for name in own} == own, request
        assert not [
            name for name in ("server", "x-powered-by", "date", "access-control-allow-origin") if reply.header(name)
        ]


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(scene_of_module: Scene) -> None:
    s = scene_of_module
    for path in (f"/r/{s.here.code}", "/in/nb"):
        cookie = exchange(s.here.port, s.get(path, token="")).header("set-cookie").lower()
        assert {part.strip() for part in cookie.split(";")} >= {
            "httponly",
            "samesite=strict",
            "path=/",
            "max-age=86400",
        }


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_somebody_writes_comes_back_as_text(scene_of_module: Scene, payload: str) -> None:
    s = scene_of_module
    said = s.post(key=payload, note=payload, evidence=payload)
    assert exchange(s.here.port, said).status == 303
    page = exchange(s.here.port, s.get(f"/q/{s.question}")).body.decode()
    assert tidy(payload) in unescape(page)
    assert not re.search(r"<(script(?! src=\"/s/)|img|svg)", page)
    assert not set(page) & {"\u202e", "\0", "\a", "\x1b"}
    refused = exchange(s.here.port, s.post(value=payload, note=payload, reason=payload))
    assert refused.status == 422
    assert not re.search(r"<(script(?! src=\"/s/)|img|svg)", refused.body.decode())


def test_joining_twice_is_joining_once(scene_of_module: Scene) -> None:
    s = scene_of_module
    before = len(s.history())
    again = s.post(f"/r/{s.here.code}", role="manager")
    assert [exchange(s.here.port, again).status for _ in range(3)] == [303] * 3
    assert len(s.history()) == before


def test_a_closed_round_takes_nothing_and_nobody_and_the_file_keeps_no_trace_of_a_phone() -> None:
    with scene() as s:
        s.joined("seller", 7)
        s.close()
        before = s.history()
        late = [s.post(value="4"), s.post("/end"), s.post(f"/r/{s.here.code}", role="seller"), s.post(say="clear")]
        assert [exchange(s.here.port, request).status for request in late] == [409] * 4
        for path in ("/", "/q", f"/q/{s.question}", "/end", f"/r/{s.here.code}"):
            page = exchange(s.here.port, s.get(path))
            page = exchange(s.here.port, s.get(page.header("location"))) if page.status == 303 else page
            assert b"The round is closed" in page.body, path
        assert s.history() == before
        assert sum(isinstance(event, Joined) for event in before) == 3
        screen = s.here.stderr.read_text()
        s.here.stop()
        kept = s.here.path.read_bytes()
        for trace in (AGENT, "Snooper", "127.0.2.", s.guest.token, s.other.token, s.guest.seal):
            assert trace.encode() not in kept
            assert trace not in screen
        assert len(s.guest.token) == 22

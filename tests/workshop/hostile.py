"""Hostile requests, one by one: what is sent, and the plain refusal that must come back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, TypeAlias

from crmready.workshop.visit import COOKIE
from tests.workshop.scene import Scene

EVIL: Final = "http://evil.example"


Request: TypeAlias = Callable[[Scene], bytes]


@dataclass(frozen=True, slots=True)
class Attack:
    """One request. It changes nothing, and the answer has this status."""

    name: str
    status: int
    request: Request


def _headed(**headers: str | None) -> Request:
    """The guest's answer with other headers; `_` stands for a hyphen."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda scene: scene.post(headers=named)


def _asked(path: str) -> Request:
    return lambda scene: scene.get(path)


def _valued(value: str) -> Request:
    return lambda scene: scene.post(value=value)


def _posted(path: str) -> Request:
    return lambda scene: scene.post(path)


def _by(method: str) -> Request:
    return lambda scene: scene.request(method, f"/q/{scene.question}")


def _hosts() -> Iterator[Attack]:
    """Names that are not ours: DNS rebinding."""
    for host in ("evil.example", "evil.example:8765", "127.0.0.1.evil.example", "localhost.", "", "0", "[::1]"):
        yield Attack(f"host {host!r}", 400, _headed(Host=host))
    yield Attack("no host", 400, lambda s: s.post(headers={"Host": None}))
    yield Attack("two hosts", 400, lambda s: s.post(headers={"host": "evil.example"}))
    yield Attack("another host in the request line", 404, lambda s: s.post(f"{EVIL}/q/{s.question}"))


def _origins() -> Iterator[Attack]:
    """Forms on other sites: cross-site request forgery."""
    for origin in (EVIL, "null", "https://127.0.0.1", "http://127.0.0.1", "http://127.0.0.1:1", "", "file://"):
        yield Attack(f"origin {origin!r}", 403, _headed(Origin=origin))
    for site in ("cross-site", "same-site", "none"):
        yield Attack(f"no origin, from {site}", 403, _headed(Origin=None, Sec_Fetch_Site=site))


def _seals() -> Iterator[Attack]:
    """Forms that we did not make for this phone."""
    yield Attack("no seal", 403, lambda s: s.post(seal=None))
    yield Attack("empty seal", 403, lambda s: s.post(seal=""))
    yield Attack("another phone's seal", 403, lambda s: s.post(seal=s.other.seal))
    yield Attack("half a seal", 403, lambda s: s.post(seal=s.guest.seal[:16]))
    yield Attack("a seal in another alphabet", 403, lambda s: s.post(seal="å∂\U0001d7d8\ufffd"))
    yield Attack("a seal replayed with another phone's cookie", 403, lambda s: s.post(token=s.other.token))
    yield Attack("a seal in the address", 403, lambda s: s.post(f"/q/{s.question}?seal={s.guest.seal}", seal=None))


def _cookies() -> Iterator[Attack]:
    """Somebody else's seat."""
    yield Attack("no cookie", 403, lambda s: s.post(token=""))
    yield Attack("a cookie made up", 403, lambda s: s.post(token="A" * 22))
    yield Attack("the fingerprint as a cookie", 403, lambda s: s.post(token=sha256(s.guest.token.encode()).hexdigest()))
    yield Attack("a cookie of 8 kB", 403, lambda s: s.post(token="A" * 8000))
    yield Attack(
        "the cookie as a header of ours", 403, lambda s: s.post(token="", headers={"X-Crmready": s.guest.token})
    )
    yield Attack(
        "the facilitator's cookie with a phone's token",
        403,
        lambda s: s.post(token="", headers={"Cookie": f"crmready-desk={s.guest.token}"}),
    )


def _kinds() -> Iterator[Attack]:
    """Bodies that are no form of ours."""
    for kind in ("application/json", "multipart/form-data; boundary=x", "text/plain", "", "application/xml"):
        yield Attack(f"content type {kind!r}", 403, _headed(Content_Type=kind))
    yield Attack("no content type", 403, lambda s: s.post(headers={"Content-Type": None}))


def _bodies() -> Iterator[Attack]:
    """Bodies that are too large, or lie about their length."""
    yield Attack("64 kB and one byte", 413, lambda s: s.post(body=b"a" * 64_001))
    yield Attack("two gigabytes announced", 413, lambda s: s.post(headers={"Content-Length": str(2**31)}))
    yield Attack("chunks of 1 MB", 413, lambda s: _chunked(s, b"10000\r\n" + b"a" * 65_536 + b"\r\n", 16))
    yield Attack("a length shorter than the body", 403, lambda s: s.post(headers={"Content-Length": "10"}))
    yield Attack("a length longer than the body", 0, lambda s: s.post(headers={"Content-Length": "5000"}))
    yield Attack("two lengths", 400, lambda s: s.post(headers={"content-length": "10"}))
    for length in ("-1", "+5", "0x10", "1e3", "٣", "9" * 40):
        yield Attack(f"length {length[:9]!r}", 400, _headed(Content_Length=length))
    yield Attack("length and an unknown coding", 400, lambda s: s.post(headers={"Transfer-Encoding": "gzip, chunked"}))
    yield Attack("a chunk of no length", 400, lambda s: _chunked(s, b"zz\r\nx\r\n", 1))
    yield Attack("1,000 fields", 403, lambda s: s.post(body=f"seal={s.guest.seal}".encode() + b"&value=2" * 1000))
    yield Attack("a note of 60 kB", 422, lambda s: s.post(note="n" * 60_000))
    yield Attack("a reason of 60 kB", 422, lambda s: s.post(say="not-relevant", reason="n" * 60_000))
    yield Attack("evidence of 60 kB", 422, lambda s: s.post(evidence="n" * 60_000))
    yield Attack("broken UTF-8, escaped", 403, lambda s: s.post(body=f"seal={s.guest.seal}&note=%ff%fe".encode()))
    yield Attack("broken UTF-8, raw", 403, lambda s: s.post(body=f"seal={s.guest.seal}&note=".encode() + b"\xff"))


def _chunked(scene: Scene, chunk: bytes, times: int) -> bytes:
    head = scene.post(headers={"Content-Length": None, "Transfer-Encoding": "chunked"}, body=b"")
    return head + chunk * times + b"0\r\n\r\n"


def _answers() -> Iterator[Attack]:
    """Answers that nobody was offered."""
    yield Attack("an unknown question", 404, lambda s: s.post("/q/no-such-question"))
    yield Attack("a question of another role", 404, lambda s: s.post("/q/process-in-writing"))
    yield Attack("a record question", 404, lambda s: s.post("/q/goals"))
    yield Attack("a dimension instead of a question", 404, lambda s: s.post("/q/sales-process"))
    levels = (
        "5",
        "99",
        "-1",
        "٣",
        "\uff12",
        "²",
        "1e0",
        "2.0",
        "0x2",
        "9" * 5000,
        "2;3",
        "true",
        "yes",
        "∞",
        "nan",
        "-",
    )
    for level in levels:
        yield Attack(f"level {level[:9]!r}", 422, _valued(level))
    yield Attack("two levels", 422, lambda s: s.post(body=f"seal={s.guest.seal}&key=k&value=1&value=3".encode()))
    yield Attack("not relevant without a reason", 422, lambda s: s.post(say="not-relevant"))
    yield Attack("not relevant with a blank reason", 422, lambda s: s.post(say="not-relevant", reason=" \u200b\u2028"))
    yield Attack("an answer by address", 200, lambda s: s.get(f"/q/{s.question}?value=4&seal={s.guest.seal}&say=clear"))


def _paths() -> Iterator[Attack]:
    """Files that are none of the phones' business, and paths that are none."""
    for path in (
        "/s/../../pyproject.toml", "/s/..%2f..%2fetc%2fpasswd", "/s/%2e%2e/%2e%2e/etc/passwd", "/s/form.js", "/s/%00",
        "/s/....//....//etc/passwd", "/s/C:%5Cwindows", "/s/", "/etc/passwd", "//evil.example/", "/q/a/b",
        "/.git/config", "/workshop.crmready", "/r/", "/%f0%28%8c%28", "/q%0d%0aSet-Cookie:%20a=b", "*",
    ):  # fmt: skip
        yield Attack(f"path {path}", 404, _asked(path))
    for path in ("/topics", "/counts", "/close", "/reopen", "/address", "/report", "/records", "/enter?key=x"):
        yield Attack(f"the facilitator's {path}", 404, _asked(path))
    for path in ("/close", "/reopen", "/address", "/report"):
        yield Attack(f"a form to the facilitator's {path}", 404, _posted(path))
    yield Attack(
        "the facilitator's secret on the phones' port", 404, lambda s: s.get("/enter?key=" + s.here.desk[-22:])
    )


def _methods() -> Iterator[Attack]:
    """Verbs that no page of ours sends."""
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW"):
        yield Attack(f"method {method}", 405, _by(method))
    yield Attack("method CONNECT", 404, lambda s: s.request("CONNECT", "evil.example:443"))
    yield Attack("a form to a page that has none", 405, lambda s: s.post("/q"))
    yield Attack("code, asked for", 405, lambda s: s.get("/code"))


def _protocol() -> Iterator[Attack]:
    """What is hardly HTTP."""
    yield Attack("HTTP/0.9", 400, lambda _: b"GET /\r\n\r\n")
    yield Attack("HTTP/1.0 without a host", 400, lambda _: b"GET / HTTP/1.0\r\n\r\n")
    yield Attack("HTTP/2's preface", 400, lambda _: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
    yield Attack("a TLS greeting", 400, lambda _: bytes.fromhex("16030100c8010000c40303") + b"\0" * 200)
    yield Attack("noise", 400, lambda _: bytes(range(256)) * 8)
    yield Attack("a header of 200 kB", 400, lambda s: s.get("/", headers={"X-Bomb": "b" * 200_000}))
    yield Attack("40,000 headers", 400, lambda s: s.get("/", headers={f"X-{n}": "" for n in range(40_000)}))
    yield Attack("an address of 200 kB", 400, lambda s: s.get("/" + "a" * 200_000))
    yield Attack("a header with a space before its colon", 400, lambda s: s.get("/", headers={"X-Odd ": "1"}))
    yield Attack("a header with NUL", 400, lambda s: s.get("/", headers={"X-Odd": "\0"}))
    yield Attack("a space in the request line", 400, lambda s: s.get("/q /x"))
    yield Attack("forms one after the other, unasked", 403, lambda s: s.post(seal="") * 20)
    yield Attack(
        "a form hidden behind another's end",
        403,
        lambda s: s.post(seal="", headers={"Content-Length": "0"}, body=s.post(seal="")),
    )


def _joining() -> Iterator[Attack]:
    """Ways in that are none."""
    yield Attack("a wrong code", 404, lambda s: s.get("/r/AAAAAAAA", token=""))
    yield Attack("a wrong code, typed", 404, lambda s: s.post("/code", token="", code="AAAA-AAAA"))
    yield Attack("no code", 404, lambda s: s.post("/code", token=""))
    yield Attack("a code of 60 kB", 404, lambda s: s.post("/code", token="", code="A" * 60_000))
    yield Attack("joining with a wrong code", 404, lambda s: s.post("/r/AAAAAAAA", role="seller"))
    yield Attack("joining without a cookie", 403, lambda s: s.post(f"/r/{s.here.code}", token="", role="seller"))
    yield Attack("joining without a seal", 403, lambda s: s.post(f"/r/{s.here.code}", seal=None, role="seller"))
    yield Attack("joining in a role that is none", 422, lambda s: s.post(f"/r/{s.here.code}", role="root"))
    yield Attack("joining in no role", 422, lambda s: s.post(f"/r/{s.here.code}"))
    yield Attack("joining in a second role", 303, lambda s: s.post(f"/r/{s.here.code}", role="executive"))
    yield Attack("done for somebody else", 403, lambda s: s.post("/end", token=s.other.token))
    yield Attack("a language that is none", 303, lambda s: s.get("/in/xx?code=//evil.example&at=//evil.example"))
    yield Attack(
        "a cookie that is none", 303, lambda s: s.get("/q", headers={"Cookie": f'{COOKIE}="\\"; a=b; {COOKIE}=x'})
    )


_KINDS: Final = (
    _hosts, _origins, _seals, _cookies, _kinds, _bodies, _answers, _paths, _methods, _protocol, _joining,
)  # fmt: skip
ATTACKS: Final[tuple[Attack, ...]] = tuple(attack for kind in _KINDS for attack in kind())

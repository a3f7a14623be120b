"""Who may send what, and how often a wrong code may be tried."""

import pytest
from starlette.requests import Request

from crmready.workshop.doorkeeper import Tries, is_from_here


def request(**headers: str) -> Request:
    named = {"host": "10.0.0.4:8765", **{name.replace("_", "-"): value for name, value in headers.items()}}
    raw = [(name.encode(), value.encode()) for name, value in named.items()]
    return Request({"type": "http", "method": "POST", "path": "/", "scheme": "http", "headers": raw})


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"origin": "http://10.0.0.4:8765"}, True),
        ({"origin": "http://10.0.0.4:8765", "sec_fetch_site": "cross-site"}, True),
        ({}, True),
        ({"sec_fetch_site": "same-origin"}, True),
        ({"origin": "null"}, False),
        ({"origin": ""}, False),
        ({"origin": "https://10.0.0.4:8765"}, False),
        ({"origin": "http://10.0.0.4"}, False),
        ({"origin": "http://10.0.0.4:8765.evil.example"}, False),
        ({"sec_fetch_site": "same-site"}, False),
        ({"sec_fetch_site": "none"}, False),
    ],
)
def test_a_form_is_from_here_when_its_browser_says_so(headers: dict[str, str], *, ours: bool) -> None:
    assert is_from_here(request(**headers)) is ours


def test_one_address_has_five_tries_a_minute() -> None:
    now = 0.0
    tries = Tries(lambda: now)
    for _ in range(5):
        assert not tries.exhausted("one")
        tries.failed("one")
    assert tries.exhausted("one")
    assert not tries.exhausted("other")
    now = 59.9
    assert tries.exhausted("one")
    now = 60.0
    assert not tries.exhausted("one")


def test_all_addresses_together_have_sixty() -> None:
    now = 0.0
    tries = Tries(lambda: now)
    for number in range(60):
        assert not tries.exhausted("fresh")
        tries.failed(str(number))
    assert tries.exhausted("fresh")
    now = 60.0
    assert not tries.exhausted("fresh")

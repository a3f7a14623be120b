"""No chart draws outside its picture, whatever the texts and numbers are."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmready.report.charts.chain import chain
from crmready.report.charts.every import charts_of
from crmready.report.charts.measure import lines_of, width_of
from crmready.report.charts.plan import timeline
from crmready.report.charts.svg import LOW, WIDTH
from crmready.report.labels import labels
from crmready.report.shapes.plan import ChainLink, ChainView, PlanWindow
from crmready.report.shapes.report import ReportView
from tests.unit.report.view_sample import assessment, people, sellers, view

LEADERS = (
    people("manager", {"written": 3, "followed": 3, "known-estimate": 3, "described": 1}),
    people("executive", {"written": (3, "Book"), "known-estimate": 4, "system": 4, "described": 1}),
)
LITTLE = view(assessment(sellers("known", 1, 2, 2, 1, 3), sellers("followed", 0, 0, 4, 4, 4), *LEADERS))
TEXTS = frozenset({"name", "plural", "role_name", "first_name", "last_name", "do", "owner_name", "text"})
ROOM = 0.6
"""A line's own width may lie on the edge."""


def stretched(value: Any, long: str, field: str = "") -> Any:  # noqa: ANN401 (any part of a view)
    """The same with every text that a chart draws as long as the format allows."""
    if isinstance(value, PlanWindow):  # its name is ours
        return replace(value, actions=stretched(value.actions, long))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: stretched(getattr(value, each.name), long, each.name) for each in fields(value)}
        return value if hasattr(value, "hidden") and hasattr(value, "value") else replace(value, **parts)
    if isinstance(value, tuple):
        return tuple(stretched(part, long, field) for part in value)
    return long if isinstance(value, str) and field in TEXTS else value


def longest(long: str) -> ReportView:
    found: ReportView = stretched(LITTLE, long)
    return found


def extents(svg: str) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every shape that is not turned about."""
    for element in fromstring(svg).iter():  # noqa: S314 (our own drawing)
        if element.get("transform") is None:
            yield from _extent(element)


def _extent(element: Element) -> Iterator[tuple[float, float, float, float]]:
    def number(name: str) -> float:
        return float(element.get(name, "0"))

    match element.tag:
        case "rect":
            yield number("x"), number("y"), number("x") + number("width"), number("y") + number("height")
        case "circle":
            reach = number("r")
            yield number("cx") - reach, number("cy") - reach, number("cx") + reach, number("cy") + reach
        case "line":
            (left, right), (top, bottom) = sorted((number("x1"), number("x2"))), sorted((number("y1"), number("y2")))
            yield left, top, right, bottom
        case "polygon":
            numbers = [float(each) for each in re.findall(r"[-\d.]+", element.get("points", ""))]
            yield min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])
        case "text":
            size = number("font-size")
            wide = width_of(element.text or "", size) / 1.045
            left = number("x") - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
            yield left, number("y") - size * 0.75, left + wide, number("y") + size * 0.2
        case _:
            return


@pytest.mark.parametrize(
    "report",
    [LITTLE, view(assessment()), longest("En lang tekst som noen skrev fordi de kunne. " * 40), longest("W" * 2000)],
    ids=["little", "empty", "longest", "one long word"],
)
def test_nothing_is_drawn_outside_its_picture(report: ReportView) -> None:
    charts = charts_of(report, labels("nb"))
    assert len(charts) > 10
    for name, svg in charts.items():
        root = fromstring(svg)  # noqa: S314 (our own drawing)
        width, height = (float(root.get(side, "0")) for side in ("width", "height"))
        for left, top, right, bottom in extents(svg):
            assert left >= -ROOM, name
            assert top >= -ROOM, name
            assert right <= width + ROOM, name
            assert bottom <= height + ROOM, name


LINKS = ("Goal", "Decision", "Data", "Who coaches with it", "Process step")


def linked(*texts: str | None) -> ChainView:
    links = tuple(ChainLink(f"f{place}", LINKS[place], text) for place, text in enumerate(texts))
    return ChainView(links, sum(text is None for text in texts), "The chain has a hole.")


def words_of(svg: str) -> str:
    return " ".join(element.text or "" for element in fromstring(svg).iter("text"))  # noqa: S314 (our own drawing)


def test_a_chain_reads_aloud_link_by_link_and_a_hole_says_so() -> None:
    svg = chain(linked("More deals", "Which bids", None, "Managers", "Bid"), "Not decided yet")
    title = fromstring(svg).findtext("title", "")  # noqa: S314 (our own drawing)
    assert title == (
        "Goal: More deals → Decision: Which bids → Data: Not decided yet"
        " → Who coaches with it: Managers → Process step: Bid"
    )
    assert "Not decided yet" in words_of(svg)


def test_a_hole_is_an_open_plate_and_breaks_both_of_its_links() -> None:
    whole = chain(linked("a", "b", "c", "d", "e"), "?")
    broken = chain(linked("a", "b", None, "d", "e"), "?")
    assert "stroke-dasharray" not in whole
    open_ = [each for each in fromstring(broken).iter() if each.get("stroke-dasharray")]  # noqa: S314 (our own drawing)
    assert [(each.tag, each.get("stroke")) for each in open_] == [("line", LOW), ("rect", LOW), ("line", LOW)]
    assert (whole.count("<polygon"), broken.count("<polygon")) == (4, 2), "arrows only between what is there"


def test_long_links_stand_below_each_other_with_all_their_words() -> None:
    text = "Which bids are to be given the team's time and which are to be let go before they cost any more of it. " * 3
    svg = chain(linked("More deals", text.strip(), "Outcomes", "Managers", "Bid"), "?")
    assert svg.count(f'width="{WIDTH - 2 - 1.6:g}"') == len(LINKS)
    assert text.strip() in words_of(svg)


def test_the_timeline_gives_number_short_words_and_owner_of_each_action() -> None:
    actions = [action for window in LITTLE.plan for action in window.actions]
    words = words_of(timeline(LITTLE.plan))
    assert actions
    for number, action in enumerate(actions, 1):
        assert f"{number} {action.do} {action.owner_name}" in words
    title = fromstring(timeline(LITTLE.plan)).findtext("title", "")  # noqa: S314 (our own drawing)
    first = ", ".join(str(number) for number in range(1, len(LITTLE.plan[0].actions) + 1))
    assert title.startswith(f"{LITTLE.plan[0].name}: {first or LITTLE.plan[0].sentence}; ")


@given(st.text(max_size=300), st.floats(30, 400), st.integers(1, 9))
def test_lines_are_never_wider_than_their_room_and_lose_words_only_where_they_say_so(
    words: str, room: float, most: int
) -> None:
    lines = lines_of(words, 9, room, most)
    assert 1 <= len(lines) <= most
    assert all(width_of(line, 9) <= room or len(line) <= len("W …") for line in lines)
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == "".join(words.split())

from xml.etree.ElementTree import fromstring

from crmready.report.charts.measure import lines_of, width_of
from crmready.report.charts.svg import WIDTH, Point, Type, box, drawing, text

HOSTILE = '</title></svg><script>alert(1)</script>"><img src=x>'


def test_hostile_text_stays_text() -> None:
    svg = drawing(10, 10, HOSTILE, [text(Point(1, 2), HOSTILE, Type())])
    root = fromstring(svg)  # noqa: S314 (our own drawing)
    assert [element.tag for element in root.iter()] == ["svg", "title", "text"]
    assert [element.text for element in root] == [HOSTILE, HOSTILE]


def test_numbers_are_short_and_the_same_every_time() -> None:
    assert 'x="0.33" y="2"' in drawing(10, 10, "", [box(Point(1 / 3, 2.0), 4, 5, "#fff")])


def test_a_negative_width_counts_as_none() -> None:
    assert box(Point(0, 0), -3, 5, "#fff").get("width") == "0"


def test_words_are_broken_to_a_width_and_cut_with_a_mark() -> None:
    broken = lines_of("one two three four five six seven", 10, 60, 2)
    assert len(broken) == 2
    assert broken[-1].endswith("…")
    assert all(width_of(line, 10) <= 70 for line in broken)
    assert lines_of("short", 10, WIDTH, 1) == ["short"]
    assert lines_of("", 10, WIDTH, 1) == [""]

import re

from crmready.report.template_check.marking import PLACE, marked


def test_every_tag_says_where_it_is_written_and_no_line_moves() -> None:
    text = '<p>\n{# <b> #}{% if a %}<img src="x">\n{{ "<i>" }}</p><!-- <u> -->\n<br>'
    pages = marked({"a.css": "p > a {}", "b.html": "", "c.html": text}, {"c.html": "own/c.html"})
    assert pages.texts["a.css"] == "p > a {}"
    found = pages.texts["c.html"]
    assert found.count("\n") == text.count("\n")
    assert re.sub(rf' {PLACE}="[0-9:]+"', "", found) == text
    assert [pages.place(mark) for mark in re.findall(rf'{PLACE}="([0-9:]+)"', found)] == [
        ("own/c.html", 1),
        ("own/c.html", 2),
        ("own/c.html", 4),
    ]

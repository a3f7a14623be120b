import re
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmready.report.branding.beside import Unreadable
from crmready.report.branding.drawings import redrawn

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 30"'
SHAPE = '<path d="M0 0h9"/>'


def drawn(inside: str, more: str = "") -> str:
    return redrawn(f"{HEAD} {more}>{inside}</svg>".encode()).svg.decode()


def inside(svg: str) -> str:
    return re.sub(r"^<svg[^>]*>|</svg>$", "", svg)


def test_shapes_and_colours_come_through() -> None:
    given_ = '<g transform="translate(1,2)"><rect x="1" width="9" height="9" fill="#1F6B3B" opacity=".5"/></g>'
    expected = '<g transform="translate(1,2)"><rect x="1" width="9" height="9" fill="#1F6B3B" opacity=".5" /></g>'
    assert inside(drawn(given_)) == expected


def test_gradients_and_clipping_come_through() -> None:
    source = (
        '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient>'
        '<linearGradient id="b" xlink:href="#a"/><clipPath id="c"><rect width="9" height="9"/></clipPath></defs>'
        '<path d="M0 0h9" fill="url(#b)" clip-path="url(#c)"/>'
    )
    made = drawn(source)
    assert '<linearGradient id="b" href="#a" />' in made
    assert 'fill="url(#b)" clip-path="url(#c)"' in made


def test_the_css_of_drawing_programs_becomes_attributes_the_more_particular_last() -> None:
    css = (
        "/* x */ path{fill:red} .a, .b{fill:#1F6B3B;stroke:none} #c{fill:blue} g > path{fill:pink} @import url(x.css);"
    )
    source = f'<style>{css}</style><path class="x a" d="M0 0"/><path id="c" class="a" d="M0 0" style="stroke:#fff"/>'
    assert inside(drawn(source)) == (
        '<path d="M0 0" fill="#1F6B3B" stroke="none" /><path id="c" d="M0 0" fill="blue" stroke="#fff" />'
    )


HARMFUL = {
    "script": "<script>alert(1)</script>",
    "foreign": "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></body></foreignObject>",
    "image": '<image href="file:///etc/passwd"/><image xlink:href="data:image/png;base64,AAAA"/>',
    "use": '<g id="a"/><use href="#a"/><use xlink:href="http://example.com/x.svg#a"/>',
    "link": '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
    "text": "<text>x</text>",
    "filter": '<filter id="f"><feImage href="http://example.com/x"/></filter>',
    "pattern": '<pattern id="p"><path d="M0 0"/></pattern>',
    "animation": '<animate attributeName="href" to="javascript:alert(1)"/>',
    "nested": '<svg onload="alert(1)"/>',
    "of_html": '<iframe xmlns="http://www.w3.org/1999/xhtml" src="http://example.com/"/>',
}


@pytest.mark.parametrize("name", HARMFUL)
def test_what_could_harm_is_left_out_and_told(name: str) -> None:
    made = redrawn(f"{HEAD}>{HARMFUL[name]}{SHAPE}</svg>".encode())
    assert inside(made.svg.decode()).removeprefix('<g id="a" />') == '<path d="M0 0h9" />'
    assert made.left_out


@pytest.mark.parametrize(
    "attribute",
    [
        'onclick="alert(1)"',
        'fill="url(http://example.com/x)"',
        'fill="URL(#missing)"',
        'style="fill:url(file:///etc/passwd)"',
        'style="background:url(//example.com)"',
        'stroke="url(#a) url(http://example.com)"',
        'fill="&quot;/>&lt;script>"',
        'fill="red;background:blue"',
        'href="http://example.com"',
        'xlink:href="#a"',
        'id="a b"',
        'filter="url(#f)"',
        'mask="url(#m)"',
        'font-family="x"',
    ],
)
def test_an_attribute_that_could_harm_is_left_out(attribute: str) -> None:
    assert inside(drawn(f'<path d="M0 0h9" {attribute}/>')) == '<path d="M0 0h9" />'


def test_nothing_is_used_in_circles_or_over_and_over() -> None:
    circle = '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
    chain = (
        '<clipPath id="c" clip-path="url(#d)"><g clip-path="url(#d)"><path d="M0 0"/></g></clipPath><clipPath id="d"/>'
    )
    made = drawn(circle + chain + SHAPE)
    assert "href" not in made
    assert "url" not in made


REFUSED = {
    "not_xml": ("<svg", "not well-formed"),
    "entity_unknown": (f"{HEAD}>&a;{SHAPE}</svg>", "not well-formed"),
    "definitions": (f'<!DOCTYPE svg [<!ENTITY a "a">]>{HEAD}>{SHAPE}</svg>', "defines something"),
    "definitions_outside": (f'<!DOCTYPE svg SYSTEM "x" [<!ENTITY % a SYSTEM "http://x/">%a;]>{HEAD}/>', "defines"),
    "html": ("<html><body/></html>", "not a drawing"),
    "svg_of_another_space": ('<svg xmlns="http://example.com/"><path/></svg>', "not a drawing"),
    "deep": (f"{HEAD}>{'<g>' * 60}{'</g>' * 60}</svg>", "nested too deeply"),
    "many": (f"{HEAD}>{SHAPE * 4000}</svg>", "too many parts"),
    "without_size": ('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', "no size"),
    "size_of_words": (f"{HEAD.replace('0 0 90 30', 'a b c d')}>{SHAPE}</svg>", "no size"),
    "size_not_a_number": (f"{HEAD.replace('0 0 90 30', '0 0 nan inf')}>{SHAPE}</svg>", "not that of a logo"),
    "endless": (f"{HEAD.replace('0 0 90 30', '0 0 1e9 1e9')}>{SHAPE}</svg>", "not that of a logo"),
    "thread": (f"{HEAD.replace('0 0 90 30', '0 0 900 1')}>{SHAPE}</svg>", "not that of a logo"),
    "nothing": (f"{HEAD}><text>Granlia</text></svg>", "Nothing is drawn"),
    "another_encoding": (f'<?xml version="1.0" encoding="UTF-7"?>{HEAD}>+ADw-script+AD4-</svg>', "Nothing is drawn"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_logo_is_refused(name: str) -> None:
    source, told = REFUSED[name]
    with pytest.raises(Unreadable, match=told):
        redrawn(source.encode())


def test_the_public_definition_of_svg_is_passed_over_and_never_fetched() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:9/svg11.dtd">'
    assert inside(redrawn(f"{doctype}{HEAD}>{SHAPE}</svg>".encode()).svg.decode()) == '<path d="M0 0h9" />'


def test_width_and_height_stand_for_a_view_box() -> None:
    made = redrawn(f'<svg xmlns="http://www.w3.org/2000/svg" width="120px" height="40">{SHAPE}</svg>'.encode())
    assert b'width="120" height="40" viewBox="0 0 120 40"' in made.svg


@settings(max_examples=50)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_whatever_an_attribute_or_a_style_says_comes_out_harmless(value: str, css: str, name: str) -> None:
    def escaped(text: str) -> str:
        return "".join(f"&#{ord(each)};" for each in text if each.isprintable() and ord(each) < 0xD800)

    shape = f'<path d="M0 0" class="a" fill="{escaped(value)}" id="{escaped(name)}"/>'
    made = drawn(f"<style>{escaped(css)}</style>{shape}")
    path = fromstring(made)[0]  # noqa: S314  # what was just made harmless
    assert path.tag == "{http://www.w3.org/2000/svg}path"
    assert all(re.fullmatch(r"[A-Za-z0-9#.,%()+\-\s_]*", each) and "url" not in each for each in path.attrib.values())

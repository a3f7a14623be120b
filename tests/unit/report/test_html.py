import time

import pytest

from crmready.report.html import TemplateFaultError, fill

NAME = '<script>"><img src=x>'


def filled(source: str, **context: object) -> str:
    return fill({"report.html": source, "part.html": "<p>{{ name }}</p>", "macros.html": _MACROS}, context)


_MACROS = "{% macro shout(text) %}<b>{{ text | upper }}</b>{% endmacro %}"


def test_text_is_escaped_in_the_page_in_attributes_and_in_included_parts() -> None:
    page = filled('<h1 title="{{ name }}">{{ name }}</h1>{% include "part.html" %}', name=NAME)
    escaped = "&lt;script&gt;&#34;&gt;&lt;img src=x&gt;"
    assert page == f'<h1 title="{escaped}">{escaped}</h1><p>{escaped}</p>'


def test_a_macro_escapes_what_it_is_given() -> None:
    assert filled('{% import "macros.html" as m %}{{ m.shout(name) }}', name="<i>") == "<b>&lt;I&gt;</b>"


def test_a_field_with_the_name_of_a_method_is_the_field() -> None:
    assert filled("{{ record.values[0] }} {{ record.items }}", record={"values": ["a"], "items": "b"}) == "a b"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{{ name }}\n{{ nowhere }}", "report.html:2: 'nowhere' is undefined"),
        ("{{ veiw }}", "report.html:1: 'veiw' is undefined. Did you mean view?"),
        ("\n{{ verdict.naem }}", "report.html:2: there is no field 'naem' here. Did you mean name?"),
        ("{{ verdict.x }}", "report.html:1: there is no field 'x' here. There is: name, tone."),
        ("{{ verdict['naem'] }}", "report.html:1: there is no field 'naem' here. Did you mean name?"),
        (
            "{% import 'macros.html' as m %}{{ m.shuot(1) }}",
            "report.html:1: there is no macro 'shuot'. Did you mean shout?",
        ),
        (
            "{% include 'prat.html' %}",
            "report.html:1: no file prat.html in the template's folder. Did you mean part.html?",
        ),
        ("{{ view.nothing }}", "report.html:1: there is no field 'nothing' here"),
        ("{% if %}", "report.html:1: Expected an expression, got 'end of statement block'"),
        ("\n\n{% include 'part' %}", "report.html:3: no file part in the template's folder"),
        ("{% include '../../secret' %}", "report.html:1: no file ../../secret in the template's folder"),
        ("{% include '/etc/passwd' %}", "report.html:1: no file /etc/passwd in the template's folder"),
        (
            "{% extends 'https://example.com/x' %}",
            "report.html:1: no file https://example.com/x in the template's folder",
        ),
        ("{{ name | safe }}", "report.html:1: No filter named 'safe'."),
        ("{{ {'onload': name} | xmlattr }}", "report.html:1: No filter named 'xmlattr'."),
        (
            "<p>\n{% autoescape false %}{{ name }}{% endautoescape %}",
            "report.html:2: a report template may not switch escaping off",
        ),
        ("{{ 9 ** (9 ** 9) }}", "report.html:1: the operator ** is only for multiplying and dividing numbers"),
        ("{{ 'a' * 4000000000 }}", "report.html:1: the operator * is only for multiplying and dividing numbers"),
        ("{{ '%4000000000d' % 1 }}", "report.html:1: the operator % is only for multiplying and dividing numbers"),
        ("{% for a in range(99999) %}{% endfor %}", "report.html:1: 'range' is undefined"),
        ("{{ lipsum(n=1000000) }}", "report.html:1: 'lipsum' is undefined"),
        ("{{ name.__class__.__mro__ }}", "report.html:1: access to attribute '__class__' of 'str' object is unsafe."),
        (
            "{{ '{0.__class__}'.format(name) }}",
            "report.html:1: access to attribute '__class__' of 'str' object is unsafe.",
        ),
        ("{{ (name | attr('format'))('x') }}", None),
        ("{{ view.update({'a': 1}) }}", "report.html:1: access to attribute 'update' of 'dict' object is unsafe."),
        ("{{ rows.append(1) }}", "report.html:1: access to attribute 'append' of 'list' object is unsafe."),
    ],
)
def test_a_template_that_goes_wrong_is_told_where(source: str, told: str | None) -> None:
    began = time.perf_counter()
    if told is None:
        assert filled(source, name=NAME) == "&lt;script&gt;&#34;&gt;&lt;img src=x&gt;"
    else:
        with pytest.raises(TemplateFaultError) as caught:
            filled(source, name=NAME, view={}, rows=[], verdict={"name": "a", "tone": "b"})
        assert str(caught.value) == told
    assert time.perf_counter() - began < 1

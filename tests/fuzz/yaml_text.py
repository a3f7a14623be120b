"""A believable questionnaire's text, damaged letter by letter, and read as YAML."""

import random
from decimal import Decimal

from crmready.loading.located_yaml import read_yaml
from tests.fuzz.case import Case, Tally
from tests.fuzz.promises import is_inside, keep_to_the_file, lines_of

QUESTIONNAIRE = """\
# yaml-language-server: $schema=questionnaire.schema.json
format: 1
id: crm-readiness
version: 1.0.0
language: en
title: "CRM readiness: er vi klare? – æøå 😀"
roles:
  - {id: seller, name: Selger, anonymous: true}
  - {id: manager, name: "Sales manager"}
privacy: {minimum_group: 5}
ratings:
  - {id: not, name: Not achieved, up_to: 15}
  - {id: fully, name: 'It''s fully achieved', up_to: 100.5}
dimensions:
  - id: sales-process
    name: Sales process maturity
    weight: 20
    essential: true
    note: ~
    questions:
      - id: process-in-writing
        type: levels
        roles: [manager, executive]
        ask: What exists in writing today about how a sale runs?
        help: >
          Answer for what is done today,
          not for what is planned.
        options:
        - Nothing in writing
        - "Notes or \\"slides\\" made by individuals\\n"
        - |
          One shared description
            with named stages
        evidence: {show: "The document, its date", cap: 2}
        show_if: {any: [{question: a, at_least: 2}, {not: {question: b, is: no}}]}
"""

TOKENS: tuple[str, ...] = (
    *"[]{}:,-?&*!|>%@`#'\"\\\t\r\n \0\x1b\x85\u2028\u202e\ufeff\ud800\U000e0041😀å~<=.",
    *("- ", ": ", "? ", "<<: ", "&a ", "*a ", "!!str ", "!x ", "\n---\n", "\n...\n", "%YAML 1.1\n", " #", "''", "\r\n"),
    *(
        '"\\e"',
        '"\\ud800"',
        '"\\UFFFFFFFF"',
        '"\\xzz"',
        "|2\n",
        ">-\n",
        "{{",
        "}}",
        "[[[[",
        "no",
        "0123",
        ".nan",
        "12:30",
    ),
    *("id: ", "\n  ", "\n\t", "  ", "\n", "- - - ", "{a: ", "9" * 30, "a" * 120, "{}", "[]", "null", "true", "-0.10"),
)


def fuzz_reading(case: Case, tally: Tally) -> None:
    """Nothing may be raised, no place may lie outside the text, and a value is of the promised types."""
    content = mutate(case.generator("yaml"))
    case.keep("content.yaml", content)
    with tally.timed("yaml", case):
        document, problems = read_yaml(content, "fuzz.yaml")
    lines = lines_of(content)
    keep_to_the_file(problems, {"fuzz.yaml": lines})
    assert document is not None or problems, "refused without a word"
    if document is not None:
        places = [*document.positions.values(), *document.key_positions.values()]
        assert [place for place in places if not is_inside(place, lines)] == []
        assert has_plain_values(document.value), "a value of a kind that no questionnaire has"
    tally.note("yaml", problems)


def mutate(generator: random.Random) -> str | bytes:
    """The questionnaire after one to six small accidents, sometimes as bytes that are no longer UTF-8."""
    text = QUESTIONNAIRE
    for _ in range(generator.randint(1, 6)):
        text = _one_accident(text, generator)
    if generator.random() < 0.8:
        return text
    raw = bytearray(text.encode("utf-8", "replace"))
    for _ in range(generator.randint(0, 2)):
        raw[generator.randrange(len(raw))] = generator.randrange(256)
    return bytes(raw)


def _one_accident(text: str, generator: random.Random) -> str:
    start = generator.randrange(len(text) + 1)
    end = min(start + generator.choice((0, 1, 1, 2, 5, 40)), len(text))
    match generator.randrange(6):
        case 0:
            return text[:start] + text[end:] or "a"
        case 1:
            return text[:start] + generator.choice(TOKENS) + text[end:]
        case 2:
            return text[:start] + generator.choice(TOKENS) * generator.randint(1, 40) + text[start:]
        case 3:
            return text[:end] + text[start:]
        case 4:
            other = generator.randrange(len(text) + 1)
            return text[:other] + text[start:end] + text[other:]
        case _:
            lines = text.split("\n")
            number = generator.randrange(len(lines))
            lines[number] = " " * generator.randint(0, 6) + lines[number].lstrip()
            return "\n".join(lines)


def has_plain_values(value: object) -> bool:
    """Whether a value consists of the promised types only."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and has_plain_values(below) for key, below in value.items())
    if isinstance(value, list):
        return all(map(has_plain_values, value))
    return value is None or type(value) in {str, int, bool, Decimal}

"""Mutates a believable questionnaire and reads the result: `python -m tests.fuzz_yaml COUNT SEED`.

No mutation may raise anything, and no problem may point outside the file or be too long to read.
"""

import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from crmready.loading.located_yaml import LocatedDocument, read_yaml
from crmready.problems import Location, Problem

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
LONGEST_MESSAGE = 2_000


@dataclass
class Outcome:
    """What a run met."""

    read: int = 0
    """How many mutated files were still without a problem."""
    codes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    """Seconds."""


def fuzz(count: int, seed: int) -> Outcome:
    """Read `count` mutations. Raises `AssertionError`, with the text that caused it, when a promise is broken."""
    generator = random.Random(seed)  # noqa: S311  # repeatable, not secret
    outcome = Outcome()
    for _ in range(count):
        content = mutate(generator)
        start = time.perf_counter()
        document, problems = read_yaml(content, "fuzz.yaml")
        outcome.slowest = max(outcome.slowest, time.perf_counter() - start)
        fault = broken_promise(content, document, problems)
        assert fault is None, f"{fault}: {content!r}"
        outcome.read += not problems
        outcome.codes.update({problem.code for problem in problems})
    return outcome


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


def broken_promise(content: str | bytes, document: LocatedDocument | None, problems: tuple[Problem, ...]) -> str | None:
    """What is wrong with the result of reading this content; None when all is well."""
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = [problem.location for problem in problems]
    if document is not None:
        places += [*document.positions.values(), *document.key_positions.values()]
        if not has_plain_values(document.value):
            return "a value of a kind that no questionnaire has"
    if outside := next((place for place in places if not is_inside(place, lines)), None):
        return f"{outside} is outside the file"
    if any(len(str(problem)) > LONGEST_MESSAGE for problem in problems):
        return "a message is too long"
    if document is None and not problems:
        return "refused without a word"
    return None


def is_inside(place: Location, lines: list[str]) -> bool:
    """Whether a place is a character of the file, or the end of one of its lines."""
    return 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1


def has_plain_values(value: object) -> bool:
    """Whether a value consists of the promised types only."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and has_plain_values(below) for key, below in value.items())
    if isinstance(value, list):
        return all(map(has_plain_values, value))
    return value is None or type(value) in {str, int, bool, Decimal}


def main() -> None:
    """Run as many as asked for, and say what was met."""
    count, seed = (int(argument) for argument in sys.argv[1:3])
    outcome = fuzz(count, seed)
    met = ", ".join(f"{code} {number}" for code, number in sorted(outcome.codes.items()))
    sys.stdout.write(f"{count} files, {outcome.read} without a problem, slowest {outcome.slowest:.3f} s; {met}\n")


if __name__ == "__main__":
    main()

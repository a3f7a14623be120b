"""What PyYAML's scanner and parser complain about, said plainly and at the place where the writer can mend it.

Both parsers of PyYAML, with C and without, use a small fixed set of phrases. They are matched here and never shown.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import yaml

from crmready.loading.source import Mark, Place, Source
from crmready.problems import Problem, excerpt

_KEY_WITHOUT_SPACE: Final = re.compile(r"\s*(?:- +)*[A-Za-z_][\w-]*(?=:[^\s:/])")
_DASH_WITHOUT_SPACE: Final = re.compile(r"\s*(?=-[^\s-])")
_KEY_AND_TEXT: Final = re.compile(r"\s*(?:- +)*(?P<key>[^\s:#][^:#]*): +(?P<text>[^\s\"'\[{].*)")
_CLOSED_TEXT: Final = re.compile(r"[^:]*:\s+[\"'\[{].*[\"'\]}]\s*")
_CLOSING: Final = ('"', "'", "]", "}")
_LONGEST_KEY_OF_YAML: Final = 1024


@dataclass(frozen=True, slots=True)
class _Fault:
    """A complaint of the parser, with what stands around its place."""

    source: Source
    words: str
    at: Mark
    opened: Mark
    """Where that began in which the fault was found: a quote, a bracket, a list."""

    @property
    def line(self) -> str:
        lines = self.source.lines
        return lines[self.at.line] if self.at.line < len(lines) else ""

    @property
    def before(self) -> str:
        return self.line[: self.at.column]

    @property
    def character(self) -> str:
        return self.line[self.at.column : self.at.column + 1]

    @property
    def begins_line(self) -> bool:
        return not self.before.strip()

    @property
    def previous_line(self) -> Place | None:
        """The start of the nearest line above that is neither blank nor a comment."""
        for number in range(min(self.at.line, len(self.source.lines)) - 1, -1, -1):
            content = self.source.lines[number].strip()
            if content and not content.startswith("#"):
                return Place(number, 0)
        return None

    def problem(self, code: str, message: str, hint: str, mark: Mark | None = None) -> Problem:
        return Problem.of(code, self.source.location(mark or self.at), message, hint)


_Explanation = Callable[[_Fault], Problem]


def syntax_problem(error: yaml.YAMLError, source: Source) -> Problem:
    """The one problem that a parser's exception stands for."""
    fault = _fault(error, source)
    for phrase, explain in _EXPLANATIONS:
        if phrase.search(fault.words):
            return explain(fault)
    return _unnamed(fault)


def _fault(error: yaml.YAMLError, source: Source) -> _Fault:
    if not isinstance(error, yaml.MarkedYAMLError):
        return _Fault(source, "", Place(0, 0), Place(0, 0))
    at: Mark = error.problem_mark or Place(0, 0)
    return _Fault(source, f"{error.context}: {error.problem}", at, error.context_mark or at)


def _unnamed(fault: _Fault) -> Problem:
    hint = "Compare it with the lines above, and put texts with special characters in quotes."
    return fault.problem("Y110", "From here on the file cannot be read as YAML.", hint)


def _reserved_character(fault: _Fault) -> Problem:
    if fault.character == "\t":
        return _tab(fault)
    message = f'A text without quotes cannot begin with "{excerpt(fault.character)}".'
    return fault.problem("Y117", message, "Put the text in quotes.")


def _tab(fault: _Fault) -> Problem:
    hint = "Replace it with spaces, two for each level."
    return fault.problem("Y111", "A tab stands where only spaces may stand.", hint)


def _unclosed_quote(fault: _Fault) -> Problem:
    quote = fault.source.lines[fault.opened.line][fault.opened.column :][:1]
    inside = "inside the text an apostrophe is written twice" if quote == "'" else 'inside the text a quote is \\"'
    message = f"The quote {quote} that opens here is never closed."
    return fault.problem("Y112", message, f"Close it where the text ends; {inside}.", fault.opened)


def _second_colon(fault: _Fault) -> Problem:
    """A colon where no key can be: in a text, or in a line that the lines above do not leave room for."""
    if re.search(r":\s", fault.before):
        if _CLOSED_TEXT.fullmatch(fault.before):
            return _after_closing(fault)
        hint = _quoted_suggestion(fault.line) or "Put the text in quotes."
        return fault.problem("Y114", 'A text without quotes cannot contain ": ".', hint)
    if fault.at.column > _LONGEST_KEY_OF_YAML:
        return fault.problem("Y133", "The text before this colon is too long for a key.", "Put the text in quotes.")
    return _indentation(fault)


def _quoted_suggestion(line: str) -> str | None:
    match = _KEY_AND_TEXT.match(line)
    if match is None or re.search(r'["\\]', match["text"]):
        return None
    return f'Put the text in quotes: {excerpt(match["key"])}: "{excerpt(match["text"].rstrip())}"'


def _missing_space(fault: _Fault, start: Mark | None) -> Problem | None:
    if start is None or start.line >= len(fault.source.lines):
        return None
    line = fault.source.lines[start.line]
    if match := _KEY_WITHOUT_SPACE.match(line):
        mark = Place(start.line, match.end())
        return fault.problem("Y115", "A space is missing after this colon.", "Write a colon and a space.", mark)
    if match := _DASH_WITHOUT_SPACE.match(line):
        mark = Place(start.line, match.end())
        return fault.problem("Y115", "A space is missing after this dash.", "Write a dash and a space.", mark)
    return None


def _line_without_key(fault: _Fault) -> Problem:
    hint = "Give it a key, or indent it further if it continues the text above."
    return _missing_space(fault, fault.opened) or fault.problem(
        "Y120", "This line has no key and is no list entry.", hint, fault.opened
    )


def _indentation(fault: _Fault) -> Problem:
    mark = Place(fault.at.line, len(fault.line) - len(fault.line.lstrip(" ")))
    hint = "Begin it in the same column as the lines it belongs with."
    return _missing_space(fault, fault.previous_line) or fault.problem(
        "Y113", "The indentation of this line does not fit the lines above.", hint, mark
    )


def _out_of_block(fault: _Fault) -> Problem:
    """Something that neither continues the list or group above nor ends it."""
    if not fault.begins_line:
        return _after_closing(fault)
    if fault.character == ":":
        return fault.problem("Y132", "The key before this colon is missing.", "Write the key.")
    same_column = fault.at.column == fault.opened.column
    if same_column and "block collection" in fault.words:
        hint = 'Begin it with "- ", or indent it so that it belongs to the entry above.'
        return _missing_space(fault, fault.at) or fault.problem(
            "Y113", "This line stands in a list but is no list entry.", hint
        )
    if same_column and fault.character == "-":
        hint = "Indent the list under the key that it belongs to."
        return fault.problem("Y113", "A list entry stands among keys.", hint)
    return _indentation(fault)


def _after_closing(fault: _Fault) -> Problem:
    if not fault.before.rstrip().endswith(_CLOSING):
        return _unnamed(fault)
    hint = 'Put the whole text in quotes; inside \'…\' an apostrophe is written twice, inside "…" a quote is \\".'
    return fault.problem("Y119", "Text follows after a closing quote or bracket.", hint)


def _bracket(fault: _Fault) -> Problem:
    lines = fault.source.lines
    bracket = lines[fault.opened.line][fault.opened.column :][:1]
    if fault.at.line != fault.opened.line or not fault.character:
        return fault.problem(
            "Y116", f'The bracket "{bracket}" that opens here is not closed.', "Close it.", fault.opened
        )
    message = f'A comma or a closing bracket is missing in what began with "{bracket}".'
    return fault.problem("Y116", message, "Write it, or put the text in quotes if the bracket is part of it.")


def _nothing_to_read(fault: _Fault) -> Problem:
    if fault.character and fault.character in "]}":
        message = f'The bracket "{fault.character}" closes nothing.'
        return fault.problem("Y116", message, "Remove it, or put the text in quotes if it is part of it.")
    if fault.character == ",":
        return fault.problem("Y116", "Nothing stands before this comma.", "Remove the comma.")
    if "flow" in fault.words and (fault.begins_line or not fault.character):
        hint = "Close the bracket where its content ends."
        return fault.problem("Y116", "A bracket that opens before this place is not closed.", hint)
    return _unnamed(fault)


def _after_document(fault: _Fault) -> Problem:
    previous = fault.previous_line
    above = fault.source.lines[previous.line] if previous else ""
    if above.startswith("...") or fault.line.startswith("..."):
        hint = "Remove the line with the three dots."
        return fault.problem("Y145", "The document has ended, and something follows.", hint)
    if above.startswith("%"):
        return fault.problem("Y144", "Directives are not used.", "Remove this line.", previous)
    return _indentation(fault) if fault.begins_line else _after_closing(fault)


def _unknown_escape(fault: _Fault) -> Problem:
    mark = Place(fault.at.line, max(fault.line.rfind("\\", 0, fault.at.column + 1), 0))
    hint = "Write the backslash twice, or put the text in single quotes."
    return fault.problem("Y118", "This escape names no character.", hint, mark)


def _quoted(code: str, message: str) -> _Explanation:
    """A text that needs quotes, at the place where it begins."""
    return lambda fault: fault.problem(code, message, "If it is a text, put it in quotes.", fault.opened)


_EXPLANATIONS: Final[tuple[tuple[re.Pattern[str], _Explanation], ...]] = tuple(
    (re.compile(phrase), explain)
    for phrase, explain in (
        ("tab character", _tab),
        ("cannot start any token", _reserved_character),
        ("unexpected end of stream|unexpected document", _unclosed_quote),
        ("mapping values are not allowed", _second_colon),
        ("could not find expected ':'", _line_without_key),
        ("escape character|hexa?decimal|Unicode character escape", _unknown_escape),
        ("scanning an alias", _quoted("Y141", "A * begins an alias, and aliases are not used.")),
        ("scanning an anchor", _quoted("Y140", "An & begins an anchor, and anchors are not used.")),
        ("(scanning|parsing) a tag|tag handle", _quoted("Y143", "A ! begins a tag, and tags are not used.")),
        ("directive|incompatible YAML document", _quoted("Y144", "A % begins a directive; directives are not used.")),
        ("scanning a block scalar", _quoted("Y117", "After > or | the text begins on the next line.")),
        ("sequence entries are not allowed", _quoted("Y117", "A list cannot begin on the line of its key.")),
        ("mapping keys are not allowed", _quoted("Y117", 'A text without quotes cannot begin with "? ".')),
        (r"',' or '[\]}]'", _bracket),
        ("node content", _nothing_to_read),
        ("<document start>", _after_document),
        ("expected key|<block end>|'-' indicator", _out_of_block),
    )
)

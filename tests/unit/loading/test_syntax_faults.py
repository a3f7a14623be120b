import pytest

from crmready.loading.located_yaml import read_yaml


def fault(text: str) -> str:
    document, problems = read_yaml(text, "a.yaml")
    assert document is None
    assert len(problems) == 1
    (problem,) = problems
    assert problem.hint
    return f"{problem.location.line}:{problem.location.column} {problem.code} {problem.message}"


TAB = "Y111 A tab stands where only spaces may stand."
INDENTATION = "Y113 The indentation of this line does not fit the lines above."
AFTER_CLOSING = "Y119 Text follows after a closing quote or bracket."
SECOND_COLON = 'Y114 A text without quotes cannot contain ": ".'
NO_KEY = "Y120 This line has no key and is no list entry."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tb: 1\n", f"2:1 {TAB}"),
        ("a:\n  b: 1\n\tc: 2\n", f"3:1 {TAB}"),
        ("a:\n  b: 1\n \tc: 2\n", f"3:2 {TAB}"),
        ("a: |\n\ttext\n", f"2:1 {TAB}"),
        ("\t\n", f"1:1 {TAB}"),
        ('a: "b\nc: d\n', '1:4 Y112 The quote " that opens here is never closed.'),
        ("a: 'b\nc: d", "1:4 Y112 The quote ' that opens here is never closed."),
        ('a: "b\n---\nc"\n', '1:4 Y112 The quote " that opens here is never closed.'),
        ("a: x\n  b: y\n", f"2:3 {INDENTATION}"),
        ("a:\n    b: 1\n  c: 2\n", f"3:3 {INDENTATION}"),
        ("a:\n  - b\n - c\n", f"3:2 {INDENTATION}"),
        (" a: 1\nb: 2\n", f"2:1 {INDENTATION}"),
        ("- a\nb: c\n", "2:1 Y113 This line stands in a list but is no list entry."),
        ("b: c\n- a\n", "2:1 Y113 A list entry stands among keys."),
        ("a: b: c\n", f"1:5 {SECOND_COLON}"),
        ("æ: 😀: c\n", f"1:5 {SECOND_COLON}"),
        ("- a: “b: c”\n", f"1:8 {SECOND_COLON}"),
        ("a:b\nc: d\n", "1:2 Y115 A space is missing after this colon."),
        ("c: d\na:b\n", "2:2 Y115 A space is missing after this colon."),
        ("c:\n  a:b\n  # comment\n\n  d: e\n", "2:4 Y115 A space is missing after this colon."),
        ("- id:x\n  d: e\n", "1:5 Y115 A space is missing after this colon."),
        ("-a\n-b\nc: d\n", "2:1 Y115 A space is missing after this dash."),
        ("a: [b, c\nd: e\n", '1:4 Y116 The bracket "[" that opens here is not closed.'),
        ("a: {b: c", '1:4 Y116 The bracket "{" that opens here is not closed.'),
        ("a: [b}\n", '1:6 Y116 A comma or a closing bracket is missing in what began with "[".'),
        ("a: ]\n", '1:4 Y116 The bracket "]" closes nothing.'),
        ("a: [b,, c]\n", "1:7 Y116 Nothing stands before this comma."),
        ("a: @b\n", '1:4 Y117 A text without quotes cannot begin with "@".'),
        ("a: `b`\n", '1:4 Y117 A text without quotes cannot begin with "`".'),
        ("a: %b\n", '1:4 Y117 A text without quotes cannot begin with "%".'),
        ("a: ? b\n", '1:4 Y117 A text without quotes cannot begin with "? ".'),
        ("a: - b\n", "1:4 Y117 A list cannot begin on the line of its key."),
        ("a: > b\n", "1:4 Y117 After > or | the text begins on the next line."),
        ('a: "C:\\Users"\n', "1:7 Y118 This escape names no character."),
        ('a: "\\d"\n', "1:5 Y118 This escape names no character."),
        ('a: "x" y\n', f"1:8 {AFTER_CLOSING}"),
        ("a: 'it's'\n", f"1:8 {AFTER_CLOSING}"),
        ("a: [x] y\n", f"1:8 {AFTER_CLOSING}"),
        ('a: "b": c\n', f"1:7 {AFTER_CLOSING}"),
        ("a: 1\nno key\n", f"2:1 {NO_KEY}"),
        ("a: 1\nno key\nb: 2\n", f"2:1 {NO_KEY}"),
        (": x\n", "1:1 Y132 The key before this colon is missing."),
        ("a" * 2000 + ": x\n", "1:2001 Y133 The text before this colon is too long for a key."),
        ("a: &\n", "1:4 Y140 An & begins an anchor, and anchors are not used."),
        ("a: *b*\n", "1:4 Y141 A * begins an alias, and aliases are not used."),
        ("a: !e!x b\n", "1:4 Y143 A ! begins a tag, and tags are not used."),
        ("%YAML 2.0\n---\na: b\n", "1:1 Y144 A % begins a directive; directives are not used."),
        ("%YAML 1.1\na: b\n", "1:1 Y144 Directives are not used."),
        ("a: 1\n---\nb: 2\n", "2:1 Y145 A second document begins here."),
        ("a: 1\n...\nb: 2\n", "3:1 Y145 The document has ended, and something follows."),
        ("a: [\n", "1:5 Y116 A bracket that opens before this place is not closed."),
        ("- {a: b, c:\n- {d: e}\n", "2:1 Y116 A bracket that opens before this place is not closed."),
        ("- id: a\n-id: b\n", "2:1 Y115 A space is missing after this dash."),
        ("a: |x\n  - b: c\n\n", "1:4 Y117 After > or | the text begins on the next line."),
        ("- a: b\n  {c}\n", f"2:3 {NO_KEY}"),
        ("...\n", "1:1 Y110 From here on the file cannot be read as YAML."),
    ],
)
def test_a_fault_of_syntax_is_named_where_it_can_be_mended(text: str, expected: str) -> None:
    assert fault(text) == expected


def test_a_text_with_a_colon_comes_back_in_quotes() -> None:
    _, problems = read_yaml("- ask: Sales process: what exists?  \n", "a.yaml")
    assert problems[0].hint == 'Put the text in quotes: ask: "Sales process: what exists?"'


def test_a_text_that_quotes_alone_would_not_mend_gets_no_ready_made_line() -> None:
    _, problems = read_yaml('ask: The "process": what exists?\n', "a.yaml")
    assert problems[0].hint == "Put the text in quotes."


def test_problems_before_the_fault_are_reported_with_it() -> None:
    _, problems = read_yaml("a: 1\na: 2\nb: [\n", "a.yaml")
    assert [problem.code for problem in problems] == ["Y130", "Y116"]

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from crmready.loading.located_yaml import read_yaml_file
from crmready.problems import Location
from tests.fuzz.campaign import SUBJECTS, run
from tests.fuzz.promises import is_inside

HERE = Path(__file__).parent
FILES = HERE / "yaml"

EXPECTED: dict[str, list[str]] = {
    "alias_to_itself": ["1:4 Y140", "1:8 Y141"],
    "beyond_unicode": ["1:8 Y118"],
    "bidi_in_string": ["1:7 Y103"],
    "bracket_unclosed": ["1:8 Y116"],
    "c1_in_string": ["1:7 Y103"],
    "directive_tag": ["1:1 Y144"],
    "directive_unknown": ["1:1 Y144"],
    "directive_version": ["1:1 Y144"],
    "dup_key": ["3:1 Y130"],
    "dup_key_deep": ["2:13 Y130", "2:25 Y130"],
    "dup_key_quoted": ["2:1 Y130", "3:1 Y130"],
    "enc_bom_in_the_middle": ["2:1 Y103"],
    "enc_latin1": ["2:8 Y101"],
    "enc_overlong": ["1:7 Y101"],
    "enc_surrogate_bytes": ["1:7 Y101"],
    "enc_utf16_be": ["1:1 Y101"],
    "enc_utf16_le": ["1:1 Y101"],
    "enc_utf16_unmarked": ["1:1 Y101"],
    "enc_utf32": ["1:1 Y101"],
    "enc_utf32_unmarked": ["1:1 Y101"],
    "esc_in_key": ["1:1 Y103"],
    "esc_in_string": ["1:7 Y103"],
    "key_empty": ["1:1 Y132"],
    "key_from_template": ["1:8 Y131"],
    "key_not_text": ["1:3 Y131", "3:3 Y131"],
    "lone_surrogate": ["1:8 Y118"],
    "merge_without_alias": ["2:1 Y142"],
    "not_text_at_all": ["1:1 Y101"],
    "nul_in_string": ["1:7 Y103"],
    "only_comment": ["1:1 Y104"],
    "python_call": ["1:7 Y143"],
    "quote_unclosed": ["1:7 Y112"],
    "raw_bidi_in_comment": ["1:11 Y103"],
    "raw_esc": ["1:7 Y103"],
    "raw_line_separator": ["1:8 Y103", "1:11 Y114"],
    "raw_nul": ["1:8 Y103"],
    "raw_tag_characters": ["1:8 Y103"],
    "tab_indentation": ["2:1 Y111"],
    "tag_binary": ["1:7 Y143"],
    "tag_bool": ["1:7 Y143"],
    "tag_characters_in_string": ["1:7 Y103"],
    "tag_float": ["1:9 Y143"],
    "tag_set": ["1:8 Y143"],
    "tag_timestamp": ["1:7 Y143"],
    "tag_unclosed": ["1:7 Y143"],
    "tag_undefined_handle": ["1:7 Y143"],
    "text_after_end": ["3:1 Y145"],
    "two_documents": ["2:1 Y145"],
}
"""The whole list of problems of each file in `yaml/`; those of `BOMBS` are too many to list."""

BOMBS: dict[str, set[str]] = {
    "alias_bomb": {"Y140", "Y141"},
    "merge_bomb": {"Y140", "Y141", "Y142", "Y105"},
}

MADE: dict[str, tuple[str, set[str]]] = {
    "nest_flow_100000": ("[" * 100_000, {"Y150"}),
    "nest_brace_100000": ("{a: " * 100_000, {"Y150"}),
    "nest_dash_100000": ("- " * 100_000, {"Y150"}),
    "nest_question_100000": ("? " * 100_000, {"Y131", "Y150"}),
    "nest_block_1300": ("".join(" " * depth + "a:\n" for depth in range(1_300)), {"Y150"}),
    "nest_with_quote": ('["' * 100_000, {"Y116"}),
    "long_tag": ("a: !" + "x" * 900_000 + " b\n", {"Y143"}),
    "long_tag_uri": ("a: !<" + "%41" * 300_000 + "> b\n", {"Y143"}),
    "long_anchor": ("a: &" + "x" * 900_000 + " b\n", {"Y140"}),
    "long_alias": ("a: *" + "x" * 900_000 + "\n", {"Y141"}),
    "long_key": ("? " + "x" * 900_000 + "\n: b\n", {"Y133"}),
    "long_key_twice": ("? " + "x" * 90 + "\n: b\n? " + "x" * 90 + "\n: b\n", {"Y130"}),
    "long_text": ("a: " + "x" * 900_000 + "\n", {"Y152"}),
    "long_text_lines": ("a: >\n" + "  x\n" * 200_000, {"Y152"}),
    "long_quote_unclosed": ('a: "' + "x\n" * 400_000, {"Y112"}),
    "long_number": ("a: " + "9" * 10_000 + "\n", set()),
    "long_hexadecimal": ("a: 0x" + "f" * 19_000 + "\n", set()),
    "sexagesimal": ("a: 1" + ":59" * 300 + ".5\n", set()),
    "nan_weight": ("weight: .nan\nother: .inf\nthird: 1.0e+400\n", set()),
    "list_1mb": ("- a\n" * 250_000, {"Y151"}),
    "flow_list_1mb": ("[" + "a," * 499_999, {"Y151"}),
    "list_10mb": ("- a\n" * 2_500_000, {"Y102"}),
    "keys_repeated": ("a: 1\n" * 190_000, {"Y130", "Y105"}),
    "control_characters": ("\x01" * 900_000, {"Y103", "Y105"}),
    "quotes": ('"' * 900_000, {"Y119"}),
    "apostrophes": ("'" * 900_000, {"Y152"}),
    "backslashes": ('"' + "\\" * 900_000, {"Y112"}),
    "colons": (":" * 900_000, {"Y133", "Y152"}),
    "comments": ("#\n" * 400_000, {"Y104"}),
    "blank_lines": ("\r" * 900_000, {"Y104"}),
    "documents": ("---\n" * 200_000, {"Y145"}),
    "directives": ("%a\n" * 300_000, {"Y144"}),
    "tabs": ("\t" * 900_000, {"Y111"}),
}
"""Attacks too large to keep, each with the codes it must end in; without codes it must be read, as text."""


@dataclass(frozen=True)
class Result:
    problems: list[str]
    longest: int
    seconds: float
    refused: bool

    @property
    def codes(self) -> set[str]:
        return {problem.split()[1] for problem in self.problems}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Result]:
    """Every attack, read by one child with little memory: whatever kills it ends the list."""
    folder = tmp_path_factory.mktemp("attacks")
    for name, (text, _) in MADE.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8", newline="")
    files = [*sorted(FILES.glob("*.yaml")), *sorted(folder.glob("*.yaml"))]
    command = [sys.executable, "-m", "tests.hostile.reading_child", *map(str, files)]
    done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {line.pop("name"): Result(**line) for line in lines}


def test_every_file_has_its_expectation_and_every_expectation_its_file() -> None:
    assert {file.stem for file in FILES.glob("*.yaml")} == EXPECTED.keys() | BOMBS.keys()
    assert len(EXPECTED) + len(BOMBS) + len(MADE) > 60


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="the parser without C words two faults differently")
@pytest.mark.parametrize("name", EXPECTED)
def test_a_hostile_file_ends_in_exactly_its_problems(results: Mapping[str, Result], name: str) -> None:
    assert results[name].problems == EXPECTED[name]


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_of_references_is_defused(results: Mapping[str, Result], name: str) -> None:
    assert results[name].codes == BOMBS[name]


@pytest.mark.parametrize("name", MADE)
def test_a_flood_ends_in_its_problem(results: Mapping[str, Result], name: str) -> None:
    assert results[name].codes == MADE[name][1]


def test_every_attack_ends_soon_and_in_few_words(results: Mapping[str, Result]) -> None:
    assert len(results) == len(EXPECTED) + len(BOMBS) + len(MADE)
    assert [name for name, result in results.items() if result.longest > 2_000] == []
    assert [name for name, result in results.items() if result.seconds > 10] == []


@pytest.mark.parametrize("file", sorted(FILES.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_problem_points_into_the_file(file: Path) -> None:
    lines = file.read_bytes().decode("utf-8", "replace").split("\n")
    _, problems = read_yaml_file(file, file.name)
    assert problems
    assert [problem.location for problem in problems if not is_inside(problem.location, lines)] == []
    assert {problem.location.path for problem in problems} == {file.name}


def test_weights_that_are_no_numbers_stay_text(tmp_path: Path) -> None:
    file = tmp_path / "nan.yaml"
    file.write_text(MADE["nan_weight"][0], encoding="utf-8")
    document, problems = read_yaml_file(file)
    assert problems == ()
    assert document is not None
    assert document.value == {"weight": ".nan", "other": ".inf", "third": "1.0e+400"}
    assert document.locate(("other",)) == Location(str(file), 2, 8)


def test_mutated_questionnaires_raise_nothing_and_point_into_the_file() -> None:
    outcome = run((f"1/{number}" for number in range(1_500)), {"yaml": SUBJECTS["yaml"]})
    assert list(map(str, outcome.broken)) == []
    assert outcome.tally.tried["yaml"] == 1_500
    assert 0 < outcome.tally.accepted["yaml"] < 1_500
    assert len(outcome.tally.codes) > 20


def test_the_parser_without_c_keeps_the_same_promises() -> None:
    program = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "import yaml; assert not yaml.__with_libyaml__\n"
        "from tests.fuzz.campaign import SUBJECTS, run\n"
        "outcome = run((f'2/{number}' for number in range(150)), {'yaml': SUBJECTS['yaml']})\n"
        "assert not outcome.broken, str(outcome.broken[0])\n"
        "assert outcome.tally.codes\n"
        "import pytest; sys.exit(pytest.main(['-q', '-p', 'no:cacheprovider', *sys.argv[1:]]))"
    )
    unit = [f"tests/unit/loading/{name}.py" for name in ("test_located_yaml", "test_syntax_faults")]
    command = [sys.executable, "-c", program, *unit]
    done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

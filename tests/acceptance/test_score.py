"""`crmready score`: the result for people, for programs and for whoever checks the arithmetic."""

import json
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest

from tests.acceptance.commandline import NORDLYS, PULSE, ROOT, CommandLine
from tests.acceptance.terminal import ESC, sit_down

HOSTILE = "[bold red]Acme[/] :smile: \x1b]52;c;aGVq\x07\x1b[2J\u202e"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ("IKKE KLAR", "Kravene", "× Ikke oppfylt", "Tro foran belegg", "Gjør dette først", "40,2\u00a0%")),
        ("en", ("NOT READY", "The requirements", "× Not met", "Do this first", "40.2%")),
    ],
)
def test_the_result_fits_eighty_columns_in_both_languages(
    crmready: CommandLine, language: str, words: tuple[str, ...]
) -> None:
    ended = crmready("score", NORDLYS, "--language", language, COLUMNS="200")
    assert ended.code == 0
    assert [word for word in words if word not in ended.stdout] == []
    assert max(map(len, ended.stdout.splitlines())) <= 80
    assert ESC not in ended.stdout
    assert ended.stderr == f"\nNext: crmready report {NORDLYS}\n"


def test_an_assessment_file_gives_the_same_result_as_its_answers_in_yaml(shared: CommandLine) -> None:
    of_file, of_yaml = (shared("score", file, "--json").json for file in ("nordlys.crmready", NORDLYS))
    assert of_file["provenance"].pop("answers_digest") != of_yaml["provenance"].pop("answers_digest")
    assert of_file == of_yaml
    assert of_file["verdict"]["id"] == "not-ready"


def test_the_json_keeps_to_its_published_schema(crmready: CommandLine) -> None:
    schema = json.loads((ROOT / "docs" / "result.schema.json").read_text(encoding="utf-8"))
    result = crmready("score", PULSE, "--json", "-l", "en").json
    assert result["schema"] == "crmready/result/1"
    jsonschema.validate(result, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**result, "verdict": None}, schema)


@pytest.mark.parametrize(
    ("file", "verdict", "code"),
    [
        (NORDLYS, "not-ready", 1),
        (PULSE, "slipping", 0),
        (PULSE, "mixed", 1),
        (PULSE, "taking-hold", 1),
    ],
)
def test_a_script_can_fail_on_a_verdict_or_a_worse_one(
    crmready: CommandLine, file: Path, verdict: str, code: int
) -> None:
    ended = crmready("score", file, "--json", "--fail-on", verdict)
    assert ended.code == code
    assert ended.json["verdict"]["id"] in {"not-ready", "mixed"}


def test_a_verdict_that_does_not_exist_is_answered_with_the_nearest_one(crmready: CommandLine) -> None:
    ended = crmready("score", NORDLYS, "--fail-on", "not-redy")
    assert (ended.code, ended.stdout) == (2, "")
    assert "Did you mean not-ready?" in ended.stderr


def test_the_exact_numbers_are_fractions_and_marked_as_not_for_publication(crmready: CommandLine) -> None:
    ended = crmready("score", PULSE, "--json", "--exact")
    exact = ended.json
    assert exact["schema"] == "crmready/exact/1"
    assert exact["publication"].startswith("not for publication")
    assert "Not for publication" in ended.stderr
    numbers = list(_numbers(exact))
    assert len(numbers) > 100
    assert [n for n in numbers if abs(Fraction(n["fraction"]) - Fraction(n["decimal"])) > Fraction(1, 10**6)] == []


def _numbers(value: object) -> list[dict[str, str]]:
    """Every number with its fraction and its decimal, wherever it stands."""
    match value:
        case {"fraction": str(fraction), "decimal": str(decimal)}:
            return [{"fraction": fraction, "decimal": decimal}]
        case dict():
            return [number for part in value.values() for number in _numbers(part)]
        case list():
            return [number for part in value for number in _numbers(part)]
        case _:
            return []


def test_a_name_that_would_take_over_the_terminal_is_refused_in_answers(crmready: CommandLine) -> None:
    text = PULSE.read_text(encoding="utf-8")
    (crmready.folder / "raw.yaml").write_text(text.replace("Nordlys AS", HOSTILE), encoding="utf-8")
    quoted = json.dumps(HOSTILE)
    (crmready.folder / "escaped.yaml").write_text(text.replace("Nordlys AS", quoted), encoding="utf-8")
    for file in ("raw.yaml", "escaped.yaml"):
        ended = crmready("score", file)
        assert (ended.code, ended.stdout) == (1, "")
        assert f"{file}:" in ended.stderr
        assert ESC not in ended.stderr
        assert "\u202e" not in ended.stderr


def test_a_hostile_name_in_an_assessment_file_shows_as_plain_text_on_a_terminal(
    crmready: CommandLine, pulse: Path
) -> None:
    document = crmready("export", pulse.name).json
    document["history"][0]["organisation"] = HOSTILE
    (crmready.folder / "hostile.json").write_text(json.dumps(document), encoding="utf-8")
    assert crmready("import", "hostile.json", "hostile.crmready").code == 0
    person = sit_down(crmready, "score", "hostile.crmready", "-l", "en", columns=100)
    assert person.ends() == 0
    assert "[bold red]Acme[/] :smile: " in person.said
    assert "Coaching pulse" in person.said
    assert "\x1b]" not in person.raw
    assert "\x1b[2J" not in person.raw
    assert "\u202e" not in person.raw


def test_a_terminal_of_sixty_columns_is_not_overrun(crmready: CommandLine) -> None:
    person = sit_down(crmready, "score", NORDLYS, "-l", "nb", columns=60, environment={"NO_COLOR": "1"})
    assert person.ends() == 0
    result, _, _ = person.said.partition("Next: ")
    assert "IKKE KLAR" in result
    assert max(map(len, result.split("\r\n"))) <= 60
    assert "\x1b[31m" not in person.raw


def test_a_reader_that_stops_reading_and_a_full_disk_leave_no_traceback(crmready: CommandLine, nordlys: Path) -> None:
    stopped = crmready.shell('"$@" | head -n 1', "export", nordlys.name)
    assert stopped.stdout == "{\n"
    assert stopped.stderr == ""
    full = crmready.shell('"$@" > /dev/full', "score", nordlys.name)
    assert full.code == 3
    assert "could not be written: No space left on device." in full.stderr
    unheard = crmready.shell('"$@" 2> /dev/full', "score", nordlys.name, "--json")
    assert unheard.code == 0
    assert unheard.json["organisation"] == "Nordlys AS"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_no_reason_to_fail(crmready: CommandLine, closed: str) -> None:
    ended = crmready.shell(f'"$@" {closed}', "score", PULSE)
    assert ended.code == 0
    assert ended.stdout.startswith("Nordlys AS") == (closed != ">&-")


def test_the_screen_tells_where_people_differ_and_gives_numbers_from_ten_answers_on(crmready: CommandLine) -> None:
    said = " ".join(crmready("score", NORDLYS, "-l", "en").stdout.split())
    view = crmready("score", NORDLYS, "-l", "en", "--json").json
    titles = {
        "role_gaps": "Different pictures",
        "dont_know": "What people do not know",
        "signals": "Worth a second look",
    }
    present = [title for name, title in titles.items() if view[name]]
    assert present
    assert [title for title in present if title not in said] == []
    apart = [each for each in view["agreements"] if each["level"] == "apart"][:3]
    assert ("Talk these through" in said) is bool(apart)
    for each in apart:
        assert each["sentence"] in said
        if each["distribution"] is not None:
            assert f"votes {' · '.join(map(str, each['distribution']))}" in said


def test_a_minimum_between_yes_and_no_is_not_called_either(crmready: CommandLine) -> None:
    yes, no = {"had-conversation": True}, {"had-conversation": False}
    respondents = [{"id": f"t{n}", "role": "team-member", "answers": (yes, no)[n % 2]} for n in range(6)]
    answers = {
        "format": 1,
        "questionnaire": "coaching-pulse",
        "organisation": "Acme",
        "language": "en",
        "as_of": "2026-11-20",
        "respondents": respondents,
    }
    (crmready.folder / "answers.yaml").write_text(json.dumps(answers), encoding="utf-8")
    said = " ".join(crmready("score", "answers.yaml", "-l", "en").stdout.split())
    assert "Team members: 0.5 on average, where “No” is 0 and “Yes” is 1. At least 0.67 is needed." in said
    said = " ".join(crmready("score", "answers.yaml", "-l", "nb").stdout.split())
    assert "Medarbeidere: 0,5 i snitt, der «Nei» er 0 og «Ja» er 1. Det kreves minst 0,67." in said

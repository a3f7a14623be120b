"""What `docs/ci.md` gives to other people's repositories: it is what its readers take, and it runs as it stands."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import check_jsonschema
import jsonschema
import junitparser
import pytest
from click.testing import CliRunner
from pre_commit import clientlib

from crmready import __version__
from crmready.loading.located_yaml import read_yaml
from tests.acceptance.commandline import ROOT, CommandLine, Ended

DOC: Final = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
SNIPPETS: Final = dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", DOC, flags=re.DOTALL))
PRE_COMMIT: Final = ".pre-commit-config.yaml"
GITHUB: Final = ".github/workflows/questionnaire.yaml"
GITLAB: Final = ".gitlab-ci.yml"
MINE: Final = "questionnaires/mine"
VARIABLES: Final = {"RUNNER_TEMP", "GITHUB_ACTION_PATH", "GITHUB_STEP_SUMMARY", "GITHUB_ACTIONS"}


def read(text: str) -> Any:  # noqa: ANN401  # whatever the file holds
    document, problems = read_yaml(text, "snippet.yaml")
    assert problems == ()
    assert document is not None
    return document.value


ACTION: Final = read((ROOT / "action.yml").read_text(encoding="utf-8"))
INPUTS: Final[dict[str, dict[str, str]]] = ACTION["inputs"]
STEPS: Final[dict[str, dict[str, Any]]] = {step["name"]: step for step in ACTION["runs"]["steps"]}


@pytest.fixture
def author(crmready: CommandLine) -> CommandLine:
    """The root of an author's repository, with a sound questionnaire, and `crmready` on the machine."""
    shutil.copytree(ROOT / "questionnaires" / "coaching-pulse", crmready.folder / MINE)
    for place in (crmready.place / "bin", crmready.temporary / "crmready" / "bin"):
        place.mkdir(parents=True)
        program = place / "crmready"
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m crmready "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    return crmready


def spoil(author: CommandLine) -> None:
    """A slip in an id: one error."""
    main = author.folder / MINE / "questionnaire.yaml"
    text = main.read_text(encoding="utf-8")
    assert "option_set: how-often" in text
    main.write_text(text.replace("option_set: how-often", "option_set: how-oftn", 1), encoding="utf-8")


def on_path(author: CommandLine) -> str:
    return f"{author.place / 'bin'}:{Path(sys.executable).parent}:/usr/bin:/bin"


# --- What others read ----------------------------------------------------------------------------


def test_the_page_has_a_piece_for_each_of_the_three_and_all_name_this_version() -> None:
    assert set(SNIPPETS) == {PRE_COMMIT, GITHUB, GITLAB}
    named = set(re.findall(r"\bv(\d+\.\d+\.\d+)\b", DOC))
    assert named == {__version__}


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("vendor.github-actions", (ROOT / "action.yml").read_text(encoding="utf-8")),
        ("vendor.github-workflows", SNIPPETS.get(GITHUB, "")),
        ("vendor.gitlab-ci", SNIPPETS.get(GITLAB, "")),
    ],
    ids=["action", "workflow", "gitlab"],
)
def test_each_piece_fits_the_schema_that_its_readers_publish(schema: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / "piece.yaml"
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", schema, str(file)])
    assert done.exit_code == 0, done.output
    file.write_text(f"{text}\nruns: 1\nquestionnaire: 1\njobs: 1\n", encoding="utf-8")
    assert CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", schema, str(file)]).exit_code == 1


def test_the_workflow_gives_the_action_what_it_takes() -> None:
    (step,) = (one for one in read(SNIPPETS[GITHUB])["jobs"]["questionnaire"]["steps"] if "with" in one)
    assert step["uses"] == f"OWNER/crmready@v{__version__}"
    assert set(step["with"]) <= set(INPUTS)
    assert {name for name, one in INPUTS.items() if one.get("required")} <= set(step["with"])


def test_the_page_explains_every_input_with_its_default() -> None:
    table = re.findall(r"^\| `([a-z-]+)` \| (?:`([a-z]+)`|required)? ?\|", DOC, flags=re.MULTILINE)
    assert dict(table) == {name: one.get("default", "") for name, one in INPUTS.items()}


def test_nothing_that_others_write_becomes_the_text_of_a_script() -> None:
    scripts = [step["run"] for step in STEPS.values() if "run" in step]
    assert len(scripts) == 5
    assert [script for script in scripts if "${{" in script] == []
    script = (ROOT / ".ci" / "action").read_text(encoding="utf-8")
    used = set(re.findall(r"\$\{?([A-Z][A-Z_]+)", script)) - VARIABLES - {"RANDOM", "BASH_SOURCE"}
    given = {name for step in STEPS.values() for name in step.get("env", {})}
    assert used == given


def test_actions_of_others_are_pinned_by_their_hash() -> None:
    used = [step["uses"] for step in STEPS.values() if "uses" in step]
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one)] == []


# --- GitHub --------------------------------------------------------------------------------------


def step(author: CommandLine, name: str, **inputs: str) -> Ended:
    """Runs one step of the action as a runner does: its script in bash, the inputs in its environment."""
    given = {key: one.get("default", "") for key, one in INPUTS.items()} | {"paths": MINE, **inputs}
    environment = {}
    for variable, expression in STEPS[name].get("env", {}).items():
        wanted = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", expression)
        assert wanted is not None, expression
        environment[variable] = given[wanted[1]]
    return author.shell(
        f"bash --noprofile --norc -eo pipefail -c '{STEPS[name]['run']}'",
        RUNNER_TEMP=str(author.temporary),
        GITHUB_ACTION_PATH=str(ROOT),
        GITHUB_ACTIONS="true",
        GITHUB_STEP_SUMMARY=str(author.home / "summary.md"),
        **environment,
    )


def summary(author: CommandLine) -> str:
    return (author.home / "summary.md").read_text(encoding="utf-8")


def test_the_action_passes_a_sound_questionnaire_and_fills_the_summary(author: CommandLine) -> None:
    assert step(author, "Check", strict="true") == Ended(0, "", "1 checked, 0 errors.\n")
    tested = step(author, "Test")
    assert (tested.code, tested.stdout) == (0, "")
    covered = step(author, "Coverage", **{"fail-under": "90"})
    assert covered.code == 0, covered.stdout + covered.stderr
    first, *middle, last = covered.stdout.splitlines()
    assert re.fullmatch(r"::stop-commands::(crmready-\d+)", first)
    assert last == f"::{first.rpartition(':')[2]}::"
    assert middle[0].startswith("coaching-pulse: ")
    headings = [line for line in summary(author).splitlines() if line.startswith("#")]
    assert headings == [f"### crmready questionnaire {name}" for name in ("check", "test", "coverage")]


def test_the_action_tells_of_an_error_once_and_plays_nothing(
    author: CommandLine, sarif_schema: jsonschema.Draft4Validator
) -> None:
    spoil(author)
    checked = step(author, "Check")
    assert checked.code == 1
    (command,) = checked.stdout.splitlines()
    assert command.startswith(f"::error file={MINE}/questionnaire.yaml,line=")
    tested = step(author, "Test")
    assert (tested.code, tested.stdout) == (1, "There are errors in a questionnaire: nothing was played.\n")
    assert "| error | R301 |" in summary(author)
    assert step(author, "Write SARIF").code == 0
    log = json.loads((author.temporary / "crmready.sarif").read_text(encoding="utf-8"))
    assert [error.message for error in sarif_schema.iter_errors(log)] == []
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["R301"]


def test_the_action_shows_a_failing_scenario_at_its_expectation(author: CommandLine) -> None:
    scenarios = author.folder / MINE / "scenarios" / "quarter.yaml"
    text = scenarios.read_text(encoding="utf-8")
    scenarios.write_text(text.replace("verdict: taking-hold", "verdict: slipping", 1), encoding="utf-8")
    line = text[: text.index("verdict: taking-hold")].count("\n") + 1
    ended = step(author, "Test")
    assert ended.code == 1
    assert ended.stdout.startswith(f"::error file={MINE}/scenarios/quarter.yaml,line={line},col=")
    assert "verdict%0Aexpected: slipping%0Aactual: " in " ".join(ended.stdout.split())
    assert f"| {MINE}/scenarios/quarter.yaml:{line}:" in summary(author)


@pytest.mark.parametrize("hostile", ["$(touch pwned)`touch pwned`", '"; touch pwned; "', "--fix\n\n  where "])
def test_an_input_is_never_more_than_a_name(author: CommandLine, hostile: str) -> None:
    before = author.files()
    ended = step(author, "Check", paths=hostile, against="")
    assert ended.code == 3, ended
    assert "There is no file " in ended.stderr
    assert author.files() - before <= {"home/summary.md"}


def test_a_switch_that_is_neither_is_refused(author: CommandLine) -> None:
    ended = step(author, "Check", strict="yes")
    assert (ended.code, ended.stdout) == (2, "::error title=crmready::strict is true or false.\n")


# --- pre-commit ----------------------------------------------------------------------------------


def commit_all(folder: Path) -> None:
    who = ("-c", "user.name=Author", "-c", "user.email=author@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "All")):
        subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_the_hooks_are_what_pre_commit_takes() -> None:
    hooks = clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    assert [hook["id"] for hook in hooks] == ["crmready-check", "crmready-test"]
    assert {hook["id"] for hook in read(SNIPPETS[PRE_COMMIT])["repos"][0]["hooks"]} == {hook["id"] for hook in hooks}


def test_the_hooks_of_a_clone_stop_a_commit_with_an_error(author: CommandLine) -> None:
    """The environment is the machine's own, because building one needs a network; all else is as on the page."""
    spoil(author)
    clone = author.place / "clone"
    clone.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", clone)
    commit_all(clone)
    subprocess.run(["git", "tag", f"v{__version__}"], cwd=clone, check=True)
    config = SNIPPETS[PRE_COMMIT].replace("https://github.com/OWNER/crmready", str(clone))
    config = re.sub(r"^( +)- (id: .*)$", r"\1- \2\n\1  language: unsupported", config, flags=re.MULTILINE)
    (author.folder / PRE_COMMIT).write_text(config, encoding="utf-8")
    commit_all(author.folder)
    command = f"{sys.executable} -m pre_commit run --all-files --color never"
    ended = author.shell(command, PATH=on_path(author), GIT_CONFIG_GLOBAL="/dev/null")
    assert ended.code == 1, ended
    shown = re.search(r"```\n(check questionnaires\.+Failed\n.*?)```", DOC, flags=re.DOTALL)
    assert shown is not None
    assert shown[1].strip() in ended.stdout
    assert re.search(r"^play the scenarios of questionnaires\.+Failed$", ended.stdout, flags=re.MULTILINE)


# --- GitLab --------------------------------------------------------------------------------------


def test_the_gitlab_job_leaves_its_reports_and_fails_for_an_error(author: CommandLine) -> None:
    spoil(author)
    job = read(SNIPPETS[GITLAB])["questionnaire"]
    assert job["variables"] == {"MINE": MINE}
    assert [line.split()[0] for line in job["before_script"]] == ["pip"]
    ended = author.shell("set -e\n" + "\n".join(job["script"]), PATH=on_path(author), MINE=MINE)
    assert ended.code == 1
    assert ended.stdout.startswith(f"{MINE}/questionnaire.yaml:78:21: R301 ")
    (entry,) = json.loads((author.folder / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert (entry["check_name"], entry["severity"]) == ("R301", "major")
    assert entry["location"] == {"path": f"{MINE}/questionnaire.yaml", "lines": {"begin": 78}}
    reports = [
        junitparser.JUnitXml.fromfile(str(author.folder / name)) for name in job["artifacts"]["reports"]["junit"]
    ]
    assert [(report.tests, report.failures) for report in reports] == [(2, 1), (1, 1)]

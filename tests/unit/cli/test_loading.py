"""A command loads what it needs, so that it answers at once."""

import subprocess
import sys
from pathlib import Path

QUESTIONNAIRE = Path(__file__).parents[3] / "questionnaires" / "coaching-pulse"
NOT_NEEDED = (
    "crmready.authoring.semantics", "crmready.authoring.wording", "crmready.authoring.scenarios",
    "crmready.authoring.translating", "crmready.authoring.fixes", "crmready.engine", "crmready.report",
    "crmready.store", "crmready.collect", "crmready.cli.editions", "crmready.cli.opening", "sqlite3", "xml",
    "prompt_toolkit", "weasyprint", "jinja2", "xlsxwriter", "python_calamine",
)  # fmt: skip


def loaded_by(*arguments: str) -> set[str]:
    """The modules that there are after a command."""
    script = "import sys; from crmready.cli.main import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return set(ended.stderr.splitlines()[-1].split())


def test_a_quick_check_loads_nothing_that_only_other_commands_need() -> None:
    loaded = loaded_by("questionnaire", "check", "--quick", str(QUESTIONNAIRE))
    assert "crmready.loading.checks.meaning" in loaded
    assert [name for name in NOT_NEEDED if name in loaded] == []


def test_a_whole_check_loads_neither_assessments_nor_reports() -> None:
    loaded = loaded_by("questionnaire", "check", str(QUESTIONNAIRE))
    assert "crmready.authoring.semantics.deciding" in loaded
    others = [name for name in NOT_NEEDED if not name.startswith(("crmready.authoring", "crmready.engine"))]
    others += ["crmready.authoring.differing.lints", "crmready.authoring.semantics.explanations"]
    assert [name for name in others if name in loaded] == []

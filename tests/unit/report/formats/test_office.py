"""Word and slides are an extra: without it the command says what to type, and all other formats work."""

import subprocess
import sys

import pytest

from crmready.errors import EnvironmentUnusable
from crmready.report.formats.office import require_office
from tests.acceptance.commandline import PULSE


def test_a_missing_library_is_answered_with_what_to_type() -> None:
    require_office()
    with pytest.raises(EnvironmentUnusable, match="not installed here") as raised:
        require_office(("docx", "no_such_library"))
    assert raised.value.hint == 'Type: pip install "crmready[office]"'
    assert raised.value.exit_code == 4


def test_other_formats_load_none_of_them() -> None:
    lines = (
        "import sys",
        "from pathlib import Path",
        "from crmready.cli.giving import content_of",
        "from crmready.cli.opening import opened",
        "from crmready.cli.result import view_of",
        f"view = view_of(opened(Path({str(PULSE)!r}), 'en'))",
        "sizes = [len(content_of(view, name)) for name in ('json', 'csv', 'md', 'xlsx')]",
        "print(min(sizes) > 1000, *{'docx', 'docxtpl', 'pptx', 'weasyprint'} & set(sys.modules))",
    )
    script = "\n".join(lines)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"]

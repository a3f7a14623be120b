"""What the acceptance tests share: a shell in an empty folder, and assessments that took a while to make."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.acceptance.commandline import NORDLYS, PULSE, ROOT, CommandLine


@pytest.fixture
def crmready(tmp_path: Path) -> CommandLine:
    """The command, in a folder of the test's own."""
    return CommandLine(tmp_path)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """The command in a folder with the sample company's two assessments, to be read and not to be changed."""
    command = CommandLine(tmp_path_factory.mktemp("shared"))
    assert command("import", NORDLYS, "nordlys.crmready").code == 0
    assert command("import", PULSE, "pulse.crmready").code == 0
    return command


@pytest.fixture
def nordlys(shared: CommandLine, crmready: CommandLine) -> Path:
    """The sample company's assessment in the test's own folder."""
    return Path(shutil.copy(shared.folder / "nordlys.crmready", crmready.folder))


@pytest.fixture
def pulse(shared: CommandLine, crmready: CommandLine) -> Path:
    """The sample company's quarterly pulse in the test's own folder."""
    return Path(shutil.copy(shared.folder / "pulse.crmready", crmready.folder))


@pytest.fixture(scope="session")
def sarif_schema() -> jsonschema.Draft4Validator:
    """The schema of SARIF 2.1.0 as OASIS published it."""
    return jsonschema.Draft4Validator(json.loads((ROOT / "tests/schemas/sarif-2.1.0.json").read_text(encoding="utf-8")))

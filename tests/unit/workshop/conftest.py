"""A sample assessment, made once: reading it takes a while."""

import shutil
from pathlib import Path

import pytest

from tests.unit.workshop.facilitating import sample


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company's assessment, not to be changed."""
    return sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def nordlys(made_once: Path, tmp_path: Path) -> Path:
    """The sample company's assessment in the test's own folder."""
    return Path(shutil.copy(made_once, tmp_path))

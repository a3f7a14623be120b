from collections.abc import Iterator
from pathlib import Path

import pytest

from crmready.store import AssessmentFile
from tests.unit.store.sample import new_file


@pytest.fixture
def file(tmp_path: Path) -> Iterator[AssessmentFile]:
    with new_file(tmp_path) as fresh:
        yield fresh

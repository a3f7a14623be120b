"""What every test starts from."""

import pytest
from hypothesis import settings

# The same run on a laptop and on a busy build machine: no deadline, and no examples found only by luck. Few of them,
# for they are run every time; the campaign of tests/properties takes many.
settings.register_profile("steady", deadline=None, derandomize=True, database=None, max_examples=40)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _neutral_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colour, width or language of the developer's own terminal reaches a test."""
    for name in ("COLUMNS", "FORCE_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)

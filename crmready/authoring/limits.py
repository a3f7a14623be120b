"""How much authors may check at once."""

from typing import Final

from crmready.loading.located_yaml import Limits

AUTHORING_LIMITS: Final = Limits(file_bytes=64_000_000, nodes=2_000_000, problems=1000)
"""Authors check files of several thousand questions that they generate, on their own machine."""

"""Rooms that tests share."""

from collections.abc import Iterator

import pytest

from tests.workshop.scene import Scene, scene


@pytest.fixture(scope="module")
def scene_of_module() -> Iterator[Scene]:
    """A room with two honest sellers for all tests of a module."""
    with scene() as found:
        yield found

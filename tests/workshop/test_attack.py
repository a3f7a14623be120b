"""Every hostile request gets a plain refusal, and changes nothing."""

import pytest

from tests.workshop.attack import SPEECHLESS, verdict
from tests.workshop.hostile import ATTACKS
from tests.workshop.scene import Scene

_NUMBERED = list(enumerate(ATTACKS, 10))


def test_there_are_at_least_forty_and_each_has_a_name_of_its_own() -> None:
    assert len(ATTACKS) >= 40
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)


@pytest.mark.parametrize("number", [number for number, _ in _NUMBERED], ids=[attack.name for attack in ATTACKS])
def test_it_is_refused_and_changes_nothing(scene_of_module: Scene, number: int) -> None:
    assert verdict(scene_of_module, number, ATTACKS[number - 10]) == ""


def test_none_of_it_is_worth_a_line_on_the_laptops_screen(scene_of_module: Scene) -> None:
    assert not [word for word in SPEECHLESS if word in scene_of_module.here.stderr.read_text()]

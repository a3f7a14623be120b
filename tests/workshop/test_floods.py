"""Numbers and slowness do not keep honest phones out; `./dev attack` does the same at full size."""

from tests.workshop.floods import drip, flood, guesses, half_open
from tests.workshop.scene import Scene


def test_half_open_connections_from_many_addresses_take_only_each_others_place(scene_of_module: Scene) -> None:
    siege = half_open(scene_of_module, 450, 40, addresses=20)
    assert siege.sockets > 400
    assert siege.refused == 0


def test_a_request_that_comes_a_byte_at_a_time_is_cut_off(scene_of_module: Scene) -> None:
    head, body = drip(scene_of_module, 30.0)
    assert 9 < head < 20
    assert 9 < body < 20


def test_a_flood_is_cut_off_and_takes_no_memory(scene_of_module: Scene) -> None:
    before = scene_of_module.here.memory()
    taken, after = flood(scene_of_module, 50_000_000)
    assert taken < 50_000_000
    assert after - before < 20_000_000


def test_guessing_finds_no_code_and_soon_has_to_wait(scene_of_module: Scene) -> None:
    found = guesses(scene_of_module, 200)
    assert set(found) == {404, 429}
    assert found[404] <= 60

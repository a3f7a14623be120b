"""What stayed in its place when a list was written in another order."""

from itertools import combinations, permutations

import pytest

from crmready.authoring.differing.order import longest_rise


@pytest.mark.parametrize(
    ("numbers", "rise"),
    [([], []), ([0], [0]), ([0, 1, 2], [0, 1, 2]), ([2, 0, 1], [0, 1]), ([1, 2, 3, 0], [1, 2, 3]), ([2, 1, 0], [0])],
)
def test_the_longest_rise(numbers: list[int], rise: list[int]) -> None:
    assert longest_rise(numbers) == rise


def test_no_order_of_five_has_a_longer_rise() -> None:
    for numbers in permutations(range(5)):
        longest = max(
            length for length in range(1, 6) if any(list(c) == sorted(c) for c in combinations(numbers, length))
        )
        found = longest_rise(numbers)
        assert found == sorted(found)
        assert len(found) == longest
        assert [number for number in numbers if number in found] == found

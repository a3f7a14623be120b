import pytest

from crmready.errors import CrmreadyError, EnvironmentUnusable, InputError, ProblemsError, UsageError
from crmready.problems import Location, Problem


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (CrmreadyError("x"), 3),
        (ProblemsError([]), 1),
        (UsageError("x"), 2),
        (InputError("x"), 3),
        (EnvironmentUnusable("x"), 4),
    ],
)
def test_every_error_knows_the_exit_code_it_ends_with(error: CrmreadyError, exit_code: int) -> None:
    assert error.exit_code == exit_code


def test_an_error_says_what_is_wrong_and_what_to_do() -> None:
    error = InputError("There is no file a.yaml.", "Check the name.")
    assert str(error) == error.message == "There is no file a.yaml."
    assert error.hint == "Check the name."


def test_problems_in_a_file_are_carried_in_the_order_of_their_places() -> None:
    later = Problem.of("Y130", Location("a.yaml", 9, 1), "Later.")
    earlier = Problem.of("Y130", Location("a.yaml", 2, 1), "Earlier.")
    error = ProblemsError([later, earlier])
    assert error.problems == (earlier, later)
    assert str(error) == "a.yaml:2:1: Y130 Earlier.\na.yaml:9:1: Y130 Later."

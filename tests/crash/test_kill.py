from pathlib import Path

from tests.crash.kill import start_writer, survive
from tests.crash.writer import DAY
from tests.unit.store.sample import names_in, new_file


def test_no_acknowledged_answer_is_lost_in_fifteen_kills(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        file.add_respondent("seller", DAY, "s1")
    answers, _ = survive(file.path, kills=15, seed=1)
    assert answers >= 15
    assert names_in(tmp_path) == ["acme.crmready"]


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    writers, each = 8, 50
    with new_file(tmp_path) as file:
        names = [file.add_respondent("seller", DAY).id for _ in range(writers)]
        running = [start_writer(file.path, name, 0, each) for name in names]
        outcomes = [(process.communicate(timeout=60)[0], process.returncode) for process in running]
        assert [returncode for _, returncode in outcomes] == [0] * writers
        assert all(said.split() == [b"%d" % number for number in range(each)] for said, _ in outcomes)
        assert set(file.assessment().answers) == {(name, f"q-{number}") for name in names for number in range(each)}
        assert [event.seq for event in file.history()] == list(range(1, 2 + writers + writers * each))
        file.verify()

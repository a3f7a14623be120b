"""A workshop's settings and seats: kept through a restart, wiped at the end, never part of the history."""

import json
from pathlib import Path

from crmready.model.assessment import Answered
from crmready.store.creation import create
from crmready.store.document import export_document
from crmready.store.opening import open_file
from crmready.store.schema import MIGRATIONS
from tests.unit.store.sample import DAY, FOUNDING, new_file

TOKEN = "5f" * 32


def test_settings_and_seats_are_there_after_the_file_was_opened_again(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        file.add_respondent("seller", DAY, "s1")
        file.seats.set({"code": "A1B2C3D4", "phase": "open"})
        file.seats.set({"phase": "closed"})
        file.seats.take(TOKEN, "s1")
    with open_file(tmp_path / "acme.crmready") as file:
        assert file.seats.settings() == {"code": "A1B2C3D4", "phase": "closed"}
        assert file.seats.taken() == {TOKEN: "s1"}


def test_after_clearing_no_byte_of_a_token_is_left_in_the_folder(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        file.seats.take(TOKEN, "s1")
        assert TOKEN.encode() in (tmp_path / "acme.crmready").read_bytes()
        file.seats.clear()
    assert [path.name for path in tmp_path.iterdir() if TOKEN.encode() in path.read_bytes()] == []


def test_an_export_knows_nothing_of_the_workshop(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        file.seats.set({"code": "A1B2C3D4"})
        file.seats.take(TOKEN, "s1")
        exported = json.dumps(export_document(file))
    assert "A1B2C3D4" not in exported
    assert TOKEN not in exported


def test_a_file_from_before_there_were_workshops_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.crmready"
    with create(path, FOUNDING, DAY, migrations=MIGRATIONS[:1]) as file:
        file.add_respondent("seller", DAY, "s1")
        file.answer(("s1", "stages"), Answered(3), DAY)
    with open_file(path) as file:
        file.seats.take(TOKEN, "s1")
        assert file.assessment().answers == {("s1", "stages"): Answered(3)}
        assert file.seats.taken() == {TOKEN: "s1"}
    assert (tmp_path / "old.crmready.v1.bak").exists()


def test_what_is_collected_is_the_same_read_step_by_step_or_all_at_once(tmp_path: Path) -> None:
    with new_file(tmp_path) as file, open_file(tmp_path / "acme.crmready") as other:
        file.add_respondent("seller", DAY, "s1")
        for level in range(4):
            file.answer(("s1", "stages"), Answered(level), DAY)
            assert file.assessment().answers[("s1", "stages")] == Answered(level)
            other.answer(("s1", "other"), Answered(level), DAY)
        with file.at_once():
            file.answer(("s1", "stages"), None, DAY)
            assert file.assessment().answers == {("s1", "other"): Answered(3)}
        assert file.assessment() == other.assessment()

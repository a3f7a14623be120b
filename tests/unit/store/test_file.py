import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.model.assessment import (
    Answer,
    Answered,
    Assessment,
    Consensus,
    DontKnow,
    NotApplicable,
    Record,
    Respondent,
)
from crmready.store import AssessmentFile, create, open_file
from tests.unit.store.sample import DAY, FOUNDING, LATER, SNAPSHOT, names_in, new_file


def test_a_new_file_knows_what_it_was_made_for(file: AssessmentFile) -> None:
    assert file.assessment() == Assessment("Nordlys AS", "nb", profile="small", as_of=DAY)
    assert file.snapshot() == SNAPSHOT
    assert (file.founding().questionnaire, file.founding().version) == ("crm-readiness", "1.0.0")
    assert file.digest() == sha256(SNAPSHOT.encode()).hexdigest()


@pytest.mark.parametrize(
    "answer",
    [
        Answered(3),
        Answered(0, ("https://intranet/sales-process", "minutes 4 May"), "Only for new sellers"),
        Answered(value=True),
        Answered(value=False),
        Answered("outlook"),
        Answered(Decimal("3.50")),
        Answered(Decimal("1E+3")),
        Answered(("phone", "e-mail")),
        Answered(()),
        NotApplicable("We have no resellers", "ask again in spring"),
        DontKnow(),
        DontKnow("ask Kari"),
    ],
)
def test_an_answer_comes_back_as_it_was_given(file: AssessmentFile, answer: Answer) -> None:
    seller = file.add_respondent("seller", DAY)
    file.answer((seller.id, "stages"), answer, DAY)
    kept = file.assessment().answers[seller.id, "stages"]
    assert kept == answer
    assert repr(kept) == repr(answer)


def test_an_integer_too_long_for_other_programs_comes_back_equal(file: AssessmentFile) -> None:
    seller = file.add_respondent("seller", DAY)
    file.answer((seller.id, "customers"), Answered(12345678901234567890), DAY)
    assert file.assessment().answers[seller.id, "customers"] == Answered(12345678901234567890)


def test_the_latest_answer_counts_and_the_earlier_ones_stay_in_the_history(file: AssessmentFile) -> None:
    seller = file.add_respondent("seller", DAY, "s1")
    for level in (1, 4, 2):
        file.answer((seller.id, "stages"), Answered(level), DAY)
    assert file.assessment().answers == {("s1", "stages"): Answered(2)}
    assert [event.kind for event in file.history()] == ["founded", "joined", "answered", "answered", "answered"]


def test_an_answer_that_is_taken_back_is_no_answer(file: AssessmentFile) -> None:
    file.add_respondent("seller", DAY, "s1")
    file.answer(("s1", "stages"), Answered(1), DAY)
    file.answer(("s1", "stages"), None, DAY)
    assert file.assessment().answers == {}


def test_respondents_join_finish_and_leave(file: AssessmentFile) -> None:
    for name in ("s1", "s2"):
        file.add_respondent("seller", DAY, name)
        file.answer((name, "stages"), Answered(1), DAY)
        file.finish(name, DAY)
    file.leave("s1", DAY)
    assert file.assessment().respondents == (Respondent("s2", "seller", finished=True),)
    assert file.assessment().answers == {("s2", "stages"): Answered(1)}


def test_a_respondent_who_has_finished_may_still_change_an_answer(file: AssessmentFile) -> None:
    file.add_respondent("seller", DAY, "s1")
    file.finish("s1", DAY)
    file.answer(("s1", "stages"), Answered(1), DAY)
    assert file.assessment().answers == {("s1", "stages"): Answered(1)}
    assert file.assessment().respondents[0].finished


def test_random_ids_are_eight_hexadecimal_digits_and_differ(file: AssessmentFile) -> None:
    names = [file.add_respondent("seller", DAY).id for _ in range(20)]
    assert len(set(names)) == 20
    assert all(len(name) == 8 and int(name, 16) >= 0 for name in names)


@pytest.mark.parametrize("stranger", ["s9", "left", "", "å", "\udcff", "[/]", "\x1b[2J"])
def test_only_those_who_take_part_can_answer_finish_or_leave(file: AssessmentFile, stranger: str) -> None:
    file.add_respondent("seller", DAY, "left")
    file.leave("left", DAY)
    before = file.history()
    with pytest.raises(InputError, match="nobody with the id"):
        file.answer((stranger, "stages"), Answered(1), DAY)
    with pytest.raises(InputError, match="nobody with the id"):
        file.finish(stranger, DAY)
    with pytest.raises(InputError, match="nobody with the id"):
        file.leave(stranger, DAY)
    assert file.history() == before


def test_an_id_is_given_once_even_when_its_owner_has_left(file: AssessmentFile) -> None:
    file.add_respondent("seller", DAY, "s1")
    file.leave("s1", DAY)
    with pytest.raises(InputError, match="there is a respondent s1 already"):
        file.add_respondent("seller", DAY, "s1")


@pytest.mark.parametrize("wrong", ["", "Kari Nordmann", "../x", "æ", "-x", "a" * 81])
def test_an_id_with_other_characters_is_refused(file: AssessmentFile, wrong: str) -> None:
    with pytest.raises(InputError, match="cannot be an id"):
        file.add_respondent("seller", DAY, wrong)
    with pytest.raises(InputError, match="cannot be an id"):
        file.save_record("value-goals", {"goal": "more"}, DAY, wrong)


def test_the_same_key_twice_is_acknowledged_and_stored_once(file: AssessmentFile) -> None:
    file.add_respondent("seller", DAY, "s1")
    file.answer(("s1", "stages"), Answered(1), DAY, key="phone-7")
    file.answer(("s1", "stages"), Answered(4), DAY, key="phone-8")
    file.answer(("s1", "stages"), Answered(1), LATER, key="phone-7")
    assert file.assessment().answers == {("s1", "stages"): Answered(4)}
    assert len(file.history()) == 4


def test_a_key_that_belongs_to_another_answer_is_refused(file: AssessmentFile) -> None:
    file.add_respondent("seller", DAY, "s1")
    file.answer(("s1", "stages"), Answered(1), DAY, key="phone-7")
    with pytest.raises(InputError, match="key phone-7 was used"):
        file.answer(("s1", "stages"), Answered(2), DAY, key="phone-7")
    assert file.assessment().answers == {("s1", "stages"): Answered(1)}


def test_records_are_added_changed_and_removed(file: AssessmentFile) -> None:
    first = file.save_record("value-goals", {"goal": " Fewer lost offers ", "target": "10", "owner": "  "}, DAY)
    second = file.save_record("value-goals", {"goal": "Faster answers"}, DAY)
    assert first == Record(first.id, "value-goals", {"goal": "Fewer lost offers", "target": "10"})
    file.save_record("value-goals", {"goal": "Half as many lost offers"}, DAY, first.id)
    assert file.assessment().records == (
        Record(first.id, "value-goals", {"goal": "Half as many lost offers"}),
        second,
    )
    file.remove_record(first.id, DAY)
    assert file.assessment().records == (second,)
    with pytest.raises(InputError, match=f"there is no record {first.id}"):
        file.remove_record(first.id, DAY)


def test_agreements_targets_profile_and_name_can_be_set_and_taken_back(file: AssessmentFile) -> None:
    file.agree("stages", Consensus(2, "after half an hour"), DAY)
    file.agree("share", Consensus(Decimal("0.5")), DAY)
    file.set_target("data", Fraction(200, 3), DAY)
    file.set_target("people", Fraction(80), DAY)
    file.set_profile("large", DAY)
    file.set_organisation("Nordlys Nord AS", DAY)
    now = file.assessment()
    assert now.consensus == {"stages": Consensus(2, "after half an hour"), "share": Consensus(Decimal("0.5"))}
    assert now.targets == {"data": Fraction(200, 3), "people": Fraction(80)}
    assert (now.profile, now.organisation) == ("large", "Nordlys Nord AS")
    file.agree("stages", None, DAY)
    file.set_target("data", None, DAY)
    file.set_profile(None, DAY)
    now = file.assessment()
    assert now.consensus == {"share": Consensus(Decimal("0.5"))}
    assert now.targets == {"people": Fraction(80)}
    assert now.profile is None


def test_the_day_of_the_last_change_dates_the_assessment(file: AssessmentFile) -> None:
    file.add_respondent("seller", DAY, "s1")
    file.answer(("s1", "stages"), Answered(1), date(2026, 11, 30))
    assert file.assessment().as_of == date(2026, 11, 30)


def test_control_and_invisible_characters_are_left_out_of_every_text(file: AssessmentFile) -> None:
    file.add_respondent("seller", DAY, "s1")
    file.answer(("s1", "wish"), Answered("\x1b[31mred\u202e\u200b\udcff\0\r\nnext"), DAY)
    file.answer(("s1", "stages"), Answered(1, ("a\x07b",), "n\ufeffote"), DAY)
    file.set_organisation("Nord\x9dlys", DAY)
    now = file.assessment()
    assert now.answers["s1", "wish"] == Answered("[31mred\nnext")
    assert now.answers["s1", "stages"] == Answered(1, ("ab",), "note")
    assert now.organisation == "Nordlys"


def test_a_block_at_once_is_kept_whole_or_not_at_all(file: AssessmentFile) -> None:
    def fail_half_way() -> None:
        with file.at_once():
            file.add_respondent("seller", DAY, "s1")
            assert len(file.assessment().respondents) == 1
            file.answer(("nobody", "stages"), Answered(1), DAY)

    with pytest.raises(InputError, match="nobody with the id"):
        fail_half_way()
    assert file.assessment().respondents == ()
    with file.at_once():
        file.add_respondent("seller", DAY, "s1")
        file.answer(("s1", "stages"), Answered(1), DAY)
    assert file.assessment().answers == {("s1", "stages"): Answered(1)}


def test_what_another_connection_has_written_is_seen_at_once(file: AssessmentFile) -> None:
    with open_file(file.path) as other:
        other.add_respondent("seller", DAY, "s1")
        assert file.assessment().respondents == (Respondent("s1", "seller"),)
        file.answer(("s1", "stages"), Answered(1), DAY)
        assert other.assessment() == file.assessment()


def test_closing_leaves_one_file_and_opening_it_finds_everything(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        file.add_respondent("seller", DAY, "s1")
        before = file.assessment()
    assert names_in(tmp_path) == ["acme.crmready"]
    with open_file(tmp_path / "acme.crmready") as again:
        assert again.assessment() == before


def test_only_the_owner_may_read_the_file_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    with new_file(tmp_path) as file:
        file.add_respondent("seller", DAY)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    os.umask(before)
    assert modes == {"acme.crmready": 0o600, "acme.crmready-journal": 0o600}


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "acme.crmready"
    path.write_bytes(b"a letter to grandmother")
    with pytest.raises(InputError, match="already there"):
        create(path, FOUNDING, DAY)
    assert path.read_bytes() == b"a letter to grandmother"
    assert names_in(tmp_path) == ["acme.crmready"]


def test_a_file_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file can be made here"):
        create(tmp_path / "nowhere" / "acme.crmready", FOUNDING, DAY)


def test_names_with_spaces_question_marks_and_norwegian_letters_work(tmp_path: Path) -> None:
    name = "Blåbær & sønner? 50% #1.crmready"
    with new_file(tmp_path, name) as file:
        file.add_respondent("seller", DAY, "s1")
    assert names_in(tmp_path) == [name]
    with open_file(tmp_path / name) as again:
        assert len(again.assessment().respondents) == 1


def test_the_settings_that_make_an_answer_durable_are_in_force(file: AssessmentFile) -> None:
    with file._database.reading() as connection:  # noqa: SLF001  # there is no other way to see them
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "application_id",
                "user_version",
                "journal_mode",
                "synchronous",
                "fullfsync",
                "secure_delete",
                "foreign_keys",
                "trusted_schema",
                "cell_size_check",
            )
        }
    assert found == {
        "application_id": 0x43524D52,
        "user_version": 2,
        "journal_mode": "truncate",
        "synchronous": 3,
        "fullfsync": 1,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }


@pytest.mark.parametrize("statement", ["UPDATE event SET body = '{}'", "DELETE FROM event WHERE seq = 2"])
def test_the_history_refuses_to_be_changed(file: AssessmentFile, statement: str) -> None:
    file.add_respondent("seller", DAY, "s1")
    with closing(sqlite3.connect(file.path)) as outsider, pytest.raises(sqlite3.IntegrityError, match="is never"):
        outsider.execute(statement)
    file.verify()


def test_the_view_of_latest_answers_says_what_the_assessment_says(file: AssessmentFile) -> None:
    for name in ("s1", "s2", "s3"):
        file.add_respondent("seller", DAY, name)
        file.answer((name, "stages"), Answered(1), DAY)
        file.answer((name, "lists"), DontKnow(), DAY)
    file.answer(("s1", "stages"), Answered(3), DAY)
    file.answer(("s2", "lists"), None, DAY)
    file.leave("s3", DAY)
    with closing(sqlite3.connect(file.path)) as outsider:
        seen = set(outsider.execute("SELECT respondent, question, body FROM answer"))
    assert seen == {
        ("s1", "stages", '{"value":3}'),
        ("s1", "lists", "{}"),
        ("s2", "stages", '{"value":1}'),
    }
    assert {(respondent, question) for respondent, question, _ in seen} == set(file.assessment().answers)


def test_no_time_of_day_is_kept(file: AssessmentFile) -> None:
    file.add_respondent("seller", DAY, "s1")
    with closing(sqlite3.connect(file.path)) as outsider:
        days = {day for (day,) in outsider.execute("SELECT day FROM event")}
        columns = [column[1] for column in outsider.execute("PRAGMA table_info(event)")]
    assert days == {"2026-11-23"}
    assert columns == ["seq", "day", "kind", "respondent", "question", "body", "key", "prev", "hash"]


def test_a_joint_answer_takes_the_place_of_single_ones_and_is_the_only_one_of_its_role(file: AssessmentFile) -> None:
    for name in "ab":
        file.add_respondent("seller", DAY, name)
        file.answer((name, "stages"), Answered(1), DAY)
    joint = file.add_joint(Respondent("us", "seller", together=3), DAY)
    file.answer(("us", "stages"), Answered(2), DAY)
    file.finish("us", DAY)
    assert file.assessment().respondents == (replace(joint, finished=True),)
    assert file.assessment().joint == {"seller": 3}
    assert file.assessment().answers == {("us", "stages"): Answered(2)}
    with pytest.raises(InputError, match="has given one joint answer"):
        file.add_respondent("seller", DAY)
    file.add_respondent("executive", DAY)
    file.leave("us", DAY)
    file.add_respondent("seller", DAY)
    file.verify()


def test_a_joint_answer_is_always_current_in_a_report(file: AssessmentFile) -> None:
    file.add_joint(Respondent("us", "seller", together=3), DAY)
    file.answer(("us", "stages"), Answered(2), DAY)
    file.record_release(file.published_assessment(["seller"], 5), DAY)
    file.answer(("us", "stages"), Answered(4), DAY)
    published = file.published_assessment(["seller"], 5)
    assert (published.fresh, published.held_back) == ((), {})
    assert published.assessment == file.assessment()

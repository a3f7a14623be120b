"""What `forget` leaves: nothing of the one who goes, everything of everybody else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.model.assessment import Answered, Consensus, DontKnow, NotApplicable
from crmready.store import AssessmentFile, Published, forget, forget_everything, open_file
from crmready.store.events import Forgotten
from crmready.store.release import Earlier, gives_away
from tests.unit.store.sample import DAY, LATER, names_in, new_file

ROOT = Path(__file__).parents[3]
TEXTS = ("Kari said so", "the secret binder", "nobody phones here", "as everybody knows")


def everybody(folder: Path) -> Path:
    """Six sellers and a boss; seller `gone` has written something in every place where one can write."""
    with new_file(folder) as file:
        for name in ("a", "b", "c", "d", "e", "gone"):
            file.add_respondent("seller", DAY, name)
            file.answer((name, "stages"), Answered(1), DAY, f"key-{name}")
        file.add_respondent("executive", DAY, "boss")
        file.answer(("boss", "stages"), Answered(4, ("the plan",)), DAY)
        file.answer(("gone", "stages"), Answered(3, (TEXTS[1],), TEXTS[0]), DAY)
        file.answer(("gone", "calls"), NotApplicable(TEXTS[2]), DAY)
        file.answer(("gone", "lists"), DontKnow(TEXTS[3]), DAY)
        file.finish("gone", DAY)
        file.save_record("goal", {"goal": "Shorter quotes"}, DAY)
        file.agree("stages", Consensus(2), DAY)
        file.seats.set({"code": "123456"})
        file.seats.take("t" * 64, "gone")
        file.seats.take("u" * 64, "a")
    return file.path


def publish(path: Path) -> Published:
    with open_file(path) as file:
        published = file.published_assessment(["seller"], 5)
        file.record_release(published, DAY)
    return published


def bytes_beside(path: Path) -> bytes:
    return b"".join(found.read_bytes() for found in sorted(path.parent.iterdir()))


def test_no_byte_of_the_forgotten_stays_and_everything_else_does(tmp_path: Path) -> None:
    path = everybody(tmp_path)
    (tmp_path / "acme.crmready.v1.bak").write_bytes(path.read_bytes())
    (tmp_path / ".acme.crmready.0123abcd.draft").write_bytes(path.read_bytes())
    (tmp_path / "other.crmready.v1.bak").write_bytes(b"mine")
    with open_file(path) as file:
        before, history, settings = file.assessment(), file.history(), file.seats.settings()
    assert all(text.encode() in bytes_beside(path) for text in (*TEXTS, "gone", "t" * 64, "key-gone"))
    gone = forget(path, "gone", LATER)
    assert names_in(tmp_path) == ["acme.crmready", "other.crmready.v1.bak"]
    assert [found.name for found in gone.files] == [".acme.crmready.0123abcd.draft", "acme.crmready.v1.bak"]
    assert not [text for text in (*TEXTS, "gone", "t" * 64, "key-gone") if text.encode() in bytes_beside(path)]
    with open_file(path) as file:
        now = file.assessment()
        kept = [e for e in file.history() if not isinstance(e, Forgotten)]
        assert file.seats.settings() == settings
        assert file.seats.taken() == {"u" * 64: "a"}
        assert file.history()[-1] == Forgotten(seq=len(history) + 1, day=LATER, role="seller")
    assert now.answers == {place: answer for place, answer in before.answers.items() if place[0] != "gone"}
    assert now.respondents == tuple(person for person in before.respondents if person.id != "gone")
    assert (now.records, now.consensus, now.profile) == (before.records, before.consensus, before.profile)
    theirs = [event.seq for event in history if getattr(event, "respondent", None) == "gone"]
    assert gone.entries == len(theirs) == 6
    assert kept[1:] == [event for event in history[1:] if event.seq not in theirs]
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_digest_of_an_earlier_report_can_be_tried_out_against_guesses_no_more(tmp_path: Path) -> None:
    path = everybody(tmp_path)
    with open_file(path) as file:
        secret = file.founding().secret
    forget(path, "gone", DAY)
    with open_file(path) as file:
        assert file.founding().secret != secret
        assert secret.encode() not in bytes_beside(path)


def test_somebody_who_had_left_can_be_forgotten_too_and_somebody_unknown_cannot(tmp_path: Path) -> None:
    path = everybody(tmp_path)
    with open_file(path) as file:
        file.leave("gone", DAY)
    forget(path, "gone", DAY)
    before = path.read_bytes()
    with pytest.raises(InputError, match="nobody with the id gone takes part"):
        forget(path, "gone", DAY)
    assert path.read_bytes() == before
    assert names_in(tmp_path) == ["acme.crmready"]


def test_the_whole_assessment_goes_with_everything_beside_it(tmp_path: Path) -> None:
    path = everybody(tmp_path)
    (tmp_path / "acme.crmready.v1.bak").write_bytes(b"old")
    (tmp_path / "acme.pdf").write_bytes(b"report")
    forget_everything(path)
    assert names_in(tmp_path) == ["acme.pdf"]


def test_a_program_that_has_the_file_open_goes_on_with_the_new_one(tmp_path: Path) -> None:
    path = everybody(tmp_path)
    with open_file(path) as running:
        assert ("gone", "stages") in running.assessment().answers
        forget(path, "gone", DAY)
        assert ("gone", "stages") not in running.assessment().answers
        running.answer(("a", "calls"), Answered(2), DAY)
        with pytest.raises(InputError, match="nobody with the id gone"):
            running.answer(("gone", "calls"), Answered(2), DAY)
    with open_file(path) as file:
        assert file.assessment().answers["a", "calls"] == Answered(2)
    assert names_in(tmp_path) == ["acme.crmready"]


def test_a_program_that_waits_to_write_writes_into_the_new_file(tmp_path: Path) -> None:
    """An answer that is acknowledged after the file was replaced under it is in the file that has the name."""
    path = everybody(tmp_path)
    with open_file(path) as running:
        running.answer(("a", "calls"), Answered(1), DAY)
        forget(path, "gone", DAY)
        running.answer(("a", "calls"), Answered(3), DAY)
    with open_file(path) as file:
        assert file.assessment().answers["a", "calls"] == Answered(3)


def test_killed_at_any_moment_it_leaves_the_old_file_whole_or_the_new_one(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from datetime import date; from crmready.store import forget\n"
        "sys.stdout.write('.'); sys.stdout.flush(); forget(Path(sys.argv[1]), 'gone', date(2026, 11, 23))"
    )
    outcomes = set()
    for number in range(5):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = everybody(folder)
        with subprocess.Popen([sys.executable, "-c", script, str(path)], cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.read(1)
            time.sleep(number * 0.01)
            os.kill(process.pid, signal.SIGKILL)
        with open_file(path) as file:
            answers = file.assessment().answers
        assert len([place for place in answers if place[0] != "gone"]) == 6
        outcomes.add(len(answers))
        if ("gone", "stages") in answers:
            forget(path, "gone", DAY)
        assert TEXTS[0].encode() not in bytes_beside(path)
        assert names_in(folder) == ["acme.crmready"]
    assert outcomes <= {6, 9}


# --- A report before, and one after ------------------------------------------------------------------------------


def test_a_role_one_of_whom_was_forgotten_after_a_report_is_withheld_until_five_others_have_changed(
    tmp_path: Path,
) -> None:
    path = everybody(tmp_path)
    assert publish(path).fresh == ("seller",)
    forget(path, "gone", DAY)
    assert publish(path).withheld == {"seller"}
    for number, name in enumerate("abcde"):
        with open_file(path) as file:
            assert file.published_assessment(["seller"], 5).withheld == {"seller"}, number
            file.answer((name, "stages"), Answered(4), DAY)
    shown = publish(path)
    assert (shown.withheld, shown.fresh) == (frozenset(), ("seller",))
    assert publish(path).withheld == frozenset()


def test_somebody_whom_no_report_counted_is_forgotten_without_a_trace_in_the_next_one(tmp_path: Path) -> None:
    path = everybody(tmp_path)
    publish(path)
    with open_file(path) as file:
        file.add_respondent("seller", DAY, "late")
        file.answer(("late", "stages"), Answered(2), DAY)
    forget(path, "late", DAY)
    again = publish(path)
    assert (again.withheld, again.held_back, again.fresh) == (frozenset(), {}, ())


def test_before_any_report_somebody_can_be_forgotten_and_the_rest_is_shown(tmp_path: Path) -> None:
    path = everybody(tmp_path)
    forget(path, "gone", DAY)
    assert publish(path).fresh == ("seller",)


def test_a_result_made_while_somebody_was_being_forgotten_is_not_recorded(tmp_path: Path) -> None:
    path = everybody(tmp_path)
    with open_file(path) as file:
        published = file.published_assessment(["seller"], 5)
        forget(path, "gone", DAY)
        with pytest.raises(InputError, match="another report was made"):
            file.record_release(published, DAY)


def test_a_forgotten_one_counts_both_as_somebody_who_had_answered_and_as_somebody_who_had_not(
    file: AssessmentFile,
) -> None:
    for name in "abcd":
        file.add_respondent("seller", DAY, name)
        file.answer((name, "stages"), Answered(1), DAY)
    before = file.assessment()
    assert not gives_away(before, Earlier(before), "seller", 5)
    assert gives_away(before, Earlier(before, 1), "seller", 5)
    for name in "abcd":
        file.answer((name, "stages"), Answered(2), DAY)
    assert gives_away(file.assessment(), Earlier(before, 1), "seller", 5)
    file.add_respondent("seller", DAY, "e")
    file.answer(("e", "stages"), Answered(2), DAY)
    assert not gives_away(file.assessment(), Earlier(before, 1), "seller", 5)

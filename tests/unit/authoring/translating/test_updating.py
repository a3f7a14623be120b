"""A translation brought up to its source: what is added, kept, moved, stale and dropped."""

from pathlib import Path

import pytest

from crmready.authoring.inspection import inspect
from crmready.authoring.translating.standing import State, open_translation
from crmready.authoring.translating.updating import Note, Order
from crmready.errors import ProblemsError, UsageError
from crmready.loading.questionnaire import examine, load
from tests.unit.authoring.translating.desk import OVERLAY, SOURCE, Desk, notes


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A questionnaire whose translation is recorded as made from its texts."""
    desk = Desk.at(tmp_path / "small")
    desk.update()
    return desk


def test_a_first_run_records_what_is_there_and_changes_no_text(tmp_path: Path) -> None:
    desk = Desk.at(tmp_path / "small")
    digest = load(desk.folder).digest()
    updated = desk.update()
    assert {note.kind for note in updated.notes} == {"recorded"}
    assert updated.is_complete
    assert desk.text() == OVERLAY
    assert load(desk.folder).digest() == digest
    assert desk.lock.read_text(encoding="utf-8").splitlines()[:9] == [
        "# Written by `crmready questionnaire translate nb`: from which source text each translation was made.",
        "# Delete a line, and its translation counts as made from the source's text as it is now.",
        "format: 1",
        "language: nb",
        "texts:",
        '  title: "5263293fc202"',
        '  purpose: "d2a5ccfb25f2"',
        '  introduction: "c5b16a7940c0"',
        '  roles.seller.name: "01498fa31d5a"',
    ]


def test_a_second_run_changes_nothing(desk: Desk) -> None:
    lock = desk.lock.read_bytes()
    assert desk.update().notes == ()
    assert (desk.text(), desk.lock.read_bytes()) == (OVERLAY, lock)


def test_a_new_language_holds_every_text_as_untranslated(tmp_path: Path) -> None:
    desk = Desk.at(tmp_path / "small", overlay=None)
    updated = desk.update()
    assert {note.kind for note in updated.notes} == {"added", "untranslated"}
    assert desk.text().startswith("format: 1\nlanguage: nb\ntitle: (untranslated) Small\n")
    _, problems = examine(desk.folder)
    assert [problem.code for problem in problems] == ["T401"] * len(updated.entries)
    assert desk.update().content == updated.content


def test_what_is_missing_is_added_in_its_place_and_reported_by_check(desk: Desk) -> None:
    desk.reword("ask: How many stages do you know?", "ask: How many stages do you know?\n        why: To see.")
    desk.reword("name: Work", "name: Work\n    about: How it is done.")
    assert notes(desk.update()) == [
        ("added", "dimensions.work.about"),
        ("added", "questions.stages.why"),
        ("untranslated", "dimensions.work.about"),
        ("untranslated", "questions.stages.why"),
    ]
    assert desk.text() == OVERLAY.replace(
        "{name: Arbeid}", "{name: Arbeid, about: (untranslated) How it is done.}"
    ).replace("kjenner du?\n", "kjenner du?\n    why: (untranslated) To see.\n")
    problems = examine(desk.folder)[1]
    assert [(problem.code, problem.location.line) for problem in problems] == [("T401", 11), ("T401", 16)]


def test_a_placeholder_follows_its_source_until_somebody_writes_in_it(desk: Desk) -> None:
    desk.reword("name: Work", "name: Work\n    about: How it is done.")
    desk.update()
    desk.reword("How it is done.", "How it is really done.")
    assert notes(desk.update()) == [("untranslated", "dimensions.work.about")]
    assert "about: (untranslated) How it is really done.}" in desk.text()
    desk.reword("How it is really done", "Hvordan det", in_overlay=True)
    desk.reword("How it is really done.", "How it is.")
    desk.update()
    assert "about: (untranslated) Hvordan det.}" in desk.text()


def test_a_placeholder_that_is_translated_by_hand_is_up_to_date(desk: Desk) -> None:
    desk.reword("name: Work", "name: Work\n    about: How it is done.")
    desk.update()
    desk.reword("(untranslated) How it is done.", "Hvordan det gjøres.", in_overlay=True)
    assert desk.update().notes == ()
    desk.reword("How it is done.", "How it is not done.")
    assert notes(desk.update()) == [("stale", "dimensions.work.about")]


def test_a_changed_source_makes_a_translation_stale_until_it_is_accepted(desk: Desk) -> None:
    desk.reword("How many stages do you know?", "How many of the stages do you know?")
    desk.reword("purpose: Shows how texts are translated.", "purpose: >-\n  Shows how texts\n  are translated.")
    lock = desk.lock.read_bytes()
    for _ in range(2):
        updated = desk.update()
        assert notes(updated) == [("stale", "questions.stages.ask")]
        assert not updated.is_complete
    assert desk.lock.read_bytes() == lock
    accepted = desk.update(Order(frozenset({("questions", "stages", "ask"), ("title",)})))
    assert notes(accepted) == [("accepted", "questions.stages.ask")]
    assert desk.update().notes == ()
    assert desk.text() == OVERLAY


def test_a_line_deleted_from_the_record_counts_as_made_from_the_source_as_it_is(desk: Desk) -> None:
    desk.reword("title: Small", "title: Quite small")
    lines = desk.lock.read_text(encoding="utf-8").splitlines(keepends=True)
    desk.lock.write_text("".join(line for line in lines if not line.startswith("  title:")), encoding="utf-8")
    updated = desk.update()
    assert [(note.kind, note.name) for note in updated.notes] == [("recorded", "title")]
    assert updated.is_complete


def test_an_option_in_the_middle_moves_the_translations_behind_it(desk: Desk) -> None:
    desk.reword("[None, Half, All]", "[None, Few, Half, Many, All]")
    assert notes(desk.update()) == [
        ("added", "questions.stages.options.2"),
        ("moved", "questions.stages.options.3"),
        ("added", "questions.stages.options.4"),
        ("moved", "questions.stages.options.5"),
        ("untranslated", "questions.stages.options.2"),
        ("untranslated", "questions.stages.options.4"),
    ]
    assert "options: [Ingen, (untranslated) Few, Halvparten, (untranslated) Many, Alle]" in desk.text()


def test_options_that_change_places_take_their_translations_along(desk: Desk) -> None:
    desk.reword("[None, Half, All]", "[All, Half, None]")
    assert notes(desk.update()) == [("moved", "questions.stages.options.1"), ("moved", "questions.stages.options.3")]
    assert "options: [Alle, Halvparten, Ingen]" in desk.text()
    assert desk.update().notes == ()


def test_a_removed_option_is_kept_at_the_end_until_it_is_pruned(desk: Desk) -> None:
    desk.reword("[None, Half, All]", "[None, All]")
    assert notes(desk.update()) == [
        ("moved", "questions.stages.options.2"),
        ("obsolete", "questions.stages.options.3"),
    ]
    assert "options: [Ingen, Alle, Halvparten]" in desk.text()
    assert [problem.code for problem in examine(desk.folder)[1]] == ["T402"]
    assert notes(desk.update(Order(prune=True))) == [("removed", "questions.stages.options.3")]
    assert "options: [Ingen, Alle]" in desk.text()
    assert desk.update().is_complete


def test_a_reworded_option_is_stale_where_it_is(desk: Desk) -> None:
    desk.reword("[None, Half, All]", "[None, About half, All]")
    assert notes(desk.update()) == [("stale", "questions.stages.options.2")]


def test_a_renamed_question_brings_its_translations_along(desk: Desk) -> None:
    desk.reword("id: habits", "id: records")
    assert notes(desk.update()) == [
        ("moved", "questions.records.ask.seller"),
        ("moved", "questions.records.ask.manager"),
        ("obsolete", "questions.habits"),
    ]
    assert notes(desk.update(Order(prune=True))) == [("removed", "questions.habits")]
    assert desk.text() == OVERLAY.replace("  habits:", "  records:")


def test_what_is_obsolete_is_removed_only_when_asked(desk: Desk) -> None:
    desk.reword(", {id: manager, name: Manager, plural: Managers}", "")
    desk.reword("roles: [seller, manager]", "roles: [seller]")
    desk.reword(", manager: Do they write it down?}", "}")
    updated = desk.update()
    assert notes(updated) == [("obsolete", "roles.manager"), ("obsolete", "questions.habits.ask.manager")]
    assert desk.text() == OVERLAY
    assert not updated.is_complete
    desk.update(Order(prune=True))
    assert desk.text() == OVERLAY.replace("  manager: {name: Leder, plural: Ledere}\n", "").replace(
        "      manager: Skriver de det ned?\n", ""
    )
    assert "manager" not in desk.lock.read_text(encoding="utf-8")


def test_a_text_that_comes_back_before_it_is_pruned_still_has_its_translation(desk: Desk) -> None:
    before = SOURCE.replace(", manager: Do they write it down?}", "}").replace("[seller, manager]", "[seller]")
    (desk.folder / "questionnaire.yaml").write_text(before, encoding="utf-8")
    desk.update()
    (desk.folder / "questionnaire.yaml").write_text(SOURCE, encoding="utf-8")
    assert desk.update().notes == ()
    assert desk.text() == OVERLAY


def test_line_ends_of_another_system_stay(tmp_path: Path) -> None:
    desk = Desk.at(tmp_path / "small", "\ufeff" + OVERLAY.replace("\n", "\r\n"))
    desk.reword("name: Work", "name: Work\n    about: How it is done.")
    desk.update()
    assert desk.text().startswith("\ufeff# Bokm\u00e5l\r\n")
    assert desk.text().count("\r\n") == desk.text().count("\n") == OVERLAY.count("\n")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("title: Liten", "title: [Liten]", "T403"), ("title: Liten", "title: !x a", "Y143"), ("language: nb", "", "S201")],
)
def test_a_file_of_another_form_has_to_be_mended_first(desk: Desk, old: str, new: str, code: str) -> None:
    desk.reword(old, new, in_overlay=True)
    with pytest.raises(ProblemsError) as refused:
        desk.open()
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_questionnaire_with_errors_is_not_translated_and_another_language_is_no_matter(desk: Desk) -> None:
    (desk.overlay.parent / "sv.yaml").write_text("- nothing\n", encoding="utf-8")
    assert desk.update().is_complete
    desk.reword("roles: [seller]", "roles: [nobody]")
    with pytest.raises(ProblemsError) as refused:
        desk.open()
    assert [problem.code for problem in refused.value.problems] == ["R301"]


@pytest.mark.parametrize("language", ["en", "English", "../nb", ""])
def test_a_language_that_cannot_be_translated_into_is_refused(desk: Desk, language: str) -> None:
    with pytest.raises(UsageError):
        open_translation(desk.folder, language)


def test_a_damaged_record_is_not_guessed_at(desk: Desk) -> None:
    lock = desk.lock.read_text(encoding="utf-8")
    desk.lock.write_text(lock.replace('"5263293fc202"', "<<<<<<< mine"), encoding="utf-8")
    with pytest.raises(ProblemsError) as refused:
        desk.open()
    assert [problem.code for problem in refused.value.problems] == ["T407"]


def test_every_state_has_its_word(desk: Desk) -> None:
    assert {entry.state for entry in desk.open().entries} == {State.CURRENT}


ONE = "ask: How many stages do you know?"
EACH = "ask: {seller: How many stages do you know?, manager: How many stages do they know?}"


def test_one_wording_that_becomes_one_a_role_is_copied_to_each_and_stale_where_the_words_are_new(desk: Desk) -> None:
    desk.reword("roles: [seller]\n", "roles: [seller, manager]\n")
    desk.reword(ONE, EACH)
    assert [(problem.code, problem.location.line) for problem in examine(desk.folder)[1]] == [("T403", 15)]
    updated = desk.update()
    assert notes(updated) == [
        ("copied", "questions.stages.ask.seller"),
        ("copied", "questions.stages.ask.manager"),
        ("stale", "questions.stages.ask.manager"),
    ]
    assert desk.text() == OVERLAY.replace(
        "ask: Hvor mange trinn kjenner du?",
        "ask:\n      seller: Hvor mange trinn kjenner du?\n      manager: Hvor mange trinn kjenner du?",
    )
    assert [problem.code for problem in inspect(desk.folder).problems if problem.code[0] == "T"] == ["T405"]
    assert notes(desk.update()) == [("stale", "questions.stages.ask.manager")]
    assert desk.update(Order(accepted=frozenset({("questions", "stages", "ask", "manager")}))).is_complete


def test_wordings_that_nobody_recorded_are_stale_wherever_they_are_copied(tmp_path: Path) -> None:
    desk = Desk.at(tmp_path / "small")
    desk.reword("roles: [seller]\n", "roles: [seller, manager]\n")
    desk.reword(ONE, EACH)
    assert [note for note in notes(desk.update()) if note[0] != "copied"] == [
        ("stale", "questions.stages.ask.seller"),
        ("stale", "questions.stages.ask.manager"),
    ]


def test_wordings_that_become_one_leave_the_translation_of_its_words_and_show_what_is_dropped(desk: Desk) -> None:
    desk.reword("{seller: Do you write it down?, manager: Do they write it down?}", "Do they write it down?")
    updated = desk.update()
    assert updated.notes == (
        Note("copied", "questions.habits.ask", "from questions.habits.ask.manager"),
        Note("dropped", "questions.habits.ask.seller", "Skriver du det ned?"),
    )
    assert desk.text() == OVERLAY.replace(
        "ask:\n      seller: Skriver du det ned?\n      manager: Skriver de det ned?", "ask: Skriver de det ned?"
    )
    assert updated.is_complete


def test_a_wording_that_nobody_has_translated_is_asked_for_in_each_place(desk: Desk) -> None:
    desk.reword("Hvor mange trinn kjenner du?", "(untranslated) How many stages do you know?", in_overlay=True)
    desk.reword("roles: [seller]\n", "roles: [seller, manager]\n")
    desk.reword(ONE, EACH)
    assert notes(desk.update()) == [
        ("added", "questions.stages.ask.seller"),
        ("added", "questions.stages.ask.manager"),
        ("untranslated", "questions.stages.ask.seller"),
        ("untranslated", "questions.stages.ask.manager"),
    ]


def test_a_wording_that_is_taken_out_is_only_missing_and_gets_its_place_again(desk: Desk) -> None:
    desk.reword(
        "    ask:\n      seller: Skriver du det ned?\n      manager: Skriver de det ned?\n", "", in_overlay=True
    )
    assert desk.text().endswith(
        "  habits:\nverdicts:\n  done: {name: Ferdig, summary: Det er gjort., next: Gå videre.}\n"
    )
    assert [str(problem).partition(": ")[2] for problem in examine(desk.folder)[1]] == [
        "T401 Not translated: questions.habits.ask.seller (Do you write it down?).",
        "T401 Not translated: questions.habits.ask.manager (Do they write it down?).",
    ]
    assert [note for note in notes(desk.update()) if note[0] == "added"] == [
        ("added", "questions.habits.ask.seller"),
        ("added", "questions.habits.ask.manager"),
    ]

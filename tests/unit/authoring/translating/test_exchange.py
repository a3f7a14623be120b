"""What goes out to translators comes back: in both formats, whatever the texts, and never over what is newer."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmready.authoring.translating.po import as_po, read_po_file
from crmready.authoring.translating.rows import Row, Sent, rows_of
from crmready.authoring.translating.spreadsheet import as_spreadsheet, read_spreadsheet
from crmready.authoring.translating.standing import Translation
from crmready.authoring.translating.taking import Taking, take
from crmready.authoring.translating.updating import Order
from crmready.errors import InputError
from crmready.loading.overlays import is_untranslated
from crmready.loading.write import as_yaml
from crmready.problems import UNSAFE
from crmready.tables.reading import read_sheet
from crmready.tables.writing import Column, Layout, workbook_of
from tests.unit.authoring.translating.desk import OVERLAY, Desk, notes

DAY = date(2026, 11, 30)
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cf", "Cn", "Co", "Zl", "Zp"])
TEXTS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=60),
    st.lists(
        st.sampled_from(
            ["%s", "100 %", '"', "\\n", "\\", ": ", "#", "\n", "«æøå»", "=1+1", "_x0041_", "{x}", "no", "é"]
        ),
        min_size=1,
    ).map(" ".join),
).filter(lambda text: text.strip() != "" and not UNSAFE.search(text) and "\r" not in text and not is_untranslated(text))
"""As translators may write them, with and without what means something in YAML, PO, Excel or Python."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.at(tmp_path / "small")
    desk.update()
    return desk


def po(translation: Translation, folder: Path) -> Sent:
    (folder / "nb.po").write_bytes(as_po(translation, rows_of(translation), DAY))
    return read_po_file(folder / "nb.po")


def xlsx(translation: Translation, folder: Path) -> Sent:
    (folder / "nb.xlsx").write_bytes(as_spreadsheet(translation, rows_of(translation)))
    return read_spreadsheet(folder / "nb.xlsx")


Trip = Callable[[Translation, Path], Sent]
both = pytest.mark.parametrize("trip", [po, xlsx], ids=["po", "xlsx"])


def order(taking: Taking) -> Order:
    return Order(frozenset(taking.confirmed), taking.taken)


def reasons(taking: Taking) -> list[tuple[str, str]]:
    return [(refusal.name, refusal.reason) for refusal in taking.refused]


@both
def test_what_comes_back_as_it_went_out_changes_nothing(desk: Desk, tmp_path: Path, trip: Trip) -> None:
    desk.reword("title: Small", "title: Quite small")
    desk.reword("name: Work", "name: Work\n    about: How it is done.")
    desk.update()
    before = (desk.overlay.read_bytes(), desk.lock.read_bytes())
    taking = take(desk.open(), trip(desk.open(), tmp_path))
    assert (taking.taken, taking.confirmed, taking.refused) == ({}, set(), [])
    assert (taking.unchanged, taking.empty) == (19, 1)
    desk.update(order(taking))
    assert (desk.overlay.read_bytes(), desk.lock.read_bytes()) == before


def test_the_files_are_in_the_translations_language(desk: Desk, tmp_path: Path) -> None:
    assert po(desk.open(), tmp_path).language == xlsx(desk.open(), tmp_path).language == "nb"


@both
def test_a_translation_can_be_made_from_nothing(tmp_path: Path, trip: Trip) -> None:
    whole = Desk.at(tmp_path / "whole")
    whole.update()
    sent = trip(whole.open(), tmp_path)
    empty = Desk.at(tmp_path / "empty", overlay=None)
    updated = empty.update(order(take(empty.open(), sent)))
    assert updated.is_complete
    assert {entry.path: entry.text for entry in updated.entries} == {
        entry.path: entry.text for entry in whole.open().entries
    }


@both
@settings(max_examples=6)
@given(texts=st.lists(TEXTS, min_size=19, max_size=19))
def test_any_texts_come_back_and_leave_the_file_as_it_is(
    texts: list[str], trip: Trip, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    desk = Desk.at(folder / "small")
    names = [entry.path for entry in desk.open().entries]
    wished = dict(zip(names, texts, strict=False))
    updated = desk.update(Order(taken={path: text.strip() for path, text in wished.items()}))
    assert {entry.path: entry.text for entry in updated.entries} == {
        path: text.strip() for path, text in wished.items()
    }
    before = desk.overlay.read_bytes()
    taking = take(desk.open(), trip(desk.open(), folder))
    assert (taking.taken, taking.refused, taking.unchanged) == ({}, [], len(names))
    assert desk.update(order(taking)).content.encode() == before


@both
@settings(max_examples=6)
@given(sources=st.lists(TEXTS, min_size=1, max_size=8))
def test_any_source_texts_are_recognised_when_they_come_back(
    sources: list[str], trip: Trip, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    desk = Desk.at(folder / "small", overlay=None)
    desk.reword("introduction: ", f"limits: {as_yaml(sources).replace(chr(10) + '- ', chr(10) + '  - ')}introduction: ")
    (desk.folder / "questionnaire.yaml").write_text(
        (desk.folder / "questionnaire.yaml").read_text(encoding="utf-8").replace("limits: - ", "limits:\n  - "),
        encoding="utf-8",
    )
    desk.update()
    sent = trip(desk.open(), folder)
    answered = Sent(tuple(Row(row.name, row.source, f"Svar {row.name}", mark=row.mark) for row in sent.rows))
    taking = take(desk.open(), answered)
    assert (len(taking.taken), taking.refused) == (len(desk.open().entries), [])


def changed(sent: Sent, **texts: str) -> Sent:
    """The file with new translations, by the last parts of their names."""
    rows = tuple(
        Row(row.name, row.source, texts[key], row.doubtful, row.where, row.mark, row.withheld, row.place)
        if (key := row.name.rpartition(".")[2]) in texts
        else row
        for row in sent.rows
    )
    assert rows != sent.rows
    return Sent(rows, sent.language)


@both
def test_new_translations_are_taken_and_stale_ones_with_them(desk: Desk, tmp_path: Path, trip: Trip) -> None:
    desk.reword("name: Work", "name: Work\n    about: How it is done.")
    desk.reword("title: Small", "title: Quite small")
    desk.update()
    sent = changed(trip(desk.open(), tmp_path), about="  Hvordan det gjøres. \r\n")
    updated = desk.update(order(take(desk.open(), sent)))
    assert notes(updated) == [("taken", "dimensions.work.about"), ("stale", "title")]
    assert "about: Hvordan det gjøres.}" in desk.text()


def test_in_a_spreadsheet_a_new_text_or_the_word_done_ends_what_is_stale(desk: Desk, tmp_path: Path) -> None:
    desk.reword("title: Small", "title: Quite small")
    desk.reword("Shows how texts", "Tells how texts")
    sent = xlsx(desk.open(), tmp_path)
    assert [(row.name, row.doubtful) for row in sent.rows][:2] == [("title", True), ("purpose", True)]
    rows = (
        Row("title", "Quite small", "Ganske liten", doubtful=True, mark=sent.rows[0].mark),
        Row("purpose", sent.rows[1].source, sent.rows[1].translation, doubtful=False, mark=sent.rows[1].mark),
    )
    taking = take(desk.open(), Sent(rows))
    assert taking.taken == {("title",): "Ganske liten"}
    assert taking.confirmed == {("purpose",)}
    assert desk.update(order(taking)).is_complete


def test_in_a_po_file_what_is_fuzzy_is_not_taken(desk: Desk, tmp_path: Path) -> None:
    desk.reword("title: Small", "title: Quite small")
    po(desk.open(), tmp_path)
    text = (tmp_path / "nb.po").read_text(encoding="utf-8")
    assert text.count("#, fuzzy\n") == 1
    (tmp_path / "nb.po").write_text(text.replace('msgstr "Liten"', 'msgstr "Ganske liten"'), encoding="utf-8")
    taking = take(desk.open(), read_po_file(tmp_path / "nb.po"))
    assert reasons(taking) == [("title", "it is marked fuzzy: not ready for use.")]
    assert take(desk.open(), read_po_file(tmp_path / "nb.po"), force=True).taken == {("title",): "Ganske liten"}
    (tmp_path / "nb.po").write_text(text.replace("#, fuzzy\n", ""), encoding="utf-8")
    assert take(desk.open(), read_po_file(tmp_path / "nb.po")).confirmed == {("title",)}


@both
def test_a_translation_of_another_text_is_not_taken_unless_forced(desk: Desk, tmp_path: Path, trip: Trip) -> None:
    sent = changed(trip(desk.open(), tmp_path), title="Bitte liten")
    desk.reword("title: Small", "title: Quite large")
    taking = take(desk.open(), sent)
    assert taking.taken == {}
    assert reasons(taking) == [("title", "it was made from another text than the questionnaire has now.")]
    assert take(desk.open(), sent, force=True).taken == {("title",): "Bitte liten"}


@both
def test_a_translation_that_was_mended_meanwhile_is_not_put_back(desk: Desk, tmp_path: Path, trip: Trip) -> None:
    sent = trip(desk.open(), tmp_path)
    desk.reword("title: Liten", "title: Liten modell", in_overlay=True)
    kept = take(desk.open(), sent)
    assert reasons(kept) == [("title", "the questionnaire's own translation has been changed since the file was made.")]
    both_changed = take(desk.open(), changed(sent, title="Små greier"))
    assert reasons(both_changed) == [
        ("title", "both were changed: when the file was made, it was another in the questionnaire.")
    ]
    assert kept.taken == both_changed.taken == {}


def test_a_file_of_another_maker_is_taken_by_names_and_sources(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "nb.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgctxt "title"\nmsgid "Small"\nmsgstr "Lita"\n\nmsgctxt "titel"\nmsgid "Small"\nmsgstr "Lita"\n\n'
        'msgctxt "purpose"\nmsgid "Something else"\nmsgstr "Noe annet"\n\nmsgid "Sellers"\nmsgstr "Selgere"\n',
        encoding="utf-8",
    )
    taking = take(desk.open(), read_po_file(tmp_path / "nb.po"))
    assert taking.taken == {("title",): "Lita"}
    assert reasons(taking) == [
        ("titel", "the questionnaire has no text of this name; did you mean title?"),
        ("purpose", "it was made from another text than the questionnaire has now."),
        ("(no name)", "the questionnaire has no text of this name."),
    ]
    assert [refusal.place for refusal in taking.refused] == [f"nb.po, line {line}" for line in (9, 13, 16)]


def test_what_no_text_can_be_is_refused_and_nothing_replaces_something(desk: Desk) -> None:
    rows = (
        Row("title", "Small", "a\x1b[31m"),
        Row("purpose", "Shows how texts are translated.", "x" * 2001),
        Row("introduction", "Answer for last month.", "  \n "),
        Row("roles.seller.name", "Seller", "(untranslated) Seller"),
        Row("ratings.low.name", "Low", "Lavt"),
        Row("ratings.low.name", "Low", "Lavest"),
    )
    taking = take(desk.open(), Sent(rows))
    assert taking.taken == {("ratings", "low", "name"): "Lavt"}
    assert taking.empty == 2
    assert reasons(taking) == [
        ("title", "it holds U+001B, a character that cannot be seen; delete it."),
        ("purpose", "it has 2001 characters; 2000 are allowed."),
        ("ratings.low.name", "it stands in the file twice; the first is taken."),
    ]


def test_a_spreadsheet_says_where_texts_are_met_and_guards_what_is_not_to_be_changed(
    desk: Desk, tmp_path: Path
) -> None:
    desk.reword("title: Small", "title: Quite small")
    xlsx(desk.open(), tmp_path)
    rows = read_sheet(tmp_path / "nb.xlsx").rows
    assert rows[0] == ("name", "where it is met", "source (en)", "translation (nb)", "status", "note", "mark")
    assert rows[1][:6] == (
        "title",
        "Title of the questionnaire",
        "Quite small",
        "Liten",
        "to check",
        "The source has changed since this was translated.",
    )
    where = {row[0]: row[1] for row in rows}
    assert where["questions.stages.ask"] == "Question stages, asked of Seller: the question as it is asked"
    assert where["questions.habits.ask.manager"] == "Question habits, asked of Manager: the question as it is asked"
    assert where["questions.stages.options.2"] == "Question stages: answer 2"


def test_numbers_in_a_spreadsheet_are_texts_and_dates_are_not(desk: Desk, tmp_path: Path) -> None:
    columns = tuple(Column(name) for name in ("Name", "Source (en)", "Translation (nb)"))
    number, day = ("title", "Small", 2027), ("purpose", "Shows how texts are translated.", date(2027, 3, 31))
    (tmp_path / "nb.xlsx").write_bytes(workbook_of(Layout("x", columns, (number, day))))
    taking = take(desk.open(), read_spreadsheet(tmp_path / "nb.xlsx"))
    assert taking.taken == {("title",): "2027"}
    assert reasons(taking) == [
        ("", "nb.xlsx, cell C3 is no text any more (2027-03-31): format the cell as text and write it again.")
    ]


def test_a_spreadsheet_without_our_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nb.xlsx").write_bytes(workbook_of(Layout("x", (Column("name"), Column("text")), [])))
    with pytest.raises(InputError, match=r"^nb\.xlsx lacks the columns: source, translation\.$"):
        read_spreadsheet(tmp_path / "nb.xlsx")


PLURALS = b'msgid ""\nmsgstr "Plural-Forms: nplurals=99999999999;\\n"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\n'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\0", "is not written in UTF-8."),
        (b'msgid "a"\nmsgstr "\xe9"\n', "is not written in UTF-8."),
        (b"msgid", "is not a PO file that can be read (line 1)."),
        (b'msgid "', "is not a PO file that can be read (line 1)."),
        (b"\0" * 100, "is not a PO file that can be read (line 1)."),
        (b"PK\x03\x04", "is not a PO file that can be read (line 1)."),
        (b'msgid "a"\nmsgstr Helt ute\n', "cannot be read at line 2: msgstr Helt ute."),
        (PLURALS, "has plural forms, which no text of a questionnaire has."),
    ],
)
def test_what_is_no_po_file_is_refused_in_one_line(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "nb.po").write_bytes(content)
    with pytest.raises(InputError) as refused:
        read_po_file(tmp_path / "nb.po")
    assert refused.value.message == f"nb.po {said}"
    assert refused.value.hint is not None


def test_an_empty_po_file_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "nb.po").write_bytes(b"")
    assert read_po_file(tmp_path / "nb.po").rows == ()


def test_the_same_translation_is_the_same_file(desk: Desk) -> None:
    translation = desk.open()
    assert as_po(translation, rows_of(translation), DAY) == as_po(translation, rows_of(translation), DAY)
    assert as_spreadsheet(translation, rows_of(translation)) == as_spreadsheet(translation, rows_of(translation))
    assert desk.text() == OVERLAY

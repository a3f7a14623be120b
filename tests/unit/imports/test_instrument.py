"""Every text of the questionnaires that come along is understood, alone and in a form of ours."""

import pytest

from crmready.collect.questions import texts_offered
from crmready.collect.words import Words
from crmready.imports.cells import CellReader
from crmready.imports.columns import columns_of
from crmready.imports.form import form_sheets
from crmready.imports.grid import Grid
from crmready.imports.instrument import Instrument, importable
from crmready.imports.mapping import ColumnMapping
from crmready.loading.shelf import bundled, fetch
from crmready.model.assessment import Answered
from crmready.resources import questionnaires_root

NAMES = [folder.name for folder in bundled(questionnaires_root())]


def test_there_are_questionnaires_to_look_at() -> None:
    assert {"crm-readiness", "coaching-pulse"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_wording_and_option_means_one_thing_in_every_language(name: str) -> None:
    loaded = fetch(name, questionnaires_root())
    instrument = Instrument.of(loaded, loaded.source.language)
    reader = CellReader(instrument, ColumnMapping())
    for language in loaded.languages:
        spoken = loaded.speaking(language)
        for question in filter(importable, spoken.asked.values()):
            assert {instrument.questions.find(question.wording(role)) for role in question.roles} == {question.id}
            texts = texts_offered(Words.of(language), question)
            answers = [reader.answer(question, text) for text in texts]
            assert all(isinstance(answer, Answered) for answer in answers), question.id
            assert len({str(answer) for answer in answers}) == len(texts), question.id


@pytest.mark.parametrize("name", NAMES)
def test_the_headings_of_a_form_are_known_again_without_a_question(name: str) -> None:
    loaded = fetch(name, questionnaires_root())
    for language in loaded.languages:
        spoken = loaded.speaking(language)
        listed, answers = form_sheets(spoken, tuple(spoken.role), Words.of(language), evidence=True)
        headings = tuple(column.heading for column in answers.columns)
        grid = Grid("form", headings, ((2, tuple("x" for _ in headings)),))
        columns = columns_of(grid, Instrument.of(loaded, "en"), ColumnMapping())
        assert columns.issues == ()
        assert {column.kind for column in columns.all} == {"role", "answer", "evidence"}
        assert [row[2] for row in listed.rows] == list(headings)

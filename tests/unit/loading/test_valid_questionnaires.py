"""Questionnaires that are right: they load without a word, in every language, and come back whole from a snapshot."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.loading.folder import assemble
from crmready.loading.known_fields import every_field
from crmready.loading.located_yaml import STANDARD_LIMITS
from crmready.loading.questionnaire import LoadedQuestionnaire, examine, load, restore
from crmready.loading.translations import texts
from crmready.model.questionnaire import Questionnaire
from crmready.model.questions import LevelsQuestion

ROOT = Path(__file__).parents[3]
VALID = ROOT / "tests" / "questionnaires" / "valid"
BUNDLED = sorted((ROOT / "questionnaires").glob("*/questionnaire.yaml"))
FOLDERS = [path.parent for path in (*sorted(VALID.glob("*/questionnaire.yaml")), *BUNDLED)]
EVERY = VALID / "every-feature"

each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@each_folder
def test_nothing_is_said_about_it(folder: Path) -> None:
    loaded, problems = examine(folder)
    assert problems == ()
    assert loaded is not None
    assert loaded.languages[0] == loaded.source.language


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from _keys(below)
    elif isinstance(value, list):
        for below in value:
            yield from _keys(below)


def test_one_of_them_uses_every_field_there_is() -> None:
    assembled, _ = assemble(EVERY / "questionnaire.yaml", STANDARD_LIMITS)
    assert assembled is not None
    assert every_field(Questionnaire) - set(_keys(assembled.value)) == set()


@each_folder
def test_a_snapshot_gives_the_same_back_in_every_language(folder: Path) -> None:
    loaded = load(folder)
    restored = restore(loaded.snapshot())
    assert restored.digest() == loaded.digest()
    assert restored.languages == loaded.languages
    for language in loaded.languages:
        assert restored.speaking(language) == loaded.speaking(language)
        assert texts(restored.speaking(language)) == texts(loaded.speaking(language))


@each_folder
def test_no_option_set_is_left_when_it_speaks(folder: Path) -> None:
    loaded = load(folder)
    for language in loaded.languages:
        spoken = loaded.speaking(language)
        assert [q.id for q in spoken.asked.values() if getattr(q, "option_set", None)] == []
        assert [b.id for b in (*spoken.estimates, *spoken.expectations) if b.option_set or not b.options] == []


SAME_IN_BOTH = {"Data", "IT"}
"""Texts that are the same in English and bokmål."""


@pytest.mark.parametrize("folder", [path.parent for path in BUNDLED], ids=lambda folder: folder.name)
def test_no_source_text_is_left_in_the_translation(folder: Path) -> None:
    loaded = load(folder)
    source, translation = texts(loaded.source), texts(loaded.speaking("nb"))
    assert len(source) > 50
    left = {text for path, text in source.items() if translation.get(path, text) == text}
    assert left - SAME_IN_BOTH == set()


@pytest.fixture(scope="module")
def every() -> LoadedQuestionnaire:
    return load(EVERY)


def test_numbers_are_kept_exactly(every: LoadedQuestionnaire) -> None:
    source = every.source
    assert source.role["seller"].weight == Fraction(2, 3)
    assert source.ratings[0].split_at == Fraction(1, 10**18)
    assert source.ratings[1].up_to == Fraction(666, 10)
    assert source.target_profiles[0].targets["more"] == Fraction(200, 3)
    assert restore(every.snapshot()).source.ratings[0].split_at == Fraction(1, 10**18)


def test_dimension_files_stand_where_they_are_named(every: LoadedQuestionnaire) -> None:
    assert [dimension.id for dimension in every.source.dimensions] == ["seven-types", "more"]
    assert list(every.source.questions)[:2] == ["in-writing", "how-often-used"]


def test_option_sets_speak_the_language(every: LoadedQuestionnaire) -> None:
    question = every.speaking("nb").questions["how-often-used"]
    assert isinstance(question, LevelsQuestion)
    assert [option.text for option in question.options] == ["Aldri", "Av og til", "Alltid"]
    assert list(question.level_scores) == [0, Fraction(1, 2), 1]


def test_an_estimate_takes_its_questions_options_or_rewords_them(every: LoadedQuestionnaire) -> None:
    written, often = every.speaking("nb").estimates
    assert [option.text for option in written.options] == ["Ingenting", "Notater", "Det meste", "Alt og mer"]
    assert [option.text for option in often.options] == ["Aldri noen gang", "Av og til", "Hele tiden"]


def test_an_expectation_may_name_an_option_set(every: LoadedQuestionnaire) -> None:
    assert [option.text for option in every.speaking("nb").expectations[1].options] == ["Aldri", "Av og til", "Alltid"]


def test_an_exclusive_option_is_never_added_to_others(every: LoadedQuestionnaire) -> None:
    question = every.speaking("en").questions["used-for"]
    assert list(question.scale) == [0, 1, 2, 3]
    assert not question.accepts(("planning", "nothing"))


def test_wordings_are_translated_for_each_role(every: LoadedQuestionnaire) -> None:
    question = every.speaking("nb").questions["in-writing"]
    assert question.wording("seller") == "Hva finner du skriftlig?"
    assert question.wording("manager") == "Hva har du skrevet ned?"


def test_a_language_that_is_not_there_is_refused_with_those_that_are(every: LoadedQuestionnaire) -> None:
    with pytest.raises(InputError) as refused:
        every.speaking("sv")
    assert refused.value.hint == "It has: en, nb."


def test_the_division_into_files_comments_and_order_of_keys_leave_the_digest_alone(tmp_path: Path) -> None:
    whole = EVERY / "questionnaire.yaml"
    dimension = (EVERY / "dimensions" / "seven-types.yaml").read_text()
    indented = "".join(f"    {line}\n" for line in dimension.splitlines()).replace("    id:", "  - id:", 1)
    entry = "  - dimensions/seven-types.yaml\n"
    assert entry in whole.read_text()
    (tmp_path / "questionnaire.yaml").write_text("# Another comment\n" + whole.read_text().replace(entry, indented))
    (tmp_path / "translations").mkdir()
    overlay = (EVERY / "translations" / "nb.yaml").read_text()
    (tmp_path / "translations" / "nb.yaml").write_text(f"{overlay.removeprefix('format: 1')}\nformat: 1\n")
    assert load(tmp_path).digest() == load(EVERY).digest()


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("questionnaire.yaml", "at_least: 3/2", "at_least: 2"),
        ("questionnaire.yaml", "Ready.", "Ready!"),
        ("dimensions/seven-types.yaml", "weight: 1/3", "weight: 0.333"),
        ("translations/nb.yaml", "Klar.", "Klare."),
    ],
)
def test_whatever_means_something_changes_the_digest(tmp_path: Path, file: str, before: str, after: str) -> None:
    for path in (path for path in EVERY.rglob("*.yaml")):
        copy = tmp_path / path.relative_to(EVERY)
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(path.read_text())
    assert load(tmp_path).digest() == load(EVERY).digest()
    changed = tmp_path / file
    assert before in changed.read_text()
    changed.write_text(changed.read_text().replace(before, after))
    assert load(tmp_path).digest() != load(EVERY).digest()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"format":1', '"format":9'),
        ('"translations"', '"translation"'),
        ('"question":"in-writing"', '"question":"no-such"'),
        ('"up_to":"100"', '"up_to":"99"'),
        ("{", "[" * 100_000),
        ("}", ""),
    ],
)
def test_a_damaged_snapshot_is_refused(every: LoadedQuestionnaire, before: str, after: str) -> None:
    snapshot = every.snapshot()
    assert before in snapshot
    with pytest.raises(InputError):
        restore(snapshot.replace(before, after))

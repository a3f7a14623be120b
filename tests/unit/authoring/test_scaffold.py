"""What `questionnaire new` writes is whole from the first moment, however it is wished for."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmready.authoring.inspection import inspect
from crmready.authoring.scaffold import design as designs
from crmready.authoring.scaffold.design import LANGUAGES, Design, slug
from crmready.authoring.scaffold.offered import TEMPLATES
from crmready.authoring.scaffold.planting import plant
from crmready.authoring.scaffold.rendering import files
from crmready.authoring.scenarios.coverage import coverage
from crmready.authoring.scenarios.reading import read_suite
from crmready.authoring.scenarios.running import run
from crmready.errors import InputError, UsageError
from crmready.loading.located_yaml import read_yaml_file
from crmready.loading.overlays import LOCK, overlay_leaves
from crmready.loading.questionnaire import load
from crmready.loading.translations import texts
from crmready.problems import Severity
from crmready.resources import scaffolds_root

OTHER = {"en": "nb", "nb": "en"}


def usual(template: str, language: str, translation: str | None = None) -> Design:
    offered = TEMPLATES[template]
    return Design(template, "mine", offered.title, language, translation, offered.roles, offered.dimensions)


def planted(design: Design, folder: Path) -> Path:
    plant(files(design, scaffolds_root()), folder)
    return folder


def is_green(folder: Path) -> bool:
    """Whether strict checks, the scenarios and full coverage all pass, as CI would have it."""
    found = [problem for problem in inspect(folder).problems if problem.severity is not Severity.INFORMATION]
    assert found == []
    suite = read_suite(folder)
    played = list(run(suite.scenarios, suite.loaded))
    assert [one.scenario.name for one in played if not one.passed] == []
    assert len(played) >= 7
    return coverage(suite, played).of().per_cent == 100


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_green_at_once_and_translated(template: str, language: str, tmp_path: Path) -> None:
    folder = planted(usual(template, language, OTHER[language]), tmp_path / "new")
    assert is_green(folder)
    assert load(folder).languages == (language, OTHER[language])


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_says_the_same_in_both_languages(template: str, tmp_path: Path) -> None:
    english, bokmal = (load(planted(usual(template, spoken), tmp_path / spoken)).source for spoken in LANGUAGES)
    ours, theirs = texts(english), texts(bokmal)
    assert ours.keys() == theirs.keys()
    assert len(ours) > 20
    same = {text for path, text in ours.items() if theirs[path] == text}
    assert same == set()


def roles(*names: str) -> tuple[designs.RoleDesign, ...]:
    return tuple(designs.role(name.strip("*"), "en", anonymous=name.endswith("*")) for name in names)


@pytest.mark.parametrize(
    ("template", "people"),
    [
        ("minimal", roles("Fitter*", "Boss")),
        ("readiness", roles("Fitter*")),
        ("readiness", roles("Boss", "Foreman", "Fitter")),
        ("readiness", roles("Fitter*", "Boss", "Driver*", "Foreman")),
        ("pulse", roles("Boss")),
        ("pulse", roles("Fitter*", "Driver*")),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(role.id for role in value),
)
def test_it_is_green_whoever_answers_and_whatever_is_scored(
    template: str, people: tuple[designs.RoleDesign, ...], tmp_path: Path
) -> None:
    scored = tuple(designs.dimension(name, "en") for name in ("Tools", "Goals", "Åpenhet & ro", 'The "rest": 5%'))
    design = replace(usual(template, "en", "nb"), roles=people, dimensions=scored)
    folder = planted(design, tmp_path / "new")
    document, _ = read_yaml_file(folder / "translations" / "nb.yaml")
    assert document is not None
    assert overlay_leaves(document)["dimensions", "the-rest-5", "name"] == '(untranslated) The "rest": 5%'
    assert {problem.code for problem in inspect(folder).problems} == {"T401"}
    shutil.rmtree(folder / "translations")
    assert is_green(folder)
    assert [role.name for role in load(folder).source.roles] == [role.name["en"] for role in people]


def test_the_first_line_of_every_file_names_a_schema_that_is_there(tmp_path: Path) -> None:
    folder = planted(usual("readiness", "en", "nb"), tmp_path / "new")
    pages = [path for path in folder.rglob("*.yaml") if not path.name.startswith(".") and not path.name.endswith(LOCK)]
    assert len(pages) == 6
    for page in pages:
        first = page.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (page.parent / first.partition("=")[2]).is_file()


def test_nothing_is_written_where_anything_of_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="has scenarios already"):
        planted(usual("minimal", "en"), tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["notes.txt", "scenarios"]


def test_a_folder_with_other_things_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    planted(usual("minimal", "en"), tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".pre-commit-config.yaml", "notes.txt", "questionnaire.yaml", "scenarios", "schema",
    ]  # fmt: skip


def test_a_file_in_the_way_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("mine")
    with pytest.raises(InputError, match="is a file"):
        planted(usual("minimal", "en"), tmp_path / "new")
    assert (tmp_path / "new").read_text() == "mine"


@pytest.mark.parametrize("text", ["null", "all", "Two Words", "1st", "a" * 61, "ø", ""])
def test_what_cannot_be_an_id_is_refused_with_one_that_could(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        designs.checked_id(text)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("name", "language", "plural"),
    [
        ("Seller", "en", "Sellers"), ("Secretary", "en", "Secretaries"), ("Boy", "en", "Boys"),
        ("Selger", "nb", "Selgere"), ("Kunde", "nb", "Kunder"), ("Person/People", "en", "People"),
    ],
)  # fmt: skip
def test_a_role_has_a_plural(name: str, language: str, plural: str) -> None:
    assert designs.role(name, language, anonymous=False).plural[language] == plural


@given(st.text(max_size=100))
@settings(max_examples=50)
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    found = slug(text)
    assert (
        found == ""
        or found in {"all", "null", "true", "false", "hard", "warning", "essential"}
        or (designs.checked_id(found) == found)
    )


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\x1b[31mb", "\u202eevil"])
def test_a_name_is_one_visible_line(name: str) -> None:
    with pytest.raises(UsageError):
        designs.checked_name(name)


def test_two_names_with_one_id_are_told() -> None:
    with pytest.raises(UsageError, match="two roles with the id boss"):
        designs.without_clashes(["boss", "fitter", "boss"], "roles")


def test_an_id_may_be_as_long_as_the_format_allows_and_a_made_one_leaves_room_for_words_behind_it() -> None:
    assert designs.checked_id("a" * 60) == "a" * 60
    with pytest.raises(UsageError, match="at most 60"):
        designs.checked_id("a" * 61)
    assert slug("word " * 20) == "word-word-word-word-word-word-word-word"

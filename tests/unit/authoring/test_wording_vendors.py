"""Names of vendors, and options that the format offers anyway."""

from pathlib import Path

import pytest

from crmready.authoring.inspection import inspect
from crmready.authoring.wording.vendors import COINED, DAYS, ORDINARY, vendor_names
from crmready.loading.questionnaire import load
from crmready.loading.translations import texts

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "tests" / "questionnaires" / "invalid"
BUNDLED = sorted(path.parent for path in (ROOT / "questionnaires").glob("*/questionnaire.yaml"))


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("We use HubSpot, and hubspot's reports.", "en", ["HubSpot", "hubspot's"]),
        ("Hvor mange Salesforce-lisenser?", "nb", ["Salesforce"]),
        ("SuperOffices rapporter", "nb", ["SuperOffices"]),
        ("Is it in Microsoft Dynamics 365?", "en", ["Microsoft Dynamics 365"]),
        ("Is it in Close, or in Copper?", "en", ["Close", "Copper"]),
        ("Close it. Close the deal: Excel at it.", "en", []),
        ("We close deals on Monday.", "en", []),
        ("Vi fikk det i Monday.", "nb", ["Monday"]),
        ("Our salesforces and sales force", "en", ["salesforces"]),
        ("Klipp og lim med lime; et team i teamet", "nb", []),
        ("İn HubSpot", "en", ["hubspot"]),
        ("A zoho-like thing; azoho; zohoa", "en", ["zoho"]),
    ],
)
def test_names_are_told_from_words(text: str, language: str, names: list[str]) -> None:
    assert list(vendor_names(text, language)) == names


def test_each_name_stands_in_one_list_once() -> None:
    names = [name.lower() for name in (*COINED, *ORDINARY, *DAYS)]
    assert len(names) > 80
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("folder", BUNDLED, ids=lambda folder: folder.name)
def test_what_comes_with_crmready_names_nobody(folder: Path) -> None:
    loaded = load(folder)
    read = 0
    for language in loaded.languages:
        for text in texts(loaded.speaking(language)).values():
            read += 1
            assert list(vendor_names(text, language)) == []
    assert read > 100


def test_a_name_is_found_in_a_file_of_its_own_dimension(tmp_path: Path) -> None:
    head, rest = (EXAMPLES / "W709-names-of-products" / "questionnaire.yaml").read_text("utf-8").split("  - id: work\n")
    dimension, tail = rest.split("verdicts:\n")
    lines = ["id: work", *(line.removeprefix("    ") for line in dimension.splitlines())]
    (tmp_path / "work.yaml").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "questionnaire.yaml").write_text(f"{head}  - work.yaml\nverdicts:\n{tail}", encoding="utf-8")
    found = [(Path(p.location.path).name, p.location.line) for p in inspect(tmp_path).problems if p.code == "W709"]
    assert found == [("questionnaire.yaml", 6), *(("work.yaml", line) for line in (8, 9, 10, 11, 13))]


def test_a_language_without_word_lists_is_left_alone(tmp_path: Path) -> None:
    for code in ("W709", "W710"):
        folder = next(EXAMPLES.glob(f"{code}-*"))
        text = (folder / "questionnaire.yaml").read_text(encoding="utf-8")
        (tmp_path / "questionnaire.yaml").write_text(text, encoding="utf-8")
        assert code in {problem.code for problem in inspect(tmp_path).problems}
        foreign = text.replace("language: en", "language: de")
        (tmp_path / "questionnaire.yaml").write_text(foreign, encoding="utf-8")
        assert inspect(tmp_path).problems == ()

import json
import re
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from crmready.engine.publication import publish
from crmready.engine.score import score
from crmready.loading.answers import assessment_from, read_header
from crmready.loading.questionnaire import load
from crmready.model.questionnaire import Questionnaire
from crmready.report.shapes.report import ReportView
from crmready.report.view.build import Context, Subject, build_view
from crmready.report.view.contract import as_json, exact_json, result_schema, schema_text
from crmready.resources import questionnaires_root
from tests.unit.report.view_sample import QUESTIONNAIRE, assessment, people, printed, sellers, with_records

DOCS = Path(__file__).parents[3] / "docs"
FULL = with_records(
    assessment(
        sellers("known", 1, 2, 2, 1, 3),
        people("manager", {"written": 3, "followed": 3, "known-estimate": 3}),
        people("executive", {"written": (3, "Book"), "known-estimate": 4, "system": 4, "described": 1}),
    ),
    {"goal": "Growth"},
)


def closed(schema: Any) -> Any:  # noqa: ANN401
    """The schema with every object closed, so that a field it does not describe is an error."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(part) for key, part in schema.items()}
    return {**inner, "additionalProperties": False} if schema.get("type") == "object" else inner


def sample(language: str) -> tuple[Questionnaire, dict[str, Any]]:
    """The sample company's result in one language."""
    questionnaire = load(questionnaires_root() / "crm-readiness").speaking(language)
    document, file = read_header(questionnaires_root() / "samples" / "nordlys.yaml")
    subject = Subject(questionnaire, assessment_from(document, file, questionnaire))
    result = score(questionnaire, subject.assessment)
    context = Context(language, "0.1.0", "a" * 64, "b" * 64, {"seller": 3})
    return questionnaire, as_json(build_view(subject, result, publish(questionnaire, result), context))


def numbers(value: Any) -> list[Any]:  # noqa: ANN401
    """Everything in a result that is no text, in order."""
    if isinstance(value, dict):
        return [found for part in value.values() for found in numbers(part)]
    if isinstance(value, list):
        return [found for part in value for found in numbers(part)]
    return [] if isinstance(value, str) else [value]


def test_the_committed_schema_is_the_one_that_the_shapes_give() -> None:
    assert (DOCS / "result.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_itself_valid_and_describes_every_field() -> None:
    schema = result_schema()
    Draft202012Validator.check_schema(schema)
    described = [field for shape in schema["$defs"].values() for field in shape["properties"].values()]
    assert len(described) > 200
    assert all(field.get("description") for field in described)


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("subject", [assessment(), FULL], ids=["empty", "full"])
def test_a_result_is_what_the_schema_says_and_no_more(subject: Any, language: str) -> None:  # noqa: ANN401
    result = printed(subject, language)
    assert result["schema"] == "crmready/result/1"
    assert list(Draft202012Validator(closed(result_schema())).iter_errors(result)) == []


def test_the_schema_refuses_a_result_with_a_field_of_another_kind() -> None:
    wrong = {**printed(FULL), "gates": "all of them"}
    assert [list(error.path) for error in Draft202012Validator(result_schema()).iter_errors(wrong)] == [["gates"]]


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_sample_company_fits_the_schema(language: str) -> None:
    questionnaire, result = sample(language)
    assert list(Draft202012Validator(closed(result_schema())).iter_errors(result)) == []
    assert result["title"] == questionnaire.title
    assert len(result["gates"]) == 9
    assert result["first_actions"] != []


def test_both_languages_print_the_same_numbers_and_no_other_text() -> None:
    (_, english), (_, norwegian) = sample("en"), sample("nb")
    assert numbers(english) == numbers(norwegian)
    assert len(numbers(english)) > 1000
    assert english["method"] != norwegian["method"]


@pytest.mark.parametrize("language", ["en", "nb"])
def test_no_sentence_has_a_hole_an_empty_number_or_two_spaces(language: str) -> None:
    _, result = sample(language)
    text = json.dumps(result, ensure_ascii=False)
    assert re.findall(r"\{\w+\}|  | ,|\(\)|“”|«»", text) == []


def test_the_page_about_the_result_names_every_part_of_it() -> None:
    page = (DOCS / "report-view.md").read_text(encoding="utf-8")
    assert [field.name for field in fields(ReportView) if f"`{field.name}`" not in page] == []


def test_exact_numbers_come_as_fraction_and_decimal_and_are_marked() -> None:
    exact = exact_json(QUESTIONNAIRE, score(QUESTIONNAIRE, FULL))
    assert str(exact["publication"]).startswith("not for publication")
    known = exact["scorecard"]["questions"]["known"]
    assert known["score"] == {"fraction": "9/5", "decimal": "1.8"}
    third = exact["scorecard"]["questions"]["followed"]
    assert third["weight"] == {"fraction": "1", "decimal": "1"}
    assert json.loads(json.dumps(exact)) == exact


def test_exact_numbers_hide_nothing() -> None:
    few = assessment(sellers("known", 1, 2))
    exact = exact_json(QUESTIONNAIRE, score(QUESTIONNAIRE, few))
    assert exact["scorecard"]["questions"]["known"]["score"] == {"fraction": "3/2", "decimal": "1.5"}
    assert printed(few)["dimensions"][0]["questions"][1]["score"]["value"] is None


def test_the_day_of_the_last_change_is_given_for_programs_and_for_people() -> None:
    assert assessment().as_of == date(2026, 11, 23)
    assert printed(assessment(), "nb")["as_of"] == {"iso": "2026-11-23", "text": "23. november 2026"}


def test_answers_that_wait_are_announced_by_number_and_role() -> None:
    _, english = sample("en")
    assert english["held_back"] == (
        "3 later answers from sellers are not shown yet. They will be shown when at least 5 sellers have joined, left "
        "or changed an answer, so that nobody can tell whose they are."
    )
    assert printed(FULL)["held_back"] is None

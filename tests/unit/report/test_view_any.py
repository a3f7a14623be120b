"""Any answers to any questionnaire that comes along give a report that keeps its own promises."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from jsonschema import Draft202012Validator

from crmready.engine.dimensions import rate
from crmready.engine.publication import publish
from crmready.engine.score import score
from crmready.loading.questionnaire import load
from crmready.loading.shelf import bundled
from crmready.report.view.build import Context, Subject, build_view
from crmready.report.view.contract import as_json, result_schema
from crmready.resources import questionnaires_root
from tests.answering import anybody

FOLDERS = list(bundled(questionnaires_root()))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_any_answers_give_a_result_that_fits_the_schema_and_contradicts_nothing(folder: Path, seed: int) -> None:
    questionnaire = load(folder).speaking("nb" if seed % 2 else "en")
    subject = anybody(questionnaire, Random(seed))  # noqa: S311
    result = score(questionnaire, subject)
    publication = publish(questionnaire, result)
    context = Context(questionnaire.language, "0.1.0", "a" * 64, "b" * 64)
    report = build_view(Subject(questionnaire, subject), result, publication, context)
    assert list(Draft202012Validator(result_schema()).iter_errors(as_json(report))) == []
    for shown, exact in zip(report.dimensions, result.dimensions, strict=True):
        assert (shown.score.value is None) == (exact.score is None or exact.dimension in publication.dimensions)
        if shown.score.value is not None:
            assert rate(questionnaire.ratings, Fraction(str(shown.score.value)) / 100) == exact.rating
    for gate, found in zip(report.gates, result.gates, strict=True):
        if gate.question and gate.score and gate.score.value is not None and found.score is not None:
            assert (Fraction(str(gate.score.value)) >= found.at_least) == (found.score >= found.at_least)


def test_the_questionnaires_that_come_along_are_looked_at() -> None:
    assert {"crm-readiness", "coaching-pulse"} <= {folder.name for folder in FOLDERS}


def test_permuting_the_respondents_changes_no_letter_of_the_report() -> None:
    questionnaire = load(questionnaires_root() / "crm-readiness").speaking("nb")
    subject = anybody(questionnaire, Random(7))  # noqa: S311
    turned = replace(
        subject, respondents=subject.respondents[::-1], answers=dict(reversed(list(subject.answers.items())))
    )
    context = Context("nb", "0.1.0", "a" * 64, "b" * 64)
    first, second = (
        as_json(build_view(Subject(questionnaire, one), result, publish(questionnaire, result), context))
        for one in (subject, turned)
        for result in [score(questionnaire, one)]
    )
    assert len(subject.respondents) > 2
    assert first == second

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from crmready.model.assessment import (
    Answered,
    Assessment,
    Consensus,
    DontKnow,
    NotApplicable,
    Record,
    Respondent,
)
from crmready.store import AssessmentFile, answers_digest
from tests.unit.store.sample import DAY

BASE = Assessment(
    "Nordlys AS",
    "nb",
    respondents=(Respondent("a", "seller"), Respondent("b", "seller"), Respondent("c", "manager")),
    answers={
        ("a", "stages"): Answered(3), ("b", "stages"): Answered(2, ("x",)), ("b", "share"): Answered(Decimal("1.5")),
    },
    records=(
        Record("r1", "value-goals", {"goal": "more", "target": "10"}), Record("r2", "value-goals", {"goal": "less"}),
    ),
    consensus={"stages": Consensus(3)},
    profile="small",
    targets={"data": Fraction(75)},
    as_of=DAY,
)  # fmt: skip
SECRET = "00112233445566778899aabbccddeeff"  # noqa: S105  # as public as this test


def test_the_digest_of_a_known_assessment_stays_the_same_from_version_to_version() -> None:
    assert answers_digest(BASE, SECRET) == "5c2289bc50b9bd11015ee0051df6b2579482c33ef4ec3b4d9e6c89a3b4faa976"


def test_order_ids_days_and_names_do_not_matter() -> None:
    renamed = {"a": "z", "b": "y", "c": "x"}
    same = replace(
        BASE,
        organisation="Other AS",
        language="en",
        as_of=date(2027, 1, 1),
        respondents=tuple(Respondent(renamed[r.id], r.role, finished=True) for r in reversed(BASE.respondents)),
        answers={(renamed[who], question): a for (who, question), a in reversed(list(BASE.answers.items()))},
        records=tuple(replace(record, id=f"{record.id}-new") for record in reversed(BASE.records)),
    )
    assert answers_digest(same, SECRET) == answers_digest(BASE, SECRET)


CHANGES: dict[str, Callable[[Assessment], Assessment]] = {
    "a value": lambda a: replace(a, answers={**a.answers, ("a", "stages"): Answered(4)}),
    "a value of another type": lambda a: replace(a, answers={**a.answers, ("a", "stages"): Answered(Decimal(3))}),
    "evidence": lambda a: replace(a, answers={**a.answers, ("a", "stages"): Answered(3, ("x",))}),
    "a note": lambda a: replace(a, answers={**a.answers, ("a", "stages"): Answered(3, (), "x")}),
    "not applicable": lambda a: replace(a, answers={**a.answers, ("a", "stages"): NotApplicable("x")}),
    "don't know": lambda a: replace(a, answers={**a.answers, ("a", "stages"): DontKnow()}),
    "another answer": lambda a: replace(a, answers={**a.answers, ("c", "stages"): DontKnow()}),
    "one respondent more": lambda a: replace(a, respondents=(*a.respondents, Respondent("d", "seller"))),
    "another role": lambda a: replace(a, respondents=(*a.respondents[:2], Respondent("c", "executive"))),
    "answers swapped between people": lambda a: replace(
        a, answers={**a.answers, ("a", "stages"): Answered(2, ("x",)), ("b", "stages"): Answered(3)}
    ),
    "a record": lambda a: replace(a, records=a.records[:1]),
    "an agreement": lambda a: replace(a, consensus={"stages": Consensus(3, "x")}),
    "the profile": lambda a: replace(a, profile=None),
    "a target": lambda a: replace(a, targets={"data": Fraction(200, 3)}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_everything_that_is_scored_matters(change: str) -> None:
    assert answers_digest(CHANGES[change](BASE), SECRET) != answers_digest(BASE, SECRET)


def test_without_the_file_s_secret_nobody_can_try_answers_until_the_digest_fits() -> None:
    assert answers_digest(BASE, SECRET) != answers_digest(BASE, "")


def test_a_file_gives_the_digest_of_its_own_or_of_the_published_assessment(file: AssessmentFile) -> None:
    file.add_respondent("seller", DAY, "a")
    assert file.answers_digest() == answers_digest(file.assessment(), SECRET)
    assert file.answers_digest(BASE) == answers_digest(BASE, SECRET)

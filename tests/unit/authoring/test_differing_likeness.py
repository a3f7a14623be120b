"""How alike two texts are, measured on the questionnaires that come along, and what makes answers doubtful."""

from itertools import combinations
from pathlib import Path

import pytest

from crmready.authoring.differing.likeness import ALIKE, doubt, likeness, words
from crmready.loading.questionnaire import load

ROOT = Path(__file__).parents[3]
QUESTIONNAIRES = sorted(path.parent for path in ROOT.glob("questionnaires/*/questionnaire.yaml"))
SPOKEN = [loaded.speaking(language) for loaded in map(load, QUESTIONNAIRES) for language in loaded.languages]
WORDINGS = [
    pair
    for questionnaire in SPOKEN
    for question in questionnaire.asked.values()
    if isinstance(question.ask, dict)
    for pair in combinations(question.ask.values(), 2)
]
DIFFERENT = [
    pair
    for questionnaire in SPOKEN
    for pair in combinations([question.wording(question.roles[0]) for question in questionnaire.asked.values()], 2)
]


def test_two_wordings_of_one_question_are_alike() -> None:
    assert len(WORDINGS) >= 14
    assert min(likeness(*pair) for pair in WORDINGS) > ALIKE


def test_two_questions_are_hardly_ever_alike() -> None:
    assert len(DIFFERENT) > 2000
    alike = [pair for pair in DIFFERENT if likeness(*pair) > ALIKE]
    assert len(alike) / len(DIFFERENT) < 0.01


def test_case_punctuation_and_contractions_are_no_difference() -> None:
    assert words("Don't you, Mr X?") == ["do", "not", "you", "mr", "x"]
    assert likeness("Which stages – and why?", "which stages, and why") == 1.0


@pytest.mark.parametrize(
    ("before", "after", "language", "reason"),
    [
        ("Do you use lists?", "Don't you use lists?", "en", "a negation came in"),
        ("Har dere ikke lister?", "Har dere lister?", "nb", "a negation went out"),
        ("In the last three months?", "In the last 3 months?", "en", None),
        ("In the last three months?", "In the last six months?", "en", "its numbers changed, 3 → 6"),
        ("De siste to ukene?", "De siste ukene?", "nb", "its numbers changed, 2 → none"),
        ("To whom do you write?", "Whom do you write to?", "en", None),
        ("Gilt das in 2 Wochen?", "Gilt das in 4 Wochen?", "de", "its numbers changed, 2 → 4"),
        ("Gilt das nicht im Haus?", "Gilt das im Haus?", "de", None),
        ("How often do you look things up?", "Who owns the data?", "en", "no word is the same"),
        ("How often do you look things up?", "How do they look?", "en", None),
        (
            "How often do you look things up?",
            "Who looks after these things?",
            "en",
            "only 17 % of the words are the same",
        ),
        ("How often do you look things up?", "How often do you look such things up?", "en", None),
    ],
)
def test_answers_are_doubtful_when(before: str, after: str, language: str, reason: str | None) -> None:
    assert doubt(before, after, language) == reason

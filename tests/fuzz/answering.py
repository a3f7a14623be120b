"""Files of answers to a sound questionnaire, damaged."""

import shutil
from functools import cache
from pathlib import Path
from typing import Final

from crmready.errors import CrmreadyError, ProblemsError
from crmready.loading.answers import assessment_from, read_header
from crmready.loading.questionnaire import load
from crmready.model.questionnaire import Questionnaire
from tests.fuzz.accidents import mutate_file
from tests.fuzz.case import Case, Tally
from tests.fuzz.promises import be_meant_for_people, keep_to_the_file

ROOT: Final = Path(__file__).parents[2] / "questionnaires"
SAMPLES: Final = (
    *((ROOT / "samples" / "nordlys-pulse.yaml", ROOT / "coaching-pulse"),) * 3,
    (ROOT / "samples" / "nordlys.yaml", ROOT / "crm-readiness"),
)


@cache
def _questionnaire(folder: Path) -> Questionnaire:
    return load(folder).source.resolved()


def fuzz_answers(case: Case, tally: Tally) -> None:
    """What does not fit is a problem with a place, or the file is refused."""
    generator = case.generator("answers")
    sample, questionnaire = generator.choice(SAMPLES)
    path = case.folder / "answers.yaml"
    shutil.copy(sample, path)
    for _ in range(generator.choice((1, 1, 3))):
        mutate_file(path, generator)
    try:
        with tally.timed("answers", case):
            document, header = read_header(path)
            assessment_from(document, header, _questionnaire(questionnaire))
        tally.note("answers", ())
    except ProblemsError as error:
        keep_to_the_file(error.problems)
        tally.note("answers", error.problems)
    except CrmreadyError as error:
        be_meant_for_people(error)
        tally.note("answers: refused", ())

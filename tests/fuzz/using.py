"""What else is done with a questionnaire that has no error, however it came about."""

import json
from pathlib import Path

from crmready.authoring.differing import printing
from crmready.authoring.differing.comparing import compare
from crmready.authoring.differing.edition import Edition
from crmready.authoring.differing.markdown import as_markdown
from crmready.authoring.differing.printing import Report
from crmready.authoring.differing.versions import advice
from crmready.cli.editions import edition
from crmready.collect.paper import paper
from crmready.collect.printed import printed
from crmready.loading.questionnaire import LoadedQuestionnaire, restore
from tests.fuzz.case import Case, Tally

WIDTH = 80


def keep(loaded: LoadedQuestionnaire) -> None:
    """An assessment keeps a copy of it, which says the same."""
    assert restore(loaded.snapshot()).digest() == loaded.digest()


def preview(loaded: LoadedQuestionnaire, case: Case, tally: Tally) -> None:
    """As each role meets it, in each language."""
    with tally.timed("preview", case):
        for language in loaded.languages:
            questionnaire = loaded.speaking(language)
            for role in questionnaire.role:
                assert list(printed(paper(questionnaire, role, loaded.digest()), WIDTH))


def compare_with(earlier: Path, folder: Path, case: Case, tally: Tally) -> None:
    """Held against what it was before its accidents, in both directions."""
    with tally.timed("diff", case):
        before, after = edition(str(earlier)), edition(str(folder))
        for pair in ((before, after), (after, before)):
            _told(*pair)


def _told(before: Edition, after: Edition) -> None:
    comparison = compare(before, after)
    versions = before.loaded.source.version, after.loaded.source.version
    report = Report(before, after, comparison, advice(*versions, comparison), [])
    assert list(printing.as_text(report))
    assert list(as_markdown(report))
    assert json.loads(json.dumps(printing.as_json(report)))

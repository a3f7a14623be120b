"""`crmready questionnaire diff`: what the changes between two versions mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from crmready.authoring.differing import printing
from crmready.authoring.differing.comparing import compare
from crmready.authoring.differing.edition import Edition
from crmready.authoring.differing.effects import Effect
from crmready.authoring.differing.markdown import as_markdown
from crmready.authoring.differing.printing import Report
from crmready.authoring.differing.results import Collected, rescored
from crmready.authoring.differing.versions import advice
from crmready.cli.console import give, give_json
from crmready.cli.editions import edition
from crmready.cli.opening import is_assessment_file, opened
from crmready.errors import UsageError
from crmready.loading.answers import assessment_from, read_header
from crmready.problems import excerpt, suggestion


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of the command."""

    format: str
    assessments: Sequence[Path]
    fail_on: str | None
    any_version: bool


def diff(old: str, new: str, wish: Wish) -> None:
    """Prints the comparison; exit 1 when the version is not raised enough, or a change is as bad as `--fail-on`."""
    if wish.format not in printing.FORMATS:
        raise UsageError(f"There is no format {excerpt(wish.format)}.", suggestion(wish.format, printing.FORMATS))
    worst = _effect(wish.fail_on)
    after = edition(new)
    before = edition(old, Path(new))
    comparison = compare(before, after)
    versions = before.loaded.source.version, after.loaded.source.version
    report = Report(
        before, after, comparison, advice(*versions, comparison),
        [
            rescored(_collected(path, before), before.questionnaire, after.questionnaire, comparison)
            for path in wish.assessments
        ],
    )  # fmt: skip
    match wish.format:
        case "json":
            give_json(printing.as_json(report))
        case "markdown":
            give(as_markdown(report))
        case _:
            give(printing.as_text(report))
    too_low = not report.advice.enough and not wish.any_version
    if too_low or (worst is not None and comparison.effect is not None and comparison.effect >= worst):
        raise typer.Exit(1)


def _effect(word: str | None) -> Effect | None:
    known = {effect.word: effect for effect in Effect}
    if word is not None and word not in known:
        raise UsageError(f"There is no class of changes {excerpt(word)}.", suggestion(word, known))
    return None if word is None else known[word]


def _collected(path: Path, before: Edition) -> Collected:
    """An assessment as it may be published, or plain answers to the earlier version."""
    if is_assessment_file(path):
        subject = opened(path, None)
        other = subject.questionnaire_digest != before.loaded.digest()
        return Collected(str(path), subject.assessment, subject.questionnaire, other)
    document, header = read_header(path)
    return Collected(str(path), assessment_from(document, header, before.questionnaire), before.questionnaire)

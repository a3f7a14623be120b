"""Reports that a template must be able to show: full, bare, empty, hidden and long ones, in both languages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final

from crmready import __version__
from crmready.loading.answers import assessment_from, read_header
from crmready.loading.questionnaire import LoadedQuestionnaire, load
from crmready.model.assessment import Assessment
from crmready.report.gap_report import Length
from crmready.report.shapes.report import ReportView
from crmready.report.view.build import Context, Subject, view_of

LANGUAGES: Final = ("nb", "en")
LONGEST: Final = 2000
"""Characters: the most that a questionnaire's text may have."""
_FULL: Final = "nordlys"
_BARE: Final = "nordlys-pulse"


@dataclass(frozen=True, slots=True)
class SampleReport:
    """A report with a name that says what is special about it."""

    name: str
    view: ReportView
    alike: bool = False
    """Whether its pages are like another sample's but for their words."""
    length: Length = "full"


def sample_reports(questionnaires: Path) -> Iterator[SampleReport]:
    """Every kind of report in every language; `questionnaires` is the folder of those that come along."""
    full, bare = (_Case.of(questionnaires, name) for name in (_FULL, _BARE))
    for language in LANGUAGES:
        alike = language != LANGUAGES[0]
        everything = full.view(language, lambda assessment: assessment)
        small = bare.view(language, lambda assessment: assessment)
        yield SampleReport(f"everything, {language}", everything)
        yield SampleReport(f"two pages, {language}", everything, alike, "summary")
        yield SampleReport(f"a small questionnaire, {language}", small, alike)
        yield SampleReport(f"nobody has answered, {language}", full.view(language, _nobody), alike)
        yield SampleReport(f"hidden numbers, {language}", full.view(language, _one_of_each), alike)
        yield SampleReport(f"the longest texts, {language}", lengthened(everything), alike=True)


def small_report(questionnaires: Path) -> ReportView:
    """A report that is set soon."""
    return _Case.of(questionnaires, _BARE).view(LANGUAGES[0], lambda assessment: assessment)


@dataclass(frozen=True, slots=True)
class _Case:
    """Answers that come along, with their questionnaire."""

    loaded: LoadedQuestionnaire
    assessment: Assessment

    @classmethod
    def of(cls, questionnaires: Path, name: str) -> "_Case":
        document, header = read_header(questionnaires / "samples" / f"{name}.yaml")
        loaded = load(questionnaires / header.questionnaire)
        return cls(loaded, assessment_from(document, header, loaded.source.resolved()))

    def view(self, language: str, change: Callable[[Assessment], Assessment]) -> ReportView:
        subject = Subject(self.loaded.speaking(language), change(self.assessment))
        return view_of(subject, Context(language, __version__, self.loaded.digest(), "0" * 64))


def _nobody(assessment: Assessment) -> Assessment:
    return replace(assessment, respondents=(), answers={}, records=(), as_of=None)


def _one_of_each(assessment: Assessment) -> Assessment:
    """One respondent of each role: of the anonymous ones nothing may be shown."""
    first = {person.role: person for person in reversed(assessment.respondents)}
    kept = {person.id for person in first.values()}
    answers = {key: answer for key, answer in assessment.answers.items() if key[0] in kept}
    return replace(assessment, respondents=tuple(first.values()), answers=answers)


def lengthened(view: ReportView) -> ReportView:
    """The report with every text of several words as long as texts may be."""
    longer: ReportView = _longer(view)
    return longer


def _longer(value: Any) -> Any:  # noqa: ANN401  # any part of a report
    if isinstance(value, str):
        return (f"{value} " * (LONGEST // len(value) + 1))[:LONGEST].strip() if " " in value else value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _longer(getattr(value, field.name)) for field in fields(value)})
    if isinstance(value, tuple):
        return tuple(_longer(part) for part in value)
    if isinstance(value, Mapping):
        return {name: _longer(part) for name, part in value.items()}
    return value

"""`crmready targets`: where the company should be, by a profile of the questionnaire or dimension by dimension."""

from fractions import Fraction
from pathlib import Path

from crmready.cli.clock import today
from crmready.cli.console import give, give_json, say
from crmready.cli.opening import loaded_from
from crmready.engine.dimensions import target_of
from crmready.errors import UsageError
from crmready.i18n import bound
from crmready.model.questionnaire import Questionnaire
from crmready.problems import closest, excerpt
from crmready.store.file import AssessmentFile
from crmready.store.opening import open_file


def _parsed(written: list[str], questionnaire: Questionnaire) -> dict[str, Fraction | None]:
    """Dimension and per cent; an empty per cent takes an own target back."""
    dimensions = [dimension.id for dimension in questionnaire.dimensions]
    targets: dict[str, Fraction | None] = {}
    for entry in written:
        name, equals, text = entry.partition("=")
        if not equals or name not in dimensions:
            near = closest(name, dimensions)
            hint = (
                f"Did you mean {near}?" if near else f"Write DIMENSION=PERCENT, with one of: {', '.join(dimensions)}."
            )
            raise UsageError(f"{excerpt(entry)} names no dimension.", hint)
        targets[name] = _percent(text) if text.strip() else None
    return targets


def _percent(text: str) -> Fraction:
    try:
        percent = Fraction(text.strip().rstrip("%").replace(",", "."))
    except (ValueError, ZeroDivisionError):
        percent = Fraction(-1)
    if not 0 <= percent <= 100:  # noqa: PLR2004  # per cent
        raise UsageError(f"{excerpt(text)} is not a per cent from 0 to 100.", "Write, for example, sales-process=80.")
    return percent


def _change(stored: AssessmentFile, questionnaire: Questionnaire, profile: str | None, written: list[str]) -> None:
    profiles = [known.id for known in questionnaire.target_profiles]
    if profile is not None and profile not in profiles:
        near = closest(profile, profiles)
        hint = f"Did you mean {near}?" if near else f"There is: {', '.join(profiles) or 'none'}."
        raise UsageError(f"There is no profile {excerpt(profile)}.", hint)
    targets = _parsed(written, questionnaire)
    with stored.at_once():
        if profile is not None:
            stored.set_profile(profile, today())
        for dimension, percent in targets.items():
            stored.set_target(dimension, percent, today())


def targets(file: Path, profile: str | None, written: list[str], *, as_json: bool) -> None:
    """Changes the targets where asked to, and prints them."""
    changing = profile is not None or bool(written)
    with open_file(file, writable=changing) as stored:
        questionnaire = loaded_from(stored).source.resolved()
        if changing:
            _change(stored, questionnaire, profile, written)
        assessment = stored.assessment()
    percents = {d.id: target_of(d, questionnaire, assessment) * 100 for d in questionnaire.dimensions}
    if as_json:
        shown = {name: str(percent) for name, percent in percents.items()}
        give_json({"schema": "crmready/targets/1", "profile": assessment.profile, "targets": shown})
        return
    give(f"{name}: {bound(percent, 'en')}%" for name, percent in percents.items())
    names = ", ".join(f"{known.id} ({known.name})" for known in questionnaire.target_profiles)
    say(f"Profile: {assessment.profile or 'none'}. There is: {names or 'none'}.")

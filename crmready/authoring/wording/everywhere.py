"""The wording rules that read every text of a questionnaire, and not only what is asked (W709, W710)."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from crmready.authoring.inspected import Inspected
from crmready.authoring.wording.rules import WORDING_RULES, WordingRule
from crmready.authoring.wording.words import VOCABULARIES
from crmready.loading.located_yaml import KeyPath
from crmready.loading.translations import TextPath, texts
from crmready.problems import Problem

Said: TypeAlias = tuple[str, str | None]
_OFFERED_ANYWAY: Final = re.compile(
    r"(?:i |jeg )?(?:don['’]t know|do not know|not sure|can['’]t say|no idea|not (?:applicable|relevant)|n/a|"
    r"vet ikke|ikke (?:relevant|aktuelt|sikker)|usikker|husker ikke|don['’]t remember|not known)\W*"
)
"""A whole option that the format offers with every question by itself."""
_HINT: Final = 'Remove it: whoever is asked can always answer "don\'t know", or that it is not relevant.'


def lint_texts(inspected: Inspected) -> Iterator[Problem]:
    """Names of vendors in any text (W709), and options that the format offers anyway (W710)."""
    source = texts(inspected.loaded.source)
    for language in inspected.loaded.languages:
        written = inspected.loaded.overlays.get(language, source)
        for rule in WORDING_RULES if language in VOCABULARIES else ():
            if rule.about == "text" and language in rule.languages:
                yield from _judged(inspected, rule, language, written)
    # A translation of such an option says nothing new.
    if inspected.loaded.source.language in VOCABULARIES:
        yield from _offered_anyway(inspected, source)


def _judged(
    inspected: Inspected, rule: WordingRule, language: str, written: Mapping[TextPath, str]
) -> Iterator[Problem]:
    # One look at everything is several times quicker than one at each text, and mostly there is nothing.
    if rule.judge("\n".join(written.values()), (), language) is None:
        return
    for path, text in written.items():
        if reason := rule.judge(text, (), language):
            yield problem_at(inspected, rule.code, (language, path), (f"Here {reason}", rule.hint))


def _offered_anyway(inspected: Inspected, source: Mapping[TextPath, str]) -> Iterator[Problem]:
    for path, text in source.items():
        if path[2:3] == ("options",) and _OFFERED_ANYWAY.fullmatch(text.lower()):
            place = (inspected.loaded.source.language, path)
            yield problem_at(inspected, "W710", place, (f'"{text}" counts as an answer here.', _HINT))


def problem_at(inspected: Inspected, code: str, place: tuple[str, TextPath], said: Said) -> Problem:
    """A problem at a text, in whichever of the files of its language it stands."""
    language, path = place
    if language != inspected.loaded.source.language:
        return inspected.problem_in(language, code, path, said)
    return inspected.problem(code, written_at(path, inspected), *said)


def written_at(path: TextPath, inspected: Inspected) -> KeyPath:
    """Where a text stands in the source's own files, in which lists have positions in place of ids."""
    section, *rest = path
    found: KeyPath = (section,)
    if str(section) in inspected.findings.places and rest:
        found, rest = inspected.findings.places[str(section)][str(rest[0])][0], rest[1:]
    value: object = inspected.findings.assembled.value
    for part in found:
        value = value[part]  # type: ignore[index]  # the path was made from this very value
    for key in rest:
        position = _position(value, key)
        found = (*found, position)
        value = value[position]  # type: ignore[index]  # the same
    return found


def _position(value: object, key: str | int) -> str | int:
    if not isinstance(value, list) or isinstance(key, int):
        return key
    names = [entry.get("id", entry.get("within")) if isinstance(entry, Mapping) else None for entry in value]
    return [str(name) for name in names].index(key)

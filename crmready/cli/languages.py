"""Which language a command speaks."""

from collections.abc import Iterable

from crmready.cli.console import say
from crmready.errors import UsageError
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.model.questionnaire import Questionnaire
from crmready.problems import excerpt, suggestion


def spoken(loaded: LoadedQuestionnaire, wished: str | None, default: str) -> Questionnaire:
    """The questionnaire in the wished language, else the assessment's, else its own. `UsageError` for a wrong wish."""
    languages = loaded.languages
    if wished is None:
        return loaded.speaking(default if default in languages else loaded.source.language)
    tag = "nb" if wished.lower() in {"no", "nb", "nb-no", "nn"} and "nb" in languages else wished
    if tag not in languages:
        raise UsageError(f"{loaded.source.id} does not speak {excerpt(wished)}.", suggestion(tag, languages))
    return loaded.speaking(tag)


def say_left_out(languages: Iterable[str]) -> None:
    """Tells an author which languages a draft cannot be tried in."""
    for language in languages:
        say(f"{language} is left out: its translation has errors, which `crmready questionnaire check` tells.")

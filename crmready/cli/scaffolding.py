"""`crmready questionnaire new`: a questionnaire to begin with, asked for question by question or named by options."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from crmready.authoring.scaffold import design as designs
from crmready.authoring.scaffold.design import LANGUAGES, Design, DimensionDesign, RoleDesign
from crmready.authoring.scaffold.offered import TEMPLATES, Template
from crmready.authoring.scaffold.planting import plant
from crmready.authoring.scaffold.rendering import HOOKS, files
from crmready.cli.asking import Asking
from crmready.cli.console import give, give_json, say
from crmready.errors import UsageError
from crmready.loading.overlays import UNTRANSLATED
from crmready.problems import command, excerpt, suggestion, visible
from crmready.resources import scaffolds_root

Parsed = TypeVar("Parsed")
_NO_TRANSLATION: Final = "none"


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of the command; what is None or empty is asked for, or taken from the template."""

    template: str | None = None
    id: str | None = None
    title: str | None = None
    language: str | None = None
    translation: str | None = None
    roles: Sequence[str] = ()
    anonymous: Sequence[str] = ()
    dimensions: Sequence[str] = ()


def list_templates(*, as_json: bool) -> None:
    """Prints each template's name and what it is for."""
    if as_json:
        entries = [{"name": template.name, "about": template.about} for template in TEMPLATES.values()]
        give_json({"schema": "crmready/templates/1", "templates": entries, "languages": LANGUAGES})
        return
    width = max(map(len, TEMPLATES))
    give(f"{template.name:<{width}}  {template.about}" for template in TEMPLATES.values())


def new(folder: Path | None, wish: Wish, *, ask: bool) -> None:
    """Makes the folder, and says what to do next."""
    asking = Asking(sys.stdin, wanted=ask and sys.stdin.isatty() and sys.stderr.isatty())
    if folder is None and not asking.wanted:
        raise UsageError("Where should the questionnaire lie?", "Name a new folder, such as my-questionnaire.")
    if folder is not None and (folder / "questionnaire.yaml").exists():
        raise UsageError(f"There is a questionnaire in {excerpt(str(folder))} already.", "Name a new folder.")
    asking.introduce("Enter takes what stands in brackets, Ctrl-C ends with nothing written.")
    design = _design(folder, wish, asking)
    target = folder or asking.one("Folder", design.id, Path)
    made = files(design, scaffolds_root())
    repository = _repository_around(target)
    if repository is not None:
        del made[HOOKS]
    plant(made, target)
    _tell(target, design, made, repository)


def _design(folder: Path | None, wish: Wish, asking: Asking) -> Design:
    template = _template(wish, asking)
    language = _one(wish.language, asking, "Language (en, nb)", "en", _language)
    title = _one(wish.title, asking, "Title", template.title[language], designs.checked_name)
    usual_id = designs.slug(folder.resolve().name if folder else title) or "my-questionnaire"
    name = _one(wish.id, asking, "Id (answers refer to it)", usual_id, designs.checked_id)
    roles = _roles(wish, asking, template, language)
    dimensions = _dimensions(wish, asking, template, language)
    designs.without_clashes((role.id for role in roles), "roles")
    designs.without_clashes((dimension.id for dimension in dimensions), "dimensions")
    translation = _translation(wish, asking, language)
    titles = template.title if title == template.title[language] else designs.in_both(title, language)
    return Design(template.name, name, titles, language, translation, roles, dimensions)


def _one(given: str | None, asking: Asking, ask: str, usual: str, parse: Callable[[str], str]) -> str:
    return parse(given) if given is not None else asking.one(ask, usual, parse)


def _template(wish: Wish, asking: Asking) -> Template:
    if wish.template is None:
        numbered = enumerate(TEMPLATES.values(), 1)
        asking.introduce("", *(f"  {number} {template.name}: {template.about}" for number, template in numbered))
    return TEMPLATES[_one(wish.template, asking, "Template", next(iter(TEMPLATES)), _template_name)]


def _template_name(text: str) -> str:
    """The name of a template by its name or its number in the list."""
    names = tuple(TEMPLATES)
    if text.isdecimal() and 1 <= int(text) <= len(names):
        return names[int(text) - 1]
    if text not in TEMPLATES:
        raise UsageError(f"There is no template {excerpt(text)}.", suggestion(text, TEMPLATES))
    return text


def _language(text: str) -> str:
    if text not in LANGUAGES:
        hint = "Begin in en or nb; `language` and the texts can be changed afterwards."
        raise UsageError(f"The templates are not written in {excerpt(text)}.", hint)
    return text


def _translation(wish: Wish, asking: Asking, language: str) -> str | None:
    def parse(text: str) -> str:
        if text == language:
            raise UsageError(f"The questionnaire itself is written in {language}.", "Name the other language, or none.")
        return text if text == _NO_TRANSLATION else _language(text)

    wished = _one(wish.translation, asking, "Translated into (en, nb or none)", _NO_TRANSLATION, parse)
    return None if wished == _NO_TRANSLATION else wished


def _roles(wish: Wish, asking: Asking, template: Template, language: str) -> tuple[RoleDesign, ...]:
    def named(texts: Sequence[str], *, anonymous: bool) -> list[RoleDesign]:
        return [designs.role(text, language, anonymous=anonymous) for text in texts]

    if wish.roles or wish.anonymous:
        return (*named(wish.roles, anonymous=False), *named(wish.anonymous, anonymous=True))
    usual = ", ".join(role.name[language] + ("*" if role.anonymous else "") for role in template.roles)
    asking.introduce("", "Who answers? A comma between roles, a * after those whose answers are only shown together.")

    def parse(text: str) -> tuple[RoleDesign, ...]:
        if text == usual:
            return template.roles
        parts = _parts(text)
        return tuple(designs.role(p.rstrip("* "), language, anonymous=p.endswith("*")) for p in parts)

    return asking.one("Roles", usual, parse)


def _dimensions(wish: Wish, asking: Asking, template: Template, language: str) -> tuple[DimensionDesign, ...]:
    if wish.dimensions:
        return tuple(designs.dimension(text, language) for text in wish.dimensions)
    usual = ", ".join(dimension.name[language] for dimension in template.dimensions)
    asking.introduce("", "What gets a score of its own? A comma between dimensions.")

    def parse(text: str) -> tuple[DimensionDesign, ...]:
        if text == usual:
            return template.dimensions
        return tuple(designs.dimension(part, language) for part in _parts(text))

    return asking.one("Dimensions", usual, parse)


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        raise UsageError("At least one is needed.", "Write a name.")
    return parts


def _repository_around(target: Path) -> Path | None:
    """The repository that the folder lies inside of, when it is not the repository's own root."""
    above = target.resolve().parents
    return next((folder for folder in above if (folder / ".git").exists()), None) if not _is_root(target) else None


def _is_root(target: Path) -> bool:
    return (target / ".git").exists()


def _tell(target: Path, design: Design, made: dict[str, str], repository: Path | None) -> None:
    say(f"Made {visible(os.fspath(target))}/ with {len(made)} files.", "", "Next:")
    say(f"  {command('questionnaire', 'check', '--strict', target)}")
    say(f"  {command('questionnaire', 'test', target)}")
    say(f"  {command('questionnaire', 'preview', target)}")
    say("", "Then open questionnaire.yaml in an editor: its comments say what is yours to change.")
    if UNTRANSLATED in made.get(f"translations/{design.translation}.yaml", ""):
        say(f"In translations/, what begins with {UNTRANSLATED.strip()} waits for you to translate it; check names it.")
    if repository is not None:
        where = visible(os.fspath(repository))
        say(f"It lies inside the repository {where}: the hooks of a commit belong there (docs/authoring.md).")

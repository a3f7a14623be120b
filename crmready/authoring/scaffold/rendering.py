"""A design as files: the template's pages filled in, the translation, and the schemas that editors ask for."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from crmready.authoring.scaffold.design import Design, DimensionDesign
from crmready.authoring.scaffold.overlay import overlay_files
from crmready.authoring.schemas.every import SCHEMAS, schema_file, schema_text

SUFFIX: Final = ".jinja"
EACH: Final = "each.yaml"
"""The page that is filled in once for each dimension."""
HOOKS: Final = ".pre-commit-config.yaml"
_ANSWERING: Final = {True: 6, False: 2}
"""How many of a role answer in the scenarios: an anonymous one is enough to be shown, and can be two thirds."""


def files(design: Design, root: Path) -> dict[str, str]:
    """Every file of the new questionnaire by its path in the folder; `root` holds the templates."""
    made = dict(_pages(design, design.language, root))
    if design.translation is not None:
        other = dict(_pages(design, design.translation, root))
        made |= overlay_files(made, other, design.translation)
    made |= schema_files()
    made[HOOKS] = (root / "shared" / "pre-commit-config.yaml").read_text(encoding="utf-8")
    return made


def schema_files() -> dict[str, str]:
    """The schemas that the first line of each file names: beside it, so that an editor needs no network."""
    return {f"schema/{schema_file(name)}": schema_text(name) for name in SCHEMAS if name != "answers"}


def _pages(design: Design, language: str, root: Path) -> Iterator[tuple[str, str]]:
    folder = root / design.template / language
    environment = Environment(  # noqa: S701  # YAML and not HTML; every text of the author's comes in quotes
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    context = _context(design, language)
    for page in sorted(folder.rglob(f"*{SUFFIX}")):
        name = page.relative_to(folder).as_posix()
        template, target = environment.get_template(name), name.removesuffix(SUFFIX)
        if not target.endswith(EACH):
            yield target, template.render(context)
            continue
        for number, dimension in enumerate(context["dimensions"]):
            path = target.replace(EACH, f"{dimension['id']}.yaml")
            yield path, template.render(context, dimension=dimension, first=number == 0)


def _context(design: Design, language: str) -> dict[str, Any]:
    roles = [
        {
            "id": role.id,
            "name": _quoted(role.name, language),
            "plural": _quoted(role.plural, language),
            "anonymous": role.anonymous,
            "count": _ANSWERING[role.anonymous],
        }
        for role in design.roles
    ]
    return {
        "id": design.id,
        "title": _quoted(design.title, language),
        "roles": roles,
        "everyone": [role.id for role in design.roles],
        "leaders": list(design.leaders),
        "others": list(design.others),
        "members": list(design.others or design.leaders),
        "dimensions": [_dimension(one, language) for one in design.dimensions],
    }


def _dimension(design: DimensionDesign, language: str) -> dict[str, str]:
    """Its name twice: in quotes, and as `text` to stand inside others."""
    name = _quoted(design.name, language)
    return {"id": design.id, "name": name, "text": name[1:-1]}


def _quoted(words: Mapping[str, str], language: str) -> str:
    """A text as YAML reads it whatever stands in it: JSON's quoted strings are YAML's."""
    return json.dumps(words[language], ensure_ascii=False)

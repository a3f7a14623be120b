"""The pages: our own templates, filled in one language. They name nothing that lies outside the room."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from crmready.i18n import translations
from crmready.resources import workshop_root

_TYPES: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(workshop_root()),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # the pages change with the program only: no look at the disk with every request
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    catalogue = translations(language, "workshop")
    environment.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]  # by the extension
    environment.policies["ext.i18n.trimmed"] = True
    environment.globals["language"] = language
    environment.globals["asset"] = asset_path
    return environment


def page(name: str, language: str, context: Mapping[str, Any]) -> str:
    """The HTML of one page. `context` holds plain values and our own frozen objects."""
    return _environment(language).get_template(name).render(context)


@cache
def assets() -> Mapping[str, tuple[str, bytes]]:
    """Type and bytes of every style sheet and script by its path, which changes when they do."""
    found = {}
    for file in sorted(workshop_root().iterdir()):
        if file.suffix in _TYPES:
            content = file.read_bytes()
            found[f"/s/{file.stem}-{sha256(content).hexdigest()[:8]}{file.suffix}"] = (_TYPES[file.suffix], content)
    return found


@cache
def asset_path(name: str) -> str:
    """Where a page finds a style sheet or script."""
    stem, _, ending = name.rpartition(".")
    return next(path for path in assets() if path.startswith(f"/s/{stem}-") and path.endswith(f".{ending}"))

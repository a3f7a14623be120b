"""The gettext catalogues: their messages follow the code and the report's templates; the `.mo` files follow them.

A new message is added without a translation (a test then asks for it), and one that nobody says any more is
dropped. Translations are written by hand into the `.po` files.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parent.parent
LANGUAGES: Final = ("nb",)
PYTHON: Final = "babel.messages.extract:extract_python"
JINJA: Final = "jinja2.ext:babel_extract"
JINJA_OPTIONS: Final = {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}
SOURCES: Final = {
    "interview": (
        ("crmready/collect", ".py", PYTHON),
        ("crmready/cli", ".py", PYTHON),
        ("crmready/imports", ".py", PYTHON),
    ),
    "report": (
        ("crmready/report", ".py", PYTHON),
        ("report_templates", ".jinja", JINJA),
        ("report_templates", ".html", JINJA),
    ),
    "workshop": (("crmready/workshop", ".py", PYTHON), ("crmready/assets/workshop", ".html", JINJA)),
}
"""By domain: a folder, how its files end, and what reads messages out of them."""


def catalogue_path(domain: str, language: str) -> Path:
    """Where the hand-written translations of a domain lie."""
    return ROOT / "crmready" / "i18n" / "locales" / language / "LC_MESSAGES" / f"{domain}.po"


def said(domain: str) -> Catalog:
    """Every message that the code and templates of a domain say now."""
    template = Catalog()
    for folder, ending, method in SOURCES[domain]:
        for path in sorted((ROOT / folder).rglob(f"*{ending}")):
            options = JINJA_OPTIONS if method == JINJA else {}
            for _line, message, comments, context in extract_from_file(
                method, path, comment_tags=("Translators:",), options=options
            ):
                place = (path.relative_to(ROOT).as_posix(), 0)
                template.add(message, locations=[place], auto_comments=comments, context=context)
    return template


def translated(domain: str, language: str) -> Catalog:
    """The committed catalogue, as it stands."""
    with catalogue_path(domain, language).open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def catalogues() -> Iterator[tuple[Path, bytes]]:
    """Each catalogue brought up to date with what is said, and its compiled form."""
    for domain in SOURCES:
        for language in LANGUAGES:
            catalogue = translated(domain, language)
            catalogue.msgid_bugs_address = ""
            catalogue.update(said(domain), no_fuzzy_matching=True, update_creation_date=False)
            path = catalogue_path(domain, language)
            source, compiled = BytesIO(), BytesIO()
            write_po(source, catalogue, width=100, include_lineno=False, sort_output=True, ignore_obsolete=True)
            write_mo(compiled, catalogue)
            yield path, source.getvalue()
            yield path.with_suffix(".mo"), compiled.getvalue()

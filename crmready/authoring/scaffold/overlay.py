"""The translation of a new questionnaire: the texts of the same template in the other language."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from crmready.authoring.scaffold.planting import write_all
from crmready.authoring.translating.lock import fingerprint, lock_text
from crmready.authoring.translating.names import name_of
from crmready.loading.overlays import LOCK, UNTRANSLATED, is_untranslated
from crmready.loading.questionnaire import load
from crmready.loading.translations import TextPath, texts
from crmready.loading.write import as_yaml

_HEAD: Final = """\
# yaml-language-server: $schema=../schema/translation.schema.json
#
# Every text of the questionnaire again. `crmready questionnaire check .` says what is missing here.
"""


def overlay_files(source: Mapping[str, str], pages: Mapping[str, str], language: str) -> dict[str, str]:
    """The translation that these pages, written in this language, are worth, and the record of what it was made from.

    A text with a name in it that the author gave in the other language only waits for a translation.
    """
    wanted, waiting = _texts(source), f"[{language}] "
    found = {path: f"{UNTRANSLATED}{wanted[path]}" if waiting in text else text for path, text in _texts(pages).items()}
    hashes = {name_of(path): fingerprint(wanted[path]) for path, text in found.items() if not is_untranslated(text)}
    return {
        f"translations/{language}.yaml": _HEAD + as_yaml({"format": 1, "language": language, **_nested(found)}),
        f"translations/{language}{LOCK}": lock_text(language, hashes),
    }


def _texts(pages: Mapping[str, str]) -> dict[TextPath, str]:
    with tempfile.TemporaryDirectory(prefix="crmready-") as folder:
        write_all(pages, Path(folder))
        return dict(texts(load(Path(folder)).source))


def _nested(by_path: Mapping[TextPath, str]) -> dict[str, Any]:
    """Texts by their paths as groups and lists: a path's last part is a position where it is a number."""
    groups: dict[str, Any] = {}
    for path, text in by_path.items():
        *above, last = path
        place = groups
        for part in above[:-1]:
            place = place.setdefault(str(part), {})
        if not above:
            place[str(last)] = text
        elif isinstance(last, int):
            place.setdefault(str(above[-1]), []).append(text)
        else:
            place.setdefault(str(above[-1]), {})[str(last)] = text
    return groups

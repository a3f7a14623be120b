"""The translation of a new questionnaire: the texts of the same template in the other language."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from crmready.authoring.scaffold.planting import write_all
from crmready.loading.questionnaire import load
from crmready.loading.translations import TextPath, texts
from crmready.loading.write import as_yaml

_HEAD: Final = """\
# yaml-language-server: $schema=../schema/translation.schema.json
#
# Every text of the questionnaire again. `crmready questionnaire check .` says what is missing here.
"""


def overlay_file(pages: Mapping[str, str], language: str) -> str:
    """The translation file that these pages, written in this language, are worth."""
    with tempfile.TemporaryDirectory(prefix="crmready-") as folder:
        write_all(pages, Path(folder))
        questionnaire = load(Path(folder)).source
    return _HEAD + as_yaml({"format": 1, "language": language, **_nested(texts(questionnaire))})


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

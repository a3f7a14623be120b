"""Our own questionnaire with many copies of its questions, for measuring what a very large one costs.

Each copy has ids and question texts of its own; its options and what else it says are those of the original, as in
questionnaires of that size, which ask the same of many places.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import yaml

from crmready.loading.located_yaml import read_yaml_file
from crmready.resources import questionnaires_root

SOURCE: Final = questionnaires_root() / "crm-readiness"
OVERLAY: Final = "translations/nb.yaml"


class _Dumper(yaml.CSafeDumper):
    """Writes everything out: anchors are not read."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


_Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value)))


def grown(folder: Path, copies: int) -> Path:
    """Writes the questionnaire with `copies` times its questions (42 times `copies`) into a folder, which it gives."""
    main = _read(SOURCE / "questionnaire.yaml")
    for name in main["dimensions"]:
        dimension = _read(SOURCE / name)
        questions = [_copy(question, number) for number in range(copies) for question in dimension["questions"]]
        _write(folder / name, {**dimension, "questions": questions})
    overlay = _read(SOURCE / OVERLAY)
    overlay["questions"] = {
        _named(name, number): {**texts, "ask": _asked(texts["ask"], number)}
        for number in range(copies)
        for name, texts in overlay["questions"].items()
    }
    _write(folder / OVERLAY, overlay)
    _write(folder / "questionnaire.yaml", main)
    return folder


def _copy(question: Mapping[str, Any], number: int) -> dict[str, Any]:
    after = [_named(name, number) for name in question.get("after", ())]
    made = {**question, "id": _named(question["id"], number), "ask": _asked(question["ask"], number)}
    return {**made, "after": after} if after else made


def _named(name: str, number: int) -> str:
    return f"{name}-{number}" if number else name


def _asked(ask: str | Mapping[str, str], number: int) -> str | dict[str, str]:
    """The question with a number behind its last word."""
    if not isinstance(ask, str):
        return {role: str(_asked(text, number)) for role, text in ask.items()}
    return f"{ask[:-1]}-{number}{ask[-1]}" if number else ask


def _read(file: Path) -> dict[str, Any]:
    document, _ = read_yaml_file(file)
    content: Any = document.value if document is not None else {}
    return dict(content)


def _write(file: Path, content: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    file.write_text(text, encoding="utf-8")

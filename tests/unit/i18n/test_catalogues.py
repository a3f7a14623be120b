import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from crmready.i18n import SUPPORTED, negotiate, translations
from tools.catalogues import LANGUAGES, ROOT, SOURCES, catalogues, said, translated

DOMAINS = pytest.mark.parametrize("domain", list(SOURCES))


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def _messages(domain: str) -> list[Message]:
    messages = [message for message in translated(domain, "nb") if message.id]
    assert messages
    return messages


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}|%\(\w+\)[sd]", text))


@pytest.mark.parametrize("norwegian", ["nb", "no", "nn", "NO", "nb-NO", "nb_NO.UTF-8"])
def test_every_kind_of_norwegian_is_answered_in_bokmal(norwegian: str) -> None:
    assert negotiate(norwegian) == "nb"


@pytest.mark.parametrize("other", ["en", "en-GB", "de", ""])
def test_every_other_language_is_answered_in_the_source_language(other: str) -> None:
    assert negotiate(other) == "en"


def test_every_supported_language_but_the_source_has_its_catalogues() -> None:
    assert SUPPORTED[0] == "en"
    assert SUPPORTED[1:] == LANGUAGES


def test_english_speaks_its_own_messages_and_bokmal_the_translated_ones() -> None:
    assert translations("en", "interview").gettext("skip") == "skip"
    assert translations("no", "interview").gettext("skip") == "hopp over"


def test_a_count_chooses_the_form_of_the_message() -> None:
    one, many = (
        "You are through, and {left} question is still open.",
        "You are through, and {left} questions are still open.",
    )
    bokmal = translations("nb", "interview")
    assert bokmal.ngettext(one, many, 1) == "Du er gjennom, men {left} spørsmål står åpent."
    assert bokmal.ngettext(one, many, 2) == "Du er gjennom, men {left} spørsmål står åpne."
    assert translations("en", "interview").ngettext(one, many, 1) == one


@DOMAINS
def test_every_message_that_is_said_is_in_the_catalogue_and_no_other(domain: str) -> None:
    spoken = {_ids(message) for message in said(domain) if message.id}
    assert spoken
    assert spoken == {_ids(message) for message in _messages(domain)}


@DOMAINS
def test_every_message_is_translated(domain: str) -> None:
    untranslated = [_ids(message) for message in _messages(domain) if not all(_strings(message)) or message.fuzzy]
    assert untranslated == []


@DOMAINS
def test_a_translation_has_the_placeholders_of_its_message(domain: str) -> None:
    different = [
        one
        for message in _messages(domain)
        for one, string in zip(_ids(message), _strings(message), strict=True)
        if string and _placeholders(string) != _placeholders(one)
    ]
    assert different == []


@DOMAINS
def test_what_the_program_loads_is_what_the_translator_wrote(domain: str) -> None:
    wanted = {path: content for path, content in catalogues() if path.name == f"{domain}.mo"}
    assert len(wanted) == len(LANGUAGES)
    assert {path: path.read_bytes() for path in wanted} == wanted


def _called(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]):
                if name in {"gettext", "ngettext", "_"}:
                    yield text
            case _:
                continue


@DOMAINS
def test_no_message_of_the_code_escapes_the_extractor(domain: str) -> None:
    """It does not look inside f-strings, for one."""
    folder = ROOT / SOURCES[domain][0][0]
    called = {text for path in folder.rglob("*.py") for text in _called(path)}
    assert called
    assert called <= {_ids(message)[0] for message in said(domain) if message.id}

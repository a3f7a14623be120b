"""The process that looks into one PDF: a JSON answer on standard output. The only module that knows pypdf.

It runs apart because a PDF is a program of references: it can point at itself, nest without end and swell when it is
unpacked, and what reads it finds out by doing so.
"""

import base64
import io
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, Literal, TypedDict, cast

from pypdf import PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, EmbeddedFile

from crmready.confined import limit_this_process

if TYPE_CHECKING:
    from xml.dom.minidom import Node

    from pypdf.xmp import XmpInformation

MEMORY: Final = 700_000_000
"""Bytes, all of the process together; the PDF itself is in it."""
CPU_SECONDS: Final = 20
CONTENT_BYTES: Final = 30_000_000
"""Of the embedded file, unpacked."""
_BRANCHES: Final = 1000
_NAME: Final = 200
_NAMES: Final = 20
"""Of the files' names, so many and so much of each."""
_PDFA: Final = "http://www.aiim.org/pdfa/ns/id/"
_PDFUA: Final = "http://www.aiim.org/pdfua/ns/id/"


class Answer(TypedDict):
    """What is in the PDF, or the fault that keeps anybody from saying."""

    fault: Literal["damaged", "encrypted", "large", "several"] | None
    names: list[str]
    """The files in it, whatever they are."""
    content: str | None
    """The wanted one in base64; None when it is not there."""
    pdf_a: str
    """What the PDF claims, as `3A`; empty when it claims nothing."""
    pdf_ua: str
    """The same, as `1`."""


def main() -> None:
    """Looks into the PDF on standard input for the file whose name is the only argument."""
    limit_this_process(MEMORY, CPU_SECONDS)
    answer = _answer(sys.stdin.buffer.read(), sys.argv[-1])
    sys.stdout.write(json.dumps(answer))


def _answer(pdf: bytes, name: str) -> Answer:
    answer: Answer = {"fault": None, "names": [], "content": None, "pdf_a": "", "pdf_ua": ""}
    try:
        reader = PdfReader(io.BytesIO(pdf))
        if reader.is_encrypted:
            return {**answer, "fault": "encrypted"}
        files = list(_files(reader))
        answer["names"] = [str(file.name)[:_NAME] for file in files[:_NAMES]]
        wanted = [file for file in files if file.name == name]
        if len(wanted) > 1:
            return {**answer, "fault": "several"}
        content = wanted[0].content if wanted else None
    except DependencyError:  # it would take a library for ciphers to open it
        return {**answer, "fault": "encrypted"}
    except MemoryError:
        raise  # a limit, which the parent has its own words for
    except Exception:  # noqa: BLE001 (pypdf meets what is not as it should be with whatever exception comes first)
        return {**answer, "fault": "damaged"}
    if content is not None and len(content) > CONTENT_BYTES:
        return {**answer, "fault": "large"}
    return _with_claims({**answer, "content": None if content is None else base64.b64encode(content).decode()}, reader)


def _files(reader: PdfReader) -> Iterator[EmbeddedFile]:
    """Every file that the tree of names leads to, however it branches; pypdf itself looks at its first branches."""
    waiting = [_part(_part(reader.root_object, "/Names", DictionaryObject()), "/EmbeddedFiles", DictionaryObject())]
    for _ in range(_BRANCHES):
        if not waiting:
            return
        branch = waiting.pop().get_object()
        leaves = _part(branch, "/Names", ArrayObject())
        for name, file in zip(leaves[::2], leaves[1::2], strict=True):
            yield EmbeddedFile(str(name), file.get_object())
        waiting += _part(branch, "/Kids", ArrayObject())
    raise ValueError("more branches than anybody's report has, or one that grows on itself")


def _part(whole: Any, key: str, otherwise: Any) -> Any:  # noqa: ANN401 (whatever the PDF has there)
    """What a dictionary has under a key, wherever in the file it stands."""
    return whole[key].get_object() if key in whole else otherwise


def _with_claims(answer: Answer, reader: PdfReader) -> Answer:
    """The answer with what the metadata claims; metadata that cannot be read claim nothing."""
    try:
        metadata = reader.xmp_metadata
        if metadata is None:
            return answer
        return {
            **answer,
            "pdf_a": _claimed(metadata, _PDFA, "part") + _claimed(metadata, _PDFA, "conformance"),
            "pdf_ua": _claimed(metadata, _PDFUA, "part"),
        }
    except Exception:  # noqa: BLE001 (the same)
        return answer


def _claimed(metadata: "XmpInformation", namespace: str, name: str) -> str:
    """A property's text, whether it was written as an attribute or as an element; of one character at most."""
    found = next(metadata.get_element("", namespace, name), None)
    texts = [] if found is None else [cast("Node", child).nodeValue or "" for child in found.childNodes]
    return "".join(texts).strip()[:1]

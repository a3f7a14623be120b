"""The process that looks a template through: it fills it with every sample and says what it finds, JSON in and out."""

import json
import sys
from collections.abc import Iterator
from typing import Any, Final, TypedDict

from markupsafe import Markup

from crmready.confined import limit_this_process
from crmready.report.html import TemplateFaultError, fill
from crmready.report.template_check.finding import Finding
from crmready.report.template_check.marking import marked
from crmready.report.template_check.pages import page_findings
from crmready.report.template_check.sources import Sources, source_findings

MEMORY: Final = 700_000_000
"""Bytes, all of the process together."""
CPU_SECONDS: Final = 60
_CHART: Final = Markup('<svg role="img"><title>x</title></svg>')


class Sample(TypedDict):
    """A report to fill the template with; of its charts only the names."""

    name: str
    context: dict[str, Any]
    charts: list[str]


class Question(TypedDict):
    """The template and the samples."""

    texts: dict[str, str]
    shown: dict[str, str]
    own: list[str]
    files: list[str]
    samples: list[Sample]


def main() -> None:
    """Answers the question on standard input: a list of findings on standard output."""
    question: Question = json.load(sys.stdin)
    limit_this_process(MEMORY, CPU_SECONDS)
    sys.stdout.write(json.dumps(findings(question)))


def findings(question: Question) -> list[Finding]:
    """Everything that is wrong, each thing once however many samples show it."""
    sources = Sources(question["texts"], tuple(question["own"]), question["shown"])
    found = list(source_findings(sources))
    known = {(each.file, each.line) for each in found}
    seen: set[tuple[str, ...]] = set()
    for each in _filled(question):
        key = (each.code, each.file, str(each.line), each.message.partition(" (in the ")[0])
        if key not in seen and not (each.code == "P901" and (each.file, each.line) in known):
            seen.add(key)
            found.append(each)
    return found


def _filled(question: Question) -> Iterator[Finding]:
    pages = marked(question["texts"], question["shown"])
    for sample in question["samples"]:
        charts = dict.fromkeys(sample["charts"], _CHART)
        try:
            html = fill(pages.texts, {**sample["context"], "charts": charts}, question["shown"])
        except TemplateFaultError as fault:
            file, _, line = fault.place.rpartition(":")
            what = f"{fault.what[:1].upper()}{fault.what[1:].rstrip('.')} (in the sample: {sample['name']})."
            yield Finding("P901", file or question["shown"].get("report.html", "report.html"), int(line or 1), what)
        else:
            yield from page_findings(html, pages, question["files"])

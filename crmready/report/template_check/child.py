"""The process that looks a template through: it fills it with every sample and says what it finds, JSON in and out."""

import json
import sys
from collections.abc import Iterator
from typing import Any, Final, TypedDict

from markupsafe import Markup

from crmready.confined import limit_this_process
from crmready.problems import at_start
from crmready.report.html import TemplateFaultError, filler
from crmready.report.template_check.finding import Finding
from crmready.report.template_check.marking import marked
from crmready.report.template_check.pages import page_findings
from crmready.report.template_check.sources import Sources, source_findings
from crmready.report.template_files import ENTRY

MEMORY: Final = 700_000_000
"""Bytes, all of the process together."""
CPU_SECONDS: Final = 60
_NAMES: Final = ("view", "labels", "brand", "charts", "length")
_TOLD_BETTER: Final = ("P901", "P904")
"""What follows from something that is told of the same line already."""
_CHART: Final = Markup('<svg role="img"><title>x</title></svg>')


class Sample(TypedDict):
    """A report to fill the template with; of its charts only the names."""

    name: str
    context: dict[str, Any]
    charts: list[str]
    filled_only: bool
    """Whether the filled page is like another sample's but for its texts, and need not be looked through."""


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
        key = (each.code, each.file, str(each.line), each.message)
        if key not in seen and not (each.code in _TOLD_BETTER and (each.file, each.line) in known):
            seen.add(key)
            found.append(each)
    return found


def _filled(question: Question) -> Iterator[Finding]:
    pages = marked(question["texts"], question["shown"])
    fill = filler(pages.texts, dict.fromkeys(_NAMES), question["shown"])
    for sample in question["samples"]:
        charts = dict.fromkeys(sample["charts"], _CHART)
        try:
            html = fill({**sample["context"], "charts": charts})
        except TemplateFaultError as fault:
            file, _, line = fault.place.rpartition(":")
            entry = question["shown"].get(ENTRY, ENTRY)
            what = f"{at_start(fault.what).rstrip('.?')}{'?' if fault.what.endswith('?') else '.'}"
            yield Finding("P901", file or entry, int(line or 1), what, f"The sample was: {sample['name']}.")
            continue
        if not sample["filled_only"]:
            yield from page_findings(html, pages, question["files"])

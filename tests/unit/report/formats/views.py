"""The views that every format is tried with: full, with hidden numbers, bare, and written by an enemy."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final

from crmready.cli.opening import opened
from crmready.cli.result import view_of
from crmready.model.questionnaire import Questionnaire
from crmready.report.shapes.report import ReportView
from crmready.resources import questionnaires_root
from tests.building import dimension, levels, questionnaire
from tests.unit.report.view_sample import (
    SOURCE,
    assessment,
    people,
    sellers,
    view,
    with_records,
)

HOSTILE: Final = (
    '=HYPERLINK("http://evil.example","x")',
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "a | b\n\n# not a heading\n\n- c [link](http://evil.example) ![p](x.png)",
    "\u202egnirts desrever \x1b[31m\x07",
    "{{ 7*7 }} {% for x in y %} ]]> &amp; \\",
    "@SUM(A1) someone@evil.example www.evil.example",
    "+47 22 00 00 00",
    "long " * 1000,
)
"""What strangers write into the free texts that a report prints."""


@cache
def full(language: str = "nb") -> ReportView:
    """The sample company."""
    return view_of(opened(questionnaires_root() / "samples" / "nordlys.yaml", language))


@cache
def little(language: str = "en") -> ReportView:
    """Every part of a report, small: with numbers that are hidden, and with those that are not."""
    answers = assessment(
        sellers("known", 1, 2, 2, 1, 3),
        people("manager", {"written": 3, "followed": 3, "known-estimate": 3, "described": 1, "comment": "Fine."}),
        people("executive", {"written": (3, "Book"), "known-estimate": 4, "system": 4, "described": (2, "Memo")}),
    )
    return view(with_records(answers, {"goal": "More", "due": "2027-01-01"}, {"goal": "Less"}), language)


@cache
def hidden(language: str = "en") -> ReportView:
    """Too few sellers for anything about them to be told."""
    leaders = people("manager", {"written": (3, "Book"), "followed": 3, "known-estimate": 3})
    return view(assessment(sellers("known", 0, 1, 1, 1), leaders), language)


@cache
def bare(language: str = "en") -> ReportView:
    """No requirements, plan, beliefs or goals."""
    source = questionnaire(
        dimension("one", levels("fine", options=4, scores=("0", "1/4", "1/2", "1")), levels("whole"))
    )
    return view(assessment(people("seller", {"fine": 1, "whole": 1})), language, questionnaire=source)


@cache
def hostile(language: str = "en") -> ReportView:
    """The little one, in which every text that a stranger can write is an attack."""
    records = [{"goal": text, "due": "2027-01-01", "source": text} for text in HOSTILE]
    answers = assessment(
        people("manager", {"written": (3, HOSTILE[0]), "followed": 3, "described": (1, HOSTILE[1])}),
        people("executive", *({"written": (3, text), "described": (2, text)} for text in HOSTILE)),
        sellers("known", 1, 2, 2, 1, 3),
    )
    subject = replace(with_records(answers, *records), organisation=HOSTILE[0])
    return view(subject, language, questionnaire=_written_by_an_enemy())


EVERY: Final[dict[str, Callable[[], ReportView]]] = {
    "full": lambda: full("nb"),
    "little": little,
    "little in Norwegian": lambda: little("nb"),
    "hidden": hidden,
    "bare": bare,
    "hostile": hostile,
}
"""Every view by name, to be made when it is needed."""


def _written_by_an_enemy() -> Questionnaire:
    source = {**SOURCE, "title": HOSTILE[1], "purpose": HOSTILE[2], "limits": HOSTILE[:7], "sources": HOSTILE[:7]}
    dimensions = [{**each, "name": f"{HOSTILE[0]} {each['name']}"} for each in SOURCE["dimensions"]]
    return Questionnaire.model_validate({**source, "dimensions": dimensions}).resolved()

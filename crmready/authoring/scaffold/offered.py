"""The templates a new questionnaire can begin with, each with the names it has when the author gives none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from crmready.authoring.scaffold.design import DimensionDesign, RoleDesign, Words


@dataclass(frozen=True, slots=True)
class Template:
    """What a template is for, and its own title, roles and dimensions."""

    name: str
    about: str
    title: Words
    roles: tuple[RoleDesign, ...]
    dimensions: tuple[DimensionDesign, ...]


_LEADER: Final = RoleDesign("leader", {"en": "Leader", "nb": "Leder"}, {"en": "Leaders", "nb": "Ledere"})
_EMPLOYEE: Final = RoleDesign(
    "employee", {"en": "Employee", "nb": "Medarbeider"}, {"en": "Employees", "nb": "Medarbeidere"}, anonymous=True
)


def _dimension(name: str, english: str, bokmal: str) -> DimensionDesign:
    return DimensionDesign(name, {"en": english, "nb": bokmal})


TEMPLATES: Final[Mapping[str, Template]] = {
    template.name: template
    for template in (
        Template(
            "minimal",
            "One role, one dimension with three questions, one gate, three verdicts: the smallest that is whole.",
            {"en": "My first questionnaire", "nb": "Mitt første spørreskjema"},
            (_LEADER,),
            (_dimension("way-of-working", "Way of working", "Arbeidsmåte"),),
        ),
        Template(
            "readiness",
            "Are we ready? Several roles and dimensions, gates, goals on record, estimates, a ladder of verdicts.",
            {"en": "Are we ready?", "nb": "Er vi klare?"},
            (_LEADER, _EMPLOYEE),
            (
                _dimension("way-of-working", "Way of working", "Arbeidsmåte"),
                _dimension("training", "Training", "Opplæring"),
                _dimension("figures", "Figures", "Tall"),
            ),
        ),
        Template(
            "pulse",
            "A short questionnaire for every quarter: yes or no, what depends on it, a number, a text.",
            {"en": "Quarterly pulse", "nb": "Kvartalspuls"},
            (_LEADER, _EMPLOYEE),
            (
                _dimension("conversations", "Conversations", "Samtaler"),
                _dimension("shared-help", "Help from each other", "Hjelp fra hverandre"),
            ),
        ),
    )
}
"""By name, the simplest first."""

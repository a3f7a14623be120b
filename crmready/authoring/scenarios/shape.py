"""The shape of a scenario file; `staging` and `expecting` hold what it says against the questionnaire."""

from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, Strict, StrictInt, StrictStr

from crmready.model.conditions import GateState
from crmready.model.questionnaire import Percent
from crmready.model.values import FileModel, Id, Language, Text

Word: TypeAlias = Literal["worst", "best", "typical", "dont-know", "none"]
Default: TypeAlias = Word | Annotated[StrictInt, Field(ge=0)]
"""What is answered where nothing else is said: a word, or a level of every question that has levels."""

Shows: TypeAlias = Literal["all", "none"] | tuple[Id, ...]
"""Which answers something is named for that shows them."""

Number: TypeAlias = StrictInt | Annotated[Decimal, Strict()] | StrictStr
"""`61`, `61 ± 0.5`, `175/3` or `none`."""


class Group(FileModel):
    """Respondents of one role who answer alike; what is left out is taken from the scenario."""

    count: Annotated[StrictInt, Field(ge=0, le=200)] = 1
    default: Default | None = None
    beliefs: Default | None = None
    evidence: Shows | None = None
    unshown: tuple[Id, ...] | None = None
    answers: dict[Id, Any] = Field(default_factory=dict)


Groups: TypeAlias = Annotated[StrictInt, Field(ge=0, le=200)] | Group | tuple[Group, ...]
"""A number of respondents, one group, or several."""


class RecordCount(FileModel):
    """How many records there are with every required field filled, and how many without."""

    complete: Annotated[StrictInt, Field(ge=0, le=200)] = 0
    begun: Annotated[StrictInt, Field(ge=0, le=200)] = 0


class Actions(FileModel):
    """Which questions' actions the plan has in each window, in its order; `first` is the very first one."""

    first: Id | None = None
    day_30: tuple[Id, ...] | None = None
    day_60: tuple[Id, ...] | None = None
    day_90: tuple[Id, ...] | None = None


class Words(FileModel):
    """What stands somewhere in the result's texts in one language, and what stands nowhere in them."""

    contains: tuple[Text, ...] = ()
    lacks: tuple[Text, ...] = ()


class Expect(FileModel):
    """What must come out. In `gates`, `ratings` and `scores`, `all` means every one that is not named."""

    verdict: Id | None = None
    gates: dict[Id, GateState] = Field(default_factory=dict)
    ratings: dict[Id, StrictStr] = Field(default_factory=dict)
    scores: dict[Id, Number] = Field(default_factory=dict)
    questions: dict[Id, Number] = Field(default_factory=dict)
    index: Number | None = None
    headline: Number | None = None
    reliance: Number | None = None
    gaps: tuple[Id, ...] | None = None
    actions: Actions | None = None
    text: dict[Language, Words] = Field(default_factory=dict)


class Scenario(FileModel):
    """One case: who answers what, and what must come of it."""

    id: Id
    about: Text | None = None
    respondents: dict[Id, Groups] = Field(default_factory=dict)
    default: Default = "none"
    beliefs: Default = "none"
    evidence: Shows = "none"
    unshown: tuple[Id, ...] = ()
    answers: dict[Id, Any] = Field(default_factory=dict)
    """What everybody who is asked answers, unless their group says otherwise."""
    records: dict[Id, RecordCount] = Field(default_factory=dict)
    profile: Id | None = None
    targets: dict[Id, Percent] = Field(default_factory=dict)
    expect: Expect


class ScenarioFile(FileModel):
    """Scenarios, and who is there in each of them unless it says otherwise."""

    format: Literal[1]
    respondents: dict[Id, Groups] = Field(default_factory=dict)
    scenarios: tuple[Scenario, ...] = Field(min_length=1)

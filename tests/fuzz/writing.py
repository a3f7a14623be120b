"""What is written into an author's folder: a translation of what is damaged, and a questionnaire of any names."""

import random
import shutil
from pathlib import Path
from typing import Final

from crmready.authoring.inspection import inspect
from crmready.authoring.scaffold import design as designs
from crmready.authoring.scaffold.design import LANGUAGES, Design
from crmready.authoring.scaffold.offered import TEMPLATES
from crmready.authoring.scaffold.planting import plant
from crmready.authoring.scaffold.rendering import files
from crmready.authoring.translating.rows import rows_of
from crmready.authoring.translating.standing import open_translation
from crmready.authoring.translating.updating import Order, Update, update
from crmready.errors import CrmreadyError
from crmready.loading.questionnaire import load
from crmready.problems import Severity
from crmready.resources import scaffolds_root
from tests.fuzz.accidents import mutate_file
from tests.fuzz.case import Case, Tally
from tests.fuzz.promises import be_meant_for_people, keep_to_the_file

ROOT: Final = Path(__file__).parents[2]
QUESTIONNAIRES: Final = ROOT / "tests" / "questionnaires"
TRANSLATED: Final = (
    *(ROOT / "questionnaires" / "coaching-pulse", QUESTIONNAIRES / "valid" / "every-feature") * 6,
    *sorted(path.parent for path in (QUESTIONNAIRES / "invalid").glob("T4*/questionnaire.yaml")),
)
AWKWARD: Final = ("\t", "\n", "\u202e", "\x00", "\u0130", "\u0131", "\u65e5", "e\u0301", "\U0001f600", "no", "null")
SIGNS: Final = (*"abzæøåßł019 -/*'\":#{}[]&!%@`|>\\,.?", *AWKWARD)
"""What names are made of."""


def fuzz_translate(case: Case, tally: Tally) -> None:
    """A translation is refused or brought up to its source; whoever does it again then changes nothing."""
    generator = case.generator("translate")
    folder = case.folder / "questionnaire"
    shutil.copytree(generator.choice(TRANSLATED), folder, ignore=shutil.ignore_patterns("expected*", "scenarios"))
    damaged = sorted(folder.rglob("*.yaml"))
    for _ in range(generator.choice((1, 1, 2, 4))):
        mutate_file(generator.choice(damaged), generator)
    try:
        first = _updated(folder, case, tally, generator)
        again = _updated(folder, case, tally, None)
    except CrmreadyError as error:
        keep_to_the_file(getattr(error, "problems", ()))
        if not hasattr(error, "problems"):
            be_meant_for_people(error)
        tally.note("translate: refused", ())
        return
    assert (again.content, again.lock) == (first.content, first.lock), "a second run changes something"
    tally.note("translate", ())


def _updated(folder: Path, case: Case, tally: Tally, generator: random.Random | None) -> Update:
    with tally.timed("translate", case):
        translation = open_translation(folder, "nb")
        paths = frozenset(entry.path for entry in translation.entries)
        chance = generator or random.Random(case.name)  # noqa: S311  # repeatable, not secret
        accepted = frozenset(sorted(paths, key=str)[: chance.choice((0, 3))]) if generator else frozenset()
        updated = update(translation, Order(accepted, prune=generator is not None and chance.random() < 0.3))
        assert [row.name for row in rows_of(translation)] == [entry.name for entry in translation.entries]
    translation.path.parent.mkdir(exist_ok=True)
    translation.path.write_bytes(updated.content.encode())
    translation.lock.path.write_bytes(updated.lock.encode())
    return updated


def fuzz_new(case: Case, tally: Tally) -> None:
    """A name is refused, or what is made of it has no error and holds it as it was written."""
    generator = case.generator("new")
    folder = case.folder / "questionnaire"
    try:
        with tally.timed("new", case):
            design = _design(generator)
            plant(files(design, scaffolds_root()), folder)
    except CrmreadyError as error:
        case.keep("refused.txt", error.message)
        tally.note("new: refused", ())
        return
    with tally.timed("check of what is new", case):
        problems = inspect(folder).problems
    keep_to_the_file(problems)
    waiting = [problem for problem in problems if problem.severity is Severity.ERROR and problem.code != "T401"]
    assert waiting == [], f"a new questionnaire with an error: {waiting[0]}"
    if not any(problem.severity is Severity.ERROR for problem in problems):
        assert load(folder).source.title == design.title[design.language]
    tally.note("new", problems)


def _design(generator: random.Random) -> Design:
    template = TEMPLATES[generator.choice(sorted(TEMPLATES))]
    language = generator.choice(LANGUAGES)
    other = generator.choice((None, *(spoken for spoken in LANGUAGES if spoken != language)))
    title = designs.checked_name(_name(generator))
    roles = tuple(
        designs.role(_name(generator), language, anonymous=generator.random() < 0.5)
        for _ in range(generator.choice((1, 1, 2)))
    )
    dimensions = tuple(designs.dimension(_name(generator), language) for _ in range(generator.choice((1, 1, 2))))
    designs.without_clashes((role.id for role in roles), "roles")
    designs.without_clashes((dimension.id for dimension in dimensions), "dimensions")
    name = designs.checked_id(designs.slug(title) or "mine")
    return Design(template.name, name, designs.in_both(title, language), language, other, roles, dimensions)


def _name(generator: random.Random) -> str:
    """A name that begins with a letter, mostly of letters, with what is awkward in YAML here and there."""
    rest = (generator.choice(SIGNS if generator.random() < 0.2 else SIGNS[:3]) for _ in range(generator.randrange(12)))
    return generator.choice("abz") + "".join(rest)

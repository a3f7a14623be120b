"""Other roles: a question, an estimate or an expectation that one of its roles is no longer asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crmready.authoring.mutation.mutant import GONE, Edit, Mutant
from crmready.authoring.mutation.original import Original
from crmready.loading.located_yaml import KeyPath
from crmready.model.questions import Estimate


@dataclass(frozen=True, slots=True)
class _Asked:
    """What several roles are asked together, and what no scenario does when one of them could be left out."""

    name: str
    place: KeyPath
    roles: Sequence[str]
    missing: str
    """With `{}` for the role."""
    about: tuple[str, ...]


def roles(original: Original) -> Iterator[Mutant]:
    """Each role left out of what it is asked together with others."""
    for asked in _asked(original):
        yield from _without(original, asked)
    for estimate in original.made.estimates:
        yield from _sources(original, estimate)


def _asked(original: Original) -> Iterator[_Asked]:
    for question in original.scored():
        place = original.place("questions", question.id)
        missing = f"No scenario has {{}} answer {question.id} otherwise than the rest, and expects its score."
        yield _Asked(question.id, place, question.roles, missing, (question.id,))
    for estimate in original.made.estimates:
        place = original.place("estimates", estimate.id)
        missing = f"No scenario expects a headline with {{}} believing otherwise than the rest in {estimate.id}."
        yield _Asked(estimate.id, place, estimate.roles, missing, (estimate.id, estimate.of))
    for expectation in original.made.expectations:
        place = original.place("expectations", expectation.id)
        missing = f"No scenario expects the reliance with {{}} expecting otherwise than the rest in {expectation.id}."
        yield _Asked(expectation.id, place, expectation.roles, missing, (expectation.id, expectation.pair))


def _without(original: Original, asked: _Asked) -> Iterator[Mutant]:
    """What would make no sense without the role goes with it: its wording, and the mirror of two roles."""
    for position, role in enumerate(asked.roles if len(asked.roles) > 1 else ()):
        here = (*asked.place, "roles", position)
        edits = [Edit(here, GONE)]
        if original.written((*asked.place, "mirror")):
            edits.append(Edit((*asked.place, "mirror"), GONE))
        if isinstance(original.written((*asked.place, "ask")), dict):
            edits.append(Edit((*asked.place, "ask", role), GONE))
        change, missing = f"roles without {role}", asked.missing.format(role)
        yield Mutant("roles", asked.name, change, missing, here, tuple(edits), asked.about)


def _sources(original: Original, estimate: Estimate) -> Iterator[Mutant]:
    here = (*original.place("estimates", estimate.id), "source")
    for role in original.made.questions[estimate.of].roles:
        if role != estimate.source:
            missing = (
                f"No scenario expects a headline with {role} answering {estimate.of} otherwise than {estimate.source}."
            )
            change, about = f"source {estimate.source} → {role}", (estimate.id, estimate.of)
            yield Mutant("roles", estimate.id, change, missing, here, (Edit(here, role),), about)

"""Other weights: of roles, dimensions and questions. A weight that nothing stands beside cannot matter and is left."""

from collections.abc import Iterator
from fractions import Fraction

from crmready.authoring.mutation.mutant import Edit, Mutant
from crmready.authoring.mutation.original import Original
from crmready.loading.located_yaml import KeyPath
from crmready.model.values import plain_number


def weights(original: Original) -> Iterator[Mutant]:
    """Each weight doubled; one that counts for nothing made to count."""
    yield from _of_roles(original)
    weighing = [dimension for dimension in original.made.dimensions if dimension.weight]
    for dimension in original.made.dimensions:
        own = original.of_dimension(dimension.id)
        others = [other for other in weighing if other.id != dimension.id]
        if others and own:
            missing = (
                f"No scenario expects the index, or the order of gaps, with {dimension.id} at another score "
                "than the other dimensions."
            )
            place = original.place("dimensions", dimension.id)
            yield _weighed(place, (dimension.id, dimension.weight), missing, own)
        if len(own) > 1 or (others and own):
            yield from _of_questions(original, own)


def _of_roles(original: Original) -> Iterator[Mutant]:
    for role in original.made.roles:
        shared = tuple(q.id for q in original.scored() if role.id in q.roles and len(q.roles) > 1)
        if shared:
            missing = (
                f"No scenario expects the score of a question that {role.id} and another role answer differently, "
                f"such as {shared[0]}."
            )
            yield _weighed(original.place("roles", role.id), (role.id, role.weight), missing, shared)


def _of_questions(original: Original, own: tuple[str, ...]) -> Iterator[Mutant]:
    for name in own:
        question, dimension = original.made.questions[name], original.made.dimension_of[name]
        missing = (
            f"No scenario expects the score of {dimension.id}, or the order of gaps, with {name} answered better or "
            "worse than the rest."
        )
        about = (name, *(other for other in own if other != name))
        yield _weighed(original.place("questions", name), (name, question.weight), missing, about)


def _weighed(place: KeyPath, of: tuple[str, Fraction], missing: str, about: tuple[str, ...]) -> Mutant:
    name, weight = of
    other = weight * 2 or Fraction(1)
    here = (*place, "weight")
    change = f"weight {plain_number(weight)} → {plain_number(other)}"
    return Mutant("weights", name, change, missing, here, (Edit(here, other),), about)

"""What GitHub is told of scenarios and of what they exercise."""

from collections.abc import Iterable, Iterator, Sequence

from crmready.authoring.github import SUMMARY_ROWS, command, left_out, row
from crmready.authoring.scenarios.coverage import Coverage
from crmready.authoring.scenarios.parts import KINDS
from crmready.authoring.scenarios.printing import difference, summary
from crmready.authoring.scenarios.running import Played


def as_commands(results: Iterable[Played]) -> Iterator[str]:
    """One workflow command for everything that a scenario expects in vain, at its place in the scenario."""
    for result in results:
        for failure in result.failures:
            _, *lines = difference(failure)
            said = (failure.check.subject, *(line.strip() for line in lines))
            yield command("error", failure.check.location, result.scenario.name, said)


def as_summary(results: Sequence[Played]) -> Iterator[str]:
    """How many scenarios passed, and the lines of a Markdown table of everything that was expected in vain."""
    failures = [failure for result in results for failure in result.failures]
    yield from ("### crmready questionnaire test", "", f"{summary(results)}.")
    if not failures:
        return
    yield from ("", "| Where | What | Expected | Actual |", "| --- | --- | --- | --- |")
    for failure in failures[:SUMMARY_ROWS]:
        check = failure.check
        yield row(str(check.location), check.subject, check.expected, failure.seen.actual)
    yield from left_out(len(failures))


def coverage_as_summary(coverages: Iterable[Coverage]) -> Iterator[str]:
    """The lines of a Markdown table with the totals of each questionnaire."""
    yield from ("### crmready questionnaire coverage", "", "| | Exercised | Share |", "| --- | ---: | ---: |")
    for covered in coverages:
        for kind in (None, *KINDS):
            total = covered.of(kind)
            yield row(kind or covered.name, f"{total.part} of {total.whole}", f"{total.printed} %")

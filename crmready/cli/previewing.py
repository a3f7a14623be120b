"""`crmready questionnaire preview`: what people will meet, on the screen, on paper, or gone through for a try."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crmready.cli.console import give, say
from crmready.cli.languages import say_left_out, spoken
from crmready.cli.report import set_pdf
from crmready.collect.interview import interview
from crmready.collect.notebook import Invitation
from crmready.collect.paper import paper
from crmready.collect.printed import printed
from crmready.collect.terminal import Terminal, front_end
from crmready.errors import InputError, UsageError
from crmready.loading import shelf
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.model.assessment import Answer, Record, Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.problems import excerpt, suggestion, visible
from crmready.report.paper_form import paper_form
from crmready.report.shapes.form import FormView
from crmready.resources import questionnaires_root, report_templates_root

EVERY = "all"
_UNWRAPPED = 100_000


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of the command."""

    role: str | None
    language: str | None
    output: Path | None
    force: bool
    interview: bool
    plain: bool


def preview(name: str, wish: Wish) -> None:
    """Prints what each role meets, or writes it as forms, or asks it without keeping anything."""
    loaded, left_out = shelf.fetch_draft(name, questionnaires_root())
    say_left_out(left_out)
    if wish.interview:
        _try(loaded, wish)
        return
    questionnaire = spoken(loaded, wish.language, loaded.source.language)
    forms = [paper(questionnaire, role, loaded.digest()) for role in _roles(questionnaire, wish.role)]
    if wish.output is None:
        width = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else _UNWRAPPED
        for number, form in enumerate(forms):
            give(["", "=" * min(width, 80), ""] if number else [])
            give(printed(form, width))
    else:
        write_forms(forms, wish.output, force=wish.force)


def _roles(questionnaire: Questionnaire, wished: str | None) -> Sequence[str]:
    """The role that is meant, or every role that is asked anything."""
    if wished not in {None, EVERY}:
        if wished not in questionnaire.role:
            hint = suggestion(wished or "", (EVERY, *questionnaire.role))
            raise UsageError(f"There is no role {excerpt(wished)}.", hint)
        return (wished or "",)
    return [role for role in questionnaire.role if any(questionnaire.asked_of(role))]


def write_forms(forms: Sequence[FormView], output: Path, *, force: bool) -> None:
    """One file for each role, so that each can be printed in its own number and counts its own pages."""
    several = len(forms) > 1
    targets = [output.with_stem(f"{output.stem}-{form.role_id}") if several else output for form in forms]
    taken = [target for target in targets if target.exists()]
    if taken and not force:
        raise InputError(f"{excerpt(str(taken[0]))} is there already.", "Add --force to replace it, or -o another.pdf.")
    for form, target in zip(forms, targets, strict=True):
        set_pdf(paper_form(form, report_templates_root()), target)
        say(f"Wrote {visible(str(target))}: {form.role}, {form.total} questions.")


@dataclass(slots=True)
class _Nothing:
    """A notebook whose pages are thrown away."""

    who: Respondent
    answers: Mapping[str, Answer] = field(default_factory=dict)
    records: tuple[Record, ...] = ()

    def save(self, question_id: str, answer: Answer | None) -> None:
        """Forgets it: the sitting itself remembers as long as it lasts."""

    def save_record(self, question_id: str, values: Mapping[str, str], record_id: str | None = None) -> str:
        """Keeps a record until the end."""
        name = record_id or f"{question_id}-{len(self.records) + 1}"
        self.remove_record(name)
        self.records = (*self.records, Record(name, question_id, dict(values)))
        return name

    def remove_record(self, record_id: str) -> None:
        """Takes a record back."""
        self.records = tuple(record for record in self.records if record.id != record_id)


def _try(loaded: LoadedQuestionnaire, wish: Wish) -> None:
    terminal = Terminal(sys.stdin, sys.stderr, os.environ)
    language = None if wish.language is None else spoken(loaded, wish.language, "en").language
    role = None if wish.role in {None, EVERY} else _roles(loaded.source, wish.role)[0]
    invitation = Invitation(
        loaded.speaking, loaded.languages, lambda role: _Nothing(Respondent("0", role)), language, role
    )
    interview(invitation, front_end(terminal, plain=wish.plain))
    say("This was a try: nothing was kept.")

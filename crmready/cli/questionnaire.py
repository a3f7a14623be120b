"""`crmready questionnaire …`: list, show and rule."""

from collections.abc import Iterator

from crmready.cli.console import give, give_json, say
from crmready.cli.languages import spoken
from crmready.errors import UsageError
from crmready.loading import shelf
from crmready.loading.questionnaire import load
from crmready.model.questionnaire import Gate, Questionnaire
from crmready.model.questions import ChoiceQuestion, LevelsQuestion, MultipleQuestion, Question
from crmready.problems import RULES, closest, excerpt, suggestion
from crmready.resources import questionnaires_root


def list_bundled(*, as_json: bool) -> None:
    """Prints id, version, languages and title of what comes along."""
    loaded = [load(folder) for folder in shelf.bundled(questionnaires_root())]
    if as_json:
        entries = [
            {"id": q.source.id, "version": q.source.version, "languages": q.languages, "title": q.source.title}
            for q in loaded
        ]
        give_json({"schema": "crmready/questionnaires/1", "questionnaires": entries})
        return
    width = max(len(q.source.id) for q in loaded)
    give(f"{q.source.id:<{width}}  {q.source.version}  {', '.join(q.languages)}  {q.source.title}" for q in loaded)


def show(name: str, language: str | None, role: str | None, *, as_json: bool) -> None:
    """Prints a questionnaire as people meet it, whole or as one role meets it."""
    loaded = shelf.fetch(name, questionnaires_root())
    questionnaire = spoken(loaded, language, loaded.source.language)
    if role is not None and role not in questionnaire.role:
        raise UsageError(f"There is no role {excerpt(role)}.", suggestion(role, questionnaire.role))
    if as_json:
        give_json(
            {
                "schema": "crmready/questionnaire/1",
                "digest": loaded.digest(),
                "asked": [name for name, asked in questionnaire.asked.items() if role is None or role in asked.roles],
                "questionnaire": questionnaire.model_dump(mode="json", by_alias=True, exclude_none=True),
            }
        )
        return
    give(_shown(questionnaire, role))
    say(f"Digest: {loaded.digest()}")


def _shown(questionnaire: Questionnaire, role: str | None) -> Iterator[str]:
    yield f"{questionnaire.title} ({questionnaire.id} {questionnaire.version}, {questionnaire.language})"
    yield questionnaire.purpose
    for dimension in questionnaire.dimensions:
        asked = [question for question in dimension.questions if role is None or role in question.roles]
        if asked:
            yield ""
            yield f"# {dimension.name}"
        for question in asked:
            yield from _question(question, questionnaire, role)
    beliefs = [*questionnaire.estimates, *questionnaire.expectations]
    met = [belief.as_levels() for belief in beliefs if role is None or role in belief.roles]
    if met:
        yield ""
        yield "# Estimates and expectations (never scored)"
    for question in met:
        yield from _question(question, questionnaire, role)
    if role is None:
        yield ""
        yield "# Gates"
        yield from (_gate(gate) for gate in questionnaire.gates)
        yield ""
        yield "# Verdicts, the first that holds"
        yield from (f"{verdict.name}: {verdict.summary}" for verdict in questionnaire.verdicts)


def _question(question: Question, questionnaire: Questionnaire, role: str | None) -> Iterator[str]:
    names = ", ".join(questionnaire.role[name].name for name in question.roles)
    yield ""
    yield f"{question.id} ({names})"
    wordings = {question.wording(name) for name in question.roles if role in {None, name}}
    yield from sorted(wordings)
    match question:
        case LevelsQuestion():
            yield from (f"  {level}  {option.text}" for level, option in enumerate(question.options))
        case ChoiceQuestion() | MultipleQuestion():
            yield from (f"  {option.id}: {option.text}" for option in question.options)
        case _:
            yield f"  ({question.type})"
    if question.evidence:
        cap = "" if question.evidence.cap is None else f" (without it an answer counts at most {question.evidence.cap})"
        yield f"  Evidence: {question.evidence.show}{cap}"


def _gate(gate: Gate) -> str:
    looks_at = f"{gate.question} ≥ {gate.at_least}" if gate.question else f"complete {gate.records and gate.records.of}"
    return f"{gate.name} [{gate.severity}]: {looks_at}. {gate.why}"


def rule(code: str) -> None:
    """Prints what a problem code means. `UsageError` when there is none."""
    known = RULES.get(code.upper())
    if known is None:
        near = closest(code.upper(), RULES)
        raise UsageError(f"There is no rule {excerpt(code)}.", f"Did you mean {near}?" if near else None)
    give([f"{known.code}: {known.title} ({known.severity.value})", "", known.explanation])

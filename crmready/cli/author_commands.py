"""The commands for authors of questionnaires; as in `commands`, bodies only hand over."""

from pathlib import Path
from typing import Annotated

import typer

from crmready.cli.parameters import Json, Language

questionnaire_app = typer.Typer(help="Check, list and show questionnaires.", no_args_is_help=True)


@questionnaire_app.command("check")
def questionnaire_check(
    paths: Annotated[list[Path], typer.Argument(help="Questionnaire folders or files.")],
    format_: Annotated[
        str | None,
        typer.Option("--format", help="text (or github in GitHub Actions), json, github, gitlab, sarif or junit."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 on warnings as well.")] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="First mend what is beyond doubt, such as a slip in an id.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file is saved, until Ctrl-C.")] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="Form, references and meaning only; leave out semantics and wording.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell as well which answers bring about what, and how the questions read.")
    ] = False,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="OLD", help="An earlier version, or git:REVISION."),
    ] = None,
) -> None:
    """Everything that is wrong or doubtful, each with its place and what to write. Exit 1 when there are errors."""
    from crmready.cli.checking import Wish
    from crmready.cli.checking import check as run

    seen = "json" if as_json else format_
    run(paths, Wish(seen, against, strict=strict, fix=fix, watch=watch, quick=quick, explain=explain))


@questionnaire_app.command("test")
def questionnaire_test(
    paths: Annotated[list[Path], typer.Argument(help="Questionnaire folders, or scenario files in them.")],
    format_: Annotated[
        str | None,
        typer.Option("--format", help="text (or github in GitHub Actions), junit, json or github."),
    ] = None,
    word: Annotated[str | None, typer.Option("-k", metavar="WORD", help="Only scenarios with this in a name.")] = None,
    names: Annotated[bool, typer.Option("--verbose", "-v", help="A line for each scenario instead of dots.")] = False,
) -> None:
    """Play the scenarios beside a questionnaire. Exit 1 when one fails, 3 when there is none."""
    from crmready.cli.scenarios import Wish
    from crmready.cli.scenarios import test as run

    run(paths, Wish(format_, word, names))


@questionnaire_app.command("coverage")
def questionnaire_coverage(
    paths: Annotated[list[Path], typer.Argument(help="Questionnaire folders, or scenario files in them.")],
    fail_under: Annotated[
        str | None, typer.Option("--fail-under", metavar="PERCENT", help="Exit 1 when the total is less.")
    ] = None,
    as_json: Json = False,
) -> None:
    """What the scenarios exercise of a questionnaire, and the place of all that they do not. Exit 1 when one fails."""
    from crmready.cli.scenarios import cover as run

    run(paths, fail_under, as_json=as_json)


@questionnaire_app.command("mutate")
def questionnaire_mutate(
    paths: Annotated[list[Path], typer.Argument(help="Questionnaire folders, or scenario files in them.")],
    format_: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    word: Annotated[
        str | None, typer.Option("-k", metavar="WORD", help="Only changes with this in their kind, id or file.")
    ] = None,
    fail_under: Annotated[
        str | None, typer.Option("--fail-under", metavar="PERCENT", help="Exit 1 when fewer are noticed.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 when a survivor has no reason, or a reason no survivor.")
    ] = False,
    examples: Annotated[
        int, typer.Option("--examples", metavar="N", min=0, help="Find a scenario for so many survivors.")
    ] = 10,
) -> None:
    """Change one thing at a time, and say which changes no scenario notices and which scenario would."""
    from crmready.cli.mutation import Wish
    from crmready.cli.mutation import mutate as run

    run(paths, Wish("json" if as_json else format_, word, fail_under, strict, examples))


@questionnaire_app.command("diff")
def questionnaire_diff(
    old: Annotated[
        str, typer.Argument(help="The earlier version: a folder, an id, an assessment, or git:REVISION of NEW.")
    ],
    new: Annotated[str, typer.Argument(help="The later version: a folder, a file or an id.")],
    assessments: Annotated[
        list[Path] | None,
        typer.Option("--assessment", "-a", metavar="FILE", help="Show what changes for these answers; repeatable."),
    ] = None,
    format_: Annotated[str, typer.Option("--format", help="text, markdown (for a pull request) or json.")] = "text",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="CLASS", help="Exit 1 from this on: comparable, score-affecting, breaking."),
    ] = None,
    any_version: Annotated[bool, typer.Option("--any-version", help="Do not fail on the version number.")] = False,
) -> None:
    """What the changes mean for answers and scores. Exit 1 when the version number is not raised as they ask for."""
    from crmready.cli.differing import Wish
    from crmready.cli.differing import diff as run

    run(old, new, Wish("json" if as_json else format_, assessments or [], fail_on, any_version))


@questionnaire_app.command("translate")
def questionnaire_translate(
    language: Annotated[str, typer.Argument(metavar="LANG", help="The language to translate into, such as nb.")],
    path: Annotated[Path, typer.Argument(help="A questionnaire's folder.")],
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 when something is missing, stale or not recorded.")
    ] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="NAME", help="A stale translation that fits after all, or all; repeat it."),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove what the questionnaire does not have any more.")
    ] = False,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write a .po or .xlsx file for a translator.")
    ] = None,
    import_: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Take the translations from such a file.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and write nothing.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite a file that is there; take what needs a look, too.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Create or update translations/LANG.yaml: add what is missing, tell what is stale, send out and take back."""
    from crmready.cli.translating import Wish
    from crmready.cli.translating import translate as run

    wish = Wish(accept or (), export, import_, check, prune, force, dry_run, as_json)
    run(language, path, wish)


@questionnaire_app.command("list")
def questionnaire_list(as_json: Json = False) -> None:
    """The questionnaires that come with crmready."""
    from crmready.cli.questionnaire import list_bundled as run

    run(as_json=as_json)


@questionnaire_app.command("show")
def questionnaire_show(
    name: Annotated[str, typer.Argument(help="A questionnaire's id or folder.")],
    language: Language = None,
    role: Annotated[str | None, typer.Option("--role", "-r", help="Only what this role is asked.")] = None,
    as_json: Json = False,
) -> None:
    """A questionnaire as people meet it: every question with its options, roles, gates and verdicts."""
    from crmready.cli.questionnaire import show as run

    run(name, language, role, as_json=as_json)


@questionnaire_app.command("rule")
def questionnaire_rule(code: Annotated[str, typer.Argument(help="A problem's code, such as R301.")]) -> None:
    """What a problem code means and how to mend it."""
    from crmready.cli.questionnaire import rule as run

    run(code)


@questionnaire_app.command("schema")
def questionnaire_schema(
    of: Annotated[
        str, typer.Option("--of", help="questionnaire, dimension, translation, scenarios or answers.")
    ] = "questionnaire",
    folder: Annotated[
        Path | None, typer.Option("--refresh", metavar="FOLDER", help="Write them anew into a questionnaire's folder.")
    ] = None,
) -> None:
    """The JSON Schema of a file that authors write, for editors and other checkers."""
    from crmready.cli.schemas import refresh, show

    show(of) if folder is None else refresh(folder)


@questionnaire_app.command("new")
def questionnaire_new(
    folder: Annotated[Path | None, typer.Argument(help="The folder to make.")] = None,
    template: Annotated[
        str | None, typer.Option("--template", "-t", help="What to begin with: minimal, readiness or pulse.")
    ] = None,
    list_templates: Annotated[
        bool, typer.Option("--list-templates", help="Say what the templates are for, and stop.")
    ] = False,
    id_: Annotated[str | None, typer.Option("--id", help="The questionnaire's id; else made of the folder.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="The questionnaire's title.")] = None,
    language: Annotated[str | None, typer.Option("--language", "-l", help="nb or en.")] = None,
    translation: Annotated[
        str | None, typer.Option("--translation", help="Another language to translate into: nb, en or none.")
    ] = None,
    role: Annotated[
        list[str] | None, typer.Option("--role", "-r", metavar="NAME", help="A role; repeat it. Or NAME/PLURAL.")
    ] = None,
    anonymous: Annotated[
        list[str] | None, typer.Option("--anonymous", metavar="NAME", help="A role that answers anonymously.")
    ] = None,
    dimension: Annotated[
        list[str] | None, typer.Option("--dimension", "-d", metavar="NAME", help="A dimension; repeat it.")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing; take what is usual.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --list-templates: the result as JSON.")] = False,
) -> None:
    """A new questionnaire with scenarios that pass: asks what it is to be, or takes it from options."""
    from crmready.cli.scaffolding import Wish
    from crmready.cli.scaffolding import list_templates as run_list
    from crmready.cli.scaffolding import new as run

    if list_templates:
        run_list(as_json=as_json)
        return
    wish = Wish(template, id_, title, language, translation, role or (), anonymous or (), dimension or ())
    run(folder, wish, ask=not no_input)


@questionnaire_app.command("preview")
def questionnaire_preview(
    name: Annotated[str, typer.Argument(help="A questionnaire's folder, or the id of one that comes along.")],
    role: Annotated[str | None, typer.Option("--role", "-r", help="Only this role; else all of them.")] = None,
    language: Language = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A PDF to print and fill in; one for each role.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    interview: Annotated[bool, typer.Option("--interview", help="Go through the interview; nothing is kept.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", envvar="CRMREADY_ACCESSIBLE", help="With --interview: numbered lines.")
    ] = False,
) -> None:
    """The questionnaire as each role meets it: on the screen, as a blank form (PDF), or gone through for a try."""
    from crmready.cli.previewing import Wish
    from crmready.cli.previewing import preview as run

    run(name, Wish(role, language, output, force=force, interview=interview, plain=plain))

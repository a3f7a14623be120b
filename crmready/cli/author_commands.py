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
        typer.Option("--format", help="text, json, github, sarif or junit; else text, and github in GitHub Actions."),
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
    against: Annotated[
        Path | None, typer.Option("--against", metavar="OLD", help="An earlier version to compare ids with.")
    ] = None,
) -> None:
    """Everything that is wrong or doubtful, each with its place and what to write. Exit 1 when there are errors."""
    from crmready.cli.checking import Wish
    from crmready.cli.checking import check as run

    run(paths, Wish("json" if as_json else format_, against, strict=strict, fix=fix, watch=watch, quick=quick))


@questionnaire_app.command("test")
def questionnaire_test(
    paths: Annotated[list[Path], typer.Argument(help="Questionnaire folders, or scenario files in them.")],
    format_: Annotated[str, typer.Option("--format", help="text, junit or json.")] = "text",
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
    """What the scenarios exercise of a questionnaire, and the place of everything that they do not."""
    from crmready.cli.scenarios import cover as run

    run(paths, fail_under, as_json=as_json)


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
def questionnaire_schema() -> None:
    """The JSON Schema of the questionnaire format, for editors and other checkers."""
    from crmready.cli.questionnaire import schema as run

    run()

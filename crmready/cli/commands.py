"""Every command with its options and help. Bodies only hand over: what they need is imported when they run."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from crmready.cli.author_commands import questionnaire_app
from crmready.cli.consultant_commands import brand_app, template_app
from crmready.cli.parameters import Brand, Json, Language

_EXIT_CODES = """Exit codes: 0 done; 1 findings (problems in a file, --fail-on met); 2 wrong usage; 3 input that
cannot be used; 4 something is missing on this machine; 70 a fault in crmready; 130 interrupted."""
_EXAMPLES = """Examples:

crmready demo: the sample company, scored and reported

crmready assess acme.crmready: answer the questionnaire

crmready report acme.crmready: the gap report as a PDF

crmready questionnaire check my-questionnaire/: what is wrong in it, and where

No network is used, and nothing is sent anywhere."""

app = typer.Typer(
    help="Are we ready for a CRM, and if not, what do we fix first? Answered before a CRM is chosen.",
    epilog=f"{_EXAMPLES}\n\n{_EXIT_CODES}",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
goals_app = typer.Typer(help="The value goals: what is hunted, measured how, by whom, by when.", no_args_is_help=True)
app.add_typer(questionnaire_app, name="questionnaire", rich_help_panel="For authors")
app.add_typer(brand_app, name="brand", rich_help_panel="For consultants")
app.add_typer(template_app, name="template", rich_help_panel="For consultants")
app.add_typer(goals_app, name="goals", rich_help_panel="Assess")

AssessmentPath = Annotated[Path, typer.Argument(help="An assessment (acme.crmready), or answers as YAML.")]
StoredPath = Annotated[Path, typer.Argument(help="An assessment file (acme.crmready).")]
WhichQuestionnaire = Annotated[
    str | None, typer.Option("--questionnaire", "-q", help="A questionnaire's id or folder.")
]


def _version(value: bool) -> None:
    if value:
        from crmready import __version__

        typer.echo(f"crmready {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    del version


@app.command(rich_help_panel="Assess")
def assess(
    file: Annotated[Path | None, typer.Argument(help="The assessment file; made when it is not there.")] = None,
    role: Annotated[
        str | None, typer.Option("--role", "-r", help="The role you answer in; else you are asked.")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", "-l", help="nb or en; else you are asked.")] = None,
    respondent: Annotated[str | None, typer.Option("--respondent", help="Go on where this respondent left.")] = None,
    respondents: Annotated[
        int | None,
        typer.Option("--respondents", min=2, max=1000, metavar="N", help="So many take turns at this keyboard."),
    ] = None,
    organisation: Annotated[str | None, typer.Option("--organisation", "-o", help="Whose assessment it is.")] = None,
    questionnaire: WhichQuestionnaire = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", envvar="CRMREADY_ACCESSIBLE", help="Numbered lines, for screen readers and pipes."),
    ] = False,
) -> None:
    """Answer the questionnaire: one question at a time, saved as you go, left and resumed at any point."""
    from crmready.cli.assess import Wish
    from crmready.cli.assess import assess as run

    run(file, Wish(role, language, respondent, organisation, questionnaire, respondents), plain=plain)


@app.command(rich_help_panel="Results")
def score(
    file: Annotated[Path, typer.Argument(help="An assessment (acme.crmready), answers as YAML, or a report (PDF).")],
    language: Language = None,
    as_json: Json = False,
    exact: Annotated[
        bool, typer.Option("--exact", help="With --json: every number as a fraction, nothing hidden. Not to publish.")
    ] = False,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="VERDICT", help="Exit 1 on this verdict or a worse one.")
    ] = None,
    questionnaire: WhichQuestionnaire = None,
) -> None:
    """The verdict, what blocks it, the scores behind it, and what to do first."""
    from crmready.cli.score import Wish
    from crmready.cli.score import score as run

    run(file, Wish(language, questionnaire, fail_on, as_json=as_json, exact=exact))


@app.command(rich_help_panel="Results")
def report(
    file: AssessmentPath,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; its ending says the format. Else beside FILE.")
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="pdf, html, xlsx, docx, pptx, json, csv or md; repeat it."
        ),
    ] = None,
    word_template: Annotated[
        Path | None,
        typer.Option(
            "--word-template", metavar="FILE.docx", help="Your own Word file: its styles and letterhead stay."
        ),
    ] = None,
    length: Annotated[
        Literal["summary", "full"], typer.Option("--length", help="The PDF's length: two pages for a board, or all.")
    ] = "full",
    language: Language = None,
    questionnaire: WhichQuestionnaire = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    brand: Brand = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="DIR", help="Own pages and styles, laid over the standard ones."),
    ] = None,
) -> None:
    """The gap report: a PDF, a web page, a spreadsheet, a Word document, slides, or text for programs and wikis."""
    from crmready.cli.report import Wish
    from crmready.cli.report import report as run

    wish = Wish(output, language, questionnaire, force, brand, template, tuple(formats or ()), word_template, length)
    run(file, wish)


@app.command(rich_help_panel="Results")
def brief(
    file: AssessmentPath,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file; else beside the assessment.")] = None,
    form: Annotated[str | None, typer.Option("--format", "-f", help="pdf or docx; else as the file is named.")] = None,
    language: Language = None,
    questionnaire: WhichQuestionnaire = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    brand: Brand = None,
) -> None:
    """The requirement brief, vendor-neutral; exit 1 with what is missing while an absolute requirement stops it."""
    from crmready.cli.brief import Wish
    from crmready.cli.brief import brief as run

    run(file, Wish(output, language, questionnaire, force, form, brand))


@app.command(rich_help_panel="Results")
def inspect(
    file: Annotated[Path, typer.Argument(metavar="REPORT", help="A PDF that `crmready report` has written.")],
    as_json: Annotated[bool, typer.Option("--json", help="Give the result in it as JSON on stdout, as it is.")] = False,
) -> None:
    """What a report carries inside: whose it is, its verdict, and what it was made from."""
    from crmready.cli.inspecting import inspect as run

    run(file, as_json=as_json)


@app.command(rich_help_panel="Results")
def demo(
    language: Language = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The PDF; else here.")] = None,
) -> None:
    """Score and report the sample company Nordlys AS."""
    from crmready.cli.report import demo as run

    run(language, output)


@app.command(rich_help_panel="Assess")
def status(file: StoredPath, as_json: Json = False) -> None:
    """Who has answered how much, in counts only; shows no answers."""
    from crmready.cli.status import status as run

    run(file, as_json=as_json)


@app.command(rich_help_panel="Assess")
def forget(
    file: StoredPath,
    respondent: Annotated[
        str | None, typer.Option("--respondent", metavar="ID", help="The one to forget, as `status` lists them.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Forget everybody: delete the whole assessment.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete a respondent with every answer of theirs, or the whole assessment, for good."""
    from crmready.cli.forgetting import Wish
    from crmready.cli.forgetting import run as forgetting

    forgetting(file, Wish(respondent, everything, yes))


@app.command(rich_help_panel="Assess")
def targets(
    file: StoredPath,
    profile: Annotated[str | None, typer.Option("--profile", help="A target profile of the questionnaire.")] = None,
    values: Annotated[
        list[str] | None, typer.Option("--set", "-s", metavar="DIMENSION=PERCENT", help="An own target; repeat it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Where the company should be in each dimension; shows the targets, and changes those you name."""
    from crmready.cli.targets import targets as run

    run(file, profile, values or [], as_json=as_json)


@goals_app.command("list")
def goals_list(file: StoredPath, as_json: Json = False) -> None:
    """The recorded goals, and what each still lacks."""
    from crmready.cli.goals import list_goals as run

    run(file, as_json=as_json)


Values = Annotated[
    list[str] | None, typer.Option("--set", "-s", metavar="FIELD=TEXT", help="A field and its text; repeat it.")
]


@goals_app.command("add")
def goals_add(file: StoredPath, values: Values = None) -> None:
    """Record a goal: `--set goal=… --set measure=…`; without options you are asked field by field."""
    from crmready.cli.goals import add as run

    run(file, values or [])


@goals_app.command("edit")
def goals_edit(
    file: StoredPath,
    goal: Annotated[str, typer.Argument(help="The goal's number or id, as `goals list` shows it.")],
    values: Values = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the goal out.")] = False,
) -> None:
    """Change fields of a goal (an empty text clears one), or take it out."""
    from crmready.cli.goals import edit as run

    run(file, goal, values or [], remove=remove)


@app.command("export", rich_help_panel="Assess")
def export_file(
    file: StoredPath,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A .json or .yaml file; else stdout.")] = None,
    format_: Annotated[
        str | None, typer.Option("--format", help="json or yaml; else by the name, json on stdout.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
) -> None:
    """The whole assessment with its history as JSON or YAML; `import` makes the same file of it again."""
    from crmready.cli.transfer import export_to as run

    run(file, output, format_, force=force)


@app.command("import", rich_help_panel="Assess")
def import_file(
    first: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The assessment file to add answers to; made when it is not there."),
    ],
    second: Annotated[
        Path, typer.Argument(metavar="RESPONSES", help="The answers: an .xlsx, .csv, .json or .yaml file.")
    ],
    role: Annotated[str | None, typer.Option("--role", "-r", help="The role that all in the table have.")] = None,
    role_column: Annotated[
        str | None, typer.Option("--role-column", metavar="HEADING", help="The column that says the role.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="What columns and answers mean, as saved before.")
    ] = None,
    save_mapping: Annotated[Path | None, typer.Option("--save-mapping", help="Save what was decided, as YAML.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Accept everything that is proposed.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would be done, and do nothing.")] = False,
    levels_from: Annotated[
        int | None, typer.Option("--levels-from", min=0, max=1, help="Where levels are numbers, the lowest: 0 or 1.")
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="The sheet of an .xlsx file; else the first.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", "-l", help="Compare with texts in this language only; nb or en.")
    ] = None,
    organisation: Annotated[str | None, typer.Option("--organisation", "-o", help="Whose assessment is made.")] = None,
    questionnaire: WhichQuestionnaire = None,
) -> None:
    """Add answers that were collected elsewhere: a table of a form tool, a spreadsheet, a file of our own.

    Nothing comes in twice, and nothing is guessed: what is not clear is asked or listed. The other way round,
    `import EXPORT NEW.crmready` makes a new assessment file of an export or of a plain answers file.
    """
    from crmready.cli.importing import Wish
    from crmready.cli.importing import import_file as run

    decided = (role, role_column, levels_from, sheet, mapping, save_mapping)
    run(first, second, Wish(questionnaire, organisation, language, *decided, dry_run=dry_run, yes=yes))


@app.command(rich_help_panel="Assess")
def form(
    name: Annotated[
        str | None, typer.Argument(metavar="QUESTIONNAIRE", help="A questionnaire's id or folder, or an assessment.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The .xlsx file to write, or a .pdf to print.")] = Path(
        "form.xlsx"
    ),
    role: Annotated[str | None, typer.Option("--role", "-r", help="Only what this role is asked.")] = None,
    language: Annotated[str | None, typer.Option("--language", "-l", help="The form's language: nb or en.")] = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Ask for evidence as well.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
) -> None:
    """The questions as a spreadsheet: to paste into a form tool, or to fill in. `import` knows its columns again."""
    from crmready.cli.forming import Wish
    from crmready.cli.forming import form as run

    run(name, Wish(output, role, language, evidence=evidence, force=force))


@app.command(rich_help_panel="Assess")
def enter(
    file: StoredPath,
    role: Annotated[str | None, typer.Option("--role", "-r", help="The role of all the forms; else asked.")] = None,
    respondent: Annotated[str | None, typer.Option("--respondent", help="Go on with the form of this id.")] = None,
    language: Language = None,
    plain: Annotated[
        bool, typer.Option("--plain", envvar="CRMREADY_ACCESSIBLE", help="A line for each answer, also from a pipe.")
    ] = False,
) -> None:
    """Key in forms that were answered on paper: one key for each answer, each saved at once."""
    from crmready.cli.entering import Wish
    from crmready.cli.entering import enter as run

    run(file, Wish(role, respondent, language, plain=plain))


@app.command(rich_help_panel="Assess")
def collect(
    file: Annotated[
        Path | None, typer.Argument(help="The assessment file; made when it is not there. Not needed for --check.")
    ] = None,
    address: Annotated[
        str | None, typer.Option("--address", metavar="IP", help="Which of this machine's addresses phones come by.")
    ] = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help="The port that phones come by.")] = None,
    wifi: Annotated[
        str | None, typer.Option("--wifi", metavar="NAME", help="Show a code that joins this wireless network.")
    ] = None,
    wifi_password_file: Annotated[
        Path | None,
        typer.Option(
            "--wifi-password-file",
            metavar="FILE",
            help="Its password, in the first line; else CRMREADY_WIFI_PASSWORD, else you are asked.",
        ),
    ] = None,
    language: Language = None,
    hours: Annotated[float, typer.Option("--hours", min=0.0001, help="End by itself after so long.")] = 8.0,
    organisation: Annotated[str | None, typer.Option("--organisation", "-o", help="Whose assessment it is.")] = None,
    questionnaire: WhichQuestionnaire = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the facilitator's page.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only test whether a phone gets through, and say what to do if not.")
    ] = False,
    close: Annotated[
        bool, typer.Option("--close", help="Serve nothing: close the round and forget which phone was whose.")
    ] = False,
) -> None:
    """A workshop: people answer on their phones, over the room's own network, and this machine takes the answers."""
    from crmready.cli.assess import Wish as Founding
    from crmready.cli.assess import founded
    from crmready.cli.collecting import Wish
    from crmready.cli.wireless import wifi_named

    wish = Wish(address, port, language, hours, browser=not no_browser)
    if check:
        from crmready.cli.trying import check as run_check

        run_check(wish.with_wifi(wifi_named(wifi, wifi_password_file)))
        return
    from crmready.cli.collecting import close as run_close
    from crmready.cli.collecting import collect as run
    from crmready.cli.collecting import named

    if close:
        run_close(named(file))
        return
    founding = Founding(None, language, None, organisation, questionnaire)
    known = wifi_named(wifi, wifi_password_file)
    run(founded(named(file), founding), wish.with_wifi(known))


@app.command(rich_help_panel="System")
def doctor(
    as_json: Json = False,
    network: Annotated[bool, typer.Option("--network", help="Also: can phones reach this machine?")] = False,
) -> None:
    """Is everything here that crmready needs? One line each, with the fix for this system."""
    from crmready.cli.doctor import doctor as run

    run(as_json=as_json, network=network)

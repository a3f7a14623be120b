"""What a respondent is told when the interview ends: the verdict so far, what blocks it, and the next command."""

from crmready.cli.console import say, tell
from crmready.cli.opening import Opened, is_round_open
from crmready.cli.result import view_of
from crmready.i18n import translations
from crmready.model.assessment import Respondent
from crmready.model.questionnaire import Questionnaire
from crmready.problems import command
from crmready.store.file import AssessmentFile


def tell_ending(
    stored: AssessmentFile, respondent: Respondent | None, questionnaire: Questionnaire, *, finished: bool
) -> None:
    """Says what is saved and, to one who is through, the verdict and the gates in words.

    No number is shown: a verdict and the states of gates may be seen by everybody, and nothing else is published here.
    """
    words = translations(questionnaire.language, "interview")
    file = stored.path
    if not finished:
        going_on = ("--respondent", respondent.id) if respondent else ()
        say("", words.gettext("Everything you answered is saved."))
        say(words.gettext("Go on with: {command}").format(command=command("assess", file, *going_on)))
        return
    if is_round_open(stored):  # a verdict would lead those who still answer
        say("", words.gettext("Everything you answered is saved."))
        return
    view = view_of(Opened(questionnaire, stored.digest(), stored.assessment(), stored.answers_digest()))
    tell("", f"{view.verdict.name}: {view.verdict.sentence}")
    tell(*(f"  {gate.symbol} {gate.name}: {gate.state_name}" for gate in view.gates if gate.state != "pass"))
    if view.respondents.not_asked:
        tell("", view.respondents.not_asked)
        say(words.gettext("The next respondent: {command}").format(command=command("assess", file)))
    say(words.gettext("The result: {command}").format(command=command("score", file)))
    say(words.gettext("The report: {command}").format(command=command("report", file)))

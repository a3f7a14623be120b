"""The interview from its first card to its last: language, role, introduction, questions."""

from collections.abc import Sequence
from dataclasses import replace

from babel import Locale

from crmready.collect.front import Card, Menu, Move
from crmready.collect.notebook import Invitation, Notebook, Outcome
from crmready.collect.session import Session
from crmready.collect.sitting import Sitting
from crmready.collect.talk import FrontEnd, Left, Talk
from crmready.collect.words import Words, introduction_lines, privacy_lines, progress_line
from crmready.model.questionnaire import Questionnaire, Role


def interview(invitation: Invitation, front_end: FrontEnd) -> Outcome:
    """Asks one respondent until they are through or leave. Everything is saved as it is answered.

    Nothing is caught but leaving: an interrupt or a signal that raises passes through, with nothing to lose.
    """
    try:
        language = invitation.language or _choose_language(invitation, front_end)
        talk = Talk(front_end(Words.of(language)), Words.of(language))
        questionnaire = invitation.questionnaire(language)
        role = invitation.role or _choose_role(talk, questionnaire, invitation.roles)
    except Left:
        return Outcome(finished=False)
    notebook = invitation.open(role)
    sitting = Sitting(replace(talk, order=notebook.who.id), notebook, _session(questionnaire, role, notebook))
    finished = _sit(sitting)
    left = sitting.session.open
    return Outcome(finished, len(sitting.session.path) - len(left), left)


def _sit(sitting: Sitting) -> bool:
    try:
        _introduce(sitting)
        sitting.run()
    except Left:
        return False
    return True


def _session(questionnaire: Questionnaire, role: str, notebook: Notebook) -> Session:
    recorded = frozenset(record.question for record in notebook.records)
    return Session(questionnaire, role, notebook.answers, recorded).resumed()


def _choose_language(invitation: Invitation, front_end: FrontEnd) -> str:
    """Asked in every language at once: nobody knows yet which one is read."""
    languages = invitation.languages
    if len(languages) == 1:
        return languages[0]
    asked = dict.fromkeys(
        Words.of(language).gettext("Which language do you want to answer in?") for language in languages
    )
    talk = Talk(front_end(Words.of(languages[0])), Words.of(languages[0]))
    names = [(Locale.parse(language).get_display_name() or language).capitalize() for language in languages]
    return languages[_chosen(talk, Card("crmready", "\n".join(asked), moves=(Move.LEAVE,)), names)]


def _choose_role(talk: Talk, questionnaire: Questionnaire, among: frozenset[str]) -> str:
    roles = [role for role in questionnaire.roles if not among or role.id in among]
    if len(roles) == 1:
        return roles[0].id
    card = Card(questionnaire.title, talk.words.gettext("Which role do you answer in?"), moves=(Move.LEAVE,))
    return roles[_chosen(talk, card, [_role_line(role) for role in roles])].id


def _role_line(role: Role) -> str:
    return f"{role.name}: {role.about}" if role.about else role.name


def _chosen(talk: Talk, card: Card, options: Sequence[str]) -> int:
    while True:
        reply = talk.choose(card, Menu(tuple(options)))
        if isinstance(reply, int):
            return reply


def _introduce(sitting: Sitting) -> None:
    session, words = sitting.session, sitting.talk.words
    questionnaire, total = session.questionnaire, len(session.path)
    answered = total - len(session.open)
    together = sitting.notebook.who.together
    privacy = privacy_lines(words, questionnaire.role[session.role], questionnaire.privacy, together)
    back_again = (progress_line(words, answered, total),)
    opening = back_again if session.answers else introduction_lines(words, questionnaire, total)
    card = Card(
        questionnaire.title, questionnaire.purpose, (*opening, sitting.talk.front.guide(), *privacy), (Move.LEAVE,)
    )
    sitting.talk.read(card)

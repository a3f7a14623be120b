"""The interview's own words: what it says around the questionnaire's texts."""

import gettext
from dataclasses import dataclass
from fractions import Fraction

from crmready.collect.front import Move
from crmready.collect.session import Belief, Place
from crmready.i18n import bound, negotiate, translations
from crmready.model.questionnaire import Privacy, Questionnaire, Role


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue of one language, and that language for numbers."""

    language: str
    catalogue: gettext.NullTranslations

    @classmethod
    def of(cls, language: str) -> "Words":
        """The words of the supported language nearest to this one."""
        spoken = negotiate(language)
        return cls(spoken, translations(spoken, "interview"))

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self.catalogue.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The message in this language, in the form for the count."""
        return self.catalogue.ngettext(one, many, count)


def place_line(words: Words, place: Place) -> str:
    """Where one is: "Sales process: question 3 of 6 · 12 of 40 answered"."""
    within = words.gettext("{section}: question {number} of {of}").format(
        section=section_name(words, place.section), number=place.number, of=place.of
    )
    whole = words.gettext("{answered} of {total} answered").format(answered=place.answered, total=place.total)
    return f"{within} · {whole}"


def section_name(words: Words, section: str | Belief) -> str:
    """A dimension's own name, or what the sections after them are called."""
    match section:
        case Belief.ESTIMATES:
            return words.gettext("What you think others would answer")
        case Belief.EXPECTATIONS:
            return words.gettext("What you expect of technology")
        case _:
            return section


def move_name(words: Words, move: Move) -> str:
    """What a move is called where keys or commands are listed."""
    names = {
        Move.BACK: words.gettext("back"),
        Move.SKIP: words.gettext("skip"),
        Move.DONT_KNOW: words.gettext("don't know"),
        Move.NOT_RELEVANT: words.gettext("not relevant"),
        Move.NOTE: words.gettext("note"),
        Move.EVIDENCE: words.gettext("evidence"),
        Move.CLEAR: words.gettext("clear answer"),
        Move.LEAVE: words.gettext("leave"),
    }
    return names[move]


def move_help(words: Words, move: Move) -> str:
    """What a move does, in a sentence."""
    sentences = {
        Move.BACK: words.gettext("Go back to the previous question."),
        Move.SKIP: words.gettext("Leave the question open for now; it is offered again at the end."),
        Move.DONT_KNOW: words.gettext("Say that you do not know. That is a useful answer too."),
        Move.NOT_RELEVANT: words.gettext("Say that the question does not apply to you, and why."),
        Move.NOTE: words.gettext("Write a note to whoever runs the assessment."),
        Move.EVIDENCE: words.gettext("Say what shows that your answer is right."),
        Move.CLEAR: words.gettext("Take your answer back."),
        Move.LEAVE: words.gettext("Leave. Everything you have answered is kept, and you can go on later."),
    }
    return sentences[move]


def privacy_lines(words: Words, role: Role, privacy: Privacy, together: int = 1) -> tuple[str, ...]:
    """What becomes of the answers of somebody in this role, or of `together` people who answer as one."""
    if together > 1:
        return (
            words.gettext(
                "You answer together, {n} people with one answer. It is shown in the report as what the {roles} say "
                "together, however few you are. So agree on each answer first; where you do not agree, choose “don't "
                "know” or write a note. What each of you thinks is neither asked for nor kept."
            ).format(n=together, roles=role.plural),
        )
    if not role.anonymous:
        return (
            words.gettext(
                "You answer as the holder of your role ({role}), and can be recognised by it in the report."
            ).format(role=role.name),
        )
    shown = words.gettext(
        "Your name is neither asked for nor kept. Your answers are shown only together with those of others in "
        "your role, and only when at least {group} of you have answered."
    ).format(group=privacy.minimum_group)
    texts = words.gettext(
        "What you write in your own words is shown without your role. Whoever keeps the file can read it, so "
        "name nobody."
    )
    return (shown, texts)


def progress_line(words: Words, answered: int, total: int) -> str:
    """How far a respondent has come who is back."""
    return words.ngettext(
        "Welcome back. You have answered {answered} of {total} question, and go on where you left off.",
        "Welcome back. You have answered {answered} of {total} questions, and go on where you left off.",
        total,
    ).format(answered=answered, total=total)


def introduction_lines(words: Words, questionnaire: Questionnaire, total: int) -> tuple[str, ...]:
    """What a respondent reads first: the author's introduction and what lies ahead."""
    ahead = words.ngettext(
        "There is {total} question. Your answer is kept as soon as you have given it, and you can leave at any time.",
        "There are {total} questions. Each answer is kept as soon as you have given it, and you can leave at any time.",
        total,
    ).format(total=total)
    return (questionnaire.introduction, ahead)


def range_line(words: Words, minimum: Fraction | None, maximum: Fraction | None) -> str | None:
    """The limits of a number, if it has any."""
    if minimum is not None and maximum is not None:
        line = words.gettext("From {low} to {high}.")
    elif minimum is not None:
        line = words.gettext("At least {low}.")
    elif maximum is not None:
        line = words.gettext("At most {high}.")
    else:
        return None
    return line.format(
        low=bound(minimum or Fraction(0), words.language), high=bound(maximum or Fraction(0), words.language)
    )

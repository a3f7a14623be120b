"""`crmready assess --respondents N`: one keyboard goes round, and nothing of one person is left for the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from crmready.cli.clock import today
from crmready.cli.console import prompt, say, tell
from crmready.cli.founding import Wish, role_meant
from crmready.cli.languages import spoken
from crmready.cli.notebook import StoredNotebook
from crmready.collect.interview import interview
from crmready.collect.newcomer import balanced_id
from crmready.collect.notebook import Invitation
from crmready.collect.talk import FrontEnd
from crmready.collect.terminal import Terminal
from crmready.collect.words import Words
from crmready.errors import UsageError
from crmready.loading.questionnaire import LoadedQuestionnaire
from crmready.model.assessment import Respondent
from crmready.model.questionnaire import Questionnaire, Role
from crmready.problems import command
from crmready.store.file import AssessmentFile

_CLEAR: Final = "\x1b[H\x1b[2J\x1b[3J"
"""To the corner, the screen emptied, and what has scrolled away as well where the terminal can."""

_MOST: Final = 1000

_NO: Final = {"n", "no", "nei"}


@dataclass(frozen=True, slots=True)
class Round:
    """Who sits around the keyboard, and the file they answer into."""

    stored: AssessmentFile
    loaded: LoadedQuestionnaire
    wish: Wish
    terminal: Terminal

    @property
    def questionnaire(self) -> Questionnaire:
        """What is asked, in the language that the round is led in."""
        return spoken(self.loaded, self.wish.language, self.stored.assessment().language)

    @property
    def words(self) -> Words:
        """What is said between two people."""
        return Words.of(self.questionnaire.language)

    def reply(self, ask: str) -> str:
        """A line from the keyboard; UsageError when there will be none."""
        prompt(ask)
        line = self.terminal.replies.readline()
        if not line:
            raise UsageError("The replies ended too early.", "What has been answered is saved.")
        return line.strip()


@dataclass(slots=True)
class Seats:
    """Who is still to answer: how many of each role one by one, and how many of a role together."""

    alone: dict[str, int]
    together: dict[str, int] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """Turns still to come."""
        return sum(self.alone.values()) + len(self.together)

    @property
    def roles(self) -> frozenset[str]:
        """Roles of which somebody is still to come."""
        return frozenset(role for role, count in self.alone.items() if count) | frozenset(self.together)

    def taken(self, role: str) -> int:
        """Gives a seat of this role away: how many people answer on it."""
        if role in self.together:
            return self.together.pop(role)
        self.alone[role] -= 1
        return 1


def take_turns(around: Round, front: FrontEnd) -> None:
    """Interviews one after the other, and says at the end how many of each role have answered."""
    seats = _seats(around)
    _clear(around)
    begun: list[Respondent] = []
    turns = seats.left
    for number in range(1, turns + 1):
        ask = around.words.gettext("Person {number} of {turns}: press Enter when you sit here alone.")
        if turns - number + 1 == 1 and not seats.alone and seats.together:
            ask = around.words.gettext("Press Enter when all of you can see the screen.")
        around.reply(ask.format(number=number, turns=turns))
        _clear(around)
        finished, who = _turn(around, seats, front)
        _clear(around)
        if who is not None:
            begun.append(who)
        say(
            around.words.gettext("Saved. Thank you!")
            if finished
            else around.words.gettext("What you answered is saved.")
        )
        if number < turns:
            say(around.words.gettext("Pass the keyboard on. Nobody can go back to your answers from here."))
    _tell_counts(around, begun)


def _turn(around: Round, seats: Seats, front: FrontEnd) -> tuple[bool, Respondent | None]:
    """One person's interview; whether they are through, and who they are if they answered anything."""
    opened: list[StoredNotebook] = []

    def begin(role: str) -> StoredNotebook:
        people = seats.taken(role)
        who = Respondent(balanced_id(around.stored.assessment(), role), role, together=people)
        opened.append(StoredNotebook(around.stored, who, today))
        return opened[-1]

    invitation = Invitation(
        questionnaire=around.loaded.speaking,
        languages=around.loaded.languages,
        open=begin,
        language=around.wish.language and around.questionnaire.language,
        roles=seats.roles,
    )
    outcome = interview(invitation, front)
    finished = outcome.finished or not outcome.left_unanswered
    for notebook in opened:
        if finished:
            notebook.finish()
        return finished, notebook.respondent
    return False, None


def _seats(around: Round) -> Seats:
    """Asks who is here, and offers a joint answer to whoever would be too few."""
    people = around.wish.respondents or 0
    role = role_meant(around.wish.role, around.loaded)
    seats = Seats({role: people} if role else _heads(around, people))
    present = around.stored.assessment()
    for known in around.questionnaire.roles:
        here = seats.alone.get(known.id, 0)
        if here and known.id in present.joint:
            raise UsageError(f"{known.plural} have given one joint answer already.", "Count them as nobody here.")
        there = sum(person.role == known.id for person in present.respondents)
        few = known.anonymous and here + there < around.questionnaire.privacy.minimum_group
        if here and few and _answer_together(around, known, here if not there else 1):
            seats.together[known.id] = seats.alone.pop(known.id)
    return seats


def _heads(around: Round, people: int) -> dict[str, int]:
    """How many of each role are here, `people` in all."""
    gettext = around.words.gettext
    while True:
        heads: dict[str, int] = {}
        say(gettext("You are {people}. How many of each role?").format(people=people))
        for role in around.questionnaire.roles:
            heads[role.id] = _head_count(around, role)
        if sum(heads.values()) == people:
            return heads
        say(gettext("That makes {sum}, not {people}. Once more:").format(sum=sum(heads.values()), people=people))


def _head_count(around: Round, role: Role) -> int:
    while True:
        reply = around.reply(f"  {role.plural}:")
        if not reply:
            return 0
        if reply.isascii() and reply.isdigit() and len(reply) <= len(str(_MOST)):
            return int(reply)
        say(around.words.gettext("A number, such as 3; Enter for nobody."))


def _answer_together(around: Round, role: Role, people: int) -> bool:
    """Whether a role that is too few answers as one, after being told what becomes of the answers either way."""
    gettext, minimum = around.words.gettext, around.questionnaire.privacy.minimum_group
    told: Mapping[str, object] = {"roles": role.plural, "n": people, "minimum": minimum}
    if people == 1:
        alone = gettext("{roles}: fewer than {minimum}, so their single answers stay hidden in every result.")
        tell(alone.format(**told))
        return False
    offer = gettext(
        "{roles}: {n} are fewer than {minimum}, so single answers would stay hidden in every result. Instead you can "
        "give one joint answer to each question. It is shown as what you say together, and what each of you thinks "
        "is not kept."
    )
    tell(offer.format(**told))
    return around.reply(gettext("Answer together? [yes]")).casefold() not in _NO


def _clear(around: Round) -> None:
    """Takes what was asked and answered off the screen. Lines in a pipe are whoever reads it's own."""
    if around.terminal.talk.isatty():
        around.terminal.talk.write(_CLEAR)
        around.terminal.talk.flush()


def _tell_counts(around: Round, begun: list[Respondent]) -> None:
    assessment, gettext = around.stored.assessment(), around.words.gettext
    say("")
    for role in around.questionnaire.roles:
        there = [person for person in assessment.respondents if person.role == role.id]
        joint = [person.together for person in there if person.together > 1]
        if joint:
            say(gettext("{roles}: one joint answer of {n} people").format(roles=role.plural, n=joint[0]))
        else:
            done = sum(person.finished for person in there)
            say(
                gettext("{roles}: {n} have answered, {done} are done").format(
                    roles=role.plural, n=len(there), done=done
                )
            )
    for person in begun:
        if not around.questionnaire.role[person.role].anonymous and not _is_done(around, person):
            going_on = command("assess", around.stored.path, "--respondent", person.id)
            say(gettext("Go on with: {command}").format(command=going_on))
    say(gettext("The result: {command}").format(command=command("score", around.stored.path)))


def _is_done(around: Round, person: Respondent) -> bool:
    return any(other.id == person.id and other.finished for other in around.stored.assessment().respondents)

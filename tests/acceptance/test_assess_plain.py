"""The interview in numbered lines, through pipes: whole interviews, and several at once."""

import pytest

from tests.acceptance.commandline import CommandLine
from tests.acceptance.terminal import ESC, pipe

ASSESS = ("assess", "acme.crmready", "--plain")


def _people(crmready: CommandLine) -> list[tuple[str, bool, bool]]:
    """Role, whether everything asked is answered, and whether they are finished."""
    respondents = crmready("status", "acme.crmready", "--json").json["respondents"]
    return [(person["role"], person["answered"] == person["asked"], person["finished"]) for person in respondents]


def test_every_role_of_the_pulse_is_interviewed_to_the_end_and_each_is_told_the_verdict(crmready: CommandLine) -> None:
    member = pipe(crmready, *ASSESS, "-q", "coaching-pulse", "-l", "en", "-r", "team-member", "-o", "Acme AS")
    assert member.answers_everything() == 0
    ending = member.said.rpartition("Every question is answered.")[2]
    assert "Slipping: " in ending
    assert "Most team members have had a conversation: Not met" in ending
    assert "Not asked yet: team leaders." in ending
    assert "The next respondent: crmready assess acme.crmready" in ending

    leader = pipe(crmready, *ASSESS, "-l", "nb", "-r", "team-leader")
    assert leader.answers_everything() == 0
    ending = leader.said.rpartition("Alle spørsmålene er besvart.")[2]
    assert "På vei til å glippe: " in ending
    assert "Neste person" not in ending
    assert "Resultatet: crmready score acme.crmready" in ending
    assert ESC not in member.said + leader.said
    assert (crmready.temporary / "stdout").read_text(encoding="utf-8") == ""
    assert _people(crmready) == [("team-member", True, True), ("team-leader", True, True)]


def test_an_executive_goes_through_crm_readiness_and_is_told_what_blocks_the_verdict(crmready: CommandLine) -> None:
    executive = pipe(crmready, *ASSESS, "-l", "nb", "-r", "executive", "-o", "Acme AS")
    assert executive.answers_everything() == 0
    ending = executive.said.rpartition("Alle spørsmålene er besvart.")[2]
    assert "Ikke klar: " in ending
    assert "? Selgerne kjenner salgsprosessen: Ukjent" in ending
    assert _people(crmready) == [("executive", True, True)]
    assert crmready("score", "acme.crmready", "--fail-on", "not-ready").code == 1


def test_two_people_answer_into_one_file_at_the_same_time(crmready: CommandLine) -> None:
    assert pipe(crmready, *ASSESS, "-q", "coaching-pulse", "-l", "en", "-o", "Acme").ends_its_input() == 0
    both = [pipe(crmready, *ASSESS, "-l", language, "-r", "team-member") for language in ("en", "nb")]
    still_asked = [True, True]
    while any(still_asked):
        still_asked = [person.reply() for person in both]
    assert [person.ends() for person in both] == [0, 0]
    assert _people(crmready) == [("team-member", True, True), ("team-member", True, True)]
    answers = [event for event in crmready("export", "acme.crmready").json["history"] if event["kind"] == "answered"]
    assert [len([a for a in answers if a["question"] == name]) for name in ("follow-up", "minutes-recording")] == [2, 2]


def test_the_end_of_the_input_leaves_and_the_answers_are_kept(crmready: CommandLine) -> None:
    words = ("-q", "coaching-pulse", "-l", "en", "-r", "team-member", "-o", "Acme")
    ended = crmready(*ASSESS, *words, replies="\n1\n3\n")
    assert (ended.code, ended.stdout) == (0, "")
    assert "Go on with: crmready assess acme.crmready --respondent" in ended.stderr
    assert _people(crmready) == [("team-member", False, False)]


def test_whoever_has_answered_everything_is_told_the_verdict_even_when_the_input_ends_there(
    crmready: CommandLine,
) -> None:
    words = ("-q", "coaching-pulse", "-l", "en", "-r", "team-member", "-o", "Acme")
    replies = ("", "2", "3", "3", "1, 2", "2", "Nothing", "25")
    ended = crmready(*ASSESS, *words, replies="\n".join((*replies, "")))
    assert "Slipping: " in ended.stderr
    assert _people(crmready) == [("team-member", True, True)]


@pytest.mark.parametrize("name", ["our company.crmready", "søndag & co.crmready", "-.crmready"])
def test_the_command_that_goes_on_can_be_pasted_whatever_the_file_is_called(crmready: CommandLine, name: str) -> None:
    made = crmready("assess", "--plain", "-l", "en", "-r", "seller", f"./{name}")
    (line,) = (line for line in made.stderr.splitlines() if line.startswith("Go on with: "))
    pasted = line.removeprefix("Go on with: crmready ")
    again = crmready.shell(f'"$@" {pasted} --plain --role seller --language en')
    assert again.code == 0
    assert "Everything you answered is saved." in again.stderr
    assert [path.name for path in crmready.folder.iterdir()] == [name]

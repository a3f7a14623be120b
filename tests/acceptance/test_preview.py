"""`crmready questionnaire preview`: on the screen, on paper, and gone through for a try."""

from pathlib import Path

from tests.acceptance.commandline import ROOT, CommandLine
from tests.acceptance.terminal import ENTER, pipe, sit_down

PULSE = ROOT / "questionnaires" / "coaching-pulse"


def test_it_shows_what_each_role_meets(crmready: CommandLine) -> None:
    ended = crmready("questionnaire", "preview", PULSE, "--language", "en")
    assert (ended.code, ended.stderr) == (0, "")
    member, leader = ended.stdout.split("=" * 80)
    assert "Coaching pulse · Team member" in member
    assert "   Answer this only if you answered “Yes” to question 1." in member
    assert "How often does your team leader come back to" in member
    assert "How often do you come back to what you and a team member agreed" in leader
    assert "What you think others would answer: question 1 of 1 · 5 of 6 answered" in leader


def test_it_shows_one_role_in_another_language(crmready: CommandLine) -> None:
    ended = crmready("questionnaire", "preview", "coaching-pulse", "-r", "team-leader", "-l", "nb")
    assert ended.code == 0
    assert ended.stdout.startswith("Veiledningspuls · Teamleder\n")
    assert "team-member" not in ended.stdout


def test_each_role_gets_a_form_of_its_own(crmready: CommandLine) -> None:
    ended = crmready("questionnaire", "preview", PULSE, "-l", "en", "-o", "form.pdf")
    assert (ended.code, ended.stdout) == (0, "")
    assert ended.stderr == (
        "Wrote form-team-member.pdf: Team member, 8 questions.\nWrote form-team-leader.pdf: Team leader, 6 questions.\n"
    )
    assert crmready.names() == ["form-team-leader.pdf", "form-team-member.pdf"]
    assert (crmready.folder / "form-team-member.pdf").read_bytes().startswith(b"%PDF-")


def test_a_form_that_is_there_is_only_replaced_when_told_to(crmready: CommandLine) -> None:
    there = Path(crmready.folder / "form.pdf")
    there.write_text("mine")
    words = ("questionnaire", "preview", PULSE, "--role", "team-leader", "--output", "form.pdf")
    refused = crmready(*words)
    assert (refused.code, there.read_text()) == (3, "mine")
    assert "Add --force to replace it" in refused.stderr
    assert crmready(*words, "--force").code == 0
    assert there.read_bytes().startswith(b"%PDF-")


def test_an_unknown_role_or_language_is_told(crmready: CommandLine) -> None:
    role = crmready("questionnaire", "preview", PULSE, "--role", "team-leder")
    assert (role.code, "Did you mean team-leader?" in role.stderr) == (2, True)
    assert crmready("questionnaire", "preview", PULSE, "--language", "sv").code == 2


def test_a_broken_questionnaire_is_reported_and_not_shown(crmready: CommandLine) -> None:
    (crmready.folder / "questionnaire.yaml").write_text("format: 1\nid: [")
    ended = crmready("questionnaire", "preview", "questionnaire.yaml")
    assert (ended.code, ended.stdout) == (1, "")
    assert "questionnaire.yaml:2:" in ended.stderr


def test_the_interview_can_be_gone_through_and_keeps_nothing(crmready: CommandLine) -> None:
    words = ("questionnaire", "preview", PULSE, "--interview", "--plain", "-l", "en", "-r", "team-leader")
    tried = pipe(crmready, *words)
    assert tried.answers_everything() == 0
    assert "Thank you. Every question is answered." in tried.said
    assert "This was a try: nothing was kept." in tried.said
    assert crmready.names() == []


def test_the_interview_runs_under_the_keys(crmready: CommandLine) -> None:
    person = sit_down(crmready, "questionnaire", "preview", PULSE, "--interview", "-l", "en", "-r", "team-member")
    person.says(("Enter: go on", ENTER), ("question 1 of 2", "2" + ENTER), ("question 2 of 2", "q"))
    assert person.ends() == 0
    assert "nothing was kept" in person.said

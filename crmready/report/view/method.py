"""How the numbers came about, what is hidden and what waits, in paragraphs."""

from collections.abc import Iterator, Mapping

from crmready.report.view.case import Case
from crmready.report.view.numbers import Rounding


def method(case: Case) -> tuple[str, ...]:
    """How the numbers came about, a paragraph each; nothing about what this questionnaire does not have."""
    return (*_on_requirements(case), *_on_scores(case), *_on_beliefs(case), *_on_people(case))


def _on_requirements(case: Case) -> Iterator[str]:
    gettext, questionnaire = case.words.gettext, case.questionnaire
    if questionnaire.gates:
        yield gettext(
            "Requirements decide the verdict, and averages never do. A requirement is met when its minimum is reached "
            "even if every missing answer were the worst one, and when something shows it where it can be shown. "
            "Unknown is not met. The verdict depends on no weight."
        )
    if any(question.evidence and question.evidence.cap is not None for question in questionnaire.questions.values()):
        yield gettext(
            "An answer above the limit for its question counts as that limit when nothing is named that shows it. The "
            "report then says both what was claimed and what was counted."
        )


def _on_scores(case: Case) -> Iterator[str]:
    gettext = case.words.gettext
    coverage = case.numbers.number(case.questionnaire.coverage * 100, Rounding(0, per_cent=True)).text
    yield gettext(
        "Each role has one vote in a question, unless the questionnaire weights the roles, so many never drown "
        "few. An area's score is the weighted mean of its questions, from the worst answer (0%) to the best (100%)."
    )
    yield gettext(
        "“Don't know”, “not relevant” and unanswered questions are left out and never filled in. An area has a "
        "score when at least {coverage} of what applies has been answered. The range beside a score shows what it "
        "would be if everything missing were at its worst and at its best.",
        coverage=coverage,
    )
    yield gettext(
        "Ratings are given on exact numbers and never on rounded ones. A number close to a limit is printed with "
        "more decimals rather than on the wrong side of it."
    )


def _on_beliefs(case: Case) -> Iterator[str]:
    if case.questionnaire.estimates or case.questionnaire.expectations:
        yield case.words.gettext(
            "What leaders believe and what they expect of technology changes no score, no requirement and no verdict. "
            "Belief is called ahead of evidence from one whole step on the scale."
        )


def _on_people(case: Case) -> Iterator[str]:
    gettext = case.words.gettext
    yield gettext(
        "Two roles have different pictures when their means lie at least one step apart and Cliff's delta is at "
        "least 0.33. Agreement is measured by the average deviation about the median; 95% intervals are t "
        "intervals within the scale. With so few people no test of significance would mean anything, and none is "
        "made."
    )
    yield gettext(
        "Gaps come in this order: absolute requirements that are not met, absolute requirements that are unknown, "
        "warnings, then what most other steps wait for, then importance times distance from the target. At most "
        "three actions are planned for each thirty days, and none before what it depends on."
    )


def anonymity(case: Case) -> str:
    """What is hidden and why."""
    roles = [role.id for role in case.questionnaire.roles if role.anonymous]
    if not roles:
        return case.words.gettext("No role answers anonymously in this questionnaire.")
    privacy = case.questionnaire.privacy
    return case.words.gettext(
        "Answers from {roles} are shown only when at least {minimum} have answered the question, and with details of "
        "how they differ only from {details} answers. Whatever would give hidden answers away is hidden as well. Free "
        "texts are shown from {texts} answers, and never with a role. The other roles answer as holders of their "
        "positions and were told so before they began.",
        roles=case.words.listed([case.several(role) for role in roles]), minimum=privacy.minimum_group,
        details=privacy.distributions, texts=privacy.free_text,
    ) + _joint(case)  # fmt: skip


def _joint(case: Case) -> str:
    """What a joint answer is, where a role gave one."""
    return "".join(
        " "
        + case.words.gettext(
            "The {n} {roles} are fewer than that and answered together: what is shown of them is the one answer that "
            "they agreed on, and they were told so before they began. It does not tell what each of them thinks.",
            n=people,
            roles=case.several(role),
        )
        for role, people in case.result.joint.items()
        if case.questionnaire.role[role].anonymous
    )


def held_back(case: Case, waiting: Mapping[str, int]) -> str | None:
    """Later answers that are not shown yet."""
    minimum = case.questionnaire.privacy.minimum_group
    sentences = [
        case.words.ngettext(
            "{n} later answer from {roles} is not shown yet. It will be shown when at least {minimum} {roles} have "
            "joined, left or changed an answer, so that nobody can tell whose it is.",
            "{n} later answers from {roles} are not shown yet. They will be shown when at least {minimum} {roles} have "
            "joined, left or changed an answer, so that nobody can tell whose they are.",
            count,
            roles=case.several(role),
            minimum=minimum,
        )
        for role, count in waiting.items()
        if count and role in case.questionnaire.role
    ]
    sentences += [
        case.words.gettext(
            "Nothing is shown of the {roles} for now: one of them was deleted after a report had been made, and the "
            "difference between the two would tell what that person had answered. They are shown again when at least "
            "{minimum} {roles} have joined, left or changed their answer to each question.",
            roles=case.several(role),
            minimum=minimum,
        )
        for role in sorted(case.publication.withheld)
    ]
    return " ".join(sentences) or None


def target_profile(case: Case) -> str | None:
    """The name of the chosen target profile."""
    names = {profile.id: profile.name for profile in case.questionnaire.target_profiles}
    return names.get(case.assessment.profile or "")

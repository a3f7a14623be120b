"""What the title of each part says: sentences made by rules from what the report prints, and from nothing else.

Everything here is read off the parts of the view, after what must be hidden is gone, so that no title can tell more
than the part it stands above.
"""

from collections.abc import Iterable, Sequence

from crmready.problems import at_start
from crmready.report.shapes.beliefs import BeliefsView, RoleGapView
from crmready.report.shapes.findings import FindingsView
from crmready.report.shapes.gates import GateView
from crmready.report.shapes.numbers import Number
from crmready.report.shapes.report import VerdictView
from crmready.report.shapes.scores import AgreementView
from crmready.report.view.counting import questions, requirements, share, share_at_start, spelled
from crmready.report.view.parts import Parts
from crmready.report.view.standing import dont_know_finding, profile_finding, unknowns
from crmready.report.view.words import Words, inside


def findings_view(words: Words, parts: Parts) -> FindingsView:
    """The message of every part."""
    gates = _gates(words, parts.gates)
    return FindingsView(
        summary=_summary(words, parts.verdict, gates),
        gates=gates,
        blocks=_blocks(words, parts.gates),
        profile=profile_finding(words, parts.dimensions),
        start=_start(words, len(parts.first_actions)),
        plan=_plan(words, parts) if parts.plan else None,
        beliefs=_beliefs(words, parts.beliefs),
        reliance=_reliance(words, parts.beliefs),
        pictures=_pictures(words, parts.role_gaps),
        agreement=_agreement(words, parts.agreements),
        dont_know=dont_know_finding(words, parts.dont_know),
        unknown=unknowns(words, parts),
    )


def _summary(words: Words, verdict: VerdictView, gates: str | None) -> str:
    if gates is None:
        return verdict.name
    return words.gettext("{verdict}: {finding}", verdict=verdict.name, finding=inside(gates).rstrip("."))


def _gates(words: Words, gates: Sequence[GateView]) -> str | None:
    """How many requirements stand open."""
    if not gates:
        return None
    states = {str(gate.state) for gate in gates} - {"pass"}
    open_ = sum(gate.state != "pass" for gate in gates)
    if not open_:
        met = share_at_start(words, requirements(words), len(gates), len(gates))
        return words.ngettext("{which} is met.", "{which} are met.", len(gates), which=met)
    if open_ == len(gates) > 1 and states in ({"fail"}, {"unknown"}):
        return _none(words, len(gates), met=states == {"fail"})
    which = share_at_start(words, requirements(words), open_, len(gates))
    return _open(words, states, open_, which)


def _open(words: Words, states: set[str], number: int, which: str) -> str:
    """What holds of those that stand open, in the words that fit the states they have."""
    if states == {"fail"}:
        return words.ngettext("{which} is not met.", "{which} are not met.", number, which=which)
    if states == {"claimed"}:
        return words.ngettext(
            "{which} is claimed, but not shown.", "{which} are claimed, but not shown.", number, which=which
        )
    if states == {"unknown"}:
        return words.ngettext("{which} is not settled.", "{which} are not settled.", number, which=which)
    return words.ngettext(
        "{which} is missing or not settled.", "{which} are missing or not settled.", number, which=which
    )


def _none(words: Words, number: int, *, met: bool) -> str:
    """That none is met, or that none is settled: "all are not met" could be read as "some are"."""
    if number == 2:  # noqa: PLR2004
        said = words.gettext("Neither requirement is met.") if met else words.gettext("Neither requirement is settled.")
    elif met:
        said = words.gettext("None of the {all} requirements is met.", all=spelled(words, number))
    else:
        said = words.gettext("None of the {all} requirements is settled.", all=spelled(words, number))
    return said


def _blocks(words: Words, gates: Sequence[GateView]) -> str | None:
    """What stands in the way: absolute requirements first, and only without them the others."""
    hard = sum(gate.severity == "hard" and gate.state in {"fail", "unknown"} for gate in gates)
    if hard:
        sentence = words.ngettext(
            "{count} absolute requirement stands in the way.", "{count} absolute requirements stand in the way.",
            hard, count=spelled(words, hard),
        )  # fmt: skip
        return at_start(sentence)
    left = sum(gate.state != "pass" for gate in gates)
    if not left:
        return None
    sentence = words.ngettext(
        "{count} requirement remains before everything is in place.",
        "{count} requirements remain before everything is in place.",
        left, count=spelled(words, left),
    )  # fmt: skip
    return at_start(sentence)


def _start(words: Words, actions: int) -> str | None:
    if not actions:
        return None
    return at_start(
        words.ngettext(
            "{count} action starts on Monday.", "{count} actions start on Monday.",
            actions, count=spelled(words, actions),
        )
    )  # fmt: skip


def _plan(words: Words, parts: Parts) -> str:
    actions = [action for window in parts.plan for action in window.actions]
    if not parts.respondents.answered:
        return words.gettext("Nothing is planned before somebody has answered.")
    if not actions:
        return words.gettext("No gap calls for an action.")
    owners = list(dict.fromkeys(inside(action.owner_name) for action in actions))
    sentence = words.ngettext(
        "{count} action in {days} days. Owner: {owners}.", "{count} actions in {days} days. Owners: {owners}.",
        len(actions), count=spelled(words, len(actions)), days=parts.plan[-1].ends, owners=words.listed(owners),
    )  # fmt: skip
    return at_start(sentence)


def _beliefs(words: Words, beliefs: BeliefsView) -> str | None:
    if not beliefs.pairs:
        return None
    told = [pair for pair in beliefs.pairs if pair.stance is not None]
    ahead = sum(pair.stance == "ahead" for pair in told)
    if not told:
        return words.gettext("Belief and evidence cannot be compared yet.")
    if not ahead:
        return words.gettext("Nowhere do leaders believe clearly more than the answers show.")
    where = share(words, questions(words), ahead, len(told))
    return words.gettext("In {where} leaders believe more than the answers show.", where=where)


def _reliance(words: Words, beliefs: BeliefsView) -> str | None:
    if not beliefs.reliances:
        return None
    told = [found for found in beliefs.reliances if found.quadrant is not None]
    ahead = sum(found.quadrant == "ahead" for found in told)
    if not told:
        return words.gettext("What is expected of technology cannot be held against the groundwork yet.")
    if ahead:
        where = share(words, questions(words), ahead, len(told))
        return words.gettext("In {where} much is expected of technology, but the groundwork is missing.", where=where)
    more = sum(_over(found.expected, found.groundwork) for found in told)
    if not more:
        return words.gettext("Nowhere is more expected of technology than the groundwork carries.")
    where = share(words, questions(words), more, len(told))
    return words.gettext("In {where} more is expected of technology than the groundwork carries.", where=where)


def _over(expected: Number, groundwork: Number) -> bool:
    """Whether one printed number is larger than the other, as the reader sees it."""
    return expected.value is not None and groundwork.value is not None and expected.value > groundwork.value


def _pictures(words: Words, gaps: Sequence[RoleGapView]) -> str | None:
    if not gaps:
        return None
    told = [gap for gap in gaps if gap.different is not None]
    different = sum(bool(gap.different) for gap in told)
    if not told:
        return words.gettext("Too few have answered to hold two roles' pictures side by side.")
    if not different:
        return words.gettext("Roles that answered the same question have much the same picture.")
    where = share(words, questions(words), different, len(told))
    return words.gettext("In {where} two roles see different things.", where=where)


def _agreement(words: Words, agreements: Sequence[AgreementView]) -> str | None:
    if not agreements:
        return None
    apart = _distinct(each.question for each in agreements if each.level == "apart")
    if not apart:
        return words.gettext("Those in the same role agree largely with each other.")
    return words.ngettext(
        "In {count} question those in the same role lie far apart.",
        "In {count} questions those in the same role lie far apart.",
        apart, count=spelled(words, apart),
    )  # fmt: skip


def _distinct(ids: Iterable[str]) -> int:
    return len(set(ids))

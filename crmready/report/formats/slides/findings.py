"""The slides about what was found: verdict, requirements, profile, belief and evidence, what blocks us."""

from collections.abc import Mapping

from crmready.report.formats.document import Column, Table, figures
from crmready.report.formats.gap_document.plan import gates_of
from crmready.report.formats.gap_document.texts import NOTHING, joined, once, text_of
from crmready.report.formats.slides.charts import Bars, draw
from crmready.report.formats.slides.deck import HEIGHT, LEFT, TOP, WIDTH, Box, Deck, Notes
from crmready.report.formats.slides.theme import ACCENT, MIDDLE, RULE
from crmready.report.shapes.gates import GateView
from crmready.report.shapes.report import ReportView
from crmready.report.view.words import inside

_MOST_GAPS = 6
_SPLIT = 0.56


def verdict(deck: Deck, view: ReportView, words: Mapping[str, str]) -> None:
    """The verdict, why, and who has answered."""
    notes = Notes(
        [words["ask_verdict"], *(reason.sentence for reason in view.verdict.reasons)], [words["note_numbers"]]
    )
    when = view.as_of.text if view.as_of else ""
    texts = [
        view.verdict.sentence,
        *([view.nobody] if view.nobody else []),
        view.verdict.summary,
        *(reason.sentence for reason in view.verdict.reasons),
        joined(view.respondents.sentence, view.respondents.not_asked),
        joined(f"{words['next']}:", view.verdict.next),
        " · ".join(text for text in (view.title, words["gap_report"], when) if text),
    ]
    deck.paragraphs(f"{view.organisation}: {view.verdict.name}", texts, notes)


def requirements(deck: Deck, view: ReportView, words: Mapping[str, str]) -> None:
    """Every requirement in a row."""
    if not view.gates:
        return
    asks = [gate.ask for gate in view.gates if gate.state != "pass"]
    columns = (
        Column(words["gate"], 5),
        Column(words["state"], 2),
        figures(words["score"]),
        figures(words["minimum"]),
        figures(words["interval"]),
    )
    rows = tuple(
        (gate.name, f"{gate.symbol} {gate.state_name}", *map(text_of, (gate.score, gate.minimum, gate.interval)))
        for gate in view.gates
    )
    notes = Notes([words["ask_gates"], *once(asks)], [words["note_gates"], words["gates_lead"]])
    table = Table(f"{words['gates']}: {view.verdict.summary}", columns, rows)
    deck.tables(view.findings.gates or words["gates"], table, notes, lead=view.verdict.summary)


def profile(deck: Deck, view: ReportView, words: Mapping[str, str]) -> None:
    """Score and target of every dimension as bars, with the numbers beside them."""
    columns = (Column(words["dimension"], 4), figures(words["score"]), figures(words["target"]), figures(words["gap"]))
    rows = tuple((each.name, each.score.text, each.target.text, each.gap.text) for each in view.dimensions)
    notes = Notes([words["ask_profile"], *(each.sentence for each in view.dimensions)], [words["note_numbers"]])
    finding = "; ".join(f"{each.name}: {each.sentence}" for each in view.dimensions)
    slide = deck.slide(view.findings.profile, notes)
    deck.lead(slide, view.index.sentence)
    series = (
        (words["score"], [each.score for each in view.dimensions], ACCENT),
        (words["target"], [each.target for each in view.dimensions], RULE),
    )
    per_cent = '0.0" %"' if view.language == "nb" else '0.0"%"'
    bars = Bars(f"{words['chart_profile']} {finding}", [each.name for each in view.dimensions], series, per_cent, 100)
    draw(slide, bars, Box(width=WIDTH * _SPLIT))
    table = Table(words["profile_in_numbers"], columns, rows)
    beside = Box(LEFT + WIDTH * (_SPLIT + 0.02), TOP, WIDTH * (0.98 - _SPLIT), HEIGHT)
    found = deck.fitting(table, beside)
    if len(found) == 1:
        deck.table(slide, table, min(found[0].size, 12), beside)
    else:
        deck.tables(words["profile_in_numbers"], table, notes)


def beliefs(deck: Deck, view: ReportView, words: Mapping[str, str]) -> None:
    """What leaders believe beside what is answered, as bars."""
    pairs = view.beliefs.pairs
    if not pairs:
        return
    numbers = [
        f"{pair.ask} {words['belief']}: {pair.belief.text}. {words['evidence']}: {pair.practice.text}."
        for pair in pairs
    ]
    notes = Notes([words["ask_beliefs"], *numbers], [words["note_beliefs"], *_reasons(view)])
    slide = deck.slide(view.findings.beliefs or words["beliefs"], notes)
    deck.lead(slide, view.beliefs.sentence)
    told = [pair for pair in pairs if not pair.hidden]
    if not told:
        deck.lead(slide, words["none_told"], Box())
        return
    series = (
        (words["belief"], [pair.belief for pair in told], MIDDLE),
        (words["evidence"], [pair.practice for pair in told], ACCENT),
    )
    finding = "; ".join(
        f"{pair.ask} {words['belief']} {pair.belief.text}, {words['evidence']} {pair.practice.text}" for pair in told
    )
    most = max((anchor.score.value or 0 for pair in told for anchor in pair.anchors), default=1)
    names = [pair.ask for pair in told]
    draw(slide, Bars(f"{words['chart_beliefs']} {finding}", names, series, "0.0", most), Box())


def _reasons(view: ReportView) -> tuple[str, ...]:
    return once(pair.hidden_reason for pair in view.beliefs.pairs)


def _standing(gate: GateView) -> str:
    """The state, with a word where it does not decide: the title counts the absolute requirements alone."""
    return f"{gate.state_name}, {inside(gate.severity_name)}" if gate.severity == "warning" else gate.state_name


def blocks(deck: Deck, view: ReportView, words: Mapping[str, str]) -> None:
    """The requirements that are not met with what holds them back; without any, the first gaps."""
    waiting = [gate for gate in view.gates if gate.state != "pass"]
    shows = once(joined(words["would_show"], gate.to_show) for gate in waiting if gate.to_show)
    notes = Notes([words["ask_blocks"], *(gap.why for gap in view.gaps[:_MOST_GAPS])], shows)
    if waiting:
        columns = (Column(words["gate"], 4), Column(words["limiting"], 5), Column(words["if_nothing"], 4))
        rows = tuple(
            (
                f"{gate.symbol} {gate.name}",
                joined(f"{_standing(gate)}.", gate.limiting or gate.hidden_reason or gate.sentence),
                gate.left_alone or NOTHING,
            )
            for gate in waiting
        )
        title = view.findings.blocks or words["what_blocks"]
        deck.tables(title, Table(words["what_blocks"], columns, rows), notes)
    elif view.gaps:
        columns = (Column(words["question"], 6), figures(words["gap"]), Column(words["gate"], 3))
        rows = tuple((gap.ask, gap.gap.text, gates_of(gap) or NOTHING) for gap in view.gaps[:_MOST_GAPS])
        deck.tables(words["gaps"], Table(words["gaps"], columns, rows), notes)

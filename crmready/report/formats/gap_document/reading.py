"""How to read the report: what every mark means."""

from collections.abc import Iterator, Mapping

from crmready.report.formats.document import Block, Column, Heading, Table
from crmready.report.shapes.report import ReportView


def reading(view: ReportView, words: Mapping[str, str]) -> Iterator[Block]:
    """The key, once for the whole document."""
    yield Heading(words["how_to_read"])
    signs = (("✓", "pass"), ("!", "claimed"), ("×", "fail"), ("?", "unknown"))
    gates = tuple((sign, words[f"key_{state}"]) for sign, state in signs) if view.gates else ()
    bands = "; ".join(f"{band.name}: {band.text}" for band in view.bands)
    rows = (
        *gates,
        (words["target"], words["key_target"]),
        (words["interval"], words["key_interval"]),
        (words["rating"], f"{words['key_bands']} {bands}."),
    )
    yield Table(words["how_to_read"], (Column(words["sign"]), Column(words["meaning"], 5)), rows)

"""Small turns of phrase that several parts and formats share."""

from collections.abc import Iterable, Iterator

from crmready.problems import UNSAFE, visible
from crmready.report.branding.brand import BrandView
from crmready.report.formats.document import Paragraph
from crmready.report.shapes.numbers import Number, Range

NOTHING = "–"


def text_of(number: Number | Range | None) -> str:
    """What is printed for a number or a range that may not be there."""
    return number.text if number is not None else NOTHING


def joined(*sentences: str | None) -> str:
    """The sentences that there are, one after the other."""
    return " ".join(sentence for sentence in sentences if sentence)


def finding(sentence: str | None) -> Iterator[Paragraph]:
    """What a part says in a sentence, where it says anything."""
    if sentence:
        yield Paragraph(sentence, "strong")


def once(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Every text that there is, once, in order."""
    return tuple(dict.fromkeys(text for text in texts if text))


def credits_of(told: BrandView, prepared_by: str) -> tuple[str, ...]:
    """The brand's lines for an opening: its cover text, who made the document, who may read it."""
    firm = told.consultant
    parts = (firm.name, firm.person, firm.email, firm.phone) if firm else ()
    maker = f"{prepared_by} {' · '.join(part for part in parts if part)}" if firm else None
    return once([told.cover, maker, told.confidentiality])


def shown(text: str) -> str:
    """The text on as many lines as it has; nothing in it can hide, move, or break a file's markup."""
    return "\n".join(visible(line) if UNSAFE.search(line) else line for line in text.split("\n"))

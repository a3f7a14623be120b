"""The few elements of WordprocessingML that python-docx has no words for."""

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Element = Any
"""An lxml element; python-docx types none of these."""

RULE: Final = "C4CCD4"


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element such as `w:p`, with attributes of Word's own name space."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def run(text: str, *properties: Element) -> Element:
    """Text in one run; its line breaks and tabs are kept."""
    made = element("w:r", *([element("w:rPr", *properties)] if properties else []))
    made.text = text
    return made


def field(instruction: str, shown: str, *, dirty: bool = False) -> list[Element]:
    """The runs of a field, such as `PAGE`; a dirty one is worked out anew when the document is opened."""
    begin = element("w:fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    code = element("w:instrText")
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    code.text = f" {instruction} "
    parts = [begin, code, element("w:fldChar", fldCharType="separate")]
    return [*(element("w:r", part) for part in parts), run(shown), field_end()]


def field_end() -> Element:
    """The run that ends a field."""
    return element("w:r", element("w:fldChar", fldCharType="end"))


def borders(tag: str, *sides: str, colour: str = RULE) -> Element:
    """Hairlines at these sides."""
    return element(tag, *(element(f"w:{side}", val="single", sz=4, space=0, color=colour) for side in sides))

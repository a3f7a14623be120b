"""The lists in docs/report-view.md: every field, label and chart that a template may use, from the code itself."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import ConfigDict, TypeAdapter

from crmready.report.branding.brand import BrandView
from crmready.report.charts.every import charts_of
from crmready.report.labels import labels
from crmready.report.template_check.samples import sample_reports
from crmready.report.view.contract import result_schema
from crmready.resources import questionnaires_root

MARK: Final = "<!-- What follows is written by `python -m tools.generate`; change the docstrings of the shapes. -->\n"
"""Between the words that people write and the lists."""
_TYPES: Final = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}

Schema = Mapping[str, Any]


def report_view_page(written: str) -> str:
    """The page as it must stand, below what is written by hand."""
    introduction = written.partition(MARK)[0]
    return "".join((introduction, MARK, *(f"\n{section}" for section in _sections())))


def _sections() -> Iterator[str]:
    shapes: Schema = result_schema()["$defs"]
    yield "## `view`\n\nThe whole report. `view.verdict.name` is the verdict's name, and so on down.\n"
    for name in _in_reading_order(shapes, "ReportView"):
        yield _table(name, shapes[name])
    yield "## `brand`\n\nWhat `--brand` says, in the report's language. Without a brand every field is null.\n"
    several = TypeAdapter(tuple[BrandView, ...], config=ConfigDict(use_attribute_docstrings=True))
    brand = several.json_schema(mode="serialization")["$defs"]
    for name in _in_reading_order(brand, "BrandView"):
        yield _table(name, brand[name])
    yield _labels()
    yield _charts()


def _in_reading_order(shapes: Schema, first: str) -> list[str]:
    """The shape, then those that it names and those that they name, each once."""
    found = [first]
    for name in found:
        found += [each for each in dict.fromkeys(_named_in(shapes[name])) if each not in found]
    return found


def _named_in(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].rpartition("/")[2]
        for part in schema.values():
            yield from _named_in(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _named_in(part)


def _table(name: str, shape: Schema) -> str:
    rows = [
        f"| `{field}` | {_type(schema)} | {_cell(schema.get('description', ''))} |"
        for field, schema in shape["properties"].items()
    ]
    about = shape.get("description", "").replace("\n", " ")
    return "\n".join([f"### {name}\n", f"{about}\n", "| Field | Type | What |", "|---|---|---|", *rows, ""])


def _type(schema: Schema) -> str:
    if "anyOf" in schema:
        return " or ".join(_type(each) for each in schema["anyOf"])
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in schema or "const" in schema:
        return ", ".join(f"`{word}`" if word else "empty" for word in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"list of {_items(schema)}"
    if schema.get("type") == "object":
        return f"{_type(schema['additionalProperties'])} by name"
    return _TYPES.get(schema.get("type", "null"), "null")


def _items(schema: Schema) -> str:
    if "prefixItems" in schema:
        return ", ".join(_type(each) for each in schema["prefixItems"])
    return _type(schema["items"])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _labels() -> str:
    rows = [f"| `{name}` | {_cell(text)} |" for name, text in labels("en").items()]
    head = "## `labels`\n\nThe report's own words, in its language; here in English.\n\n| Name | Words |\n|---|---|\n"
    return head + "\n".join(rows) + "\n"


def _charts() -> str:
    everything = next(sample_reports(questionnaires_root())).view
    names = charts_of(everything, labels("en"))
    single = sorted(name for name in names if ":" not in name)
    keyed = sorted({name.partition(":")[0] for name in names if ":" in name})
    return (
        "## `charts`\n\nSVG drawings with their text alternatives. A chart without anything to draw is not there: ask "
        "`{% if charts.profile is defined %}`.\n\n"
        f"- By name: {', '.join(f'`{name}`' for name in single)}.\n"
        f'- For one of many, as `charts["levels:" ~ question.id]`: {", ".join(f"`{name}:…`" for name in keyed)}.\n'
    )

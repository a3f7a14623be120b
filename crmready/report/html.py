"""Fills a template: sandboxed, always escaping, and knowing nothing but what it is given."""

import traceback
from collections.abc import Mapping
from typing import Any, Final

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.environment import Environment
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from crmready.report.template_files import ENTRY

_UNSAFE_FILTERS: Final = ("safe", "xmlattr", "random", "pprint")


class TemplateFaultError(Exception):
    """A template cannot be filled; the text says where, as `file:line: what`, when that is known."""


class _Texts(BaseLoader):
    """Templates in memory, known to Jinja by their file's name, so that a fault can be traced to its line."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002 (Jinja's)
        if template not in self._texts:
            raise TemplateNotFound(template)
        return self._texts[template], template, None


class _Sandbox(ImmutableSandboxedEnvironment):
    """Refuses arithmetic that explodes, and every way of switching escaping off.

    Interception also keeps Jinja from computing `9**(9**9)` while it compiles.
    """

    intercepted_binops = frozenset({"**", "*", "%"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 (Jinja's)
        """Multiply and divide numbers; nothing else."""
        if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
            raise SecurityError(f"the operator {operator} is only for multiplying and dividing numbers")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 (Jinja's)
        """In a dict a name is a key, so that a field called `values` is not taken for the method."""
        return self.getitem(obj, attribute) if isinstance(obj, dict) else super().getattr(obj, attribute)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.EvalContextModifier):
            raise TemplateSyntaxError("a report template may not switch escaping off", node.lineno, name, filename)
        return tree


def fill(templates: Mapping[str, str], context: Mapping[str, object]) -> str:
    """The HTML of the template's entry page. `context` holds plain values only: text, numbers, lists and dicts.

    Raises TemplateFaultError for whatever goes wrong in the template.
    """
    environment = sandbox(templates)
    try:
        return environment.get_template(ENTRY).render(context)
    except TemplateSyntaxError as fault:
        raise TemplateFaultError(f"{fault.filename or ENTRY}:{fault.lineno}: {fault.message}") from fault
    except TemplateNotFound as fault:
        raise TemplateFaultError(f"{_place(fault, templates)}no file {fault.name} in the template's folder") from fault
    except (MemoryError, RecursionError):
        raise  # these are limits, and their place is chance
    except Exception as fault:
        raise TemplateFaultError(f"{_place(fault, templates)}{str(fault) or type(fault).__name__}") from fault


def sandbox(templates: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    """What fills a template and can do nothing else: no files but these, no unescaped text, no explosions."""
    environment = _Sandbox(
        loader=_Texts(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
    )
    environment.globals.clear()
    for name in _UNSAFE_FILTERS:
        del environment.filters[name]
    return environment


def _place(fault: BaseException, templates: Mapping[str, str]) -> str:
    """`file:line: ` of the innermost line of a template that was being filled, or nothing."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = [f"{frame.filename}:{frame.lineno}: " for frame in frames if frame.filename in templates]
    return places[-1] if places else ""

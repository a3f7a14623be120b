"""Fills a template: sandboxed, always escaping, and knowing nothing but what it is given."""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.environment import Environment, TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from crmready.problems import closest, suggestion
from crmready.report.template_files import ENTRY

_UNSAFE_FILTERS: Final = ("safe", "xmlattr", "random", "pprint")


class TemplateFaultError(Exception):
    """A template cannot be filled. `place` is `file:line` where that is known, `what` is wrong there."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}" if place else what)
        self.place = place
        self.what = what


@dataclass(frozen=True, slots=True)
class _Pages:
    """A template's texts by name, and what they are called in messages where that is not their name."""

    texts: Mapping[str, str]
    shown: Mapping[str, str]

    def called(self, name: str) -> str:
        """What a message calls a page."""
        return self.shown.get(name, name)


class _Texts(BaseLoader):
    """Templates in memory, known to Jinja as messages call them, so that a fault can be traced to its line."""

    def __init__(self, pages: _Pages) -> None:
        self._pages = pages

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002 (Jinja's)
        if template not in self._pages.texts:
            raise TemplateNotFound(template)
        return self._pages.texts[template], self._pages.called(template), None


class _Unknown(StrictUndefined):
    """A name or field that is not there: says so with the nearest that is."""

    __slots__ = ()
    names: Mapping[str, object] = {}
    """What a page is given; the environment has a class of its own with it."""

    @property
    def _undefined_message(self) -> str:
        name, holder = self._undefined_name, self._undefined_obj
        if self._undefined_hint or not isinstance(name, str):
            return str(super()._undefined_message)
        if holder is missing:
            return f"'{name}' is undefined{_nearest(name, self.names)}"
        if holder is None:
            return f"there is no '{name}' here, for what it is asked of is null. Put {{% if %}} around it"
        if isinstance(holder, TemplateModule):
            return f"there is no macro '{name}'{_nearest(name, vars(holder))}"
        if isinstance(holder, Mapping):
            known = [str(key) for key in holder]
            return f"there is no field '{name}' here" + (f". {suggestion(name, known)}" if known else "")
        return str(super()._undefined_message)


def _nearest(name: str, known: Mapping[str, object]) -> str:
    near = closest(name, [each for each in known if not each.startswith("_")])
    return f". Did you mean {near}?" if near else ""


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


def fill(texts: Mapping[str, str], context: Mapping[str, object], shown: Mapping[str, str] | None = None) -> str:
    """The HTML of the template's entry page. `context` holds plain values only: text, numbers, lists and dicts.

    `shown` is what pages are called in messages where that is not their name. Raises TemplateFaultError for whatever
    goes wrong in the template.
    """
    return filler(texts, context, shown)(context)


def filler(
    texts: Mapping[str, str], names: Mapping[str, object], shown: Mapping[str, str] | None = None
) -> Callable[[Mapping[str, object]], str]:
    """What fills the same template again and again; `names` are those that every context has."""
    pages = _Pages(texts, shown or {})
    environment = sandbox(texts, names, shown)

    def filled(context: Mapping[str, object]) -> str:
        try:
            return environment.get_template(ENTRY).render(context)
        except TemplateSyntaxError as fault:
            raise TemplateFaultError(f"{fault.filename or ENTRY}:{fault.lineno}", str(fault.message)) from fault
        except TemplateNotFound as fault:
            what = f"no file {fault.name} in the template's folder{_nearest(str(fault.name), pages.texts)}"
            raise TemplateFaultError(_place(fault, pages), what) from fault
        except (MemoryError, RecursionError):
            raise  # these are limits, and their place is chance
        except Exception as fault:
            raise TemplateFaultError(_place(fault, pages), str(fault) or type(fault).__name__) from fault

    return filled


def sandbox(
    texts: Mapping[str, str], context: Mapping[str, object] | None = None, shown: Mapping[str, str] | None = None
) -> ImmutableSandboxedEnvironment:
    """What fills a template and can do nothing else: no files but these, no unescaped text, no explosions.

    The names in `context` are those that a message may take a misspelt one for.
    """
    environment = _Sandbox(
        loader=_Texts(_Pages(texts, shown or {})),
        autoescape=True,
        undefined=type("_Unknown", (_Unknown,), {"__slots__": (), "names": context or {}}),
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
    )
    environment.globals.clear()
    for name in _UNSAFE_FILTERS:
        del environment.filters[name]
    return environment


def _place(fault: BaseException, pages: _Pages) -> str:
    """`file:line` of the innermost line of a template that was being filled, or nothing."""
    called = {pages.called(name) for name in pages.texts}
    frames = traceback.extract_tb(fault.__traceback__)
    places = [f"{frame.filename}:{frame.lineno}" for frame in frames if frame.filename in called]
    return places[-1] if places else ""

"""The interview under the keys: one card on the screen, erased when it is answered, so that no answer stays in view.

The only module that knows the prompt library.
"""

import asyncio
import errno
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, TextIO, TypeVar

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style

from crmready.collect.drawing import Line
from crmready.collect.front import Card, Menu, Move
from crmready.collect.picking import Picker
from crmready.collect.reading import RefusedError
from crmready.collect.sheet import Sheet
from crmready.collect.words import Words

Reply = TypeVar("Reply")

FIELD_HEIGHT: Final = 4
STYLE: Final = Style.from_dict(
    {
        "place": "ansicyan",
        "ask": "bold",
        "aside": "dim",
        "focus": "bold",
        "problem": "bold ansired",
        "keys": "dim",
    }
)
_HANDED_OVER: Final = {
    "enter": ("enter",),
    "erase": ("backspace", "delete"),
    "back": ("escape", "left"),
    "dont-know": ("c-k",),
    "not-relevant": ("c-n",),
    "undo": ("c-z", "c-u"),
    "leave": ("c-s", "c-c", "c-d", "<sigint>"),
}
"""The keys that are no letters, by what they are called where every key is given away."""
_ANY_SIZE: Final = 200
_ESCAPE_WAIT: Final = 0.05
"""Seconds until a lone Esc is taken as one, and not as the beginning of an arrow key."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Where the keys come from, and where cards are drawn."""

    keys: Input
    output: Output
    colour: bool = True

    @classmethod
    def of(cls, replies: TextIO, talk: TextIO, *, colour: bool) -> "Screen":
        """The screen of a real terminal."""
        output = create_output(talk)
        if isinstance(output, Vt100_Output):
            # The answer to "where is the cursor" would arrive among the keys, and nothing here needs it.
            output.enable_cpr = False
        return cls(create_input(replies), output, colour)


@dataclass(frozen=True, slots=True)
class Keyboard:
    """One card at a time, under arrows, numbers and letters."""

    words: Words
    screen: Screen

    def guide(self) -> str:
        """How to reply with keys."""
        return self.words.gettext(
            "Choose with the arrows or a number, and accept with Enter. The other keys stand at the bottom of the "
            "screen."
        )

    def read(self, card: Card) -> Move | None:
        """A page; the arrows scroll, and Enter goes on once the end has been seen."""
        return self._pick(Sheet.of(self.words, card, Picker.on(Menu(()))), lambda _picker: None)

    def choose(self, card: Card, menu: Menu) -> int | Move:
        """One option; Enter accepts the one in focus."""

        def accept(picker: Picker) -> int:
            if picker.focus is None:
                raise RefusedError(self.words.gettext("Choose an answer first, with the arrows or a number."))
            return picker.focus

        return self._pick(Sheet.of(self.words, card, Picker.on(menu)), accept)

    def tick(self, card: Card, menu: Menu) -> frozenset[int] | Move:
        """Any number of options; Space ticks, Enter accepts."""
        return self._pick(Sheet.of(self.words, card, Picker.on(menu, many=True)), lambda picker: picker.ticked)

    def write(self, card: Card, text: str) -> str | Move:
        """A line of text, with what was written earlier in the field."""
        sheet = Sheet.of(self.words, card, field_height=FIELD_HEIGHT)
        field = Buffer(document=Document(text, len(text)), multiline=False)
        bindings = _moves(sheet)
        _bind(bindings, ("enter",), lambda event: event.app.exit(result=field.text))
        _bind(bindings, ("f1",), lambda _event: _toggle_help(sheet))
        control = BufferControl(field)
        window = Window(
            control,
            wrap_lines=True,
            height=Dimension(min=1, max=FIELD_HEIGHT),
            dont_extend_height=True,
            get_line_prefix=lambda _line, wraps: "  " if wraps else "> ",
        )
        layout = Layout(HSplit([self._above(sheet), window, self._foot(sheet)]), focused_element=control)
        app: Application[str | Move] = self._application(layout, bindings)
        return _run(app)

    def hand_over(self, draw: Callable[[int, int], tuple[Line, ...]], press: Callable[[str], bool]) -> bool:
        """Gives every key to `press` until it says True, and draws anew after each; False when the terminal is gone.

        A key is a letter, or a word such as `enter` or `back`. `draw` is given the width and height of the screen.
        """

        def pressed(key: str, event: KeyPressEvent) -> None:
            before = _asked(draw)
            if press(key):
                event.app.exit(result=True)
            elif _asked(draw) != before:
                # Drawn whole: nothing of the old card is to be left, and no reader should hear half of the new one.
                event.app.renderer.erase()

        def lines() -> StyleAndTextTuples:
            size = self.screen.output.get_size()
            return _fragments(draw(size.columns - 1, size.rows - 1))

        layout = Layout(_window(FormattedTextControl(lines, focusable=True)))
        app: Application[bool | Move] = self._application(layout, _every_key(pressed))
        return _run(app) is True

    def _pick(self, sheet: Sheet, accept: Callable[[Picker], Reply]) -> Reply | Move:
        picker = sheet.picker or Picker.on(Menu(()))
        bindings = _moves(sheet)

        def accepted(event: KeyPressEvent) -> None:
            if sheet.turned():
                return
            try:
                event.app.exit(result=accept(picker))
            except RefusedError as refused:
                sheet.problem = str(refused)

        _bind(bindings, ("enter",), accepted)
        _bind(bindings, ("?", "f1"), lambda _event: _toggle_help(sheet))
        _bind_picker(bindings, sheet, picker)
        layout = Layout(HSplit([self._above(sheet), self._foot(sheet)]))
        app: Application[Reply | Move] = self._application(layout, bindings)
        return _run(app)

    def _above(self, sheet: Sheet) -> Window:
        def lines() -> tuple[Line, ...]:
            size = self.screen.output.get_size()
            return sheet.above(size.columns - 1, size.rows - 1)

        def cursor() -> Point:
            rows = [row for row, line in enumerate(lines()) if line.style == "focus"]
            return Point(0, rows[0] if rows else 0)

        return _window(FormattedTextControl(lambda: _fragments(lines()), focusable=True, get_cursor_position=cursor))

    def _foot(self, sheet: Sheet) -> Window:
        columns = self.screen.output.get_size
        return _window(FormattedTextControl(lambda: _fragments(sheet.foot(columns().columns - 1))))

    def _application(self, layout: Layout, bindings: KeyBindings) -> "Application[Reply]":
        app: Application[Reply] = Application(
            layout=layout,
            key_bindings=bindings,
            style=STYLE,
            include_default_pygments_style=False,
            color_depth=None if self.screen.colour else ColorDepth.DEPTH_1_BIT,
            erase_when_done=True,
            input=self.screen.keys,
            output=self.screen.output,
        )
        app.ttimeoutlen = _ESCAPE_WAIT
        return app


def _run(app: Application[Reply | Move]) -> Reply | Move:
    """The reply; a terminal that is gone has left."""

    async def until_done() -> Reply | Move:
        def failed(_loop: asyncio.AbstractEventLoop, context: Mapping[str, object]) -> None:
            error = context.get("exception")
            if isinstance(error, BaseException) and app.future and not app.future.done():
                app.exit(exception=error)

        asyncio.get_running_loop().set_exception_handler(failed)
        return await app.run_async(set_exception_handler=False)

    try:
        return asyncio.run(until_done())
    except EOFError:
        return Move.LEAVE
    except OSError as error:
        if error.errno == errno.EIO:
            return Move.LEAVE
        raise


def _moves(sheet: Sheet) -> KeyBindings:
    bindings = KeyBindings()
    for move, key in sheet.keys.items():
        _bind(bindings, key.pressed, partial(_reply, move))
    return bindings


def _asked(draw: Callable[[int, int], tuple[Line, ...]]) -> list[Line]:
    """What a drawing asks, however large the screen is."""
    return [line for line in draw(_ANY_SIZE, _ANY_SIZE) if line.style in {"place", "ask"}]


def _every_key(pressed: Callable[[str, KeyPressEvent], None]) -> KeyBindings:
    def letters(event: KeyPressEvent) -> None:
        for letter in event.data:
            if letter.isprintable() and not event.app.is_done:
                pressed(letter, event)

    bindings = KeyBindings()
    for name, keys in _HANDED_OVER.items():
        _bind(bindings, keys, partial(pressed, name))
    for key in (Keys.Any, Keys.BracketedPaste):
        bindings.add(key)(letters)
    return bindings


def _bind_picker(bindings: KeyBindings, sheet: Sheet, picker: Picker) -> None:
    def moves(act: Callable[[], None]) -> Callable[[KeyPressEvent], None]:
        def pressed(_event: KeyPressEvent) -> None:
            sheet.problem, sheet.helping = None, False
            act()

        return pressed

    _bind(bindings, ("up",), moves(partial(picker.step, -1)))
    _bind(bindings, ("down",), moves(partial(picker.step, 1)))
    _bind(bindings, ("pageup",), moves(partial(picker.page, -1)))
    _bind(bindings, ("pagedown",), moves(partial(picker.page, 1)))
    _bind(bindings, (" ",), moves(picker.toggle))
    for digit in range(10):
        _bind(bindings, (str(digit),), moves(partial(picker.digit, digit)))


def _bind(bindings: KeyBindings, keys: Iterable[str], act: Callable[[KeyPressEvent], None]) -> None:
    """Eager: a lone Esc need not wait for what else may begin with it."""
    for key in keys:
        bindings.add(key, eager=True)(act)


def _reply(move: Move, event: KeyPressEvent) -> None:
    event.app.exit(result=move)


def _toggle_help(sheet: Sheet) -> None:
    sheet.helping = not sheet.helping


def _window(control: FormattedTextControl) -> Window:
    return Window(control, dont_extend_height=True)


def _fragments(lines: Iterable[Line]) -> StyleAndTextTuples:
    """Each line in its style; the library would draw a no-break space as a mark of its own."""
    fragments: StyleAndTextTuples = []
    for line in lines:
        fragments += [("", "\n")] if fragments else []
        fragments.append((f"class:{line.style}", line.text.replace("\N{NO-BREAK SPACE}", " ")))
    return fragments

"""The two ways out: results on stdout, talk on stderr. No text reaches a terminal but through here or Rich `Text`."""

import os
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from crmready.problems import visible


def prepare_streams() -> None:
    """Three open streams, and both ways out in UTF-8, whatever the caller closed and the locale says.

    What cannot be written is shown as an escape.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the caller: the next file to be opened would get its number
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # open to the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def silence(stream: TextIO) -> None:
    """What is still on its way to a stream that takes nothing any more goes nowhere, also when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(*lines: str) -> None:
    """Talk: progress, notes, errors and the next step, on stderr. When nobody can hear it, the command goes on."""
    try:
        for line in lines:
            for part in line.split("\n"):
                sys.stderr.write(f"{visible(part)}\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def picture(blocks: str) -> None:
    """A picture of our own half blocks, on a terminal that is wide enough: white on black, whatever its colours are."""
    lines = blocks.splitlines()
    if not sys.stderr.isatty():
        return
    if max(map(len, lines)) > os.get_terminal_size(sys.stderr.fileno()).columns:
        say("The code does not fit here: widen this window, or use the page.")
        return
    for line in lines:
        sys.stderr.write(line if os.environ.get("TERM") == "dumb" else f"\x1b[97;40m{line}\x1b[0m")
        sys.stderr.write("\n")


def prompt(text: str) -> None:
    """Talk that waits for a reply on the same line."""
    sys.stderr.write(f"{visible(text)} ")
    sys.stderr.flush()


def tell(*paragraphs: str) -> None:
    """Talk in sentences: wrapped where a terminal ends, and left whole where something else reads."""
    width = os.get_terminal_size(sys.stderr.fileno()).columns if sys.stderr.isatty() else 0
    for paragraph in paragraphs:
        indent = " " * (len(paragraph) - len(paragraph.lstrip()))
        lines = textwrap.wrap(paragraph, width, subsequent_indent=indent) if width else []
        say(*(lines or (paragraph,)))


def give(lines: Iterable[str]) -> None:
    """The result as lines of text, on stdout."""
    for line in lines:
        sys.stdout.write(f"{visible(line)}\n")


def give_whole(text: str) -> None:
    """The result as a text that has its own line ends and is fit to be shown, on stdout as it is."""
    sys.stdout.write(text)


def give_json(value: object) -> None:
    """The result as JSON, on stdout."""
    from crmready.report.job import json_text

    sys.stdout.write(json_text(value))

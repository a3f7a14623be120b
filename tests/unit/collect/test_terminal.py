import io

import pytest

from crmready.collect.plain import Plain
from crmready.collect.terminal import Terminal, front_end
from crmready.collect.words import Words
from crmready.errors import UsageError


class Tty(io.StringIO):
    """A stream that says it is a terminal, which is all that is asked of it here."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


@pytest.mark.parametrize(("replies", "talk"), [(io.StringIO(), Tty()), (Tty(), io.StringIO())])
def test_without_a_terminal_at_both_ends_the_error_names_the_option_that_helps(
    replies: io.StringIO, talk: io.StringIO
) -> None:
    with pytest.raises(UsageError) as refused:
        front_end(Terminal(replies, talk, {"TERM": "xterm"}), plain=False)
    assert refused.value.exit_code == 2
    assert "--plain" in str(refused.value.hint)


def test_plain_needs_no_terminal() -> None:
    front = front_end(Terminal(io.StringIO(), io.StringIO(), {}), plain=True)(Words.of("en"))
    assert isinstance(front, Plain)
    assert front.width is None


def test_a_letter_in_the_wrong_encoding_does_not_end_the_interview() -> None:
    piped = io.TextIOWrapper(io.BytesIO(b"sm\xf8r\n"), encoding="utf-8")
    front = front_end(Terminal(piped, io.StringIO(), {}), plain=True)(Words.of("en"))
    assert isinstance(front, Plain)
    assert front.replies.readline() == "sm\ufffdr\n"


def test_no_colour_is_asked_for_by_the_variable_that_everybody_knows() -> None:
    streams = (io.StringIO(), io.StringIO())
    assert Terminal(*streams, {}).colour
    assert Terminal(*streams, {"NO_COLOR": ""}).colour
    assert not Terminal(*streams, {"NO_COLOR": "1"}).colour

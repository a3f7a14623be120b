"""A process that answers one question after the other, and says which answers it has been told are kept.

`python -m tests.crash.writer FILE RESPONDENT FIRST COUNT`: level n goes to question `q-n`; each acknowledged n is
printed on a line of its own, straight through to the pipe.
"""

import os
import sys
from datetime import date
from pathlib import Path

from crmready.model.assessment import Answered
from crmready.store import open_file

DAY = date(2026, 11, 23)


def main(path: Path, respondent: str, first: int, count: int) -> None:
    """Answer questions `first` to `first + count - 1`."""
    with open_file(path) as file:
        for number in range(first, first + count):
            file.answer((respondent, f"q-{number}"), Answered(number, note="n" * (number % 700)), DAY)
            os.write(1, b"%d\n" % number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))

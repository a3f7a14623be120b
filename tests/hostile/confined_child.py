"""A child that does what its argument says, for the tests of its limits."""

import json
import os
import sys

from crmready.confined import limit_this_process

MEMORY = 200_000_000


def main() -> None:
    """Answers, or does not."""
    limit_this_process(MEMORY, 1)
    content = sys.stdin.buffer.read()
    match sys.argv[-1]:
        case "compute":
            while True:
                pass
        case "swell":
            content *= MEMORY
        case "crash":
            os.abort()
        case "wait":
            os.read(os.pipe()[0], 1)
        case said:
            sys.stdout.write(json.dumps([said, content.decode(), os.environ.get("HOME"), len(sys.argv)]))

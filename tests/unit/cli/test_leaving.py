"""Whoever is told to end does end."""

import signal
import subprocess
import sys

SWALLOWING = """
import time
from crmready.cli import main
main._PATIENCE = 1
main._catch_signals()
print("ready", flush=True)
while True:
    try:
        time.sleep(60)
    except SystemExit:
        pass
"""


def test_a_process_ends_though_a_library_swallows_what_its_signal_raises() -> None:
    with subprocess.Popen([sys.executable, "-c", SWALLOWING], stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 128 + signal.SIGTERM

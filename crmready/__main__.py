"""The command `crmready`. `--version` answers before anything heavy is imported."""

import gc
import os
import sys


def main() -> None:
    """Runs the command line and exits with its code (docs: README, "Exit codes")."""
    if sys.argv[1:] == ["--version"]:
        from crmready import __version__  # noqa: PLC0415  # nothing may be loaded before this

        print(f"crmready {__version__}")  # noqa: T201  # the fast path has no console yet
        return
    # A command is short and makes little garbage; looking for cycles while modules load costs a tenth of its time.
    gc.set_threshold(200_000)
    # Our models need no plugin of another package, and looking for some reads the list of everything that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from crmready.cli.main import run  # noqa: PLC0415  # the same

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

"""`./dev samples [FOLDER] [WORD…]`: makes every sample document, and has both profiles judge it.

With words, only those whose name holds one of them. One line a document; exit 1 when one cannot be made or fails.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from crmready.errors import CrmreadyError
from crmready.report.render import write_pdf
from tests.pdf.samples import Sample, samples
from tests.pdf.validator import judgements, missing


def _made(sample: Sample, folder: Path) -> Path | None:
    """The document in the folder; None, after a line about it, when it cannot be made."""
    path, began = folder / f"{sample.name}.pdf", time.perf_counter()
    try:
        write_pdf(sample.request, path, lambda _: None)
    except CrmreadyError as error:
        sys.stdout.write(f"{sample.name}: NOT MADE: {error.message}\n")
        return None
    sys.stderr.write(f"{path} ({time.perf_counter() - began:.0f} s)\n")
    return path


def _judged(paths: Sequence[Path]) -> int:
    """Prints what is said of each; how many fail."""
    failed = 0
    for path, found in judgements(paths).items():
        faulty = any(each.faults for each in found)
        failed += faulty
        sys.stdout.write(f"{path.stem}: {'FAILS' if faulty else 'passes'}: {'; '.join(map(str, found))}\n")
    return failed


def main(words: Sequence[str]) -> int:
    """Makes, judges and counts."""
    parser = argparse.ArgumentParser("./dev samples", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("samples"))
    parser.add_argument("words", metavar="WORD", nargs="*")
    chosen = parser.parse_args(words)
    if absent := missing():
        sys.stderr.write(f"{absent}\n")
        return 4
    chosen.folder.mkdir(parents=True, exist_ok=True)
    found = samples(lambda name: not chosen.words or any(word in name for word in chosen.words))
    paths = [_made(sample, chosen.folder) for sample in found]
    made = [path for path in paths if path is not None]
    failed = _judged(made) + len(paths) - len(made) if made else len(paths)
    sys.stdout.write(f"{len(paths)} documents, {failed} failed\n")
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

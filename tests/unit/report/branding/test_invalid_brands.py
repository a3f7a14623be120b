"""Every kind of mistake in a brand file, with everything that is said about it."""

from pathlib import Path

import pytest

from crmready.errors import ProblemsError
from crmready.problems import Severity
from crmready.report.branding.reading import examine_brand, load_brand

EXAMPLES = sorted((Path(__file__).parents[3] / "brands" / "invalid").iterdir())
BRAND = Path("brand.yaml")


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 10


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_everything_is_said_at_its_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    brand, problems = examine_brand(BRAND)
    assert "".join(f"{problem}\n" for problem in problems) == Path("expected.txt").read_text(encoding="utf-8")
    if any(problem.severity is Severity.ERROR for problem in problems):
        assert brand is None
        with pytest.raises(ProblemsError):
            load_brand(BRAND)
    else:
        assert load_brand(BRAND) == brand

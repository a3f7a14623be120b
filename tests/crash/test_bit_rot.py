"""One flipped bit, anywhere in the file: never a changed answer unnoticed, never another exception."""

import random
from contextlib import suppress
from pathlib import Path

import pytest

from crmready.errors import InputError
from crmready.model.assessment import Answered, DontKnow
from crmready.store import Founding, create, export_document, open_file
from tests.unit.store.sample import DAY, FOUNDING, SNAPSHOT

FLIPS = 200
SEEDS = range(2)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some pages full of answers with little unused room between them."""
    founding = Founding(FOUNDING.organisation, "nb", "crm-readiness", "1.0.0", SNAPSHOT)
    with create(tmp_path_factory.mktemp("rot") / "acme.crmready", founding, DAY) as file, file.at_once():
        for name in ("s1", "s2", "s3", "s4", "s5"):
            file.add_respondent("seller", DAY, name)
            for number in range(12):
                file.answer((name, f"q-{number}"), Answered(number % 5, ("minutes",), "n" * number), DAY)
            file.answer((name, "wish"), Answered("mer tid ute hos kundene"), DAY)
            file.answer((name, "lists"), DontKnow(), DAY, key=f"phone-{name}")
        file.record_release(file.published_assessment(["seller"], 5), DAY)
    return file.path


@pytest.mark.parametrize("seed", SEEDS)
def test_a_flipped_bit_is_noticed_or_changes_nothing(path: Path, tmp_path: Path, seed: int) -> None:
    with open_file(path) as file:
        before, snapshot = export_document(file), file.snapshot()
    content, chance = path.read_bytes(), random.Random(seed)  # noqa: S311  # repeatable, no secret
    victim, noticed = tmp_path / "victim.crmready", 0
    for place in chance.sample(range(len(content) * 8), FLIPS):
        flipped = bytearray(content)
        flipped[place // 8] ^= 1 << place % 8
        victim.write_bytes(flipped)
        noticed += 1
        with suppress(InputError), open_file(victim) as file:
            assert export_document(file) == before, f"bit {place}"
            assert file.snapshot() == snapshot
            file.add_respondent("manager", DAY)
            noticed -= 1
    assert noticed > FLIPS / 4

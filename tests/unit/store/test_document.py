import json
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from crmready.errors import InputError
from crmready.model.assessment import Answered, Consensus, DontKnow, NotApplicable
from crmready.store import AssessmentFile, export_document, import_document
from tests.unit.store.sample import DAY, LATER, SNAPSHOT, new_file


@pytest.fixture
def full(file: AssessmentFile) -> AssessmentFile:
    """A file in which everything has happened that can."""
    for name in ("a", "b", "c", "d", "e", "gone"):
        file.add_respondent("seller", DAY, name)
        file.answer(
            (name, "stages"), Answered(3, ("https://x/y", "minutes"), "no: yes\n- 'x'"), DAY, key=f"phone-{name}"
        )
        file.finish(name, DAY)
    file.answer(("a", "share"), Answered(Decimal("0.10")), DAY)
    file.answer(("a", "tools"), Answered(("phone", "paper")), DAY)
    file.answer(("a", "written-down"), Answered(value=True), DAY)
    file.answer(("a", "wish"), Answered("no"), LATER)
    file.answer(("b", "tools"), NotApplicable("none here"), LATER)
    file.answer(("c", "tools"), DontKnow("ask"), LATER)
    file.answer(("d", "stages"), None, LATER)
    file.leave("gone", LATER)
    record = file.save_record("value-goals", {"goal": "Færre tapte tilbud", "target": "10"}, LATER)
    file.save_record("value-goals", {"goal": "x"}, LATER)
    file.remove_record(record.id, LATER)
    file.agree("stages", Consensus(Decimal("2.5"), "nearly"), LATER)
    file.agree("tools", None, LATER)
    file.set_target("data", Fraction(200, 3), LATER)
    file.set_profile(None, LATER)
    file.set_organisation("Blåbær AS", LATER)
    file.add_respondent("seller", LATER, "f")
    file.answer(("f", "stages"), Answered(1), LATER)
    file.record_release(file.published_assessment(["seller"], 5), LATER)
    return file


def only_plain_values(value: object) -> bool:
    if isinstance(value, dict):
        return all(type(key) is str and only_plain_values(entry) for key, entry in value.items())
    if isinstance(value, list):
        return all(only_plain_values(entry) for entry in value)
    return value is None or type(value) in {str, int, bool}


def test_export_and_import_lose_nothing(full: AssessmentFile, tmp_path: Path) -> None:
    document = export_document(full)
    assert {entry["kind"] for entry in document["history"]} == {  # type: ignore[union-attr,index,call-overload]
        "founded", "organisation-named", "profile-chosen", "target-set", "joined", "finished", "left",
        "answered", "not-applicable", "dont-know", "withdrawn", "record-saved", "record-removed",
        "agreed", "agreement-withdrawn", "released",
    }  # fmt: skip
    with import_document(tmp_path / "copy.crmready", json.loads(json.dumps(document))) as copy:
        assert export_document(copy) == document
        assert copy.assessment() == full.assessment()
        assert copy.history() == full.history()
        assert copy.snapshot() == SNAPSHOT
        assert copy.answers_digest() == full.answers_digest()
        assert copy.published_assessment(["seller"], 5) == full.published_assessment(["seller"], 5)


def test_a_copy_knows_the_keys_and_goes_on_where_the_original_stopped(full: AssessmentFile, tmp_path: Path) -> None:
    last = full.history()[-1].seq
    with import_document(tmp_path / "copy.crmready", export_document(full)) as copy:
        copy.answer(("a", "stages"), Answered(3, ("https://x/y", "minutes"), "no: yes\n- 'x'"), DAY, key="phone-a")
        assert copy.history()[-1].seq == last
        copy.answer(("a", "stages"), Answered(4), DAY)
        assert copy.history()[-1].seq == last + 1


def test_the_document_has_only_values_that_json_and_yaml_write_alike(full: AssessmentFile) -> None:
    assert only_plain_values(export_document(full))


def test_the_document_can_be_read_by_a_person(file: AssessmentFile) -> None:
    file.add_respondent("seller", DAY, "s1")
    file.answer(("s1", "share"), Answered(Decimal("3.50"), note="ca."), DAY)
    document = export_document(file)
    assert document["schema"] == "crmready/assessment/1"
    assert document["snapshot"] == json.loads(SNAPSHOT)
    assert document["history"][1:] == [  # type: ignore[index]
        {"seq": 2, "day": "2026-11-23", "kind": "joined", "respondent": "s1", "role": "seller"},
        {
            "seq": 3,
            "day": "2026-11-23",
            "kind": "answered",
            "respondent": "s1",
            "question": "share",
            "value": {"number": "3.50"},
            "note": "ca.",
        },
    ]


def _same_keys(document: dict[str, Any]) -> None:
    for entry in document["history"][1:]:
        entry["key"] = "same"


def _edit(path: tuple[str | int, ...], value: object) -> Callable[[dict[str, Any]], None]:
    def edit(document: Any) -> None:  # noqa: ANN401  # walks through groups and lists alike
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] = value

    return edit


FAULTS: dict[str, tuple[Callable[[dict[str, Any]], None], str]] = {
    "another schema": (_edit(("schema",), "crmready/assessment/2"), "its schema is not crmready/assessment/1"),
    "no history": (_edit(("history",), []), "^history: "),
    "a history that is none": (_edit(("history",), "x"), "^history: "),
    "an unknown kind": (_edit(("history", 1, "kind"), "born"), r"^history\[1\]: .*'born'"),
    "an unknown field": (_edit(("history", 1, "colour"), "red"), r"^history\[1\].joined.colour: "),
    "another field": (_edit(("colour",), "red"), "^colour: "),
    "a day that is not there": (_edit(("history", 1, "day"), "2026-02-30"), r"history\[1\].joined.day: no such day"),
    "a day as a number": (_edit(("history", 1, "day"), 20261123), r"history\[1\].joined.day: not a day"),
    "a float": (_edit(("history", 2, "value"), 3.5), r"history\[2\].answered.value: not a value"),
    "a number that is none": (_edit(("history", 2, "value"), {"number": "NaN"}), "value: not a value"),
    "an id with markup": (_edit(("history", 1, "respondent"), "[/]"), r"history\[1\].joined.respondent: "),
    "an answer of a stranger": (_edit(("history", 2, "respondent"), "s9"), "history: entry 3: respondent s9 has not"),
    "two entries in one place": (_edit(("history", 2, "seq"), 2), "history: entry 2 is out of order"),
    "no founding": (lambda document: document["history"].pop(0), "does not say what was founded"),
    "two foundings": (lambda d: d["history"].append({**d["history"][0], "seq": 9}), "entry 9: .* founded once"),
    "a removal of nothing": (
        lambda d: d["history"].append({"seq": 9, "day": "2026-11-23", "kind": "record-removed", "record": "r"}),
        "entry 9: there is no record r",
    ),
    "a release of the future": (
        lambda d: d["history"].append(
            {"seq": 9, "day": "2026-11-23", "kind": "released", "roles": ["seller"], "through": 9}
        ),
        "entry 9 is out of order",
    ),
    "a key used twice": (
        _same_keys,
        "two entries have the same key",
    ),
    "an edited questionnaire": (_edit(("snapshot", "questionnaire", "title"), "x"), "not the questionnaire that was"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_document_that_makes_no_sense_is_refused_and_makes_no_file(
    file: AssessmentFile, tmp_path: Path, fault: str
) -> None:
    file.add_respondent("seller", DAY, "s1")
    file.answer(("s1", "stages"), Answered(3), DAY)
    document: dict[str, Any] = deepcopy(export_document(file))
    spoil, message = FAULTS[fault]
    spoil(document)
    with pytest.raises(InputError, match=message) as refusal:
        import_document(tmp_path / "copy.crmready", document)
    assert refusal.value.hint
    assert not (tmp_path / "copy.crmready").exists()


def test_many_faults_are_told_five_at_a_time(file: AssessmentFile, tmp_path: Path) -> None:
    document: dict[str, Any] = export_document(file)
    document["history"] += [
        {"seq": n, "day": "x", "kind": "joined", "respondent": "a", "role": "b"} for n in range(2, 9)
    ]
    with pytest.raises(InputError) as refusal:
        import_document(tmp_path / "copy.crmready", document)
    lines = refusal.value.message.splitlines()
    assert lines[0] == "history[1].joined.day: not a day; write it as 2026-11-23"
    assert (len(lines), lines[-1]) == (6, "and 2 more")


def test_import_never_overwrites(file: AssessmentFile, tmp_path: Path) -> None:
    with new_file(tmp_path, "other.crmready") as other:
        before = other.path.read_bytes()
    with pytest.raises(InputError, match="already there"):
        import_document(other.path, export_document(file))
    assert other.path.read_bytes() == before

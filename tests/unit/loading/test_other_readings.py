"""What we read as text and others do not."""

import pytest

from crmready.loading.located_yaml import read_yaml
from crmready.loading.other_readings import is_suspicious, read_elsewhere_as

OLD = "by programs that follow YAML 1.1"
OTHER = "by other programs"


@pytest.mark.parametrize(
    ("plain", "reading"),
    [
        ("no", f"as false {OLD}"),
        ("Off", f"as false {OLD}"),
        ("ON", f"as true {OLD}"),
        ("y", f"as true {OLD}"),
        ("True", f"as true {OTHER}"),
        ("FALSE", f"as false {OTHER}"),
        ("NULL", f"as nothing {OTHER}"),
        ("012", f"as the number 10 {OLD}"),
        ("-0_17", f"as the number -15 {OLD}"),
        ("089", f"as a number {OTHER}"),
        ("12:30", f"as the number 750 {OLD}"),
        ("-1:30", f"as the number -90 {OLD}"),
        ("190:20:30.15", f"as the number 685230.15 {OLD}"),
        ("1e3", f"as a number {OTHER}"),
        ("1.5E-7", f"as a number {OTHER}"),
        ("0x1F", f"as a number {OTHER}"),
        ("0b11", f"as a number {OTHER}"),
        ("0o17", f"as a number {OTHER}"),
        ("1_000", f"as a number {OTHER}"),
        ("+47", f"as a number {OTHER}"),
        ("5.", f"as a number {OTHER}"),
        (".5", f"as a number {OTHER}"),
        ("-.INF", f"as a number {OTHER}"),
        (".nan", f"as a number {OTHER}"),
        ("9999999999999999999", f"as a number {OTHER}"),
        ("2026-11-20", f"as a date {OLD}"),
        ("2026-1-2 10:00", f"as a date {OLD}"),
        ("=", f"as something else {OLD}"),
    ],
)
def test_other_readings_are_known(plain: str, reading: str) -> None:
    assert is_suspicious(plain)
    assert read_elsewhere_as(plain) == reading


@pytest.mark.parametrize(
    "plain",
    [
        *("nb", "none", "No way", "yesterday", "oN", "1.0.0", "2/3", "12:75", "12:30 to 14:00", "2026-11", "1-2"),
        *("-", "+", ".", "..", "0x", "0b2", "1e", "e3", "4 calls", "2.-4", "_1", ".five", "7th"),
    ],
)
def test_what_is_a_text_to_everybody_is_left_alone(plain: str) -> None:
    assert not is_suspicious(plain) or read_elsewhere_as(plain) is None


def test_only_words_without_quotes_are_suspected_and_only_those_that_we_read_as_text() -> None:
    text = 'no: [no, "no", \'12:30\', 12:30, 12, 1.5, true, ~, null]\nblock: |\n  no\n"on": off\n? y\n: -3\n'
    document, problems = read_yaml(text, "small.yaml")
    assert document is not None
    assert problems == ()
    assert [(place.line, place.column, word) for place, word in document.suspicious] == [
        (1, 1, "no"),
        (1, 6, "no"),
        (1, 25, "12:30"),
        (4, 7, "off"),
        (5, 3, "y"),
    ]


def test_a_number_longer_than_anybody_means_is_not_reckoned_out() -> None:
    assert read_elsewhere_as("0" + "7" * 9000) == "as something else by other programs"
    assert read_elsewhere_as("1" * 9000 + ":30") == "as something else by other programs"
    assert read_elsewhere_as("1" * 9000 + " deals") is None

"""The wording rules, each on what it is for and on what looks like it."""

from collections.abc import Sequence

import pytest

from crmready.authoring.wording.rules import (
    Judge,
    absolute,
    double_barrelled,
    jargon,
    leading,
    negated,
    too_long,
    unbalanced,
    vague_in_options,
    vague_in_question,
)

YES_NO = ("Yes", "No")
JA_NEI = ("Ja", "Nei")


@pytest.mark.parametrize(
    ("judge", "ask", "options", "language", "word"),
    [
        (double_barrelled, "Is the list short and correct?", YES_NO, "en", '"and"'),
        (double_barrelled, "Er listen kort og riktig?", JA_NEI, "nb", '"og"'),
        (double_barrelled, "What did you sell, and when did you sell it?", (), "en", '"and when"'),
        (leading, "Surely you plan your week?", YES_NO, "en", '"surely"'),
        (leading, "Du planlegger selvsagt uken?", JA_NEI, "nb", '"selvsagt"'),
        (negated, "Is the list not in use?", YES_NO, "en", '"not"'),
        (negated, "Er listen ikke i bruk?", JA_NEI, "nb", '"ikke"'),
        (negated, "I do not use the list.", ("Agree", "Disagree"), "en", '"not"'),
        (absolute, "Do you always plan?", YES_NO, "en", '"always"'),
        (absolute, "Planlegger du alltid?", JA_NEI, "nb", '"alltid"'),
        (vague_in_question, "Have you met customers recently?", YES_NO, "en", '"recently"'),
        (vague_in_question, "Har du møtt kunder nylig?", JA_NEI, "nb", '"nylig"'),
        (vague_in_question, "Do you usually plan?", YES_NO, "en", '"usually"'),
        (vague_in_options, "How often?", ("Rarely", "Often"), "en", '"rarely" and "often"'),
        (vague_in_options, "Hvor ofte?", ("Sjelden", "Ofte"), "nb", '"sjelden" and "ofte"'),
        (unbalanced, "How is it?", ("Bad", "Good", "Excellent"), "en", "2 of the options are favourable"),
        (unbalanced, "Hvordan er det?", ("Dårlig", "God", "Svært god"), "nb", "2 of the options are favourable"),
        (jargon, "Do you measure churn?", YES_NO, "en", '"churn"'),
        (jargon, "Har dere en ICP?", JA_NEI, "nb", '"ICP"'),
        (too_long, "word " * 26, (), "en", "26 words"),
    ],
)
def test_a_doubtful_wording_is_found_with_its_reason(  # noqa: PLR0913, PLR0917
    judge: Judge, ask: str, options: Sequence[str], language: str, word: str
) -> None:
    reason = judge(ask, options, language)
    assert reason is not None
    assert word in reason


@pytest.mark.parametrize(
    ("judge", "ask", "options", "language"),
    [
        (double_barrelled, "Have you read the terms and conditions?", YES_NO, "en"),
        (double_barrelled, "Who decides about prices and discounts?", (), "en"),
        (double_barrelled, "Do you visit and call customers?", ("Both", "Only visit", "Neither"), "en"),
        (double_barrelled, "Foregår salget mellom selger og kunde?", JA_NEI, "nb"),
        (leading, "Ligger prislisten ved siden av lagerlisten?", JA_NEI, "nb"),
        (negated, "What happened when a tool did not work?", YES_NO, "en"),
        (negated, "Vet du hvem som ikke er kunde?", JA_NEI, "nb"),
        (absolute, "Do you plan every morning?", YES_NO, "en"),
        (absolute, "How many of all customers do you know?", ("None", "Half"), "en"),
        (vague_in_question, "How often do you plan?", (), "en"),
        (vague_in_question, "What do you usually talk about?", (), "en"),
        (vague_in_options, "How often?", ("Rarely: once a year", "Often: weekly"), "en"),
        (vague_in_options, "How often?", ("Rarely", "Often", "More than 5 times"), "en"),
        (unbalanced, "How is it?", ("Very bad", "Bad", "Neither good nor bad", "Good", "Very good"), "en"),
        (unbalanced, "What is in writing?", ("Nothing", "Notes", "A description"), "en"),
        (jargon, "Do you measure churn (customers who leave)?", YES_NO, "en"),
        (jargon, "Bruker du CRM-systemet?", JA_NEI, "nb"),
        (too_long, "word " * 25, (), "en"),
    ],
)
def test_what_only_looks_doubtful_is_left_alone(judge: Judge, ask: str, options: Sequence[str], language: str) -> None:
    assert judge(ask, options, language) is None

"""The rules of how questions are worded (W7xx). They know words, not meaning: warnings, never errors."""

from typing import Final

from crmready.problems.rules import Rule, Severity

WORDING_RULES: Final = (
    Rule(
        "W701",
        "Two questions in one",
        "Two things are joined, but one answer is given. Whoever would answer differently to each cannot answer, and "
        "nobody can tell what an answer is about. Ask two questions, or ask only about the one that decides.",
        Severity.WARNING,
    ),
    Rule(
        "W702",
        "A question that suggests its answer",
        "It says what others think, praises or blames what it asks about, or expects agreement. Then the answers say "
        "more about the question than about the company. Ask without the words that persuade.",
        Severity.WARNING,
    ),
    Rule(
        "W703",
        "A negation in the question",
        "People read past a `not`, and nobody is sure whether `no` then agrees or disagrees. Ask what is the case. A "
        "negation in a clause of its own (`a tool that did not work`) is left alone.",
        Severity.WARNING,
    ),
    Rule(
        "W704",
        "A word that allows no exception",
        "One exception makes `always`, `all` or `never` untrue, so an honest person answers no where nearly all is "
        "well. Ask how many, or how much of it.",
        Severity.WARNING,
    ),
    Rule(
        "W705",
        "A frequency without a number",
        "`Often` is every day to one person and every quarter to another, so the answers cannot be compared. Ask how "
        "many times in a named period, and let the options say numbers.",
        Severity.WARNING,
    ),
    Rule(
        "W706",
        "A question of more than 25 words",
        "Words are counted between spaces. At the end of a long question people have forgotten its beginning. Put "
        "what explains it into `why`, which is shown beside the question.",
        Severity.WARNING,
    ),
    Rule(
        "W707",
        "Options that lean to one side",
        "There are more favourable than unfavourable options, or the other way round, so that whoever ticks at random "
        "gives praise or blame. Offer as many of the one as of the other.",
        Severity.WARNING,
    ),
    Rule(
        "W708",
        "A word of the trade",
        "Not everybody who is asked may know this word or abbreviation, and few say so. Use an everyday word, or "
        "explain it in brackets right behind it.",
        Severity.WARNING,
    ),
    Rule(
        "W709",
        "A vendor or a product is named",
        "Questionnaires are about how a company works, whatever it has bought: an answer must mean the same in a "
        "company that uses another system, and nobody should suspect that something is to be sold. Name the kind of "
        "thing (`the CRM system`, `a spreadsheet`). Every text is read, in every language that has wording rules, "
        "except `sources` and `licence`. Names that are ordinary words are recognised by their capital inside a "
        "sentence.",
        Severity.WARNING,
    ),
    Rule(
        "W710",
        'A "don\'t know" of your own',
        '"Don\'t know" can be answered to every question, and "not relevant" to every one that allows it: they are '
        "findings of their own and count as no answer. As an option they get a score, or a place on the scale, and "
        "whoever does not know counts as good or bad. Remove the option.",
        Severity.WARNING,
    ),
    Rule(
        "W711",
        "Levels that run backwards",
        "Levels are scored by their order, the first lowest. Here the last one says none, never or the like, or the "
        "first says all, always or very good and the last the opposite: most likely they were written best first, and "
        "the best answer scores lowest. Write them the other way round. Where less is better and the question does "
        "not say so in words that are known here, say it in an ignore.",
        Severity.WARNING,
    ),
    Rule(
        "W790",
        "Questions that are difficult to read",
        "The LIX of a dimension's questions is the number of words a sentence plus the percentage of words with more "
        "than six letters. From 50 on a text counts as difficult, from 60 as very difficult. It is told and "
        "not judged: some words are long because the thing has no shorter name.",
        Severity.INFORMATION,
    ),
)

"""The rules of reading YAML.

Y10x the file, Y11x and Y12x its writing, Y13x keys, Y14x features, Y15x limits, Y16x what other programs read in it.
"""

from typing import Final

from crmready.problems.rules import Rule, Severity

_FILE: Final = (
    Rule(
        "Y101",
        "The file is not UTF-8 text",
        "Files are read as UTF-8, the encoding that every editor offers, so that æ, ø and å are the same letters on "
        "every machine. A file in UTF-16, Windows-1252 or another encoding is refused instead of guessed at. Save it "
        'again as UTF-8: in most editors the choice stands in "Save as" or in the status bar.',
    ),
    Rule(
        "Y102",
        "The file is too large",
        "A questionnaire written by people is a few hundred kilobytes at most. A larger file is refused before it is "
        "read, so that a wrong file (a log, a database, a picture) cannot fill the memory. Split the questionnaire "
        "into one file for each dimension, or check that it is the file you meant.",
    ),
    Rule(
        "Y103",
        "A character that is not allowed",
        "Control characters, direction overrides and invisible letters can make a text look different from what it "
        "says, or give orders to a terminal. They are refused in texts, keys and comments, also when they are written "
        'as escapes ("\\x1b"). They often arrive by copying from a web page or a PDF: delete the character and type '
        "the text again. Line breaks, tabs inside texts, emoji and letters of every language are fine.",
    ),
    Rule(
        "Y104",
        "The file is empty",
        "The file holds nothing, or only comments. Write at least one `key: value` line, or check that it was saved.",
    ),
    Rule(
        "Y105",
        "Reading stopped after many problems",
        "Only the first hundred problems of a file are shown, a thousand by `questionnaire check`. Mend them and check "
        "again to see whether there are more.",
        Severity.INFORMATION,
    ),
)

_WRITING: Final = (
    Rule(
        "Y110",
        "This cannot be read as YAML",
        "The file breaks the rules of YAML here in a way that has no plainer name. Compare the line with the ones "
        "above it, and put a text that holds any of `: # [ ] { } , & * ! | > % @` into quotes.",
    ),
    Rule(
        "Y111",
        "A tab where only spaces may stand",
        "Indentation tells what belongs to what, and a tab is not equally wide everywhere, so YAML allows only spaces "
        "there. Replace the tab with spaces, two for each level; most editors can do that for the whole file.",
    ),
    Rule(
        "Y112",
        "A quote is never closed",
        "A text that begins with a quote goes on until the same quote comes again, over as many lines as it takes. "
        'Close it where the text ends. Inside "…" write \\" for a quote, inside \'…\' write two apostrophes for one.',
    ),
    Rule(
        "Y113",
        "The indentation does not fit",
        "Lines that belong together begin in the same column, and what belongs to a line begins further in than that "
        "line. Here a line begins where nothing above it begins, or lists and keys stand in the same column. Move the "
        "line to the column of the lines it belongs with.",
    ),
    Rule(
        "Y114",
        "A colon inside a text without quotes",
        "A colon followed by a space ends a key, so a text that holds one must be in quotes. Write "
        '`ask: "Sales process: what exists?"` instead of `ask: Sales process: what exists?`.',
    ),
    Rule(
        "Y115",
        "A space is missing",
        "A key ends with a colon and a space (`id: seller`), a list entry begins with a dash and a space (`- seller`). "
        "Without the space the line is one long text. Add the space.",
    ),
    Rule(
        "Y116",
        "Brackets or commas do not match",
        "Each [ needs its ], each { its }, and the entries between them are separated by one comma. Close the bracket, "
        "or put the text into quotes if the bracket is part of it.",
    ),
    Rule(
        "Y117",
        "A text begins with a reserved character",
        "An unquoted text cannot begin with one of `@ % & * ! | > ? - [ ] { } ,` or a backtick, because they mean "
        'something in YAML. Put the text into quotes: `name: "@home"`.',
    ),
    Rule(
        "Y118",
        "An unknown escape in a quoted text",
        'Inside "…" a backslash begins an escape such as \\n or \\". Write the backslash twice, or use single quotes, '
        "in which a backslash is just a backslash. An escape that names no character is refused as well: write the "
        "character itself.",
    ),
    Rule(
        "Y119",
        "Text after a closing quote or bracket",
        "A quoted text ends at its closing quote and a list at its closing bracket; nothing but a comment may follow. "
        'Either the quotes should hold the whole text, or a quote inside it must be written as \\" in "…" or as two '
        "apostrophes in '…'.",
    ),
    Rule(
        "Y120",
        "A line without a key",
        "Among `key: value` lines stands a line that has no colon. Give it a key, or indent it if it continues the "
        "text above.",
    ),
)

_KEYS: Final = (
    Rule(
        "Y130",
        "A key is written twice",
        "The same key stands twice in one group. Most programs silently let the last one win, and nobody notices that "
        "the first was lost. Keep one of the two, or rename one.",
    ),
    Rule(
        "Y131",
        "A key that is not a text",
        "A list or a group stands where a key belongs. That also happens when a text in curly brackets is not in "
        "quotes. A key is a short text before a colon.",
    ),
    Rule(
        "Y132",
        "A key is empty",
        "A colon stands alone, without the key that belongs before it. Write the key, or remove the line.",
    ),
    Rule(
        "Y133",
        "A key is too long",
        "A key is a name of at most 100 characters. A longer one is usually a text whose colon should be in quotes.",
    ),
)

_FEATURES: Final = (
    Rule(
        "Y140",
        "Anchors are not used",
        "YAML can mark a value with `&name` to repeat it elsewhere. Such files are hard to read and can be made to "
        "grow without end, so they are refused. Write the value where it is needed, or use `option_sets` to share "
        "options between questions. A text that begins with & must be in quotes.",
    ),
    Rule(
        "Y141",
        "Aliases are not used",
        "YAML can repeat a marked value with `*name`. Such files are hard to read and can be made to grow without end, "
        "so they are refused. Write the value out, or use `option_sets` to share options between questions. A text "
        "that begins with * must be in quotes.",
    ),
    Rule(
        "Y142",
        "Merge keys are not used",
        "The key `<<` copies one group into another. It hides where a value comes from and is refused. Write the keys "
        "out.",
    ),
    Rule(
        "Y143",
        "Tags are not used",
        "A tag such as `!!str` forces a type on a value. It is not needed here: text in quotes is always text, and the "
        "format says what every key holds. Remove the tag. A text that begins with ! must be in quotes.",
    ),
    Rule(
        "Y144",
        "Directives are not used",
        "A line that begins with % is an instruction to the YAML reader. It is not needed: remove it. A text that "
        "begins with % must be in quotes.",
    ),
    Rule(
        "Y145",
        "More than one document in a file",
        "Lines of three dashes or three dots divide a file into several documents. One file holds one document: move "
        "the rest to a file of its own, or remove the dividing line.",
    ),
)

_LIMITS: Final = (
    Rule(
        "Y150",
        "Nested too deeply",
        "Lists and groups stand inside each other more than 32 levels deep. No questionnaire needs that; look for "
        "brackets or dashes that are never closed.",
    ),
    Rule(
        "Y151",
        "Too many values",
        "The file holds more keys and values than a questionnaire written by people can have (20,000). Split it into "
        "one file for each dimension, or check that it is the file you meant.",
    ),
    Rule(
        "Y152",
        "A text is too long",
        "A single text is longer than 20,000 characters, about ten pages. Shorten it, or look for a quote that is "
        "closed far too late.",
    ),
)

_OTHERS: Final = (
    Rule(
        "Y160",
        "A word that other programs read differently",
        "Here, only `true`, `false`, `null`, `~` and plain decimal numbers are anything but text. Other programs that "
        "read the file (a CI system, a converter, a template) may take `no`, `yes`, `on` and `off` for true and false, "
        "`012` for ten, `12:30` for 750, `1e3` and `0x1F` for numbers, `2026-11-20` for a date. Put the word in "
        "quotes, and everybody reads the same.",
        Severity.WARNING,
    ),
    Rule(
        "Y161",
        "The language `no`",
        "`no` stands for Norwegian, but not for which: the report speaks bokmål, `nb`, and another program may look "
        "for either. To many YAML readers it is not even a text, but false. Write `nb` or `nn`, and name a "
        "translation file likewise.",
        Severity.WARNING,
    ),
)

YAML_RULES: Final = (*_FILE, *_WRITING, *_KEYS, *_FEATURES, *_LIMITS, *_OTHERS)
"""Every rule about reading a YAML file."""

"""The rules of brands (B9xx): what a file with a consultant's colours, logo and fonts may say."""

from typing import Final

from crmready.problems.rules import Rule, Severity

BRAND_RULES: Final = (
    Rule(
        "B901",
        "Not a colour",
        "Colours are written as # and six hexadecimal digits, in quotes because # begins a comment in YAML: "
        '`accent: "#1F6B3B"`. A colour for print (CMYK, Pantone) has such a form in every drawing program.',
    ),
    Rule(
        "B902",
        "A text that cannot be read",
        "Text needs a contrast of 4.5 with what lies behind it (WCAG 2, 1.4.3), on the white paper and on the tint. "
        "The hint names the nearest colour that has it: the same hue, as little darker as will do.",
    ),
    Rule(
        "B903",
        "A background that is too dark",
        "What lies behind text is kept light, so that a report prints with little ink and looks the same on paper as "
        "on a screen. The hint names the nearest colour that is light enough.",
    ),
    Rule(
        "B904",
        "A file of the brand that cannot be read",
        "Logo and fonts are files in the folder of the brand file or below it, named with forward slashes. No name "
        "leads out of the folder, no part of it is a link, and no file is larger than the message says.",
    ),
    Rule(
        "B905",
        "Not a logo that can be used",
        "A logo is a PNG picture or an SVG drawing, which is told by its content and not by its name. A drawing is "
        "well-formed XML in UTF-8 without definitions of its own (DTD, entities), with a size, and not endless.",
    ),
    Rule(
        "B906",
        "A part of the logo that is left out",
        "Of a drawing only shapes, colours, gradients and clipping are taken over. Scripts, pictures, links, text, "
        "filters and whatever leads out of the file are left out. Text is to be turned into paths, and a picture "
        "saved as PNG. Look at the logo in the report, and save it anew when something is missing.",
        Severity.WARNING,
    ),
    Rule(
        "B907",
        "Not a font that can be used",
        "Fonts are TrueType, OpenType or WOFF2, one style in each file, and told by their content. Collections and "
        "variable fonts are not used, nor fonts whose maker forbids putting them into a document.",
    ),
    Rule(
        "B908",
        "A font that lacks characters",
        "A report cannot be set in a font that lacks a letter, digit or mark of Norwegian or English. The message "
        "lists what is missing. Take the font's full version instead of one cut down for the web.",
    ),
    Rule(
        "B909",
        "Signs that the font lacks",
        "The signs of charts and tables (✓ ● ■ ▲ ◆ and the like) that a font lacks are printed in the report's own "
        "font, which stands behind it. Nothing need be done.",
        Severity.INFORMATION,
    ),
    Rule(
        "B910",
        "A font that is wide",
        "Pages are made for a font that is as wide as the report's own. Text in a wider one takes more lines, so that "
        "the summary may not fit its page. A condensed style of the same family, or 8 per cent less width, helps.",
        Severity.WARNING,
    ),
)

"""Names of vendors and products of business software. A questionnaire, and everything made from one, names none.

The list is kept by hand and is never complete. It serves the wording rule W709, and tests that read what crmready
writes.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

COINED: Final = (
    "24SevenOffice", "ActiveCampaign", "Agile CRM", "Airtable", "amoCRM", "Apptivo", "Attio", "Bitrix24", "Calendly",
    "Capsule CRM", "ChatGPT", "Close\\.com", "Close CRM", "Copper CRM", "Creatio", "DealHub", "DocuSign",
    "(?:Microsoft )?Dynamics (?:365|CRM|NAV|AX)", "efficy", "Eloqua", "EngageBay", "Freshdesk", "Freshsales",
    "Freshworks", "Gmail", "Google", "HubSpot", "Infusionsoft", "Insightly", "Jira", "Keap", "Kommo", "Leadfeeder",
    "Lime[ -]?(?:CRM|Go|Technologies)", "LinkedIn", "Mailchimp", "Maconomy", "Marketo", "Membrain",
    "Microsoft(?: (?:365|Teams|Dynamics|Excel|Outlook|Power BI))?", "monday\\.com", "Monday CRM", "NetSuite",
    "Nutshell CRM", "Odoo", "OneDrive", "OneNote", "Pardot", "Pipedrive", "Pipeliner", "Power ?BI", "PowerOffice",
    "PowerPoint", "Qlik(?:View|Sense)?", "Really Simple Systems", "RedTail CRM", "Sales ?Navigator", "Salesflare",
    "Salesforce(?:\\.com)?", "SalesLoft", "ServiceNow", "SharePoint", "Siebel", "SugarCRM", "SuiteCRM", "SuperOffice",
    "Tableau", "Teamleader", "Trello", "Tripletex", "Vainu", "Visma", "Vtiger", "webCRM", "WhatsApp", "Xledger",
    "Zendesk", "Zoho", "ZoomInfo",
)  # fmt: skip
"""Made-up words: whoever writes one, in whatever case, means the product."""

ORDINARY: Final = (
    "Act!", "Asana", "Capsule", "Clari", "Close", "Copilot", "Copper", "Einstein", "Excel", "Fiken", "Gong", "Infor",
    "Intercom", "Lime", "Mamut", "Nimble", "Notion", "Nutshell", "Oracle", "Outlook", "Outreach", "Pega", "Sage", "SAP",
    "Slack", "Snowflake", "Streak", "Teams", "Upsales", "Zoom",
)  # fmt: skip
"""Words, or sequences of letters, that also mean something else: names only with a capital inside a sentence."""

DAYS: Final = ("Monday",)
"""The same, and never in English."""


_INSIDE: Final = r"(?<=[\w,)%] )"
_WORD: Final = re.compile(r"\w+")
_MAY_BE_ABSENT: Final = re.compile(r"\(\?:[^()]*(?:\([^()]*\)[^()]*)*\)\??|\[[^]]*\]\??|.\?")


def vendor_names(text: str, language: str) -> Iterator[str]:
    """Every name of a vendor or product in a text, as it is written there."""
    words = "\n".join(set(text.split()))
    # In small letters, which is several times quicker than in any case.
    small = text.lower()
    coined = _possible(_small(COINED), small, words.lower())
    for found in _pattern(coined, r"(?<!\w)").finditer(small) if coined else ():
        # A few foreign letters become two when they are made small; then the places no longer agree.
        yield text[found.start() : found.end()] if len(small) == len(text) else found.group()
    ordinary = _possible(ORDINARY if language == "en" else (*ORDINARY, *DAYS), text, words)
    for found in _pattern(ordinary, _INSIDE).finditer(text) if ordinary else ():
        yield found.group()


def _possible(names: tuple[str, ...], text: str, words: str) -> tuple[str, ...]:
    """The names of which a part is among the words of the text; in a long text, looking for all takes far longer."""
    return tuple(name for name in names if _core(name) in words and (_is_variable(name) or _plain(name) in text))


@cache
def _small(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.lower() for name in names)


@cache
def _core(name: str) -> str:
    """The longest piece of a word that is there however a name is written."""
    pieces: list[str] = _WORD.findall(_MAY_BE_ABSENT.sub(" ", name.replace("\\.", " ")))
    return max(pieces, key=len)


@cache
def _plain(name: str) -> str:
    return name.replace("\\.", ".")


@cache
def _is_variable(name: str) -> bool:
    """Whether a name is written in several ways."""
    return bool(set(name) & set("?[("))


@cache
def _pattern(names: tuple[str, ...], before: str) -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{'|'.join(names)})(?:['’]?s)?(?!\w)")

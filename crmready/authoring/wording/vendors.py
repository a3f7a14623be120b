"""Names of vendors and products of business software. A questionnaire, and everything made from one, names none.

The list is kept by hand and is never complete. It serves the wording rule W709, and tests that read what crmready
writes.
"""

import re
from collections.abc import Iterator
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


def _whole(names: tuple[str, ...]) -> str:
    return rf"(?:{'|'.join(names)})(?:['’]?s)?(?!\w)"


_INSIDE: Final = r"(?<=[\w,)%] )"
# In small letters, which is several times quicker than in any case.
_COINED: Final = re.compile(rf"(?<!\w){_whole(COINED)}".lower())
_ORDINARY: Final = re.compile(_INSIDE + _whole(ORDINARY))
_NOT_ENGLISH: Final = re.compile(_INSIDE + _whole((*ORDINARY, *DAYS)))


def vendor_names(text: str, language: str) -> Iterator[str]:
    """Every name of a vendor or product in a text, as it is written there."""
    small = text.lower()
    for found in _COINED.finditer(small):
        # A few foreign letters become two when they are made small; then the places no longer agree.
        yield text[found.start() : found.end()] if len(small) == len(text) else found.group()
    for found in (_ORDINARY if language == "en" else _NOT_ENGLISH).finditer(text):
        yield found.group()

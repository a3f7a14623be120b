"""The words, numbers and dates of the interview and the report, in English and bokmål.

English is the source: a message's id is its English text. A questionnaire's own texts are not here, they lie
in its folder beside their translations.
"""

from crmready.i18n.catalogues import SUPPORTED, Domain, negotiate, translations
from crmready.i18n.formats import bound, day, decimal, digits_of, percent

__all__ = ["SUPPORTED", "Domain", "bound", "day", "decimal", "digits_of", "negotiate", "percent", "translations"]

"""The languages whose wording is judged. A language that is not here is left alone."""

from collections.abc import Mapping
from typing import Final

from crmready.authoring.wording.bokmal import BOKMAL
from crmready.authoring.wording.english import ENGLISH
from crmready.authoring.wording.vocabulary import Vocabulary

VOCABULARIES: Final[Mapping[str, Vocabulary]] = {"en": ENGLISH, "nb": BOKMAL}

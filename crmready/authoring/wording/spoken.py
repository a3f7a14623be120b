"""What people read of a questionnaire in one language: its texts are looked up by path, and no model is built anew."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from crmready.authoring.inspected import Inspected
from crmready.authoring.wording.words import VOCABULARIES
from crmready.loading.checks.ids import every_question
from crmready.loading.translations import TextPath, entry_keys
from crmready.model.questionnaire import Dimension
from crmready.model.questions import AnswerOption, Estimate, Expectation, Question, YesNoQuestion

Asked: TypeAlias = Question | Estimate | Expectation


class Spoken:
    """A questionnaire in one of its languages."""

    def __init__(self, inspected: Inspected, language: str) -> None:
        self.language = language
        self._source = inspected.loaded.source
        self._texts: Mapping[TextPath, str] = inspected.loaded.overlays.get(language, {})

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions as the author wrote them."""
        return self._source.dimensions

    def everything_asked(self) -> Iterator[tuple[str, Asked]]:
        """Questions, estimates and expectations as the author wrote them, each with its section."""
        yield from (("questions", question) for question in every_question(self._source))
        yield from (("estimates", estimate) for estimate in self._source.estimates)
        yield from (("expectations", expectation) for expectation in self._source.expectations)

    def wordings(self, section: str, asked: Asked) -> Iterator[tuple[TextPath, str]]:
        """Each wording of a question with the end of its path."""
        by_key: dict[TextPath, str] = (
            {("ask",): asked.ask}
            if isinstance(asked.ask, str)
            else {("ask", role): text for role, text in asked.ask.items()}
        )
        for key, text in by_key.items():
            yield key, self._texts.get((section, asked.id, *key), text)

    def offered(self, section: str, asked: Asked) -> tuple[str, ...]:
        """What can be chosen, wherever it is written: in a set, or for an estimate at the question it is about."""
        if isinstance(asked, YesNoQuestion):
            return VOCABULARIES[self.language].yes_no
        options: tuple[AnswerOption, ...] = getattr(asked, "options", ())
        name = getattr(asked, "option_set", None)
        if name is not None:
            return self.sets.get(name, ())
        if isinstance(asked, Estimate) and not options:
            return self.offered("questions", self._source.questions[asked.of])
        return self.texts_of((section, asked.id), options)

    @cached_property
    def sets(self) -> Mapping[str, tuple[str, ...]]:
        """The options of each set."""
        return {one.id: self.texts_of(("option_sets", one.id), one.options) for one in self._source.option_sets}

    def texts_of(self, path: TextPath, options: tuple[AnswerOption, ...]) -> tuple[str, ...]:
        """The texts of the options that are written at a path."""
        if not self._texts:
            return tuple(option.text for option in options)
        texts, above = self._texts, (*path, "options")
        keys = zip(entry_keys(options), options, strict=True)
        return tuple(texts.get((*above, key), option.text) for key, option in keys)

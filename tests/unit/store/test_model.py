"""Random operations on a file and on a plain dictionary must end alike."""

import shutil
import tempfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from crmready.errors import InputError
from crmready.model.assessment import Answer, Answered, DontKnow, NotApplicable
from crmready.store import AssessmentFile, export_document, import_document, open_file
from tests.unit.store.sample import DAY, new_file

NAMES = st.sampled_from(["a", "b", "c", "d"])
QUESTIONS = st.sampled_from(["stages", "lists", "calls"])
# What the file leaves out of texts has a test of its own.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=20)
VALUES = st.one_of(
    st.integers(),
    st.booleans(),
    TEXTS,
    st.decimals(allow_nan=False, allow_infinity=False),
    st.lists(TEXTS, max_size=3).map(tuple),
)
ANSWERS = st.one_of(
    st.builds(Answered, VALUES, st.lists(TEXTS, max_size=2).map(tuple), st.none() | TEXTS),
    st.builds(NotApplicable, TEXTS, st.none() | TEXTS),
    st.builds(DontKnow, st.none() | TEXTS),
    st.none(),
)


class FileAgainstDictionary(RuleBasedStateMachine):
    """Four people join, answer, take back and leave, while the file is closed, opened and copied in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file: AssessmentFile = new_file(self.folder)
        self.copies = 0
        self.here: dict[str, dict[str, Answer]] = {}
        self.gone: set[str] = set()

    def teardown(self) -> None:
        self.file.verify()
        self.file.close()
        shutil.rmtree(self.folder)

    @rule(name=NAMES)
    def join(self, name: str) -> None:
        if name in self.here or name in self.gone:
            with pytest.raises(InputError):
                self.file.add_respondent("seller", DAY, name)
        else:
            self.file.add_respondent("seller", DAY, name)
            self.here[name] = {}

    @rule(name=NAMES, question=QUESTIONS, answer=ANSWERS)
    def answer(self, name: str, question: str, answer: Answer | None) -> None:
        if name not in self.here:
            with pytest.raises(InputError):
                self.file.answer((name, question), answer, DAY)
            return
        self.file.answer((name, question), answer, DAY)
        self.here[name].pop(question, None)
        if answer is not None:
            self.here[name][question] = answer

    @rule(name=NAMES)
    def leave(self, name: str) -> None:
        if name in self.here:
            self.file.leave(name, DAY)
            self.gone.add(name)
            del self.here[name]

    @rule(name=NAMES, answers=st.dictionaries(QUESTIONS, ANSWERS, max_size=3))
    def answer_at_once_and_change_one_s_mind(self, name: str, answers: Mapping[str, Any]) -> None:
        def fail_in_the_end() -> None:
            with self.file.at_once():
                for question, answer in answers.items():
                    self.file.answer((name, question), answer, DAY)
                self.file.assessment()
                self.file.finish("stranger", DAY)

        with pytest.raises(InputError, match="nobody with the id"):
            fail_in_the_end()

    @rule()
    def close_and_open(self) -> None:
        self.file.close()
        self.file = open_file(self.file.path)

    @rule()
    def go_on_with_a_copy(self) -> None:
        document = export_document(self.file)
        self.file.close()
        self.copies += 1
        self.file = import_document(self.folder / f"copy-{self.copies}.crmready", document)

    @invariant()
    def both_say_the_same(self) -> None:
        expected = {(name, q): answer for name, given in self.here.items() for q, answer in given.items()}
        found = self.file.assessment()
        assert found.answers == expected
        assert [respondent.id for respondent in found.respondents] == list(self.here)
        assert {place: type(a.value) for place, a in found.answers.items() if isinstance(a, Answered)} == {
            place: Decimal if isinstance(a.value, int) and abs(a.value) >= 10**15 else type(a.value)
            for place, a in expected.items()
            if isinstance(a, Answered)
        }


TestFileAgainstDictionary = FileAgainstDictionary.TestCase
TestFileAgainstDictionary.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)

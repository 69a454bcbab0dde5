"""The laws that every checker keeps, built in or plugged in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError, WithJsonSchema

from tutor.checkers.base import SelfTest
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.manual import summary
from tutor.checkers.notes import field_notes
from tutor.checkers.registry import BUILT_IN, checker_class
from tutor.checkers.settings import Languages
from tutor.course.model import Criterion
from tutor.text.clean import clean

SAMPLES = [(name, index) for name in BUILT_IN for index, _ in enumerate(checker_class(name).samples())]
ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=200)


def run(name: str, sample: SelfTest, answer: Answer) -> Finding:
    checker = checker_class(name).model_validate(sample.settings, context=Languages(sample.language))
    return checker.check(answer.cleaned(), sample.context or Context(sample.language))


@pytest.mark.parametrize(("name", "index"), SAMPLES)
def test_self_tests_hold(name: str, index: int) -> None:
    sample = list(checker_class(name).samples())[index]
    finding = run(name, sample, sample.answer or Answer(clean(sample.text)))
    assert finding.outcome is sample.expect, finding.found


@pytest.mark.parametrize("name", BUILT_IN)
def test_each_checker_shows_that_it_can_say_yes_and_no(name: str) -> None:
    outcomes = {sample.expect for sample in checker_class(name).samples()}
    assert outcomes & {Outcome.MET, Outcome.ROAD}
    assert outcomes & {Outcome.UNMET, Outcome.PARTLY}


@pytest.mark.parametrize("name", BUILT_IN)
@given(text=ANY_TEXT)
@settings(max_examples=25)
def test_total_deterministic_and_spans_inside(name: str, text: str) -> None:
    sample = next(iter(checker_class(name).samples()))
    answer = Answer(clean(text), clean(text), (clean(text),), ((clean(text), clean(text)),))
    finding = run(name, sample, answer)
    assert finding == run(name, sample, answer)
    assert all(0 <= start < end <= len(answer.text) for start, end in finding.spans)
    assert finding.outcome is not Outcome.ERROR
    assert finding.credit is None or 0 <= finding.credit <= 1


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_finding_says_something_that_can_be_contested(name: str) -> None:
    for sample in checker_class(name).samples():
        finding = run(name, sample, sample.answer or Answer(clean(sample.text)))
        assert finding.found or finding.notes, sample


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_manual_explains_each_setting(name: str) -> None:
    found = checker_class(name)
    assert summary(name).endswith((".", ":"))
    assert set(field_notes(found)) == set(found.model_fields)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_setting_has_a_name_of_its_own(name: str) -> None:
    """A criterion takes its own keys first, and `facts` are ids of facts wherever they stand."""
    fields = checker_class(name).model_fields
    assert set(fields).isdisjoint(Criterion.model_fields)
    ids = [rule for key in ("facts", "step") if key in fields for rule in fields[key].metadata]
    assert not any(isinstance(rule, WithJsonSchema) for rule in ids)


def WRITTEN(name: str, index: int) -> bool:  # noqa: N802
    """Tell whether a sample is a text."""
    return bool(list(checker_class(name).samples())[index].text)


COSMETIC = [
    lambda text: text + "   \n",
    lambda text: text.replace("'", "’"),
    lambda text: text.replace(" - ", " – "),
    lambda text: text.replace('"', "”"),
]


@pytest.mark.parametrize(("name", "index"), [pair for pair in SAMPLES if WRITTEN(*pair)])
def test_what_matters_to_nobody_changes_nothing(name: str, index: int) -> None:
    sample = list(checker_class(name).samples())[index]
    for change in COSMETIC:
        assert run(name, sample, Answer(clean(change(sample.text)))).outcome is sample.expect


def test_the_picture_s_patterns_are_tried_out_at_loading_and_may_be_given_by_language() -> None:
    alt_text = checker_class("content.alt_text")
    with pytest.raises(ValidationError, match="pattern 'oil _'"):
        alt_text.model_validate({"shows": ["oil _"]})
    shown = alt_text.model_validate({"shows": {"it": ["olio"], "en": ["oil"]}}, context=Languages("it"))
    assert shown.model_dump()["shows"] == ("olio",)

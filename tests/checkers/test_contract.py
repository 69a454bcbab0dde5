"""The laws that every checker keeps, built in or plugged in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import groupby, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError, WithJsonSchema

from tests.agreement import HALVES, Case, cases, judge
from tutor.checkers.base import SelfTest
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.manual import summary
from tutor.checkers.notes import field_notes
from tutor.checkers.registry import BUILT_IN, checker_class
from tutor.checkers.settings import Languages
from tutor.course.model import Criterion
from tutor.text.clean import clean
from tutor.text.lexicon import lexicon

SAMPLES = [(name, index) for name in BUILT_IN for index, _ in enumerate(checker_class(name).samples())]
ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=20)
MARKS = st.sampled_from(
    ["\n", "\n- ", "«", "»", '"', "(", "!", "?", ":", "…", "18 %", "25 €", "3/4", "h 17:30", "#a", "@b", "a.it"]
)


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


@cache
def judged() -> tuple[Case, ...]:
    """Return every case that people have judged; read once."""
    return tuple(case for half in HALVES for case in cases(half))


@cache
def words(language: str) -> tuple[str, ...]:
    """Return every word of the word lists."""
    lists = lexicon(language)
    sources = {source for group in lists.groups for source in lists.sources(group)}
    return tuple(sorted({word for source in sources for word in re.findall(r"[\w'’]+", source)}))


@cache
def sentences(name: str, language: str) -> tuple[str, ...]:
    """Return what people wrote for a checker, in pieces from mark to mark; its samples where nobody did."""
    written = [case.text for case in judged() if case.checker == name and case.language == language]
    texts = written or [sample.text for sample in checker_class(name).samples()]
    return tuple(piece for text in texts for piece in re.split(r"(?<=[.!?,;:])\s+", text)) or ("",)


@st.composite
def answers(draw: st.DrawFn, name: str) -> Answer:
    """Draw an answer of words, of pieces of what people wrote, of any characters; with choices of the samples'."""
    language = draw(st.sampled_from(("it", "en")))
    piece = st.sampled_from(sentences(name, language)) | st.sampled_from(words(language)) | MARKS | ANY_TEXT
    text, alt = (draw(st.lists(piece, max_size=8).map(" ".join).map(clean)) for _ in range(2))
    shown = [sample.answer for sample in checker_class(name).samples() if sample.answer]
    choices = [text, *(choice for answer in shown for choice in answer.chosen)]
    pairs = [(text, alt), *(pair for answer in shown for pair in answer.pairs)]
    chosen, paired = (draw(st.lists(st.sampled_from(some), max_size=4)) for some in (choices, pairs))
    return Answer(text, alt, tuple(chosen), tuple(paired))


@pytest.mark.parametrize("name", BUILT_IN)
@given(data=st.data())
@settings(max_examples=10)
def test_total_deterministic_and_spans_inside(name: str, data: st.DataObject) -> None:
    answer = data.draw(answers(name))
    for sample in checker_class(name).samples():
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


COSMETIC: dict[str, Callable[[str], str]] = {
    "blanks at the end": lambda text: text + "   \n",
    "apostrophes": lambda text: text.replace("'", "’"),
    "dashes": lambda text: text.replace(" - ", " – "),
    "quotation marks": lambda text: re.sub(r'"([^"]*)"', r"“\1”", text),
}
MOST = 1
"""Cases in a row of a checker with blanks or apostrophes, which nearly all hold; rarer marks are tried wherever they are."""


def touched(change: str) -> list[Case]:
    """Return judged cases that a change makes other ones."""
    found = [case for case in judged() if COSMETIC[change](case.text) != case.text]
    most = MOST if change in ("blanks at the end", "apostrophes") else None
    return [case for _, of_one in groupby(found, lambda case: case.checker) for case in islice(of_one, most)]


@pytest.mark.parametrize("change", COSMETIC)
def test_what_matters_to_nobody_changes_nothing(change: str) -> None:
    found = touched(change)
    assert len(found) > 10, "nothing holds what the change would change"
    differing = [
        case.name
        for case in found
        if judge(case).outcome is not judge(replace(case, text=COSMETIC[change](case.text))).outcome
    ]
    assert differing == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_what_matters_to_nobody_changes_no_sample(name: str) -> None:
    for sample in checker_class(name).samples():
        for change in COSMETIC.values():
            if sample.text:
                assert run(name, sample, Answer(clean(change(sample.text)))).outcome is sample.expect


def test_the_picture_s_patterns_are_tried_out_at_loading_and_may_be_given_by_language() -> None:
    alt_text = checker_class("content.alt_text")
    with pytest.raises(ValidationError, match="pattern 'oil _'"):
        alt_text.model_validate({"shows": ["oil _"]})
    shown = alt_text.model_validate({"shows": {"it": ["olio"], "en": ["oil"]}}, context=Languages("it"))
    assert shown.model_dump()["shows"] == ("olio",)

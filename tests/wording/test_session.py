"""The sentences around an answer, in both languages: what a person would say, and nothing about a verdict."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import tutor
from tests.test_catalogue import italian, strings
from tutor.i18n import LANGUAGES, speaker
from tutor.learning.weeks import Halves, Week
from tutor.session.box import BoxView
from tutor.text.days import short_day
from tutor.wording.phases import PHASES_ABOUT
from tutor.wording.progress import attempts, week_by_week
from tutor.wording.session import MOMENT_NAMES, counter

LEARNERS_READ = ("tui/panes/selfcheck.py", "plain/play.py", "plain/answers.py", "wording/phases.py")
"""Where sentences of a session stand."""


@pytest.mark.parametrize(
    ("language", "said"), [("en", "0 words · at least 20 needed"), ("it", "0 parole · ne servono almeno 20")]
)
def test_what_a_text_lacks_is_counted_in_whole_words(language: str, said: str) -> None:
    assert counter("", replace(BoxView("text"), words=(20, 0)), speaker(language)) == said


@pytest.mark.parametrize("place", LEARNERS_READ)
def test_a_learner_reads_of_no_verdict(place: str) -> None:
    text = (Path(tutor.__file__).parent / place).read_text("utf-8")
    spoken = re.findall(r"(?:say|marked)\(\s*((?:\"[^\"]*\"\s*)+)", text)
    assert spoken
    assert [each for each in spoken if "verdict" in each.lower()] == []


def test_no_translation_of_a_session_speaks_of_a_verdict() -> None:
    told = {message.id: strings(message) for message in italian() if isinstance(message.id, str)}
    for sentence in (*PHASES_ABOUT.values(), *MOMENT_NAMES.values()):
        assert "verdett" not in " ".join(told[sentence]).lower()
        assert "verdict" not in sentence


@pytest.mark.parametrize(
    ("language", "halves", "said"),
    [
        ("it", Halves(None, 2.0), "All'essenziale arrivi in media in 2 tentativi."),
        ("it", Halves(2.0, 1.5), "All'essenziale arrivi in media in 1,5 tentativi; nelle sei settimane prima in 2."),
        ("en", Halves(1.0, 1.0), "You get the essentials in at the first attempt."),
        ("en", Halves(2.0, None), ""),
    ],
)
def test_attempts_are_told_as_a_person_would(language: str, halves: Halves, said: str) -> None:
    assert attempts(halves, speaker(language)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Week of 7 Sep: 1 case; 5 Oct: 2 cases."), ("it", "Settimana del 7 set: 1 caso; 5 ott: 2 casi.")],
)
def test_weeks_are_told_by_their_day_and_empty_ones_not_at_all(language: str, said: str) -> None:
    rows = [Week(date(2026, 9, 7), 1, 1), Week(date(2026, 9, 14), 1, 0), Week(date(2026, 10, 5), 2, 2)]
    assert week_by_week(rows, speaker(language)) == said
    assert week_by_week(rows[1:2], speaker(language)) == ""


def test_a_short_day_is_told_apart_from_every_other_in_both_languages() -> None:
    for language in LANGUAGES:
        assert len({short_day(date(2026, month, 1), language) for month in range(1, 13)}) == 12

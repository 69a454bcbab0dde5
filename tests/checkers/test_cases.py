"""The checkers beside people: texts judged from the rubric alone, in two halves; `python tests/agreement.py` prints the table."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tests.agreement import HALVES, Row, cases, context_of, judge, measured, rows
from tutor.checkers.finding import Answer, Outcome
from tutor.checkers.gates import screen
from tutor.checkers.manual import agreement_with_people
from tutor.checkers.registry import BUILT_IN
from tutor.text.clean import clean
from tutor.text.measures import content_words
from tutor.text.reading import read
from tutor.wording.manual import manual_lines

BESIDES = {"tracking.tagged_link", "networks.fits"}
"""Checkers that need no reading: a link is right or it is not, and counting is tested against the networks' own cases."""
WRITTEN = sorted(name for name in BUILT_IN if not name.startswith("closed.") and name not in BESIDES)
ALL = {half: list(cases(half)) for half in HALVES}


@pytest.mark.parametrize("checker", WRITTEN)
def test_every_written_answer_checker_stands_before_sixty_texts(checker: str) -> None:
    """Thirty in each half, in both languages, and at least half of them hard."""
    for half in HALVES:
        own = [case for case in ALL[half] if case.checker == checker]
        languages = Counter(case.language for case in own)
        assert min(languages["it"], languages["en"]) >= 15
        assert sum(case.kind != "plain" for case in own) >= len(own) / 2


def test_the_halves_have_no_text_in_common() -> None:
    tune, blind = ({case.text for case in ALL[half] if case.checker != "networks.adapted"} for half in HALVES)
    assert not tune & blind


@pytest.mark.parametrize("half", HALVES)
def test_evidence_stands_in_the_text_and_spans_inside(half: str) -> None:
    for case in ALL[half]:
        assert all(piece in case.text for piece in case.evidence), case.name
        found = judge(case)
        assert found.outcome is not Outcome.ERROR, case.name
        assert all(0 <= start < end <= len(case.text) for start, end in found.spans), case.name


@pytest.mark.parametrize("half", HALVES)
def test_the_published_agreement_is_the_one_measured(half: str) -> None:
    """What the manual says of a checker is what the cases say; `python tests/agreement.py --write` brings it up to date."""
    published = {name: figures[half] for name in WRITTEN if (figures := agreement_with_people(name))}
    assert published == measured(rows(half))


def test_the_manual_says_how_far_a_checker_agrees_with_people() -> None:
    assert "it agrees with people by a kappa of" in " ".join(" ".join(manual_lines("engagement.remedy")).split())
    assert agreement_with_people("closed.choice") is None


def test_a_row_counts_what_people_and_tutor_say() -> None:
    row = Row()
    texts = [case for case in ALL["tune"] if case.checker == "content.hook"][:2]
    row.add(texts[0].outcome, Outcome.MET)
    row.add(texts[1].outcome, Outcome.UNSURE)
    assert (len(row.people), row.left_open) == (1, 1)


@pytest.mark.parametrize("language", ["it", "en"])
def test_appending_keywords_never_makes_a_failing_answer_pass(language: str) -> None:
    """The words of good answers, in a row behind a bad one, are passed over before anything is judged."""
    turned = []
    for checker in WRITTEN:
        own = [case for half in HALVES for case in ALL[half] if (case.checker, case.language) == (checker, language)]
        good = next(case for case in own if case.outcome is Outcome.MET)
        keywords = ", ".join(dict.fromkeys(content_words(read(clean(good.text), language))))
        for case in own:
            if case.outcome is Outcome.UNMET and judge(case).outcome is Outcome.UNMET:
                screened = screen(Answer(clean(f"{case.text}\n{keywords}")), context_of(case))
                if not screened.held and judge(replace(case, text=screened.answer.text)).outcome is Outcome.MET:
                    turned.append(f"{case.name}: {screened.answer.text[-80:]}")
    assert turned == []

"""What a learner may take from the brief does not depend on what was answered before."""

from __future__ import annotations

from dataclasses import replace

from tutor.checkers.finding import Answer, Context, Fact
from tutor.checkers.sources import known_quantities
from tutor.text.clean import clean

BRIEF = Context(
    "en", facts=(Fact("day", 1, "The mill opens on 9 November.", "the day"),), brief="Oil at 12 euros a litre."
)


def test_each_attempt_finds_the_figures_of_the_brief_gathered() -> None:
    known = known_quantities(BRIEF)
    again = replace(BRIEF, attempts=(Answer(clean("It costs 14 euros.")),), earlier=(("post", Answer(clean("15"))),))
    assert known_quantities(again) is known
    assert [token.folded for token in known] == ["12 euros", "9 november"]


def test_another_fact_is_another_brief() -> None:
    more = replace(BRIEF, facts=(*BRIEF.facts, Fact("end", 2, "It closes at six.", "the end")))
    assert len(known_quantities(more)) == len(known_quantities(BRIEF)) + 1
    assert len(known_quantities(replace(BRIEF, facts=()))) == 1

"""Given what a learner decided, when it is folded, then the last word holds, from however many machines it comes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tutor.session.learner import (
    Decided,
    Decision,
    HelpFoundUseful,
    HelpOffered,
    HelpWithdrawn,
    LearnerJournalStarted,
    PlacementBegun,
    StartChosen,
    UnknownDecision,
    fold_learner,
)

AREAS = st.sampled_from(["content", "internal"])
DECISIONS = st.one_of(
    st.just(PlacementBegun()),
    st.builds(StartChosen, AREAS, st.integers(-1, 5)),
    st.builds(HelpOffered, AREAS),
    st.builds(HelpWithdrawn, AREAS),
    st.builds(HelpFoundUseful, AREAS),
    st.just(UnknownDecision("of-later")),
    st.just(LearnerJournalStarted(1, "1", "x")),
)


def decided(*events: Decision) -> list[Decided]:
    return [Decided(at, f"{at:08x}", f"2026-11-01T10:{at % 60:02}:00Z", event) for at, event in enumerate(events, 1)]


JOURNALS = st.lists(DECISIONS, max_size=12).map(lambda events: decided(*events))


def test_given_a_start_chosen_twice_then_the_later_holds_and_0_takes_it_back() -> None:
    assert fold_learner(decided(StartChosen("content", 3), StartChosen("content", 1))).chosen == {"content": 1}
    assert fold_learner(decided(StartChosen("content", 3), StartChosen("content", 0))).chosen == {}


def test_given_a_level_that_is_none_then_it_chooses_nothing() -> None:
    assert fold_learner(decided(StartChosen("content", 4), StartChosen("tracking", -1))).chosen == {}


def test_given_help_offered_and_found_useful_then_the_area_is_one_where_they_can_help() -> None:
    assert fold_learner(decided(HelpFoundUseful("content"))).helping == frozenset()
    assert fold_learner(decided(HelpOffered("content"))).helping == frozenset()
    both = [HelpOffered("content"), HelpFoundUseful("content")]
    assert fold_learner(decided(*both)).helping == {"content"}
    assert fold_learner(decided(*both, HelpWithdrawn("content"))).helping == frozenset()
    assert fold_learner(decided(*both, HelpWithdrawn("content"), HelpOffered("content"))).helping == {"content"}


@given(JOURNALS, st.randoms())
def test_the_order_of_lines_and_copies_of_them_change_nothing(entries: list[Decided], chance: object) -> None:
    mixed = [*entries, *entries[:3]]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert fold_learner(mixed) == fold_learner(entries)


@given(JOURNALS)
def test_a_level_is_always_one_that_there_is(entries: list[Decided]) -> None:
    assert set(fold_learner(entries).chosen.values()) <= {1, 2, 3}

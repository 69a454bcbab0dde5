"""What is proposed, and why."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from tests.learning.pasts import NOW, entry, session
from tutor.learning.areas import Standing
from tutor.learning.path import Kind, Reason, Today, today
from tutor.learning.summary import Summary

LISTED = [
    entry("oil", "content", department="shop-floor", twin="bread"),
    entry("bread", "content", department="shop-floor", twin="oil"),
    entry("job", "content", 2, "hr"),
    entry("places", "networks", department="support"),
    entry("links", "tracking", department="sales"),
    entry("note", "internal", department="support"),
    entry("form", "internal", 2, "it"),
]
ENTRIES = [replace(each, path=f"/c/{number:02}-{each.id}.toml") for number, each in enumerate(LISTED)]
"""In the order of their files, as an author numbers them."""


def seen(*sessions: Summary, now: datetime = NOW, language: str = "it", **known: Any) -> Today:
    return today(ENTRIES, sessions, language, now, **known)


def proposed(*sessions: Summary, **known: Any) -> list[tuple[Kind, str, Reason]]:
    return [(each.kind, each.entry.id, each.reason) for each in seen(*sessions, **known).proposals]


def test_a_newcomer_begins_at_the_lowest_level_and_gets_another_way() -> None:
    assert proposed() == [(Kind.NEXT, "oil", Reason.FIRST_STEP), (Kind.ANOTHER, "places", Reason.NEW_DEPARTMENT)]


def test_a_case_comes_back_as_its_twin_when_it_is_due_and_before_anything_else() -> None:
    """Given a case done long ago and a session left open, when today is opened, then the twin comes first."""
    past = [session("oil", days=40), session("links", "tracking", finished=False)]
    assert proposed(*past)[:2] == [
        (Kind.REVIEW, "bread", Reason.SINCE),
        (Kind.RESUME, "links", Reason.LEFT_OPEN),
    ]


def test_after_the_twin_the_first_one_comes_back() -> None:
    assert proposed(session("oil", days=60), session("bread", days=40))[0][1] == "oil"


def test_a_case_without_a_twin_comes_back_itself() -> None:
    assert proposed(session("links", "tracking", days=40))[0] == (Kind.REVIEW, "links", Reason.SINCE)


def test_what_is_not_due_is_not_proposed_and_neither_is_its_twin() -> None:
    found = [name for _, name, _ in proposed(session("oil", days=1))]
    assert {"oil", "bread"}.isdisjoint(found)
    assert found


def test_what_stayed_open_comes_back_after_three_days_as_another_try() -> None:
    past = session("oil", passed=False, days=2)
    assert "bread" not in [name for _, name, _ in proposed(past)]
    assert proposed(past, now=NOW + timedelta(days=1))[0] == (Kind.AGAIN, "bread", Reason.STILL_OPEN)


def test_a_review_is_due_on_its_day_by_the_learners_calendar() -> None:
    """Given a review due at noon UTC on the 25th, then it is due from midnight on in the learner's own zone."""
    past = session("oil", passed=False, days=1)
    east = timezone(timedelta(hours=9))
    assert seen(past, now=datetime(2026, 11, 24, 23, 59, tzinfo=east)).next_review == date(2026, 11, 25)
    first = seen(past, now=datetime(2026, 11, 25, 0, 1, tzinfo=east)).proposals[0]
    assert (first.kind, first.day) == (Kind.AGAIN, date(2026, 11, 25))


def test_at_most_two_reviews_at_once_and_from_two_areas() -> None:
    past = [
        session("oil", days=90),
        session("job", days=89),
        session("links", "tracking", days=60),
        session("places", "networks", days=50),
    ]
    assert [name for kind, name, _ in proposed(*past) if kind is Kind.REVIEW] == ["bread", "links"]


def test_a_review_that_was_begun_is_resumed_and_not_proposed_twice() -> None:
    past = [session("oil", days=40), session("bread", finished=False, days=1)]
    found = proposed(*past)
    assert found[0] == (Kind.RESUME, "bread", Reason.LEFT_OPEN)
    assert [name for _, name, _ in found].count("bread") == 1
    assert "oil" not in [name for _, name, _ in found]


def test_what_was_left_open_comes_before_something_new() -> None:
    found = proposed(session("links", "tracking", finished=False))
    assert found[0] == (Kind.RESUME, "links", Reason.LEFT_OPEN)
    assert "links" not in [name for _, name, _ in found[1:]]


def test_a_session_in_another_language_is_not_resumed() -> None:
    assert Kind.RESUME not in [
        kind for kind, _, _ in proposed(session("links", "tracking", finished=False), language="en")
    ]


def test_areas_take_turns_and_departments_vary() -> None:
    found = seen(session("oil")).proposals
    assert (found[0].kind, found[0].entry.id, found[0].reason) == (Kind.NEXT, "places", Reason.NEW_AREA)
    assert (found[1].entry.id, found[1].reason) == ("links", Reason.NEW_DEPARTMENT)


def test_an_area_of_which_the_placement_knows_is_not_called_untried() -> None:
    found = seen(session("oil"), starts={"networks": 1}).proposals
    assert (found[0].entry.id, found[0].reason) == ("places", Reason.FIRST_CASE)


def test_an_area_one_case_from_autonomy_says_so() -> None:
    past = [
        session("form", "internal"),
        *(
            session(name, area)
            for name, area in (("places", "networks"), ("links", "tracking"), ("oil", "content"), ("job", "content"))
        ),
    ]
    assert proposed(*past) == [(Kind.NEXT, "note", Reason.CLOSE)]


def test_levels_rise_from_where_the_placement_lets_an_area_start() -> None:
    assert proposed(starts={"internal": 2, "content": 2})[0][1] == "job"
    found = [name for _, name, _ in proposed(session("oil"), starts={"networks": 3, "tracking": 3, "internal": 2})]
    assert found == ["form", "job"]


def test_the_case_that_confirms_the_placement_comes_next_with_its_day() -> None:
    known: dict[str, Any] = {"starts": {"internal": 2}, "confirm": {"internal": "2026-11-27"}}
    first = seen(**known).proposals[0]
    assert (first.entry.id, first.reason, first.day) == ("form", Reason.CONFIRM, date(2026, 11, 27))
    assert seen(confirm={"internal": "soon"}).proposals[0].day is None


def test_everything_done_leaves_the_free_choice_and_the_day_of_the_next_review() -> None:
    found = seen(*(session(each.id, each.area) for each in ENTRIES))
    assert found.proposals == ()
    assert len(found.choices) == len(ENTRIES)
    assert found.next_review is not None
    assert found.next_review > NOW.date()


def test_sessions_of_the_placement_and_of_ones_own_company_are_no_cases() -> None:
    past = [session("oil", days=40, purpose="placement"), session("places", "networks", days=40, purpose="own")]
    found = seen(*past)
    assert all(view.standing is Standing.NEW for view in found.areas)
    assert Kind.REVIEW not in [each.kind for each in found.proposals]
    assert found.done == frozenset()


def test_a_renamed_scenario_keeps_its_past() -> None:
    renamed = [replace(ENTRIES[0], id="new-oil", formerly=("oil",)), replace(ENTRIES[1], twin="new-oil"), *ENTRIES[2:]]
    past = [session("oil", days=40), session("links", "tracking", days=1, finished=False)]
    before, after = today(ENTRIES, past, "it", NOW), today(renamed, past, "it", NOW)
    assert [each.entry.id for each in after.proposals] == [each.entry.id for each in before.proposals]
    assert after.areas == before.areas
    assert after.done == {"new-oil"}


def test_the_order_of_the_sessions_changes_nothing() -> None:
    past = [session(each.id, each.area, days=days) for days, each in enumerate(ENTRIES * 3)]
    mixed = random.Random(7).sample(past, len(past))
    assert seen(*mixed) == seen(*past)

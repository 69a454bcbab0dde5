"""How a learner is getting on: given what was practised, when it is folded, then this is what there is to say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.learning.pasts import NOW, entry, session
from tutor.learning.areas import AREAS, Standing
from tutor.learning.calibration import FEW, LATEST, Certainty, Foresight, Lean
from tutor.learning.kept import Kept
from tutor.learning.outlook import Need, Outlook
from tutor.learning.past import Past
from tutor.learning.progress import Progress, progress
from tutor.learning.reviews import remember, reviews
from tutor.learning.steps import StepSummary
from tutor.learning.summary import Summary
from tutor.learning.weeks import WEEKS, Halves, reached

ENTRIES = [
    entry("oil", twin="bread"),
    entry("bread", twin="oil"),
    entry("job", level=2),
    entry("launch", level=3),
    entry("places", "networks"),
]
MONDAY = date(2026, 11, 23)
"""The day of NOW."""


def folded(*sessions: Summary, now: datetime = NOW, **known: object) -> Progress:
    return progress(ENTRIES, sessions, now, **known)  # type: ignore[arg-type]


def by_week(*sessions: Summary, now: datetime = NOW) -> list[int]:
    return [week.reached for week in folded(*sessions, now=now).weeks]


# Weeks


def test_twelve_weeks_end_with_this_one_and_begin_on_mondays() -> None:
    rows = folded().weeks
    assert len(rows) == WEEKS
    assert rows[-1].begins == MONDAY
    assert {week.begins.weekday() for week in rows} == {0}
    assert folded().empty


def test_a_week_counts_what_was_closed_what_was_reached_and_what_alone() -> None:
    last = folded(session("oil", days=0.1), session("job", days=0.2, hint=2), session("launch", passed=False, days=0.3))
    assert last.weeks[-1][1:] == (3, 2, 1)
    assert last.by_area["content"] == last.weeks
    assert not any(week.cases for week in last.by_area["networks"])


def test_what_is_older_than_twelve_weeks_is_left_out_and_what_lies_on_its_edge_is_not() -> None:
    first = datetime(2026, 9, 7, tzinfo=UTC)
    assert by_week(session("oil", at=f"{first:%Y-%m-%dT%H:%M:%SZ}"))[0] == 1
    assert sum(by_week(session("oil", at=f"{first - timedelta(seconds=1):%Y-%m-%dT%H:%M:%SZ}"))) == 0


def test_a_sunday_night_belongs_to_the_week_of_the_learners_own_calendar() -> None:
    """Given a case closed at 23:30 UTC on a Sunday, when it is looked at from Rome, then it was Monday."""
    late = session("oil", at="2026-11-22T23:30:00Z")
    assert by_week(late)[-2:] == [1, 0]
    assert by_week(late, now=NOW.astimezone(timezone(timedelta(hours=1))))[-2:] == [0, 1]
    assert (
        by_week(session("oil", at="2026-11-23T00:30:00Z"), now=NOW.astimezone(timezone(timedelta(hours=-8))))[-2] == 1
    )


def test_a_clock_set_back_loses_no_case() -> None:
    """Given cases of tomorrow and of next year, when the clock says today, then they count as of this week."""
    rows = by_week(session("oil", days=-1), session("job", days=-400), session("launch", at="never"))
    assert rows[-1] == 2
    assert sum(rows) == 2


def test_the_placement_the_own_company_and_what_was_left_open_count_for_nothing_here() -> None:
    others = (session("oil", purpose="placement"), session("oil", purpose="own"), session("job", finished=False))
    assert folded(*others).empty


def test_the_last_six_weeks_are_held_against_the_six_before() -> None:
    assert reached(folded().weeks) == Halves(None, 0)
    assert reached(folded(session("oil", days=50), session("job", days=3), session("launch", days=2)).weeks) == (1, 2)
    assert reached(folded(session("oil", days=50, passed=False)).weeks) == (0, 0)


def test_attempts_needed_are_those_up_to_the_essentials_and_only_of_steps_that_have_them() -> None:
    three = session("oil", days=50, steps=(StepSummary("a", 3, 3, essentials=2), StepSummary("b", 3, 0, essentials=2)))
    one = session("job", days=3, steps=(StepSummary("a", 2, 1), StepSummary("b", 2, 2)))
    assert folded(three, one).attempts == Halves(3, 1.5)
    assert folded().attempts == Halves(None, None)


SESSIONS = st.lists(
    st.builds(
        session,
        st.sampled_from(["oil", "bread", "job", "launch"]),
        days=st.floats(-30, 200),
        passed=st.booleans(),
        hint=st.integers(0, 4),
        finished=st.booleans(),
    ),
    max_size=20,
)


@given(SESSIONS, st.integers(-12, 14), st.randoms(use_true_random=False))
def test_no_order_of_sessions_changes_anything_and_areas_add_up(rows: list[Summary], hours: int, dice: Random) -> None:
    now = NOW.astimezone(timezone(timedelta(hours=hours)))
    shuffled = list(rows)
    dice.shuffle(shuffled)
    seen = folded(*rows, now=now)
    assert seen == folded(*shuffled, now=now)
    for at, week in enumerate(seen.weeks):
        assert week[1:] == tuple(sum(seen.by_area[area][at][field] for area in AREAS) for field in (1, 2, 3))
        assert week.alone <= week.reached <= week.cases


# Foresight


def predicted(expected: int | None, met: int, essentials: int = 5, days: float = 1) -> Summary:
    return session("oil", days=days, steps=(StepSummary("line", 1, 0, expected, met, essentials),))


FORESIGHTS = [
    ("too few", [(5, 0)] * (FEW - 1), None),
    ("more than came", [(4, 3), (4, 3), (5, 3)], Lean.SURE),
    ("close", [(4, 4), (3, 4), (4, 3)], Lean.CLOSE),
    ("less than came", [(2, 4), (1, 3), (3, 4)], Lean.MODEST),
    ("skipped ones are none", [(None, 0)] * FEW, None),
    ("more than there are", [(9, 5)] * FEW, Lean.CLOSE),
    ("less than none", [(-3, 0)] * FEW, Lean.CLOSE),
]


@pytest.mark.parametrize(("pairs", "lean"), [row[1:] for row in FORESIGHTS], ids=[row[0] for row in FORESIGHTS])
def test_to_which_side_predictions_lean(pairs: list[tuple[int | None, int]], lean: Lean | None) -> None:
    seen = folded(*(predicted(expected, met, days=at) for at, (expected, met) in enumerate(pairs, 1)))
    assert seen.foresight.lean is lean


def test_predictions_and_results_are_added_up() -> None:
    seen = folded(predicted(4, 3, days=1), predicted(2, 2, 4, days=2), predicted(None, 5, days=3))
    assert seen.foresight == Foresight(2, 6, 5, 9, 1)


def test_only_the_latest_predictions_count() -> None:
    old = [predicted(5, 0, days=100 + at) for at in range(30)]
    new = [predicted(3, 3, days=1 + at) for at in range(LATEST)]
    assert folded(*old, *new).foresight == Foresight(LATEST, 3 * LATEST, 3 * LATEST, 5 * LATEST, LATEST)


def answered(level: int, right: bool, days: float) -> Summary:
    step = StepSummary("pick", 1, int(right), None, int(right), 1, level)
    return session("oil", days=days, passed=right, steps=(step,))


CERTAINTIES = [
    ("sure and not so", 3, [True, False, False], Lean.SURE),
    ("sure and so", 3, [True, True, False], Lean.CLOSE),
    ("guesses that hit", 1, [True, True, False], Lean.MODEST),
    ("guesses that are guesses", 1, [True, False, False], Lean.CLOSE),
    ("fairly sure", 2, [True, True, True], Lean.CLOSE),
    ("two are chance", 3, [False, False], None),
]


@pytest.mark.parametrize(
    ("level", "hits", "lean"), [row[1:] for row in CERTAINTIES], ids=[row[0] for row in CERTAINTIES]
)
def test_certainty_is_held_against_what_was_right(level: int, hits: list[bool], lean: Lean | None) -> None:
    seen = folded(*(answered(level, hit, at) for at, hit in enumerate(hits, 1))).certainties
    assert [each.level for each in seen] == [1, 2, 3]
    assert seen[level - 1] == Certainty(level, len(hits), sum(hits))
    assert seen[level - 1].lean is lean


# Reviews


def kept(*sessions: Summary) -> Kept:
    return folded(*sessions).kept


def due_after(first: Summary) -> float:
    """Return how many days ago the review of a single case was due."""
    (memory,) = Past.of(ENTRIES, [first], NOW).memories.values()
    return (NOW - memory.due) / timedelta(days=1)


def test_a_review_within_a_week_of_its_day_is_on_time_and_one_after_that_is_late() -> None:
    first = session("oil", days=60)
    due = due_after(first)
    assert kept(first, session("bread", days=due)) == Kept(on_time=1, waiting=kept(session("bread", days=due)).waiting)
    assert kept(first, session("bread", days=due - 7)).on_time == 1
    assert kept(first, session("bread", days=due - 9)).late == 1


def test_a_case_done_again_before_its_day_is_no_review() -> None:
    first = session("oil", days=60)
    assert kept(first, session("oil", days=due_after(first) + 2)).done == 0


def test_what_had_stayed_open_and_is_reached_is_picked_up_whatever_the_day() -> None:
    assert kept(session("oil", days=20, passed=False), session("bread", days=19)).picked_up == 1
    assert kept(session("oil", days=20, passed=False), session("bread", days=1)) == Kept(picked_up=1)


def test_what_is_due_waits_and_nothing_else_is_said_of_it() -> None:
    assert kept(session("oil", days=60)) == Kept(waiting=1)
    assert kept(session("oil", days=60), session("places", "networks", days=0.1)) == Kept(waiting=1)
    assert kept(session("gone", days=60)) == Kept()


def test_only_reviews_of_the_last_twelve_weeks_count() -> None:
    assert kept(session("oil", days=200, passed=False), session("bread", days=100)).picked_up == 0


@given(SESSIONS)
def test_reviews_come_due_when_the_memory_says_so(rows: list[Summary]) -> None:
    """The day that a review was due is the one that the memory held before it was done."""
    cases = Past.of(ENTRIES, rows, NOW).cases
    for review in reviews(cases):
        before = cases[: cases.index(review.case)]
        assert remember(before)[review.case.family].due == review.due


# What comes next

ALONE = (session("oil", days=30), session("job", days=29))
STABLE = (*ALONE, session("launch", days=20), session("bread", days=2))
NEEDS = [
    ("nothing yet", (), {}, Need.FIRST, Standing.GUIDED, 0),
    ("a first case, helped", (session("oil", hint=3),), {}, Need.ALONE, Standing.AUTONOMOUS, 2),
    ("one alone", (session("oil"),), {}, Need.ALONE, Standing.AUTONOMOUS, 1),
    ("one alone, from level 3", (session("oil"),), {"starts": {"content": 3}}, Need.CONFIRM, Standing.AUTONOMOUS, 1),
    ("two alone, long ago", ALONE, {}, Need.UNAIDED, Standing.STABLE, 0),
    ("two alone, lately", (session("oil", days=3), session("job", days=2)), {}, Need.REST, Standing.STABLE, 0),
    ("stable", STABLE, {}, Need.OFFER, Standing.CAN_HELP, 0),
    ("stable and offered", STABLE, {"offered": {"content"}}, Need.USEFUL, Standing.CAN_HELP, 0),
    ("can help", STABLE, {"helping": {"content"}}, Need.NOTHING, None, 0),
    ("a review that stayed open", (*STABLE, session("oil", passed=False)), {}, Need.REVIEW, None, 1),
    ("long overdue", (session("oil", days=200), session("job", days=199)), {}, Need.REVIEW, None, 1),
    (
        "every case seen, none unaided",
        (session("oil", days=9), session("job", days=8), session("launch", hint=1), session("bread", hint=1, days=2)),
        {},
        Need.NEW_CASE,
        Standing.STABLE,
        0,
    ),
]


@pytest.mark.parametrize(
    ("sessions", "known", "need", "following", "number"), [row[1:] for row in NEEDS], ids=[row[0] for row in NEEDS]
)
def test_what_it_takes(
    sessions: tuple[Summary, ...], known: dict[str, object], need: Need, following: Standing | None, number: int
) -> None:
    seen = folded(*sessions, **known).outlooks[0]
    assert (seen.need, seen.following, seen.number) == (need, following, number)


def test_a_rest_ends_a_week_after_the_second_case_by_the_learners_calendar() -> None:
    seen = folded(session("oil", days=3), session("job", days=2)).outlooks[0]
    assert seen.day == date(2026, 11, 28)


def test_what_is_said_to_lead_there_leads_there() -> None:
    """Given what one more case is said to reach, when it is done, then it is reached."""
    one, two = session("oil", days=30), session("job", days=29)
    for sessions, further in (((), one), ((one,), two), ((one, two), session("launch", days=1, level=3))):
        before, after = folded(*sessions).outlooks[0], folded(*sessions, further).outlooks[0]
        assert isinstance(before, Outlook)
        assert after.view.standing is before.following

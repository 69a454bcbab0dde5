"""When a kind of case comes back: laws that hold whatever the clocks of whatever machines said."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from tests.learning.pasts import NOW, ago, entry, session
from tutor.learning.families import Families
from tutor.learning.history import EARLIEST, history
from tutor.learning.past import Past
from tutor.learning.reviews import LATEST, SOONEST, Memory, remember
from tutor.learning.summary import Summary

ENTRIES = [entry("oil", twin="bread"), entry("bread", twin="oil"), entry("job", level=2), entry("places", "networks")]
FAMILIES = Families(ENTRIES)

times = st.one_of(
    st.datetimes(datetime(1970, 1, 1), datetime(2106, 1, 1)).map(lambda at: f"{at:%Y-%m-%dT%H:%M:%SZ}"),
    st.integers(0, 400).map(ago),
    st.sampled_from(["", "yesterday", "2026-11-01", "2026-13-45T99:99:99Z", "2026-11-01T10:00:00+14:00"]),
)
pasts = st.lists(
    st.builds(
        session,
        st.sampled_from(["oil", "bread", "job", "places", "gone"]),
        at=times,
        passed=st.booleans(),
        finished=st.booleans(),
        hint=st.integers(0, 4),
        models=st.booleans(),
    ),
    max_size=12,
)
clocks = st.one_of(
    st.just(NOW),
    st.builds(
        datetime.astimezone,
        st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
        st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours))),
    ),
)


def memories(past: list[Summary], now: datetime = NOW) -> dict[str, Memory]:
    return remember(history(past, FAMILIES, now))


@given(pasts, clocks)
def test_no_clock_makes_a_due_day_far_away_or_a_case_disappear(past: list[Summary], now: datetime) -> None:
    cases = history(past, FAMILIES, now)
    latest = max(now, EARLIEST)
    assert all(EARLIEST <= case.at <= latest for case in cases)
    assert [case.at for case in cases] == sorted(case.at for case in cases)
    assert {case.session for case in cases} == {each for each in past if each.finished}
    for memory in remember(cases).values():
        assert memory.at + SOONEST <= memory.due <= memory.at + LATEST
        assert EARLIEST < memory.due <= latest + LATEST


@given(pasts, st.randoms())
def test_the_journals_of_two_machines_merge_in_any_order(past: list[Summary], chance: object) -> None:
    mixed = list(past)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert memories(mixed) == memories(past)
    assert memories([*past, *mixed]) == memories(past)


@given(pasts, st.integers(-14, 14))
def test_another_zone_moves_no_review(past: list[Summary], hours: int) -> None:
    elsewhere = NOW.astimezone(timezone(timedelta(hours=hours)))
    assert memories(past, elsewhere) == memories(past)
    for memory in memories(past).values():
        day = Past.of(ENTRIES, past, elsewhere).due_on(memory)
        assert abs(day - memory.due.date()) <= timedelta(days=1)


def test_who_has_practised_nothing_does_not_pay_for_the_memory() -> None:
    code = (
        "import sys\nfrom datetime import UTC, datetime\nfrom tutor.learning.path import today\n"
        "today((), (), 'it', datetime(2026, 11, 23, tzinfo=UTC))\nsys.exit('fsrs' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_of_two_copies_of_a_session_the_longer_one_counts() -> None:
    whole = session("oil")
    cut = whole._replace(events=4, finished=False, passed=False, autonomous=False)
    assert memories([cut, whole]) == memories([whole, cut]) == memories([whole])


def test_what_went_well_rests_longer_and_rests_longer_every_time() -> None:
    """Given the same case, when it went better, then it comes back later; and later still the next time."""
    waits = [
        memories([session("oil", days=0, passed=False)])["bread"],
        memories([session("oil", days=0)])["bread"],
        memories([session("oil", days=20), session("bread", days=0)])["bread"],
        memories([session("oil", days=60), session("bread", days=40), session("oil", days=0)])["bread"],
    ]
    rests = [memory.due - memory.at for memory in waits]
    assert rests[0] == SOONEST
    assert rests[0] <= rests[1] < rests[2] < rests[3]


def test_one_memory_a_family_and_its_last_case_is_the_one_done_last() -> None:
    held = memories([session("bread", days=1), session("oil", days=9), session("job", days=4)])
    assert {family: memory.scenario for family, memory in held.items()} == {"bread": "bread", "job": "job"}


def test_what_stayed_open_after_it_was_reached_has_slipped() -> None:
    assert not memories([session("oil", passed=False)])["bread"].slipped
    assert memories([session("oil", days=9), session("bread", passed=False)])["bread"].slipped
    picked_up = [session("oil", days=9), session("bread", passed=False, days=5), session("oil", days=1)]
    assert not memories(picked_up)["bread"].slipped


def test_the_case_that_comes_back_is_another_one_where_there_is_one() -> None:
    past = Past.of(ENTRIES, [session("oil", days=1), session("job", days=1)], NOW)
    back, alone = past.comes_back("oil"), past.comes_back("job")
    assert back is not None
    assert alone is not None
    assert (back.other, alone.other) == (True, False)
    assert back.day >= NOW.date() + timedelta(days=2)
    assert past.comes_back("places") is None

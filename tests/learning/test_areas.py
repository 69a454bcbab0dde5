"""How far a learner is in an area: given what was practised, when it is folded, then the standing follows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.learning.pasts import NOW, entry, session
from tutor.learning.areas import AreaView, Standing, areas
from tutor.learning.summary import Summary

ENTRIES = [
    entry("oil", twin="bread"),
    entry("bread", twin="oil"),
    entry("job", level=2),
    entry("launch", level=3),
    entry("places", "networks"),
]
ALONE = (session("oil", days=30), session("job", days=29))
STABLE = (*ALONE, session("launch", days=20), session("bread", days=2))


def view(*sessions: Summary, **known: Any) -> AreaView:
    return areas(ENTRIES, sessions, NOW, **known)[0]


STANDINGS = [
    ("nothing yet", (), Standing.NEW),
    ("a case that stayed open", (session("oil", passed=False),), Standing.GUIDED),
    ("a case only begun", (session("oil", finished=False),), Standing.NEW),
    ("the same case twice", (session("oil", days=9), session("oil")), Standing.GUIDED),
    ("two cases alone", ALONE, Standing.AUTONOMOUS),
    ("twins are two cases", (session("oil", days=3), session("bread")), Standing.AUTONOMOUS),
    ("a first hint is alone", (session("oil", hint=1, days=3), session("job", hint=1)), Standing.AUTONOMOUS),
    ("a second hint is not", (session("oil", hint=2, days=3), session("job")), Standing.GUIDED),
    (
        "models seen before",
        (session("oil", passed=False, models=True, days=9), session("oil", days=5), session("job", days=1)),
        Standing.GUIDED,
    ),
    ("models seen afterwards", (session("oil", models=True, days=5), session("job", models=True)), Standing.AUTONOMOUS),
    (
        "again too soon",
        (session("oil", days=30), session("job", days=6), session("launch", days=1)),
        Standing.AUTONOMOUS,
    ),
    ("again after a week", (*ALONE, session("launch", days=20), session("bread", days=3)), Standing.STABLE),
    (
        "again with a hint",
        (session("oil", days=9), session("job", days=8), session("launch", hint=1)),
        Standing.AUTONOMOUS,
    ),
    (
        "again on a case that is known",
        (session("oil", days=9), session("job", days=8), session("oil")),
        Standing.AUTONOMOUS,
    ),
    ("a review that stayed open", (*STABLE, session("oil", passed=False)), Standing.PICK_UP),
    ("and was picked up", (*STABLE, session("oil", passed=False, days=1.5), session("bread")), Standing.STABLE),
    ("a first try that stayed open", (*ALONE, session("launch", passed=False)), Standing.AUTONOMOUS),
    ("long overdue", (session("oil", days=200), session("job", days=199)), Standing.PICK_UP),
    ("overdue, and guided", (session("oil", days=200),), Standing.GUIDED),
]


@pytest.mark.parametrize(("sessions", "standing"), [row[1:] for row in STANDINGS], ids=[row[0] for row in STANDINGS])
def test_standing_follows_from_the_sessions(sessions: tuple[Summary, ...], standing: Standing) -> None:
    assert view(*sessions).standing is standing


def test_helping_takes_a_stable_area_and_a_reader_who_found_it_useful() -> None:
    assert view(*STABLE, helping={"content"}).standing is Standing.CAN_HELP
    assert view(*STABLE, helping={"networks"}).standing is Standing.STABLE
    assert view(*ALONE, helping={"content"}).standing is Standing.AUTONOMOUS


def test_one_case_at_its_level_confirms_an_area_that_starts_at_the_third() -> None:
    high = session("launch", level=3)
    assert view(high).standing is Standing.GUIDED
    assert view(high, starts={"content": 3}).standing is Standing.AUTONOMOUS
    assert view(session("oil"), starts={"content": 3}).standing is Standing.GUIDED
    assert view(starts={"content": 3}).start == 3


def test_twins_are_one_kind_of_case_in_the_bar() -> None:
    both = view(session("oil", days=3), session("bread"))
    assert (both.done, both.all, both.alone) == (1, 3, 2)


def test_without_a_time_it_is_seen_from_the_last_session() -> None:
    past = (session("oil", days=200), session("job", days=199))
    assert areas(ENTRIES, past)[0].standing is Standing.AUTONOMOUS
    assert areas(ENTRIES, ())[0].standing is Standing.NEW

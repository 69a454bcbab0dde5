"""Given what somebody proved and decided, when it is folded, then each area starts where it can."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from types import MappingProxyType

import pytest

from tests.conftest import ROOT
from tutor.course.catalogue import Entry
from tutor.learning.placement import Proof, items, level_of, levels, proof, starts, to_confirm
from tutor.learning.summary import Summary
from tutor.session.events import OWN, PLACEMENT
from tutor.session.learner import Learner

CASES = tomllib.loads((ROOT / "tests/cases/placement.toml").read_text("utf-8"))["case"]
CERTAINTY = {"unsaid": 0, "guess": 1, "fairly": 2, "sure": 3}
DAY = "2026-11-{:02}T10:00:00Z"


def item(name: str, area: str = "content", number: int = 1) -> Entry:
    path = f"/c/{area}/0{number}-{name}.toml"
    return Entry(name, "c", "/c", path, area, 1, 1, "sales", {"it": name}, placement=True)


ITEMS = (item("first"), item("second", number=2))


def proved(scenario: str, said: str = "closed right sure", day: int = 1) -> Summary:
    kind, went, sure = said.split()
    return Summary(
        f"{day}-{scenario}",
        "c",
        scenario,
        "content",
        started=DAY.format(day),
        last=DAY.format(day),
        finished=True,
        purpose=PLACEMENT,
        at_once=went == "right",
        certainty=CERTAINTY[sure],
        guessable=kind == "closed",
    )


def practised(level: int, day: int, *, passed: bool = True) -> Summary:
    name = f"{day}-case-{level}"
    return Summary(
        name, "c", name, "content", level, started=DAY.format(day), last=DAY.format(day), finished=True, passed=passed
    )


BOTH = (proved("first"), proved("second", "written right sure"))
"""Everything was shown on the first of the month."""


def start_after(sessions: Iterable[Summary], learner: Learner | None = None) -> tuple[int, str, bool | None]:
    found = starts(ITEMS, sessions, learner or Learner())["content"]
    return found.level, found.confirm_by, found.confirmed


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_the_level_follows_from_what_was_answered_and_how_surely(case: dict[str, object]) -> None:
    said = [str(each) for each in case["items"]]  # type: ignore[attr-defined]
    assert level_of(proof(proved("x", each)) for each in said) == case["level"]


def test_the_order_of_the_items_changes_nothing() -> None:
    for case in CASES:
        proofs = [proof(proved("x", each)) for each in case["items"]]
        assert {level_of(order) for order in permutations(proofs)} == {case["level"]}


def test_more_certainty_in_what_is_wrong_never_starts_an_area_higher() -> None:
    for other in Proof:
        unsure, sure = (proof(proved("x", f"closed wrong {how}")) for how in ("guess", "sure"))
        assert level_of((other, sure)) <= level_of((other, unsure))


def test_given_one_item_done_then_the_area_has_no_result_and_the_rest_is_still_asked() -> None:
    sessions = (proved("first"),)
    assert starts(ITEMS, sessions, Learner()) == {}
    assert [each.done for each in items(ITEMS, sessions, Learner())] == [True, False]


def test_given_sessions_of_practice_or_the_own_company_then_they_prove_nothing() -> None:
    for purpose in ("", OWN):
        sessions = [each._replace(purpose=purpose) for each in BOTH]
        assert starts(ITEMS, sessions, Learner()) == {}
        assert not any(each.done for each in items(ITEMS, sessions, Learner()))


def test_given_everything_shown_then_level_3_with_a_confirming_case_within_a_week() -> None:
    assert start_after(BOTH) == (3, "2026-11-08", None)
    found = starts(ITEMS, BOTH, Learner())
    assert levels(found) == {"content": 3}
    assert to_confirm(found) == {"content": "2026-11-08"}


def test_given_a_case_of_level_3_done_well_then_the_start_is_confirmed() -> None:
    assert start_after((*BOTH, practised(3, 4), practised(3, 5, passed=False))) == (3, "", True)


def test_given_a_case_of_level_3_that_did_not_go_well_then_the_area_starts_from_2() -> None:
    assert start_after((*BOTH, practised(3, 4, passed=False), practised(3, 5))) == (2, "", False)


def test_given_a_case_before_the_placement_or_of_a_lower_level_then_it_confirms_nothing() -> None:
    later = [each._replace(started=DAY.format(9), last=DAY.format(9)) for each in BOTH]
    assert start_after((practised(3, 4), *later, practised(2, 10))) == (3, "2026-11-16", None)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_learner_overrules_either_way_and_owes_no_confirmation(level: int) -> None:
    learner = Learner(chosen=MappingProxyType({"content": level, "tracking": level}))
    found = starts(ITEMS, BOTH, learner)
    assert (found["content"].level, found["content"].found, found["content"].overruled) == (level, 3, True)
    assert (found["tracking"].level, found["tracking"].found) == (level, 0)
    assert to_confirm(found) == {}


def test_given_a_placement_begun_once_more_then_the_old_result_stays_until_the_area_is_through() -> None:
    learner = Learner(begun=("2026-11-01T09:00:00Z", DAY.format(20)))
    assert [each.done for each in items(ITEMS, BOTH, learner)] == [False, False]
    assert start_after(BOTH, learner)[0] == 3
    half = (*BOTH, proved("first", "closed wrong sure", 21))
    assert start_after(half, learner)[0] == 3
    whole = (*half, proved("second", "written wrong guess", 21))
    assert start_after(whole, learner)[0] == 1


def test_an_item_that_was_renamed_stays_done() -> None:
    renamed = (replace(ITEMS[0], id="new-name", formerly=("first",)), ITEMS[1])
    assert all(each.done for each in items(renamed, BOTH, Learner()))
    assert starts(renamed, BOTH, Learner())["content"].level == 3


def test_the_order_in_which_sessions_come_changes_nothing() -> None:
    sessions = (*BOTH, practised(3, 4), practised(2, 3), practised(3, 6, passed=False))
    found = {tuple(sorted(starts(ITEMS, order, Learner()).items(), key=str)) for order in permutations(sessions)}
    assert len(found) == 1


def test_a_time_that_is_none_falls_softly() -> None:
    odd = [each._replace(last="", started="") for each in BOTH]
    assert starts(ITEMS, odd, Learner())["content"].confirm_by == ""


def test_items_come_area_by_area_in_the_order_of_their_files() -> None:
    mixed = [item("b", "tracking"), item("z", number=2), item("y"), item("a", "networks")]
    practice = replace(item("p"), placement=False)
    assert [each.entry.id for each in items([*mixed, practice], (), Learner())] == ["y", "z", "a", "b"]

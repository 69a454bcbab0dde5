"""The law of what may be told of people who did not agree: tried by an adversary who knows all of it but the lots."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.groups import CLOSED, SHOWN, alone, group, outputs, shared, without
from tutor.learning.areas import AREAS
from tutor.learning.team import closed as law
from tutor.learning.team.closed import Figure, Lot, seed_of
from tutor.replay.shared import SMALLEST_GROUP, Collection, Consent, SharedSession

SIZES = range(SMALLEST_GROUP, 20)


@cache
def told(count: int, people: int) -> set[int]:
    """Return every number that may be told where something holds of `count` closed people of `people`."""
    found = set()
    for drawn in range(law.STEP):
        with patch.object(Lot, "_drawn", lambda *_, drawn=drawn: drawn):
            holds = [index < count for index in range(people)]
            found.add(Lot("").figure("x", (), holds).count)
    return found


@cache
def worlds(number: int, people: int, tell: Callable[[int, int], set[int]] = told) -> set[int]:
    """Return the counts that may be behind a number that was told."""
    return {count for count in range(people + 1) if number in tell(count, people)}


# A lot, alone.


@pytest.mark.parametrize("people", SIZES)
def test_a_number_may_be_none_or_all_only_where_it_may_be_others_too(people: int) -> None:
    for number in set().union(*(told(count, people) for count in range(people + 1))):
        behind = worlds(number, people)
        assert number <= people
        assert number % law.STEP == 0
        assert len(behind) >= 3
        assert all(abs(count - number) < law.STEP for count in behind)


def test_fewer_than_five_do_not_count_and_who_agreed_counts_exactly() -> None:
    lot = Lot("seed")
    assert lot.figure("x", [True] * 4, [True] * 4) == Figure()
    assert lot.figure("x", [True] * 4 + [False], [True] * 4) == Figure(4, 5)
    both = lot.figure("x", [True] * 4 + [False], [True] * 6)
    assert (both.count, both.people, both.exact) == (10, 11, False)


def test_the_same_sessions_draw_the_same_lot_and_others_another() -> None:
    people = [[True] * 4 + [False] * 3]
    numbers = {Lot(seed_of([str(index)])).figure("x", (), *people).count for index in range(50)}
    assert numbers == {3, 6}
    assert (
        len({Lot(seed_of(["a", "b"])).figure("x", (), *people), Lot(seed_of(["b", "a"])).figure("x", (), *people)}) == 1
    )


# Two outputs: of neighbouring folders, or of the same one later.


def leaks(tell: Callable[[int, int], set[int]], people: int) -> list[tuple[int, int, int]]:
    """Return what two outputs, with and without one more closed person, would tell of that person for certain."""
    found = []
    for before, after in itertools.product(range(people + 2), repeat=2):
        possible = {
            mine
            for others in worlds(before, people, tell)
            for mine in (0, 1)
            if others + mine in worlds(after, people + 1, tell)
        }
        if len(possible) == 1:
            found.append((before, after, possible.pop()))
    return found


@pytest.mark.parametrize("people", SIZES)
def test_with_and_without_somebody_either_result_of_theirs_is_possible(people: int) -> None:
    assert leaks(told, people) == []


def test_the_adversary_finds_what_exact_counts_and_rounding_to_twos_would_give_away() -> None:
    def in_twos(count: int, people: int) -> set[int]:
        return {count} if count % 2 == 0 else {count - 1, min(count + 1, people)}

    def exactly(count: int, _: int) -> set[int]:
        return {count}

    def down(count: int, _: int) -> set[int]:
        return {count // law.STEP * law.STEP}

    assert leaks(exactly, 8)
    assert leaks(down, 8), "rounding down tells where a step is crossed"
    assert leaks(in_twos, 8)


@pytest.mark.parametrize("people", SIZES)
def test_a_session_more_tells_nothing_of_whose_it_is(people: int) -> None:
    """The same people; one of them may have changed for the better or the worse, or not at all."""
    for before, after in itertools.product(range(people + 1), repeat=2):
        possible = {
            change
            for count in worlds(before, people)
            for change in (-1, 0, 1)
            if count + change in worlds(after, people)
        }
        assert not possible or len(possible) >= 2


@pytest.mark.parametrize("people", SIZES)
def test_where_somebody_becomes_open_the_others_stay_closed(people: int) -> None:
    """Their own result is known then, exactly."""
    for before, after, mine in itertools.product(range(people + 2), range(people + 1), (0, 1)):
        others = {count for count in worlds(after, people) if count + mine in worlds(before, people + 1)}
        assert not others or (others - {0} and others - {people})


@pytest.mark.parametrize("people", range(SMALLEST_GROUP, 9))
def test_of_two_figures_of_which_one_holds_the_other_neither_tells(people: int) -> None:
    """On their own holds those who are stable; a criterion missed holds those who made its typical mistake."""
    pairs = list(itertools.product(range(0, people + 2, law.STEP), repeat=2))
    for before, after in itertools.product(pairs, repeat=2):
        wide, narrow = ((worlds(a, people), worlds(b, people + 1)) for a, b in zip(before, after, strict=True))
        possible = {
            (mine_wide, mine_narrow)
            for (mine_wide, mine_narrow) in ((0, 0), (1, 0), (1, 1))
            for one in wide[0]
            for other in narrow[0]
            if other <= one and one + mine_wide in wide[1] and other + mine_narrow in narrow[1]
        }
        for place in (0, 1):
            assert not possible or len({mine[place] for mine in possible}) == 2, (before, after)


# Every output of whole groups.

people_counts = st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda counts: sum(counts) > 0)


consents = st.builds(Consent, replay=st.booleans(), row=st.booleans(), name=st.booleans(), helper=st.booleans())


@st.composite
def groups(draw: st.DrawFn, agreed: st.SearchStrategy[Consent] = st.just(SHOWN)) -> tuple[Collection, list[str]]:  # noqa: B008
    """Draw a group: people who agreed to something, people who agreed to nothing, and how each did in two areas."""
    shown, hidden = draw(people_counts)
    sessions: list[SharedSession] = []
    for index in range(shown + hidden):
        person = f"learner-{index}"
        consent = draw(agreed) if index < shown else CLOSED
        sessions += results(person, draw(st.tuples(st.booleans(), st.booleans())), consent)
    return group(sessions), [f"learner-{index}" for index in range(shown, shown + hidden)]


def results(person: str, holds: tuple[bool, bool], consent: Consent = CLOSED) -> list[SharedSession]:
    return [
        *alone(person, "content", holds=holds[0], consent=consent),
        *alone(person, "tracking", holds=holds[1], consent=consent),
    ]


def with_results(collection: Collection, new: dict[str, tuple[bool, bool]]) -> Collection:
    kept = [each for each in collection.sessions if each.person not in new]
    return group(kept, *(results(person, holds) for person, holds in new.items()))


def held(collection: Collection, person: str) -> tuple[bool, bool]:
    passed = {each.reading.header.area: each.reading.entries[2].event.verdict.passed for each in collection.sessions if each.person == person}  # type: ignore[union-attr] # fmt: skip
    return passed["content"], passed["tracking"]


@given(groups(consents), st.data(), st.integers(0, 2), st.sampled_from(["it", "en"]))
@settings(max_examples=40)
def test_every_output_knows_closed_people_only_together(
    drawn: tuple[Collection, list[str]], data: st.DataObject, lot: int, language: str
) -> None:
    """Whatever two closed people swap, each output stays as it is, letter by letter; lots aside."""
    collection, hidden = drawn
    if len(hidden) < 2:
        return
    one, other = data.draw(st.permutations(hidden))[:2]
    first, second = held(collection, one), held(collection, other)
    swapped = with_results(collection, {one: (second[0], first[1]), other: (first[0], second[1])})
    with patch.object(Lot, "_drawn", lambda *_: lot):
        assert outputs(swapped, language) == outputs(collection, language)


@given(groups(), st.data())
@settings(max_examples=40)
def test_fewer_than_five_closed_people_are_in_no_output(
    drawn: tuple[Collection, list[str]], data: st.DataObject
) -> None:
    collection, hidden = drawn
    if not 0 < len(hidden) < SMALLEST_GROUP:
        return
    holds = st.tuples(st.booleans(), st.booleans())
    changed = with_results(collection, {person: data.draw(holds) for person in hidden})
    assert outputs(changed) == outputs(collection)


def closed_figures(collection: Collection) -> dict[str, tuple[int, int]]:
    """Return count and number of closed people of each figure, as who has the output, and sees replays, works them out."""
    team, _ = json.loads(outputs(collection)["json"])
    found: dict[str, tuple[int, int]] = {}
    told = {each["scenario"]: each["missed"] for each in team["stumbles"]}
    for scenario in ("content-1", "tracking-2"):
        firsts = [each for each in collection.sessions if each.reading.header.scenario == scenario]  # type: ignore[union-attr]
        seen = [not each.reading.entries[2].event.verdict.passed for each in firsts if each.consent.replay]  # type: ignore[union-attr]
        unseen = len(firsts) - len(seen)
        if unseen >= SMALLEST_GROUP:
            known = sum(seen) if len(seen) >= SMALLEST_GROUP else 0
            found[scenario] = (told[scenario]["count"] if scenario in told else 0) - known, unseen
    for area in team["areas"]:
        if area["alone"]:
            open_ = [row["standings"][area["area"]] for row in team["rows"]]
            known = sum(standing in ("autonomous", "stable", "can-help") for standing in open_)
            found[area["area"]] = area["alone"]["count"] - known, area["alone"]["people"] - len(open_)
    return {name: figure for name, figure in found.items() if figure[1]}


@given(groups(), st.data())
@settings(max_examples=40)
def test_subtracting_one_output_from_another_tells_nothing_of_the_one_person(
    drawn: tuple[Collection, list[str]], data: st.DataObject
) -> None:
    collection, hidden = drawn
    if not hidden:
        return
    person = data.draw(st.sampled_from(hidden))
    whole, rest = (closed_figures(each) for each in (collection, without(collection, person)))
    for area, (count, people) in whole.items():
        if area not in rest:
            assert people == SMALLEST_GROUP
            assert len(worlds(count, people)) >= 3
            continue
        others, fewer = rest[area]
        possible = {
            mine for behind in worlds(others, fewer) for mine in (0, 1) if behind + mine in worlds(count, people)
        }
        assert (fewer, possible) == (people - 1, {0, 1})


def test_a_group_of_four_shows_that_it_is_there_and_nothing_else() -> None:
    four = [results(f"p{index}", (True, False), SHOWN) for index in range(4)]
    other = [results(f"p{index}", (False, False), SHOWN) for index in range(4)]
    team, changed = (json.loads(outputs(group(*people))["json"])[0] for people in (four, other))
    assert team == changed
    assert team["people"] == 4
    assert not re.search(r"learner|\bp\d", json.dumps(team))


def test_no_output_names_anybody_who_is_closed() -> None:
    """Neither by their code, nor their file, nor a name that stands in it without consent."""
    closed = [shared(f"learner-{index}", name="Piero", consent=Consent(), missed=("facts",)) for index in range(6)]
    rows = [shared(f"row-{index}", name="Rosa", consent=Consent(row=True)) for index in range(6)]
    for medium, text in outputs(group(closed, rows)).items():
        for hidden in ("learner-", "row-", "Piero", "Rosa", closed[0].file, closed[0].reading.head):
            assert hidden not in text, medium


def test_who_agreed_for_some_sessions_is_shown_with_these_alone() -> None:
    rows = [alone(f"p{index}", consent=Consent(row=True)) for index in range(5)]
    besides = alone("p0", "tracking")
    assert outputs(group(*rows, besides))["csv"] == outputs(group(*rows))["csv"]


def test_rows_need_five_who_agreed_and_the_few_who_did_count_nowhere() -> None:
    """Were they counted with the closed, the fifth to agree would tell of the others."""
    closed = [results(f"c{index}", (index < 2, True)) for index in range(6)]
    four = [results(f"r{index}", (True, True), SHOWN) for index in range(4)]
    fifth = results("r4", (True, True), SHOWN)

    def figures(*people: Iterable[SharedSession]) -> tuple[Any, dict[str, tuple[int, int]]]:
        collection = group(*people)
        return json.loads(outputs(collection)["json"])[0], closed_figures(collection)

    few, enough = figures(*closed, *four), figures(*closed, *four, fifth)
    assert few[0]["rows"] == []
    assert len(enough[0]["rows"]) == 5
    assert few[1] == enough[1], "the closed are told of in the same way"
    assert set(few[1]) == {*AREAS, "content-1", "tracking-2"}


def test_who_is_seen_in_replays_is_not_taken_away_from_who_is_not() -> None:
    """Four who can be watched, and one who cannot: together they would be five, and the one would be told."""
    seen = [alone(f"s{index}", consent=Consent(replay=True)) for index in range(4)]
    figures = [json.loads(outputs(group(*seen, alone("c", holds=holds)))["json"])[0] for holds in (True, False)]
    assert figures[0] == figures[1]
    assert figures[0]["counted"] == 0
    more = [alone(f"c{index}", holds=False) for index in range(5)]
    told = json.loads(outputs(group(*seen, alone("s4", consent=Consent(replay=True)), *more))["json"])[0]
    assert told["counted"] == 10

"""Walks: every one where they are few, the same lots each time, and nothing raised unheard."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.material import SCENARIO
from tests.session.rehearsal.stages import found, loaded
from tutor.course.problems import Code
from tutor.session.rehearsal import walks
from tutor.session.rehearsal.stage import Stage
from tutor.session.rehearsal.turns import classes, turns
from tutor.session.rehearsal.walks import Lot, Script, Walker


@given(st.lists(st.integers(1, 4), max_size=5))
def test_scripts_go_through_every_row_of_picks_once(sizes: list[int]) -> None:
    taken, lead = [], Script()
    while lead is not None:
        taken.append(tuple(lead(range(size)) for size in sizes))
        lead = lead.following()
    assert taken == list(product(*(range(size) for size in sizes)))


@given(st.text(max_size=8), st.lists(st.integers(1, 9), min_size=1, max_size=20))
def test_lots_are_the_same_for_the_same_seed_and_always_an_option(seed: str, sizes: list[int]) -> None:
    first, second = Lot(seed), Lot(seed)
    for size in sizes:
        options = range(size)
        assert first(options) == second(options) in options


def walker(root: Path) -> Walker:
    scenario = loaded(root)
    steps = scenario.scenario.steps
    stages = {step.id: Stage(scenario, at) for at, step in enumerate(steps) if not step.closed}
    found = {step.id: turns(scenario, step, stages.get(step.id)) for step in steps}
    return Walker(scenario, {step.id: classes(step, found[step.id]) for step in steps})


def test_the_straight_walks_are_all_combinations_of_classes(tmp_path: Path) -> None:
    straight = list(walker(tmp_path).walks())[: -walks.WANDERINGS]
    assert len(straight) == 2 * 2
    assert len({tuple(trail.answers) for trail in straight}) == 4
    assert {trail.ending for trail in straight} == {"why"}
    assert all(trail.steps == ["line", "why"] for trail in straight)


def test_where_there_are_many_walks_they_are_drawn_the_same_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walks, "MOST_WALKS", 3)
    first = [(trail.answers, trail.steps) for trail in walker(tmp_path).walks()]
    assert len(first) == 3 + 3 + walks.WANDERINGS
    assert first == [(trail.answers, trail.steps) for trail in walker(tmp_path).walks()]


def test_a_walk_that_raises_is_told_with_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("facts")

    monkeypatch.setattr(walks, "view", broken)
    problem = found(tmp_path, SCENARIO, Code.WALK_BREAKS)[0]
    assert "KeyError" in problem.message


def test_a_walk_without_an_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a learner led back to where nothing is left to try, the walk would never end."""
    back = SCENARIO + '\n  [[steps.next]]\n  when = { chosen = "logo" }\n  goto = "line"\n'
    assert found(tmp_path / "sound", back, Code.LOOP) == []
    monkeypatch.setattr("tutor.session.decide.spent_steps", lambda _: frozenset())
    assert "never gets out" in found(tmp_path / "endless", back, Code.LOOP)[0].message

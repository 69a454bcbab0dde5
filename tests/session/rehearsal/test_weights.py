"""Weights: a must needs a checker that agrees with people, or samples that show it does here; and sure network values."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.session.rehearsal.stages import bent, found, sample, with_samples
from tutor.checkers.manual import agreement_with_people, bears
from tutor.checkers.networks.places import UpFront
from tutor.course.problems import Code, Problem
from tutor.networks.rules import may_fail, networks

WEAK = "content.names_the_niche"
NICHE = (
    'use = "content.call_to_action"',
    f'use = "{WEAK}"\n  weight = "must"\n  at_least = 1\n  groups.it = [["macina"]]\n  groups.en = [["stone"]]',
)
GOOD = sample("On Saturday 9 November the stone turns, come and see it with your own eyes.")
"""Passes."""
WITHOUT_STONE = sample("On Saturday 9 November we open the mill, come and see it all.", '{ unmet = ["call"] }')
WITHOUT_DAY = sample("Come and see how the stone turns, we will be there for you.", '{ unmet = ["facts"] }')


def heavy(root: Path, scenario: str) -> list[Problem]:
    """Return the problems of the weak checker alone: the scenario has another one."""
    return [problem for problem in found(root, scenario, Code.WEIGHT_TOO_HEAVY) if WEAK in problem.message]


def test_a_weak_checker_as_a_must_is_told_with_its_figure(tmp_path: Path) -> None:
    figures = agreement_with_people(WEAK)
    assert figures is not None
    assert bears(WEAK) != "must"
    problem = heavy(tmp_path, bent(NICHE))[0]
    assert WEAK in problem.message
    assert f"kappa {figures['blind']['kappa']:.2f}" in problem.message
    assert problem.snippet.strip() == 'weight = "must"'


def test_the_steps_own_samples_carry_a_weak_checker_and_one_flip_does_not(tmp_path: Path) -> None:
    enough = bent(NICHE, with_samples(*[GOOD] * 6, *[WITHOUT_STONE] * 2, *[WITHOUT_DAY] * 6))
    assert heavy(tmp_path / "enough", enough) == []
    one_flip = bent(NICHE, with_samples(*[GOOD] * 6, WITHOUT_STONE, *[WITHOUT_DAY] * 7))
    assert len(heavy(tmp_path / "flip", one_flip)) == 1
    few = bent(NICHE, with_samples(*[GOOD] * 5, *[WITHOUT_STONE] * 2, *[WITHOUT_DAY] * 6))
    assert len(heavy(tmp_path / "few", few)) == 1


def test_a_checker_that_nobody_measured_may_weigh_anything() -> None:
    assert bears("networks.fits") is None


def test_a_must_on_an_old_value_of_a_network_is_told_and_a_should_is_not(tmp_path: Path) -> None:
    fits = bent(('use = "content.call_to_action"', 'use = "networks.fits"\n  weight = "must"'))
    assert found(tmp_path / "now", fits, Code.STALE_NETWORK) == []
    later = found(tmp_path / "later", fits, Code.STALE_NETWORK, today=date(2035, 1, 1))
    assert any("caption.max" in problem.message for problem in later)
    should = fits.replace('use = "networks.fits"\n  weight = "must"', 'use = "networks.fits"')
    assert found(tmp_path / "should", should, Code.STALE_NETWORK, today=date(2035, 1, 1)) == []


def test_a_must_on_a_value_that_nobody_is_sure_of_is_told(tmp_path: Path) -> None:
    checker = UpFront(point=(("mill",),))
    unsure = next(
        network for network in networks().values() if any(not may_fail(rule) for rule in checker.rests_on(network))
    )
    scenario = bent(
        ('use = "content.call_to_action"', 'use = "networks.up_front"\n  weight = "must"\n  point = [["mill"]]'),
        ('network = "instagram"', f'network = "{unsure.id}"'),
    )
    assert "confidence low" in found(tmp_path, scenario, Code.UNSURE_NETWORK)[0].message

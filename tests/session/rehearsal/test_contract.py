"""What an author promises: samples of each kind and number, models in two styles, mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session.rehearsal.stages import bent, found, sample, with_samples
from tutor.course.problems import Code
from tutor.session.rehearsal.contract import MIN_FAILING, MIN_PASSING

GOOD = "On Saturday 9 November come to the mill and bring a bag."
BAD = "Come and see how the stone turns, we will be there for you."
KINDS = ("minimal", "telegraphic", "typos, no accents", "creative paraphrase")
ITALIAN = ("minimo", "telegrafico", "con refusi", "parafrasi creativa")


def passing(*abouts: str) -> list[str]:
    return [sample(GOOD, about=about) for about in abouts]


@pytest.mark.parametrize("abouts", [KINDS, ITALIAN, ("very short", "telegraphic, creative", "barely spelled", "dry")])
def test_the_kinds_are_named_in_either_language(tmp_path: Path, abouts: tuple[str, ...]) -> None:
    assert found(tmp_path, bent(with_samples(*passing(*abouts))), Code.SAMPLE_KINDS) == []


@pytest.mark.parametrize(
    ("left_out", "said"), [(0, "minimal"), (1, "telegraphic"), (2, "with slips or no accents"), (3, "creative")]
)
def test_a_kind_that_is_missing_is_named(tmp_path: Path, left_out: int, said: str) -> None:
    abouts = [about for at, about in enumerate(KINDS) if at != left_out]
    problem = found(tmp_path, bent(with_samples(*passing(*abouts))), Code.SAMPLE_KINDS)[0]
    assert said in problem.message
    assert sum(kind in problem.message for kind in ("minimal", "telegraphic", "slips", "creative")) == 1


def test_a_failing_sample_shows_no_kind_of_good_answer(tmp_path: Path) -> None:
    samples = [*passing(*KINDS[1:]), sample(BAD, '{ unmet = ["facts"] }', "minimal")]
    assert "minimal" in found(tmp_path, bent(with_samples(*samples)), Code.SAMPLE_KINDS)[0].message


@pytest.mark.parametrize(
    ("good", "bad", "enough"),
    [
        (MIN_PASSING, MIN_FAILING, True),
        (MIN_PASSING - 1, MIN_FAILING, False),
        (MIN_PASSING, MIN_FAILING - 1, False),
    ],
)
def test_samples_are_counted_by_language(tmp_path: Path, good: int, bad: int, enough: bool) -> None:
    fails = [sample(BAD, '{ unmet = ["facts"] }')] * (bad - 1)
    scenario = bent(with_samples(*[sample(GOOD)] * good, *fails))
    assert (found(tmp_path / "en", scenario, Code.FEW_SAMPLES) == []) is enough
    assert "0 passing and 0 failing" in found(tmp_path / "it", scenario, Code.FEW_SAMPLES, "it")[0].message


def test_two_models_in_one_style_are_one(tmp_path: Path) -> None:
    model = '  [[steps.models]]\n  style = "{}"\n  text = "On Saturday 9 November come to the mill, the stone turns for all."\n\n'
    at = "  [[steps.samples]]"
    same = bent((at, model.format("Dry") + at))
    assert len(found(tmp_path / "same", same, Code.FEW_MODELS)) == 1
    assert found(tmp_path / "other", same.replace('"Dry"', '"warm"'), Code.FEW_MODELS) == []


def test_three_mistakes_a_scenario(tmp_path: Path) -> None:
    mistake = '  [[steps.mistakes]]\n  id = "{}"\n  match = ["{}"]\n  says = "They find the gate shut."\n\n'
    at = "  [[steps.models]]"
    two, three = (
        bent((at, "".join(mistake.format(name, name) for name in names) + at))
        for names in (["monday"], ["monday", "friday"])
    )
    assert "2 typical mistakes" in found(tmp_path / "two", two, Code.FEW_MISTAKES)[0].message
    assert found(tmp_path / "three", three, Code.FEW_MISTAKES) == []

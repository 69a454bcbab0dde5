"""A box in which something stood already: handed in as it was, there is nothing to judge, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.material import SCENARIO, write_course
from tutor.checkers.finding import Answer, Band
from tutor.course.load import load_course, load_scenario
from tutor.session.grading import grade
from tutor.text.clean import clean

START = "38 quintals in three days, then the rain."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (START, "The text is still as it stood here"),
        (f"  {START}\n", "The text is still as it stood here"),
        ("", "There is nothing to read yet."),
        (f"{START} Come to the mill on Saturday 9.", ""),
    ],
    ids=["as it was", "with more white space", "emptied", "gone on with"],
)
def test_an_untouched_box_is_told_from_an_empty_one(tmp_path: Path, text: str, said: str) -> None:
    old = 'answer = { kind = "post", network = "instagram" }'
    new = f'answer = {{ kind = "post", network = "instagram", start = "{START}" }}'
    course = load_course(write_course(tmp_path, SCENARIO.replace(old, new)), "en")
    loaded, _ = load_scenario(course.files[0], course)
    assert loaded is not None
    verdict = grade(loaded, loaded.scenario.steps[0], Answer(clean(text)))
    assert verdict.message.startswith(said)
    assert (verdict.band is Band.INVALID) is bool(said)

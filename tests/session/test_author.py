"""What an author sees beside an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.material import SCENARIO, write_course
from tutor.checkers.finding import Answer
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.session.author import author_view, nearest, pieces
from tutor.session.judging import verdict_on
from tutor.session.state import SessionState
from tutor.text.clean import clean

SPANS = st.lists(st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=4), max_size=4)
MORE = """
  [[steps.samples]]
  language = "en"
  expect = "pass"
  about = "minimal"
  text = "Saturday 9: come to the mill."

  [[steps.samples]]
  language = "it"
  expect = "pass"
  text = "Come and see the stone turn with your eyes."
"""


@given(st.text(max_size=60), SPANS)
def test_the_pieces_make_up_the_text_and_each_knows_its_findings(
    text: str, evidence: list[list[tuple[int, int]]]
) -> None:
    found = pieces(text, evidence)
    assert "".join(piece.text for piece in found) == text
    assert all(piece.text for piece in found)
    at = 0
    for piece in found:
        for place in range(at, at + len(piece.text)):
            covering = {number for number, spans in enumerate(evidence, 1) if any(a <= place < b for a, b in spans)}
            assert covering == set(piece.numbers)
        at += len(piece.text)


@pytest.fixture
def loaded(tmp_path: Path) -> LoadedScenario:
    text = SCENARIO.replace('\n[[steps]]\nid = "why"', f'{MORE}\n[[steps]]\nid = "why"')
    course = load_course(write_course(tmp_path / "course", text), "en")
    scenario, problems = load_scenario(course.files[0], course)
    assert scenario is not None, problems
    return scenario


@pytest.mark.parametrize(
    ("text", "line", "expect"),
    [
        ("Come on Sunday and see the stone turn.", "Come and see the stone turn on Sunday", "sunday"),
        ("On Saturday the mill is open.", "Saturday 9: come to the mill.", "pass"),
    ],
)
def test_the_nearest_sample_is_found_with_its_line_in_the_file(
    loaded: LoadedScenario, text: str, line: str, expect: str
) -> None:
    found = nearest(loaded, loaded.scenario.steps[0], Answer(clean(text)))
    assert found is not None
    assert found.text.startswith(line)
    assert expect in str(found.expect)
    at = loaded.source.text.split("\n")[found.line - 1 :]
    assert at[0].strip() == "[[steps.samples]]"
    assert any(line in each for each in at[:6])


def test_samples_of_another_language_and_texts_with_nothing_in_common_are_no_neighbours(loaded: LoadedScenario) -> None:
    step = loaded.scenario.steps[0]
    assert nearest(loaded, step, Answer(clean("Xylophone"))) is None
    found = nearest(loaded, step, Answer(clean("Come and see the stone turn with your eyes.")))
    assert found is not None
    assert "Sunday" in found.text


def test_evidence_is_marked_with_the_number_of_its_criterion(loaded: LoadedScenario) -> None:
    step, answer = loaded.scenario.steps[0], Answer(clean("The Rossi bakery comes on Saturday 9."))
    seen = author_view(loaded, step, answer, verdict_on(loaded, SessionState(), step, answer), "why")
    numbers = {finding.criterion: number for number, finding in enumerate(seen.verdict.findings, 1)}
    marked = {piece.text: piece.numbers for piece in seen.pieces}
    assert numbers["facts"] in marked["Saturday 9"]
    assert any(numbers["leak"] in found for text, found in marked.items() if "Rossi" in text)

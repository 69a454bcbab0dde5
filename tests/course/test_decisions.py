"""What holds a decision together: every option leads somewhere and says it, and more than one can be defended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.material import DECIDED, write_course
from tutor.course.exchange.outgoing import questions_of
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.course.problems import Problem

BRANCH = '[[steps.next]]\n  goto = "end"'
DECISION = DECIDED[DECIDED.index('[[steps]]\nid = "photos"') :]


def read(root: Path, scenario: str) -> tuple[LoadedScenario | None, list[Problem]]:
    course = load_course(write_course(root, scenario), "en")
    return load_scenario(course.files[0], course)


def when(condition: str) -> str:
    return f'[[steps.next]]\n  when = {{ {condition} }}\n  goto = "end"'


@pytest.mark.parametrize(
    ("out", "put", "says"),
    [
        (BRANCH, "", "no branch takes the option 'ask'"),
        (BRANCH, when('chosen = "ask"'), "no branch takes the option 'mill'"),
        (BRANCH, when("passed = true"), "no branch takes the option 'post'"),
        (BRANCH, when("passed = false"), "no branch takes the option 'ask'"),
        ('consequence.en = "It is out by six."', 'consequence.en = " "', "does not say what it leads to"),
        ('"It is out by six."', '"It is out by six."\n    mistake = true', "at least two options that are no mistake"),
        ("[scenario]", "[scenario]\nplacement = true", "the placement judges every answer"),
        (DECIDED[DECIDED.index("[[steps]]") : DECIDED.index(DECISION)], "", "nothing in this scenario is judged"),
    ],
)
def test_a_loose_end_is_told(tmp_path: Path, out: str, put: str, says: str) -> None:
    assert DECIDED.count(out) == 1
    loaded, problems = read(tmp_path, DECIDED.replace(out, put))
    assert loaded is None
    assert {problem.code for problem in problems} == {"T056"}
    assert says in problems[0].message


def test_a_decision_that_holds_together_has_no_problem(tmp_path: Path) -> None:
    for name, branches in (("all", BRANCH), ("both", when("passed = true") + "\n\n  " + when("passed = false"))):
        loaded, problems = read(tmp_path / name, DECIDED.replace(BRANCH, branches))
        assert loaded is not None
        assert problems == []


def test_gift_has_no_place_for_it(tmp_path: Path) -> None:
    loaded, _ = read(tmp_path, DECIDED)
    assert loaded is not None
    going = questions_of(loaded)
    assert "photos" not in [question.title for question in going.questions]
    assert any("nothing is right" in problem.message for problem in going.problems)

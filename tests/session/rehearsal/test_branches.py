"""Where steps lead: each case is the small scenario with branches, and the one problem that they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.material import SCENARIO
from tests.session.rehearsal.stages import bent, found, rehearsed
from tutor.course.problems import Code

LINE = '\n[[steps]]\nid = "why"'
"""Where the first step, a written one, ends."""


def branch(when: str, goto: str) -> str:
    return f'\n  [[steps.next]]\n{when}  goto = "{goto}"\n'


def of_line(*branches: str) -> str:
    return bent((LINE, "".join(branches) + LINE))


def of_why(*branches: str) -> str:
    return SCENARIO + "".join(branches)


ALWAYS, PASSED, FAILED = "", "  when = { passed = true }\n", "  when = { passed = false }\n"
LOGO, DAY = '  when = { chosen = "logo" }\n', '  when = { chosen = "day" }\n'
SUNDAY = '  when = { mistake = "sunday" }\n'

TABLE = [
    ("a step that every branch passes by", of_line(branch(ALWAYS, "end")), Code.UNREACHABLE, "'why'"),
    ("two steps that lead to each other", of_why(branch(ALWAYS, "line")), Code.LOOP, "'line' and 'why'"),
    ("a step that leads to itself", of_why(branch(ALWAYS, "why")), Code.DEAD_END, "'why'"),
    ("one that leads to such a step", of_why(branch(ALWAYS, "why")), Code.DEAD_END, "'line'"),
    (
        "an option that is not there",
        of_why(branch('  when = { chosen = "lego" }\n', "line")),
        Code.IMPOSSIBLE_BRANCH,
        "'lego'",
    ),
    (
        "a branch below one that takes all",
        of_line(branch(ALWAYS, "why"), branch(SUNDAY, "end")),
        Code.IMPOSSIBLE_BRANCH,
        "takes every answer",
    ),
    ("the same branch twice", of_why(branch(DAY, "end"), branch(DAY, "line")), Code.IMPOSSIBLE_BRANCH, "same when"),
    (
        "passed without a must",
        of_line(branch('  when = { passed = true, unmet = "facts" }\n', "end")),
        Code.IMPOSSIBLE_BRANCH,
        "'facts'",
    ),
    (
        "passed with a mistake that spoils a must",
        of_line(branch('  when = { passed = true, mistake = "sunday" }\n', "end")),
        Code.IMPOSSIBLE_BRANCH,
        "'sunday'",
    ),
    (
        "a right and a wrong pick at once",
        of_why(branch('  when = { chosen = "logo", passed = true }\n', "end")),
        Code.IMPOSSIBLE_BRANCH,
        "no answer",
    ),
    (
        "a branch that no sample takes",
        of_line(branch('  when = { unmet = "leak" }\n', "end")),
        Code.UNSHOWN_BRANCH,
        "no sample",
    ),
]


@pytest.mark.parametrize(("scenario", "code", "said"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_a_way_that_leads_nowhere_is_pointed_at(tmp_path: Path, scenario: str, code: Code, said: str) -> None:
    problems = found(tmp_path, scenario, code)
    assert problems, "nothing was found"
    assert any(said in problem.message for problem in problems), [problem.message for problem in problems]


SOUND = [
    ("no branches", SCENARIO),
    ("a mistake goes another way", of_line(branch(SUNDAY, "end"), branch(ALWAYS, "why"))),
    ("passed and not passed", of_line(branch(PASSED, "why"), branch(FAILED, "end"))),
    ("back until it passes", of_why(branch(FAILED, "line"))),
    ("back to itself by one option", of_why(branch(LOGO, "why"))),
    ("each option its own end", of_why(branch(LOGO, "end"), branch(DAY, "end"))),
]


@pytest.mark.parametrize("scenario", [row[1] for row in SOUND], ids=[row[0] for row in SOUND])
def test_sound_ways_have_no_problem_and_are_walked_whole(tmp_path: Path, scenario: str) -> None:
    done = rehearsed(tmp_path, scenario)
    ways = {Code.UNREACHABLE, Code.DEAD_END, Code.LOOP, Code.IMPOSSIBLE_BRANCH, Code.UNSHOWN_BRANCH, Code.WALK_BREAKS}
    assert [problem.full() for problem in done.problems if problem.code in ways] == []
    assert done.tally.visited == done.tally.there
    assert done.tally.walks > 0


def test_a_branch_shown_in_one_language_only_is_told_for_the_other(tmp_path: Path) -> None:
    scenario = of_line(branch(SUNDAY, "end"), branch(ALWAYS, "why"))
    assert found(tmp_path / "en", scenario, Code.UNSHOWN_BRANCH, "en") == []
    assert "[it]" in found(tmp_path / "it", scenario, Code.UNSHOWN_BRANCH, "it")[0].message

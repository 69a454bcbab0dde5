"""In lines: prove it, and the own company, as on the screens."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.own import GOOD, write_own_company
from tests.plain.test_plain import Script
from tests.proofs import RIGHT, write_proving_course
from tutor.engine.engine import Engine
from tutor.engine.own_company import OwnCompanies
from tutor.engine.proving import Proving
from tutor.errors import ExitCode
from tutor.plain.front import Plain
from tutor.text.clean import unsafe_characters


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    return make_engine(courses=[write_proving_course(tmp_path / "course")])


def play(engine: Engine, lines: Iterable[str], *, prove: bool = False) -> Script:
    script = Script(lines)
    Plain(engine, script.lines).run(prove=prove)
    return script


def right_option(engine: Engine) -> str:
    """Return the number under which the right option of the closed item stands."""
    opened = Proving(engine).next_item()
    assert opened is not None
    box = opened.session.view().box
    opened.session.close()
    assert box is not None
    return str([name for name, _ in box.options].index("day") + 1)


def test_the_placement_from_the_first_task_to_the_result_and_another_start(engine: Engine) -> None:
    answers = [right_option(engine), "3", "next", RIGHT, ".", "2", "next"]
    script = play(engine, ["begin", *answers, "change", "content", "1", "back", "leave"], prove=True)
    assert "task 1 of 2" in script.said
    assert "task 2 of 2" in script.said
    assert "- content: from level 3, skipping the first two" in script.said
    assert any("One case of level 3 confirms it, by Monday 30 November." in line for line in script.said)
    assert "- content: from level 1, as most people do (by your own choice)" in script.said
    assert engine.decisions.read().chosen == {"content": 1}
    assert unsafe_characters(script.text) == []


def test_it_is_reached_from_today_left_and_gone_on_with(engine: Engine) -> None:
    first = play(engine, ["prove", "begin", ":hint", ":pass-over", ":leave"])
    assert "You can type :pass-over, :brief, :editor or :leave." in first.said
    assert first.said[-1] == "Until next time. Everything is kept."
    second = play(engine, ["prove", "begin", ":pass-over", "back", "leave"])
    assert "1. Go on: task 2 of 2" in second.said
    assert "- content: from level 1, as most people do" in second.said
    assert "1. Do it once more, with the same tasks" in second.said


def test_the_end_of_the_input_is_a_leave_at_any_prompt(engine: Engine) -> None:
    walk = ["begin", right_option(engine), "3", "next", RIGHT, ".", "2", "next", "change", "content", "1"]
    for cut in range(len(walk)):
        assert play(engine, walk[:cut], prove=True).said[-1] == "Until next time. Everything is kept."


def test_the_own_company_is_described_practised_on_and_changed(engine: Engine) -> None:
    described = ["2", "Lena's Bakery", "A bakery of three.", "Lena", ".", "our street", "."]
    described += ["Open from 6 to 13", ".", "rye bread", ".", "dry", "."]
    described += ["In March the shop in Dante Square closes", ".", "instagram"]
    practised = ["line-0", "", GOOD, ".", "", "next", "", "", ""]
    changed = ["line-4", "2", "", "", ".", ".", "Open from 5 to 13", ".", ".", ".", ".", "."]
    script = play(engine, ["own", "line-0", *described, *practised, *changed, "back", "leave"])
    assert "1. Describe your company …" in script.said
    assert "1. A post for your readers  (content · 6 minutes)" in script.said
    assert any(line.startswith("You are one of the people at Lena's Bakery") for line in script.said)
    (row,) = engine.store.summaries()
    assert (row.purpose, row.finished, row.passed) == ("own", True, True)
    (mine,) = OwnCompanies(engine).described()
    assert mine.company.facts == ("Open from 5 to 13",)
    assert mine.company.name == "Lena's Bakery"
    assert mine.company.inside == ("In March the shop in Dante Square closes",)


def test_what_was_left_half_way_is_marked(engine: Engine) -> None:
    write_own_company(engine.paths)
    play(engine, ["own", "line-0", "", ":leave"])
    script = play(engine, ["own", "back", "leave"])
    assert "1. A post for your readers  (content · 6 minutes · left half-way)" in script.said


def test_the_command_line_begins_with_it_and_a_scenario_besides_is_one_too_many() -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tutor", "start", *words, "--language", "en"]
        return subprocess.run(command, capture_output=True, text=True, input="\n\n\nback\nleave\n", check=False)

    done = run("--prove", "--plain")
    assert done.returncode == ExitCode.OK, done.stderr
    assert "Prove it" in done.stdout
    assert run("new-oil", "--prove", "--plain").returncode == ExitCode.USAGE

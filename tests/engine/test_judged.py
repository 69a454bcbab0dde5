"""Where grading itself breaks: one sentence, the text kept, the report where it is said to be; in every front."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.widgets import TextArea

from tests.material import write_course
from tests.plain.test_plain import Script
from tests.tui.pilots import shown, until
from tests.tui.test_first_walk import phase
from tutor.engine.engine import Engine
from tutor.engine.marking import Marking
from tutor.errors import ExitCode
from tutor.plain.front import Plain
from tutor.session import grading
from tutor.session.decide import Phase
from tutor.session.journal import read_journal
from tutor.tui.app import TutorApp
from tutor.verbs import tutor as verbs

TEXT = "Come to the mill on Saturday 9 and see the stone turn."
SAID = "Something broke in the tutor while reading this"


def _breaks(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a gate")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something break that is no checker."""
    monkeypatch.setattr(grading, "_screen", _breaks)


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    return make_engine(courses=[write_course(tmp_path / "course")])


def reported(engine: Engine) -> str:
    """Return the report of the crash."""
    return (engine.paths.data / "crash.txt").read_text("utf-8")


@pytest.mark.usefixtures("broken")
def test_in_lines_the_session_goes_on_with_the_text_in_it(engine: Engine) -> None:
    script = Script(["", TEXT, ".", ":leave"])
    Plain(engine, script.lines).run("open-day")
    after = script.text.partition(SAID)[2]
    assert TEXT in after
    assert "Traceback" not in script.text
    assert "ZeroDivisionError: a gate" in reported(engine)


@pytest.mark.usefixtures("broken")
def test_what_broke_costs_no_attempt_and_is_handed_in_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    Plain(engine, Script(["", TEXT, "."]).lines).run("open-day")
    monkeypatch.undo()
    script = Script([".", ""])
    Plain(engine, script.lines).run("open-day")
    assert "essentials" in script.text
    assert "2 more attempts" in script.text
    (path,) = engine.paths.sessions.glob("*.jsonl")
    assert str(engine.paths.data) not in path.read_text("utf-8"), "a session may be handed over"
    assert not read_journal(path).broken_at


@pytest.mark.usefixtures("broken")
async def test_on_the_screen_the_text_stays_in_the_box(engine: Engine) -> None:
    tutor = TutorApp(engine, scenario="open-day")
    async with tutor.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(tutor.focused, TextArea))
        tutor.screen.query_one(TextArea).text = TEXT
        await pilot.press("ctrl+j")
        await until(pilot, lambda: SAID in shown(tutor))
        assert tutor.screen.query_one(TextArea).text == TEXT
    assert "ZeroDivisionError" in reported(engine)


@pytest.mark.usefixtures("broken")
def test_a_line_of_a_batch_is_named_and_the_others_go_on(engine: Engine) -> None:
    row = json.dumps({"scenario": "open-day", "step": "line", "answer": TEXT})
    report = Marking(engine.library, "en", engine.paths).batch([row, row])
    assert report.unread == 2
    assert all("this answer could not be judged" in each["error"] for each in report.rows)


@pytest.mark.usefixtures("broken")
def test_tutor_grade_says_it_in_two_lines(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    done = CliRunner().invoke(verbs, ["grade", "open-day#line", "--answer", TEXT, "--course", str(course)])
    assert done.exit_code == ExitCode.UNREADABLE
    assert done.stderr.startswith("tutor: this answer could not be judged: ZeroDivisionError, ")
    assert "crash.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_verb_that_breaks_in_a_way_nobody_foresaw_tells_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.course.explain.pages", _breaks)
    done = CliRunner().invoke(verbs, ["explain"])
    assert done.exit_code == ExitCode.UNREADABLE
    assert done.stderr.startswith("tutor: something broke: ZeroDivisionError, ")

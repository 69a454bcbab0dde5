"""A session under way: answers, drafts and progress survive whatever happens to the machine."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.material import write_course
from tutor.checkers.finding import Answer, Band, Outcome
from tutor.checkers.registry import checker_class
from tutor.engine.engine import Engine
from tutor.engine.live import LiveSession
from tutor.session.commands import CheckSelf, CloseSession, MoveOn, OpenHint, Predict, Revise, SubmitAnswer
from tutor.session.decide import NotNow, Phase
from tutor.session.journal import read_journal
from tutor.text.clean import clean

GOOD = Answer(clean("Come to the mill on Saturday 9 and see the stone turn."))
HALF = Answer(clean("Come to the mill and see the stone turn with us."))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


@pytest.fixture
def engine(make_engine: Callable[..., Engine], course: Path) -> Engine:
    return make_engine(courses=[course])


def start(engine: Engine) -> LiveSession:
    return engine.start("open-day").session


def test_a_scenario_from_the_prediction_to_the_close(engine: Engine) -> None:
    session = start(engine)
    assert session.send(Predict(2)).phase is Phase.WRITE
    assert session.send(SubmitAnswer(HALF)).phase is Phase.SELF_CHECK
    shown = session.send(CheckSelf((("facts", "yes"),)))
    assert shown.feedback is not None
    assert shown.feedback.band is Band.AGAIN
    session.send(Revise())
    shown = session.send(SubmitAnswer(GOOD))
    assert shown.phase is Phase.FEEDBACK
    assert shown.feedback is not None
    assert shown.feedback.passed
    assert ("added", "on") in [
        (kind.value, text.strip().split()[0]) for kind, text in shown.feedback.diff if text.strip()
    ]
    assert session.send(MoveOn()).step == "why"
    assert session.send(SubmitAnswer(Answer(chosen=("day",)), 3)).feedback is not None
    assert session.send(MoveOn()).phase is Phase.CLOSE
    assert session.send(CloseSession(4)).phase is Phase.DONE
    session.close()
    summary = engine.store.summaries()[0]
    assert (summary.finished, summary.passed, summary.autonomous, summary.attempts) == (True, True, True, 3)


def test_it_goes_on_exactly_where_it_was_left(engine: Engine) -> None:
    first = start(engine)
    first.send(Predict(1))
    first.send(OpenHint())
    first.type(Answer(clean("half a sent")))
    before = first.view()
    first.close()
    opened = engine.start("open-day")
    assert opened.resumed
    assert opened.session.path == first.path
    assert opened.session.view() == before
    assert opened.session.view().answer.text == "half a sent"
    opened.session.close()


def test_a_second_start_does_not_touch_the_first(engine: Engine) -> None:
    first = start(engine)
    first.send(Predict(1))
    second = engine.start("open-day")
    assert second.elsewhere
    assert second.session.path != first.path
    second.session.send(Predict(2))
    first.send(SubmitAnswer(HALF))
    for session in (first, second.session):
        session.close()
        assert read_journal(session.path).broken_at == 0


KILLED = """
import os, signal, sys
from pathlib import Path
from tutor.engine.engine import Engine
from tutor.session.commands import Predict, SubmitAnswer
from tutor.checkers.finding import Answer
from tutor.engine import live
engine = Engine(courses=[Path(sys.argv[1])], language="en")
session = engine.start("open-day").session
session.send(Predict(2))
session.type(Answer("typed and not handed in"))
session.save_draft()
if sys.argv[2] == "grading":
    live.grade = lambda *args, **kwargs: os.kill(os.getpid(), signal.SIGKILL)
    session.send(SubmitAnswer(Answer("Come to the mill on Saturday 9 and see the stone turn.")))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("moment", ["writing", "grading"])
def test_kill_while_writing_and_while_grading(course: Path, moment: str) -> None:
    subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(course), moment], check=False, capture_output=True
    )
    engine = Engine(courses=[course], language="en")
    opened = engine.start("open-day")
    assert opened.resumed
    shown = opened.session.view()
    if moment == "writing":
        assert (shown.phase, shown.answer.text) == (Phase.WRITE, "typed and not handed in")
    else:
        assert shown.phase is Phase.SELF_CHECK
        assert opened.session.state.here.passed
    opened.session.close()


def test_what_was_handed_in_needs_no_draft(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A box tells of its last keys a moment later, when its text may have been handed in already."""
    session = start(engine)
    session.send(Predict(2))
    session.send(SubmitAnswer(HALF))
    with monkeypatch.context() as broken:
        full_disk(broken)
        session.type(HALF)
        assert session.save_draft().ok
    assert list(session.path.parent.glob("*.draft.json")) == []
    session.close()


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)


def test_a_full_disk_is_said_and_learning_goes_on(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    session = start(engine)
    session.send(Predict(2))
    with monkeypatch.context() as broken:
        full_disk(broken)
        shown = session.send(SubmitAnswer(HALF))
        assert shown.phase is Phase.SELF_CHECK
        assert not session.saved.ok
        assert "No space left" in session.saved.reason
        assert session.send(CheckSelf()).feedback is not None
    session.send(Revise())
    assert session.saved.ok
    reading = read_journal(session.path)
    assert reading.broken_at == 0
    assert len(reading.entries) == 6
    session.close()


def test_a_copy_can_be_saved_elsewhere(engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    session = start(engine)
    session.send(Predict(2))
    copy = session.save_copy(tmp_path)
    assert read_journal(copy).events == read_journal(session.path).events
    session.close()


@pytest.mark.skipif(
    os.name == "nt" or (os.geteuid() == 0 and not Path("/proc").exists()), reason="needs a place nobody can write"
)
def test_a_home_that_cannot_be_written_costs_nothing_but_the_record(
    course: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", "utf-8")
    monkeypatch.setenv("TUTOR_HOME", str(blocked))
    engine = Engine(courses=[course], language="en")
    engine.keep(engine.settings)
    assert engine.settings_failure
    session = engine.start("open-day").session
    session.send(Predict(2))
    shown = session.send(SubmitAnswer(GOOD))
    assert shown.phase is Phase.SELF_CHECK
    session.type(HALF)
    assert not session.save_draft().ok
    session.close()


def test_a_checker_that_breaks_is_named_and_costs_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(checker_class("content.facts_kept"), "check", breaks)
    session = start(engine)
    session.send(Predict(2))
    session.send(SubmitAnswer(HALF))
    verdict = session.state.here.attempts[0].verdict
    assert verdict is not None
    finding = verdict.of("facts")
    assert finding is not None
    assert finding.outcome is Outcome.ERROR
    assert "content.facts_kept" in finding.found
    assert "ZeroDivisionError" in finding.found
    assert verdict.passed
    session.close()


def test_what_does_not_fit_changes_nothing(engine: Engine) -> None:
    session = start(engine)
    with pytest.raises(NotNow):
        session.send(MoveOn())
    assert len(read_journal(session.path).entries) == 1
    session.close()

"""A replay shows what was recorded, and grades nothing again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.material import write_course
from tests.session.test_decide import AT_CLOSE, LAST
from tests.session.test_journal import entries, written
from tutor.engine.engine import Engine
from tutor.replay.moments import moment_view
from tutor.replay.standin import stand_in
from tutor.replay.timeline import Timeline
from tutor.session import grading
from tutor.session.decide import Phase
from tutor.session.events import AnswerGraded, AnswerSubmitted, SessionStarted
from tutor.session.journal import Reading, read_journal
from tutor.session.state import fold


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return read_journal(written(tmp_path / "a.jsonl", AT_CLOSE))


def test_every_moment_is_a_fold_of_what_came_before(reading: Reading) -> None:
    timeline = Timeline(reading.entries)
    assert [moment.seq for moment in timeline] == list(range(1, len(AT_CLOSE) + 1))
    for index, moment in enumerate(timeline):
        assert moment.state == fold(AT_CLOSE[: index + 1])


def test_jumps_stop_where_there_is_nothing_further() -> None:
    timeline = Timeline(entries(LAST))
    answers = [index for index, moment in enumerate(timeline) if moment.kind == "answer"]
    assert [timeline.following(0, "answer"), timeline.following(answers[0], "answer")] == answers[:2]
    assert timeline.following(answers[-1], "answer") == answers[-1]
    assert timeline.following(answers[1], "answer", -1) == answers[0]
    assert (timeline.bounded(-5), timeline.bounded(999)) == (0, len(timeline) - 1)


def test_a_replay_never_grades(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make_engine: Callable[..., Engine]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("graded again")

    monkeypatch.setattr(grading, "grade", refuse)
    engine = make_engine(courses=[write_course(tmp_path / "course")])
    loaded = engine.scenario_of(reading)
    assert loaded is not None
    shown = [moment_view(loaded, moment) for moment in Timeline(reading.entries)]
    assert [view.phase for view in shown][:3] == [Phase.PREDICT, Phase.WRITE, Phase.GRADING]
    verdict_moment = next(view for view in shown if view.feedback)
    assert verdict_moment.feedback is not None


def test_without_the_scenario_a_stand_in_shows_what_was_recorded(
    reading: Reading, make_engine: Callable[..., Engine]
) -> None:
    assert make_engine().scenario_of(reading) is None
    loaded = stand_in(reading)
    assert loaded is not None
    moment = next(each for each in Timeline(reading.entries) if each.kind == "verdict")
    shown = moment_view(loaded, moment)
    assert shown.answer.text == "Come to the mill on Saturday 9."
    assert shown.feedback is not None
    assert [row.question for row in shown.feedback.rows] == ["facts", "leak"]


def test_a_stand_in_takes_any_names(tmp_path: Path) -> None:
    strange = [
        replace(each, step="../x [/b]")
        if isinstance(each, AnswerSubmitted | AnswerGraded) and each.step == "line"
        else each
        for each in AT_CLOSE
    ]
    strange[0] = replace(AT_CLOSE[0], steps=("../x [/b]",), area="nowhere", level=99)  # type: ignore[type-var]
    reading = read_journal(written(tmp_path / "strange.jsonl", strange))
    header = reading.header
    assert isinstance(header, SessionStarted)
    loaded = stand_in(reading)
    assert loaded is not None
    for moment in Timeline(reading.entries):
        moment_view(loaded, moment)


def test_an_empty_file_has_nothing_to_show(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"")
    reading = read_journal(tmp_path / "a.jsonl")
    assert stand_in(reading) is None
    assert len(Timeline(reading.entries)) == 0

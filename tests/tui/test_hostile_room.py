"""Hostile session files before a room: whatever they hold is seen as it stands, and commands nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.inert import inert
from tests.plain.test_plain import Script
from tests.session_files import ALL, EVIL, evil_session, hostile_folder, shared
from tests.tui.pilots import painted, shown, until
from tutor.engine.engine import Engine
from tutor.engine.projecting import Projection
from tutor.engine.rooms import open_projection
from tutor.plain.projector import project_lines
from tutor.replay.facilitation import commands as ask
from tutor.replay.programme import Kind
from tutor.tui.app import TutorApp
from tutor.tui.projector import ProjectorScreen


def evil_folder(root: Path) -> Path:
    """Write a session of six people for each payload, names included."""
    root.mkdir()
    for number, payload in enumerate(EVIL):
        person = f"learner-{number % 6:06x}"
        made = shared(evil_session(person, payload, number), consent=ALL, name=payload)
        (root / f"{number:02}.tutor").write_bytes(made)
    return root


@pytest.fixture
def projection(make_engine: Callable[..., Engine], tmp_path: Path) -> Projection:
    return open_projection(make_engine(), [str(evil_folder(tmp_path / "evil"))])


@pytest.mark.parametrize("size", [(80, 24), (40, 24)], ids=str)
async def test_every_payload_on_the_projector(
    projection: Projection, make_engine: Callable[..., Engine], size: tuple[int, int]
) -> None:
    app = TutorApp(make_engine(), first=lambda: ProjectorScreen(projection))
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ProjectorScreen))
        await pilot.press("a", "o")
        for recording in projection.room.recordings:
            stops = [stop for stop in projection.programme.stops if stop.address.session == recording.key]
            projection.stop = stops[-1]
            await pilot.press("s", "p", "enter", "3", "enter", "e")
            await pilot.pause()
            assert app.failure is None
            assert [found for line in painted(app) for found in inert(line, "terminal")] == []
        assert "=1+1" in shown(app) or "<" in shown(app)
    projection.leave()


def test_every_payload_in_lines_and_in_what_is_kept(projection: Projection, make_engine: Callable[..., Engine]) -> None:
    script = Script(["skip", "ask", "1", "9", "1", "example", "note", "=1+1", "names", "compare", "answer"] * 8)
    project_lines(make_engine(), projection, script.lines)
    assert inert(script.text, "terminal") == []
    for stop in projection.programme.stops:
        projection.stop = stop
        if stop.kind is Kind.REVISION and projection.slide and projection.slide.questions:
            here = stop.address
            projection.send(ask.Ask(here, projection.slide.questions[-1]))
            projection.send(ask.Count(here, 0, 9))
            projection.send(ask.Close(here))
            projection.send(ask.MarkExample(here))
    projection.leave()
    notes, answers, samples = projection.kept
    assert inert(notes.read_text("utf-8"), "jsonl") == []
    assert inert(answers.read_text("utf-8"), "jsonl") == []
    parsed = tomllib.loads(samples.read_text("utf-8"))["steps"]["samples"]
    assert len(parsed) == len(answers.read_text("utf-8").splitlines())
    assert {key for sample in parsed for key in sample} <= {"language", "text", "expect"}


def test_a_folder_of_traps_opens_with_what_is_honest_in_it(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    hostile_folder(tmp_path / "traps", SHARED if SHARED.is_dir() else None)
    projection = open_projection(make_engine(), [str(tmp_path / "traps")])
    assert projection.room.recordings
    assert projection.room.unusable > 5
    for stop in projection.programme.stops:
        projection.stop = stop
        projection.send(ask.Reveal(stop.address, skip=True))
        assert projection.slide is not None
    projection.leave()

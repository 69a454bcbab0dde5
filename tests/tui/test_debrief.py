"""The end of a meeting on the projector: three questions with their clocks, and three actions with owner and date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Footer, Input

from tests.conftest import NOON
from tests.inert import inert
from tests.material import write_course
from tests.replay.rooms import projection_of
from tests.session_files import EVIL
from tests.tui.pilots import painted, see, shown, until, vote
from tutor.engine.debriefing import Debriefing
from tutor.engine.engine import Engine
from tutor.engine.meeting_file import MeetingFile
from tutor.engine.meeting_record import MeetingRecord
from tutor.engine.rooms import debriefing_of
from tutor.replay.debrief.commands import AgreeAction, WritePoint
from tutor.tui.app import TutorApp
from tutor.tui.debrief import DebriefScreen
from tutor.tui.projector import ProjectorScreen

SIZES = [(80, 24), (100, 30), (40, 24)]


@pytest.fixture
def app(make_engine: Callable[..., Engine], tmp_path: Path) -> Callable[..., TutorApp]:
    def make(language: str = "en") -> TutorApp:
        engine = make_engine(courses=[write_course(tmp_path / "course")], language=language)
        return TutorApp(engine, first=lambda: ProjectorScreen(projection_of(tmp_path, engine)))

    return make


def debriefing(app: TutorApp) -> Debriefing:
    assert isinstance(app.screen, DebriefScreen)
    return app.screen.debriefing


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_meeting_ends_with_three_actions(app: Callable[..., TutorApp], size: tuple[int, int]) -> None:
    tutor = app()
    async with tutor.run_test(size=size, notifications=True) as pilot:
        await see(pilot, "It is six and the stone turns.")
        await pilot.press("j")
        await vote(pilot, 9, 3)
        await pilot.press("n", *"Ask Dora", "enter", "d")
        await see(pilot, "What did we see?")
        assert "✎ Ask Dora · The open day, answer [" in shown(tutor)
        assert "yes 9 · no 3" in shown(tutor)
        assert "4:00 left" in "".join(painted(tutor)) or size[0] == 40
        await pilot.press("n", *"No day", "enter")
        await see(pilot, "– No day")
        await pilot.press("right")
        await see(pilot, "What does that mean for our own work?")
        await pilot.press("a")
        await pilot.pause()
        assert not tutor.screen.query_one(Input).display, "actions come last"
        await pilot.press("right", "a", *"posts soon")
        await see(pilot, "→ “soon” is no date")
        await pilot.press("enter")
        await see(pilot, "Who takes it on, and by when?")
        await pilot.press("a", *"Dora: posts by Friday")
        await see(pilot, "✓ Dora · Friday")
        await pilot.press("enter", "a", *"Piero asks the mill by Monday", "enter")
        await see(pilot, "✓ Piero · Monday")
        await pilot.press("a")
        await until(pilot, lambda: any("Three actions are what" in note.message for note in tutor._notifications))
        assert not tutor.screen.query_one(Input).display
        await pilot.press("e")
        await until(pilot, lambda: tutor.screen.query_one(Input).value == "posts soon")
        await pilot.press(*" x", "enter")
        await see(pilot, "1. posts soon x")  # what was there is kept, and typed on
        await pilot.press("down", "x")
        await until(pilot, lambda: len(debriefing(tutor).state.actions) == 2)
        await pilot.press("w")
        await until(pilot, debriefing(tutor).text_file.is_file)
        assert "Piero asks the mill by Monday" in debriefing(tutor).page_file.read_text("utf-8")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(tutor.screen, ProjectorScreen))
        await pilot.press("d")
        await see(pilot, "2. Piero asks the mill by Monday")
        assert tutor.failure is None


async def test_a_clock_is_stopped_lengthened_and_run_down_and_each_question_keeps_its_own(
    app: Callable[..., TutorApp], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tutor = app()
    now = NOON
    monkeypatch.setattr(tutor.engine, "clock", lambda: now)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await see(pilot, "4:00 left")
        now += timedelta(seconds=30)
        await see(pilot, "3:30 left")
        await pilot.press("space")
        await see(pilot, "3:30 left · paused")
        now += timedelta(minutes=20)
        await pilot.press("m")
        await see(pilot, "4:30 left · paused")
        await pilot.press("space")
        now += timedelta(seconds=60)
        await see(pilot, "3:30 left")
        await pilot.press("right")
        await see(pilot, "4:00 left")
        now += timedelta(hours=1)
        await see(pilot, "time is up")
        await pilot.press("left")
        await see(pilot, "3:30 left")
        await pilot.press("escape", "escape")
    again = MeetingRecord(MeetingFile(tmp_path / "notes/room.jsonl", tutor.engine.clock))
    assert Debriefing(again, tutor.engine.clock, "en").left == 210, "whoever comes back finds the clock as it was"


async def test_who_only_looks_leaves_nothing_behind(app: Callable[..., TutorApp], tmp_path: Path) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await see(pilot, "What did we see?")
        await pilot.press("n", *"nothing", "escape", "escape", "escape")
    assert not (tmp_path / "notes/room.jsonl").exists()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "it"])
async def test_nothing_is_cut_off_and_it_explains_itself(
    app: Callable[..., TutorApp], size: tuple[int, int], language: str
) -> None:
    tutor = app(language)
    async with tutor.run_test(size=size) as pilot:
        await pilot.press("d")
        await see(pilot, "Che cosa abbiamo visto?" if language == "it" else "What did we see?")
        await until(pilot, lambda: tutor.screen.query_one(Footer).children)
        lines = painted(tutor)
        assert len(lines) == size[1]
        assert "4:00" in lines[0], lines[0]
        assert "→" in "".join(lines[-2:])
        await pilot.press("f1")
        await see(pilot, "Tre domande" if language == "it" else "Three questions")


async def test_every_payload_is_drawn_as_it_stands(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    engine = make_engine()
    file = debriefing_of(engine, projection_of(tmp_path, engine))
    for payload in EVIL:
        file.send(WritePoint(payload))
    for payload in EVIL[:3]:
        file.send(AgreeAction(payload, payload, payload))
    tutor = TutorApp(engine, first=lambda: DebriefScreen(file))
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "[@click=app.quit]x[/]")
        await pilot.press("right", "right", "a", *"[/b] [@click=app.quit]x[/] by Friday")
        await see(pilot, "I did not find this yet: who does it")
        await pilot.press("enter")
        assert [found for line in painted(tutor) for found in inert(line, "terminal")] == []
        assert tutor.failure is None
        assert tutor.is_running

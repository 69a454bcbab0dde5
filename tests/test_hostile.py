"""A hostile course and a hostile session through every screen and both fronts: nothing styles, commands or crashes."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.hostile import ANSWER, EVERYTHING, MUST_STAY, RAW, hostile_course
from tests.plain.test_plain import WALK, Script
from tests.tui.pilots import painted, shown, until
from tutor.checkers.finding import Answer
from tutor.engine.engine import Engine
from tutor.engine.rooms import open_projection
from tutor.plain.front import Plain
from tutor.plain.projector import project_lines
from tutor.plain.replay import replay_lines
from tutor.session.commands import (
    CheckSelf,
    CloseSession,
    Disagree,
    MoveOn,
    OpenExample,
    OpenHint,
    OpenModels,
    Predict,
    SubmitAnswer,
)
from tutor.text.clean import Clean, unsafe_characters
from tutor.tui.app import TutorApp
from tutor.tui.learn import LearnScreen
from tutor.tui.projector import ProjectorScreen
from tutor.tui.replay import ReplayScreen


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    return make_engine(courses=[hostile_course(tmp_path / "hostile")])


def calm(app: TutorApp) -> None:
    """Check what is on the screen: nothing that commands a terminal."""
    assert app.failure is None
    for line in painted(app):
        assert unsafe_characters(line) == [], line


async def test_every_screen_of_a_learner(engine: Engine) -> None:
    app = TutorApp(engine)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:

        def at(phase: str) -> Callable[[], bool]:
            return lambda: (
                isinstance(app.screen, LearnScreen) and app.screen.view is not None and app.screen.view.phase == phase
            )

        await until(pilot, lambda: "The open day" in shown(app))
        assert all(text in shown(app) for text in MUST_STAY)
        calm(app)
        await pilot.press("enter")
        await until(pilot, at("predict"))
        calm(app)
        await pilot.press("f4")
        await pilot.pause(0.2)
        calm(app)
        await pilot.press("escape", "enter")
        await until(pilot, at("write"))
        app.screen.query_one(TextArea).text = ANSWER
        await pilot.press("f2", "f3")
        await until(pilot, lambda: "A bakery" in shown(app))
        assert all(text in shown(app) for text in MUST_STAY)
        calm(app)
        await pilot.press("f8")
        await until(pilot, lambda: "On Facebook as it is" in shown(app))
        assert all(text in shown(app) for text in MUST_STAY)
        calm(app)
        await pilot.press("f9")
        await until(pilot, lambda: "Three minutes will do." in shown(app))
        assert all(text in shown(app) for text in MUST_STAY)
        calm(app)
        await pilot.press("escape", "f8")
        await pilot.press("ctrl+j")
        await until(pilot, at("self-check"))
        calm(app)
        await pilot.press("s")
        await until(pilot, at("feedback"))
        await pilot.press("v")
        await pilot.pause(0.2)
        calm(app)
        await pilot.press("m")
        await until(pilot, at("compare"))
        assert all(text in shown(app) for text in MUST_STAY)
        calm(app)
        await pilot.press("n")
        await until(pilot, lambda: at("write")() and app.screen.view.step == "why")  # type: ignore[attr-defined]
        calm(app)
        await pilot.press("space", "ctrl+j")
        await until(pilot, at("feedback"))
        calm(app)
        await pilot.press("n")
        await until(pilot, at("close"))
        calm(app)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.focused, Input))
        app.focused.value = EVERYTHING  # type: ignore[union-attr]
        await pilot.press("enter")
        await until(pilot, lambda: "kept more often" in shown(app))
        calm(app)
        await pilot.press("enter")
        await until(pilot, lambda: "Welcome back" in shown(app))
        await pilot.press("f8")
        await until(pilot, lambda: "finished" in shown(app))
        calm(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReplayScreen))
        for _ in range(14):
            await pilot.press("right")
            await pilot.pause()
            calm(app)
        await pilot.press("f1")
        await pilot.pause(0.2)
        calm(app)
        await pilot.press("escape", "ctrl+p")
        await pilot.pause(0.3)
        assert app.failure is None
    assert not Path("/tmp/victim.svg").exists()


async def test_clicks_on_course_text_do_nothing(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    engine = make_engine(courses=[hostile_course(tmp_path / "short", brief=100)])
    app = TutorApp(engine, scenario="open-day")
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LearnScreen) and app.screen.view is not None)
        for row in range(1, 38, 3):
            for column in (5, 20, 45, 80):
                await pilot.click(offset=(column, row))
        assert app.failure is None
        assert not app._exit
    assert not Path("/tmp/victim.svg").exists()


def hostile_session(engine: Engine) -> Path:
    """Make a session, and put raw payloads, lone surrogates and a megabyte into its lines as another machine might."""
    session = engine.start("open-day").session
    for command in (
        Predict(2),
        OpenHint(),
        OpenExample(),
        SubmitAnswer(Answer(Clean("Come to the mill on Sunday and see the stone turn."))),
        CheckSelf(),
        Disagree("facts", EVERYTHING),
        OpenModels(),
        MoveOn(),
        SubmitAnswer(Answer(chosen=("day",))),
        MoveOn(),
        CloseSession(3, True, Clean(EVERYTHING)),
    ):
        session.send(command)
    session.close()
    lines = session.path.read_text("utf-8").splitlines()
    evil = []
    for line in lines:
        entry = json.loads(line)
        for key in ("learner", "scenario", "reason", "plan", "course"):
            if key in entry["data"] and key != "scenario":
                entry["data"][key] = EVERYTHING + "\ud800"
        if entry["kind"] == "answer-submitted":
            entry["data"]["answer"]["text"] = (
                "x" * 200_000 + EVERYTHING if entry["data"]["step"] == "why" else EVERYTHING * 20
            )
        if entry["kind"] == "answer-graded":
            for finding in entry["data"]["verdict"]["findings"]:
                finding |= {
                    "found": EVERYTHING,
                    "why": EVERYTHING,
                    "move": EVERYTHING,
                    "notes": [EVERYTHING],
                    "spans": [[0, 10**9]],
                }
        evil.append(json.dumps(entry))
    target = session.path.with_name("evil.jsonl")
    target.write_text("\n".join(evil) + '\n{"seq": 99, "torn', "utf-8")
    return target


async def test_a_hostile_session_in_every_moment_of_a_replay(
    engine: Engine, make_engine: Callable[..., Engine]
) -> None:
    path = hostile_session(engine)
    for replayed_by in (engine, make_engine()):
        app = TutorApp(replayed_by, first=partial(ProjectorScreen, open_projection(replayed_by, [str(path)])))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await until(pilot, lambda app=app: isinstance(app.screen, ProjectorScreen))  # type: ignore[misc]
            await pilot.press("w")
            await until(pilot, lambda app=app: isinstance(app.screen, ReplayScreen))  # type: ignore[misc]
            for _ in range(15):
                calm(app)
                await pilot.press("right")
                await pilot.pause()
            await pilot.press("home", "j")
            await until(pilot, lambda app=app: "[/b]" in shown(app))  # type: ignore[misc]
            calm(app)


async def test_a_hostile_session_before_a_room(engine: Engine, make_engine: Callable[..., Engine]) -> None:
    path = hostile_session(engine)
    for replayed_by, size in ((engine, (80, 24)), (make_engine(), (40, 24))):
        projection = open_projection(replayed_by, [str(path)])
        app = TutorApp(replayed_by, first=partial(ProjectorScreen, projection))
        async with app.run_test(size=size, notifications=True) as pilot:
            await until(pilot, lambda app=app: isinstance(app.screen, ProjectorScreen))  # type: ignore[misc]
            for _ in range(len(projection.programme.stops)):
                await pilot.press("s")
                calm(app)
                if projection.can("ask"):
                    await pilot.press("p", "enter", "3", "down", "9", "enter", "e")
                calm(app)
                await pilot.press("n", *"[/b]", "enter")
                for aside in ("c", "f4"):
                    await pilot.press(aside)
                    await pilot.pause()
                    calm(app)
                    if not isinstance(app.screen, ProjectorScreen):
                        await pilot.press("escape")
                await pilot.press("right")
                await pilot.pause()
                calm(app)
            assert "[/b]" in shown(app)
        projection.leave()
        assert all(note.text == "[/b]" for note in projection.meeting.notes)
        for kept in projection.kept:
            assert unsafe_characters(kept.read_text("utf-8").replace("\n", "")) == []


def test_the_plain_front_writes_nothing_unsafe(engine: Engine) -> None:
    script = Script([line.replace("Saturday 9", f"Saturday 9 {EVERYTHING}") for line in WALK])
    path = hostile_session(engine)
    Plain(engine, script.lines).run("open-day")
    replay = Script([""] * 40)
    replay_lines(engine, str(path), replay.lines)
    room = Script(["skip", "note", EVERYTHING, "ask", "1", "2", "3", "brief", "compare", "on"] * 12)
    project_lines(engine, open_projection(engine, [str(path)]), room.lines)
    for said in (script.said, replay.said, room.said):
        assert all(unsafe_characters(line) == [] for line in said)
        assert all(any(text in line for line in said) for text in MUST_STAY)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_no_payload_reaches_a_real_terminal(engine: Engine, tmp_path: Path) -> None:
    """The same course in a real terminal: the bytes that come out hold none of the payloads."""
    import pty
    import select

    child, master = pty.fork()
    if child == 0:
        os.execv(
            sys.executable,
            [sys.executable, "-m", "tutor", "start", "--course", str(tmp_path / "hostile"), "--language", "en"],
        )
    received = b""
    keys = iter([b"\r", b"\r", b"\x1bOQ", b"\x1bOR", b"\n", b"s", b"v", b"\x11", b"\x11", b"\x11"])
    deadline, next_key = time.monotonic() + 25, time.monotonic() + 3
    while time.monotonic() < deadline:
        if select.select([master], [], [], 0.1)[0]:
            try:
                received += os.read(master, 65536)
            except OSError:
                break
        if time.monotonic() > next_key:
            key = next(keys, None)
            if key is None:
                break
            os.write(master, key)
            next_key = time.monotonic() + 0.7
    os.close(master)
    os.waitpid(child, 0)
    text = received.decode("utf-8", "replace")
    assert "The open day" in text
    assert "[/b]" in text
    assert [payload for payload in RAW if payload in text] == []

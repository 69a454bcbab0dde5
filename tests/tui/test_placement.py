"""Prove it, on the screen: begun, left, gone on with, its result seen and overruled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from textual.widgets import OptionList, TextArea

from tests.conftest import NOON
from tests.proofs import RIGHT, write_proving_course
from tests.tui.pilots import see, shown, until
from tutor.engine.engine import Engine
from tutor.engine.paths import Paths
from tutor.engine.settings import Settings
from tutor.session.decide import Phase
from tutor.session.events import PLACEMENT, SessionStarted, StepLeft
from tutor.session.journal import read_journal
from tutor.tui.app import TutorApp
from tutor.tui.learn import LearnScreen
from tutor.tui.placement import PlacementScreen

SIZES = [(80, 24), (40, 20)]


@pytest.fixture
def app(paths: Paths, tmp_path: Path) -> TutorApp:
    seconds = count()
    course = write_proving_course(tmp_path / "course")
    engine = Engine(paths, courses=[course], clock=lambda: NOON + timedelta(seconds=next(seconds)))
    engine.keep(Settings("en", "learner-000000", "shop-floor", "", "Dario"))
    return TutorApp(engine)


def at(app: TutorApp, phase: Phase, title: str) -> bool:
    screen = app.screen
    ready = isinstance(screen, LearnScreen) and screen.view is not None and not screen._busy
    return ready and screen.view.phase is phase and screen.view.title == title  # type: ignore[union-attr]


async def pick_first(app: TutorApp, pilot, option: str, sure: int) -> None:  # type: ignore[no-untyped-def]
    """Answer the closed item: an option by its id, and how sure."""
    await until(pilot, lambda: at(app, Phase.WRITE, "Which first"))
    chooser = app.screen.query_one("#list", OptionList)
    chooser.highlighted = chooser.get_option_index(option)
    await pilot.press("space", "tab", *["down"] * (sure - 1), "space")
    await until(pilot, lambda: shown(app).count("(•)") == 2)
    await pilot.press("ctrl+j")
    await until(pilot, lambda: at(app, Phase.FEEDBACK, "Which first"))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_two_items_shown_let_an_area_skip_to_level_3_and_the_learner_may_overrule_it(
    app: TutorApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await see(pilot, "The open day")
        await pilot.press("f6")
        await see(pilot, "About ten minutes")
        await see(pilot, "Begin")
        await pilot.press("enter")
        await until(pilot, lambda: at(app, Phase.WRITE, "Which first"))
        await see(pilot, "Left open, a right answer counts by half")
        await pick_first(app, pilot, "day", 3)
        assert "task 1 of 2" in shown(app)
        assert not any(app.screen.can(word) for word in ("hint", "example", "revise", "models", "pass-over"))  # type: ignore[attr-defined]
        await pilot.press("n")
        await until(pilot, lambda: at(app, Phase.WRITE, "The invitation") and isinstance(app.focused, TextArea))
        app.screen.query_one(TextArea).text = RIGHT
        await pilot.press("tab", "down", "space")
        await see(pilot, "(•) fairly sure")
        await pilot.press("ctrl+j")
        await until(pilot, lambda: at(app, Phase.FEEDBACK, "The invitation"))
        await pilot.press("n")
        await see(pilot, "content: from level 3")
        await see(pilot, "by Monday 30 November")
        await pilot.press("enter")
        await see(pilot, "Start from level 1")
        await pilot.press("enter")
        await see(pilot, "content: from level 1, as most people do (by your own choice)")
        await see(pilot, "The tasks had it from level 3")
        await see(pilot, "With enter you choose where this area starts.")
        await pilot.press("escape")
        await see(pilot, "The open day")
    assert app.engine.decisions.read().chosen == {"content": 1}


async def test_it_is_left_at_any_time_and_gone_on_with_where_it_was(app: TutorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The open day")
        await pilot.press("f6")
        await see(pilot, "Begin")
        await pilot.press("enter")
        await pick_first(app, pilot, "logo", 1)
        await pilot.press("n")
        await until(pilot, lambda: at(app, Phase.WRITE, "The invitation") and isinstance(app.focused, TextArea))
        await pilot.press(*"Half a", "escape")
        await see(pilot, "Go on: task 2 of 2")
        await pilot.press("enter")
        await until(pilot, lambda: at(app, Phase.WRITE, "The invitation") and isinstance(app.focused, TextArea))
        assert app.screen.query_one(TextArea).text == "Half a"
        await pilot.press("f6")
        await see(pilot, "content: from level 1")
        await see(pilot, "Do it once more")
    sessions = [read_journal(app.engine.store.path(row.id)) for row in app.engine.store.summaries()]
    headers = [reading.header for reading in sessions]
    assert [header.purpose for header in headers if isinstance(header, SessionStarted)] == [PLACEMENT, PLACEMENT]
    assert any(isinstance(reading.events[-2], StepLeft) and len(reading.events) == 3 for reading in sessions)
    assert list(app.engine.paths.sessions.glob("*.draft.json")) == []


async def test_done_once_more_begins_with_the_first_and_keeps_the_result_until_then(app: TutorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The open day")
        await pilot.press("f6")
        await see(pilot, "Begin")
        for _ in range(2):
            await pilot.press("home", "enter")
            for title in ("Which first", "The invitation"):
                await until(pilot, lambda title=title: at(app, Phase.WRITE, title))
                await pilot.press("f6")
            await see(pilot, "Do it once more")
    assert len(app.engine.decisions.read().begun) == 1
    assert len(app.engine.store.summaries()) == 4


async def test_after_a_choice_and_after_esc_the_area_is_in_focus_again(app: TutorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The open day")
        await pilot.press("f6")
        await see(pilot, "internal: not tried yet")
        chooser = app.screen.query_one(OptionList)

        def in_focus(start: str) -> bool:
            option = chooser.highlighted_option
            return option is not None and str(option.prompt).startswith(start)

        chooser.highlighted = chooser.get_option_index("row-internal")
        for keys, start in ((("escape",), "internal: not tried yet"), (("down", "enter"), "internal: from level 2")):
            await pilot.press("enter")
            await see(pilot, "Start from level 2")
            await pilot.press(*keys)
            await until(pilot, lambda start=start: in_focus(start))


async def test_help_is_offered_found_useful_and_taken_back(app: TutorApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The open day")
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, PlacementScreen))
        for row, holds in (
            ("I would help a colleague with this", frozenset()),
            ("A colleague found my help with this useful", frozenset({"internal"})),
            ("I no longer offer help with this", frozenset()),
        ):
            await see(pilot, "internal: not tried yet")
            chooser = app.screen.query_one(OptionList)
            chooser.highlighted = chooser.get_option_index("row-internal")
            await pilot.press("enter")
            await see(pilot, row)
            chooser.highlighted = [str(option.prompt) for option in chooser.options].index(row)
            await pilot.press("enter")
            await until(pilot, lambda holds=holds: app.engine.decisions.read().helping == holds)


async def test_the_command_line_opens_it_at_once(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    engine = make_engine(courses=[write_proving_course(tmp_path / "course")])
    app = TutorApp(engine, prove=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "About ten minutes")
        await pilot.press("escape")
        await see(pilot, "The open day")

"""Today on the screen: reviews first, a number for every line, and what the close says of the next time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.conftest import NOON
from tests.material import write_twins
from tests.plain.test_plain import WALK, Script
from tests.tui.pilots import painted, see, shown, until
from tutor.engine.engine import Engine
from tutor.engine.paths import Paths
from tutor.plain.front import Plain
from tutor.session.decide import Phase
from tutor.tui.app import TutorApp
from tutor.tui.learn import LearnScreen

SIZES = [(80, 24), (40, 20)]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_twins(tmp_path / "course")


@pytest.fixture
def app(make_engine: Callable[..., Engine], course: Path) -> Callable[..., TutorApp]:
    def make(language: str = "en", **options: object) -> TutorApp:
        return TutorApp(make_engine(courses=[course], language=language), **options)  # type: ignore[arg-type]

    return make


def practise(paths: Paths, course: Path, days: int, scenario: str = "open-day") -> None:
    """Go through a scenario so many days ago: two attempts, a first hint, and models at the end."""
    engine = Engine(paths, [course], "en", lambda: NOON - timedelta(days=days))
    Plain(engine, Script(WALK).lines).run(scenario)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_review_comes_first_as_the_twin_and_its_number_opens_it(
    app: Callable[..., TutorApp], paths: Paths, course: Path, size: tuple[int, int]
) -> None:
    """Given a case done twenty days ago, when its line's number is pressed, then the other case opens."""
    tutor = app()
    practise(paths, course, 20)
    async with tutor.run_test(size=size) as pilot:
        await see(pilot, "Welcome back. There is a review of 5 minutes.")
        assert "1 Review: The open night" in shown(tutor)
        assert "ready for you since" in shown(tutor)
        assert "3 All scenarios" in shown(tutor)
        await pilot.press("9", "1")
        await until(pilot, lambda: isinstance(tutor.screen, LearnScreen) and tutor.screen.view is not None)
        assert tutor.screen.view.title == "The open night"  # type: ignore[attr-defined]


async def test_the_last_number_leads_to_every_scenario_and_numbers_pick_there_as_well(
    app: Callable[..., TutorApp],
) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "3 All scenarios")
        await pilot.press("3")
        await until(pilot, lambda: "All scenarios" not in shown(tutor))
        assert "The open day" in shown(tutor)
        assert "The open night" in shown(tutor)
        await pilot.press("2")
        await until(pilot, lambda: isinstance(tutor.screen, LearnScreen) and tutor.screen.view is not None)
        assert tutor.screen.view.title == "The open night"  # type: ignore[attr-defined]


async def test_what_is_not_due_leaves_a_day_to_look_forward_to(
    app: Callable[..., TutorApp], paths: Paths, course: Path
) -> None:
    tutor = app()
    practise(paths, course, 0)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Welcome back. Nothing waits today; the next review comes on Thursday 26 November.")
        assert tutor.screen.query_one(OptionList).option_count == 2


async def test_standing_and_bar_of_each_area_fit_the_screen(
    app: Callable[..., TutorApp], paths: Paths, course: Path
) -> None:
    tutor = app("it")
    practise(paths, course, 20)
    async with tutor.run_test(size=(40, 24)) as pilot:
        await see(pilot, "Le cinque aree")
        await until(pilot, lambda: any("████ con la guida " in line for line in painted(tutor)))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: any("████████ ▁▁▁▁▁▁▁▁▃▁▁▁ con la guida · 1/1 " in line for line in painted(tutor)))


async def test_the_close_says_when_it_comes_back(app: Callable[..., TutorApp], paths: Paths, course: Path) -> None:
    tutor = app(scenario="open-day")
    before_the_close = WALK[:-4]
    Plain(tutor.engine, Script(before_the_close).lines).run("open-day")
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(tutor.screen, LearnScreen) and tutor.screen.view is not None)
        assert tutor.screen.view.phase is Phase.FEEDBACK  # type: ignore[attr-defined]
        await pilot.press("n")
        await see(pilot, "It comes back on Thursday 26 November, with another case.")

"""Progress on the screen: the weeks, what comes next, and one's own answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from tests.inert import inert
from tests.lived import Lived, live
from tests.session_files import EVIL, evil_session, journal
from tests.tui.pilots import painted, see, shown, until
from tutor.engine.engine import Engine
from tutor.engine.paths import Paths
from tutor.engine.settings import THEMES
from tutor.learning.areas import AREAS
from tutor.learning.weeks import WEEKS
from tutor.tui.answers import AnswersScreen
from tutor.tui.app import TutorApp
from tutor.tui.progress import ProgressScreen
from tutor.tui.taking_along import TakeAlongScreen
from tutor.tui.today import TodayScreen

SIZES = [(80, 24), (40, 20)]


@pytest.fixture
def app(make_engine: Callable[..., Engine], paths: Paths) -> Callable[..., TutorApp]:
    def make(language: str = "en", *, lived: bool = True) -> TutorApp:
        if lived:
            live(paths)
        return TutorApp(make_engine(language=language))

    return make


async def open_progress(tutor: TutorApp, pilot) -> None:  # type: ignore[no-untyped-def]
    await until(pilot, lambda: bool(tutor.screen.query_one("#proposals", OptionList).options))
    await pilot.press("f7")
    await until(pilot, lambda: isinstance(tutor.screen, ProgressScreen) and bool(said(tutor)))


async def open_answers(tutor: TutorApp, pilot) -> None:  # type: ignore[no-untyped-def]
    await open_progress(tutor, pilot)
    await pilot.press("a")
    await until(pilot, lambda: isinstance(tutor.screen, AnswersScreen) and tutor.screen._read_all)


def said(tutor: TutorApp) -> str:
    return str(tutor.screen.query_one("#words").content)  # type: ignore[attr-defined]


def plotted(tutor: TutorApp) -> str:
    """Return the lines of the screen on which the plot stands, its own columns only."""
    region = tutor.screen.query_one("#plot").region
    return "\n".join(line[region.x : region.right] for line in painted(tutor)[region.y : region.bottom])


def no_axis(tutor: TutorApp) -> bool:
    """Tell whether no plot is drawn, and nothing stands in its place but words."""
    return not tutor.screen.query_one("#plot").display and tutor.screen.query_one("#no-weeks").region.height > 1


def inks(tutor: TutorApp, selector: str) -> set[object]:
    """Return the colours, of ink and ground, of all that is seen of a part of the screen."""
    part = tutor.screen.query_one(selector)
    region = part.region.intersection(part.parent.region)  # type: ignore[union-attr]
    return {
        (segment.style.color, segment.style.bgcolor)
        for strip in tutor.screen._compositor.render_strips()[region.y : region.bottom]
        for segment in strip.crop(region.x, region.right)
        if segment.text.strip() and segment.style
    }


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_weeks_and_what_comes_next(app: Callable[..., TutorApp], size: tuple[int, int]) -> None:
    """Given a quarter of practice, when F7 is pressed, then the figures stand beside the plot, area by area."""
    tutor = app()
    async with tutor.run_test(size=size) as pilot:
        await open_progress(tutor, pilot)
        assert "Predicted 28 of 30, met 25 of 30" in said(tutor)
        assert re.search(r"content +[▁-█]{12} stable", shown(tutor))
        assert "█" in plotted(tutor)
        assert "7 Sep" in plotted(tutor)
        await pilot.press("down", "down", "down")
        await until(pilot, lambda: said(tutor).startswith("tracking: guided · 1 of "))
        assert "1 more case on your own" in said(tutor)
        assert "Week of 9 Nov: 1 case." in said(tutor)
        assert all(len(line) <= size[0] for line in painted(tutor))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(tutor.screen, TodayScreen))


async def test_wide_panes_stand_side_by_side_and_narrow_ones_below_each_other(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await open_progress(tutor, pilot)
        plot, words = tutor.screen.query_one("#plot"), tutor.screen.query_one("#said-of-it")
        assert plot.region.right <= words.region.x
        await pilot.resize_terminal(40, 24)
        await until(pilot, lambda: plot.region.bottom <= words.region.y and words.region.height > 1)


@pytest.mark.parametrize("theme", THEMES)
async def test_the_plot_has_the_colour_of_the_words_in_every_theme(app: Callable[..., TutorApp], theme: str) -> None:
    tutor = app()
    tutor.engine.settings = replace(tutor.engine.settings, theme=theme)
    async with TutorApp(tutor.engine).run_test(size=(80, 24)) as pilot:
        drawn = pilot.app
        assert isinstance(drawn, TutorApp)
        await open_progress(drawn, pilot)
        assert inks(drawn, "#plot") == inks(drawn, "#words")


async def test_without_colours_it_says_the_same(app: Callable[..., TutorApp], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await open_progress(tutor, pilot)
        assert "█" in plotted(tutor)


async def test_a_learner_without_a_past_sees_what_comes_first(app: Callable[..., TutorApp]) -> None:
    tutor = app("it", lived=False)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(tutor.screen.query_one("#proposals", OptionList).options))
        assert "▁" not in shown(tutor)
        await open_progress(tutor, pilot)
        assert "per cominciare ci vuole un solo caso" in said(tutor)
        assert no_axis(tutor)
        await see(pilot, "Qui staranno dodici settimane")
        await pilot.press("down")
        await until(pilot, lambda: "Un primo caso, comunque vada." in said(tutor))
        assert no_axis(tutor)
        await see(pilot, "La prima barra arriva con il primo caso")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_area_without_weeks_says_what_will_stand_there(
    app: Callable[..., TutorApp], paths: Paths, size: tuple[int, int]
) -> None:
    """Given one case that was reached, then the plot is drawn where it is in, and a sentence stands where none is."""
    tutor = app(lived=False)
    live(paths, (Lived(9, "new-oil", "content"), Lived(2, "twelve-euros", "engagement", passed_at=0)))
    async with tutor.run_test(size=size) as pilot:
        await open_progress(tutor, pilot)
        assert "█" in plotted(tutor)
        assert "will stand" not in shown(tutor)
        for area, drawn in (("content", True), ("networks", False), *((each, False) for each in AREAS[2:])):
            await pilot.press("down")
            await until(pilot, lambda: said(tutor).startswith(f"{area}:"))  # noqa: B023 - waited for at once
            assert no_axis(tutor) is not drawn
            assert (f"the cases you reached in {area}." in shown(tutor)) is not drawn


async def test_today_draws_the_weeks_and_says_how_one_foresees(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Predicted 28 of 30, met 25 of 30: you know what your text holds.")
        areas = str(tutor.screen.query_one("#areas").content)  # type: ignore[attr-defined]
        assert len(re.findall(rf"[▁-█]{{{WEEKS}}}", areas)) == 5
        await pilot.resize_terminal(40, 24)
        await until(pilot, lambda: "▁" not in str(tutor.screen.query_one("#areas").content))  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_answers_are_searched_and_reread(app: Callable[..., TutorApp], size: tuple[int, int]) -> None:
    tutor = app()
    async with tutor.run_test(size=size) as pilot:
        await open_answers(tutor, pilot)
        chooser = tutor.screen.query_one("#answers", OptionList)
        assert chooser.option_count == 18
        await pilot.press(*"duvet")
        await until(pilot, lambda: chooser.option_count == 1)
        await until(pilot, lambda: "essentials 3 of 3" in str(tutor.screen.query_one("#whole").content))  # type: ignore[attr-defined]
        assert "Sorry about the duvet, Anna." in str(tutor.screen.query_one("#whole").content)  # type: ignore[attr-defined]
        tutor.screen.query_one("#search", Input).value = "tracking"
        await until(pilot, lambda: "Five links" in shown(tutor) and chooser.option_count == 1)
        tutor.screen.query_one("#search", Input).value = "wheel"
        await until(pilot, lambda: chooser.option_count == 0)
        assert str(tutor.screen.query_one("#whole").content) == ""  # type: ignore[attr-defined]
        await pilot.press("ctrl+o", "escape")
        await until(pilot, lambda: isinstance(tutor.screen, ProgressScreen))


async def test_the_list_is_reached_from_the_search(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await open_answers(tutor, pilot)
        await pilot.press("down", "down")
        await until(pilot, lambda: tutor.screen.query_one("#answers", OptionList).highlighted == 1)
        assert "Five links" in str(tutor.screen.query_one("#whole").content)  # type: ignore[attr-defined]


async def test_what_is_listed_is_taken_along_after_a_look(app: Callable[..., TutorApp], tmp_path: Path) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await open_answers(tutor, pilot)
        await pilot.press(*"duvet", "ctrl+o")
        await until(pilot, lambda: isinstance(tutor.screen, TakeAlongScreen))
        await see(pilot, "What goes along: 1 answer of yours, of 1 session")
        place = tutor.screen.query_one("#place", Input)
        place.value = str(tmp_path / "mine.txt")
        await pilot.press("enter")
        await until(pilot, lambda: any("which format?" in note.message for note in tutor._notifications))
        place.value = str(tmp_path / "mine.json")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(tutor.screen, AnswersScreen))
    assert len(json.loads((tmp_path / "mine.json").read_text("utf-8"))["answers"]) == 1


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_hostile_answers_are_inert(app: Callable[..., TutorApp], paths: Paths, size: tuple[int, int]) -> None:
    paths.sessions.mkdir(parents=True)
    for number, payload in enumerate(EVIL):
        (paths.sessions / f"{number:03}-evil.jsonl").write_bytes(journal(evil_session("learner-0", payload, number)))
    tutor = app(lived=False)
    async with tutor.run_test(size=size, notifications=True) as pilot:
        await open_answers(tutor, pilot)
        chooser = tutor.screen.query_one("#answers", OptionList)
        assert chooser.option_count == 3 * len(EVIL)
        assert "[@click=app.quit]x[/]" in shown(tutor)
        await pilot.press("down")
        for _ in range(0, chooser.option_count, 3):
            await pilot.press("down", "down", "down")
            await pilot.pause()
            assert inert("\n".join(painted(tutor)), "terminal") == []
        await pilot.press("ctrl+o")
        await see(pilot, "What goes along:")
        assert inert("\n".join(painted(tutor)), "terminal") == []
        assert tutor.failure is None

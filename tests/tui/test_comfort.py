"""What makes the screens one's own: colours, keys, copying, an editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Footer, OptionList, TextArea

from tests.material import write_course
from tests.tui.pilots import see, shown, until
from tutor.engine.engine import Engine
from tutor.engine.settings import THEMES, load_settings
from tutor.session.decide import Phase
from tutor.tui.app import TutorApp
from tutor.tui.learn import LearnScreen
from tutor.tui.themes import drawn


@pytest.fixture
def app(make_engine: Callable[..., Engine], tmp_path: Path) -> Callable[..., TutorApp]:
    course = write_course(tmp_path / "course")

    def make(scenario: str | None = None, **settings: Any) -> TutorApp:
        engine = make_engine(courses=[course])
        engine.keep(replace(engine.settings, **settings))
        return TutorApp(engine, scenario=scenario)

    return make


async def writing(pilot: Pilot[Any]) -> TextArea:
    """Go to the box of the first step."""
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, LearnScreen) and app.screen.query(OptionList))
    await pilot.press("enter")
    await until(pilot, lambda: app.screen.view.phase is Phase.WRITE and isinstance(app.focused, TextArea))
    return app.screen.query_one(TextArea)


def footer(app: TutorApp) -> list[tuple[str, str]]:
    return [(key.key_display, key.description) for key in app.screen.query_one(Footer).query("FooterKey")]  # type: ignore[attr-defined]


@pytest.mark.parametrize("theme", THEMES)
async def test_every_theme_paints_and_a_colourless_terminal_gets_no_black_on_black(
    app: Callable[..., TutorApp], theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tutor = app("open-day", theme=theme)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await writing(pilot)
        assert tutor.current_theme.ansi == (theme == "16-colours")
        assert tutor.theme == drawn(theme, colourless=False)
    monkeypatch.setenv("NO_COLOR", "1")
    colourless = app(theme=theme)
    assert not colourless.get_theme(colourless.theme).ansi  # type: ignore[union-attr]


async def test_the_palette_changes_the_colours_for_good(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The open day")
        offered = {command.title: command.callback for command in tutor.get_system_commands(tutor.screen)}
        offered["other colours"]()
        await until(pilot, lambda: tutor.theme == "light")
    kept = load_settings(tutor.engine.paths)
    assert kept is not None
    assert kept.theme == "light"


async def test_keys_of_ones_own_work_and_stand_in_footer_and_help(app: Callable[..., TutorApp]) -> None:
    tutor = app("open-day", keys=(("submit", "ctrl+s"), ("hint", "f8")))
    async with tutor.run_test(size=(100, 24)) as pilot:
        area = await writing(pilot)
        await pilot.press("f2")
        assert "When?" not in shown(tutor)
        await pilot.press("f8")
        await see(pilot, "When?")
        assert ("ctrl+s", "hand in") in footer(tutor)
        assert not any(key == "ctrl+j" for key, _ in footer(tutor))
        await pilot.press("f1")
        await see(pilot, "ctrl+s")
        assert "ctrl+j" not in shown(tutor)
        await pilot.press("escape")
        area.text = "Come to the mill on Saturday 9."
        await pilot.press("ctrl+s")
        await until(pilot, lambda: tutor.screen.view.phase is Phase.SELF_CHECK)  # type: ignore[attr-defined]


async def test_keys_and_settings_that_cannot_be_used_are_told_in_passing(app: Callable[..., TutorApp]) -> None:
    tutor = app("open-day", keys=(("hint", "f3"), ("sumbit", "f9")))
    with tutor.engine.paths.settings.open("a", encoding="utf-8") as file:
        file.write('\n[extra]\n"[/b]" = 1\n')
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: tutor._notifications)
        said = "\n".join(note.message for note in tutor._notifications)
        assert "f3 is the key of “example” already" in said
        assert "Did you mean “submit”?" in said
        assert "“extra”" in said
        await writing(pilot)
        await pilot.press("f2")
        await see(pilot, "When?")

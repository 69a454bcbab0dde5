"""What makes the screens one's own: colours, keys, copying, an editor."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
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
    tutor = app("open-day", keys=(("submit", "ctrl+s"), ("hint", "ctrl+y")))
    async with tutor.run_test(size=(100, 24)) as pilot:
        area = await writing(pilot)
        await pilot.press("f2")
        assert "When?" not in shown(tutor)
        await pilot.press("ctrl+y")
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


async def test_the_text_is_copied_and_it_is_said_where_else_it_is(app: Callable[..., TutorApp]) -> None:
    tutor = app("open-day")
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        area = await writing(pilot)
        await pilot.press("ctrl+t")
        await until(pilot, lambda: any("no text yet" in note.message for note in tutor._notifications))
        assert tutor.clipboard == ""
        area.text = "Saturday [/b] 9"
        await pilot.press("ctrl+t")
        await until(pilot, lambda: any("It is kept in" in note.message for note in tutor._notifications))
        assert tutor.clipboard == "Saturday [/b] 9"
        said = next(note.message for note in tutor._notifications if "It is kept in" in note.message)
        place = Path(said.partition("It is kept in ")[2].removesuffix(" as well."))
        assert "Saturday [/b] 9" in place.read_text("utf-8")


def lend(tutor: TutorApp, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Name an editor, and let the terminal of the test be lent to it."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)
    monkeypatch.setattr(TutorApp, "can_lend_terminal", True)
    monkeypatch.setattr(tutor, "suspend", nullcontext)


async def test_a_long_answer_may_be_written_in_an_editor_of_ones_own(
    app: Callable[..., TutorApp], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "my editor.sh"
    script.write_text('#!/bin/sh\nprintf "%s\\033[31m more" "$(cat "$1")" > "$1"\n', "utf-8")
    script.chmod(0o700)
    tutor = app("open-day")
    lend(tutor, monkeypatch, f"'{script}'")
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        area = await writing(pilot)
        area.text = "Saturday"
        await pilot.press("ctrl+g")
        await until(pilot, lambda: area.text == "Saturday\u241b[31m more")
        assert tutor.focused is area
        await until(pilot, lambda: tutor.screen.session._typed[1].text == area.text)  # type: ignore[attr-defined]
        monkeypatch.setenv("EDITOR", "false")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: any("your text is as it was" in note.message for note in tutor._notifications))
        assert area.text == "Saturday\u241b[31m more"


@pytest.mark.parametrize("command", ["", "no-such-editor-here", "'"])
async def test_no_editor_is_offered_where_there_is_none(
    app: Callable[..., TutorApp], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    tutor = app("open-day")
    lend(tutor, monkeypatch, command)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await writing(pilot)
        assert not tutor.screen.can("editor")  # type: ignore[attr-defined]
        monkeypatch.setenv("EDITOR", "cat")
        assert tutor.screen.can("editor")  # type: ignore[attr-defined]
        monkeypatch.setattr(TutorApp, "can_lend_terminal", False)
        assert not tutor.screen.can("editor")  # type: ignore[attr-defined]

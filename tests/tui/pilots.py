"""What pilot tests share: an app on a small course, and waiting for conditions instead of for time."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from tutor.tui.app import TutorApp
from tutor.tui.projector import ProjectorScreen

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
"""What the program itself sends to style a line."""
PATIENCE = 10.0
"""Seconds until a condition that does not come true fails the test."""


async def until(pilot: Pilot[Any], condition: Callable[[], Any], what: str = "") -> None:
    """Wait until a condition holds on a settled screen."""
    for _ in range(int(PATIENCE / 0.02)):
        await pilot.pause()
        try:
            if condition():
                await pilot.pause()
                return
        except Exception:  # noqa: BLE001 - a screen that is still being put together
            await asyncio.sleep(0)
        await asyncio.sleep(0.02)
    raise AssertionError(f"never came true: {what or condition}\n{shown(pilot.app)[:3000]}")


def shown(app: Any) -> str:
    """Return all the text of the widgets on the screen, whether scrolled into view or not."""
    texts = []
    for widget in app.screen.query("*"):
        if not widget.display or any(not parent.display for parent in widget.ancestors if hasattr(parent, "display")):
            continue
        if isinstance(widget, Static):
            texts.append(str(widget.content))
        elif hasattr(widget, "options"):
            texts.extend(str(option.prompt) for option in widget.options)
        elif hasattr(widget, "text"):
            texts.append(str(widget.text))
    return "\n".join(texts)


def painted(app: TutorApp) -> list[str]:
    """Return the lines that are on the screen, as they would go to the terminal."""
    return [_COLOURS.sub("", strip.render(app.console)) for strip in app.screen._compositor.render_strips()]


async def see(pilot: Pilot[Any], text: str) -> None:
    """Wait until a text is on the screen."""
    await until(pilot, lambda: text in shown(pilot.app), f"{text!r} on the screen")


async def vote(pilot: Pilot[Any], *hands: int) -> None:
    """Ask the room the first question, count the hands for one option after the other, and show them: all figures and
    commands in one breath, as none may overtake another.
    """
    screen = pilot.app.screen
    assert isinstance(screen, ProjectorScreen)
    await pilot.press("p", "enter")
    await until(pilot, lambda: screen.poll)
    asked = screen.poll
    assert asked
    _, *keys = [key for count in hands for key in ("down", *str(count))]
    for key in (*keys, "enter"):
        pilot.app.simulate_key(key)
    await until(pilot, lambda: screen.poll is None, "hands that are shown")
    counted = screen.projection.meeting.poll(asked.number)
    assert counted
    assert counted.hands[: len(hands)] == hands

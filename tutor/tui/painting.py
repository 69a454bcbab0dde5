"""Paints replays without a terminal: the screens of a session, as pictures for a recording."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Footer

from tutor.export.picture import Frame, Picture, Run
from tutor.replay.exhibit import Exhibit
from tutor.replay.pace import SHORTEST, stay
from tutor.tui.app import TutorApp
from tutor.tui.replay import ReplayScreen
from tutor.wording.projector import who
from tutor.wording.session import MOMENT_NAMES

if TYPE_CHECKING:
    from rich.color import Color
    from rich.segment import Segment

    from tutor.engine.engine import Engine


class Easel(TutorApp):
    """Shows one session, and nothing else.

    Args:
        engine: What everything runs on.
        shown: The session.
    """

    def __init__(self, engine: Engine, shown: Exhibit) -> None:
        super().__init__(engine)
        self.animation_level = "none"
        recording = shown.recording
        owner = "" if shown.own else who(recording.label, engine.voice)
        self.replay = ReplayScreen(recording.reading, recording.scenario, owner=owner)
        """The screen that is painted."""

    def get_default_screen(self) -> ReplayScreen:
        """Return the replay."""
        return self.replay


def paint(engine: Engine, shown: Sequence[Exhibit], columns: int, rows: int) -> list[Frame]:
    """Paint sessions, one after the other, each moment of them for as long as it stays.

    Args:
        engine: Knows the language and the colours.
        shown: The sessions.
        columns: Of the screen.
        rows: Of the screen. A moment that needs more is painted page by page.
    """

    async def painted() -> list[Frame]:
        return [frame for each in shown async for frame in _session(engine, each, (columns, rows))]

    return asyncio.run(painted())


async def _session(engine: Engine, shown: Exhibit, size: tuple[int, int]) -> AsyncIterator[Frame]:
    app = Easel(engine, shown)
    async with app.run_test(size=size) as pilot:
        app.replay.query_one(Footer).display = False
        for position in range(len(shown.recording.timeline)):
            if position:
                await app.replay.do_forward()
            for frame in _timed(shown, position, [page async for page in _pages(pilot, app)], engine):
                yield frame


def _timed(shown: Exhibit, position: int, pages: list[Picture], engine: Engine) -> Iterator[Frame]:
    """Give each page its time: a moment stays as it does on the screen, and each page of it long enough to be read."""
    entries, recording = shown.recording.reading.entries, shown.recording
    following = entries[min(position + 1, len(entries) - 1)]
    seconds = max(stay(entries[position].at, following.at, 1) / len(pages), SHORTEST)
    moment = engine.voice.say(MOMENT_NAMES[recording.timeline.kinds[position]])
    title = f"{position + 1}/{len(entries)} · {moment}"
    for number, page in enumerate(pages, 1):
        name = f"{recording.key}-{position + 1:05}-{recording.timeline.kinds[position]}"
        yield Frame(page, name if number == 1 else f"{name}-{number}", title, seconds, number == 1)


async def _pages(pilot: Pilot[Any], app: Easel) -> AsyncIterator[Picture]:
    """Paint what is on the screen from its top to its end."""
    await pilot.pause()
    for widget in _scrolling(app):
        widget.scroll_home(animate=False, immediate=True)
    await pilot.pause()
    yield _picture(app)
    while below := [widget for widget in _scrolling(app) if widget.scroll_y < widget.max_scroll_y]:
        for widget in below:
            height = max(widget.scrollable_content_region.height - 1, 1)
            widget.scroll_to(y=min(widget.scroll_y + height, widget.max_scroll_y), animate=False, immediate=True)
        await pilot.pause()
        yield _picture(app)


def _scrolling(app: Easel) -> list[Widget]:
    return [widget for widget in app.replay.query("*") if widget.max_scroll_y and widget.allow_vertical_scroll]


def _picture(app: Easel) -> Picture:
    """Take what Textual would draw. It touches an inner part of it, as the guard does: the version is pinned."""
    strips = app.screen._compositor.render_strips()
    rows = tuple(tuple(_run(segment) for segment in strip if segment.text) for strip in strips)
    return Picture(app.size.width, rows)


def _run(segment: Segment) -> Run:
    style = segment.style
    if style is None:
        return Run(segment.text, segment.cell_length)
    colour, ground = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
    looks = (style.bold, style.dim, style.italic, style.underline, style.strike)
    return Run(segment.text, segment.cell_length, _hex(colour), _hex(ground), *map(bool, looks))


def _hex(colour: Color | None) -> str:
    return "" if colour is None or colour.is_default else colour.get_truecolor().hex

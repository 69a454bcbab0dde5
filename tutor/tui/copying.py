"""Saving a session to another place, for a full disk or a home that cannot be written."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Input

from tutor.engine.live import LiveSession
from tutor.tui.base import Bar, TutorScreen, Words
from tutor.tui.bindings import bindings_for


class CopyScreen(TutorScreen):
    """Asks where to, and writes the whole session there.

    Args:
        session: The session to save.
    """

    PLACE = "help"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("help")]

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        yield Bar(id="bar")
        with Vertical(id="help"):
            yield Words(self.voice.say("Folder or file for a copy of this session; enter saves it there."))
            yield Input(str(Path.cwd()), id="place")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Name the screen."""
        self.query_one(Bar).show(self.voice.say("Save a copy"))
        self.query_one(Input).focus()

    @on(Input.Submitted)
    async def _save(self, event: Input.Submitted) -> None:
        place = Path(event.value.strip() or ".").expanduser()
        try:
            written = await self.off_thread(lambda: self._session.save_copy(place))
        except OSError as error:
            self.tell(f"{place}: {error.strerror or error}", grave=True)
            return
        self.tell(self.voice.say("Saved in {place}", place=written))
        self.dismiss()

    async def do_leave(self) -> None:
        """Go back without saving."""
        self.dismiss()

"""Attempts side by side: what was written, what changed, and how each criterion came out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer

from tutor.replay.comparing import Column, Comparison
from tutor.tui.base import Bar, TutorScreen, Words, joined
from tutor.tui.bindings import bindings_for
from tutor.tui.panes.feedback import changes
from tutor.wording import projector as wording
from tutor.wording import session as session_wording


class ComparisonScreen(TutorScreen):
    """Two to four attempts at one step.

    Args:
        choices: What can be laid side by side, the first to be shown first; at least one.
    """

    PLACE = "comparison"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("comparison")]

    def __init__(self, choices: Sequence[Comparison]) -> None:
        super().__init__()
        self._choices = list(choices)

    def compose(self) -> ComposeResult:
        """Lay out the frame; the columns come with the first comparison."""
        yield Bar(id="bar")
        yield Horizontal(id="columns")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Show the attempts."""
        await self._show()

    def can(self, command: str) -> bool:
        """The others only where there are some besides."""
        return len(self._choices) > 1 if command == "compare" else True

    async def _show(self) -> None:
        shown = self._choices[0]
        columns = self.query_one("#columns", Horizontal)
        async with self.batch():
            await columns.remove_children()
            await columns.mount(
                *(VerticalScroll(Words(self._column(shown, each)), classes="column") for each in shown.columns)
            )
        columns.query(VerticalScroll).first().focus()
        self.query_one(Bar).show(shown.ask.split("\n")[0])

    def _column(self, shown: Comparison, column: Column) -> Content:
        """Write one attempt: whose, the text with what changed, the criteria."""
        say = self.voice.say
        number = say("attempt {n}", n=column.attempt)
        title = f"{wording.who(column.label, self.voice)} · {number}\n\n"
        parts: list[str | tuple[str, str]] = [(title, "$text-accent bold")]
        parts += list(changes(column.changes)) if column.changes else [column.text]
        parts.append("\n\n")
        for question, outcome in zip(shown.questions, column.outcomes, strict=True):
            glyph = session_wording.OUTCOME_GLYPHS[outcome] if outcome else "░"
            said = say(session_wording.OUTCOME_WORDS[outcome]) if outcome else say("hidden")
            parts += [(f"{glyph} {question}", "bold"), (f"  {said}\n", "dim")]
        return joined(*parts)

    async def do_compare(self) -> None:
        """Change between one's own attempts and those of others."""
        self._choices.reverse()
        await self._show()

    async def do_leave(self) -> None:
        """Go back."""
        self.dismiss()

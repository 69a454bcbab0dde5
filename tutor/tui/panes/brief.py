"""The brief: who one is, who reads, the facts, and what there is to work on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tutor.i18n import Speaker
from tutor.session.view import MaterialView, StepView
from tutor.tui.base import Words, joined


class BriefPane(VerticalScroll):
    """The brief in one column."""

    def __init__(self, view: StepView, voice: Speaker, *, can_focus: bool = False) -> None:
        super().__init__(id="brief", can_focus=can_focus)
        self.view = view
        self.voice = voice

    def compose(self) -> ComposeResult:
        """Lay out the situation, the facts and the material."""
        view, say = self.view, self.voice.say
        yield Words(
            joined(
                (say("You are {role}.", role=view.role) + "\n", "bold"),
                say("Who reads: {reader}.", reader=view.reader) + "\n",
                say("Goal: {goal}.", goal=view.goal) + "\n",
                say("Where it comes from: {source}.", source=view.link_in),
            )
        )
        yield Words(view.brief, classes="gap")
        if view.facts:
            yield Words(self._facts(), classes="gap")
        for piece in view.material:
            yield Words(_material(piece), classes="material")

    def _facts(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for fact in self.view.facts:
            mark = f"[{self.voice.say('confidential')}] " if fact.confidential else ""
            parts += [(f"{fact.number}  ", "bold"), (mark, "$text-warning bold"), f"{fact.text}\n"]
        return joined(*parts)


def _material(piece: MaterialView) -> Content:
    """Draw a text or a table to work on."""
    parts: list[str | tuple[str, str]] = []
    if piece.title:
        parts.append((piece.title + "\n", "bold"))
    if piece.text.strip():
        parts.append(piece.text.strip() + "\n")
    rows = [row for row in (piece.columns, *piece.rows) if row]
    widths = [
        max(len(row[column]) for row in rows if column < len(row)) for column in range(max(map(len, rows), default=0))
    ]
    parts.extend(_table_row(row, widths) for row in rows)
    return joined(*parts)


def _table_row(row: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip() + "\n"

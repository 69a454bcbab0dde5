"""The brief: who one is, who reads, the facts, and what there is to work on."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tutor.i18n import Speaker
from tutor.session.view import MaterialView, StepView
from tutor.tui.base import Words, joined


class BriefPane(VerticalScroll, can_focus=True):
    """The brief in one column.

    Args:
        view: What is shown.
        voice: Says sentences.
        at_work: Whether the learner is writing: then the facts stand before the story, which has been read.
    """

    def __init__(self, view: StepView, voice: Speaker, *, at_work: bool = False) -> None:
        super().__init__(id="brief")
        self.view = view
        self.voice = voice
        self.at_work = at_work

    def compose(self) -> ComposeResult:
        """Lay out the situation, the facts and the material."""
        view, say = self.view, self.voice.say
        yield Words(
            joined(
                (say("You are {role}.", role=view.role) + "\n", "bold"),
                say("Who reads: {reader}.", reader=view.reader) + "\n",
                say("Goal: {goal}.", goal=view.goal),
            )
        )
        story = Words(view.brief, classes="gap")
        facts = [Words(self._facts(), classes="gap")] if view.facts else []
        material = [Words(_material(piece), classes="material") for piece in view.material]
        yield from (*material, *facts, story) if self.at_work else (story, *facts, *material)
        yield Words(say("Where it comes from: {source}.", source=view.link_in), classes="label")

    def _facts(self) -> Content:
        confidential = self.voice.say("[confidential]")
        parts: list[str | tuple[str, str]] = []
        for fact in self.view.facts:
            mark = f"{confidential} " if fact.confidential else ""
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

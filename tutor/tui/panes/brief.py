"""The brief: who one is, who reads, the facts, and what there is to work on."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tutor.i18n import Speaker
from tutor.session.decide import Phase
from tutor.session.material import MaterialView
from tutor.session.view import StepView
from tutor.tui.base import Words, joined
from tutor.tui.posts import version_words
from tutor.wording import session as wording
from tutor.wording.material import INDENT, comment_head, left_out, table_lines

USUAL_WIDTH = 40
"""Columns that material is laid out for until its place is known."""


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
        """Lay out the situation, the facts and the material. At work what is new stands first: what one revises by,
        what the step brings, what was written for others.
        """
        view, say = self.view, self.voice.say
        situation = Words(
            joined(
                (say("You are {role}.", role=view.role) + "\n", "bold"),
                say("Who reads: {reader}.", reader=view.reader) + "\n",
                say("Goal: {goal}.", goal=view.goal),
            )
        )
        story = Words(view.brief, classes="gap")
        facts = [Words(self._facts(), classes="gap")] if view.facts else []
        material = [MaterialWords(piece, self.voice) for piece in view.material]
        versions = version_words(view, self.voice)
        if self.at_work:
            situation.set_class(bool(view.material or versions), "gap")
            yield from (*self._moves(), *material, *versions, situation, *facts, story)
        else:
            yield from (situation, *versions, story, *facts, *material)
        yield Words(say("Where it comes from: {source}.", source=view.link_in), classes="label")

    def _moves(self) -> Iterator[Words]:
        """Draw the next moves of the last answer, while it is revised."""
        feedback = self.view.feedback
        moves = feedback.moves if feedback is not None and self.view.phase is Phase.WRITE else ()
        for card in moves:
            title = f"{wording.CARD_GLYPHS[card.kind]} {self.voice.say(wording.CARD_TITLES[card.kind])}"
            lines = "".join(f"\n{line}" for line in (card.found, card.move or card.why) if line)
            yield Words(joined((title, "$text-accent bold"), lines), classes=f"card {card.kind.value}")

    def _facts(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for fact in self.view.facts:
            mark = wording.fact_mark(fact, self.voice)
            parts += [(f"{fact.number}  ", "bold"), (mark, "$text-warning bold"), f"{fact.text}\n"]
        return joined(*parts)


class MaterialWords(Words):
    """A text, a table or a thread to work on; a table is laid out anew where its place changes.

    Args:
        piece: What is shown.
        voice: Says sentences.
    """

    def __init__(self, piece: MaterialView, voice: Speaker) -> None:
        super().__init__(classes="material")
        self.piece = piece
        self.voice = voice

    def on_mount(self) -> None:
        """Show it at once, as wide as most screens are."""
        self._show(USUAL_WIDTH)

    def on_resize(self) -> None:
        """Lay it out for the width there is."""
        if self.content_size.width:
            self._show(self.content_size.width)

    def _show(self, width: int) -> None:
        piece = self.piece
        rows = table_lines(piece.columns, piece.rows, width)
        texts = [piece.text.strip(), "\n".join(rows), left_out(piece, self.voice)]
        said = "\n".join(text for text in texts if text)
        title = [(piece.title + "\n", "bold")] if piece.title else []
        self.say(joined(*title, said, *self._thread(width)))

    def _thread(self, width: int) -> Iterator[str | tuple[str, str]]:
        """Draw a conversation: each reply is indented below what it replies to."""
        for at, comment in enumerate(self.piece.thread):
            indent = INDENT * min(comment.depth, width // (3 * len(INDENT)))
            texts = [(comment_head(comment, self.voice), "bold"), *((line, "") for line in comment.text.split("\n"))]
            yield "\n" if at else ""
            for text, style in texts:
                for line in wrap(text, max(1, width - len(indent))) or [""]:
                    yield f"{indent}{line}\n", style

"""The author's view: how each criterion comes out for what stands in the box, and on which words it rests."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tutor.checkers.finding import Finding, Outcome
from tutor.course.problems import Problem
from tutor.i18n import Speaker
from tutor.session.author import AuthorView, Piece
from tutor.tui.base import Words, joined
from tutor.wording import preview as wording
from tutor.wording.session import OUTCOME_GLYPHS, OUTCOME_WORDS, WEIGHT_NAMES

Part = str | tuple[str, str]
"""Text, plain or with a style."""
STYLES = {Outcome.MET: "$text-success bold", Outcome.UNMET: "$text-warning bold", Outcome.PARTLY: "$text-warning bold"}
"""Colours repeat what glyph and word say."""


class AuthorPane(VerticalScroll, can_focus=True):
    """Beside the answer, or below it where there is no room.

    Args:
        voice: Says sentences.
    """

    def __init__(self, voice: Speaker) -> None:
        super().__init__(id="author")
        self.voice = voice

    def compose(self) -> ComposeResult:
        """Lay out the place for the findings."""
        yield Words(id="findings")

    def show(self, seen: AuthorView, warnings: tuple[Problem, ...]) -> None:
        """Paint a verdict, and what could be better in the files.

        Args:
            seen: The answer and its verdict.
            warnings: Problems that keep nothing from being used.
        """
        self.query_one("#findings", Words).say(joined(*self._parts(seen, warnings)))

    def _parts(self, seen: AuthorView, warnings: tuple[Problem, ...]) -> Iterator[Part]:
        yield wording.band(seen.verdict, self.voice), "bold"
        yield "\n"
        for line in wording.circumstances(seen, self.voice):
            yield f"{line}\n"
        if any(piece.numbers for piece in seen.pieces):
            yield "\n"
            for piece in seen.pieces:
                yield from _marked(piece)
            yield "\n"
        for number, finding in enumerate(seen.verdict.findings, 1):
            yield from self._finding(number, finding)
        for problem in warnings:
            yield f"\n{problem.one_line()}", "dim"

    def _finding(self, number: int, finding: Finding) -> Iterator[Part]:
        """Draw a criterion: its number in the text, glyph, id, outcome and weight; then what was found."""
        say = self.voice.say
        yield f"\n{number} {OUTCOME_GLYPHS[finding.outcome]} {finding.criterion}", STYLES.get(finding.outcome, "bold")
        yield f"  {say(OUTCOME_WORDS[finding.outcome])} · {say(WEIGHT_NAMES[finding.weight])}\n", "dim"
        for line in (finding.found, *finding.notes):
            if line:
                yield f"{line}\n"


def _marked(piece: Piece) -> Iterator[Part]:
    """Draw a stretch of the answer; evidence stands in brackets, with the numbers of its criteria behind it."""
    if not piece.numbers:
        yield piece.text
        return
    yield f"[{piece.text}]", "$text-accent"
    yield ",".join(str(number) for number in piece.numbers), "$text-accent bold"

"""What keeps the files from being shown, in place of the step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.containers import ScrollableContainer

from tutor.course.problems import Problem
from tutor.i18n import Speaker
from tutor.tui.base import Words
from tutor.wording import preview as wording


class ProblemsPane(ScrollableContainer, can_focus=True):
    """Problems, each with its place, its line and its cure. Sentences wrap; a line of the file does not, so that the
    caret stays under its place.

    Args:
        voice: Says sentences.
    """

    def __init__(self, voice: Speaker) -> None:
        super().__init__(id="problems")
        self.voice = voice

    async def show(self, problems: Sequence[Problem]) -> None:
        """Paint some problems in place of those that were there."""
        head = Words(wording.broken(len(problems), self.voice), classes="title")
        async with self.batch():
            await self.remove_children()
            await self.mount(head, *(words for problem in problems for words in _painted(problem)))


def _painted(problem: Problem) -> Iterator[Words]:
    """Draw a problem: what and where, the line with its caret, the cure."""
    first, *rest = problem.full().split("\n")
    cure = [rest.pop()] if problem.cure else []
    yield Words(first, classes="gap")
    if rest:
        yield Words("\n".join(rest), classes="snippet")
    for line in cure:
        yield Words(line)

"""What every place for an answer has in common."""

from __future__ import annotations

from dataclasses import dataclass

from textual.containers import Vertical
from textual.message import Message

from tutor.checkers.finding import Answer
from tutor.i18n import Speaker
from tutor.session.box import BoxView


class Box(Vertical):
    """A place for an answer.

    Args:
        box: What it needs to be drawn.
        answer: What stands in it.
        voice: Says sentences.
        read_only: Whether it is only shown, as in a replay.
    """

    @dataclass
    class Changed(Message):
        """The answer in the box is another one now."""

        answer: Answer

    def __init__(self, box: BoxView, answer: Answer, voice: Speaker, *, read_only: bool = False) -> None:
        super().__init__(id="box")
        self.box = box
        self.initial = answer
        self.voice = voice
        self.read_only = read_only

    def answer(self) -> Answer:
        """Return what stands in the box now."""
        raise NotImplementedError

    def start(self) -> None:
        """Take the focus."""

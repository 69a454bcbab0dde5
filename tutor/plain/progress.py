"""Looking back in lines: how one is getting on, and what one wrote."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from tutor.engine.engine import Engine
from tutor.engine.looking_back import LookingBack
from tutor.errors import TutorError
from tutor.i18n import Speaker, marked
from tutor.learning.answers import PastAnswer
from tutor.plain.lines import Lines, meant, pick
from tutor.wording import answers as wording
from tutor.wording.progress import progress_lines

MOST_LISTED = 20
"""Answers listed at once; words narrow them."""

TAKE = marked("take")
"""The word for a file of all that is listed."""


class LookBack:
    """Shows progress, and lets answers be searched, reread and taken along.

    Args:
        engine: What everything runs on.
        lines: Where lines come from and go to.
    """

    def __init__(self, engine: Engine, lines: Lines) -> None:
        self._back = LookingBack(engine)
        self._lines = lines
        self._voice: Speaker = engine.voice

    def run(self) -> None:
        """Say how it goes, then search until the person goes back."""
        say, lines = self._voice.say, self._lines
        lines.tell()
        lines.tell(say("My progress"))
        for line in progress_lines(self._back.progress(), self._voice):
            lines.tell(line)
        while (
            pick([("answers", say("what I wrote")), ("back", say("back"))], lines.ask, lines, self._voice) == "answers"
        ):
            self._search()

    def _search(self) -> None:
        """Read what is looked for, and list it."""
        say, lines = self._voice.say, self._lines
        wanted = wording.wanted(lines.ask(say("Words, an area, a scenario; an empty line for all:")), self._voice)
        found = list(self._back.answers(wanted))
        lines.tell(wording.count(len(found), self._voice))
        shown = list(islice(found, MOST_LISTED))
        for number, answer in enumerate(shown, 1):
            lines.tell(f"{number}. {wording.short(answer)} ({wording.heading(answer, self._voice)})")
        while found and (
            typed := lines.ask(say("A number to reread it, “take” for a file of all, an empty line to go back:"))
        ):
            if typed.isdecimal() and 1 <= int(typed) <= len(shown):
                lines.tell("\n".join(wording.answer_lines(shown[int(typed) - 1], self._voice)))
            elif meant(typed, (TAKE,), self._voice) == TAKE:
                self._take_along(found)
            else:
                lines.tell(say("A number from 1 to {most}.", most=len(shown)))

    def _take_along(self, answers: list[PastAnswer]) -> None:
        """Say what they give away, and write them where the person says."""
        say, lines = self._voice.say, self._lines
        for line in wording.chosen_lines(self._back.chosen(answers), self._voice):
            lines.tell(line)
        typed = lines.ask(say("A new file, .md to read or .json for programs; an empty line leaves it:"))
        if not typed:
            return
        target = Path(typed).expanduser()
        try:
            self._back.checked(target)
            self._back.write(target, wording.written(answers, target, self._voice))
        except TutorError as error:
            lines.complain(error, self._voice)
            return
        lines.tell(say("Saved in {place}", place=target))

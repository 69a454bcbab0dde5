"""The debrief of a meeting, in lines."""

from __future__ import annotations

from collections.abc import Callable

from tutor.engine.debriefing import Debriefing
from tutor.errors import TutorError
from tutor.i18n import Speaker, marked
from tutor.plain.lines import Left, Lines, pick_command
from tutor.replay.debrief.commands import DropAction, RemovePoint, WritePoint
from tutor.replay.debrief.decide import Enough
from tutor.replay.debrief.state import MOST_ACTIONS, Phase
from tutor.wording import debrief as wording

WORDS = {
    "question-on": (marked("on"), marked("next question")),
    "question-before": (marked("back"), marked("question before")),
    "point": (marked("note"), marked("write down what somebody says")),
    "unpoint": (marked("unnote"), marked("take back the last note")),
    "act": (marked("action"), marked("write down an action")),
    "change-action": (marked("change"), marked("find other words for an action")),
    "drop-action": (marked("drop"), marked("let an action go")),
    "pause": (marked("pause"), marked("stop the clock, or let it run again")),
    "minute": (marked("minute"), marked("a minute more")),
    "beside": (marked("votes"), marked("read out the notes and votes")),
    "save": (marked("save"), marked("write the page and the text")),
    "leave": (marked("q"), marked("leave")),
}
"""Word and meaning of each command; its number is its place, always the same."""


def debrief_lines(debriefing: Debriefing, lines: Lines, voice: Speaker, *, close: bool = False) -> None:
    """Hold a debrief in lines, until the person leaves.

    Args:
        debriefing: The end of the meeting.
        lines: Where lines come from and go to.
        voice: Says sentences.
        close: Whether the meeting ends with it.

    Raises:
        Left: There is nothing more to read, and the meeting goes on.
    """
    debriefing.start()
    try:
        _Round(debriefing, lines, voice).run()
    except Left:
        if not close:
            raise
    finally:
        debriefing.leave(close=close)


class _Round:
    """What the facilitator does, word by word."""

    def __init__(self, debriefing: Debriefing, lines: Lines, voice: Speaker) -> None:
        self._debriefing = debriefing
        self._lines = lines
        self._voice = voice

    def run(self) -> None:
        """Read out and do what is asked for, until the person leaves."""
        while True:
            self._read_out()
            command = pick_command(WORDS, self._debriefing.can, self._lines, self._voice)
            if command == "leave":
                return
            try:
                self._do(command)
            except TutorError as error:
                self._lines.complain(error, self._voice)

    def _do(self, command: str) -> None:
        here = self._debriefing
        deeds: dict[str, Callable[[], object]] = {
            "question-on": lambda: here.turn(1),
            "question-before": lambda: here.turn(-1),
            "point": lambda: here.send(WritePoint(self._lines.ask(self._voice.say("Your note, on one line:")))),
            "unpoint": lambda: here.send(RemovePoint()),
            "act": self._act,
            "change-action": lambda: self._agree(self._which()),
            "drop-action": lambda: here.send(DropAction(self._which())),
            "pause": here.pause,
            "minute": here.add_minute,
            "beside": self._beside,
            "save": self._save,
        }
        deeds[command]()

    def _act(self) -> None:
        if len(self._debriefing.state.actions) >= MOST_ACTIONS:
            raise Enough
        self._agree(0)

    def _agree(self, number: int) -> None:
        """Read an action and say what is found in it; it is kept as it is, and can be changed."""
        text = self._lines.ask(self._voice.say("Who does what, by when? Name whoever said yes."))
        if text:
            self._lines.tell(wording.found(self._debriefing.agree(text, number), self._voice))

    def _which(self) -> int:
        """Read which action is meant; the only one is meant anyway."""
        actions = self._debriefing.state.actions
        while len(actions) > 1:
            typed = self._lines.ask(self._voice.say("Number:"))
            if typed in map(str, range(1, len(actions) + 1)):
                return actions[int(typed) - 1].number
            self._lines.tell(self._voice.say("A number from 1 to {most}.", most=len(actions)))
        return actions[0].number

    def _beside(self) -> None:
        lines = list(wording.beside(self._debriefing, self._voice))
        self._lines.tell("\n".join(lines) or self._voice.say("There are no notes and no votes yet."))

    def _save(self) -> None:
        here = self._debriefing
        here.save(wording.debrief_document(here, self._voice))
        for path in (here.page_file, here.text_file):
            self._lines.tell(self._voice.say("Kept in {file}", file=path))

    def _read_out(self) -> None:
        """Read out the question, its clock, and what was said to it."""
        here, voice = self._debriefing, self._voice
        told = wording.clock(here.left, running=here.running, voice=voice)
        self._lines.tell(f"{wording.title(here.phase, voice)} · {told}")
        self._lines.tell(voice.say(wording.QUESTIONS[here.phase]))
        for point in here.state.points_of(here.phase):
            self._lines.tell(f"- {point.text}")
        if here.phase is Phase.NOW_WHAT:
            for number, action in enumerate(here.state.actions, 1):
                self._lines.tell(wording.action_line(action, number, voice))

"""*Prove it* in lines: what it is, the tasks one after the other, and where each area starts then."""

from __future__ import annotations

from collections.abc import Callable

from tutor.engine.engine import Engine, Opened
from tutor.engine.proving import Proving
from tutor.errors import TutorError
from tutor.i18n import Speaker
from tutor.learning.areas import AREAS
from tutor.plain.lines import Left, Lines, pick
from tutor.wording import placement as wording
from tutor.wording.session import far


class Placement:
    """Goes through the placement.

    Args:
        engine: What everything runs on.
        lines: Where lines come from and go to.
        play: Plays a session to its end, or until the person leaves.
    """

    def __init__(self, engine: Engine, lines: Lines, play: Callable[[Opened], None]) -> None:
        self._proving = Proving(engine)
        self._engine = engine
        self._lines = lines
        self._play = play

    @property
    def _voice(self) -> Speaker:
        return self._engine.voice

    def run(self) -> None:
        """Say what it is, then ask and decide until the person goes back."""
        say, lines = self._voice.say, self._lines
        lines.tell()
        lines.tell(say("Prove it"))
        lines.tell_all(say(line) for line in wording.WHAT_IT_IS)
        while True:
            standing = self._proving.standing()
            lines.tell_all(wording.result_lines(standing, self._voice))
            options = [("begin", wording.begin_label(standing, self._voice))] if standing.items else []
            options += [("change", say("say yourself where an area starts")), ("back", say("back"))]
            chosen = pick(options, lines.ask, lines, self._voice)
            try:
                if chosen == "begin":
                    self._ask(anew=standing.whole)
                elif chosen == "change":
                    self._decide()
                else:
                    return
            except TutorError as error:
                lines.complain(error, self._voice)

    def _ask(self, *, anew: bool) -> None:
        """Ask one task after the other, until the last is done or the person leaves this one."""
        if anew:
            self._proving.begin()
        while (opened := self._proving.next_item()) is not None:
            self._lines.tell()
            self._lines.tell(far(opened.place, self._voice))
            try:
                self._play(opened)
            except Left:
                if opened.session.state.closed is None:
                    raise

    def _decide(self) -> None:
        """Read an area, and what the person decides about it."""
        standing, lines = self._proving.standing(), self._lines
        rows = [(area, wording.area_line(area, standing, self._voice)) for area in AREAS]
        area = pick(rows, lines.ask, lines, self._voice)
        match pick(wording.choices(area, standing, self._voice), lines.ask, lines, self._voice):
            case "back":
                return
            case "help" | "no-help" as word:
                self._proving.offer_help(area, offered=word == "help")
            case "useful":
                self._proving.found_useful(area)
            case level:
                self._proving.choose(area, int(level))

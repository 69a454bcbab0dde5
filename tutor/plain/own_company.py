"""The learner's own companies in lines: describe one, change it, practise on it."""

from __future__ import annotations

from collections.abc import Callable

from tutor.engine.engine import Engine, Opened
from tutor.engine.own_company import OwnCompanies
from tutor.errors import TutorError
from tutor.plain.lines import Lines, pick
from tutor.plain.making import Interview
from tutor.wording import own_company as wording


def own_company(engine: Engine, lines: Lines, play: Callable[[Opened], None]) -> None:
    """List what can be done, and do what is chosen, until the person goes back.

    Args:
        engine: What everything runs on.
        lines: Where lines come from and go to.
        play: Plays a session to its end, or until the person leaves.
    """
    voice, own = engine.voice, OwnCompanies(engine)
    lines.tell()
    lines.tell(voice.say("My own company"))
    lines.tell(voice.say(wording.WHAT_IT_IS))
    while True:
        rows = list(wording.own_rows(own, voice))
        options = [(f"line-{at}", row.label) for at, row in enumerate(rows)] + [("back", voice.say("back"))]
        chosen = pick(options, lines.ask, lines, voice)
        if chosen == "back":
            return
        row = rows[int(chosen.removeprefix("line-"))]
        try:
            if row.described is None:
                Interview(own.new(), lines, voice).run()
            elif row.task:
                play(own.start(row.described, row.task))
            else:
                Interview(own.edited(row.described), lines, voice).run()
        except TutorError as error:
            lines.complain(error, voice)

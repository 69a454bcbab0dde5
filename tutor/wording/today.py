"""The sentences of the first screen, and of what comes back: the same in both fronts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.i18n import Speaker, marked
from tutor.learning.calibration import Lean
from tutor.learning.path import Kind
from tutor.text.days import written_day
from tutor.wording import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tutor.learning.areas import AreaView
    from tutor.learning.calibration import Foresight
    from tutor.learning.past import Comeback
    from tutor.learning.path import Proposal, Today
    from tutor.learning.weeks import Week
    from tutor.session.changes import Changes

MOST_NUMBERED = 9
"""Lines of the first screen that a single key picks."""
LEVELS = "▁▂▃▄▅▆▇█"
"""Heights of a sparkline, nothing first."""
LEAST_TOP = 4
"""Cases a week that fill a sparkline at least: a single one is no peak."""
LEANS = {
    Lean.SURE: marked("a little sure of yourself"),
    Lean.CLOSE: marked("you know what your text holds"),
    Lean.MODEST: marked("you can trust yourself more"),
}


def greeting(today: Today, voice: Speaker) -> str:
    """Greet, and say what there is to do. Nothing is counted that was not done."""
    if not today.returning:
        return voice.say("Welcome. A few minutes are enough: shall we begin with the first?")
    first = today.proposals[0] if today.proposals else None
    if first and first.kind in (Kind.REVIEW, Kind.AGAIN):
        if len(today.proposals) > 1:
            return voice.plural(
                "Welcome back. A review of {number} minute, then something new?",
                "Welcome back. A review of {number} minutes, then something new?",
                first.entry.minutes,
            )
        return voice.plural(
            "Welcome back. There is a review of {number} minute.",
            "Welcome back. There is a review of {number} minutes.",
            first.entry.minutes,
        )
    if first is None and today.next_review:
        day = written_day(today.next_review, voice.language)
        return voice.say("Welcome back. Nothing waits today; the next review comes on {day}.", day=day)
    return voice.say("Welcome back. Which one?")


def language_changed(voice: Speaker, key: str) -> str:
    """Say that the program speaks another language now, and which key leads back."""
    return voice.say("The tutor speaks another language from here on; {key} goes back.", key=key)


def reason(proposal: Proposal, voice: Speaker) -> str:
    """Say why a scenario is proposed."""
    sentence = names.REASONS[proposal.reason]
    if "{day}" not in sentence:
        return voice.say(sentence)
    if proposal.day is None:
        return voice.say("it confirms what you showed")
    return voice.say(sentence, day=written_day(proposal.day, voice.language))


def minutes(proposal: Proposal, voice: Speaker) -> str:
    """Say how long a scenario takes."""
    return voice.plural("{number} minute", "{number} minutes", proposal.entry.minutes)


def standing(view: AreaView, voice: Speaker, *, brief: bool = False) -> str:
    """Say how far the learner is in an area; in brief, without the figures that its bar shows as well."""
    said = voice.say(names.STANDING_NAMES[view.standing])
    if brief:
        return said
    level = voice.say("starts at level {level}", level=view.start) if view.start > 1 else ""
    return " · ".join(part for part in (said, f"{view.done}/{view.all}", level) if part)


def weeks(area: str, today: Today) -> str:
    """Draw what was reached in an area in the last twelve weeks; empty for a learner who reached nothing in any."""
    drawn = any(week.reached for rows in today.weeks.values() for week in rows)
    return sparkline(today.weeks[area]) if drawn else ""


def sparkline(weeks: Iterable[Week]) -> str:
    """Draw the cases reached in each week as one row of blocks, the oldest first."""
    counts = [week.reached for week in weeks]
    top = max([*counts, LEAST_TOP])
    return "".join(LEVELS[-(-count * (len(LEVELS) - 1) // top)] for count in counts)


def foresight(seen: Foresight, voice: Speaker) -> str:
    """Say how predictions compare with what came; empty where there are too few."""
    if seen.lean is None:
        return ""
    return voice.say(
        "Predicted {predicted} of {all}, met {met} of {all}: {lean}.",
        predicted=seen.predicted,
        met=seen.met,
        all=seen.essentials,
        lean=voice.say(LEANS[seen.lean]),
    )


def comes_back(comeback: Comeback, voice: Speaker) -> str:
    """Say when a kind of case comes back."""
    day = written_day(comeback.day, voice.language)
    if comeback.other:
        return voice.say("It comes back on {day}, with another case.", day=day)
    return voice.say("It comes back on {day}.", day=day)


def changed(changes: Changes, voice: Speaker) -> str:
    """Say what an update of the course changed under a session that was left."""
    return " ".join((voice.say("The course was updated since you were here."), *_changed(changes, voice)))


def _changed(changes: Changes, voice: Speaker) -> Iterator[str]:
    if changes.brief:
        yield voice.say("The brief reads differently: worth another look.")
    for number in changes.steps:
        yield voice.say("Step {number} reads differently; what you reached there stays.", number=number)
    if changes.removed:
        yield voice.plural("{number} step is gone.", "{number} steps are gone.", changes.removed)
    if changes.added:
        yield voice.plural("{number} step is new.", "{number} steps are new.", changes.added)

"""The words of *Prove it*: what it is, how far it is, and where each area starts and why."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.engine.proving import Standing
from tutor.i18n import Speaker, marked
from tutor.learning.areas import AREAS
from tutor.learning.placement import FIRST, SECOND, SKIP, Proof, Start
from tutor.text.days import day_words
from tutor.wording.names import AREA_NAMES

WHAT_IT_IS = (
    marked("About ten minutes: two small tasks for each of the five areas, with the question how sure you are."),
    marked("Nothing is counted against you. A guess may be called a guess: it helps to begin in the right place."),
    marked("Leave when you like, go on later. What comes of it is a proposal: you may change it, at any time."),
)
LEVEL_NAMES = {
    SKIP: marked("from level 3, skipping the first two"),
    SECOND: marked("from level 2"),
    FIRST: marked("from level 1, as most people do"),
}
PROOF_NAMES = {
    Proof.SHOWN: marked("you showed it"),
    Proof.LIKELY: marked("right, and you did not say how sure you were"),
    Proof.LUCK: marked("right, and a guess by your own word"),
    Proof.NOT_YET: marked("not there yet"),
    Proof.MISTAKEN: marked("you were sure, and it goes otherwise"),
}
REASONS = {
    SKIP: marked("You showed both things that the first levels are about."),
    SECOND: marked("Part of it is yours already; the rest comes quickly on level 2."),
    FIRST: marked("Level 1 puts the pieces in order, in tasks of a few minutes."),
}


def begin_label(standing: Standing, voice: Speaker) -> str:
    """Name the first line: begin, go on, or begin once more."""
    if standing.whole:
        return voice.say("Do it once more, with the same tasks")
    if standing.done:
        return voice.say("Go on: task {n} of {all}", n=standing.done + 1, all=len(standing.items))
    return voice.say("Begin")


def area_line(area: str, standing: Standing, voice: Speaker) -> str:
    """Say in one line where an area starts."""
    say, start = voice.say, standing.starts.get(area)
    said = say(LEVEL_NAMES[start.level]) if start else say("not tried yet")
    own = say("(by your own choice)") if start and start.overruled else ""
    return " ".join(part for part in (f"{say(AREA_NAMES[area])}: {said}", own) if part)


def reason_lines(start: Start, voice: Speaker) -> Iterator[str]:
    """Say why an area starts where it does, and what is still to come."""
    say = voice.say
    if start.overruled:
        found = say(LEVEL_NAMES[start.found]) if start.found else ""
        yield say("You chose it. The tasks had it {found}.", found=found) if found else say("You chose it.")
        return
    yield say(REASONS[start.found])
    for number, each in enumerate(start.proofs, 1):
        yield say("Task {n}: {what}.", n=number, what=say(PROOF_NAMES[each]))
    if start.confirmed is False:
        yield say("The first case of level 3 was still steep: level 2 first, level 3 stays within reach.")
    elif start.confirmed:
        yield say("Confirmed by a case of level 3.")
    elif start.confirm_by:
        yield say("One case of level 3 confirms it, by {day}.", day=day_words(start.confirm_by, voice))


def result_lines(standing: Standing, voice: Speaker) -> Iterator[str]:
    """Say where every area starts, each with its reasons below it."""
    for area in AREAS:
        yield area_line(area, standing, voice)
        if start := standing.starts.get(area):
            yield from (f"  {line}" for line in reason_lines(start, voice))


def choices(area: str, standing: Standing, voice: Speaker) -> list[tuple[str, str]]:
    """Return what a learner may decide about an area: a word for each, and its label."""
    say, start, learner = voice.say, standing.starts.get(area), standing.learner
    rows = [(str(level), say("Start {level}", level=say(LEVEL_NAMES[level]))) for level in (FIRST, SECOND, SKIP)]
    if start and start.overruled:
        rows.append(("0", say("Go by the tasks again") if start.found else say("Leave it open again")))
    if area not in learner.offered:
        rows.append(("help", say("I would help a colleague with this")))
    else:
        rows.append(("no-help", say("I no longer offer help with this")))
        if area not in learner.useful:
            rows.append(("useful", say("A colleague found my help with this useful")))
    return [*rows, ("back", say("back"))]

"""The session plan in words: what to show, and what to ask."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.export.document import Document, Section
from tutor.i18n import Speaker, marked
from tutor.learning.plan import Moment, Plan, Why
from tutor.wording.session import OUTCOME_WORDS
from tutor.wording.team import of

if TYPE_CHECKING:
    from tutor.engine.facilitating import Asked
    from tutor.learning.team.stumbles import Place

REASONS = {
    Why.DISPUTED: marked("who wrote it saw it otherwise than the tutor"),
    Why.SURE: marked("who answered was sure, and it goes otherwise"),
    Why.SELF_CHECK: marked("who wrote it had judged it otherwise"),
    Why.SPLIT: marked("the group is split"),
    Why.MISSED: marked("it was not in order yet"),
}
"""Why a moment is worth the time."""
SO_WHAT = {
    Why.DISPUTED: marked("Who is right, and by which words in the text? What would settle it?"),
    Why.SURE: marked("What made it look right? What would have shown it sooner?"),
    Why.SELF_CHECK: marked("What did the writer see that the reader does not, or the other way round?"),
    Why.SPLIT: marked("What do those who have it do that the others do not yet?"),
    Why.MISSED: marked("How does it strike whoever reads it? What is the smallest change that puts it right?"),
}
"""What to ask after the vote, by the weightiest reason."""
MOST_LEFT = 8
"""Moments without room that are told; of more, the number is said."""


def told(plan: Plan) -> tuple[Place, ...]:
    """Return the places that a report tells of."""
    return tuple(moment.place for moment in (*plan.moments, *plan.left[:MOST_LEFT]))


def plan_document(plan: Plan, folder: Path, asked: Mapping[Place, Asked], voice: Speaker) -> Document:
    """Say a plan.

    Args:
        plan: The plan.
        folder: Where its sessions lie, as it was named.
        asked: What courses say about the places that it tells of.
        voice: Says sentences.
    """
    title = voice.say("A conversation of {minutes} minutes", minutes=plan.minutes)
    moments = (_moment(number, moment, asked, voice) for number, moment in enumerate(plan.moments, 1))
    left = plan.left[:MOST_LEFT]
    parts = [_opening(plan, folder, voice), *moments, _close(plan, voice)]
    if left:
        lines = tuple(f"{asked[moment.place].words} · {_where(moment, asked, voice)}" for moment in left)
        more = len(plan.left) - len(left)
        notes = (voice.plural("and {number} more", "and {number} more", more),) if more else ()
        parts.append(Section(voice.say("If there is time left"), lines, notes=notes))
    return Document(title, voice.language, tuple(parts))


def _timed(title: str, minutes: int, voice: Speaker) -> str:
    length = voice.plural("{number} minute", "{number} minutes", minutes)
    return f"{title} ({length})"


def _opening(plan: Plan, folder: Path, voice: Speaker) -> Section:
    lines = (
        voice.say("We look at answers, not at people: what do readers find, and what do they miss?"),
        voice.say("First everybody predicts, then we vote, then we look."),
    )
    notes = [*_room(plan, folder, voice)]
    if plan.withheld:
        notes.append(
            voice.plural(
                "The answers of {number} person stay closed: they did not agree to a replay.",
                "The answers of {number} people stay closed: they did not agree to a replay.",
                plan.withheld,
            )
        )
    if not plan.moments:
        notes.append(voice.say("I found no moment for this time: more sessions, or more minutes, and there will be."))
    return Section(_timed(voice.say("Opening"), plan.opening, voice), lines, notes=tuple(notes))


def _room(plan: Plan, folder: Path, voice: Speaker) -> Iterator[str]:
    """Say the command that opens the room at the first answer, and how it goes on; nothing where no answer is shown."""
    first = next((moment.address for moment in plan.moments if moment.address), None)
    if first is not None:
        words = ("tutor", "replay", str(folder), "--at", str(first))
        yield voice.say(
            "The room, open at the first answer: {command} (there, “{go_to}” takes the address of any other)",
            command=shlex.join(words),
            go_to=voice.say("go to"),
        )


def _moment(number: int, moment: Moment, asked: Mapping[Place, Asked], voice: Speaker) -> Section:
    words = asked[moment.place].words
    return Section(
        _timed(f"{number}. {words}", moment.minutes, voice),
        tuple(_asks(moment, words, voice)),
        notes=tuple(_notes(moment, asked, voice)),
    )


def _notes(moment: Moment, asked: Mapping[Place, Asked], voice: Speaker) -> Iterator[str]:
    yield _where(moment, asked, voice)
    yield voice.say("Why: {reasons}", reasons=_reasons(moment, voice))
    if moment.outcome:
        yield voice.say(
            "For your eyes only, on record: {outcome}. Where few hands agree (under 35 %), a hint helps the next vote.",
            outcome=voice.say(OUTCOME_WORDS[moment.outcome]),
        )


def _asks(moment: Moment, words: str, voice: Speaker) -> Iterator[str]:
    if moment.address:
        yield voice.say("What: before the verdict is shown, a vote: {question}", question=words)
    else:
        yield voice.say("What: two lines each, written now, then read out: {question}", question=words)
    yield voice.say("So what: {question}", question=voice.say(SO_WHAT[moment.why[0]]))


def _where(moment: Moment, asked: Mapping[Place, Asked], voice: Speaker) -> str:
    title = asked[moment.place].title
    if moment.address is None:
        return voice.say(
            "{title}, step {step}: no answer to show, a topic by itself", title=title, step=moment.place.step
        )
    who = (
        voice.say("answer {number}", number=moment.label)
        if moment.label.isdecimal()
        else voice.say("person {letter}", letter=moment.label)
    )
    return voice.say(
        "{title}, step {step}, {who}, attempt {attempt}: {address}",
        title=title,
        step=moment.place.step,
        who=who,
        attempt=moment.attempt,
        address=str(moment.address),
    )


def _reasons(moment: Moment, voice: Speaker) -> str:
    reasons = [voice.say(REASONS[why]) for why in moment.why]
    if moment.figure:
        reasons.append(voice.say("missed at first by {figure}", figure=of(moment.figure, voice)))
    return "; ".join(reasons)


def _close(plan: Plan, voice: Speaker) -> Section:
    lines = (
        voice.say("Now what: which three things do we do differently, who does each, and by which day?"),
        voice.say("Each in one line, with an owner and a date, read out at the end."),
    )
    return Section(_timed(voice.say("Close"), plan.close, voice), lines)

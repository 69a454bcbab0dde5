"""The debrief in words: the three questions, the actions, and what the meeting comes to on a page.

The page leaves the room, so it is stricter than the screen: no answer, no name and no letter of a learner stands on it,
and how hands fell only where there were at least `SMALLEST_GROUP` of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tutor.export.document import Chart, Document, Section, Table
from tutor.i18n import Speaker, marked
from tutor.replay.address import Address
from tutor.replay.debrief.checking import Looked
from tutor.replay.debrief.state import MOST_ACTIONS, PHASES, Action, Phase
from tutor.replay.facilitation.state import Facilitation, Poll
from tutor.replay.shared import SMALLEST_GROUP
from tutor.wording import projector as wording
from tutor.wording import team as team_wording

if TYPE_CHECKING:
    from tutor.engine.debriefing import Debriefing

NAMES = {Phase.WHAT: marked("What"), Phase.SO_WHAT: marked("So what"), Phase.NOW_WHAT: marked("Now what")}
QUESTIONS = {
    Phase.WHAT: marked("What did we see? What somebody wrote, how the room voted, what changed."),
    Phase.SO_WHAT: marked("What does that mean for our own work? Where do we meet it again?"),
    Phase.NOW_WHAT: marked("Who does what, and by when? Up to three actions; fewer are fine."),
}
TIP = marked("Whoever stands first, with a colon, is found too: “Ezechiele: three captions by Friday”.")
"""What helps where the checker finds nobody."""
MOST_VOTES = 4
"""Votes on one question that are drawn, the first and the latest among them."""


def title(phase: Phase, voice: Speaker) -> str:
    """Say where the debrief is."""
    where = voice.say("{n} of {all}", n=PHASES.index(phase) + 1, all=len(PHASES))
    return f"{voice.say(NAMES[phase])} · {where}"


def clock(left: int, *, running: bool, voice: Speaker) -> str:
    """Say how much time a question has.

    Args:
        left: Seconds.
        running: Whether the clock runs.
        voice: Says sentences.
    """
    if not left:
        return voice.say("time is up")
    minutes = f"{left // 60}:{left % 60:02}"
    said = voice.say("{clock} left", clock=minutes)
    return said if running else " · ".join((said, voice.say("paused")))


def found(looked: Looked, voice: Speaker) -> str:
    """Say what is found in an action while it is typed."""
    if looked.whole:
        return f"✓ {looked.owner} · {looked.date}"
    tip = "" if looked.owner else voice.say(TIP)
    return " ".join(filter(None, (f"→ {looked.finding.found}", tip)))


def action_line(action: Action, number: int, voice: Speaker) -> str:
    """Write an action with what is there of owner and date.

    Args:
        action: The action.
        number: Its place among the actions, from 1.
        voice: Says sentences.
    """
    return f"{number}. {action.text}\n   {_state(action, voice)}"


def _state(action: Action, voice: Speaker) -> str:
    if action.whole:
        return f"✓ {action.owner} · {action.date}"
    if action.owner:
        return "→ " + voice.say("By when?")
    return "→ " + (voice.say("Who takes it on?") if action.date else voice.say("Who takes it on, and by when?"))


def beside(debriefing: Debriefing, voice: Speaker) -> Iterator[str]:
    """Write the notes and votes of the replay, as the room has seen them."""
    meeting = debriefing.meeting
    for note in meeting.notes:
        yield f"✎ {note.text} · {moment(debriefing, note.address, voice)}"
    for votes in asked_together(meeting):
        yield f"■ {wording.asked(votes[0], voice)} · {moment(debriefing, votes[0].address, voice)}"
        yield from (f"   {_vote(poll, votes, voice)}: {_hands(poll, voice)}" for poll in votes)


def moment(debriefing: Debriefing, address: Address, voice: Speaker) -> str:
    """Say which moment is meant: the scenario and what happened, where it is at hand, and its address."""
    stop = debriefing.stops.get(address.answer)
    recording = debriefing.room.by_key.get(address.session) if debriefing.room else None
    if stop is None or recording is None or recording.loaded is None:
        return f"[{address}]"
    kind = voice.say(wording.KIND_NAMES[stop.kind])
    return f"{recording.loaded.scenario.scenario.title}, {kind} [{address}]"


def asked_together(meeting: Facilitation) -> list[tuple[Poll, ...]]:
    """Return the closed votes, those on the same question of a moment together, the first one first."""
    together: dict[tuple[Address, str], list[Poll]] = {}
    for poll in meeting.polls:
        if poll.closed and poll.total:
            together.setdefault((poll.address, poll.question), []).append(poll)
    return [(*polls[:1], *polls[1:][-(MOST_VOTES - 1) :]) for polls in together.values()]


def debrief_document(debriefing: Debriefing, voice: Speaker) -> Document:
    """Say what a meeting comes to, as it may leave the room."""
    state, meeting = debriefing.state, debriefing.meeting
    parts = [
        Section(
            voice.say(NAMES[phase]),
            (voice.say(QUESTIONS[phase]), *(f"– {point.text}" for point in state.points_of(phase))),
            table=_actions(state.actions, voice) if phase is Phase.NOW_WHAT else None,
        )
        for phase in PHASES
    ]
    votes = asked_together(meeting)
    told = [polls for polls in votes if all(poll.total >= SMALLEST_GROUP for poll in polls)]
    parts.append(
        Section(
            voice.say("The votes"),
            charts=tuple(_chart(debriefing, polls, voice) for polls in told),
            notes=tuple(_kept_back(len(votes) - len(told), voice)),
        )
    )
    parts.append(Section(voice.say("Notes and bookmarks"), tuple(_notes(debriefing, voice))))
    if debriefing.team:
        parts.append(team_wording.next_section(debriefing.team, voice))
    full = (part for part in parts if part.lines or part.table or part.charts or part.notes)
    return Document(voice.say("What the meeting comes to"), voice.language, tuple(full))


def _actions(actions: Iterable[Action], voice: Speaker) -> Table | None:
    rows = tuple(
        (action.text, action.owner or voice.say("still open"), action.date or voice.say("still open"))
        for action in actions
    )
    columns = (voice.say("action"), voice.say("owner"), voice.say("date"))
    return Table(columns, rows[:MOST_ACTIONS]) if rows else None


def _chart(debriefing: Debriefing, polls: Sequence[Poll], voice: Speaker) -> Chart:
    return Chart(
        wording.asked(polls[0], voice),
        tuple(_vote(poll, polls, voice) for poll in polls),
        tuple(wording.option(name, voice) for name in polls[0].options),
        tuple(_fitted(poll.hands, len(polls[0].options)) for poll in polls),
        moment(debriefing, polls[0].address, voice),
    )


def _fitted(hands: Sequence[int], options: int) -> tuple[int, ...]:
    """Bring the hands of a vote to as many as the first vote had options, whatever a file says."""
    return (*hands[:options], *(0,) * (options - len(hands)))


def _vote(poll: Poll, polls: Sequence[Poll], voice: Speaker) -> str:
    """Name a vote among those on the same question."""
    if poll is polls[0]:
        return voice.say("first vote") if len(polls) > 1 else voice.say("the vote")
    return voice.say("second vote") if poll.vote == polls[0].vote + 1 else voice.say("vote {n}", n=poll.vote)


def _hands(poll: Poll, voice: Speaker) -> str:
    pairs = zip(poll.options, poll.hands, strict=True)
    return " · ".join(f"{wording.option(name, voice)} {hands}" for name, hands in pairs)


def _kept_back(number: int, voice: Speaker) -> Iterator[str]:
    """Say how many questions are not shown, and why."""
    if number:
        yield voice.plural(
            "{number} question had fewer than {few} hands: how they fell stays in the room.",
            "{number} questions had fewer than {few} hands: how they fell stays in the room.",
            number,
            few=SMALLEST_GROUP,
        )


def _notes(debriefing: Debriefing, voice: Speaker) -> Iterator[str]:
    for note in debriefing.meeting.notes:
        yield f"{note.text} · {moment(debriefing, note.address, voice)}"
    for address in debriefing.meeting.marks:
        yield voice.say("Bookmark: {place}", place=moment(debriefing, address, voice))

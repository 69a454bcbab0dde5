"""The session plan: which moments are worth a group's time, and what to ask.

A moment is somebody's answer, so only sessions whose owners agreed to a replay have any. Everybody else counts in the
figures alone, see `tutor.learning.team.closed`: what many stumble over is a topic of its own where no moment shows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tutor.checkers.finding import Band, Finding, Outcome, Weight
from tutor.learning.team.closed import Figure
from tutor.learning.team.stumbles import Place, Stumble, stumbles
from tutor.replay.address import Address, letter, session_key
from tutor.replay.shared import SMALLEST_GROUP, Collection, SharedSession
from tutor.session.events import AnswerGraded, AnswerSubmitted, SelfChecked, VerdictDisputed

SHORTEST = 15
"""Minutes under which there is no time for a conversation."""
LONGEST = 240
MOMENT_MINUTES, DISPUTED_MINUTES = 6, 9
"""Predict, vote, talk, reveal; a second vote where people disagree."""


class Why(StrEnum):
    """Why a moment is worth the time."""

    DISPUTED = "disputed"
    """The learner disagreed with the verdict."""
    SURE = "sure-and-missed"
    SELF_CHECK = "self-check-differs"
    """The learner had judged the answer otherwise."""
    SPLIT = "split"
    """Some met it and some did not."""
    MISSED = "missed"
    """Something that counts was missed."""


WORTH = {Why.DISPUTED: 4.0, Why.SURE: 3.0, Why.SELF_CHECK: 3.0, Why.SPLIT: 2.0, Why.MISSED: 1.0}
"""How much each reason weighs: disagreement first, then misses."""
ESSENTIAL = 1.0
"""What an essential weighs besides."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An answer and the criterion to look at it by; or, without an address, a topic by itself."""

    place: Place
    """The criterion."""
    why: tuple[Why, ...]
    """The weightiest first."""
    worth: float
    address: Address | None = None
    """Where the replay finds it; None for a topic."""
    label: str = ""
    """Letter of the person, or number of the answer where letters may not link people."""
    attempt: int = 0
    figure: Figure = field(default_factory=Figure)
    """How many missed the criterion at their first attempt."""
    minutes: int = MOMENT_MINUTES
    outcome: Outcome | None = None
    """What is on record, for the facilitator alone; None where that is undecided, and for a topic."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with the time."""

    minutes: int
    opening: int
    """Minutes at the beginning: what we are here for, and what is not shown."""
    moments: tuple[Moment, ...]
    """The worthiest first."""
    close: int
    """Minutes at the end: now what, who, by when."""
    left: tuple[Moment, ...] = ()
    """Moments that found no room, the worthiest first."""
    withheld: int = 0
    """People none of whose sessions may be replayed."""


def plan(collection: Collection, minutes: int) -> Plan:
    """Fit the worthiest moments into some minutes.

    Args:
        collection: What the folder holds.
        minutes: From `SHORTEST` to `LONGEST`.
    """
    figures = {stumble.place: stumble for stumble in stumbles(collection.sessions).criteria}
    open_ = [each for each in collection.sessions if each.consent.replay and each.reading.header]
    found = [_weighed(moment, figures) for session, label in _labelled(open_) for moment in _moments(session, label)]
    ranked = _varied(sorted(found, key=_rank))
    topics = (_topic(each) for each in figures.values() if each.place not in {moment.place for moment in ranked})
    waiting = [*ranked, *sorted(topics, key=_rank)]
    opening, close = max(2, round(minutes / 10)), max(5, round(minutes / 4))
    chosen: list[Moment] = []
    free = minutes - opening - close
    for moment in waiting:
        if moment.minutes <= free:
            chosen.append(moment)
            free -= moment.minutes
    left = tuple(moment for moment in waiting if moment not in chosen)
    withheld = len(set(collection.people) - {session.person for session in open_})
    return Plan(minutes, opening, tuple(chosen), close + free, left, withheld)


def _labelled(sessions: list[SharedSession]) -> Iterator[tuple[SharedSession, str]]:
    """Give each session the letter of its owner; a number of its own where too few people agreed, as a replay does."""
    people = sorted({session.person for session in sessions})
    letters = {person: letter(index) for index, person in enumerate(people)}
    for number, session in enumerate(sorted(sessions, key=_shuffled), 1):
        yield session, letters[session.person] if len(people) >= SMALLEST_GROUP else str(number)


def _shuffled(session: SharedSession) -> tuple[str, str, str]:
    """Sort so that the order tells nothing of whose it is."""
    header = session.reading.header
    key = hashlib.sha256(session_key(session.reading).encode()).hexdigest()
    return header.scenario if header else "", key, session.file


def _moments(session: SharedSession, label: str) -> Iterator[Moment]:
    """Find each answer's criteria that somebody could disagree about, or that were missed."""
    header = session.reading.header
    assert header is not None
    for turn in _turns(session):
        if turn.graded.verdict.band is Band.INVALID:
            continue
        for finding in turn.graded.verdict.findings:
            if why := tuple(reason for reason in WORTH if _holds(reason, turn, finding)):
                worth = sum(WORTH[reason] for reason in why) + ESSENTIAL * (finding.weight is Weight.MUST)
                place = Place(header.course, header.scenario, turn.graded.step, finding.criterion)
                address = Address(session_key(session.reading), turn.seq, finding.criterion)
                yield Moment(
                    place,
                    why,
                    worth,
                    address,
                    label,
                    turn.graded.attempt,
                    minutes=_length(why),
                    outcome=finding.outcome if finding.decided else None,
                )


@dataclass(frozen=True, slots=True)
class _Turn:
    """An answer with everything that was said about it."""

    seq: int
    answer: AnswerSubmitted
    graded: AnswerGraded
    replies: tuple[tuple[str, str], ...] = ()
    disputed: frozenset[str] = frozenset()


def _turns(session: SharedSession) -> Iterable[_Turn]:
    """Walk through a session and gather what was said of each answer that was graded."""
    waiting: dict[str, tuple[int, AnswerSubmitted]] = {}
    turns: dict[tuple[str, int], _Turn] = {}
    for entry in session.reading.entries:
        match entry.event:
            case AnswerSubmitted() as event:
                waiting[event.step] = entry.seq, event
            case AnswerGraded() as event if event.step in waiting:
                seq, answer = waiting.pop(event.step)
                turns[event.step, event.attempt] = _Turn(seq, answer, event)
            case SelfChecked() as event:
                if last := max((key for key in turns if key[0] == event.step), default=None):
                    turns[last] = replace(turns[last], replies=event.replies)
            case VerdictDisputed() as event if turn := turns.get((event.step, event.attempt)):
                disputed = turn.disputed | {event.criterion}
                turns[event.step, event.attempt] = replace(turn, disputed=disputed)
            case _:
                pass
    return turns.values()


def _holds(why: Why, turn: _Turn, finding: Finding) -> bool:
    """Tell whether a reason holds for a criterion of an answer."""
    missed = finding.outcome in (Outcome.UNMET, Outcome.PARTLY) and finding.weight is not Weight.NOTE
    reply = dict(turn.replies).get(finding.criterion, "")
    match why:
        case Why.DISPUTED:
            return finding.criterion in turn.disputed
        case Why.SURE:
            return missed and turn.answer.certainty == 3
        case Why.SELF_CHECK:
            return (reply, finding.outcome) in (("yes", Outcome.UNMET), ("no", Outcome.MET))
        case Why.MISSED:
            return missed
        case Why.SPLIT:
            return False


def _weighed(moment: Moment, figures: dict[Place, Stumble]) -> Moment:
    """Add what the group says: how split it is over the criterion."""
    stumble = figures.get(moment.place)
    if stumble is None:
        return moment
    worth = moment.worth + WORTH[Why.SPLIT] * _split(stumble.figure)
    why = {*moment.why, Why.SPLIT} if _split(stumble.figure) >= 0.5 else set(moment.why)
    return replace(moment, why=tuple(reason for reason in WORTH if reason in why), worth=worth, figure=stumble.figure)


def _topic(stumble: Stumble) -> Moment:
    why = (Why.SPLIT, Why.MISSED) if _split(stumble.figure) >= 0.5 else (Why.MISSED,)
    worth = WORTH[Why.SPLIT] * _split(stumble.figure) + WORTH[Why.MISSED] * stumble.figure.share
    return Moment(stumble.place, why, worth, figure=stumble.figure)


def _split(figure: Figure) -> float:
    """Say how split a group is: 1 where half missed it, 0 where all or nobody did."""
    return 1 - abs(2 * figure.share - 1)


def _length(why: tuple[Why, ...]) -> int:
    return DISPUTED_MINUTES if Why.DISPUTED in why else MOMENT_MINUTES


def _varied(moments: Iterable[Moment]) -> list[Moment]:
    """Keep the first moment of each criterion, and of each answer."""
    kept: list[Moment] = []
    taken: set[Place | Address | None] = set()
    for moment in moments:
        both = {moment.place, moment.address and moment.address.answer}
        if taken.isdisjoint(both):
            kept.append(moment)
            taken |= both
    return kept


def _rank(moment: Moment) -> tuple[float, Place, str]:
    return -moment.worth, moment.place, str(moment.address or "")

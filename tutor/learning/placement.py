"""Where each area starts: a fold over the sessions of the placement and what the learner decided about them.

How sure somebody was counts as much as what they answered. What was picked with a guess proves nothing, whatever was
picked; what was answered wrongly and surely weighs more than what was answered wrongly in doubt, because it is what
somebody would do tomorrow without asking. A text that has the essentials is no luck, however unsure its writer was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tutor.course.catalogue import Entry
from tutor.learning.areas import AREAS
from tutor.learning.summary import Summary
from tutor.session.events import PLACEMENT
from tutor.session.learner import Learner

ITEMS = 2
"""Items of an area that have to be answered before it has a result; all of them where there are fewer."""
SKIP, SECOND, FIRST = 3, 2, 1
"""Levels at which an area may start."""
CONFIRM_DAYS = 7
"""Days within which a case of level 3 confirms that the first two levels could be skipped."""
SURE = 3
GUESS = 1


class Proof(StrEnum):
    """What an item showed."""

    SHOWN = "shown"
    LIKELY = "likely"
    """Right, and how sure was not said: it may have been luck."""
    LUCK = "luck"
    """Right, and said to be a guess."""
    NOT_YET = "not-yet"
    """Not right and not sure of it, or passed over."""
    MISTAKEN = "mistaken"
    """Not right, and sure of it."""


WEIGHTS = {Proof.SHOWN: 2, Proof.LIKELY: 1, Proof.LUCK: 0, Proof.NOT_YET: 0, Proof.MISTAKEN: -2}
"""What an item counts towards level 2."""
HALF_WAY = 2
"""Weight of all items of an area together from which it starts at level 2."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where an area starts, and why."""

    area: str
    level: int
    """1 to 3."""
    found: int = 0
    """The level that the placement found; 0 where it has not been through this area."""
    proofs: tuple[Proof, ...] = ()
    """What each item showed, in the order of the items."""
    overruled: bool = False
    """Whether the learner said so themselves."""
    confirm_by: str = ""
    """Day, ISO 8601, until which a confirming case is due; empty where none is."""
    confirmed: bool | None = None
    """Whether the first case of level 3 afterwards went well; None where there was none."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the placement, and how far it is."""

    entry: Entry
    done: bool
    """Whether it was answered or passed over in the placement at hand."""


def proof(session: Summary) -> Proof:
    """Say what a finished session of the placement showed."""
    if not session.at_once:
        return Proof.MISTAKEN if session.certainty == SURE else Proof.NOT_YET
    if not session.guessable or session.certainty > GUESS:
        return Proof.SHOWN
    return Proof.LUCK if session.certainty == GUESS else Proof.LIKELY


def level_of(proofs: Iterable[Proof]) -> int:
    """Return the level at which an area starts, given what its items showed."""
    shown = tuple(proofs)
    if len(shown) >= ITEMS and set(shown) == {Proof.SHOWN}:
        return SKIP
    return SECOND if sum(WEIGHTS[each] for each in shown) >= HALF_WAY else FIRST


def items(entries: Iterable[Entry], sessions: Iterable[Summary], learner: Learner) -> tuple[Item, ...]:
    """Return the items of the placement at hand, area by area, with those that are done.

    Args:
        entries: The scenarios at hand, those of the placement among them.
        sessions: The learner's sessions.
        learner: What they decided; a placement begun once more begins with nothing done.
    """
    since = learner.begun[-1] if learner.begun else ""
    done = {each.scenario for each in sessions if _counts(each) and _between(each, since)}
    return tuple(Item(entry, not done.isdisjoint(_names(entry))) for entry in _asked(entries))


def starts(entries: Iterable[Entry], sessions: Iterable[Summary], learner: Learner) -> dict[str, Start]:
    """Return where areas start, by area; those left out of which nothing is known yet.

    Args:
        entries: The scenarios at hand, those of the placement among them.
        sessions: The learner's sessions.
        learner: What they decided.
    """
    asked, held = _asked(entries), sorted(sessions, key=lambda each: (each.last, each.id))
    found: dict[str, Start] = {}
    for area in AREAS:
        latest = _latest([entry for entry in asked if entry.area == area], held, learner.begun)
        start = _found(area, latest, held) if latest else None
        if area in learner.chosen:
            known = start or Start(area, 0)
            start = Start(area, learner.chosen[area], known.found, known.proofs, overruled=True)
        if start is not None:
            found[area] = start
    return found


def _asked(entries: Iterable[Entry]) -> list[Entry]:
    """Return the items, area by area, in the order of their files."""
    placed = [entry for entry in entries if entry.placement and entry.area in AREAS]
    return sorted(placed, key=lambda entry: (AREAS.index(entry.area), entry.path))


def _names(entry: Entry) -> tuple[str, ...]:
    return (entry.id, *entry.formerly)


def _counts(session: Summary) -> bool:
    return session.purpose == PLACEMENT and session.finished and not session.broken


def _between(session: Summary, since: str, until: str = "") -> bool:
    """Tell whether a session ended after one moment and not after another; empty for no bound."""
    return (not since or session.last > since) and (not until or session.last <= until)


def _latest(asked: list[Entry], sessions: list[Summary], begun: tuple[str, ...]) -> list[Summary]:
    """Return the sessions of an area's items in the latest placement that went through enough of them, by item."""
    enough = min(ITEMS, len(asked))
    for at in range(len(begun), -1, -1):
        since, until = begun[at - 1] if at else "", begun[at] if at < len(begun) else ""
        within = [each for each in sessions if _counts(each) and _between(each, since, until)]
        by_item = [[each for each in within if each.scenario in _names(entry)] for entry in asked]
        answered = [each[-1] for each in by_item if each]
        if answered and len(answered) >= enough:
            return answered
    return []


def _found(area: str, answered: list[Summary], sessions: list[Summary]) -> Start:
    """Return what the placement found; a level that was skipped may have been confirmed since, or not."""
    proofs = tuple(proof(session) for session in answered)
    level, placed = level_of(proofs), max(session.last for session in answered)
    if level < SKIP:
        return Start(area, level, level, proofs)
    later = (each for each in sessions if _may_confirm(each, area) and each.started >= placed)
    case = next(later, None)
    if case is None:
        return Start(area, level, level, proofs, confirm_by=_days_after(placed))
    return Start(area, SKIP if case.passed else SECOND, level, proofs, confirmed=case.passed)


def _may_confirm(session: Summary, area: str) -> bool:
    practised = session.finished and not session.purpose and not session.broken
    return practised and session.area == area and session.level >= SKIP


def _days_after(moment: str) -> str:
    """Return the last day on which a case confirms; empty where the moment is none."""
    try:
        return (date.fromisoformat(moment[:10]) + timedelta(days=CONFIRM_DAYS)).isoformat()
    except (ValueError, OverflowError):
        return ""


def levels(found: Mapping[str, Start]) -> dict[str, int]:
    """Return the level at which each area starts, for the proposals."""
    return {area: start.level for area, start in found.items()}


def to_confirm(found: Mapping[str, Start]) -> dict[str, str]:
    """Return the day until which each area's confirming case is due, for the proposals."""
    return {area: start.confirm_by for area, start in found.items() if start.confirm_by}

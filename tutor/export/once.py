"""Every session once: a learner's own journal, an export of it, a later and longer copy are one and the same."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.export.refusals import Fault, Refusal
from tutor.replay.shared import Refused, SharedSession
from tutor.session.events import AnswerGraded, Recorded


def once(arrived: Iterable[SharedSession]) -> tuple[list[SharedSession], list[Refused]]:
    """Keep the longest copy of each session; of two equally long ones the one handed over, and of these the later.

    Copies belong together by the id of their first event. Where one is not the beginning of the other, or they are of
    different people, somebody changed something: neither is kept then.

    Returns:
        The sessions, in the order in which they came, and what became of the other copies.
    """
    copies: dict[str, list[SharedSession]] = {}
    for session in arrived:
        copies.setdefault(session.reading.entries[0].id, []).append(session)
    kept, refused = list[SharedSession](), list[Refused]()
    for same in copies.values():
        longest, *others = sorted(same, key=lambda each: (len(each.reading.entries), each.made), reverse=True)
        astray = [other for other in others if not _begins(other, longest)]
        fault = Fault.CONTRADICTION if astray else Fault.DUPLICATE
        kept += [] if astray else [longest]
        refused += [_refused(other, fault, longest) for other in others]
        refused += [_refused(longest, fault, astray[0])] if astray else []
    return kept, refused


def _begins(other: SharedSession, longest: SharedSession) -> bool:
    """Tell whether a session is the beginning of another. What words were hidden makes no difference."""
    pairs = zip(other.reading.entries, longest.reading.entries, strict=False)
    return other.person == longest.person and all(_bones(one) == _bones(two) for one, two in pairs)


def _bones(entry: Recorded) -> tuple[object, ...]:
    """Return what of an event stays when words are hidden and times are rounded."""
    event = entry.event
    if not isinstance(event, AnswerGraded):
        return entry.id, type(event)
    verdict = event.verdict
    outcomes = tuple((finding.criterion, finding.outcome) for finding in verdict.findings)
    return entry.id, event.step, event.attempt, verdict.band, verdict.score, outcomes


def _refused(session: SharedSession, fault: Fault, other: SharedSession) -> Refused:
    detail = f"{session.id}: {other.file}" if session.file != other.file else session.id
    return Refused(session.file, 0, Refusal(fault, detail))

"""What of a session goes to others where its owner agreed to no use of it: counts, and no word of theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tutor.checkers.finding import Answer, Finding, Verdict
from tutor.session.events import (
    AnswerGraded,
    AnswerSubmitted,
    Event,
    PredictionMade,
    Recorded,
    SelfChecked,
    SessionClosed,
    SessionStarted,
    VerdictDisputed,
)


def counted(entries: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Return a session of which only the counts are left, with as many events as before.

    What stays is which step was done when, how each criterion came out, which help was opened, and how sure somebody
    was: a guess proves less. Whatever was typed, picked, predicted, ticked or said at the end is gone, and so is all
    that quotes it.
    """
    return tuple(replace(entry, event=_bare(entry.event)) for entry in entries)


def _bare(event: Event) -> Event:
    match event:
        case SessionStarted():
            return replace(event, department="")
        case AnswerSubmitted():
            return replace(event, answer=Answer())
        case AnswerGraded():
            return replace(event, verdict=_outcomes(event.verdict))
        case VerdictDisputed():
            return replace(event, reason="")
        case PredictionMade():
            return PredictionMade(event.step)
        case SelfChecked():
            return SelfChecked(event.step)
        case SessionClosed():
            return SessionClosed()
        case _:
            return event


def _outcomes(verdict: Verdict) -> Verdict:
    """Leave only how each criterion came out; no sentence, and no place in the text."""
    findings = (
        Finding(each.outcome, credit=each.credit).about(each.criterion, each.weight) for each in verdict.findings
    )
    return replace(verdict, findings=tuple(findings), message="")

"""What a learner typed in a session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutor.session.events import AnswerSubmitted, Event, SessionClosed, VerdictDisputed


def typed(events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """Return every text that the learner typed, with the step it belongs to; no step for the plan at the end."""
    for event in events:
        match event:
            case AnswerSubmitted(step=step, answer=answer):
                texts = (answer.text, answer.alt, *(said for _, said in answer.pairs))
                yield from ((step, text) for text in texts if text)
            case VerdictDisputed() if event.reason:
                yield event.step, event.reason
            case SessionClosed() if event.plan:
                yield "", event.plan

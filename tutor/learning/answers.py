"""What a learner wrote: their own past texts, found again in their sessions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tutor.checkers.finding import CLOSED, Band, Verdict
from tutor.learning.summary import Summary
from tutor.session.events import AnswerGraded, AnswerSubmitted, Recorded, SessionClosed
from tutor.text.fold import fold


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """A text of a learner's own: an answer that was handed in, or the plan at the end."""

    session: str
    """Name of the session."""
    scenario: str
    """Its id at the time."""
    title: str
    """The scenario's, in the learner's language; its id where it is not at hand."""
    area: str
    language: str
    """In which it was written."""
    purpose: str
    """As `SessionStarted` has it."""
    step: str
    """Empty for the plan."""
    attempt: int
    """From 1; 0 for the plan."""
    at: str
    """UTC, ISO 8601."""
    text: str
    alt: str = ""
    """The alternative text of an image."""
    fields: tuple[tuple[str, str], ...] = ()
    """Of a form: each field and what was written in it."""
    met: int = 0
    """Essentials that it had."""
    essentials: int = 0
    """Of how many; 0 where it was not graded."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything in it that was typed."""
        return tuple(text for text in (self.text, self.alt, *(said for _, said in self.fields)) if text)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of them are looked for."""

    words: tuple[str, ...] = ()
    """All of them stand in the text, or in the scenario's title or id; case and accents are of no account."""
    areas: frozenset[str] = frozenset()
    """From one of these areas; empty for all."""
    scenarios: frozenset[str] = frozenset()
    """From one of these scenarios, by id; empty for all."""

    def admits(self, session: Summary) -> bool:
        """Tell whether a session may hold any: its journal has to be read only then."""
        held = bool(session.scenario) and not session.broken and session.attempts > 0
        return held and self._from(session.area, session.scenario)

    def fits(self, answer: PastAnswer) -> bool:
        """Tell whether an answer is one of them."""
        held = _folded(" ".join((*answer.texts, answer.title, answer.scenario)))
        return self._from(answer.area, answer.scenario) and all(_folded(word) in held for word in self.words)

    def _from(self, area: str, scenario: str) -> bool:
        return area in (self.areas or (area,)) and scenario in (self.scenarios or (scenario,))


def answers_in(session: Summary, entries: Iterable[Recorded], titles: Mapping[str, str]) -> list[PastAnswer]:
    """Return what was written in a session, in its order. What a gate held back, and what was picked, is left out.

    Args:
        session: The session, in one row.
        entries: Its events.
        titles: Titles of scenarios, by the ids they have now and had before.
    """
    title = titles.get(session.scenario) or session.scenario
    blank = PastAnswer(
        session.id, session.scenario, title, session.area, session.language, session.purpose, "", 0, "", ""
    )
    found: dict[tuple[str, int], PastAnswer | None] = {}
    for entry in entries:
        match entry.event:
            case AnswerSubmitted(step=step, attempt=attempt, answer=answer):
                found[step, attempt] = replace(
                    blank,
                    step=step,
                    attempt=attempt,
                    at=entry.at,
                    text=answer.text,
                    alt=answer.alt,
                    fields=answer.pairs,
                )
            case AnswerGraded(step=step, attempt=attempt, verdict=verdict):
                found[step, attempt] = _graded(found.get((step, attempt)), verdict)
            case SessionClosed(plan=plan) if plan:
                found["", 0] = replace(blank, at=entry.at, text=plan)
    return [answer for answer in found.values() if answer and answer.texts]


def _graded(answer: PastAnswer | None, verdict: Verdict) -> PastAnswer | None:
    """Write the result to an answer; None for one that was held back, or was picked or matched and not written."""
    picked = any(finding.criterion == CLOSED for finding in verdict.findings)
    if answer is None or verdict.band is Band.INVALID or (picked and not answer.text):
        return None
    met, essentials = verdict.essentials()
    return replace(answer, met=met, essentials=essentials)


def _folded(text: str) -> str:
    return " ".join(map(fold, text.split()))

"""A learner who has been at it for a while: real journals of sessions, one after the other over the weeks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from tests.conftest import NOON
from tests.session_files import journal
from tutor.checkers.finding import CLOSED, Answer, Band, Finding, Outcome, Verdict, Weight
from tutor.engine.paths import Paths
from tutor.session.events import (
    JOURNAL_FORMAT,
    AnswerGraded,
    AnswerSubmitted,
    Event,
    HintOpened,
    PredictionMade,
    Recorded,
    SessionClosed,
    SessionStarted,
    StepLeft,
)
from tutor.text.clean import Clean


class Lived(NamedTuple):
    """One session: when, what, and how it went."""

    days: float
    """Days before now."""
    scenario: str
    area: str
    level: int = 1
    passed_at: int = 1
    """Attempt with the essentials; 0 for none in three."""
    predicted: int | None = 3
    """Of three essentials."""
    hint: int = 0
    certainty: int | None = 3
    """With the closed question at the end."""
    text: str = "38 quintals in three days, then the rain."
    plan: str = ""
    purpose: str = ""


A_QUARTER = (
    Lived(76, "new-oil", "content", passed_at=2, hint=1),
    Lived(66, "new-bread", "content"),
    Lived(52, "mending-evening", "engagement", passed_at=0, hint=3, certainty=2),
    Lived(45, "four-places", "networks", passed_at=3, hint=2),
    Lived(38, "turner", "content", level=2, passed_at=2, certainty=1),
    Lived(30, "reading-group", "engagement", predicted=2),
    Lived(23, "breakfast-reviews", "internal", passed_at=2, hint=1),
    Lived(16, "before-and-after", "content", level=3, plan="When the mill opens, then I take a photo."),
    Lived(9, "tagged-links", "tracking", predicted=2, certainty=1),
    Lived(2, "twelve-euros", "engagement", level=2, text="Sorry about the duvet, Anna. Twelve euros are back today."),
)
"""Ten sessions over eleven weeks."""


def live(paths: Paths, rows: tuple[Lived, ...] = A_QUARTER, now: datetime = NOON) -> None:
    """Write the journals of some sessions to where the program keeps them."""
    paths.sessions.mkdir(parents=True, exist_ok=True)
    for number, row in enumerate(rows):
        at = now - timedelta(days=row.days)
        name = f"{at:%Y%m%d-%H%M%S}-{row.scenario}-{number:04x}"
        entries = [
            Recorded(seq, f"{number:016x}{seq:016x}", f"{at:%Y-%m-%dT%H:%M:%SZ}", event)
            for seq, event in enumerate(_events(row), 1)
        ]
        (paths.sessions / f"{name}.jsonl").write_bytes(journal(entries))


def _events(row: Lived) -> list[Event]:
    started = SessionStarted(
        JOURNAL_FORMAT,
        "shared-skill",
        row.scenario,
        "0" * 64,
        "en",
        "0.1.0",
        "learner-000000",
        ("caption", "why"),
        row.area,
        row.level,
        "shop-floor",
        row.purpose,
    )
    events: list[Event] = [started, PredictionMade("caption", row.predicted)]
    events += [HintOpened("caption", "a", rung) for rung in range(1, row.hint + 1)]
    for attempt in range(1, (row.passed_at or 3) + 1):
        right = attempt == row.passed_at
        text = row.text if right or attempt == 3 else f"A first try at it. {row.text}"
        events += [
            AnswerSubmitted("caption", attempt, Answer(Clean(text))),
            AnswerGraded("caption", attempt, _written(right)),
        ]
    events += [
        StepLeft("caption", "why"),
        AnswerSubmitted("why", 1, Answer(chosen=("reader",)), row.certainty),
        AnswerGraded("why", 1, _picked(row.passed_at == 1)),
        *(
            ()
            if row.passed_at == 1
            else (AnswerSubmitted("why", 2, Answer(chosen=("day",))), AnswerGraded("why", 2, _picked(True)))
        ),
        StepLeft("why", "end"),
        SessionClosed(4, True, row.plan),
    ]
    return events


def _written(right: bool) -> Verdict:
    outcomes = [Outcome.MET, Outcome.MET if right else Outcome.UNMET, Outcome.MET]
    findings = (
        Finding(outcome, "", criterion=name, weight=Weight.MUST) for name, outcome in zip("abc", outcomes, strict=True)
    )
    return Verdict(Band.GOOD if right else Band.AGAIN, tuple(findings), 1.0, lexicon="test")


def _picked(right: bool) -> Verdict:
    finding = Finding(Outcome.MET if right else Outcome.UNMET, criterion=CLOSED)
    return Verdict(Band.GOOD if right else Band.AGAIN, (finding,), float(right), lexicon="test")

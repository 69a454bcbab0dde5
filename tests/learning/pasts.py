"""What tests of folds share: a small course of twins, and sessions that went one way or another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tutor.course.catalogue import Entry
from tutor.learning.rating import rate
from tutor.learning.steps import StepSummary, written
from tutor.learning.summary import Summary

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def entry(
    name: str,
    area: str = "content",
    level: int = 1,
    department: str = "admin",
    twin: str = "",
    formerly: tuple[str, ...] = (),
) -> Entry:
    title = {"it": name, "en": name}
    return Entry(name, "c", "/c", f"/c/{name}.toml", area, level, 5, department, title, formerly, twin=twin)


def ago(days: float) -> str:
    """Return a time so many days before now, as a journal writes it."""
    return f"{NOW - timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}"


def session(
    scenario: str,
    area: str = "content",
    *,
    days: float = 1,
    at: str = "",
    finished: bool = True,
    passed: bool = True,
    hint: int = 0,
    models: bool = False,
    language: str = "it",
    level: int = 1,
    purpose: str = "",
) -> Summary:
    """Return a session of one step, closed so many days ago."""
    last = at or ago(days)
    step = StepSummary("line", 1, int(passed), None, 2 if passed else 1, 2, hint=hint, models_seen=models)
    ease = int(rate([step], passed=finished and passed))
    name, alone = f"{last}-{scenario}-{language}-{finished}-{passed}-{hint}-{models}", finished and passed and hint <= 1
    done = finished and passed
    return Summary(
        name,
        "c",
        scenario,
        area,
        level,
        language,
        last,
        last,
        9,
        1,
        finished,
        done,
        alone,
        False,
        purpose,
        deepest_hint=hint,
        models_seen=models,
        ease=ease,
        details=written([step]),
    )

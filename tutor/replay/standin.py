"""A stand-in for a scenario that is not at hand, made of what a session recorded, so that the same screens can show
it.
"""

from __future__ import annotations

from pathlib import Path

from tutor.checkers.settings import Languages
from tutor.course.header import Company
from tutor.course.load import LoadedScenario
from tutor.course.model import FORMAT, Scenario, Step
from tutor.course.source import Source
from tutor.learning.areas import AREAS
from tutor.session.events import AnswerGraded, AnswerSubmitted, SessionStarted
from tutor.session.journal import Reading

_UNKNOWN = "–"
_STEP = {
    "id": "step",
    "ask": _UNKNOWN,
    "answer": {"kind": "text"},
    "criteria": [{"id": "criterion", "use": "self", "question": _UNKNOWN}],
}


def stand_in(reading: Reading) -> LoadedScenario | None:
    """Make a scenario of a session's own answers and findings.

    Args:
        reading: The session.

    Returns:
        A scenario without brief, facts or hints; None where the session has no header.
    """
    header = reading.header
    if header is None:
        return None
    names = _steps(header, reading)
    texts = dict.fromkeys(("role", "reader", "goal", "link_in", "link_out", "brief"), _UNKNOWN)
    data = {
        "format": FORMAT,
        "scenario": {
            "id": "unknown",
            "area": header.area if header.area in AREAS else AREAS[0],
            "level": min(max(header.level, 1), 5),
            "minutes": 1,
            "company": "unknown",
            "department": "admin",
            "title": header.scenario or _UNKNOWN,
            **texts,
        },
        "steps": [_STEP] * len(names),
    }
    languages = Languages(header.language)
    scenario = Scenario.model_validate(data, context=languages)
    steps = tuple(_step(step, name, reading) for step, name in zip(scenario.steps, names, strict=True))
    scenario = scenario.model_copy(update={"steps": steps})
    company = Company(format=FORMAT, id="unknown", name=_UNKNOWN)
    source = Source(str(Path(reading.path).name), "", {})
    return LoadedScenario(scenario, company, header.language, header.course, header.digest, source)


def _steps(header: SessionStarted, reading: Reading) -> list[str]:
    """Return the ids of the steps that the session knew or went through."""
    used = [event.step for event in reading.events if isinstance(event, AnswerSubmitted | AnswerGraded)]
    return list(dict.fromkeys((*header.steps, *used))) or ["unknown"]


def _step(step: Step, name: str, reading: Reading) -> Step:
    """Give a step the name and the criteria that the session recorded, whatever they look like."""
    weights = {
        finding.criterion: finding.weight
        for event in reading.events
        if isinstance(event, AnswerGraded) and event.step == name
        for finding in event.verdict.findings
    }
    criteria = tuple(
        step.criteria[0].model_copy(update={"id": criterion, "question": criterion or _UNKNOWN, "weight": weight})
        for criterion, weight in weights.items()
    )
    return step.model_copy(update={"id": name, "ask": name, "criteria": criteria})

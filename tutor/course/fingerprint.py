"""Fingerprints of a scenario's parts, so that somebody half-way through can be told what an update changed."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from tutor.course.model import Scenario

_LENGTH = 12
"""Characters of a fingerprint: it tells two versions of one text apart, and guards nothing."""
_NAMES = {"id", "formerly"}
_BESIDE_THE_TASK = {*_NAMES, "samples", "models", "next"}
"""Keys of a step that change nothing for somebody who is at it."""
_BESIDE_THE_BRIEF = {*_NAMES, "level", "minutes", "tags", "twin", "placement"}


def fingerprints(scenario: Scenario) -> tuple[str, ...]:
    """Return the fingerprint of the brief with its facts, then one of each step, in the order of the file."""
    brief = [
        scenario.scenario.model_dump(mode="json", exclude=_BESIDE_THE_BRIEF, exclude_defaults=True),
        *(fact.model_dump(mode="json", include={"text", "confidential", "inside_until"}) for fact in scenario.facts),
    ]
    steps = (step.model_dump(mode="json", exclude=_BESIDE_THE_TASK, exclude_defaults=True) for step in scenario.steps)
    return _fingerprint(brief), *map(_fingerprint, steps)


def _fingerprint(part: Any) -> str:
    written = json.dumps(part, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:_LENGTH]

"""What is true in a scenario: its facts, as their author writes them."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationInfo, field_validator, model_validator

from tutor.checkers.settings import Patterns, Text
from tutor.course.part import Id, Part


class Fact(Part):
    """Something true that a learner may use, or has to keep inside."""

    id: Id
    """By which criteria name it: `facts = ["day"]`."""
    text: Text
    """What the learner reads."""
    label: Text = ""
    """Two or three words that name it in feedback: *the day*. Without it the whole text is used."""
    accept: Patterns = ()
    """Forms that keep the fact in an answer."""
    even_negated: bool = False
    """Whether a form keeps it after a *not* too: for a fact that says what is missing, *no eggs after nine*."""
    match: Patterns = ()
    """Forms that give the fact away, for a confidential one."""
    thing: Patterns = ()
    """What the fact's figure counts or measures: *places*. Where it is given, the figure alone keeps the fact only
    within six words of it, and another figure there is told as the wrong one."""
    confidential: bool = False
    """Whether it stays inside the company."""
    inside_until: Text = ""
    """Until when it stays inside: a day (`2026-12-01`), or in words (*until the works council has met*). A fact with
    it is confidential; `internal.embargo` asks a note to colleagues to say so."""

    @model_validator(mode="before")
    @classmethod
    def _embargo_is_confidential(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("inside_until"):
            return {"confidential": True, **data}
        return data

    @field_validator("inside_until")
    @classmethod
    def _embargo_needs_it(cls, until: str, info: ValidationInfo) -> str:
        if until and not info.data.get("confidential", True):
            raise ValueError("what is not confidential has no day until which it stays inside")
        return until

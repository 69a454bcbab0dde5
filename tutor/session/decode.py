"""From a line of a journal to an event, strictly: a file from another machine may hold anything."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from tutor.session.chain import MAX_LINE, chain
from tutor.session.events import KINDS, Event, Recorded, UnknownEvent
from tutor.session.learner import LEARNER_KINDS, Decided, Decision, UnknownDecision
from tutor.text.clean import clean_data, clean_line

LARGEST_SEQ = 2**53
"""Largest number that every JSON reader keeps exactly."""


class BadLine(ValueError):
    """The line is no event."""


class Envelope(BaseModel):
    """What stands around an event."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    seq: int = Field(ge=1, le=LARGEST_SEQ)
    id: str = Field(pattern=r"^[0-9a-f-]{8,64}$")
    at: str = Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
    kind: str = Field(max_length=64)
    data: dict[str, Any]
    hash: str = Field(pattern=r"^[0-9a-f]{64}$")


def decode(line: bytes, previous: str) -> tuple[Recorded, str, str]:
    """Read a line.

    Args:
        line: The line, with or without its end.
        previous: Hash of the line before; empty for the first.

    Returns:
        The event, the hash that stands in the line, and the one that should.

    Raises:
        BadLine: It is no event: not JSON, not an object, of the wrong shape, too long.
    """
    envelope, expected = _envelope(line, previous)
    return Recorded(envelope.seq, envelope.id, envelope.at, _event(envelope)), envelope.hash, expected


def decode_decision(line: bytes, previous: str) -> tuple[Decided, str, str]:
    """Read a line of a learner's own journal; all as `decode` does.

    Raises:
        BadLine: It is no decision.
    """
    envelope, expected = _envelope(line, previous)
    decision: Decision = UnknownDecision(clean_line(envelope.kind, characters=64))
    if envelope.kind in LEARNER_KINDS:
        decision = _made(LEARNER_KINDS[envelope.kind], envelope)
    return Decided(envelope.seq, envelope.id, envelope.at, decision), envelope.hash, expected


def _envelope(line: bytes, previous: str) -> tuple[Envelope, str]:
    """Read what stands around an event, and work out the hash that it should have."""
    if len(line) > MAX_LINE:
        raise BadLine("too long")
    try:
        raw = json.loads(line, parse_constant=_no_constant, object_pairs_hook=_no_twins)
        envelope = Envelope.model_validate(raw)
        expected = chain(previous, envelope.seq, envelope.id, envelope.at, envelope.kind, envelope.data)
    except (ValueError, RecursionError) as error:
        raise BadLine(clean_line(str(error), characters=200)) from error
    return envelope, expected


def _event(envelope: Envelope) -> Event:
    """Make the event; one of a later version is kept as unknown."""
    kind = KINDS.get(envelope.kind)
    if kind is None:
        return UnknownEvent(clean_line(envelope.kind, characters=64))
    event: Event = _made(kind, envelope)
    return event


def _made(kind: type, envelope: Envelope) -> Any:
    """Make what a line tells, strictly, of cleaned data."""
    try:
        data = json.dumps(clean_data(envelope.data))
        return _adapter(kind).validate_json(data, strict=True, extra="forbid")
    except ValidationError as error:
        raise BadLine(f"{envelope.kind}: {error.error_count()} faults") from error
    except (ValueError, RecursionError) as error:
        raise BadLine(clean_line(str(error), characters=200)) from error


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _no_constant(name: str) -> Any:
    raise BadLine(f"{name} is no number")


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object with the same key twice: readers differ in which one they believe."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadLine("a key stands twice")
    return found

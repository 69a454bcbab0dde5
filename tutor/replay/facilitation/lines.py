"""The file of a meeting: an event a line, each chained to the one before, read as strictly as a session."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any, get_type_hints

from tutor.replay.facilitation.events import FORMAT, KINDS, Event, MeetingStarted
from tutor.session.chain import MAX_LINE, chain
from tutor.text.clean import clean

MAX_BYTES = 20 * 1024 * 1024
"""Largest file that is read: years of meetings."""
_NAMES = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Read:
    """A file of a meeting as it was found."""

    events: tuple[Event, ...] = ()
    """Those that this tutor knows; others are skipped and stay in the file."""
    lines: int = 0
    """Whole lines in the file."""
    head: str = ""
    """Hash of the last whole line."""
    size: int = 0
    """Bytes up to the end of it; what follows was cut short."""
    broken_at: int = 0
    """Number of the first line that is none of a meeting, or was changed, from 1; 0 where all is well."""
    later: bool = False
    """Whether a later tutor wrote it."""


def encode(event: Event, at: str, number: int, previous: str) -> tuple[bytes, str]:
    """Return the line of an event, and its hash.

    Args:
        event: What happened.
        at: UTC, ISO 8601.
        number: Of the line, from 1.
        previous: Hash of the line before; empty for the first.
    """
    kind, data = _NAMES[type(event)], asdict(event)
    head = chain(previous, number, "", at, kind, data)
    line = {"seq": number, "at": at, "kind": kind, "data": data, "hash": head}
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n", head


def read(lines: Iterable[bytes]) -> Read:
    """Read the lines of a file, each with its end; nothing in them is trusted."""
    events: list[Event] = []
    head, size, number = "", 0, 0
    for line in lines:
        if not line.endswith(b"\n"):
            break
        found = _decode(line, number + 1, head)
        if found is None:
            return Read(tuple(events), number, head, size, broken_at=number + 1)
        kind, data, head = found
        number, size = number + 1, size + len(line)
        if kind not in KINDS:
            continue
        event = _event(KINDS[kind], data)
        if event is None:
            return Read(tuple(events), number, head, size, broken_at=number)
        events.append(event)
    begun = events[0] if events else None
    if number and not isinstance(begun, MeetingStarted):
        return Read(tuple(events), number, head, size, broken_at=1)
    return Read(tuple(events), number, head, size, later=isinstance(begun, MeetingStarted) and begun.format > FORMAT)


def _decode(line: bytes, number: int, previous: str) -> tuple[str, dict[str, Any], str] | None:
    """Return kind, data and hash of a line; None where it is no line of a meeting, or does not follow."""
    if len(line) > MAX_LINE:
        return None
    try:
        raw = json.loads(line)
        kind, data, at, head = raw["kind"], raw["data"], raw["at"], raw["hash"]
        fits = raw["seq"] == number and isinstance(data, dict) and isinstance(kind, str) and isinstance(at, str)
        whole = fits and head == chain(previous, number, "", at, kind, data)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return (kind, data, head) if whole else None


def _event(kind: type[Event], data: dict[str, Any]) -> Event | None:
    """Make an event; None where its data has another shape."""
    types = get_type_hints(kind)
    if set(data) != {each.name for each in fields(kind)}:
        return None
    values = {name: _value(types[name], given) for name, given in data.items()}
    return None if any(value is None for value in values.values()) else kind(**values)


def _value(kind: Any, given: Any) -> Any:
    """Return a value past the gate; None where it is of another kind."""
    if kind is str:
        return clean(given) if isinstance(given, str) else None
    if kind in (int, bool):
        return given if type(given) is kind else None
    texts = isinstance(given, list) and all(isinstance(each, str) for each in given)
    return tuple(clean(each) for each in given) if texts else None

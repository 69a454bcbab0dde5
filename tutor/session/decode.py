"""From a line of a journal to an event, strictly: a file from another machine may hold anything."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import SchemaSerializer

from tutor.session.chain import MAX_LINE, chain, chained
from tutor.session.events import KINDS, Event, Recorded, UnknownEvent
from tutor.session.learner import LEARNER_KINDS, Decided, Decision, UnknownDecision
from tutor.text.clean import MAX_LINES, clean_data, clean_line, needs_no_cleaning

LARGEST_SEQ = 2**53
"""Largest number that every JSON reader keeps exactly."""
_WRITTEN = re.compile(
    rb'\{"seq":([1-9]\d{0,14}),"id":"([0-9a-f-]{8,64})","at":"((?:19[7-9]|20\d|21\d)\d-\d\d-\d\dT\d\d:\d\d:\d\dZ)",'
    rb'"kind":"([a-z-]{1,64})","data":(\{.*\}),"hash":"([0-9a-f]{64})"\}\n?'
)
"""A line as the journal writes it."""
_TIME = re.compile(r"(19[7-9]|20\d|21\d)\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ESCAPES = ("\\u", "\\r", "\\b", "\\f")
"""What hides a character from a look at the line."""
Kept = TypeVar("Kept")


class BadLine(ValueError):
    """The line is no event."""


def is_time(text: str) -> bool:
    """Tell whether a text is a time as an event has it: UTC, to the second, of a day that there is."""
    try:
        return bool(_TIME.fullmatch(text)) and bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _time(text: str) -> str:
    """Return a time that every fold may reckon with.

    Raises:
        ValueError: It is none.
    """
    if not is_time(text):
        raise ValueError("no time")
    return text


class Envelope(BaseModel):
    """What stands around an event."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    seq: int = Field(ge=1, le=LARGEST_SEQ)
    id: str = Field(pattern=r"^[0-9a-f-]{8,64}$")
    at: Annotated[str, AfterValidator(_time)]
    kind: str = Field(max_length=64)
    data: dict[str, Any]
    hash: str = Field(pattern=r"^[0-9a-f]{64}$")


def decode(line: bytes, previous: str) -> tuple[Recorded, str, str]:
    """Read a line of a journal.

    Args:
        line: The line, with or without its end.
        previous: Hash of the line before; empty for the first.

    Returns:
        The event, the hash that stands in the line, and the one that should.

    Raises:
        BadLine: It is no event: not JSON, not an object, of the wrong shape, too long.
    """
    quick = _as_written(line)
    if quick is not None:
        entry = quick.entry
        data = _way(quick.kind.encode()).in_order(entry.event, ensure_ascii=True)
        if chained(previous, entry.seq, entry.id, entry.at, quick.kind, data) == quick.hash:
            return entry, quick.hash, quick.hash
    found = _strictly(line)
    return found.entry, found.hash, _chained_on(found.data, previous, found.entry, found.kind)


def decode_event(line: bytes) -> Recorded:
    """Read the event of a line whose place in its file was checked already.

    Raises:
        BadLine: It is no event.
    """
    return (_as_written(line) or _strictly(line)).entry


def decode_object(kind: type[Kept], line: bytes) -> Kept:
    """Read a line that holds one thing other than an event, as strictly, and clean it.

    Args:
        kind: The thing: a dataclass.
        line: A JSON object with its fields.

    Raises:
        BadLine: It is no such thing.
    """
    try:
        raw = json.loads(line, parse_constant=_no_constant, object_pairs_hook=_no_twins)
        reader = _adapter(kind)  # type: ignore[arg-type]
        calm = b"\\" not in line and needs_no_cleaning(line.decode())
        whole = json.dumps(raw if calm else clean_data(raw), allow_nan=False)
        found: Kept = reader.validate_json(whole, strict=True, extra="forbid")
    except (ValueError, RecursionError) as error:
        raise BadLine(clean_line(str(error), characters=200)) from error
    return found


def decode_decision(line: bytes, previous: str) -> tuple[Decided, str, str]:
    """Read a line of a learner's own journal; all as `decode` does.

    Raises:
        BadLine: It is no decision.
    """
    envelope = _envelope(line)
    decision: Decision = UnknownDecision(clean_line(envelope.kind, characters=64))
    if envelope.kind in LEARNER_KINDS:
        decision = _made(LEARNER_KINDS[envelope.kind], envelope)
    entry = Decided(envelope.seq, envelope.id, envelope.at, decision)
    return entry, envelope.hash, _chained_on(envelope.data, previous, entry, envelope.kind)


class _Line(NamedTuple):
    """A line that was read."""

    entry: Recorded
    kind: str
    hash: str
    data: dict[str, Any]
    """What the event was made of; empty where it is to the letter as it is written."""


class _Way(NamedTuple):
    """How events of a kind are read and written, in compiled code."""

    kind: str
    read: Callable[..., Any]
    write: Callable[..., bytes]
    in_order: Callable[..., bytes]
    """Writes with all keys in alphabetical order: what a chain is made of."""


def _as_written(line: bytes) -> _Line | None:
    """Read a line that is to the letter as `encode` writes it and holds nothing to clean; None for any other.

    Nearly every line is, and this takes a fifth of the time. Writing the event again and comparing leaves nothing
    that `_strictly` would refuse: no key twice, no number that is none, no further field.
    """
    parts = _WRITTEN.fullmatch(line) if len(line) <= MAX_LINE else None
    if parts is None:
        return None
    seq, name, at, kind, data, written = parts.groups()
    try:
        way = _way(kind)
        text = line.rstrip(b"\n").decode()
        if not needs_no_cleaning(text) or ("\\" in text and _hides(text)):
            return None
        event = way.read(data, strict=True, extra="forbid")
        if way.write(event) != data:
            return None
        datetime.fromisoformat(moment := at.decode())
        entry = Recorded(int(seq), name.decode(), moment, event)
    except (ValueError, KeyError):
        return None
    return _Line(entry, way.kind, written.decode(), {})


def _hides(text: str) -> bool:
    """Tell whether a line may hold characters, behind escapes, that a look at it does not show."""
    return any(escape in text for escape in _ESCAPES) or text.count("\\n") > MAX_LINES


@cache
def _way(kind: bytes) -> _Way:
    """Return how a kind of event is read and written.

    Raises:
        KeyError: There is no such kind.
    """
    adapter = _adapter(KINDS[kind.decode()])
    plain = _rebuilt(adapter.core_schema, _with_texts)
    written, ordered = SchemaSerializer(plain), SchemaSerializer(_rebuilt(plain, _in_order))
    return _Way(kind.decode(), adapter.validator.validate_json, written.to_json, ordered.to_json)


def _rebuilt(schema: Any, change: Callable[[Any], Any]) -> Any:
    """Change a schema at every depth, from the outside in."""
    schema = change(schema)
    if isinstance(schema, dict):
        return {key: _rebuilt(value, change) for key, value in schema.items()}
    return [_rebuilt(each, change) for each in schema] if isinstance(schema, list) else schema


def _with_texts(schema: Any) -> Any:
    """Let the members of an enumeration be written as the texts they are: to ask each for its value takes longer."""
    match schema:
        case {"type": "enum", "sub_type": "str"}:
            return {"type": "str"} | ({"ref": schema["ref"]} if "ref" in schema else {})
    return schema


def _in_order(schema: Any) -> Any:
    """Put the fields in the order of their names."""
    match schema:
        case {"type": "dataclass-args", "fields": fields}:
            return {**schema, "fields": sorted(fields, key=lambda field: str(field["name"]))}
        case {"type": "dataclass", "fields": fields}:
            return {**schema, "fields": sorted(fields)}
    return schema


def _strictly(line: bytes) -> _Line:
    """Read any line."""
    envelope = _envelope(line)
    entry = Recorded(envelope.seq, envelope.id, envelope.at, _event(envelope))
    return _Line(entry, envelope.kind, envelope.hash, envelope.data)


def _envelope(line: bytes) -> Envelope:
    """Read what stands around an event."""
    if len(line) > MAX_LINE:
        raise BadLine("too long")
    try:
        raw = json.loads(line, parse_constant=_no_constant, object_pairs_hook=_no_twins)
        return Envelope.model_validate(raw)
    except (ValueError, RecursionError) as error:
        raise BadLine(clean_line(str(error), characters=200)) from error


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
        data = json.dumps(clean_data(envelope.data), allow_nan=False)
        return _adapter(kind).validate_json(data, strict=True, extra="forbid")
    except ValidationError as error:
        raise BadLine(f"{envelope.kind}: {error.error_count()} faults") from error
    except (ValueError, RecursionError) as error:
        raise BadLine(clean_line(str(error), characters=200)) from error


def _chained_on(data: dict[str, Any], previous: str, entry: Recorded | Decided, kind: str) -> str:
    """Work out the hash that a line should have."""
    try:
        return chain(previous, entry.seq, entry.id, entry.at, kind, data)
    except RecursionError as error:
        raise BadLine("too deep") from error


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

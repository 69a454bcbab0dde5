"""The hash chain of a journal, and the bound on its lines."""

from __future__ import annotations

import hashlib
import json
from typing import Any

MAX_LINE = 512 * 1024
"""Longest line, in bytes: the longest answer the gate lets through, four bytes a character."""


_canonical = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode


def chain(previous: str, seq: int, event_id: str, at: str, kind: str, data: Any) -> str:
    """Return the hash of a line."""
    return chained(previous, seq, event_id, at, kind, _canonical(data).encode())


def chained(previous: str, seq: int, event_id: str, at: str, kind: str, data: bytes) -> str:
    """Return the hash of a line whose data is written out already: ASCII, keys in order, no spaces."""
    content = hashlib.sha256(data).hexdigest()
    return hashlib.sha256("\n".join((previous, str(seq), event_id, at, kind, content)).encode()).hexdigest()

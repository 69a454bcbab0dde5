"""The hash chain of a journal, and the bound on its lines."""

from __future__ import annotations

import hashlib
import json
from typing import Any

MAX_LINE = 512 * 1024
"""Longest line, in bytes: the longest answer the gate lets through, four bytes a character."""


def chain(previous: str, seq: int, event_id: str, at: str, kind: str, data: Any) -> str:
    """Return the hash of a line."""
    canonical = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    content = hashlib.sha256(canonical.encode()).hexdigest()
    return hashlib.sha256("\n".join((previous, str(seq), event_id, at, kind, content)).encode()).hexdigest()

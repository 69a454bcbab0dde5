"""The chain of a shared file: every line holds the SHA-256 of the line before it and of its own bytes.

A line is a JSON object on one line whose last key is ``hash``. Unlike a journal's, this chain covers the bytes of
everything in the file: nothing can be taken out of it afterwards. It shows cuts and changes; it does not prove who made
the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

SEAL_LENGTH = 76
"""Bytes of the hash at the end of a line, with what is around it."""


def sealed(content: dict[str, Any], previous: str) -> tuple[bytes, str]:
    """Return a line and its hash, which the next line is chained to.

    Args:
        content: What the line holds; at least one key.
        previous: Hash of the line before; empty for the first.
    """
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()[:-1]
    digest = _digest(previous.encode(), body)
    return body + f',"hash":"{digest}"}}\n'.encode(), digest


def first_unsealed(lines: Sequence[bytes]) -> int:
    """Return the number of the first line that does not follow from the one before, from 1; 0 for a whole chain.

    Args:
        lines: The lines with their ends.
    """
    previous = b""
    for number, line in enumerate(lines, 1):
        digest = _digest(previous, line[:-SEAL_LENGTH]).encode()
        if line[-SEAL_LENGTH:] != b',"hash":"' + digest + b'"}\n':
            return number
        previous = digest
    return 0


def _digest(previous: bytes, body: bytes) -> str:
    return hashlib.sha256(previous + b"\n" + body).hexdigest()

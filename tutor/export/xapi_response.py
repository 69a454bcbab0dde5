"""Answers as xAPI 1.0.3 writes a response, and the kind of interaction that goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from tutor.checkers.finding import Answer
from tutor.export.replay_table import answer_line
from tutor.export.xapi_terms import APART

KINDS: Mapping[str, str] = MappingProxyType({"choice": "choice", "match": "matching", "order": "sequencing"})
"""Kinds of interaction by kind of box, where the answer is made of ids."""
_TEXT = "long-fill-in"
FREE = "other"
"""The kind that reads nothing into its response."""


def response(answer: Answer, kind: str = "") -> tuple[str, str]:
    """Return the kind of interaction, and the response.

    A text in which something would be read as a sign of xAPI is of the kind that reads nothing into it.

    Args:
        answer: What was handed in.
        kind: Of the box; empty where the scenario is not at hand.
    """
    if answer.text or not (answer.chosen or answer.pairs):
        return (_TEXT if _plain([answer.text]) and not answer.text.startswith("{") else FREE), answer.text
    if answer.pairs:
        named, parts = KINDS["match"], ["[.]".join(pair) for pair in answer.pairs]
        whole = [side for pair in answer.pairs for side in pair]
    else:
        named, parts, whole = KINDS.get(kind, "choice"), list(answer.chosen), list(answer.chosen)
    return (named, "[,]".join(parts)) if _plain(whole) and all(whole) else (FREE, answer_line(answer))


def _plain(parts: Iterable[str]) -> bool:
    return not any(sign in part for part in parts for sign in APART)

"""The second net: no control byte leaves for the terminal, whichever widget forgot to pass the gate.

Textual strips five control characters from text and lets ESC and C1 through. Every line that is drawn passes
`Strip.render`, so that is
where what is left is replaced. It touches an inner part of Textual: the version is pinned, and a test in a real
terminal watches over it.
"""

from __future__ import annotations

import re
from functools import wraps
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import Console

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\ud800-\udfff]")
STAND_IN = "\ufffd"


def install() -> None:
    """Put the guard in place; a second call changes nothing."""
    if getattr(Strip.render, "guards", False):
        return
    render = Strip.render

    @wraps(render)
    def guarded(strip: Strip, console: Console) -> str:
        if any(_dirty(segment) for segment in strip._segments):
            strip = Strip([_cleaned(segment) for segment in strip._segments], strip.cell_length)
        return render(strip, console)

    guarded.guards = True  # type: ignore[attr-defined]
    Strip.render = guarded  # type: ignore[method-assign,assignment]


def _dirty(segment: Segment) -> bool:
    link = segment.style.link if segment.style else None
    return bool(_UNSAFE.search(segment.text) or (link and _UNSAFE.search(link)))


def _cleaned(segment: Segment) -> Segment:
    """Replace what may not be drawn; a link that holds any of it is dropped."""
    style = segment.style
    if style is not None and style.link and _UNSAFE.search(style.link):
        style += Style(link="")
    return Segment(_UNSAFE.sub(STAND_IN, segment.text), style, segment.control)

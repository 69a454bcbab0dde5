"""Terminal recordings as asciicast v2 has them: a header, then a line an event with its second."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tutor.export.picture import Frame, Picture, Run
from tutor.text.clean import clean_line

VERSION = 2
_BEGIN, _END = "\x1b[?25l", "\x1b[0m\x1b[?25h\r\n"
"""Hide the caret for the length of the recording."""
_FRESH = "\x1b[0m\x1b[2J\x1b[H"
"""Begin a screen anew."""
_STYLES = (("bold", "1"), ("dim", "2"), ("italic", "3"), ("underline", "4"), ("strike", "9"))


def cast_text(frames: Iterable[Frame], columns: int, rows: int, title: str) -> str:
    """Write a recording. The same frames give the same bytes.

    Args:
        frames: Each is written as one whole screen, so that a player can begin at any of them.
        columns: Of the terminal.
        rows: Of the terminal.
        title: Of the recording.
    """
    header = {"version": VERSION, "width": columns, "height": rows, "title": clean_line(title)}
    return "".join(json.dumps(line) + "\n" for line in (header, *_events(frames)))


def _events(frames: Iterable[Frame]) -> Iterator[list[Any]]:
    yield [0.0, "o", _BEGIN]
    now = 0.0
    for frame in frames:
        if frame.marked:
            yield [round(now, 3), "m", clean_line(frame.title)]
        yield [round(now, 3), "o", _FRESH + screen_text(frame.picture)]
        now += frame.seconds
    yield [round(now, 3), "o", _END]


def screen_text(picture: Picture) -> str:
    """Return a screen as a terminal takes it: colours and characters, and no other command."""
    return "\r\n".join("".join(map(_run, row)) for row in picture.rows)


def _run(run: Run) -> str:
    codes = [code for name, code in _STYLES if getattr(run, name)]
    codes += [_colour(38, run.colour)] if run.colour else []
    codes += [_colour(48, run.ground)] if run.ground else []
    return f"\x1b[{';'.join(codes)}m{run.safe}\x1b[0m" if codes else run.safe


def _colour(code: int, colour: str) -> str:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"{code};2;{red};{green};{blue}"

"""The one gate for untrusted text.

Course files, answers, session files and host names pass through `clean` where they come in. What could
command a terminal, reorder a line or break a UTF-8 stream becomes a visible stand-in: nothing is
dropped in silence, so a reader sees that something was there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NewType

Clean = NewType("Clean", str)
"""Text that has passed the gate. Only `clean` makes it; widgets take nothing else."""

MAX_CHARACTERS = 100_000
"""Longest text let through, in code points: half as long again as the longest post that a network takes."""
MAX_LINES = 2_000
"""Most line breaks let through; Textual needs 25 s to lay out 200,000."""
MAX_MARKS = 4
"""Most combining marks on one character; Vietnamese and Hebrew need three."""
ELLIPSIS = "…"
"""Stands for what was cut at a bound."""
REPLACEMENT = "\ufffd"
"""Stands for a character that has no picture of its own."""

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LINE_SEPARATORS = (0x2028, 0x2029)
_BYTE_ORDER_MARKS = (0xFEFF, 0xFFFE)
_STAND_INS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: "\u2421",
    **dict.fromkeys((*range(128, 160), *_BIDI, *_LINE_SEPARATORS, *_BYTE_ORDER_MARKS), REPLACEMENT),
}
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\ud800-\udfff]"
)
_OUTSIDE_ASCII_RUN = re.compile(rf"[^\x00-\x7f]{{{MAX_MARKS + 1},}}")


def clean(text: str, *, characters: int = MAX_CHARACTERS, lines: int = MAX_LINES) -> Clean:
    r"""Make any string safe to show, store and grade.

    Args:
        text: Any string, lone surrogates included.
        characters: Bound on the length, in code points.
        lines: Bound on the number of line breaks.

    Returns:
        The same text with line ends as ``\n``; control characters as control pictures (``␛``), what has
        no picture as U+FFFD; at most `MAX_MARKS` marks on a character; cut with ``…`` at a bound.
        Cleaning twice changes nothing.
    """
    if len(text) > characters:
        text = text[: characters - 1] + ELLIPSIS
    text = text.replace("\r\n", "\n")
    if text.count("\n") > lines:
        text = "\n".join(text.split("\n", lines)[:lines]) + ELLIPSIS
    text = _UNSAFE.sub(lambda match: _STAND_INS.get(ord(match[0]), REPLACEMENT), text)
    return Clean(_OUTSIDE_ASCII_RUN.sub(_unstack, text))


def clean_line(text: str, *, characters: int = 300) -> Clean:
    """Clean a text that has to stay on one line: a title, a name, a file's path."""
    return clean(" ".join(clean(text).split()), characters=characters)


def clean_data(data: Any) -> Any:
    """Clean every string, keys included, of parsed TOML or JSON.

    Returns:
        The same data; tuples come back as lists, as JSON has them. Of keys that are alike once they are
        cleaned the last stays: no honest file has two.
    """
    match data:
        case str():
            return clean(data)
        case dict():
            return {clean(str(key)): clean_data(value) for key, value in data.items()}
        case list() | tuple():
            return [clean_data(value) for value in data]
        case _:
            return data


def needs_no_cleaning(line: str) -> bool:
    """Tell of a text on one line, at a glance, that no text inside it would be changed by `clean`.

    Args:
        line: The text, without its line end.

    Returns:
        True only where that is certain: a no-break space or a joined emoji is enough to look closer.
    """
    if len(line) > MAX_CHARACTERS or not line.isprintable():
        return False
    if line.isascii():
        return True
    try:
        line.encode("latin-1")
    except UnicodeEncodeError:
        return _OUTSIDE_ASCII_RUN.search(line) is None
    return True


def unsafe_characters(text: str) -> list[int]:
    """Say where the characters stand that `clean` would replace, as offsets into `text`."""
    return [match.start() for match in _UNSAFE.finditer(text.replace("\r\n", " \n"))]


def _unstack(match: re.Match[str]) -> str:
    """Keep the first `MAX_MARKS` of each stack of combining marks; unseen joiners among them begin no new one."""
    kept: list[str] = []
    stacked = 0
    for character in match[0]:
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            stacked += 1
        elif category != "Cf":
            stacked = 0
        if category == "Cf" or stacked <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)

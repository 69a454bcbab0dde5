"""Bounds on a course: generous for people, tight against files that are made to cost.

Files are looked over in one linear pass before the parser sees them; the models bound their own lists.
"""

from __future__ import annotations

from dataclasses import dataclass

from tutor.course.problems import Code

MAX_BYTES = 512 * 1024
"""Largest file that is read: twenty times the longest scenario."""
MAX_NESTING = 12
"""Deepest nesting of brackets; tomllib raises RecursionError at 500."""
MAX_KEY_PARTS = 8
"""Most parts of a dotted key; one of 50,000 parts costs tomllib 53 s and 9.6 GB."""
MAX_KEY = 100
"""Longest name of a key, in characters."""
MAX_DIGITS = 18
"""Longest number, in digits; Python refuses to read one of more than 4,300."""
MAX_TEXT = 20_000
"""Longest single text, in characters: ten times the longest brief, twice the longest network post."""
MAX_KEYS = 10_000
"""Most keys and values in lists of one file."""
MAX_FILES = 20_000
"""Most scenarios and companies of a course."""
MAX_STEPS, MAX_FACTS = 100, 200
"""Most steps and facts of a scenario."""
MAX_CRITERIA, MAX_MISTAKES, MAX_MODELS, MAX_SAMPLES, MAX_BRANCHES = 40, 100, 20, 400, 50
"""Most criteria, mistakes, models, samples and branches of a step."""
MAX_OBJECTIONS = 50
"""Most objections of a course."""
MAX_PROBLEMS = 100
"""Most problems told about the shape of one file."""


@dataclass(frozen=True, slots=True)
class Excess:
    """A place in a file that is beyond a bound."""

    code: Code
    offset: int
    """In characters from the start of the text."""
    width: int
    message: str
    cure: str


def excess(text: str) -> Excess | None:
    """Find the first thing in a file that would cost too much to read; None for the files of people."""
    from tutor.course.statements import PIECES

    depth = dots = count = 0
    value = False
    for match in PIECES.finditer(text):
        piece, start = match[0], match.start()
        if piece in "[{":
            depth, dots, value = depth + 1, 0, value and piece == "["
        elif piece in "]}":
            depth, dots = max(0, depth - 1), 0
        elif piece == "\n":
            dots, value = 0, value and depth > 0
        elif piece in ",=":
            count, dots, value = count + 1, 0, piece == "=" or value
        elif piece == ".":
            dots += 1
        elif found := _long_piece(piece, start, value):
            return found
        if depth > MAX_NESTING:
            return _excess(Code.NESTED, start, "brackets are nested too deep", f"nest at most {MAX_NESTING} deep")
        if dots >= MAX_KEY_PARTS:
            cure = f"write at most {MAX_KEY_PARTS} parts between the dots"
            return _excess(Code.LONG_KEY, start, "a key has too many parts", cure)
        if count > MAX_KEYS:
            message = f"the file holds more than {MAX_KEYS:,} keys and values"
            return _excess(Code.TOO_MANY, start, message, "share it out among several files")
    return None


def _long_piece(piece: str, start: int, value: bool) -> Excess | None:
    """Look at a text, a key or a number by itself; a number is where a value stands."""
    if len(piece) <= MAX_DIGITS:
        return None
    if piece[0] in "\"'":
        return _long_text(piece, start)
    if piece[0] == "#":
        return None
    word = max(piece.split(), key=len, default="")
    place = start + piece.find(word)
    if value and word.lstrip("+-")[:1].isdigit() and not _is_moment(word):
        if sum(letter.isalnum() for letter in word) <= MAX_DIGITS:
            return None
        cure = f"write at most {MAX_DIGITS} digits, or a text in quotes"
        return Excess(Code.LONG_NUMBER, place, min(len(word), MAX_KEY), "a number is too long", cure)
    if len(word) > MAX_KEY:
        cure = f"write at most {MAX_KEY} characters, or a text in quotes"
        return Excess(Code.LONG_KEY, place, MAX_KEY, "a word outside quotes is too long", cure)
    return None


def _long_text(piece: str, start: int) -> Excess | None:
    if len(piece) <= MAX_TEXT:
        return None
    message = f"a text of {len(piece):,} characters, and {MAX_TEXT:,} are read at most"
    return Excess(Code.LONG_TEXT, start, 1, message, "shorten it, or look whether its closing quotes are there")


def _is_moment(word: str) -> bool:
    """Tell whether a word is a date with a time, which is long and costs nothing."""
    return len(word) < 40 and word.count("-") >= 2 and ":" in word


def _excess(code: Code, start: int, message: str, cure: str) -> Excess:
    return Excess(code, start, 1, message, cure)

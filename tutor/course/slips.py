"""The usual slips of the pen in TOML, each with its cure in an author's words."""

from __future__ import annotations

import re
from collections.abc import Callable

from tutor.course.statements import PIECES
from tutor.course.stop import Slip, Stop
from tutor.course.twice import clash
from tutor.course.values import bare, behind

TYPOGRAPHIC = "“”„‟‘’‚‛«»‹›"
"""Quotes as word processors write them."""


def _conflict(where: Stop) -> Slip | None:
    if re.match(r"<{7}|={7}|>{7}", where.line):
        return where.slip("a merge has left its marks here", "keep one of the two versions and delete the marks")
    return None


def _comment(where: Stop) -> Slip | None:
    if where.rest.startswith(("//", "/*", "--", ";", "<!--")) and "=" not in where.before[-2:]:
        return where.slip("this looks like a comment", "comments begin with #", width=2)
    return None


def _typographic(where: Stop) -> Slip | None:
    opening = where.text.find(where.rest[:1], where.offset) if where.rest[:1] in TYPOGRAPHIC else -1
    if where.rest and opening >= 0:
        message = f"the quotes {where.rest[0]} are the ones of a word processor"
        return where.slip(message, 'enclose a text in straight quotes: "…"')
    return None


def _control(where: Stop) -> Slip | None:
    if where.character == "\r" or "'\\r'" in where.said:
        place = where.text.find("\r", where.start)
        cure = "save the file with the line ends of Unix (LF) or of Windows (CRLF)"
        return where.slip("a line ends in the old way of the Mac (CR alone)", cure, place)
    if where.said.startswith(("Illegal character", "Found invalid")) and where.character not in ("\n", ""):
        message = f"a hidden control character (U+{ord(where.character):04X}) stands here"
        return where.slip(message, "delete it, and the spaces around it, then type them anew")
    return None


def _unclosed_text(where: Stop) -> Slip | None:
    open_line = where.said.startswith(("Illegal character", "Found invalid")) and where.character == "\n"
    if not open_line and not where.said.startswith(("Unterminated", "Expected \"'")):
        return None
    pieces = PIECES.finditer(where.text, where.start if open_line else 0)
    opener = next((match.start() for match in pieces if match["open"]), where.offset)
    quotes = _quotes_at(where.text, opener)
    if len(quotes) == 3:
        return where.slip(f"this text is never closed: no {quotes} follows", f"end it with {quotes}", opener, 3)
    if any(mark in where.text[opener:].split("\n", 1)[0] for mark in TYPOGRAPHIC):
        message = "this text ends in the quotes of a word processor, which close nothing"
        return where.slip(message, f"close it with a straight {quotes}", opener)
    cure = f"close it with {quotes}, or write {quotes * 3} before and after a text of several lines"
    return where.slip("this text is not closed on its line", cure, opener)


def _quotes_at(text: str, offset: int) -> str:
    quote = text[offset : offset + 1]
    return quote * 3 if text.startswith(quote * 3, offset) else quote


def _escape(where: Stop) -> Slip | None:
    if not where.said.startswith(("Unescaped", "Invalid hex", "Escaped character")):
        return None
    place = where.text.rfind("\\", where.start, where.offset + 1)
    following = where.text[place + 1 : place + 2]
    if following in ("", "\n"):
        cure = "delete it, or write \\\\ and close the text"
        return where.slip("a backslash ends this line inside a text", cure, place)
    if following == "'":
        return where.slip("an apostrophe takes no backslash", "write ' alone", place, 2)
    if following in ("u", "U", "x"):
        cure = "write \\u and four hexadecimal digits of a character, or the character itself"
        return where.slip(f"'\\{following}' begins a character's number, and none follows", cure, place, 2)
    cure = "write \\\\ for a backslash, / in paths, or enclose the text in '…'"
    return where.slip(f"'\\{following}' stands for nothing: a backslash begins a special character", cure, place, 2)


def _twice(where: Stop) -> Slip | None:
    if not where.said.startswith(("Cannot", "Duplicate inline")):
        return None
    return clash(where)


def _inline(where: Stop) -> Slip | None:
    if not where.open or where.text[where.open[-1]] != "{":
        return None
    opener = where.open[-1]
    if where.character in ("\n", "") or (where.character == "#" and where.said.startswith("Unclosed")):
        cure = "bring it onto one line and close it with }, or write a table of its own: [steps.answer]"
        return where.slip("a table in braces stands on one line, and this one is not closed there", cure, opener)
    if where.character == "}":
        return where.slip("a comma stands before the closing brace", "take the comma away")
    if where.said.startswith("Unclosed"):
        return where.slip("a comma is missing between two keys", "put a comma before this")
    return None


def _array(where: Stop) -> Slip | None:
    if not where.open or where.text[where.open[-1]] != "[" or where.open[-1] == where.start:
        return None
    opener = where.open[0]
    ended = where.character == "" or re.match(r"\s*(\[\[?[\w.-]+\]|[\w.-]+\s*=)", where.line)
    if ended and where.said.startswith(("Unclosed", "Invalid value")) and where.start > opener:
        return where.slip("this list is never closed", "close it with ]", opener)
    if where.said.startswith("Unclosed"):
        if where.character and where.character in "\"'":
            return where.slip("a comma is missing between two values", "put a comma before this")
        return where.slip("this list is not closed", "close it with ], and put commas between its values", opener)
    if where.character == ",":
        return where.slip("a comma stands here without a value before it", "take one comma away")
    return None


def _header(where: Stop) -> Slip | None:
    if not where.line.lstrip().startswith("["):
        return None
    double = where.line.lstrip().startswith("[[")
    closing = "]]" if double else "]"
    if where.said.startswith(f"Expected '{closing}'"):
        cure = f"close it with {closing}; names are joined by dots, without spaces"
        return where.slip(f"the name of this table is not closed by {closing}", cure)
    if where.said.startswith("Invalid initial"):
        return where.slip("the name of this table is not complete", "write [scenario], or [[steps]] for a list")
    if where.said.startswith("Expected newline"):
        return where.slip("something stands behind the name of this table", "put it on the next line")
    return None


def _swallowed(where: Stop) -> Slip | None:
    """Recognise a text that ended where the next one was to begin, because its own closing quotes are missing."""
    earlier = [found for found in where.statements if found.end < where.start]
    if not earlier or not where.said.startswith(("Expected", "Invalid")):
        return None
    text = where.text[earlier[-1].start : earlier[-1].end]
    ended = re.search(r"\n[ \t]*[\w.-]+[ \t]*=[ \t]*(\"{3}|'{3})[ \t]*$", text)
    if not ended:
        return None
    opener = earlier[-1].start + text.find(ended[1])
    line = where.number(earlier[-1].end)
    message = f"this text has no closing {ended[1]}: it goes on as far as line {line}"
    return where.slip(message, f"close it with {ended[1]} where it ends", opener, 3)


def _no_equals(where: Stop) -> Slip | None:
    if not where.said.startswith("Expected '='"):
        return None
    word = where.before.strip()
    if word == "-":
        return _item(where)
    if where.character == ":":
        return where.slip(f"'{word}' is followed by a colon", f"write {word} = …")
    if where.rest and where.rest[0] in "\"'[{":
        return where.slip(f"no = stands between '{word}' and its value", f"write {word} = …")
    if "=" in where.rest:
        cure = "join its words by _ or -; names of keys have the letters a to z, digits, _ and -"
        return where.slip("the name of this key has a space or an unusual letter in it", cure)
    return where.slip(
        "this line is no key with a value", "write key = value, or begin a comment with #; a longer text needs quotes"
    )


def _key_start(where: Stop) -> Slip | None:
    if not where.said.startswith(("Invalid statement", "Invalid initial")):
        return None
    if where.character.isalpha() and "=" in where.rest:
        cure = "names of keys have the letters a to z, digits, _ and -"
        return where.slip(f"the name of a key cannot have '{where.character}' in it", cure)
    if where.character == ".":
        return where.slip("a dot stands here without a name beside it", "write title.en, with one dot between names")
    if where.character == "=":
        return where.slip("no key stands before =", "write key = value")
    if where.character in ("*", "•"):
        return _item(where)
    return where.slip(
        "this line is no key with a value", "write key = value, or begin a comment with #; a longer text needs quotes"
    )


def _item(where: Stop) -> Slip:
    offset = where.start + len(where.line) - len(where.line.lstrip())
    return where.slip("this looks like an item of a list", 'write a list in brackets: hints = ["…", "…"]', offset)


def _no_value(where: Stop) -> Slip | None:
    if where.said.startswith("Invalid value") and not where.rest.strip():
        cure = f'write {where.key or "key"} = "…", or delete the line'
        return where.slip("no value stands after =", cure, max(where.start, where.offset - 1))
    return None


def _bare_value(where: Stop) -> Slip | None:
    if not where.said.startswith(("Invalid value", "Invalid date")):
        return None
    value = re.split(r"[,\]}]" if where.open else r"$", where.rest)[0].strip()
    message, cure = bare(value, where.key, date="date" in where.said)
    return where.slip(message, cure, width=len(value))


def _after_value(where: Stop) -> Slip | None:
    if not where.said.startswith("Expected newline"):
        return None
    message, cure, value = behind(where.before, where.rest)
    place = where.start + where.before.rfind(value) if value else where.offset
    return where.slip(message, cure, place, where.offset - place + len(where.rest))


DETECTORS: tuple[Callable[[Stop], Slip | None], ...] = (
    _conflict,
    _control,
    _unclosed_text,
    _escape,
    _comment,
    _typographic,
    _twice,
    _header,
    _no_value,
    _inline,
    _array,
    _swallowed,
    _no_equals,
    _key_start,
    _bare_value,
    _after_value,
)
"""Tried in this order; the first that knows the slip has the word."""

"""Where a file stops being TOML, said in an author's words: the usual slips, each with its cure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tutor.course.statements import PIECES, Statement, brackets, statements

PLACE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")
"""Where tomllib says it stopped; it tells it in the message alone."""
TYPOGRAPHIC = "“”„‟‘’‚‛«»‹›"
"""Quotes as word processors write them."""

_KEY_LINE = re.compile(r"\s*[\w.-]+\s*[=:\"']")
"""A line that was meant to be a key with its value."""
_LINE = re.compile(r"\n[ \t]*(\n|#|\[|\Z|[\w.\"'-]+\s*=|$)|\Z")
"""The beginning of a line that belongs to no text before it."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of the pen that keeps a file from being TOML."""

    offset: int
    """In characters from the start of the text."""
    width: int
    message: str
    cure: str
    alone: bool = False
    """Whether the rest of the file can be read as if this line were not there."""


@dataclass(frozen=True)
class Stop:
    """The place where tomllib stopped, and what it said."""

    text: str
    """The file, line ends as tomllib counts them."""
    said: str
    offset: int

    @cached_property
    def start(self) -> int:
        """Offset of the first character of the line."""
        return self.text.rfind("\n", 0, self.offset) + 1

    @cached_property
    def line(self) -> str:
        """The line."""
        end = self.text.find("\n", self.start)
        return self.text[self.start : end if end >= 0 else len(self.text)]

    @property
    def character(self) -> str:
        """The character at the place; empty at the end."""
        return self.text[self.offset : self.offset + 1]

    @property
    def before(self) -> str:
        """The line up to the place."""
        return self.text[self.start : self.offset]

    @property
    def rest(self) -> str:
        """The line from the place on, without a comment."""
        return re.split(r"(?:^|\s)#", self.line[len(self.before) :], maxsplit=1)[0].rstrip()

    @cached_property
    def open(self) -> list[int]:
        """Where the brackets stand that are open here."""
        return brackets(self.text, self.offset)

    @cached_property
    def statement(self) -> Statement | None:
        """The statement that the place belongs to."""
        return next((found for found in reversed(self.statements) if found.start <= self.offset), None)

    @cached_property
    def statements(self) -> list[Statement]:
        """All statements of the file."""
        return list(statements(self.text))

    @property
    def key(self) -> str:
        """The key of the line, as written; empty where there is none."""
        return self.line.partition("=")[0].strip() if "=" in self.line else ""

    def number(self, offset: int) -> int:
        """Return the number of the line of an offset, from 1."""
        return self.text.count("\n", 0, offset) + 1

    def slip(self, message: str, cure: str, offset: int = -1, width: int = 1) -> Slip:
        """Make the slip that was found; at the place where no other is given."""
        single = not self.open and '"""' not in self.line and "'''" not in self.line
        alone = single and bool(_KEY_LINE.match(self.line) and _LINE.match(self.text[self.start + len(self.line) :]))
        return Slip(self.offset if offset < 0 else offset, max(width, 1), message, cure, alone)


def stop(text: str, said: str) -> Stop:
    """Take tomllib's complaint about a text apart."""
    text = text.replace("\r\n", "\n")
    found = PLACE.search(said)
    offset = len(text)
    if found and found[1]:
        lines = text.split("\n")
        offset = sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    return Stop(text, PLACE.sub("", said).strip(), min(offset, len(text)))


def slip(text: str, said: str) -> Slip:
    """Say in an author's words why a file is not TOML.

    Args:
        text: The file.
        said: tomllib's complaint about it, place included.

    Returns:
        The slip; offsets count characters with each line end as one.
    """
    where = stop(text, said)
    for detect in DETECTORS:
        if found := detect(where):
            return found
    return where.slip(f"this is not TOML: {where.said[:1].lower()}{where.said[1:]}", "")


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
    from tutor.course.twice import clash

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
    from tutor.course.values import bare

    value = re.split(r"[,\]}]" if where.open else r"$", where.rest)[0].strip()
    message, cure = bare(value, where.key, date="date" in where.said)
    return where.slip(message, cure, width=len(value))


def _after_value(where: Stop) -> Slip | None:
    if not where.said.startswith("Expected newline"):
        return None
    from tutor.course.values import behind

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


def all_slips(text: str, parse: Callable[[str], object], most: int = 5) -> Iterator[Slip]:
    """Find the slips of a file one after the other.

    A line whose slip concerns itself alone is left out and the rest read again, so that each slip is told for what
    it is and not for what an earlier one did. It stops where that cannot be promised.

    Args:
        text: The file.
        parse: Raises a ValueError with tomllib's words where a text is not TOML.
        most: Slips that are looked for at most: each costs one more reading.
    """
    text = text.replace("\r\n", "\n")
    for _ in range(most):
        try:
            parse(text)
        except ValueError as error:
            found = slip(text, str(error))
            yield found
            if not found.alone:
                return
            start = text.rfind("\n", 0, found.offset) + 1
            end = text.find("\n", start)
            end = end if end >= 0 else len(text)
            text = text[:start] + " " * (end - start) + text[end:]
        else:
            return

"""Values that are not TOML: what an author meant by them, and how to write that."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[+-]?[\d_]*[.,]?[\d_]*")


def bare(value: str, key: str, *, date: bool) -> tuple[str, str]:
    """Say what is the matter with a value that has no quotes.

    Args:
        value: The value as written.
        key: The key before it; empty where there is none.
        date: Whether it has the form of a date.

    Returns:
        What is wrong, and the cure.
    """
    lower = value.lower()
    if date:
        return f"there is no such date as {value}", "look at the month and the day; dates for people stand in quotes"
    if lower in ("true", "yes", "on", "false", "no", "off"):
        meant = "true" if lower in ("true", "yes", "on") else "false"
        return f"'{value}' is not how TOML says {meant}", f"write {meant}"
    if lower in ("none", "null", "nil"):
        return f"TOML has no '{value}'", "leave the key out"
    if value.startswith("="):
        return "there is one = too many", "one = is enough"
    if value.startswith("("):
        return "lists stand in square brackets", 'write ["…", "…"]'
    if _NUMBER.fullmatch(value):
        return f"'{value}' is not how TOML writes a number", "write 1.5 or 0.5: a point, with digits on both sides"
    shown = value.replace("\\", "\\\\").replace('"', '\\"')
    return "this text has no quotes around it", f'write {key} = "{shown}"' if key else f'write "{shown}"'


def behind(before: str, rest: str) -> tuple[str, str, str]:
    """Say what is the matter with something that follows a value on its line.

    Args:
        before: The line up to the end of the value.
        rest: What follows.

    Returns:
        What is wrong, the cure, and the value where it is at fault itself; empty where what follows is.
    """
    value = before.partition("=")[2].strip() or before.strip()
    if value.startswith(('"', "'", "[", "{")):
        return *_behind_marks(before.rstrip(), rest), ""
    if rest.startswith(",") and not re.match(r",\d", rest):
        return "a comma stands behind the value", "take it away; each key has a line of its own", ""
    return *_unmarked(value, rest, f"{value}{' ' if before.endswith(' ') else ''}{rest}"), value


def _behind_marks(before: str, rest: str) -> tuple[str, str]:
    """Something follows a text in quotes, a list or a table in braces."""
    if before.endswith(('"""', "'''")):
        cure = "delete it, or look for an earlier text that lacks its closing quotes"
        return "a text of several lines has ended before this", cure
    if before.endswith("'") and rest.count("'") % 2:
        return "the apostrophe ends the text here", 'enclose the text in "…"'
    if before.endswith('"') and '"' in rest and "=" not in rest:
        return "the quotes inside the text end it here", "write “…” inside it, or \\\", or enclose the whole in '…'"
    if rest.startswith(","):
        return "a comma stands behind the value", "take it away; each key has a line of its own"
    if "=" in rest:
        return "a second key stands on this line", "give each key a line of its own"
    return "something stands behind the value", "delete it, or put # before it to make it a comment"


def _unmarked(value: str, rest: str, whole: str) -> tuple[str, str]:
    """Something follows a number, a date, or true and false."""
    number = bool(re.fullmatch(r"[+-]?\d+", value))
    if re.match(r"\d{4}-\d\d?-\d\d?", whole):
        return bare(whole, "", date=True)
    if number and re.match(r",\d", rest):
        return "a number has a decimal point, not a comma", f"write {value}.{rest[1:]}"
    if number and rest.strip() == ".":
        return f"'{whole}' is not how TOML writes a number", f"write {value}.0 or {value}"
    if value.lstrip("+-") == "0" and rest[:1].isdigit():
        return "a number does not begin with 0", f'write {rest.lstrip("0") or 0}, or "{whole}" in quotes'
    if "=" in rest:
        return "a second key stands on this line", "give each key a line of its own"
    return "this text has no quotes around it", f'write "{whole}"'

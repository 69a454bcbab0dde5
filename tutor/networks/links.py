"""Tagged links: reading the UTM parameters that tell a visit's origin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, urlsplit

REQUIRED = ("utm_source", "utm_medium", "utm_campaign")
"""The three that tell where a visit comes from, by what means and for what."""
KNOWN = (*REQUIRED, "utm_content", "utm_term", "utm_id", "utm_source_platform", "utm_marketing_tactic")


class Fault(StrEnum):
    """What may be wrong with a tagged link."""

    NO_LINK = "no-link"
    NO_SCHEME = "no-scheme"
    SPACE = "space"
    TAGS_AFTER_HASH = "tags-after-hash"
    SECOND_QUESTION_MARK = "second-question-mark"
    MISSING = "missing"
    EMPTY = "empty"
    TWICE = "twice"
    UPPER_CASE = "upper-case"
    STRANGE_CHARACTER = "strange-character"
    UNKNOWN_PARAMETER = "unknown-parameter"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One fault of a link, and the piece it is about."""

    fault: Fault
    piece: str = ""


@dataclass(frozen=True, slots=True)
class TaggedLink:
    """A link, taken apart."""

    host: str
    path: str
    parameters: tuple[tuple[str, str], ...]
    """Names and decoded values, in order, as written."""
    flaws: tuple[Flaw, ...]
    """Everything wrong with it, the gravest first."""

    def value(self, name: str) -> str:
        """Return the first value of a parameter; empty where there is none."""
        return next((value for key, value in self.parameters if key.casefold() == name), "")


def parse_link(text: str) -> TaggedLink:
    """Take a tagged link apart and find its faults.

    Args:
        text: The link as it was typed, with or without white space around it.
    """
    link = text.strip()
    flaws: list[Flaw] = []
    if not link:
        return TaggedLink("", "", (), (Flaw(Fault.NO_LINK),))
    if any(character.isspace() for character in link):
        flaws.append(Flaw(Fault.SPACE))
    if not link.casefold().startswith(("https://", "http://")):
        flaws.append(Flaw(Fault.NO_SCHEME))
        link = "https://" + link.lstrip("/")
    try:
        parts = urlsplit(link)
    except ValueError:
        return TaggedLink("", "", (), (Flaw(Fault.NO_LINK),))
    if "utm_" in parts.fragment.casefold():
        flaws.append(Flaw(Fault.TAGS_AFTER_HASH))
    query = parts.query if "utm_" in parts.query.casefold() else parts.query or parts.fragment.partition("?")[2]
    if "?" in query:
        flaws.append(Flaw(Fault.SECOND_QUESTION_MARK))
        query = query.replace("?", "&")
    parameters = tuple(parse_qsl(query, keep_blank_values=True, max_num_fields=200)) if query.count("&") < 200 else ()
    flaws += _parameter_flaws(parameters)
    host = (parts.hostname or "").removeprefix("www.")
    return TaggedLink(host, parts.path or "/", parameters, tuple(flaws))


def _parameter_flaws(parameters: tuple[tuple[str, str], ...]) -> list[Flaw]:
    """Find what is missing, empty, doubled, or written so that reports split it."""
    flaws: list[Flaw] = []
    names = [name.casefold() for name, _ in parameters]
    flaws += [Flaw(Fault.MISSING, name) for name in REQUIRED if name not in names]
    flaws += [Flaw(Fault.TWICE, name) for name in dict.fromkeys(names) if names.count(name) > 1 and name in KNOWN]
    for name, value in parameters:
        if name.casefold().startswith("utm") and name.casefold() not in KNOWN:
            flaws.append(Flaw(Fault.UNKNOWN_PARAMETER, name))
        if name.casefold() not in KNOWN:
            continue
        if not value.strip():
            flaws.append(Flaw(Fault.EMPTY, name))
        if name != name.casefold() or value != value.casefold():
            flaws.append(Flaw(Fault.UPPER_CASE, value if value != value.casefold() else name))
        if any(not (letter.isascii() and letter.isalnum()) and letter not in "-_.~" for letter in value):
            flaws.append(Flaw(Fault.STRANGE_CHARACTER, value))
    return flaws

"""Tagged links: reading, building and mending the UTM parameters that tell a visit's origin.

The rules come from Google's *URL builders* page and are met by every web analytics: tags stand before the ``#``, once
each, in lower case, without white space. Everything here takes any text and costs time in proportion to its length.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, quote, unquote_plus, urlsplit

REQUIRED = ("utm_source", "utm_medium", "utm_campaign")
"""The three that tell where a visit comes from, by what means and for what."""
KNOWN = (*REQUIRED, "utm_content", "utm_term", "utm_id", "utm_source_platform", "utm_marketing_tactic")
"""The tags that Google Analytics reads, in the order in which they are usually written."""


class Fault(StrEnum):
    """What may be wrong with a tagged link."""

    NO_LINK = "no-link"
    """Nothing is written, or nothing that can be taken apart."""
    NOT_WEB = "not-web"
    """It leads to no page of the web: a script, an e-mail address, a telephone number."""
    NO_SCHEME = "no-scheme"
    """It begins with neither ``https://`` nor ``http://``."""
    SPACE = "space"
    """White space stands inside it, and it breaks there."""
    ESCAPED_AMPERSAND = "escaped-ampersand"
    """``&amp;`` stands where ``&`` should: copied out of the source of a page."""
    TAGS_AFTER_HASH = "tags-after-hash"
    """Tags stand behind the ``#``, where no report sees them."""
    SECOND_QUESTION_MARK = "second-question-mark"
    """A ``?`` stands where ``&`` should part two parameters."""
    MISSING = "missing"
    """One of the required tags is not there."""
    EMPTY = "empty"
    """A tag is there and has no value."""
    TWICE = "twice"
    """A tag is there more than once: only one of them counts."""
    UPPER_CASE = "upper-case"
    """A tag has capitals, in its name or its value: reports make two rows of it."""
    STRANGE_CHARACTER = "strange-character"
    """A value has more than plain letters, digits and ``-_.~``."""
    UNKNOWN_PARAMETER = "unknown-parameter"
    """A parameter looks like a tag and is none that reports know."""


UNREADABLE = frozenset({Fault.NO_LINK, Fault.NOT_WEB})
"""What leaves nothing to mend and nothing to count."""


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
    if elsewhere := _NOT_WEB.match(link):
        return TaggedLink("", "", (), (Flaw(Fault.NOT_WEB, elsewhere[0]),))
    if any(character.isspace() for character in link):
        flaws.append(Flaw(Fault.SPACE))
    if not link.casefold().startswith(("https://", "http://")):
        flaws.append(Flaw(Fault.NO_SCHEME))
        link = "https://" + link.lstrip("/")
    if _ESCAPED.search(link):
        flaws.append(Flaw(Fault.ESCAPED_AMPERSAND))
        link = _ESCAPED.sub("&", link)
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
    parameters = tuple(parse_qsl(query, keep_blank_values=True))
    flaws += _parameter_flaws(parameters)
    host = (parts.hostname or "").removeprefix("www.")
    return TaggedLink(host, parts.path or "/", parameters, tuple(flaws))


def unreadable(text: str) -> bool:
    """Tell what leads to no page of the web: nothing, an address to write to, a script."""
    return any(flaw.fault in UNREADABLE for flaw in parse_link(text).flaws)


def _parameter_flaws(parameters: tuple[tuple[str, str], ...]) -> list[Flaw]:
    """Find what is missing, empty, doubled, or written so that reports split it."""
    flaws: list[Flaw] = []
    names = [name.casefold() for name, _ in parameters]
    flaws += [Flaw(Fault.MISSING, name) for name in REQUIRED if name not in names]
    flaws += [Flaw(Fault.TWICE, name) for name in dict.fromkeys(names) if name in KNOWN and names.count(name) > 1]
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


@dataclass(frozen=True, slots=True)
class Mended:
    """A link after mending, what was mended, and what only its author can mend."""

    link: str
    mended: tuple[Flaw, ...]
    """The flaws that are gone, as `parse_link` named them."""
    left: tuple[Flaw, ...]
    """The flaws that are still there: a missing campaign, letters that no plain spelling stands for."""


def build_link(url: str, *, source: str, medium: str, campaign: str, content: str = "", term: str = "") -> str:
    """Put tags on a link.

    What the link holds already stays: its query as written, its fragment after the tags. A tag that is there already
    under the same name gives way; a value without letters or digits makes no tag.

    Args:
        url: The page to lead to; without a scheme it gets ``https://``.
        source: Where the visit comes from: ``instagram``.
        medium: By what means: ``social``.
        campaign: What for: ``open-day-2026``.
        content: Which of several links in the same place.
        term: The search words that were paid for.

    Returns:
        The tagged link; `url` without white space around it where that can be no link.
    """
    if unreadable(url):
        return url.strip()
    wanted = {
        "utm_source": source,
        "utm_medium": medium,
        "utm_campaign": campaign,
        "utm_content": content,
        "utm_term": term,
    }
    tags = [(name, spelled) for name, value in wanted.items() if (spelled := tag_value(value))]
    parts = _take_apart(url)
    written = {name for name, _ in tags}
    kept = [(name, value) for name, value in parts.parameters if name not in written]
    return _Parts(parts.page, (*kept, *tags), parts.fragment).together()


def normalised(text: str) -> Mended:
    """Mend what can be mended in a link without guessing.

    Tags move before the ``#``, get plain lower-case values and stay once each (the first that says something); a
    second question mark becomes ``&``; a missing scheme is ``https``. Mending a mended link changes nothing.

    Args:
        text: The link as it was typed, with or without white space around it.
    """
    before = parse_link(text).flaws
    if unreadable(text):
        return Mended(text.strip(), (), before)
    parts = _take_apart(text)
    said = dict(reversed([(name, value) for name, value in parts.parameters if name in KNOWN and value]))
    seen: set[str] = set()
    once = []
    for name, value in parts.parameters:
        if name not in seen:
            once.append((name, said.get(name, value)))
        seen |= {name} & set(KNOWN)
    link = _Parts(parts.page, tuple(once), parts.fragment).together()
    left = parse_link(link).flaws
    gone = tuple(flaw for flaw in before if flaw not in left and flaw.fault is not Fault.MISSING)
    return Mended(link, gone, left)


_NO_MARKS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Letters that no decomposition takes apart, and how they are spelled without their strokes."""
_BETWEEN_WORDS = re.compile(r"[^\w.~]+")


def tag_value(text: str) -> str:
    """Spell a value as reports keep it together: lower case, no accents, ``-`` for white space and punctuation.

    Letters without a plain spelling (``日本``) stay as they are: dropping them would lose what was said.
    """
    folded = unicodedata.normalize("NFD", text).casefold()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", folded).casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter)).translate(_NO_MARKS)
    return _BETWEEN_WORDS.sub("-", plain).strip("-")


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:/+|/+", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_NOT_WEB = re.compile(
    r"(?:tel|sms|callto|whatsapp|s?ftp|file|data):|(?!https?:)[a-z][a-z0-9+-]*:(?![/\d\s])", re.IGNORECASE
)
"""What leads to no page of the web. A dot before the colon, or digits behind it, make it a host with its port."""
_ESCAPED = re.compile(r"&(?:amp;)+", re.IGNORECASE)
"""An ``&`` as the source of a page writes it."""
_UNSAFE = re.compile(r"[\s\x00-\x20\x7f-\x9f\ud800-\udfff]")
_BREAKS = re.compile(r"&|\?(?=utm)", re.IGNORECASE)
"""Where one parameter ends: also at a question mark that begins tags, which people write when the link had one."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """A link in pieces. Tags hold plain values under their right name; any other parameter has its text as written."""

    page: str
    parameters: tuple[tuple[str, str], ...]
    fragment: str

    def together(self) -> str:
        """Write the link: page, query, fragment."""
        written = [
            name + "=" + quote(value, safe="", errors="replace") if name in KNOWN else value
            for name, value in self.parameters
        ]
        query = "?" + "&".join(written) if written else ""
        return self.page + query + ("#" + self.fragment if self.fragment else "")


def _take_apart(text: str) -> _Parts:
    """Split a link by hand: `urlsplit` drops characters, and what is not a tag has to stay as it was."""
    link = _ESCAPED.sub("&", text.strip())
    if not _WEB.match(link):
        link = "https://" + _SCHEME.sub("", link, count=1) if _SCHEME.match(link) else "https://" + link
    before, _, fragment = link.partition("#")
    page, _, query = before.partition("?")
    parameters = _parameters(query)
    anchor, mark, behind = fragment.partition("?") if "?" in fragment else ("", "", fragment)
    moved = _parameters(behind)
    if tags := [(name, value) for name, value in moved if name]:
        rest = "&".join(value for name, value in moved if not name)
        parameters += tags
        fragment = anchor + (mark + rest if rest else "")
    return _Parts(_escaped(page), tuple(parameters), _escaped(fragment))


def _parameters(query: str) -> list[tuple[str, str]]:
    """Read a query: tags as name and plain value, anything else as ("", text as written)."""
    found: list[tuple[str, str]] = []
    for raw in _BREAKS.split(query):
        for piece in raw.split("?") if _tag_name(raw) else [raw.replace("?", "%3F")]:
            name = _tag_name(piece)
            said = unquote_plus(piece.partition("=")[2]).strip()
            if piece:
                found.append((name, tag_value(said) or said) if name else ("", _escaped(piece)))
    return found


def _tag_name(parameter: str) -> str:
    """Return the tag that a parameter is meant to be, ``UTM-Source=`` included; empty for none."""
    name = unquote_plus(parameter.partition("=")[0]).strip().casefold()
    bare = name.replace("-", "").replace("_", "")
    return next((known for known in KNOWN if known.replace("_", "") == bare), "") if bare.startswith("utm") else ""


def _escaped(text: str) -> str:
    """Write white space, control characters and lone surrogates so that they survive a link."""
    return _UNSAFE.sub(lambda found: quote(found[0], safe="", errors="replace"), text)

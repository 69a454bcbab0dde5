"""HTML of a question as plain text: what a terminal can show of it."""

from __future__ import annotations

import re
from html import unescape

from tutor.text.clean import clean

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})((?:\s[^<>]*)?/?)>|<!--[^<>]*-->")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_KNOWN = frozenset(
    "a abbr audio b big blockquote br center code del div em font h1 h2 h3 h4 h5 h6 hr i iframe img ins li object ol p"
    " pre q s small source span strike strong sub sup table tbody td tfoot th thead tr tt u ul video".split()
)
"""Tags that Moodle's editors write. Any other word between angle brackets is text: ``List<String>``."""
_BREAKS = frozenset("blockquote br center div h1 h2 h3 h4 h5 h6 hr li ol p pre table tr ul".split())
"""Tags that begin or end a line."""


def is_marked_up(text: str) -> bool:
    """Tell whether a text has HTML in it: a tag that is known, or an entity."""
    return bool(_ENTITY.search(text)) or any(match[2] is None or _known(match) for match in _TAG.finditer(text))


def readable(text: str) -> str:
    """Return HTML as plain text: a line for each block, a picture by its alternative text."""
    lines = unescape(_TAG.sub(_replaced, " ".join(text.split()))).split("\n")
    return clean("\n".join(line for each in lines if (line := " ".join(each.split()))))


def _known(match: re.Match[str]) -> bool:
    return match[2].lower() in _KNOWN


def _replaced(match: re.Match[str]) -> str:
    """Say what stands in place of a tag."""
    if match[2] is None:
        return ""
    if not _known(match):
        return match[0]
    name = match[2].lower()
    if name == "img" and (alt := _ALT.search(match[3])):
        return f"[{alt[1] or alt[2] or ''}]"
    if name == "li":
        return "" if match[1] else "\n- "
    if name in ("td", "th"):
        return " | " if match[1] else ""
    return "\n" if name in _BREAKS else ""

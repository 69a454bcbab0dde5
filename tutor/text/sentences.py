"""Where sentences end, in Italian and in English."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    """
    ecc dott dr sig sigg sra prof ing avv arch geom rag n nr num int tel cell fax pag pagg art cap p v vs
    es cfr a.m p.m am pm p.zza pza v.le c.so s.p.a s.r.l srl spa b.go loc fraz prov gen feb mar apr mag
    giu lug ago set sett ott nov dic lun mer gio ven sab dom mr mrs ms st jr inc ltd co no approx etc e.g
    i.e vs jan jun jul aug sep sept oct dec mon tue wed thu fri sat sun min max
    """.split()
)
_BREAK = re.compile(r"\n+|[.!?…]+[\"'”»’)\]]*(?=\s)")
BLANKS = 8
"""Characters after a mark among which the next word is looked for: people type two blanks for one."""
_WORD_BEFORE = re.compile(r"[^\s(«\"“]{1,24}$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut a text into sentences; a new line ends one too.

    Args:
        text: Any clean text.

    Returns:
        ``(start, end)`` offsets in order, without the white space around them; none is empty.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        if match[0][0] != "\n" and not _ends(text, start, match):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell the end of a sentence from the dot of an abbreviation or a number."""
    if match[0][0] in "!?…" or len(match[0]) > 1:
        return True
    before = _WORD_BEFORE.search(text, max(start, match.start() - 24), match.start())
    word = before[0].casefold() if before else ""
    follower = text[match.end() : match.end() + BLANKS].lstrip()[:1]
    if word in _ABBREVIATIONS:
        return False
    initial = before is not None and len(word) == 1 and before[0].isupper() and word != "i"
    numbered = word.isdigit() and text[start : match.start()].strip() == word
    return not initial and not numbered and not (follower.islower() and len(word) <= 4)


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        spans.append((start, end))

"""Where sentences end, in Italian and in English."""

from __future__ import annotations

import re

_LEADING = {
    "it": frozenset(
        """
        dott dr sig sigg sra prof ing avv arch geom rag mr mrs ms n nr num int tel cell fax p pag pagg v vs es p.es cfr
        p.zza pza v.le c.so b.go loc fraz prov e.g i.e gen feb mar apr mag giu lug sett ott nov dic lun mer gio ven sab
        dom
        """.split()
    ),
    "en": frozenset(
        """
        dr prof mr mrs ms st nr num tel fax p pp v vs e.g i.e approx jan feb mar apr jun jul aug sep sept oct nov dec
        mon tue wed thu fri Sat Sun
        """.split()
    ),
}
"""Short forms that no sentence ends with: titles, days and months, what leads to a name or a number. One with a capital
is so written: *he sat* is no Saturday.
"""
_CLOSING_TOO = {
    "it": frozenset("ecc etc a.m p.m am pm s.p.a s.r.l srl spa ltd inc art cap min max ago set".split()),
    "en": frozenset("etc a.m p.m am pm s.p.a s.r.l srl jr inc ltd co no int cell min max sat sun".split()),
}
"""Short forms that may end a sentence, words of their own among them: *they said no*. They go on before a figure, a
small letter or a dash alone.
"""
_DASHES = frozenset("-–—")
_BREAK = re.compile(r"\n+|[.!?…]+[\"'”»’)\]]*(?=\s)")
BLANKS = 8
"""Characters after a mark among which the next word is looked for: people type two blanks for one."""
_WORD_BEFORE = re.compile(r"[^\s(«\"“]{1,24}$")


def sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Cut a text into sentences; a new line ends one too.

    Args:
        text: Any clean text.
        language: ``it`` or ``en``: decides which short forms are known; any other is read as English.

    Returns:
        ``(start, end)`` offsets in order, without the white space around them; none is empty.
    """
    spans: list[tuple[int, int]] = []
    language = language if language in _LEADING else "en"
    start = 0
    for match in _BREAK.finditer(text):
        if match[0][0] != "\n" and not _ends(text, start, match, language):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _ends(text: str, start: int, match: re.Match[str], language: str) -> bool:
    """Tell the end of a sentence from the dot of an abbreviation or a number."""
    if match[0][0] in "!?…" or len(match[0]) > 1:
        return True
    before = _WORD_BEFORE.search(text, max(start, match.start() - 24), match.start())
    word = before[0].casefold() if before else ""
    follower = text[match.end() : match.end() + BLANKS].lstrip()[:1]
    if before and not _LEADING[language].isdisjoint((word, before[0])):
        return False
    if word in _CLOSING_TOO[language] and (follower.isdigit() or follower.islower() or follower in _DASHES):
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

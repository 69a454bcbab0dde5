"""What is named only to be denied: *it is not true that …*, *Moraiolo? No.*, *the open day is called off*."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tutor.checkers.finding import Fact
from tutor.checkers.look import Look
from tutor.text.concepts import Hit
from tutor.text.negation import NEGATION_WINDOW, negated
from tutor.text.reading import Span, read
from tutor.text.tokens import Kind

_BREAK = re.compile(r"[,;:()«»\"“”—–?!]|\s-\s|\b(?:ma|però|anzi|bensì|but|although|though|instead)\b")
"""Where a denial reaches no further."""
_BESIDES = 2
"""Words that a question may hold beside what it asks about: *will Moraiolo do? No*."""
_FOR = ("per", "for")
_NOES = ("niente", "nessun", "nessuna", "senza", "no", "without")
"""Words with which a question says no itself."""
_DAYS = (Kind.DATE, Kind.TIME, Kind.WEEKDAY)


def upheld(look: Look, hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that the answer does not deny, beyond a *not* before them."""
    hits = list(hits)
    if not hits:
        return hits
    opened = look.cues("denies_what_follows", even_negated=True)
    noes = {look.sentence(hit.span) for hit in look.cues("answers_no", even_negated=True) if _stands_alone(look, hit)}

    def is_denied(hit: Hit) -> bool:
        below = any(cue.last < hit.first and _beside(look, cue, hit) for cue in opened)
        return below or _asked_in_vain(look, hit, noes) or _not_for_so_long(look, hit)

    return [hit for hit in hits if not is_denied(hit)]


def taking_place(look: Look, hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits but for the days and hours on which nothing takes place, the house being closed or the thing
    called off; all of them where the facts themselves speak of that.
    """
    hits = list(hits)
    off = look.cues("calls_off") if any(_is_day(look, hit) for hit in hits) else []
    if not off or any(_look_at(look, fact).cues("calls_off", "closed_at_all") for fact in look.context.facts):
        return hits
    return [hit for hit in hits if not (_is_day(look, hit) and any(_beside(look, cue, hit) for cue in off))]


def _look_at(look: Look, fact: Fact) -> Look:
    return Look(read(fact.text, look.context.language), look.context, look.answer)


def _is_day(look: Look, hit: Hit) -> bool:
    return any(look.reading.words[index].kind in _DAYS for index in range(hit.first, hit.last + 1))


def _beside(look: Look, one: Hit, other: Hit) -> bool:
    """Tell whether two places stand in one clause."""
    first, second = sorted((one.span, other.span))
    same = look.sentence(first) == look.sentence(second)
    return same and not _BREAK.search(look.reading.text, first[1], max(first[1], second[0]))


def _stands_alone(look: Look, hit: Hit) -> bool:
    """Tell *No.* and *No, …* at the beginning of a sentence from *no plans*."""
    start, end = look.reading.sentences[look.sentence(hit.span)]
    after = look.reading.text[hit.span[1] : end].lstrip()[:1]
    return not look.reading.words_between(start, hit.span[0]) and not after.isalnum()


def _asked_in_vain(look: Look, hit: Hit, noes: set[int]) -> bool:
    """Tell whether a place is all that a question asks, and the next sentence says no to it."""
    here = look.sentence(hit.span)
    span: Span = look.reading.sentences[here]
    if here + 1 not in noes or not look.reading.quote(span).rstrip('»"” )').endswith("?"):
        return False
    words = look.reading.words_between(*span)
    return len(words) - (hit.last - hit.first + 1) <= _BESIDES and not _says_no(look, words)


def _says_no(look: Look, words: range) -> bool:
    """Tell a question that says no itself, *no booking? No: you do need one*."""
    return any(negated(look.reading, index) for index in words) or look.reading.words[words[0]].folded in _NOES


def _not_for_so_long(look: Look, hit: Hit) -> bool:
    """Tell a stretch that is denied, *non asciughiamo per tre ore*, from what does not happen then."""
    words = look.reading.words
    numbers = [index for index in range(hit.first, hit.last + 1) if words[index].kind is Kind.NUMBER]
    if not numbers or not numbers[0] or words[numbers[0] - 1].folded not in _FOR:
        return False
    return negated(look.reading, numbers[0] - 1, NEGATION_WINDOW)

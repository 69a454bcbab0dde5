"""Questions: which of them open a conversation and which close it."""

from __future__ import annotations

from tutor.checkers.base import Look
from tutor.text.reading import Span
from tutor.text.tokens import Token

MIN_TOLD_WORDS = 5
"""Words from which *tell us …* says what it wants to be told."""
_LEADS = {
    "it": frozenset(
        """
        e ma o a di da in con su per tra fra fino sotto verso allora voi tu ora secondo invece sinceramente al posto suo
        nei panni suoi sua lei lui loro
        """.split()
    ),
    "en": frozenset(
        """
        and but or so to of from in with on for at about under until since by you now then honestly her his their place
        shoes
        """.split()
    ),
}
"""Words that may stand before a question word without making it a relative one."""
_CLAUSE_MARKS = ':;.?!–—«“"('
"""Marks after which a clause begins, also where no capital says so."""
_RELATIVES = frozenset("che chi quando dove who which when where that come".split())
"""Question words that after a comma are rather relative: *Thursday, when we meet*."""


def opens(look: Look, span: Span) -> bool:
    """Tell whether a sentence asks for more than yes or no: by a question word where a clause begins, by a choice,
    or by asking to be told.
    """
    if offers_choice(look, span):
        return True
    told = [hit for hit in look.cues("told_me") if span[0] <= hit.span[0] < span[1]]
    if told and len(look.reading.words_between(*span)) >= MIN_TOLD_WORDS:
        return True
    closed = [hit for hit in look.cues("closed_question", even_negated=True) if span[0] <= hit.span[0] < span[1]]
    words = [look.reading.words[index] for index in look.reading.words_between(*span)]
    openers = look.lexicon.words("question_word")
    for place, word in enumerate(words):
        if word.folded.rstrip("'") not in openers and word.folded not in openers:
            continue
        shut = any(_same_clause(look, hit.span[0], word.start) for hit in closed)
        if not shut and _at_clause_start(look, words, place):
            return True
    return False


def _same_clause(look: Look, first: int, second: int) -> bool:
    """Tell whether the second place follows the first with no mark between them."""
    return first <= second and not any(mark in look.reading.text[first:second] for mark in ",:;?.!–—")


def _at_clause_start(look: Look, words: list[Token], place: int) -> bool:
    """Tell *when do you read?* from *Thursday, when we meet*: a question word opens a clause, and a comma alone does
    not ask.
    """
    leads = _LEADS.get(look.context.language, _LEADS["en"])
    here = place
    while here > 0 and words[here - 1].folded in leads:
        if any(mark in look.reading.text[words[here - 1].end : words[here].start] for mark in _CLAUSE_MARKS):
            return True
        here -= 1
    if here == 0:
        return True
    between = look.reading.text[words[here - 1].end : words[here].start]
    if any(mark in between for mark in _CLAUSE_MARKS):
        return True
    conditional = words[0].folded in ("se", "if", "voi", "you", "al")
    return "," in between and (conditional or words[place].folded.rstrip("'") not in _RELATIVES)


def offers_choice(look: Look, span: Span) -> bool:
    """Tell whether a question offers a real choice: *this or that?*, *kept, hidden, burned?*; *yes or no* is none."""
    text = look.reading.quote(span)
    if "?" not in text:
        return False
    words = [look.reading.words[index].folded for index in look.reading.words_between(*span)]
    either = [place for place, word in enumerate(words[1:-1], 1) if word in ("o", "oppure", "or")]
    if any(words[place + 1] not in ("no", "not", "meno", "nothing", "niente") for place in either):
        return True
    parts = [part.split() for part in text.rstrip("?!. ").split(",")]
    return len(parts) >= 3 and all(1 <= len(part) <= 3 for part in parts[1:])


def begins_as_question(look: Look, span: Span) -> bool:
    """Tell a question without its mark: it begins with a question word and speaks to the reader."""
    words = [look.reading.words[index].folded for index in look.reading.words_between(*span)]
    speaks = look.lexicon.words("second_person")
    return bool(words) and words[0] in look.lexicon.words("question_word") and any(word in speaks for word in words)

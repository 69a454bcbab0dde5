"""Who signs: the name or role that a text ends with."""

from __future__ import annotations

import re

from tutor.checkers.look import Look, within
from tutor.text.reading import Span
from tutor.text.tokens import Kind

_BEFORE_NAME = re.compile(
    r"[\n—–(,]|[.!?…] |\s-\s?|(?:saluti|cordialmente|regards|sincerely|wishes|thanks|cheers|grazie),? "
)
"""What a signature stands behind."""

LONGEST_SIGNATURE = 9
"""Words that a name may have behind it, with its office and its house."""


def signature(look: Look) -> Span | None:
    """Return a short ending that is a name or a role and nothing else, and not a whole team unless a name leads it:
    *Nadia and the whole workshop*.
    """
    team = look.said("team_signature", even_negated=True)
    text = look.reading.text.rstrip(" \n.!)")
    cuts = [match.end() - 1 for match in _BEFORE_NAME.finditer("\n" + text)]
    for cut in reversed(cuts):
        words, span = look.reading.words_between(cut, len(text)), (cut, len(text))
        if len(words) > LONGEST_SIGNATURE or words.start < 3:
            return None
        nominal = words and all(_nominal(look, index) for index in words)
        led = nominal and look.reading.words[words[0]].folded in _first_names(look)
        if nominal and (led or (_somebody(look, words) and not any(within(t, span) for t in team))):
            return span
        if words and text[:cut].rstrip().endswith((".", "!", "?", "…")):
            return None
    return None


def _nominal(look: Look, index: int) -> bool:
    """Tell whether a word may stand in a signature: a name, a role, a word that joins them."""
    word = look.reading.words[index]
    joins = look.lexicon.words("signature_joins") | look.lexicon.words("farewell") | look.lexicon.words("houses")
    named = word.kind is Kind.WORD and look.reading.text[word.start].isupper()
    return named or is_person(look, index) or word.folded.rstrip("'") in joins


def _somebody(look: Look, words: range) -> bool:
    """Tell whether a signature names a person: *Nadia, the bakery* does, *The bakery of Nadia's* does not."""
    houses = look.lexicon.words("houses")
    parts: list[list[int]] = [[]]
    for index in words:
        before = look.reading.text[look.reading.words[index - 1].end : look.reading.words[index].start]
        if parts[-1] and before.strip(" \n"):
            parts.append([])
        parts[-1].append(index)
    return any(
        _works_there(look, part)
        or (
            any(is_person(look, index) for index in part)
            and not any(look.reading.words[index].folded in houses for index in part[:4])
        )
        for part in parts
    )


def _works_there(look: Look, part: list[int]) -> bool:
    """Tell whether a part of a signature is a first name and where they work: *Wilma from the office*."""
    said = [look.reading.words[index].folded for index in part[:2]]
    return len(said) > 1 and said[0] in _first_names(look) and said[1] in look.lexicon.words("function_words")


def _first_names(look: Look) -> frozenset[str]:
    """Return the first names that are common, and those of the company."""
    return look.lexicon.words("first_names").union(name.casefold() for name in look.context.names)


def is_person(look: Look, index: int) -> bool:
    """Tell whether a word is written as a name, or is a role.

    Args:
        look: The text.
        index: The word's index among the words.
    """
    word = look.reading.words[index]
    if word.folded in look.lexicon.words("role") or word.folded in look.lexicon.words("trades"):
        return True
    named = word.kind is Kind.WORD and look.reading.text[word.start].isupper() and len(word.folded) > 1
    common = ("function_words", "farewell", "houses")
    return named and not any(word.folded in look.lexicon.words(group) for group in common)

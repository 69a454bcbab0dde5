"""Whether a word is said or denied."""

from __future__ import annotations

import re

from tutor.text.reading import Reading, remembered
from tutor.text.tokens import Kind

NEGATION_WINDOW = 3
"""Words before a hit in which a negation turns it."""
WIDER_WINDOW = 6
"""As above, for promises: *we cannot give you any discount* makes none."""
_NEGATIONS = {
    "it": frozenset("non mai nessun nessuno nessuna niente nulla".split()),
    "en": frozenset("not never nor cannot nothing none nobody".split()),
}
_NEGATES_NEXT = {"it": frozenset(["senza"]), "en": frozenset(["without", "no"])}
"""Negations that reach only the thing right after them, an article let aside."""
_ARTICLES = frozenset("il lo la i gli le l' un una uno a an the any our your e is be on".split())
"""Words that may stand between such a negation and its thing: articles, and the verb *to be*."""
_TURNS = frozenset("ma pero anzi bensi invece but although though instead".split())
"""Conjunctions behind which a negation reaches no further: *it costs nothing but phone first*."""
_NOTHING = frozenset("niente nulla nothing none".split())
"""Negations of a thing: they say no to no address."""
_ADDRESSES = (Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.HANDLE)
_WE_ARE = re.compile(
    r"(?:(?:i am|i'm|(?:(?:we|you|they) )?are|(?:we|you|they)'re|(?:it )?is|it's|was|were) not"
    r"|(?:(?:we|you|they) )?(?:are|were)n't|(?:it )?(?:is|was)n't)\b(?! (?:only|just))"
)
"""What takes back the word before it: *thieves we are not*, *experience is not needed*."""
_NOT_ONLY = frozenset("solo soltanto only just merely solamente".split())
_CLAUSE_END = re.compile(r"[,;:()«»\"“”—–]|\s-\s")


def negated(reading: Reading, first: int, window: int = NEGATION_WINDOW) -> bool:
    """Tell whether the word at index `first` is negated: an odd number of negations in the few words before it
    in its clause. *Non solo* and *not only* do not negate; a figure after *without* is still a figure.

    Args:
        reading: The text.
        first: Index of the word among the words of the reading.
        window: Words before it that may hold the negation.
    """
    before = range(first - 1, max(-1, first - window - 1), -1)
    if _negations(reading).isdisjoint(before):
        return False
    count = 0
    for index in before:
        word, following = reading.words[index], reading.words[index + 1]
        if reading.sentence_of[index] != reading.sentence_of[first]:
            break
        if _CLAUSE_END.search(reading.text, word.end, following.start):
            break
        if word.folded in _TURNS:
            break
        if _negates(reading, index, first):
            count += following.folded not in _NOT_ONLY
    return count % 2 == 1


@remembered
def _negations(reading: Reading) -> frozenset[int]:
    """Return the indexes of the words that may negate another: most words have none near them."""
    language = reading.language if reading.language in _NEGATIONS else "en"
    known = _NEGATIONS[language] | _NEGATES_NEXT[language] | {"ne"}
    return frozenset(
        index for word, places in reading.positions.items() if word in known or word.endswith("n't") for index in places
    )


def said_not_to_be(reading: Reading, place: int) -> bool:
    """Tell whether the figure at index `place` is denied by the word right before it: *50 minuti, mica venti*."""
    before = reading.words[place - 1 : place]
    beside = bool(before) and not _CLAUSE_END.search(reading.text, before[0].end, reading.words[place].start)
    return beside and before[0].folded in ("mica", "non", "not")


def denied_after(reading: Reading, last: int) -> bool:
    """Tell whether the word at index `last` is taken back by the next ones: *lo sconto non lo posso fare*, *ladri no*,
    *thieves we are not*. A figure is not: *dal 23 marzo non si ritira più carta*; nor is what a tag question asks back,
    *ladri no?*.
    """
    after = last + 1
    if after >= len(reading.words) or reading.words[last].value is not None:
        return False
    if reading.sentence_of[after] != reading.sentence_of[last]:
        return False
    if _CLAUSE_END.search(reading.text, reading.words[last].end, reading.words[after].start):
        return False
    word = reading.words[after]
    if reading.language == "it":
        plain_no = word.folded == "no" and reading.around((word.start, word.end))[1] != "?"
        return plain_no or word.folded in _NEGATIONS["it"]
    following = " ".join(each.folded for each in reading.words[after : after + 4])
    return word.folded in _NEGATIONS["en"] or bool(_WE_ARE.match(following))


def _negates(reading: Reading, index: int, first: int) -> bool:
    """Tell whether the word at `index` negates the one at `first`."""
    word, language = reading.words[index].folded, reading.language if reading.language in _NEGATIONS else "en"
    if word == "ne" and language == "it":
        # *né* negates, the pronoun *ne* does not: only the accent tells them apart.
        return reading.quote((reading.words[index].start, reading.words[index].end)).casefold() in ("né", "nè")
    if word in _NEGATES_NEXT[language]:
        return _right_before(reading, index, first) and reading.words[first].value is None
    if reading.words[first].value is not None and not _right_before(reading, index, first):
        # *Non riceviamo il 9* says no to receiving, not to the date.
        return False
    if word in _NOTHING and reading.words[first].kind in _ADDRESSES:
        # *It costs nothing, phone 0742 …* says no to a price, not to a number.
        return False
    return word in _NEGATIONS[language] or word.endswith("n't")


def _right_before(reading: Reading, index: int, first: int) -> bool:
    """Tell whether nothing but articles, *is* and a day of the week stands between two words."""
    between = [reading.words[place] for place in range(index + 1, first)]
    return all(word.folded in _ARTICLES or word.kind is Kind.WEEKDAY for word in between)

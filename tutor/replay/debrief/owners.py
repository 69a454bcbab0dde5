"""Who an action names: anybody of the room may own one, whatever their name, in whichever language it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from tutor.checkers.content.privacy import people_named
from tutor.checkers.look import Look
from tutor.i18n import LANGUAGES
from tutor.text.lexicon import lexicon
from tutor.text.reading import Span
from tutor.text.tokens import Kind, Token

_BEFORE_A_COLON = re.compile(r"([\w'’&-]+(?: [\w'’&-]+){0,4}) ?: ")
"""Whoever stands before a colon at the beginning does it: *Ezechiele: a post by Friday*."""
_BETWEEN = frozenset("and e ed & di de del della da von van".split())
"""Small words that stand between names, or in one."""
_WILL_DO = re.compile(
    r"(?:will|shall|(?:has|have) to) (?:also |then )?(?!be\b)[a-z]"
    r"|(?:is|are) (?!being|missing)[a-z]+ing\b"
    r"|(?:si )?(?!sarà|saranno|verrà|verranno)[a-zàèéìòù]{2,}(?:rà|ranno)\b"
)
"""What says right behind a name that its bearer does something: *will call*, *chiamerà*; *will be ready* does not."""
_DOES = re.compile(
    r"[a-z]{2,}s (?=(?:the|an?|our|all|every|each|one|two|three|four|five|\d+)\b)"
    r"|[a-zàèéìòù]+[ae] (?=(?:il|lo|la|i|gli|le|una?|uno|due|tre|quattro|cinque|\d+)\b|l['’]|un['’])"
)
"""What may be a verb right behind a name, by what it is done to: *calls the*, *chiama i*."""
_ARTICLE = 4
"""Characters of an article with its space: *il 12 dicembre*."""
_NOBODY = frozenset("nessuno nessuna ognuna ciascuno ciascuna qualcuna altri altre gente none people others".split())
"""Words for nobody in particular, beside those of the lists."""
_PLURAL = "s"
"""How English nouns end that stand there without an article, *Captions will …*; the names that do are in the lists."""


def before_a_colon(text: str) -> str:
    """Return whoever stands first with a colon: words with a capital, and what stands between names; or nothing."""
    found = _BEFORE_A_COLON.match(text)
    words = found[1].split() if found else []
    named = bool(words) and words[0][0].isupper() and all(word[0].isupper() or word in _BETWEEN for word in words)
    return found[1] if found and named else ""


def owners_named(looks: Sequence[Look], dates: Sequence[Span]) -> Iterator[str]:
    """Find everybody who may own an action.

    These are first names and names with a title that the word lists know, whoever stands first with a colon, and
    whoever stands with a capital before what they do.

    Args:
        looks: The action, as each language reads it.
        dates: Where days are said in it, in any of them: days have capitals as well.
    """
    for look in looks:
        yield from (look.reading.quote(span) for span in people_named(look))
    yield before_a_colon(looks[0].reading.text)
    nobody = [span for look in looks for span in look.said("nobody")]
    yield from (looks[0].reading.quote(span) for span in _doers(looks[0], (*dates, *nobody), dates))


def _doers(look: Look, taken: Sequence[Span], dates: Sequence[Span]) -> Iterator[Span]:
    """Find whoever stands before a word that says that they do something.

    Args:
        look: The action.
        taken: What is no name, whatever it looks like.
        dates: Where days are said: nobody does anything to a day.
    """
    words, text = look.reading.words, look.reading.text
    for at in range(1, len(words)):
        start = words[at].start
        does = _WILL_DO.match(text, start) or _does(text, start, dates)
        if not does or text[words[at - 1].end : start] != " ":
            continue
        before = reversed(words[:at])
        named = list(takewhile(lambda word: _named(word, text, taken) or word.folded in _BETWEEN, before))
        while named and named[-1].folded in _BETWEEN:
            named.pop()
        if named and named[0].folded not in _BETWEEN:
            yield named[-1].start, named[0].end


def _does(text: str, start: int, dates: Sequence[Span]) -> bool:
    """Tell whether a word may be a verb: what follows is no day, as it is in *Riunione operativa il 12 dicembre*."""
    found = _DOES.match(text, start)
    return found is not None and not any(0 <= day - found.end() <= _ARTICLE for day, _ in dates)


def _named(word: Token, text: str, taken: Sequence[Span]) -> bool:
    """Tell whether a word may be somebody's name: it has a capital, and is no word of the lists that may have one."""
    names, others = _lists()
    return (
        word.kind is Kind.WORD
        and text[word.start].isupper()
        and word.folded not in others | _NOBODY
        and (word.folded in names or not word.folded.endswith(_PLURAL))
        and not _within(word.start, taken)
    )


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Return first names, and words that may have a capital and are none, of all languages."""
    known = [lexicon(language) for language in LANGUAGES]
    names = frozenset[str]().union(*(each.words("first_names") for each in known))
    others = (each.words(group) for each in known for group in ("function_words", "network_names"))
    return names, frozenset[str]().union(*others)


def _within(place: int, spans: Sequence[Span]) -> bool:
    return any(start <= place < end for start, end in spans)

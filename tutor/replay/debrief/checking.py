"""An action, looked at by the very checker that scenarios use: is it clear who does it, and by when?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tutor.checkers.base import Look
from tutor.checkers.content.privacy import people_named
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.internal.actions import OwnerAndDate, dates_in
from tutor.text.clean import clean
from tutor.text.reading import Span, read

_NAMED_FIRST = re.compile(r"([\w'’&-]+(?: [\w'’&-]+){0,4}) ?: ")
"""Whoever stands before a colon at the beginning does it, whatever their name: *Ezechiele: a post by Friday*."""
_BETWEEN = frozenset("and e ed & di de del della da von van".split())
"""Small words that stand between names, or in one."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in an action."""

    finding: Finding
    owner: str = ""
    """Who does it, as the text has it; empty where nobody is named."""
    date: str = ""
    """By when, as the text has it; empty where no day is."""

    @property
    def whole(self) -> bool:
        """Whether it has both, each in words of its own."""
        return self.finding.outcome is Outcome.MET and bool(self.owner and self.date)


def look_at(text: str, language: str, people: Iterable[str] = ()) -> Looked:
    """Look for owner and date of an action.

    Anybody of the room may own one: a first name, a name with a title, whoever stands first with a colon, a role.

    Args:
        text: What was typed.
        language: The text's, ISO 639-1.
        people: Names that are known besides: of those who agreed that it is shown.
    """
    cleaned = clean(text)
    bare = Look(read(cleaned, language), Context(language), Answer(cleaned))
    names = dict.fromkeys((*people, *(bare.reading.quote(span) for span in people_named(bare)), *_first(cleaned)))
    look = Look(bare.reading, Context(language, names=tuple(filter(None, map(_pattern, names)))), bare.answer)
    finding = OwnerAndDate().judge(look)
    dates = dates_in(look)
    owners = [span for span in finding.spans if not _inside(span, dates)]
    found = [span for span in finding.spans if _inside(span, dates)]
    if finding.outcome is Outcome.MET:
        first = _first(cleaned)
        return Looked(finding, first[0] if first else _quoted(look, owners), _quoted(look, found))
    nobody = {hit.span for hit in look.cues("nobody", "someday")}
    owners = [span for span in owners if span not in nobody]
    owner = _quoted(look, owners)
    # Apart from each other they are no pair: the day is asked for again, beside the name.
    return Looked(finding, owner, "" if owner else _quoted(look, dates[:1]))


def _first(text: str) -> tuple[str, ...]:
    """Return whoever stands first with a colon: words with a capital, and what stands between names."""
    found = _NAMED_FIRST.match(text)
    words = found[1].split() if found else []
    named = bool(words) and words[0][0].isupper() and all(word[0].isupper() or word in _BETWEEN for word in words)
    return (found[1],) if found and named else ()


def _pattern(name: str) -> str:
    """Return a name as a pattern that finds it and nothing else: what patterns mean by signs is no part of it, and a
    figure is no name.
    """
    if not any(character.isalpha() for character in name):
        return ""
    return " ".join(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", name))


def _inside(span: Span, dates: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in dates)


def _quoted(look: Look, spans: list[Span]) -> str:
    """Return the words that stand at some places, each once."""
    return ", ".join(dict.fromkeys(look.reading.quote(span) for span in sorted(spans)))

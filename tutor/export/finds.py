"""What a text tells about people and about what stays inside: proposals for what to hide before it is handed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tutor.checkers.confidential import NothingConfidential
from tutor.checkers.content.privacy import NoPersonalData, homes, people_named
from tutor.checkers.finding import Answer, Context
from tutor.checkers.look import Look
from tutor.checkers.sources import is_known, known_quantities
from tutor.export.hiding import places_of
from tutor.i18n import marked
from tutor.text.clean import clean
from tutor.text.reading import Span, read
from tutor.text.tokens import Kind


class Mark(StrEnum):
    """What a hidden piece was."""

    NAME = "name"
    EMAIL = "e-mail"
    PHONE = "phone"
    NUMBER = "number"
    """A plate, an account, a tax code: what tells exactly who somebody is."""
    ADDRESS = "address"
    HEALTH = "health"
    CONFIDENTIAL = "confidential"
    WORD = "hidden"
    """A word that the owner chose."""


@dataclass(frozen=True, slots=True)
class Find:
    """A piece of a text that is better hidden."""

    mark: Mark
    quote: str
    """The words, as they stand in the text."""

    def covers(self, word: str) -> bool:
        """Tell whether a word or phrase is this piece or a part of it, however it is spelt."""
        return bool(places_of([word], self.quote))


INSTEAD = {
    Mark.NAME: marked("[name]"),
    Mark.EMAIL: marked("[e-mail]"),
    Mark.PHONE: marked("[phone]"),
    Mark.NUMBER: marked("[number]"),
    Mark.ADDRESS: marked("[address]"),
    Mark.HEALTH: marked("[health]"),
    Mark.CONFIDENTIAL: marked("[confidential]"),
    Mark.WORD: marked("[hidden]"),
}
"""What stands in the place of each."""
_KINDS = {"number": Mark.NUMBER, "person": Mark.NAME, "health": Mark.HEALTH}


def finds(text: str, context: Context, people: Iterable[str] = ()) -> tuple[Find, ...]:
    """Look for what is better hidden.

    Args:
        text: What a learner typed.
        context: What the brief publishes may be said; what it keeps inside may not.
        people: Names that are hidden wherever they stand: the learner's, those of the company.

    Returns:
        Each piece once, in the order of the text.
    """
    look = Look(read(clean(text), context.language), context, Answer(clean(text)))
    places = sorted({*_seen(look), *_named(look, people)}, key=lambda place: (place[1], place[0]))
    return tuple(dict.fromkeys(Find(mark, look.reading.quote(span)) for mark, span in places))


def _seen(look: Look) -> Iterator[tuple[Mark, Span]]:
    known = known_quantities(look.context)
    for kind, mark in ((Kind.EMAIL, Mark.EMAIL), (Kind.PHONE, Mark.PHONE)):
        strange = (token for token in look.reading.of_kind(kind) if not is_known(token, known))
        yield from ((mark, (token.start, token.end)) for token in strange)
    yield from ((_KINDS[kind], span) for kind, span in NoPersonalData().exposed(look) if kind in _KINDS)
    yield from ((Mark.NAME, span) for name in people_named(look) for span in (name, *_parts(look, name)))
    published = " ".join(look.context.sources()).casefold()
    handles = ((token.start, token.end) for token in look.reading.of_kind(Kind.HANDLE))
    yield from ((Mark.NAME, span) for span in handles if look.reading.quote(span).casefold() not in published)
    yield from ((Mark.ADDRESS, span) for span in homes(look))
    yield from ((Mark.CONFIDENTIAL, span) for span in NothingConfidential().given_away(look))


def _parts(look: Look, name: Span) -> Iterator[Span]:
    """Return the first name and the surname of a full name, which may stand alone elsewhere; no part that is a word."""
    inside = [look.reading.words[index] for index in look.reading.words_between(*name)]
    words = look.lexicon.words("names_or_words")
    if len(inside) > 1:
        yield from ((word.start, word.end) for word in inside if word.end - word.start > 1 and word.folded not in words)


def _named(look: Look, people: Iterable[str]) -> Iterator[tuple[Mark, Span]]:
    """Find names that are known, whole or one of their parts."""
    parts = {part for name in people for part in (name, *name.split()) if len(part) > 1 and part[0].isupper()}
    words = look.lexicon.words("names_or_words")
    for start, end in places_of(parts, look.reading.text):
        quote = look.reading.text[start:end]
        if quote[0].isupper() or quote not in words:
            yield Mark.NAME, (start, end)

"""Figures bound to what they count: the right one beside its thing, and the wrong one that stands in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from tutor.checkers.denial import taking_place, upheld
from tutor.checkers.finding import Fact
from tutor.checkers.look import Look
from tutor.checkers.sources import known_quantities
from tutor.text.concepts import Hit, same_quantity
from tutor.text.patterns import Pattern, Slot, compile_pattern
from tutor.text.reading import Span, read
from tutor.text.tokens import Kind, Token

BOUND = 6
"""Words within which a figure belongs to a thing."""
COUNTED = (Kind.NUMBER, Kind.PERCENT, Kind.MONEY)
"""Figures that say nothing without the thing they count or measure."""
Things = dict[int, list[Hit]]
"""Where a thing stands, by the index of the sentence."""
TELLING = (Kind.DATE, Kind.TIME, Kind.PHONE, Kind.EMAIL)
"""Figures that say by themselves what they are: a day, an hour, a number to call."""


def bound(look: Look, fact: Fact, hits: list[Hit]) -> list[Hit]:
    """Return the hits of a fact that are bound to its thing; all of them where the author names none.

    A hit that is only a figure needs the thing within six words, in the same sentence.
    """
    if not fact.thing:
        return hits
    things = look.by_sentence(look.hits(fact.thing, even_negated=True))
    return [hit for hit in hits if not _only_figures(look, hit) or _beside(look, hit, things)]


def kept(look: Look, fact: Fact) -> list[Hit]:
    """Return where a fact is kept: by one of its forms, or by the two ends of its hours said apart.

    A form that is a stretch of hours (*6.30-14.30*) is kept as well by *we start at 6.30. At 14.30 you are out*: both
    ends in order, in one sentence or two neighbouring ones, and no other hour between them.
    """
    hits = look.hits(fact.accept, even_negated=fact.even_negated)
    return bound(look, fact, taking_place(look, upheld(look, hits or _ends_apart(look, fact))))


def _ends_apart(look: Look, fact: Fact) -> Iterator[Hit]:
    words = look.reading.words
    hours = [index for index, word in enumerate(words) if word.kind is Kind.TIME]
    stretches = [ends for source in fact.accept if (ends := _stretch(compile_pattern(source, look.context.language)))]
    for first, last in pairwise(hours) if stretches else ():
        near = look.reading.sentence_of[last] - look.reading.sentence_of[first] <= 1
        if near and any(_same(start, words[first]) and _same(end, words[last]) for start, end in stretches):
            yield Hit((words[first].start, words[last].end), first, last)


def _stretch(pattern: Pattern) -> tuple[Token, Token] | None:
    """Return the two ends of a form that is nothing but a stretch of hours."""
    ends = [slot.quantity for slot in _slots([pattern]) if slot.quantity and slot.quantity.kind is Kind.TIME]
    row = len(pattern.parts) == 1 and len(pattern.parts[0]) == 2 == len(ends)
    return (ends[0], ends[1]) if row and ends[0].value < ends[1].value else None


def wrong_figure(look: Look, fact: Fact) -> tuple[Span, str] | None:
    """Find the figure that stands where a fact's own should.

    A figure that counts has to stand beside the fact's thing. Where the author names no thing, it is read off the forms
    that keep the fact (*60 places*), and a figure that the brief says of something else is left alone.

    Returns:
        Where it stands, with its thing where that is close; and the fact's own figure, as the fact writes it. None
        where there is no such figure.
    """
    patterns = [compile_pattern(source, look.context.language) for source in fact.accept]
    wanted = [slot.quantity for slot in _slots(patterns) if slot.quantity is not None]
    wanted = [token for token in wanted if token.kind in (*COUNTED, *TELLING)]
    things = _things(look, fact, patterns) if wanted else None
    for place, token in enumerate(look.reading.words) if wanted else ():
        alike = [own for own in wanted if own.kind is token.kind]
        if not alike or any(_same(own, token) for own in wanted) or (not fact.thing and _said_in_brief(look, token)):
            continue
        span = _with_thing(look, things, place) if token.kind in COUNTED else (token.start, token.end)
        if span:
            return span, _own_figure(look, fact, alike)
    return None


def _slots(patterns: Iterable[Pattern]) -> Iterator[Slot]:
    return (slot for pattern in patterns for part in pattern.parts for slot in part)


def _same(one: Token, other: Token) -> bool:
    return same_quantity(one, other) or same_quantity(other, one)


def _said_in_brief(look: Look, token: Token) -> bool:
    return any(_same(known, token) for known in known_quantities(look.context))


def _only_figures(look: Look, hit: Hit) -> bool:
    return all(look.reading.words[index].kind is not Kind.WORD for index in range(hit.first, hit.last + 1))


def _beside(look: Look, hit: Hit, things: Things) -> list[Hit]:
    """Return the things that stand near a hit, in its sentence."""
    return [
        thing
        for thing in things.get(look.sentence(hit.span), ())
        if max(thing.first - hit.last, hit.first - thing.last) <= BOUND
    ]


def _with_thing(look: Look, things: Things | None, place: int) -> Span | None:
    """Return a figure with the thing it stands beside; None where it stands beside none."""
    token = look.reading.words[place]
    figure = Hit((token.start, token.end), place, place)
    if things is None:
        return figure.span if token.kind is not Kind.NUMBER else None
    named = _beside(look, figure, things)
    if not named:
        return None
    thing = min(named, key=lambda hit: (abs(hit.first - place), hit.first))
    if abs(thing.first - place) > 1:
        return figure.span
    return min(figure.span[0], thing.span[0]), max(figure.span[1], thing.span[1])


def _things(look: Look, fact: Fact, patterns: list[Pattern]) -> Things | None:
    """Find the fact's thing: as the author names it, else by the words that stand beside a figure in its forms.

    None where there is no word for it: then a sum or a percentage is taken for the fact's own.
    """
    if fact.thing:
        return look.by_sentence(look.hits(fact.thing, even_negated=True))
    glue = look.lexicon.words("function_words")
    counting = [slot for pattern in patterns if _counts(pattern) for slot in _slots([pattern])]
    words = {word for slot in counting for word in slot.words if word not in glue}
    stems = tuple(stem for slot in counting for stem in slot.stems)
    if not words and not stems:
        return None
    return look.by_sentence(
        Hit((word.start, word.end), index, index)
        for index, word in enumerate(look.reading.words)
        if word.kind is Kind.WORD and (word.folded in words or (stems and word.folded.startswith(stems)))
    )


def _counts(pattern: Pattern) -> bool:
    return any(slot.quantity is not None and slot.quantity.kind in COUNTED for slot in _slots([pattern]))


def _own_figure(look: Look, fact: Fact, alike: list[Token]) -> str:
    """Return the fact's own figure as its text writes it; the whole text where it is written otherwise."""
    reading = read(fact.text, look.context.language)
    own = (token for token in reading.words if any(token.kind is each.kind and _same(each, token) for each in alike))
    found = next(own, None)
    return reading.quote((found.start, found.end)) if found else fact.text

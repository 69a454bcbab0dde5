"""What words mean beyond the forms that an author lists: free of charge, in stock, closed, moving house."""

from __future__ import annotations

from functools import lru_cache

from tutor.checkers.look import Look, clear_of
from tutor.checkers.settings import Patterns
from tutor.checkers.sources import counts_nothing
from tutor.i18n import LANGUAGES
from tutor.text.concepts import Hit, find_any
from tutor.text.lexicon import lexicon
from tutor.text.reading import Reading, Span, read
from tutor.text.tokens import Kind

FREE_STANDING = ("means_free",)
"""Meanings that say by themselves what they are about: a price."""
OF_A_THING = ("means_there", "means_gone", "means_closed")
"""Meanings that need their thing beside them: *yes* to what?"""
MEANINGS = (*FREE_STANDING, *OF_A_THING)
HEARD = ("means_free", "means_there")
"""Meanings for which there is a model beside the words."""
_NAMING = (Kind.CODE, Kind.WEEKDAY)
"""Kinds that name a thing however short they are: a code, a day of the week."""
NEAR = 1
"""Sentences between a meaning and its thing."""
WIDE = 3
"""Content words from which a form counts when they all stand in the answer, in whatever order."""


def answered(look: Look, forms: Patterns) -> list[Span]:
    """Return where a question is answered: by a form of the author's, by all the words of a longer one in another
    order, by the bare figure of a sum, or by another way to say what a form means.

    Args:
        look: The answer.
        forms: Forms of the right answer.
    """
    hits = look.found(forms, even_negated=True)
    if meaning_of(forms, look.context.language, MEANINGS) in FREE_STANDING:
        hits = clear_of(hits, look.said("not_for_nothing", even_negated=True))
    return hits or _figures(look, forms) or _scattered(look, forms) or _meant(look, forms)


def _figures(look: Look, forms: Patterns) -> list[Span]:
    """Find a sum said without its currency, *nine for anyone under twelve*; of *nine bikes* it is no price."""
    sums = [token for form in forms for token in read(form, look.context.language).of_kind(Kind.MONEY)]
    wanted = {token.value for token in sums}
    return [
        (token.start, token.end)
        for place, token in enumerate(look.reading.tokens if wanted else ())
        if token.kind is Kind.NUMBER and token.value in wanted and counts_nothing(look.reading, place)
    ]


def _scattered(look: Look, forms: Patterns) -> list[Span]:
    """Find a longer form whose words all stand in the answer, as a list has them."""
    for form in forms:
        row = _plain_words(form, look.context.language)
        places = [look.reading.positions.get(word, []) for word in row]
        if len(row) >= WIDE and all(places):
            first = look.reading.words[places[0][0]]
            return [(first.start, first.end)]
    return []


@lru_cache(maxsize=2048)
def _plain_words(form: str, language: str) -> tuple[str, ...]:
    """Return the words of a form that carry meaning; none where the form is a pattern."""
    if any(mark in form for mark in "|*_") or " within " in form:
        return ()
    glue = lexicon(language).words("function_words")
    return tuple(word.folded for word in read(form, language).words if word.folded not in glue)


def _meant(look: Look, forms: Patterns) -> list[Span]:
    """Find another way to say what most forms mean; a meaning of a thing needs the thing beside it."""
    meaning = meaning_of(forms, look.context.language, MEANINGS)
    found = [hit.span for hit in _said(look.reading, meaning)] if meaning else []
    found += _heard(look, meaning)
    if meaning in FREE_STANDING:
        return clear_of(found, look.said("not_for_nothing", even_negated=True))
    things = {look.sentence(span) for span in look.found(_named(forms, look.context.language), even_negated=True)}
    return [span for span in found if any(abs(look.sentence(span) - thing) <= NEAR for thing in things)]


def _heard(look: Look, meaning: str) -> list[Span]:
    """Return where a model hears a meaning; a question has none."""
    heard = look.own(meaning) if meaning in HEARD else []
    return [span for span in heard if not look.reading.quote(span).endswith("?")]


def _said(reading: Reading, meaning: str) -> list[Hit]:
    """Find a meaning in either language, since people mix them, where it is not denied."""
    return [hit for language in LANGUAGES for hit in find_any(lexicon(language).patterns(meaning), reading)]


@lru_cache(maxsize=512)
def meaning_of(forms: Patterns, language: str, names: tuple[str, ...]) -> str:
    """Return the meaning that most of some forms have, by the name of its group in the word lists; empty for none.

    Args:
        forms: Forms as an author lists them.
        language: ``it`` or ``en``.
        names: The meanings to choose from.
    """
    readings = [read(_as_text(form), language) for form in forms]
    counts = {
        name: sum(bool(find_any(lexicon(language).patterns(name), reading, even_negated=True)) for reading in readings)
        for name in names
    }
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def _as_text(form: str) -> str:
    """Return a form as words in a row."""
    return form.replace("|", " ").replace("*", "").replace("_", "")


@lru_cache(maxsize=512)
def _named(forms: Patterns, language: str) -> Patterns:
    """Return the words and codes of some forms that name a thing: those that are in no meaning."""
    glue = lexicon(language).words("function_words")
    words = [word for form in forms for word in read(_as_text(form), language).words]
    found = {word.folded for word in words if word.kind in _NAMING or (word.kind is Kind.WORD and len(word.folded) > 3)}
    meant = {
        word for name in MEANINGS for source in lexicon(language).sources(name) for word in _as_text(source).split()
    }
    return tuple(sorted(found - glue - meant))

"""Plans for one's own job: *when … then …* is kept more often than *I will try*."""

from __future__ import annotations

from enum import StrEnum

from tutor.text.concepts import find_any
from tutor.text.lexicon import lexicon
from tutor.text.patterns import compile_patterns
from tutor.text.reading import Reading, Span, read
from tutor.text.tokens import Kind

CLAUSE = 4
"""Words of a clause that begins with *when*, where no mark ends it sooner."""
_MARKS = frozenset(",;:–—")
"""What ends such a clause."""
_DAYS = ("relative_day", "duration", "period")
"""Groups of the word lists that name a moment by themselves."""
_OPENING = {
    "it": ("quando|appena|mentre|finché|se|prima|dopo|durante|qualora", "ogni volta", "la prima|prossima volta"),
    "en": ("when|whenever|once|while|before|after|during|if", "as soon as", "every|each|the|next|first time"),
}
"""What opens a clause that names a moment."""
_IN_A_DAY = {
    "it": (
        "ogni",
        "a|al|alla|allo|all'|in|di|nella mattin*|ser*|riunione|turno|chiusura|apertura|arrivo|cambio|pausa|fine",
        "fine turno|giornata|settimana|mese|lavoro",
        "stamattina|stasera|oggi|domani|settiman*|mese",
    ),
    "en": (
        "every|each",
        "my|the|a break|lunch|meeting|shift|morning|evening|handover|opening|closing",
        "end of",
        "tonight|today|tomorrow|morning*|evening*|week*|month*",
    ),
}
"""What else names a moment of a working day."""


class Missing(StrEnum):
    """The half that a plan lacks."""

    WHEN = "when"
    THEN = "then"


def missing_in(plan: str, language: str) -> Missing | None:
    """Return the half that a plan lacks; None where it has both, or where there is no plan at all.

    Args:
        plan: What the learner wrote, cleaned; empty where they wrote nothing.
        language: ``it`` or ``en``; in another language nothing is missed.
    """
    if not plan.strip() or language not in _OPENING:
        return None
    reading = read(plan, language)
    opened, named = _found(reading, _OPENING[language]), _moments(reading)
    if not opened and not named:
        return Missing.WHEN
    covered = {at for span in named for at in reading.words_between(*span)}
    covered |= {at for span in opened for at in _clause(reading, span)}
    glue = lexicon(language).words("function_words")
    done = [word for at, word in enumerate(reading.words) if at not in covered and word.folded not in glue]
    return None if done else Missing.THEN


def _found(reading: Reading, sources: tuple[str, ...]) -> list[Span]:
    patterns = compile_patterns(sources, reading.language, exact=True)
    return [hit.span for hit in find_any(patterns, reading, even_negated=True)]


def _moments(reading: Reading) -> list[Span]:
    """Return where a moment is named: a day, an hour, a time of the working day."""
    words = lexicon(reading.language)
    said = [hit.span for group in _DAYS for hit in find_any(words.patterns(group), reading, even_negated=True)]
    dated = reading.of_kind(Kind.DATE, Kind.WEEKDAY, Kind.TIME, Kind.MONTH)
    return [*said, *_found(reading, _IN_A_DAY[reading.language]), *((token.start, token.end) for token in dated)]


def _clause(reading: Reading, span: Span) -> range:
    """Return the places of the words of a clause: up to a mark, or as many as such a clause has."""
    end = next((at for at, sign in enumerate(reading.text) if at >= span[1] and sign in _MARKS), len(reading.text))
    words = reading.words_between(span[0], end)
    return range(words[0], min(words[-1] + 1, words[0] + CLAUSE)) if words else range(0)

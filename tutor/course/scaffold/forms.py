"""From a fact in an author's words to the forms that keep it, or give it away, in an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from tutor.text.concepts import find_any
from tutor.text.fold import fold
from tutor.text.lexicon import lexicon
from tutor.text.patterns import PatternError, compile_patterns
from tutor.text.reading import Reading, read
from tutor.text.tokens import Kind, Token

SUREST = {
    Kind.PHONE: "phone",
    Kind.EMAIL: "address",
    Kind.URL: "link",
    Kind.DATE: "day",
    Kind.MONEY: "price",
    Kind.PERCENT: "share",
    Kind.TIME: "hours",
    Kind.CODE: "code",
    Kind.NUMBER: "number",
}
"""Kinds of words that a fact can be told by, the surest first, and what such a fact is called."""
NAME, THING = "name", "thing"
"""What a fact is called that is told by a name, or by its rarest words."""
SMALL = 10
"""Counts up to here say little without the thing they count."""
RARE_WORDS = 3
"""Words that are paired, of those that say most."""
NEAR = 6
"""Words between the two of a pair."""
PHRASE = 3
"""Words in a row by which a mistake is recognised."""


@dataclass(frozen=True, slots=True)
class Forms:
    """How a fact may be told."""

    kind: str
    """What it is told by: ``day``, ``phone``, …, ``name``, ``thing``."""
    shown: str
    """The words of the fact that tell it, for a label."""
    tiers: tuple[tuple[str, ...], ...]
    """Patterns, the surest first; none of the tiers is empty."""

    @property
    def all(self) -> tuple[str, ...]:
        """Every pattern, the surest first."""
        return tuple(form for tier in self.tiers for form in tier)


def forms_of(fact: str, language: str) -> Forms:
    """Work out by which forms a fact may be told; each is found in the fact itself.

    Args:
        fact: The fact, without the mark of what stays inside.
        language: ``it`` or ``en``.
    """
    reading = read(fact, language)
    found: list[tuple[str, tuple[str, ...]]] = []
    for kind, name in SUREST.items():
        places = [at for at in range(len(reading.words)) if _kind(reading, at) is kind]
        counts = [at for at in places if kind is not Kind.NUMBER or (reading.words[at].value or 0) > SMALL]
        found.append((name, tuple(form for at in counts or places for form in _figure(reading, at))))
    large = [token for token in reading.of_kind(Kind.NUMBER) if (token.value or 0) > SMALL]
    found.append(("number", tuple(reading.quote((token.start, token.end)) for token in large)))
    found.append((NAME, tuple(_names(reading))))
    rare = [f"{stem(word, language)}*" for word in _rare(reading)]
    found.append((THING, tuple(f"{one} within {NEAR} {other}" for one, other in combinations(rare, 2))))
    sure = [(name, kept) for name, forms in found if (kept := _that_stand(forms, reading))]
    sure = sure or [(THING, kept) for kept in [_that_stand(rare, reading)] if kept]
    if not sure:
        return Forms(THING, fact, ())
    hits = find_any(compile_patterns(sure[0][1], language), reading, even_negated=True)
    shown = min((reading.quote(hit.span) for hit in hits), key=len)
    return Forms(sure[0][0], shown, tuple(forms for _, forms in sure))


def stands(forms: Iterable[str], text: str, language: str, *, even_negated: bool = False) -> bool:
    """Tell whether one of some patterns stands in a text; one that is no pattern stands nowhere."""
    reading = read(text, language)
    for form in forms:
        try:
            if find_any(compile_patterns([form], language), reading, even_negated=even_negated):
                return True
        except PatternError:
            continue
    return False


def accepted(forms: Forms, model: str, language: str, others: Iterable[str] = ()) -> tuple[tuple[str, ...], bool]:
    """Choose the patterns that keep a fact: the surest, and those by which the good answer tells it.

    Args:
        forms: How the fact may be told.
        model: The good answer.
        language: ``it`` or ``en``.
        others: The other facts; a pattern that stands in one of them tells that one just as well, and is left out.

    Returns:
        The patterns, and whether the good answer keeps the fact.
    """
    texts = tuple(others)
    tiers = [tuple(form for form in tier if not _anywhere(form, texts, language)) for tier in forms.tiers]
    surest = next((own for own in tiers[:1] if own), forms.tiers[0] if forms.tiers else ())
    for own in tiers:
        if stands(own, model, language):
            return tuple(dict.fromkeys((*surest, *own))), True
    return surest, False


def giving_away(fact: str, language: str, told: Iterable[str]) -> tuple[str, ...]:
    """Choose the patterns that give a confidential fact away; none stands in what may be told.

    Args:
        fact: The fact, without its mark.
        language: ``it`` or ``en``.
        told: Texts that may be told: the good answer, the other facts, the company's name.
    """
    texts = tuple(told)
    reading = read(fact, language)
    words = tuple(f"{stem(word, language)}*" for word in _rare(reading))
    for forms in (forms_of(fact, language).all, words):
        safe = [form for form in forms if not _anywhere(form, texts, language)]
        if kept := _that_stand(safe, reading):
            return tuple(dict.fromkeys(kept))
    return ()


def phrases(text: str, language: str, beside: Iterable[str], most: int = 2) -> tuple[str, ...]:
    """Choose the phrases by which a typical mistake is recognised: three words in a row that no good text has.

    Args:
        text: The mistake.
        language: ``it`` or ``en``.
        beside: Texts in which the phrases must not stand: the good answer, the facts.
        most: How many to choose.
    """
    reading, texts = read(text, language), tuple(beside)
    rows: list[tuple[int, int, str]] = []
    for size in (PHRASE, 2, 1):
        for at in range(len(reading.words) - size + 1):
            row = reading.words[at : at + size]
            form = " ".join(word.folded for word in row)
            if all(word.kind is Kind.WORD for word in row) and stands([form], text, language, even_negated=True):
                rows.append((_weight(row, language), at, form))
        strange = [row for row in rows if not _anywhere(row[2], texts, language)]
        telling = sorted(strange, key=lambda row: (-row[0], row[1]))
        if telling:
            break
    chosen = telling[:1]
    for weight, at, form in telling[1:]:
        if weight > 1 and len(chosen) < most and all(abs(at - other) >= PHRASE for _, other, _ in chosen):
            chosen.append((weight, at, form))
    return tuple(form for _, _, form in chosen)


def _anywhere(form: str, texts: Iterable[str], language: str) -> bool:
    """Tell whether a pattern stands in any of some texts, negated or not."""
    return any(stands([form], text, language, even_negated=True) for text in texts)


def _weight(row: Iterable[Token], language: str) -> int:
    """Count the words of a row that carry a meaning."""
    common = lexicon(language).words("function_words")
    return sum(word.folded not in common and len(word.folded) > 3 for word in row)


def stem(word: str, language: str) -> str:
    """Cut a word's ending: what is left begins its other forms too."""
    folded = fold(word)
    if language == "it":
        return folded[:-1] if len(folded) > 4 and folded[-1] in "aeiou" else folded
    for ending in ("ing", "ed", "s"):
        if folded.endswith(ending) and len(folded) - len(ending) >= 4:
            return folded.removesuffix(ending)
    return folded


def telling_words(text: str, language: str, answer: str, most: int = 6) -> tuple[str, ...]:
    """Choose the words of a text that an answer may take up, those that the given answer takes up first."""
    stems = list(dict.fromkeys(f"{stem(word, language)}*" for word in _rare(read(text, language), 4 * most)))
    ranked = sorted(stems, key=lambda form: not stands([form], answer, language, even_negated=True))
    return tuple(ranked[:most])


def _kind(reading: Reading, at: int) -> Kind:
    """Return the kind of a word; a number after a weekday is a day."""
    token = reading.words[at]
    weekday = at > 0 and reading.words[at - 1].kind is Kind.WEEKDAY
    return Kind.DATE if token.kind is Kind.NUMBER and weekday else token.kind


def _figure(reading: Reading, at: int) -> Iterator[str]:
    """Write a figure as patterns: a count with its thing, a day also with its weekday."""
    token, shown = reading.words[at], _bare(reading, reading.words[at])
    before, after = reading.words[at - 1 : at], reading.words[at + 1 : at + 2]
    if _kind(reading, at) is Kind.DATE:
        later = next((word for word in after if word.kind is Kind.DATE), None)
        if shown.isdecimal() and later is not None:
            # *From 9 to 20 August*: the month stands with the second day only.
            yield f"{shown} _ {_bare(reading, later)}"
        elif token.kind is Kind.DATE:
            yield shown
        if before and before[0].kind is Kind.WEEKDAY:
            yield f"{_bare(reading, before[0])} {token.value[0] if token.kind is Kind.DATE else shown}"
    elif token.kind is not Kind.NUMBER:
        yield shown
    elif thing := _thing(reading, after):
        yield f"{shown} {stem(thing, reading.language)}*"
    elif token.value is not None and token.value > SMALL:
        yield shown


def _thing(reading: Reading, after: Iterable[Token]) -> str:
    """Return what is counted: the word after a number, where it carries a meaning; empty where it does not."""
    common = lexicon(reading.language).words("function_words")
    long = [word.folded for word in after if word.kind is Kind.WORD and len(word.folded) > 2]
    return next((word for word in long if word not in common), "")


def _bare(reading: Reading, token: Token) -> str:
    """Quote a figure without the preposition that leads to it: *to 20 August* is the 20th of August."""
    shown = reading.quote((token.start, token.end))
    first, _, rest = shown.partition(" ")
    led = rest and token.kind is Kind.DATE and fold(first) in lexicon(reading.language).words("function_words")
    return rest if led else shown


def _names(reading: Reading) -> list[str]:
    """Return the names of a text as patterns: words with a capital though no sentence begins with them, together where
    they stand together.
    """
    starts = {start for start, _ in reading.sentences}
    common = lexicon(reading.language).words("function_words")
    rows: list[list[Token]] = []
    for word in reading.words:
        capital = word.kind is Kind.WORD and word.start not in starts and reading.text[word.start].isupper()
        if capital and rows and reading.text[rows[-1][-1].end : word.start] == " ":
            rows[-1].append(word)
        elif capital:
            rows.append([word])
    lone = [
        f"{stem(row[0].folded, reading.language)}*" for row in rows if len(row) == 1 and row[0].folded not in common
    ]
    return [" ".join(word.folded for word in row) for row in rows if len(row) > 1] + lone


def _rare(reading: Reading, most: int = RARE_WORDS) -> list[str]:
    """Return the words that say most, the longest first: the rarest are long."""
    common = lexicon(reading.language).words("function_words")
    long = [word.folded for word in reading.words if word.kind is Kind.WORD and len(word.folded) > 3]
    words = dict.fromkeys(word for word in long if word not in common)
    return sorted(words, key=len, reverse=True)[:most]


def _that_stand(forms: Iterable[str], reading: Reading) -> tuple[str, ...]:
    return tuple(form for form in forms if stands([form], reading.text, reading.language, even_negated=True))

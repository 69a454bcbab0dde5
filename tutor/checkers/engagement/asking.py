"""Questions: which of them open a conversation and which close it."""

from __future__ import annotations

from tutor.checkers.look import Look
from tutor.text.reading import Span
from tutor.text.tokens import Token

MIN_TOLD_WORDS = 4
"""Words in one clause from *tell us* on, from which it says what it wants to be told."""
LISTED = 3
"""Parts between commas from which a question lists what to choose from; the last of more may be long."""
_CLAUSE_MARKS = ':;.?!–—«“"('
"""Marks after which a clause begins, also where no capital says so."""


def opens(look: Look, span: Span) -> bool:
    """Tell whether a sentence asks for more than yes or no: by a question word where a clause begins, by a choice,
    or by asking to be told.
    """
    if offers_choice(look, span):
        return True
    told = [hit for hit in look.cues("told_me") if span[0] <= hit.span[0] < span[1]]
    if any(len(_rest_of_clause(look, hit.span[0])) >= MIN_TOLD_WORDS for hit in told) or asks_indirectly(look, span):
        return True
    closed = [hit for hit in look.cues("closed_question", even_negated=True) if span[0] <= hit.span[0] < span[1]]
    words = [look.reading.words[index] for index in look.reading.words_between(*span)]
    openers = look.lexicon.words("question_word")
    for place, word in enumerate(words):
        if word.folded.rstrip("'") not in openers and word.folded not in openers:
            continue
        shut = any(_same_clause(look, hit.span[0], word.start) for hit in closed)
        if not shut and (_at_clause_start(look, words, place) or _asks_here(look, words, place)):
            return True
    return False


def closes(look: Look, span: Span) -> bool:
    """Tell a question that one word ends: *right or wrong?*, *do you find that fair?*."""
    words = [look.reading.words[index].folded for index in look.reading.words_between(*span)]
    if any(_opposed(look, words[place - 1], words[place + 1]) for place in _either(look, words)):
        return True
    return (
        _first(look, words) in look.lexicon.words("yes_or_no_starts")
        and "?" in look.reading.quote(span)
        and not opens(look, span)
    )


def _asks_here(look: Look, words: list[Token], place: int) -> bool:
    """Tell *from 1 to 10, how angry are you?* from *is that what you did?*: no auxiliary opens the clause."""
    end = look.reading.text.find("?", words[place].end)
    if end < 0 or end > words[-1].end or words[place].folded.rstrip("'") not in look.lexicon.words("strong_question"):
        return False
    opening = place
    while opening > 0 and look.reading.text[words[opening - 1].end : words[opening].start].isspace():
        opening -= 1
    first = _first(look, [word.folded for word in words[opening:]])
    return first not in look.lexicon.words("yes_or_no_starts")


def _same_clause(look: Look, first: int, second: int) -> bool:
    """Tell whether the second place follows the first with no mark between them."""
    return first <= second and not any(mark in look.reading.text[first:second] for mark in ",:;?.!–—")


def _at_clause_start(look: Look, words: list[Token], place: int) -> bool:
    """Tell *when do you read?* from *Thursday, when we meet*: a question word opens a clause, and a comma alone does
    not ask.
    """
    leads = look.lexicon.words("question_leads")
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
    after = [word.folded for word in words[place + 1 : place + 3]]
    reach = 2 if after[:1] and after[0] in look.lexicon.words("before_asking") else 1
    if not look.lexicon.words("asks_next").isdisjoint(after[:reach]):
        return "," in between
    conditional = _first(look, [word.folded for word in words]) in look.lexicon.words("conditional_starts")
    relative = words[place].folded.rstrip("'") in look.lexicon.words("relative_words")
    return "," in between and (conditional or not relative)


def offers_choice(look: Look, span: Span) -> bool:
    """Tell whether a question offers a real choice: *this or that?*, *kept, hidden, burned?*; *yes or no* is none."""
    text = look.reading.quote(span)
    if "?" not in text:
        return False
    words = [look.reading.words[index].folded for index in look.reading.words_between(*span)]
    ends = [(words[place - 1], words[place + 1]) for place in _either(look, words)]
    none = look.lexicon.words("no_choice")
    if any(second not in none and not _opposed(look, first, second) for first, second in ends):
        return True
    parts = [part.split() for part in text.rstrip("?!. ").split(",")]
    listed = parts[1:-1] if len(parts) > LISTED else parts[1:]
    return len(parts) >= LISTED and all(1 <= len(part) <= 3 for part in listed)


def _first(look: Look, words: list[str]) -> str:
    """Return the real first word of a sentence; empty where there is none."""
    light = look.lexicon.words("light_starts")
    return next((word for word in words if word not in light), "")


def _either(look: Look, words: list[str]) -> list[int]:
    """Return where an *or* stands between two words."""
    between = look.lexicon.words("either_or")
    return [place for place, word in enumerate(words[1:-1], 1) if word in between]


def _opposed(look: Look, first: str, second: str) -> bool:
    """Tell whether two words are no real choice: *right* and *wrong*."""
    return any({first, second} == set(pair.split()) for pair in look.lexicon.sources("opposites"))


def goes_on(look: Look, span: Span) -> bool:
    """Tell *what do you think she was protecting?* from *what do you think?*: what follows makes it narrow."""
    rest = _rest_of_clause(look, span[1])
    return len(rest) > 1 and look.reading.words[rest[0]].folded not in look.lexicon.words("wide_ends")


def _rest_of_clause(look: Look, start: int) -> range:
    """Return the indexes of the words from a place to the next mark."""
    text = look.reading.text
    end = min((at for mark in ",:;?.!–—\n" if (at := text.find(mark, start)) >= 0), default=len(text))
    return look.reading.words_between(start, end)


def asked_in(look: Look) -> list[Span]:
    """Return the sentences that ask, with a question mark or without."""
    tells = {look.sentence(hit.span) for hit in look.cues("told_me")}
    return [
        span
        for index, span in enumerate(look.reading.sentences)
        if "?" in look.reading.quote(span)
        or index in tells
        or begins_as_question(look, span)
        or asks_indirectly(look, span)
    ]


def asks_indirectly(look: Look, span: Span) -> bool:
    """Tell a question inside a statement: *we should like to learn how you decide*, *your version of why*."""
    openers = look.lexicon.words("question_word")
    wishes = [hit for hit in look.cues("wants_to_know") if span[0] <= hit.span[0] < span[1]]
    asked = (look.reading.words[index].folded for hit in wishes for index in _rest_of_clause(look, hit.span[0]))
    return any(word in openers or word.rstrip("'") in openers for word in asked)


def begins_as_question(look: Look, span: Span) -> bool:
    """Tell a question without its mark: it begins with a question word and speaks to the reader."""
    words = [look.reading.words[index].folded for index in look.reading.words_between(*span)]
    speaks = look.lexicon.words("second_person")
    return bool(words) and words[0] in look.lexicon.words("question_word") and any(word in speaks for word in words)

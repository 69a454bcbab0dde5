"""Questions: which of them open a conversation and which close it."""

from __future__ import annotations

from tutor.checkers.look import Look
from tutor.text.reading import Span
from tutor.text.tokens import Token

MIN_TOLD_WORDS = 4
"""Words in one clause from *tell us* on, from which it says what it wants to be told."""
LISTED = 3
"""Parts between commas from which a question lists what to choose from; the last of more may be long."""
_LEADS = {
    "it": frozenset(
        """
        e ma o a di da in con su per tra fra fino sotto verso allora voi tu ora secondo invece sinceramente al posto suo
        nei panni suoi sua lei lui loro
        """.split()
    ),
    "en": frozenset(
        """
        and but or so to of from in with on for at about under until since by you now then honestly her his their place
        shoes
        """.split()
    ),
}
"""Words that may stand before a question word without making it a relative one."""
_CLAUSE_MARKS = ':;.?!–—«“"('
"""Marks after which a clause begins, also where no capital says so."""
_RELATIVES = frozenset("che chi quando dove who which when where that come".split())
"""Question words that after a comma are rather relative: *Thursday, when we meet*."""
_ASKS_NEXT = frozenset(
    "would did do does is are was were could should can will have has had d'you cosa cos' avreste avresti".split()
)
"""Words that right after a question word make it ask for certain: *who would you*, *che cosa*."""
_CLITICS = frozenset("l' lo la li le ne ce glielo gliela gliel' c'".split())
"""Italian pronouns that may stand before the verb of a question: *a chi l'avreste*."""
_STRONG = frozenset(
    "what how why which whose whom what's cosa cos' quale quali qual perche quanto quanta quanti quante".split()
)
"""Question words that before a question mark ask wherever they stand."""
_AUXILIARIES = frozenset(
    "is are was were do does did have has had can could would will should isn't don't didn't".split()
)
"""Words with which an English question begins that yes or no ends."""
_LIGHT_STARTS = frozenset("e ma and but so allora".split())
"""Words that a sentence may begin with before its real first word."""
_OPPOSITES = frozenset(
    frozenset(pair.split())
    for pair in ("giusto sbagliato", "bene male", "vero falso", "right wrong", "true false", "good bad", "pro contro")
)
"""Two words that are no real choice: either is the whole answer."""
_NO_CHOICE = frozenset("no not meno nothing niente".split())
"""Words that after *or* offer nothing else."""
_WIDE_ENDS = frozenset("of about di del della dello dell' su on it this that".split())
"""Words after which *what do you think* stays as wide as it was."""


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
    if any({words[place - 1], words[place + 1]} in _OPPOSITES for place in _either(words)):
        return True
    first = next((word for word in words if word not in _LIGHT_STARTS), "")
    return first in _AUXILIARIES and "?" in look.reading.quote(span) and not opens(look, span)


def _asks_here(look: Look, words: list[Token], place: int) -> bool:
    """Tell *from 1 to 10, how angry are you?* from *is that what you did?*: no auxiliary opens the clause."""
    end = look.reading.text.find("?", words[place].end)
    if end < 0 or end > words[-1].end or words[place].folded.rstrip("'") not in _STRONG:
        return False
    opening = place
    while opening > 0 and look.reading.text[words[opening - 1].end : words[opening].start].isspace():
        opening -= 1
    first = next((word.folded for word in words[opening:] if word.folded not in _LIGHT_STARTS), "")
    return first not in _AUXILIARIES


def _same_clause(look: Look, first: int, second: int) -> bool:
    """Tell whether the second place follows the first with no mark between them."""
    return first <= second and not any(mark in look.reading.text[first:second] for mark in ",:;?.!–—")


def _at_clause_start(look: Look, words: list[Token], place: int) -> bool:
    """Tell *when do you read?* from *Thursday, when we meet*: a question word opens a clause, and a comma alone does
    not ask.
    """
    leads = _LEADS.get(look.context.language, _LEADS["en"])
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
    if any(word in _ASKS_NEXT for word in after[: 2 if after[:1] and after[0] in _CLITICS else 1]):
        return "," in between
    opening = next((word.folded for word in words if word.folded not in _LIGHT_STARTS), "")
    conditional = opening in ("se", "if", "voi", "you", "al")
    return "," in between and (conditional or words[place].folded.rstrip("'") not in _RELATIVES)


def offers_choice(look: Look, span: Span) -> bool:
    """Tell whether a question offers a real choice: *this or that?*, *kept, hidden, burned?*; *yes or no* is none."""
    text = look.reading.quote(span)
    if "?" not in text:
        return False
    words = [look.reading.words[index].folded for index in look.reading.words_between(*span)]
    ends = [(words[place - 1], words[place + 1]) for place in _either(words)]
    if any(second not in _NO_CHOICE and {first, second} not in _OPPOSITES for first, second in ends):
        return True
    parts = [part.split() for part in text.rstrip("?!. ").split(",")]
    listed = parts[1:-1] if len(parts) > LISTED else parts[1:]
    return len(parts) >= LISTED and all(1 <= len(part) <= 3 for part in listed)


def _either(words: list[str]) -> list[int]:
    """Return where an *or* stands between two words."""
    return [place for place, word in enumerate(words[1:-1], 1) if word in ("o", "oppure", "or")]


def goes_on(look: Look, span: Span) -> bool:
    """Tell *what do you think she was protecting?* from *what do you think?*: what follows makes it narrow."""
    rest = _rest_of_clause(look, span[1])
    return len(rest) > 1 and look.reading.words[rest[0]].folded not in _WIDE_ENDS


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

"""What is left out of an answer before it is graded: words to the grader, rows of keywords. Offsets stay true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tutor.checkers.finding import Answer, Context
from tutor.checkers.look import Look
from tutor.text.clean import Clean
from tutor.text.lexicon import lexicon
from tutor.text.measures import figures
from tutor.text.reading import Reading, Span, read

KEYWORDS_IN_A_ROW = 4
"""Words without any glue between them from which a row among sentences is a list of keywords."""
KEYWORDS_IN_A_SENTENCE = 10
"""Words without glue, figure or mark between them from which they are keywords wherever they stand: honest sentences in
either language have eight at most.
"""

UNMARKED = 6
"""As above, where no mark stands between them: *Studio Aurora cerca igienista* is a sentence."""
MOST_TOLD = 6
"""Words up to which a colon makes a row of words a statement about the first."""

HEADING = 5
"""Most words that a notice begins with."""


def without_talk(answer: Answer, context: Context) -> Answer:
    """Blank out the sentences that talk to whoever grades."""
    reading = read(answer.text, context.language)
    look = Look(reading, context, answer)
    talk = [hit for hit in look.cues("talk_to_grader", even_negated=True) if not look.in_quotes(hit.span)]
    return _blanked(answer, {reading.sentences[reading.sentence_of[hit.first]] for hit in talk})


def without_keywords(answer: Answer, context: Context) -> Answer:
    """Blank out rows of keywords that stand among sentences: they would find what the sentences do not say."""
    reading = read(answer.text, context.language)
    rows = [span for span in reading.sentences if _is_row(reading, span) and not _heads_a_notice(reading, span)]
    if len(rows) == len(reading.sentences):
        return answer
    runs = _runs(reading)
    besides = len(reading.words) - sum(len(reading.words_between(*run)) for run in runs)
    return _blanked(answer, rows + (runs if besides >= KEYWORDS_IN_A_SENTENCE else []))


def _heads_a_notice(reading: Reading, span: Span) -> bool:
    """Tell the few words that a notice begins with, *Turner wanted, m/f*, by the figures that follow them."""
    opening = span == reading.sentences[0] and len(reading.words_between(*span)) <= HEADING
    return opening and len(figures(reading)) >= KEYWORDS_IN_A_ROW


def _runs(reading: Reading) -> list[Span]:
    """Return where so many words follow each other without glue that no sentence was meant."""
    glue = lexicon(reading.language).words("function_words")
    runs: list[Span] = []
    begun: list[int] = []
    for token in (*reading.tokens, None):
        if token is not None and token.folded.isalpha() and token.folded not in glue:
            begun.append(token.start)
            end = token.end
            continue
        if len(begun) >= KEYWORDS_IN_A_SENTENCE:
            runs.append((begun[0], end))
        begun = []
    return runs


def _blanked(answer: Answer, spans: Iterable[Span]) -> Answer:
    """Return the answer with spaces in some places; the same answer where there are none."""
    text = str(answer.text)
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return replace(answer, text=Clean(text)) if text != answer.text else answer


def _is_row(reading: Reading, span: Span) -> bool:
    """Tell a row of single words: no glue, no digit, and a mark after nearly each word or none at all."""
    words = [reading.words[index] for index in reading.words_between(*span)]
    text = reading.quote(span)
    glue = lexicon(reading.language).words("function_words")
    if len(words) < KEYWORDS_IN_A_ROW or any(word.folded in glue for word in words):
        return False
    if any(character.isdigit() for word in words for character in reading.text[word.start : word.end]):
        return False
    if any(mark in text for mark in ":→=") and len(words) <= MOST_TOLD:
        # *Moraiolo: small, bitter, splendid* says three things of one.
        return False
    marks = sum(character in ",;|/·" for character in text)
    bare = marks == 0 and not text.endswith(("!", "?")) and len(words) >= UNMARKED
    return bare or 2 * marks >= len(words)

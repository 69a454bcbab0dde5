"""Gates: words that are not yet sentences, in a row or in no order.

Rules as in `holding_back`, which tells where thresholds come from; those without *trial* let honest notices, telegrams,
forms and dialect pass.
"""

from __future__ import annotations

from tutor.checkers.holding_back import ENOUGH_WORDS, NO_PROSE
from tutor.checkers.look import Look
from tutor.text import measures
from tutor.text.order import in_order, order_score, tangle
from tutor.text.reading import Reading

LIST = 0.22
"""Share of glue under which words are a list, unless they read as notes or in order (trial)."""
ANY_GLUE = 0.04
"""Share of glue from which a single short line with figures is a note: one word in 25."""
SINGLE_THINGS, THINGS = 5, 8
"""Things between commas from which they are a row and no answer: single words, and words with their article."""
WORDS_OF_A_THING = 3
"""Words up to which a piece between commas only names a thing."""
UNBROKEN, GLUE_OF_UNBROKEN = 18, 4
"""Words in a row with no mark between them, and the most glue among them by which they are keywords: of 5,492 answers
that people wrote none has so little.
"""
NEARLY_ALL = 0.9
"""Share of pieces between commas that only name things, where they are a row of them."""
SHORT_SENTENCE = 9
"""Words of a sentence, on average, up to which notes and dialect are spoken."""
ENOUGH_SENTENCES = 3
"""Sentences or lines from which short ones are spoken, and no row of keywords with one full stop."""
SOME_FIGURES, FIGURES_OF_A_NOTICE, FIGURES_OF_A_LINE = 3, 4, 6
"""Figures from which short sentences are notes, lines are a notice, and a single line is one; keywords have none."""
LINES_OF_A_FORM = 3
"""Lines of a name and what it is from which a text may be a form."""
MOST_LINES = 0.6
"""Share of such lines in a form."""
MIXED = -1.0
"""Score of the order of words under which nearly no honest text lies, however little it cares for capitals:
`tests/training/word_order.py` counts them.
"""
DOUBTFUL = 0.9
"""Score under which another sign of mixed words is enough."""
IN_DIALECT = 2
"""Words of a dialect from which the order of words, learnt on the common language, says nothing."""
DANGLING = 0.15
"""Share of articles and prepositions that lead nowhere from which words may be mixed: it caught nine of ten shuffled
answers and none of fifteen others (trial).
"""
ALTERNATING = 0.95
"""Share of neighbours of which one is glue and one is not from which glue was strewn among keywords; prose has 0.6."""
MISPLACED = 3
"""Capitals in mid-sentence and small letters at its beginning from which sentences were cut up and mixed."""


def word_list(look: Look, _: int) -> str:
    """Speak where keywords or things stand in a row, alone or beside sentences."""
    reading = look.reading
    glue = measures.function_word_share(reading)
    bare = len(measures.spoken_words(reading)) >= ENOUGH_WORDS and glue < LIST
    listed = (bare and not _reads_as_notes(reading) and not in_order(reading)) or (glue < LIST and _mixed(reading))
    unbroken = len(reading.words) >= ENOUGH_WORDS and glue < NO_PROSE and measures.unbroken_run(reading) >= ENOUGH_WORDS
    strewn = not _mixed(reading) and measures.dialect_words(reading) < IN_DIALECT and _holds_keywords(reading)
    if listed or unbroken or strewn or _row_of_things(reading.text):
        return look.voice.say("I see words here and not yet sentences. Try saying it to one person.")
    return ""


def _holds_keywords(reading: Reading) -> bool:
    """Tell keywords that stand beside sentences, or in their place."""
    return tangle(reading) is not None or measures.least_glue(reading, UNBROKEN) <= GLUE_OF_UNBROKEN


def _row_of_things(text: str) -> bool:
    """Tell things named one after the other, each with its article: *the eggs, the tray, the Saturday*; fewer are
    enough where each is a single word.
    """
    things = [thing.split() for thing in text.split(",")]
    single = len(things) >= SINGLE_THINGS and all(len(words) == 1 for words in things)
    return single or (
        len(things) >= THINGS and sum(len(words) <= WORDS_OF_A_THING for words in things) >= NEARLY_ALL * len(things)
    )


def _reads_as_notes(reading: Reading) -> bool:
    """Tell short lines with figures, as on a notice, or short sentences, as in dialect, from a row of keywords."""
    figures = measures.figures(reading)
    lines, glue = len(reading.sentences), measures.function_word_share(reading)
    brief = len(reading.words) / max(1, lines) <= SHORT_SENTENCE
    spoken = lines >= ENOUGH_SENTENCES and glue >= NO_PROSE and reading.text.count(",") <= lines
    notice = (
        lines >= 2
        and len(figures) >= max(FIGURES_OF_A_NOTICE, len(reading.words) / 5)
        and reading.text.count(",") <= 2 * lines
    )
    dense = len(figures) >= max(FIGURES_OF_A_LINE, len(reading.words) / 3) and glue >= NO_PROSE
    return (
        notice
        or dense
        or (brief and (spoken or (len(figures) >= SOME_FIGURES and (glue >= ANY_GLUE or lines >= ENOUGH_SENTENCES))))
    )


def _fills_a_form(text: str) -> bool:
    """Tell lines of a name and what it is, *Pay: 1,250 euros*, from sentences: order says nothing there."""
    lines = [line for line in text.splitlines() if line.strip()]
    named = sum(1 for line in lines if 0 < line.find(":") < len(line.rstrip()) - 1)
    return named >= LINES_OF_A_FORM and named >= MOST_LINES * len(lines)


def word_salad(look: Look, _: int) -> str:
    """Speak where the words of sentences stand in no order."""
    reading = look.reading
    if _notes_facts(reading):
        return ""
    score, misplaced = order_score(reading), measures.misplaced_capitals(reading)
    mixed = measures.function_word_share(reading) >= LIST and _mixed(reading)
    doubtful = score is None or score < DOUBTFUL
    dangling, alternating = measures.dangling_share(reading) >= DANGLING, measures.alternation(reading) >= ALTERNATING
    signs = dangling or alternating or (misplaced > 0 and score is not None)
    if mixed or misplaced >= MISPLACED or (doubtful and signs):
        return look.voice.say("The words are there, the order is not yet. Try reading it aloud once.")
    return ""


def _mixed(reading: Reading) -> bool:
    """Tell words in no order; of figures, forms and dialect the order says nothing."""
    if measures.dialect_words(reading) >= IN_DIALECT or _notes_facts(reading):
        return False
    score = order_score(reading)
    return score is not None and score < MIXED


def _notes_facts(reading: Reading) -> bool:
    """Tell a telegram of figures, and lines of a form."""
    telegram = len(reading.words) < 2 * ENOUGH_WORDS and len(measures.figures(reading)) >= len(reading.words) / 3
    return telegram or _fills_a_form(reading.text)

"""Gates: what is looked at before anything is graded.

A gate that holds an answer back says one kind sentence and uses up no attempt. No gate rests on one figure alone. The
thresholds were set on honest answers of 12 words and more; below that only the plainest gates speak.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from tutor.checkers.finding import Answer, Context
from tutor.checkers.look import Look, insulting
from tutor.checkers.passing_over import without_keywords, without_talk
from tutor.checkers.sources import source_readings
from tutor.i18n import FALLBACK, LANGUAGES, speaker
from tutor.text import measures
from tutor.text.order import in_order, order_score
from tutor.text.reading import Reading, read
from tutor.text.tokens import Kind

MAX_ANSWER = 10_000
"""Longest answer that is graded, in characters: four times the longest post any step asks for."""
ENOUGH_WORDS = 12
"""Words from which shares of words mean something."""
MOST_BEFORE_REFUSAL = 2
"""Most words of a sentence before *don't know* where the learner says it of themselves, and not of others."""
FEWEST_WORDS = 3
"""Words below which an answer counts as blank, where its step asks for no fewer."""


class GateId(StrEnum):
    """The gates, in the order in which they are tried."""

    TOO_LONG = "too-long"
    BLANK = "blank"
    REFUSAL = "refusal"
    GIBBERISH = "gibberish"
    LANGUAGE = "language"
    WORD_LIST = "word-list"
    WORD_SALAD = "word-salad"
    REPETITION = "repetition"
    COPIED_BRIEF = "copied-brief"
    COPIED_MODEL = "copied-model"
    TALK_TO_GRADER = "talk-to-grader"
    KEYWORDS = "keywords"
    ALL_CAPS = "all-caps"
    INSULT = "insult"


CAPPING = frozenset({GateId.ALL_CAPS, GateId.INSULT})
"""Gates that let the answer be graded and keep it from passing."""
_PASSED_OVER = frozenset({GateId.TALK_TO_GRADER, GateId.KEYWORDS})
"""Gates that leave something out and let the rest be graded."""
ALWAYS = frozenset({GateId.TOO_LONG, GateId.BLANK})
"""Gates that no step can switch off."""


@dataclass(frozen=True, slots=True)
class Screened:
    """An answer after the gates."""

    answer: Answer
    """What is graded: sentences addressed to the grader, and rows of keywords among sentences, are blanked out, so that
    offsets stay true.
    """
    gate: GateId | None = None
    """The gate that spoke, if any."""
    message: str = ""
    """What it says."""

    @property
    def held(self) -> bool:
        """Whether nothing may be graded."""
        return self.gate is not None and self.gate not in CAPPING and self.gate not in _PASSED_OVER

    @property
    def capped(self) -> bool:
        """Whether the answer cannot pass as it is."""
        return self.gate in CAPPING


def screen(
    answer: Answer, context: Context, relaxed: Collection[str] = (), fewest_words: int = FEWEST_WORDS
) -> Screened:
    """Take an answer through the gates.

    Args:
        answer: A written answer, cleaned.
        context: The step it answers.
        relaxed: Ids of gates that this step switches off: a list is no word salad where a list was asked for.
        fewest_words: Words below which the answer counts as blank.
    """
    if said := too_long(answer, context.language):
        return Screened(answer, GateId.TOO_LONG, said)
    spoken = without_talk(answer, context) if GateId.TALK_TO_GRADER not in relaxed else answer
    graded = without_keywords(spoken, context) if GateId.KEYWORDS not in relaxed else spoken
    look = Look(read(graded.text, context.language), context, graded)
    for gate, rule in _RULES.items():
        if (gate in ALWAYS or gate not in relaxed) and (message := rule(look, fewest_words)):
            return Screened(graded, gate, message)
    if spoken is not answer:
        note = look.voice.say("I left out the sentence addressed to me: your readers would not know what it is about.")
        return Screened(graded, GateId.TALK_TO_GRADER, note)
    if graded is not spoken:
        note = look.voice.say("I left out the row of single words: it tells your readers nothing.")
        return Screened(graded, GateId.KEYWORDS, note)
    return Screened(graded)


def too_long(answer: Answer, language: str) -> str:
    """Say that a text, or the description of its picture, is too long to be graded; empty where neither is."""
    longest = max(len(answer.text), len(answer.alt))
    if longest <= MAX_ANSWER:
        return ""
    return speaker(language).say(
        "{n} characters are more than anybody will read: try keeping the part that counts.", n=longest
    )


def _blank(look: Look, fewest_words: int) -> str:
    words = measures.spoken_words(look.reading)
    figures = look.reading.of_kind(Kind.NUMBER, Kind.DATE, Kind.TIME, Kind.MONEY, Kind.URL, Kind.PHONE)
    if not words and not figures:
        return look.voice.say("There is nothing to read yet. One sentence is enough to begin with.")
    if len(words) + len(figures) < fewest_words:
        return look.voice.say("That is very short: a few words more, and I can say something about it.")
    return ""


def _refusal(look: Look, _: int) -> str:
    reading = look.reading
    begun = [reading.words_between(*span).start for span in reading.sentences]
    refused = any(
        hit.first - begun[reading.sentence_of[hit.first]] <= MOST_BEFORE_REFUSAL
        for hit in look.cues("refusal", even_negated=True)
    )
    if len(reading.words) >= ENOUGH_WORDS or not refused:
        return ""
    return look.voice.say("Fair enough. A hint may help you begin: it costs nothing.")


def _gibberish(look: Look, _: int) -> str:
    strange = measures.unpronounceable_share(look.reading)
    glue = measures.function_word_share(look.reading)
    words = len(measures.spoken_words(look.reading))
    foreign = words >= ENOUGH_WORDS and glue < 0.12 and not _other_language(look) and _familiar_share(look) < 0.2
    if (strange > 0.3 and glue < 0.3) or foreign:
        return look.voice.say("I cannot make words out of this. Try again as you would tell a colleague.")
    return ""


def _familiar_share(look: Look) -> float:
    """Return the share of content words that the brief knows: a list of keywords has many, *lorem ipsum* none."""
    own = set(measures.content_words(look.reading))
    known = {word for source in source_readings(look.context) for word in measures.content_words(source)}
    stems = {word[:5] for word in known}
    return sum(word[:5] in stems for word in own) / len(own) if own else 0.0


def _other_language(look: Look) -> str:
    """Return the language that the text is rather written in; empty where it is the step's own."""
    own = measures.function_word_share(look.reading)
    if own >= 0.2 or len(measures.spoken_words(look.reading)) < 6:
        return ""
    for language in LANGUAGES:
        if language != look.context.language:
            other = measures.function_word_share(read(look.reading.text, language))
            if other > 0.3 and other > 2 * own:
                return language
    return ""


def _language(look: Look, _: int) -> str:
    if not _other_language(look):
        return ""
    if look.context.language == FALLBACK:
        return look.voice.say("This reader reads English: would you write it in English?")
    return look.voice.say("This reader reads Italian: would you write it in Italian?")


def _word_list(look: Look, _: int) -> str:
    reading = look.reading
    glue = measures.function_word_share(reading)
    bare = len(measures.spoken_words(reading)) >= ENOUGH_WORDS and glue < 0.22
    listed = bare and not _reads_as_notes(reading) and not in_order(reading)
    unbroken = len(reading.words) >= ENOUGH_WORDS and glue < 0.12 and measures.unbroken_run(reading) >= ENOUGH_WORDS
    if listed or unbroken or _row_of_things(reading.text):
        return look.voice.say("I see words here and not yet sentences. Try saying it to one person.")
    return ""


def _row_of_things(text: str) -> bool:
    """Tell things named one after the other, each with its article: *the eggs, the tray, the Saturday*; fewer are
    enough where each is a single word.
    """
    things = [thing.split() for thing in text.split(",")]
    single = len(things) >= 5 and all(len(words) == 1 for words in things)
    return single or (len(things) >= 8 and sum(len(words) <= 3 for words in things) >= 0.9 * len(things))


def _reads_as_notes(reading: Reading) -> bool:
    """Tell short lines with figures, as on a notice, or short sentences, as in dialect, from a row of keywords."""
    figures = measures.figures(reading)
    lines, glue = len(reading.sentences), measures.function_word_share(reading)
    brief = len(reading.words) / max(1, lines) <= 9
    spoken = lines >= 3 and glue >= 0.12 and reading.text.count(",") <= lines
    notice = lines >= 2 and len(figures) >= max(4, len(reading.words) / 5) and reading.text.count(",") <= 2 * lines
    dense = len(figures) >= max(6, len(reading.words) / 3) and glue >= 0.12
    return notice or dense or (brief and (spoken or (len(figures) >= 3 and (glue >= 0.04 or lines >= 3))))


def _fills_a_form(text: str) -> bool:
    """Tell lines of a name and what it is, *Pay: 1,250 euros*, from sentences: order says nothing there."""
    lines = [line for line in text.splitlines() if line.strip()]
    named = sum(1 for line in lines if 0 < line.find(":") < len(line.rstrip()) - 1)
    return named >= 3 and named >= 0.6 * len(lines)


MIXED = -1.6
"""Score of the order of words under which nearly no honest text lies, however little it cares for capitals."""
DOUBTFUL = 0.5
"""Score under which another sign of mixed words is enough."""


def _word_salad(look: Look, _: int) -> str:
    reading = look.reading
    telegram = len(reading.words) < 2 * ENOUGH_WORDS and len(measures.figures(reading)) >= len(reading.words) / 3
    if telegram or _fills_a_form(reading.text):
        return ""
    score, misplaced = order_score(reading), measures.misplaced_capitals(reading)
    mixed = score is not None and score < MIXED and measures.dialect_words(reading) < 2
    doubtful = score is None or score < DOUBTFUL
    dangling, alternating = measures.dangling_share(reading) >= 0.15, measures.alternation(reading) >= 0.95
    signs = dangling or alternating or (misplaced > 0 and score is not None)
    if mixed or misplaced >= 3 or (doubtful and signs):
        return look.voice.say("The words are there, the order is not yet. Try reading it aloud once.")
    return ""


def _repetition(look: Look, _: int) -> str:
    long = len(measures.content_words(look.reading)) >= 40
    if measures.repeated_share(look.reading) > 0.3 or (long and measures.most_repeated(look.reading)[1] > 0.25):
        return look.voice.say("The same thing comes back several times. Once is enough, and reads better.")
    return ""


def _copied_brief(look: Look, _: int) -> str:
    context = look.context
    if len(look.reading.words) < ENOUGH_WORDS:
        return ""
    told = [read(text, context.language) for text in (context.brief, context.ask, context.material) if text]
    facts = read("\n".join(fact.text for fact in context.facts), context.language)
    together = read("\n".join(reading.text for reading in (*told, facts)), context.language)
    pasted = measures.containment(look.reading, told) >= 0.6 or measures.containment(look.reading, [together]) >= 0.85
    in_threes = (
        measures.containment(look.reading, told, size=3),
        measures.containment(look.reading, [together], size=3),
    )
    edited = in_threes[0] >= 0.5 or in_threes[1] >= 0.55
    if pasted or edited:
        return look.voice.say(
            "These are the words of the brief. Your readers have not read it: try telling it in yours."
        )
    return ""


def _copied_model(look: Look, _: int) -> str:
    sources = [read(text, look.context.language) for text in look.context.models if text]
    if len(look.reading.words) >= ENOUGH_WORDS and measures.containment(look.reading, sources) >= 0.9:
        return look.voice.say("These are the words of a finished piece. Try yours: being true is enough.")
    return ""


def _all_caps(look: Look, _: int) -> str:
    letters = list(filter(str.isalpha, look.reading.text))
    if len(letters) >= 20 and sum(map(str.isupper, letters)) / len(letters) > 0.6:
        return look.voice.say("All in capitals it reads as a shout, and screen readers spell it. Try it in lower case.")
    return ""


def _insult(look: Look, _: int) -> str:
    spans = [span for span in insulting(look) if not look.in_quotes(span)]
    if spans:
        return look.voice.say("{quote} stays on the page with your name beside it.", quote=look.quoted(spans[0]))
    return ""


_RULES: dict[GateId, Callable[[Look, int], str]] = {
    GateId.BLANK: _blank,
    GateId.REFUSAL: _refusal,
    GateId.GIBBERISH: _gibberish,
    GateId.LANGUAGE: _language,
    GateId.WORD_LIST: _word_list,
    GateId.WORD_SALAD: _word_salad,
    GateId.REPETITION: _repetition,
    GateId.COPIED_BRIEF: _copied_brief,
    GateId.COPIED_MODEL: _copied_model,
    GateId.ALL_CAPS: _all_caps,
    GateId.INSULT: _insult,
}

"""Gates: why an answer is held back, or kept from passing, one rule each.

Each rule takes a look at the answer and the fewest words that its step asks for, and returns one kind sentence; empty
where it has nothing to say. Thresholds marked *trial* come from a trial on some forty texts written for it, honest and
spoiled: honest answers of 15 words and more had 0.40 to 0.58 of glue, a pasted brief 0.35, keyword lists and *lorem
ipsum* up to 0.05. The others were set where answers written by people who had not seen the rules, or made up to get
past them, were judged wrong; `tests/cases/gates.toml` keeps such cases.
"""

from __future__ import annotations

from tutor.checkers.look import Look, insulting
from tutor.checkers.sources import source_readings
from tutor.i18n import FALLBACK, LANGUAGES
from tutor.text import measures
from tutor.text.fold import beginning
from tutor.text.reading import read
from tutor.text.tokens import Kind

ENOUGH_WORDS = 12
"""Words from which shares of words mean something: honest telegrams below it have as little glue as lists (trial)."""
NO_PROSE = 0.12
"""Share of glue under which no language is recognised: between the lists and the honest telegrams (trial)."""
PROSE = 0.3
"""Share of glue from which words are prose in a language: under the honest answers (trial)."""
OWN_LANGUAGE = 0.2
"""Share of the step's own glue from which an answer is in its language, whatever else is mixed in."""
ENOUGH_TO_TELL = 6
"""Words below which two languages are not told apart."""
UNSAID = 0.3
"""Share of words that no mouth could say over which a text is none (trial)."""
FAMILIAR = 0.2
"""Share of content words that the brief knows too, under which words without glue are no keywords but gibberish."""
MOST_BEFORE_REFUSAL = 2
"""Most words of a sentence before *don't know* where the learner says it of themselves, and not of others."""
LONG = 40
"""Content words from which one of them that comes back is no slogan any more (trial)."""
ONE_WORD = 0.25
"""Share of the content words that a single one may have in a long text (trial)."""
TOLD_TWICE = 0.3
"""Share of runs of five words that may stand twice; honest answers have none."""
PASTED, PASTED_TOGETHER = 0.6, 0.85
"""Share of runs of five words that stand in one text of the task, and in all of them and the facts together, from which
they were pasted: pasted briefs have 1, good answers 0 (trial); facts are short, and have to be told.
"""
EDITED, EDITED_TOGETHER = 0.5, 0.55
"""As above for runs of three words: a few swapped words break those of five. Set on made-up answers."""
COPIED = 0.9
"""Share of runs of five words that stand in the models from which one was copied: the same facts force some."""
ENOUGH_LETTERS = 20
"""Letters below which capitals are an acronym or a sign (trial)."""
CAPITALS = 0.6
"""Share of capitals among the letters over which a text shouts (trial)."""


def blank(look: Look, fewest_words: int) -> str:
    """Speak where there is nothing to read, or less than the step asks for."""
    words = measures.spoken_words(look.reading)
    figures = look.reading.of_kind(Kind.NUMBER, Kind.DATE, Kind.TIME, Kind.MONEY, Kind.URL, Kind.PHONE)
    if not words and not figures:
        return look.voice.say("There is nothing to read yet. One sentence is enough to begin with.")
    if len(words) + len(figures) < fewest_words:
        return look.voice.say("That is very short: a few words more, and I can say something about it.")
    return ""


def refusal(look: Look, _: int) -> str:
    """Speak where a short answer says that its writer does not know."""
    reading = look.reading
    begun = [reading.words_between(*span).start for span in reading.sentences]
    refused = any(
        hit.first - begun[reading.sentence_of[hit.first]] <= MOST_BEFORE_REFUSAL
        for hit in look.cues("refusal", even_negated=True)
    )
    if len(reading.words) >= ENOUGH_WORDS or not refused:
        return ""
    return look.voice.say("Fair enough. A hint may help you begin: it costs nothing.")


def gibberish(look: Look, _: int) -> str:
    """Speak where no mouth could say the words, or no language is known in them."""
    strange = measures.unpronounceable_share(look.reading)
    glue = measures.function_word_share(look.reading)
    words = len(measures.spoken_words(look.reading))
    foreign = words >= ENOUGH_WORDS and glue < NO_PROSE and not _rather_in(look) and _familiar_share(look) < FAMILIAR
    if (strange > UNSAID and glue < PROSE) or foreign:
        return look.voice.say("I cannot make words out of this. Try again as you would tell a colleague.")
    return ""


def _familiar_share(look: Look) -> float:
    """Return the share of content words that the brief knows: a list of keywords has many, *lorem ipsum* none."""
    own = set(measures.content_words(look.reading))
    known = {word for source in source_readings(look.context) for word in measures.content_words(source)}
    stems = {beginning(word) for word in known}
    return sum(beginning(word) in stems for word in own) / len(own) if own else 0.0


def _rather_in(look: Look) -> str:
    """Return the language that the text is rather written in; empty where it is the step's own."""
    own = measures.function_word_share(look.reading)
    if own >= OWN_LANGUAGE or len(measures.spoken_words(look.reading)) < ENOUGH_TO_TELL:
        return ""
    for language in LANGUAGES:
        if language != look.context.language:
            other = measures.function_word_share(read(look.reading.text, language))
            if other > PROSE and other > 2 * own:
                return language
    return ""


def other_language(look: Look, _: int) -> str:
    """Speak where the answer is written in the other language."""
    if not _rather_in(look):
        return ""
    if look.context.language == FALLBACK:
        return look.voice.say("This reader reads English: would you write it in English?")
    return look.voice.say("Whoever reads this reads Italian: would you write it in Italian?")


def repetition(look: Look, _: int) -> str:
    """Speak where the same is told again, in runs of words or in one word of a longer text."""
    long = len(measures.content_words(look.reading)) >= LONG
    if measures.repeated_share(look.reading) > TOLD_TWICE or (
        long and measures.most_repeated_share(look.reading) > ONE_WORD
    ):
        return look.voice.say("The same thing comes back several times. Once is enough, and reads better.")
    return ""


def copied_brief(look: Look, _: int) -> str:
    """Speak where the answer is the brief again, or the brief with a few words swapped."""
    context = look.context
    if len(look.reading.words) < ENOUGH_WORDS:
        return ""
    told = [read(text, context.language) for text in (context.brief, context.ask, context.material) if text]
    facts = read("\n".join(fact.text for fact in context.facts), context.language)
    together = read("\n".join(reading.text for reading in (*told, facts)), context.language)
    pasted = (
        measures.containment(look.reading, told) >= PASTED
        or measures.containment(look.reading, [together]) >= PASTED_TOGETHER
    )
    in_threes = (
        measures.containment(look.reading, told, size=3),
        measures.containment(look.reading, [together], size=3),
    )
    edited = in_threes[0] >= EDITED or in_threes[1] >= EDITED_TOGETHER
    if pasted or edited:
        return look.voice.say(
            "These are the words of the brief. Your readers have not read it: try telling it in yours."
        )
    return ""


def copied_model(look: Look, _: int) -> str:
    """Speak where the answer is one of the models."""
    sources = [read(text, look.context.language) for text in look.context.models if text]
    if len(look.reading.words) >= ENOUGH_WORDS and measures.containment(look.reading, sources) >= COPIED:
        return look.voice.say("These are the words of a finished piece. Try yours: being true is enough.")
    return ""


def all_caps(look: Look, _: int) -> str:
    """Speak where nearly everything stands in capitals."""
    letters = list(filter(str.isalpha, look.reading.text))
    if len(letters) >= ENOUGH_LETTERS and sum(map(str.isupper, letters)) / len(letters) > CAPITALS:
        return look.voice.say("All in capitals it reads as a shout, and screen readers spell it. Try it in lower case.")
    return ""


def insult(look: Look, _: int) -> str:
    """Speak where an insult of the learner's own stands in the answer."""
    spans = [span for span in insulting(look) if not look.in_quotes(span)]
    if spans:
        return look.voice.say("{quote} stays on the page with your name beside it.", quote=look.quoted(spans[0]))
    return ""

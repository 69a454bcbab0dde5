"""Content: readable by everybody, with eyes or with ears."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from tutor.checkers.base import Checker, SelfTest, TextChecker
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.look import Look
from tutor.checkers.settings import Patterns
from tutor.checkers.tags import clumped
from tutor.i18n import Speaker, speaker
from tutor.text.clean import clean
from tutor.text.measures import containment, content_words, function_word_share, word_count
from tutor.text.reading import Reading, Span, read
from tutor.text.tokens import Kind

MOST_EMOJI = 3
"""Emoji up to which a screen reader's listener keeps the thread (guides of public bodies: few, and at the end)."""
SHOUTED = 5
"""Letters from which a word in capitals is no acronym."""
ALT_WORDS = (5, 25)
"""Words of a useful alternative text: fewer describe nothing, more are cut by some networks."""
_FANCY = ((0x1D400, 0x1D7FF), (0x2460, 0x24FF), (0x1F130, 0x1F189), (0xFF21, 0xFF5A))
"""Letters that only look like letters: mathematical, enclosed and full-width alphabets (Unicode blocks)."""


class Accessible(TextChecker):
    """Readable by everybody, with the eyes or with the ears.

    No capitals for shouting, few emoji and none inside a sentence, real letters, hashtags that can be heard, links that
    say where they lead.
    """

    def judge(self, look: Look) -> Finding:
        """Look for each thing that a screen reader stumbles over."""
        lapses = list(self._lapses(look))
        if not lapses:
            return Finding(Outcome.MET, look.voice.say("Read aloud by a screen reader, it sounds as it looks."))
        said, _ = lapses[0]
        why = look.voice.say("Some of your readers listen to your text instead of seeing it.")
        move = look.voice.say("Try reading it aloud exactly as it stands.")
        outcome = Outcome.PARTLY if len(lapses) == 1 else Outcome.UNMET
        return Finding(outcome, said, why, move, tuple(sorted({span for _, span in lapses})))

    def _lapses(self, look: Look) -> Iterator[tuple[str, Span]]:
        """Yield one lapse of each kind, in words and with its place."""
        voice = look.voice
        if shouted := _shouted(look):
            yield voice.say("{quote} is shouted.", quote=look.quoted(shouted[0])), shouted[0]
        emoji = look.places(Kind.EMOJI)
        if len(emoji) > MOST_EMOJI:
            yield voice.say("{n} emoji are read out one by one.", n=len(emoji)), emoji[MOST_EMOJI]
        if inside := [span for span in emoji if _amid_words(look, span)]:
            yield (
                voice.say("{quote} interrupts the sentence when it is heard.", quote=look.quoted(inside[0])),
                inside[0],
            )
        if fancy := _fancy(look.reading.text):
            yield voice.say("{quote}: these signs only look like letters.", quote=look.quoted(fancy)), fancy
        if heard := [span for span in look.places(Kind.HASHTAG) if clumped(look.reading.quote(span))]:
            yield voice.say("{quote} is read out as one long word.", quote=look.quoted(heard[0])), heard[0]
        if blind := look.cues("blind_link", even_negated=True):
            span = blind[0].span
            yield voice.say("{quote} does not say where the link leads.", quote=look.quoted(span)), span

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a readable text, one lapse, and several."""
        yield SelfTest(Outcome.MET, "The oil is here. Come and taste it on Saturday 🌿 #NewOil")
        yield SelfTest(Outcome.PARTLY, "The oil is FINALLY here. Come and taste it on Saturday.")
        yield SelfTest(Outcome.UNMET, "The oil is FINALLY here! Click here: #newextravirginoliveoil")


def _shouted(look: Look) -> list[Span]:
    """Return the words in capitals that are no acronyms; short ones count where two stand in a row."""
    capitals = {
        index: word
        for index, word in enumerate(look.reading.words)
        if word.kind is Kind.WORD and len(word.folded) > 1 and look.reading.quote((word.start, word.end)).isupper()
    }
    return [
        (word.start, word.end)
        for index, word in capitals.items()
        if len(word.folded) >= SHOUTED or index - 1 in capitals or index + 1 in capitals
    ]


def _amid_words(look: Look, span: Span) -> bool:
    """Tell an emoji with words of its sentence on both sides."""
    before, after = look.reading.around(span)
    return (before.isalnum() or before == ",") and after.isalpha() and after.islower()


def _fancy(text: str) -> Span | None:
    """Return the first run of signs that only look like letters."""
    for index, character in enumerate(text):
        if any(low <= ord(character) <= high for low, high in _FANCY) and unicodedata.category(character) != "Cn":
            end = index
            while end < len(text) and any(low <= ord(text[end]) <= high for low, high in _FANCY):
                end += 1
            return index, end
    return None


class AltText(Checker):
    """The image is described for who cannot see it: what is in it, in a sentence."""

    shows: Patterns = ()
    """What is in the picture; one of these has to be named. Without any, nothing is asked of the thing."""

    def check(self, answer: Answer, context: Context) -> Finding:
        """Judge the alternative text that came with the answer."""
        voice, look = speaker(context.language), Look(read(answer.alt, context.language), context, answer)
        why = voice.say("Who cannot see the picture has only these words.")
        move = voice.say("Try telling it on the phone to somebody who knows the place.")
        if nothing := self._nothing(look, voice):
            return Finding(Outcome.UNMET, nothing, why, move)
        lapses = list(_alt_lapses(look, voice))
        if lapses:
            return Finding(Outcome.PARTLY if len(lapses) == 1 else Outcome.UNMET, lapses[0], why, move)
        if self.shows and not look.hits(self.shows, even_negated=True):
            said = voice.say("I looked in your description for what is to be seen and did not find it.")
            return Finding(Outcome.PARTLY, said, why, move)
        return Finding(Outcome.MET, voice.say("Told like this, you can see it with your eyes closed."))

    def _nothing(self, look: Look, voice: Speaker) -> str:
        """Say why a description is none; empty where it describes something."""
        alt = look.reading.text.strip()
        if not alt:
            return voice.say("I looked for a description of the picture and did not find one.")
        if alt.casefold().endswith((".jpg", ".jpeg", ".png", ".webp", ".heic")) or (" " not in alt and "_" in alt):
            return voice.say("This is the name of a file: it shows nothing.")
        caption = read(look.answer.text, look.context.language)
        copied = containment(look.reading, [caption], 4) > 0.5 or alt.casefold() == look.answer.text.strip().casefold()
        if copied:
            return voice.say("This is your text again: the picture is still to be described.")
        if look.reading.sentences and not content_words(look.reading):
            return voice.say("I looked in your description for what is to be seen and did not find it.")
        if _praises(look):
            return voice.say("This invites or praises: the picture is still to be described.")
        if _search_words(look.reading):
            return voice.say("These are search words: the picture is still to be described.")
        return ""

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a description, one too short, and none."""
        text = clean("New oil since Monday.")
        described = clean("Green oil runs from a steel tap into a jug, an old press behind it")
        yield SelfTest(Outcome.MET, "", answer=Answer(text, described))
        yield SelfTest(Outcome.PARTLY, "", answer=Answer(text, clean("An oil tap")))
        yield SelfTest(Outcome.UNMET, "", answer=Answer(text))


def _praises(look: Look) -> bool:
    """Tell an invitation, a wish or praise from a description; words read in the picture are no praise."""
    speaks = look.said("boilerplate", "first_plural", "acknowledge", even_negated=True)
    loud = [span for span in speaks if not look.in_quotes(span)]
    return bool(loud) and ("!" in look.reading.text or not look.cues("seen", even_negated=True))


def _search_words(reading: Reading) -> bool:
    """Tell a row of search words from a description: no glue between them, or a comma after each."""
    words, commas = word_count(reading.text), reading.text.count(",")
    listed = commas >= 3 and words < 3 * commas
    return listed or reading.text.count("#") > 2 or (words >= 6 and not commas and function_word_share(reading) < 0.05)


def _alt_lapses(look: Look, voice: Speaker) -> Iterator[str]:
    """Yield what weakens a description."""
    words, (fewest, most) = word_count(look.reading.text), ALT_WORDS
    if words < fewest:
        yield voice.say("Your description has {n} words: who cannot see it does not see it yet.", n=words)
    if words > most:
        yield voice.say("Your description has {n} words; some places cut it, and who listens waits.", n=words)
    camera = [hit for hit in look.cues("camera_words", even_negated=True) if hit.first == 0]
    if camera:
        yield voice.say(
            "{quote} is said by the screen reader anyway: begin with what is to be seen.",
            quote=look.quoted(camera[0].span),
        )
    if "#" in look.reading.text:
        yield voice.say("A hashtag in a description is read out sign by sign.")

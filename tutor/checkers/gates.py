"""Gates: what is looked at before anything is graded.

A gate that holds an answer back says one kind sentence and uses up no attempt. Shares of words, which honest answers
have many of or few, weigh together with other signs and from 12 words on; where a single figure decides, as for length,
capitals and what was copied or told twice, honest answers lie far from it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from tutor.checkers import holding_back, loose_words
from tutor.checkers.finding import Answer, Context
from tutor.checkers.look import Look
from tutor.checkers.passing_over import without_keywords, without_talk
from tutor.i18n import speaker
from tutor.text.clean import MAX_CHARACTERS
from tutor.text.reading import read

MAX_ANSWER = 10_000
"""Longest answer that is graded, in characters: four times the longest post any step asks for."""
FEWEST_WORDS = 3
"""Words below which an answer counts as blank, where its step asks for no fewer."""


class GateId(StrEnum):
    """The gates. Talk and keywords are left out before any other looks, and tell of it where no other speaks."""

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
    """Say that a text, or the description of its picture, is too long to be graded; empty where neither is. One as long
    as the gate for texts lets through has been cut there.
    """
    longest = max(len(answer.text), len(answer.alt))
    if longest <= MAX_ANSWER:
        return ""
    voice = speaker(language)
    n = voice.grouped(longest) + ("+" if longest >= MAX_CHARACTERS else "")
    return voice.say("{n} characters are more than anybody will read: try keeping the part that counts.", n=n)


_RULES: dict[GateId, Callable[[Look, int], str]] = {
    GateId.BLANK: holding_back.blank,
    GateId.REFUSAL: holding_back.refusal,
    GateId.GIBBERISH: holding_back.gibberish,
    GateId.LANGUAGE: holding_back.other_language,
    GateId.WORD_LIST: loose_words.word_list,
    GateId.WORD_SALAD: loose_words.word_salad,
    GateId.REPETITION: holding_back.repetition,
    GateId.COPIED_BRIEF: holding_back.copied_brief,
    GateId.COPIED_MODEL: holding_back.copied_model,
    GateId.ALL_CAPS: holding_back.all_caps,
    GateId.INSULT: holding_back.insult,
}
"""The rules, in the order in which they are tried: the first that speaks is heard."""

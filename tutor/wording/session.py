"""The sentences around a view: headlines, counters, names of outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.checkers.finding import Band, Outcome, Weight
from tutor.i18n import Speaker, marked
from tutor.networks.count import length
from tutor.networks.extract import hashtags
from tutor.networks.rules import networks
from tutor.text.days import until_words
from tutor.text.measures import word_count
from tutor.wording.names import AREA_NAMES

if TYPE_CHECKING:
    from tutor.session.feedback import FeedbackView
    from tutor.session.view import BoxView, FactView, StepView

OUTCOME_WORDS = {
    Outcome.MET: marked("there"),
    Outcome.PARTLY: marked("half-way"),
    Outcome.UNMET: marked("not yet"),
    Outcome.UNSURE: marked("you judge"),
    Outcome.INVALID: marked("nothing to judge"),
    Outcome.ERROR: marked("could not judge"),
}
OUTCOME_GLYPHS = {
    Outcome.MET: "✓",
    Outcome.PARTLY: "~",
    Outcome.UNMET: "→",
    Outcome.UNSURE: "?",
    Outcome.INVALID: "·",
    Outcome.ERROR: "!",
}
WEIGHT_NAMES = {
    Weight.MUST: marked("essential"),
    Weight.SHOULD: marked("better with it"),
    Weight.NOTE: marked("advice"),
}
REPLIES = {
    "yes": marked("yes"),
    "partly": marked("partly"),
    "no": marked("no"),
    "unsure": marked("don't know"),
}
"""Replies of the self-check, with the words for them."""
CERTAINTIES = {1: marked("a guess"), 2: marked("fairly sure"), 3: marked("sure")}
SATISFACTION = {
    1: marked("not at all"),
    2: marked("a little"),
    3: marked("so-so"),
    4: marked("rather"),
    5: marked("very"),
}
MOMENT_NAMES = {
    "start": marked("begins"),
    "prediction": marked("predicts"),
    "hint": marked("opens a hint"),
    "example": marked("looks at the example"),
    "answer": marked("hands in"),
    "verdict": marked("gets the verdict"),
    "self-check": marked("judges their own answer"),
    "disagreement": marked("disagrees"),
    "revision": marked("goes back to the text"),
    "models": marked("compares with the models"),
    "step": marked("goes on"),
    "close": marked("closes"),
    "unknown": marked("an event of a later version"),
}


def fact_mark(fact: FactView, voice: Speaker) -> str:
    """Return what stands before a fact that stays inside, with a space after it; empty before any other."""
    if not fact.confidential:
        return ""
    until = until_words(fact.until, voice)
    mark = voice.say("[confidential {until}]", until=until) if until else voice.say("[confidential]")
    return f"{mark} "


def place(view: StepView, voice: Speaker) -> str:
    """Say where one is: area and title."""
    return f"{voice.say(AREA_NAMES[view.area])} › {view.title}"


def progress(view: StepView, voice: Speaker) -> str:
    """Say how far one is: step and minutes."""
    step = voice.say("step {n} of {all}", n=view.number, all=view.steps)
    minutes = voice.plural("{number} minute", "{number} minutes", view.minutes)
    return f"{step} · {minutes}"


def far(item: tuple[int, int], voice: Speaker) -> str:
    """Say how far one is in the placement: its place and how many there are; empty elsewhere."""
    number, of_all = item
    return voice.say("task {n} of {all}", n=number, all=of_all) if of_all else ""


def prediction(view: StepView, voice: Speaker) -> str:
    """Ask how many essentials will be hit."""
    return voice.plural(
        "There is {number} essential to hit. Will you?",
        "There are {number} essentials to hit. How many will you hit at the first try?",
        view.essentials,
    )


def headline(feedback: FeedbackView, voice: Speaker) -> str:
    """Say the verdict in one line."""
    if feedback.band is Band.VERY_GOOD:
        return voice.say("Very good: the essentials are there, and more.")
    if feedback.band is Band.GOOD:
        return voice.say("Good: the essentials are there.")
    met, all_of_them = feedback.essentials
    if met == all_of_them:
        return voice.say("Nearly there: one thing before it can go out.")
    return voice.say("On its way: something essential is still missing.")


def tally(feedback: FeedbackView, voice: Speaker) -> str:
    """Say how many essentials and how much more is there, and what had been predicted."""
    met, musts = feedback.essentials
    parts = [voice.say("essentials {met} of {all}", met=met, all=musts)]
    if feedback.more[1]:
        parts.append(voice.say("more {met} of {all}", met=feedback.more[0], all=feedback.more[1]))
    if feedback.expected is not None:
        parts.append(voice.say("you had said {n}", n=feedback.expected))
    if feedback.certainty:
        parts.append(voice.say("you were: {certainty}", certainty=voice.say(CERTAINTIES[feedback.certainty])))
    return " · ".join(parts)


def closed_headline(feedback: FeedbackView, voice: Speaker) -> str:
    """Say the verdict on a closed question in one line, with how sure one was."""
    sure = feedback.certainty or 0
    if feedback.passed:
        return voice.say("Yes, and you can trust yourself more.") if sure == 1 else voice.say("Yes.")
    if sure == 3:
        return voice.say("You were sure, and it goes otherwise: worth a second look.")
    return voice.say("Not quite yet.")


def end_of_attempts(feedback: FeedbackView, voice: Speaker) -> str:
    """Say how many attempts are left, or that it is time to compare."""
    if feedback.attempts_left:
        return voice.plural(
            "{number} more attempt, if you like", "{number} more attempts, if you like", feedback.attempts_left
        )
    if feedback.passed:
        return voice.say("Now the comparison with two others.")
    return voice.say("Guided for now: compare with two good ones, and take it up again when you like.")


def counter(text: str, box: BoxView, voice: Speaker) -> str:
    """Count a text while it is being written, in the network's own unit."""
    words = word_count(text)
    parts = []
    network = networks().get(box.network)
    if network and network.limit:
        limit = int(network.limit.value)
        used = length(text, network)
        parts.append(voice.say("{used} of {limit} characters", used=grouped(used, voice), limit=grouped(limit, voice)))
        tags = network.rule("hashtags.max")
        if tags and isinstance(tags.value, int):
            parts.append(
                voice.say("{used} of {limit} hashtags", used=len(hashtags(text, network.id)), limit=tags.value)
            )
    parts.append(voice.plural("{number} word", "{number} words", words))
    low, high = box.words
    if high and words > high:
        parts.append(voice.say("longer than asked ({n})", n=high))
    elif low and words < low:
        parts.append(voice.say("at least {n} asked", n=low))
    return " · ".join(parts)


def fold_of(box: BoxView) -> tuple[int, str] | None:
    """Return after how many characters a network cuts, and its name; None where nobody knows."""
    network = networks().get(box.network)
    if network is None or network.fold is None or isinstance(network.fold.value, str):
        return None
    return int(network.fold.value), network.name


def grouped(number: int, voice: Speaker) -> str:
    """Write a number with the thousands apart, as people of the language do."""
    written = f"{number:,}"
    return written.replace(",", ".") if voice.language == "it" else written

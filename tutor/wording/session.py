"""The sentences around a view: headlines, counters, names of outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.checkers.finding import Band, Outcome, Weight
from tutor.i18n import Speaker, marked
from tutor.networks.post import post
from tutor.networks.preview import visible
from tutor.networks.rules import networks
from tutor.session.plan import Missing
from tutor.text.days import until_words
from tutor.text.diff import Change
from tutor.text.measures import word_count
from tutor.wording.names import AREA_NAMES
from tutor.wording.posts import counter as post_counter
from tutor.wording.posts import words_counted

if TYPE_CHECKING:
    from tutor.session.box import BoxView
    from tutor.session.feedback import FeedbackView, RowView
    from tutor.session.view import FactView, ModelView, StepView

OUTCOME_WORDS = {
    Outcome.MET: marked("there"),
    Outcome.PARTLY: marked("half-way"),
    Outcome.UNMET: marked("not yet"),
    Outcome.UNSURE: marked("you judge"),
    Outcome.ROAD: marked("a road taken"),
    Outcome.INVALID: marked("nothing to judge"),
    Outcome.ERROR: marked("could not judge"),
}
_CHANGE_MARKS = {Change.KEPT: "", Change.ADDED: "+", Change.REMOVED: "-"}
OUTCOME_GLYPHS = {
    Outcome.MET: "✓",
    Outcome.PARTLY: "~",
    Outcome.UNMET: "→",
    Outcome.UNSURE: "?",
    Outcome.ROAD: "»",
    Outcome.INVALID: "·",
    Outcome.ERROR: "!",
}
CARD_TITLES = {
    "strength": marked("What works"),
    "move": marked("Next move"),
    "doubt": marked("For you to judge"),
    "road": marked("Where it leads"),
}
"""What a card is for, by the name of its kind."""
CARD_GLYPHS = {"strength": "✓", "move": "→", "doubt": "?", "road": "»"}
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
COUNTS_BY_HALF = marked("Left open, a right answer counts by half: it may have been luck.")
"""What is said in the placement, where it is so."""
SATISFACTION = {
    1: marked("not at all"),
    2: marked("a little"),
    3: marked("so-so"),
    4: marked("rather"),
    5: marked("very"),
}
NUDGES = {
    Missing.WHEN: marked(
        "What would be the moment? A plan with its “when” is kept more often. Add it, or go on as it is."
    ),
    Missing.THEN: marked(
        "And what will you do then? A plan with its “then” is kept more often. Add it, or go on as it is."
    ),
}
"""What is said once of a plan that lacks a half."""
MOMENT_NAMES = {
    "start": marked("begins"),
    "prediction": marked("predicts"),
    "hint": marked("opens a hint"),
    "example": marked("looks at the example"),
    "answer": marked("hands in"),
    "verdict": marked("hears what was found"),
    "self-check": marked("judges their own answer"),
    "disagreement": marked("disagrees"),
    "revision": marked("goes back to the text"),
    "unchanged": marked("leaves it as it was"),
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
    return where(view.area, view.title, voice)


def where(area: str, title: str, voice: Speaker) -> str:
    """Say where one is: area and title."""
    return f"{voice.say(AREA_NAMES.get(area, area))} › {title}"


def progress(view: StepView, voice: Speaker) -> str:
    """Say how far one is: step and minutes; where the way branches, nobody knows how many steps there will be."""
    step = (
        voice.say("step {n}", n=view.taken)
        if view.taken
        else voice.say("step {n} of {all}", n=view.number, all=view.steps)
    )
    minutes = voice.plural("{number} minute", "{number} minutes", view.minutes)
    return f"{step} · {minutes}"


def far(item: tuple[int, int], voice: Speaker) -> str:
    """Say how far one is in the placement: its place and how many there are; empty elsewhere."""
    number, of_all = item
    return voice.say("task {n} of {all}", n=number, all=of_all) if of_all else ""


def certainty(box: BoxView, voice: Speaker) -> str:
    """Ask how sure one is, and say what comes of leaving it open."""
    if box.proves:
        return " ".join((voice.say("How sure are you?"), voice.say(COUNTS_BY_HALF)))
    return voice.say("How sure are you? (you may leave this open)")


def prediction(view: StepView, voice: Speaker) -> str:
    """Ask how many essentials will be hit."""
    return voice.plural(
        "There is {number} essential to hit. Will you?",
        "There are {number} essentials to hit. How many will you hit at the first try?",
        view.essentials,
    )


def predictions(view: StepView, voice: Speaker) -> list[str]:
    """Return what may be said to it, all of them first; of a single essential it is yes or no."""
    if view.essentials == 1:
        return [voice.say("yes"), voice.say("no")]
    return [str(number) for number in range(view.essentials, -1, -1)]


def held_back(view: StepView, voice: Speaker) -> str:
    """Say how many steps went well and which are still open; empty where none is, or where there was only one."""
    left, well = view.open_steps, view.well
    if not left or len(left) + well == 1:
        return ""
    if len(left) == 1 and left[0].question:
        still = voice.say("step {n} is still open: “{question}”", n=left[0].number, question=left[0].question)
    else:
        numbers = ", ".join(str(each.number) for each in left)
        still = voice.plural("step {steps} is still open.", "steps {steps} are still open.", len(left), steps=numbers)
    if not well:
        return still[:1].upper() + still[1:]
    done = voice.plural("{number} step has its essentials;", "{number} steps have their essentials;", well)
    return f"{done} {still}"


def unchanged(voice: Speaker) -> str:
    """Say that a text came back as it was."""
    return voice.say("The text is the one you had, so no attempt is used up. Change what you like, or go on.")


def headline(feedback: FeedbackView, voice: Speaker) -> str:
    """Say the verdict in one line."""
    if feedback.road:
        return voice.say("A road taken: somebody else might take another.")
    if feedback.band is Band.VERY_GOOD:
        return voice.say("Very good: the essentials are there, and more.")
    if feedback.band is Band.GOOD and feedback.left_open:
        return voice.plural(
            "Good, and {number} essential is for you to judge.",
            "Good, and {number} essentials are for you to judge.",
            feedback.left_open,
        )
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


def change_mark(kind: Change, text: str) -> str:
    """Write a piece of what changed, with a mark before its words; what was kept stands as it is."""
    words, mark = text.strip(), _CHANGE_MARKS[kind]
    return text.replace(words, f"[{mark}{words}]") if mark and words else text


def before(row: RowView, voice: Speaker) -> str:
    """Say how a criterion came out in the attempt before; empty where it came out the same, or there was none."""
    if row.before is None or row.before is row.outcome:
        return ""
    return voice.say("before: {outcome}", outcome=voice.say(OUTCOME_WORDS[row.before]))


def moved(feedback: FeedbackView, voice: Speaker) -> list[str]:
    """Say which criteria come out otherwise than in the attempt before, a line each; nothing of a first attempt."""
    lines = []
    for row in feedback.rows:
        if row.before is not None and row.before is not row.outcome:
            was, now = voice.say(OUTCOME_WORDS[row.before]), voice.say(OUTCOME_WORDS[row.outcome])
            lines.append(f"{OUTCOME_GLYPHS[row.outcome]} {row.question}  {was} → {now}")
    if not lines and any(row.before is not None for row in feedback.rows):
        return [voice.say("Each criterion stands where it stood before.")]
    return lines


def closed_headline(feedback: FeedbackView, voice: Speaker) -> str:
    """Say the verdict on a closed question in one line, with how sure one was."""
    sure = feedback.certainty or 0
    if feedback.road:
        return headline(feedback, voice)
    if feedback.passed:
        return voice.say("Yes, and you can trust yourself more.") if sure == 1 else voice.say("Yes.")
    if sure == 3:
        return voice.say("You were sure, and it goes otherwise: worth a second look.")
    return voice.say("Not quite yet.")


def end_of_attempts(view: StepView, voice: Speaker) -> str:
    """Say how many attempts are left, or that it is time to compare; nothing where it went well and there is nothing
    to compare with.
    """
    left, passed = view.attempts_left, view.feedback is not None and view.feedback.passed
    if left:
        return voice.plural("{number} more attempt, if you like", "{number} more attempts, if you like", left)
    if view.has_models and view.elsewhere:
        return voice.say("Now a look at how another company did something like it.")
    if view.has_models and passed:
        return voice.say("Now the comparison with two others.")
    if view.has_models:
        return voice.say("Guided for now: compare with two good ones, and take it up again when you like.")
    return "" if passed else voice.say("Guided for now: take it up again when you like.")


def model_title(model: ModelView, voice: Speaker) -> str:
    """Say what a text to compare with is: a good one for the same task, or another company's for one like it."""
    if model.elsewhere:
        return voice.say("Another company, a task of the same kind. {who}:", who=model.title)
    return voice.say("A good one, {style}:", style=model.title)


def counter(text: str, box: BoxView, voice: Speaker) -> str:
    """Count a text while it is being written, in the network's own unit, against what was asked for."""
    words = word_count(text)
    low, high = box.words
    asked = []
    if high and words > high:
        asked = [voice.say("longer than asked ({n})", n=high)]
    elif low and words < low:
        asked = [voice.say("at least {n} needed", n=low)]
    if network := networks().get(box.network):
        return post_counter(post(text, network), voice, *asked)
    return " · ".join((words_counted(words, voice), *asked))


def cut_words(text: str, box: BoxView, voice: Speaker) -> str:
    """Say where the box's network cuts a text; empty where it does not."""
    network = networks().get(box.network)
    seen = visible(text, network) if network else None
    if network is None or seen is None or not seen.cut:
        return ""
    words = " ".join(text[slice(*seen.span)].split())[-30:]
    return voice.say("┄ {network} cuts about here: {words} ┄", network=network.name, words=voice.quoted(f"…{words}"))

"""Parts of a view, in lines. A replay in lines shows the same."""

from __future__ import annotations

from tutor import wording
from tutor.i18n import Speaker
from tutor.plain.lines import Lines
from tutor.session.feedback import CardKind, FeedbackView
from tutor.session.view import StepView


def show_brief(view: StepView, lines: Lines, voice: Speaker) -> None:
    """Read out the situation, the facts and what there is to work on."""
    say = voice.say
    lines.say(f"{wording.place(view, voice)} · {wording.progress(view, voice)}")
    lines.say(say("You are {role}.", role=view.role))
    lines.say(say("Who reads: {reader}.", reader=view.reader))
    lines.say(say("Goal: {goal}.", goal=view.goal))
    lines.say(say("Where it comes from: {source}.", source=view.link_in))
    lines.say(view.brief)
    for fact in view.facts:
        mark = f"[{say('confidential')}] " if fact.confidential else ""
        lines.say(f"{fact.number}. {mark}{fact.text}")
    for piece in view.material:
        for text in (piece.title, piece.text.strip()):
            if text:
                lines.say(text)
        for row in (piece.columns, *piece.rows):
            if row:
                lines.say(" | ".join(row))


def show_cards(feedback: FeedbackView, lines: Lines, voice: Speaker) -> None:
    """Read out the feedback: what works, and the next moves."""
    if feedback.message and all(feedback.message != card.found for card in feedback.cards):
        lines.say(feedback.message)
    for card in feedback.cards:
        title = voice.say("What works") if card.kind is CardKind.STRENGTH else voice.say("Next move")
        quote = f"«{card.quote}» " if card.quote else ""
        lines.say(f"{title}: {quote}{card.found}")
        for line in (card.why, card.move, *card.notes):
            if line:
                lines.say(f"  {line}")


def show_rows(feedback: FeedbackView, lines: Lines, voice: Speaker) -> None:
    """Read out every criterion with its finding."""
    for row in feedback.rows:
        outcome = voice.say(wording.OUTCOME_WORDS[row.outcome])
        own = voice.say("you said: {reply}", reply=voice.say(wording.REPLIES[row.own_reply])) if row.own_reply in wording.REPLIES else ""
        lines.say("- " + " · ".join(part for part in (row.question, outcome, own, row.found) if part))


def show_models(view: StepView, lines: Lines, voice: Speaker) -> None:
    """Read out the models and a typical mistake."""
    for model in view.models:
        lines.say(voice.say("A good one, {style}:", style=model.title))
        lines.say(model.text)
        if model.alt:
            lines.say(voice.say("Alternative text: {text}", text=model.alt))
    if view.mistake:
        lines.say(voice.say("And one that often happens:"))
        lines.say(view.mistake.text)
        lines.say(view.mistake.title)

"""Parts of a view, in lines. A replay in lines shows the same."""

from __future__ import annotations

from tutor.i18n import Speaker
from tutor.networks.post import post
from tutor.networks.rules import networks
from tutor.plain.lines import Lines
from tutor.session.feedback import FeedbackView
from tutor.session.view import StepView
from tutor.wording import session as wording
from tutor.wording.material import INDENT, comment_head, left_out, table_lines
from tutor.wording.posts import post_lines

WIDTH = 78
"""Characters that a line of a table may have."""


def show_brief(view: StepView, lines: Lines, voice: Speaker) -> None:
    """Read out the situation, the facts and what there is to work on."""
    say = voice.say
    lines.tell()
    lines.tell(f"{wording.place(view, voice)} · {wording.progress(view, voice)}")
    lines.tell()
    lines.tell(say("You are {role}.", role=view.role))
    lines.tell(say("Who reads: {reader}.", reader=view.reader))
    lines.tell(say("Goal: {goal}.", goal=view.goal))
    lines.tell(say("Where it comes from: {source}.", source=view.link_in))
    lines.tell()
    lines.tell(view.brief)
    lines.tell()
    for fact in view.facts:
        said = f"{wording.fact_mark(fact, voice)}{fact.text}"
        lines.tell(say("Fact {n}: {text}", n=fact.number, text=said))
    show_material(view, lines, voice)


def show_material(view: StepView, lines: Lines, voice: Speaker) -> None:
    """Read out what there is to work on: texts, tables, threads."""
    for piece in view.material:
        lines.tell()
        for text in (piece.title, piece.text.strip()):
            if text:
                lines.tell(text)
        for line in table_lines(piece.columns, piece.rows, WIDTH, " | "):
            lines.tell(line)
        if more := left_out(piece, voice):
            lines.tell(more)
        for comment in piece.thread:
            indent = INDENT * comment.depth
            lines.tell(f"{indent}{comment_head(comment, voice)}")
            lines.tell("\n".join(f"{indent}{line}" for line in comment.text.split("\n")))


def show_posts(view: StepView, text: str, lines: Lines, voice: Speaker) -> None:
    """Read out a text as each network would show it, and what was written for others."""
    say = voice.say
    if view.box is None or view.box.network not in networks():
        lines.tell(say("This text is for no network."))
        return
    own = networks()[view.box.network]
    shown = [(say("On {network}", network=own.name), own, text)]
    for version in view.versions:
        network = networks()[version.network]
        shown.append((say("Yours for {network}", network=network.name), network, version.text))
    others = [networks()[name] for name in view.box.channels]
    shown += [(say("On {network} as it is", network=network.name), network, text) for network in others]
    for title, network, said in shown:
        lines.tell()
        lines.tell(f"{title}:")
        lines.tell_all(line for _, line in post_lines(post(said, network), voice))


def show_cards(feedback: FeedbackView, lines: Lines, voice: Speaker) -> None:
    """Read out the feedback: what works, and the next moves."""
    if feedback.message and all(feedback.message != card.found for card in feedback.cards):
        lines.tell(feedback.message)
    for card in feedback.cards:
        lines.tell()
        title = voice.say(wording.CARD_TITLES[card.kind])
        quote = f"{voice.quoted(card.quote)} " if card.quote else ""
        lines.tell(f"{title}: {quote}{card.found}")
        for line in (card.why, card.move, *card.notes):
            if line:
                lines.tell(f"  {line}")


def show_changes(feedback: FeedbackView, lines: Lines, voice: Speaker) -> None:
    """Read out what changed since the attempt before: in the text, and in what is found in it."""
    if feedback.changed:
        lines.tell()
        lines.tell(voice.say("What you changed"))
        lines.tell("".join(wording.change_mark(kind, text) for kind, text in feedback.diff))
    for line in wording.moved(feedback, voice):
        lines.tell(line)


def show_rows(feedback: FeedbackView, lines: Lines, voice: Speaker) -> None:
    """Read out every criterion with its finding."""
    for row in feedback.rows:
        outcome = voice.say(wording.OUTCOME_WORDS[row.outcome])
        own = (
            voice.say("you said: {reply}", reply=voice.say(wording.REPLIES[row.own_reply]))
            if row.own_reply in wording.REPLIES
            else ""
        )
        before = wording.before(row, voice)
        lines.tell("- " + " · ".join(part for part in (row.question, outcome, own, before, row.found) if part))


def show_models(view: StepView, lines: Lines, voice: Speaker) -> None:
    """Read out the models and a typical mistake, after the learner's own text."""
    lines.tell()
    lines.tell(voice.say("Yours, beside others. What would you take from them?"))
    lines.tell(view.answer.text)
    for model in view.models:
        lines.tell()
        lines.tell(wording.model_title(model, voice))
        lines.tell(model.text)
        if model.alt:
            lines.tell(voice.say("Alternative text: {text}", text=model.alt))
    if view.mistake:
        lines.tell()
        lines.tell(voice.say("And one that often happens:"))
        lines.tell(view.mistake.text)
        lines.tell(view.mistake.title)

"""Words for sessions that a learner hands over: what leaves, what is hidden, what they agree to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from tutor.engine.sharing import Draft, Going
from tutor.i18n import Speaker, marked
from tutor.replay.shared import Consent
from tutor.session.events import AnswerSubmitted, HintOpened, Recorded, SessionClosed, VerdictDisputed
from tutor.wording.names import AREA_NAMES, DEPARTMENT_NAMES
from tutor.wording.own_data import size

QUESTIONS = {
    "replay": marked("May the group see your answers, under a letter?"),
    "row": marked("May you stand in the team map as one row, under a letter?"),
    "name": marked("May your name stand where a letter would stand?"),
    "helper": marked("May you be named as somebody who can help others?"),
}
"""What is asked, one thing after the other; each is a no until it is a yes."""
AGREED = {
    "replay": marked("The group may see your answers, under a letter."),
    "row": marked("You may stand in the team map as one row, under a letter."),
    "name": marked("Your name may stand where a letter would stand."),
    "helper": marked("You may be named as somebody who can help others."),
}


def draft_lines(draft: Draft, voice: Speaker) -> Iterator[str]:
    """Say everything that would leave, in the order of the file."""
    yield voice.plural(
        "{number} session would leave this machine.", "{number} sessions would leave this machine.", len(draft.sessions)
    )
    for going in draft.sessions:
        yield ""
        yield _session_line(going, voice)
        yield from (f"    {line}" for line in (_counts(going, voice) if draft.only_counts else _told(going, voice)))
    yield ""
    if not draft.only_counts:
        yield from hidden_lines(draft, voice)


def hidden_lines(draft: Draft, voice: Speaker) -> Iterator[str]:
    """Say which words are hidden, and what stands in their place."""
    if not draft.hidden:
        yield voice.say("Nothing is hidden: I saw no names and nothing confidential. You know better what is private.")
        return
    yield voice.say("Hidden, wherever it stands:")
    for words, instead, count in draft.hidden:
        times = voice.plural("{number} time", "{number} times", count)
        yield f"    {voice.quoted(words)} → {instead}  ({times})"


def consent_lines(draft: Draft, consent: Consent, voice: Speaker) -> Iterator[str]:
    """Say what the file allows, and under which name."""
    agreed = [voice.say(AGREED[each.name]) for each in fields(consent) if getattr(consent, each.name)]
    yield voice.say("What you agree to:") if agreed else voice.say("You agree to nothing beyond being counted.")
    if not agreed:
        if not draft.only_counts:
            yield voice.say("So the words above stay here, as does what you picked, predicted and ticked.")
        yield voice.say(
            "Only counts go: how each criterion came out, the help you opened, how sure you were, times to the minute."
        )
    yield from (f"    {line}" for line in agreed)
    if consent.name and draft.name:
        yield voice.say("It goes under your name, {name}, and the code {code}.", name=draft.name, code=draft.person)
    else:
        yield voice.say("It goes under the code {code}; your name stays here.", code=draft.person)
    yield voice.say("The file: {size}.", size=size(len(draft.content(consent))))


def _session_line(going: Going, voice: Speaker) -> str:
    area = voice.say(AREA_NAMES.get(going.header.area, going.header.area))
    return f"{going.header.scenario} ({area}), {going.entries[0].at[:16].replace('T', ' ')}"


def _told(going: Going, voice: Speaker) -> Iterator[str]:
    """Say everything of a session that would leave."""
    for entry in going.entries:
        yield from _typed_lines(entry, voice)
    if going.header.department in DEPARTMENT_NAMES:
        department = voice.say(DEPARTMENT_NAMES[going.header.department])
        yield voice.say("Your department: {department}", department=department)
    yield voice.say(
        "With it go what the tutor found, {hints}, what you predicted and ticked, and times to the minute.",
        hints=_hints(going, voice),
    )


def _counts(going: Going, voice: Speaker) -> Iterator[str]:
    """Say what is left of a session without its owner's words."""
    yield voice.say(
        "Without your words: how each criterion came out, {hints}, how sure you were, times to the minute.",
        hints=_hints(going, voice),
    )


def _hints(going: Going, voice: Speaker) -> str:
    hints = sum(isinstance(entry.event, HintOpened) for entry in going.entries)
    return voice.plural("{number} hint", "{number} hints", hints)


def _typed_lines(entry: Recorded, voice: Speaker) -> Iterator[str]:
    """Say what the learner typed or picked, as others would read it."""
    match entry.event:
        case AnswerSubmitted(step=step, attempt=attempt, answer=answer):
            yield voice.say("Your answer ({step}, attempt {number}):", step=step, number=attempt)
            texts = (
                answer.text,
                answer.alt,
                ", ".join(answer.chosen),
                *(f"{left}: {right}" for left, right in answer.pairs),
            )
            yield from (f"    {line}" for text in texts if text for line in text.split("\n"))
        case VerdictDisputed(reason=reason) if reason:
            yield voice.say("Why you disagreed: {reason}", reason=reason)
        case SessionClosed(plan=plan, satisfied=satisfied):
            if satisfied is not None:
                yield voice.say("How satisfied you were: {number} of 5", number=satisfied)
            if plan:
                yield voice.say("Your plan: {plan}", plan=plan)

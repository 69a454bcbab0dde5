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
        yield from _session_lines(going, voice)
    yield ""
    yield from hidden_lines(draft, voice)


def hidden_lines(draft: Draft, voice: Speaker) -> Iterator[str]:
    """Say which words are hidden, and what stands in their place."""
    if not draft.hidden:
        yield voice.say("Nothing is hidden: I saw no names and nothing confidential. You know better what is private.")
        return
    yield voice.say("Hidden, wherever it stands:")
    for words, instead, count in draft.hidden:
        times = voice.plural("{number} time", "{number} times", count)
        yield f"    «{words}» → {instead}  ({times})"


def consent_lines(draft: Draft, consent: Consent, voice: Speaker) -> Iterator[str]:
    """Say what the file allows, and under which name."""
    agreed = [voice.say(AGREED[each.name]) for each in fields(consent) if getattr(consent, each.name)]
    yield voice.say("What you agree to:") if agreed else voice.say("You agree to nothing beyond being counted.")
    yield from (f"    {line}" for line in agreed)
    if consent.name and draft.name:
        yield voice.say("It goes under your name, {name}, and the code {code}.", name=draft.name, code=draft.person)
    else:
        yield voice.say("It goes under the code {code}; your name stays here.", code=draft.person)
    yield voice.say("The file: {size}.", size=size(len(draft.content(consent))))


def _session_lines(going: Going, voice: Speaker) -> Iterator[str]:
    header, hints = going.header, sum(isinstance(entry.event, HintOpened) for entry in going.entries)
    area = voice.say(AREA_NAMES.get(header.area, header.area))
    yield f"{header.scenario} ({area}), {going.entries[0].at[:16].replace('T', ' ')}"
    for entry in going.entries:
        yield from (f"    {line}" for line in _typed_lines(entry, voice))
    if header.department in DEPARTMENT_NAMES:
        department = voice.say(
            "Your department: {department}", department=voice.say(DEPARTMENT_NAMES[header.department])
        )
        yield f"    {department}"
    counted = voice.plural("{number} hint", "{number} hints", hints)
    rest = voice.say(
        "With it go what the tutor found, {hints}, what you predicted and ticked, and times to the minute.",
        hints=counted,
    )
    yield f"    {rest}"


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

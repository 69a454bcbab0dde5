"""Words for a replay before a room: who, what is asked, what the hands say, and what could come next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from tutor.checkers.finding import Outcome, Verdict
from tutor.i18n import Speaker, marked
from tutor.replay.facilitation.state import Poll
from tutor.replay.programme import By, Kind
from tutor.replay.questions import BRANCH, CHOICE, DISPUTE, LEARNER, NO, TUTOR, YES, Advice, Question
from tutor.replay.room import Label, Room
from tutor.replay.slide import Slide
from tutor.session.feedback import RowView
from tutor.text.clean import clean_line
from tutor.wording import session as wording
from tutor.wording.names import AREA_NAMES

KIND_NAMES = {
    Kind.START: marked("the brief"),
    Kind.ANSWER: marked("answer"),
    Kind.REVISION: marked("revision"),
    Kind.HINT: marked("hint"),
    Kind.DISAGREEMENT: marked("disagreement"),
    Kind.BRANCH: marked("branch"),
    Kind.CRITERION: marked("criterion"),
}
SEALED = {
    Kind.ANSWER: marked("What became of it is hidden. What does the room think?"),
    Kind.CRITERION: marked("What became of it is hidden. What does the room think?"),
    Kind.REVISION: marked("The new text is hidden. What would you change?"),
    Kind.HINT: marked("The hint is hidden. What would you ask this person?"),
    Kind.DISAGREEMENT: marked("The reason is hidden. Who do you agree with?"),
    Kind.BRANCH: marked("Where it led is hidden. What happens next?"),
}
"""What stands where something is hidden."""
OPTIONS = {
    YES: marked("yes"),
    NO: marked("no"),
    LEARNER: marked("whoever wrote it"),
    TUTOR: marked("the checker"),
}
ADVICE = {
    Advice.HINT: marked("The hands are far apart: you could show a hint and vote again."),
    Advice.PAIRS: marked("The room is divided: two minutes in pairs, then vote again?"),
    Advice.REVEAL: marked("Most of the room sees it the same way: hear a reason for each side, then reveal?"),
}
ORDERS = {By.MOMENT: marked("by moment"), By.CRITERION: marked("by criterion")}
BAR = 20
"""Characters of the longest bar of a tally."""


def who(label: Label, voice: Speaker) -> str:
    """Name a person, or the letter or number that stands for them."""
    if label.name:
        return clean_line(label.name, characters=40)
    if label.letter:
        return voice.say("Person {letter}", letter=label.letter)
    return voice.say("Session {n}", n=label.number)


def place(shown: Slide, voice: Speaker) -> str:
    """Say what the session is about."""
    area = voice.say(AREA_NAMES[shown.view.area]) if shown.view.area in AREA_NAMES else ""
    return " · ".join(part for part in (shown.view.title, area) if part)


def aside(shown: Slide, voice: Speaker) -> str:
    """Say whose moment it is and which."""
    kind = voice.say(KIND_NAMES[shown.stop.kind])
    if shown.stop.attempt and shown.attempts:
        n, number = min(shown.stop.attempt, shown.attempts), shown.attempts
        kind = voice.say("{kind}, attempt {n} of {all}", kind=kind, n=n, all=number)
    state = "  ░ " + voice.say("predict") if shown.sealed else ""
    return f"{who(shown.label, voice)} · {kind}{state}"


def asked(question: Poll | Question, voice: Speaker) -> str:
    """Put a question into words; a further vote says so."""
    name = question.question if isinstance(question, Poll) else question.id
    if name == CHOICE:
        text = voice.say("What would you choose?")
    elif name == BRANCH:
        text = voice.say("Where does this answer lead?")
    elif name.startswith(DISPUTE):
        text = voice.say("Who do you agree with?")
    else:
        text = question.text
    if isinstance(question, Poll) and question.vote > 1:
        vote = voice.say("(vote {n})", n=question.vote)
        return f"{text}  {vote}"
    return text


def option(name: str, voice: Speaker) -> str:
    """Say an option: the room's own words, or the course's."""
    return voice.say(OPTIONS[name]) if name in OPTIONS else name


def open_rows(poll: Poll, chosen: int, voice: Speaker) -> Iterator[str]:
    """Write the options of an open vote; only the figure that is being typed can be read."""
    width = max(len(option(name, voice)) for name in poll.options)
    for index, (name, hands) in enumerate(zip(poll.options, poll.hands, strict=True)):
        typed = f"{hands or '_'}" if index == chosen else "··" if hands else ""
        yield f"{'▸' if index == chosen else ' '} {option(name, voice):<{width}}   {typed}".rstrip()


def closed_rows(poll: Poll, voice: Speaker) -> Iterator[str]:
    """Write the options of a closed vote with their hands, a bar each."""
    width = max(len(option(name, voice)) for name in poll.options)
    most = max((*poll.hands, 1))
    for name, hands in zip(poll.options, poll.hands, strict=True):
        bar = "█" * round(BAR * hands / most)
        share = f" ({round(100 * hands / poll.total)} %)" if poll.total else ""
        yield f"  {option(name, voice):<{width}}  {hands:>3}{share:<8} {bar}".rstrip()


def result(poll: Poll, voice: Speaker) -> str:
    """Say how many agree with what is on record, once it is shown; nothing where no answer does."""
    if poll.agreeing is None:
        return ""
    agreeing = poll.hands[poll.right]
    return voice.say("{n} of {all} agree with what is on record.", n=agreeing, all=poll.total)


def other_view(shown: Slide, voice: Speaker) -> str:
    """Say that the room sees a criterion otherwise than the checker, and what became of it; nothing where it agrees."""
    if not shown.disputed:
        return ""
    if shown.example:
        return voice.say("The room sees it otherwise: kept as a marked example.")
    return voice.say("The room sees it otherwise than the checker.")


def beforehand(room: Room, voice: Speaker) -> str:
    """Say what is not shown or not sure, and why; nothing where all is well."""
    parts = [
        voice.say("The chain of this session breaks at line {n}: what follows may have been changed.", n=broken)
        for recording in room.recordings
        if (broken := recording.reading.broken_at)
    ]
    if any(recording.reading.torn for recording in room.recordings):
        parts.append(voice.say("The last line was cut short and is left out."))
    if not any(recording.scenario for recording in room.recordings):
        parts.append(voice.say("The scenario is not at hand: only what was recorded is shown."))
    if room.withheld:
        parts.append(
            voice.plural(
                "{number} session stays closed: its owner did not agree.",
                "{number} sessions stay closed: their owners did not agree.",
                room.withheld,
            )
        )
    if room.unusable:
        parts.append(
            voice.plural(
                "{number} file cannot be used: `tutor collect` says why.",
                "{number} files cannot be used: `tutor collect` says why.",
                room.unusable,
            )
        )
    return " ".join(parts)


def status(notes: int, votes: int, left: timedelta | None, voice: Speaker) -> str:
    """Count notes and votes, and say how much time is left."""
    parts = [
        voice.plural("{number} note", "{number} notes", notes),
        voice.plural("{number} vote", "{number} votes", votes),
    ]
    if left is not None:
        seconds = max(0, int(left.total_seconds()))
        clock = f"{seconds // 60}:{seconds % 60:02}"
        parts.append(voice.say("{clock} left", clock=clock) if seconds else voice.say("time is up"))
    return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of what was found, in three pieces, so that a front can set them apart."""

    title: str
    glyph: str = ""
    """Of the outcome, with a space; empty where the line is about none."""
    rest: str = ""
    outcome: str = ""


def hidden_text(shown: Slide, voice: Speaker) -> str:
    """Return the words that were hidden; empty where there were none."""
    if shown.hidden is None:
        return ""
    end = voice.say("To the end of the scenario.") if shown.stop.kind is Kind.BRANCH else ""
    return shown.hidden.text or end


def verdict_lines(shown: Slide, voice: Speaker) -> Iterator[Line]:
    """Write what was found: the headline, then each criterion, and today's verdict where it differs.

    Of several criteria, only what is not there is told in full: a room reads one thing at a time.
    """
    hidden = shown.hidden
    if hidden is None:
        return
    if hidden.message:
        yield Line(hidden.message)
    if hidden.feedback and hidden.rows and shown.stop.kind is not Kind.CRITERION:
        yield Line(wording.headline(hidden.feedback, voice))
    for row in hidden.rows:
        yield from _row(row, voice, in_full=row.outcome is not Outcome.MET or len(hidden.rows) == 1)
    if hidden.again is not None:
        yield Line(voice.say("Graded again today, it comes out otherwise:"))
        yield from _again(hidden.rows, hidden.again, voice)


def _row(row: RowView, voice: Speaker, *, in_full: bool) -> Iterator[Line]:
    """Write one criterion: how it came out, and in full what was found."""
    said = [voice.say(wording.OUTCOME_WORDS[row.outcome])]
    if row.before is not None and row.before is not row.outcome:
        said.append(voice.say("before: {outcome}", outcome=voice.say(wording.OUTCOME_WORDS[row.before])))
    glyph = f"{wording.OUTCOME_GLYPHS[row.outcome]} "
    yield Line(row.question, glyph, f"  {' · '.join(said)}", row.outcome.value)
    if row.found and in_full:
        yield Line("", rest=f"  {row.found}")


def _again(rows: Iterable[RowView], again: Verdict, voice: Speaker) -> Iterator[Line]:
    """Write the criteria that come out otherwise today."""
    for row in rows:
        today = again.of(row.criterion)
        if today is not None and today.outcome is not row.outcome:
            said = voice.say(wording.OUTCOME_WORDS[today.outcome])
            yield Line(row.question, f"{wording.OUTCOME_GLYPHS[today.outcome]} ", f"  {said}", today.outcome.value)

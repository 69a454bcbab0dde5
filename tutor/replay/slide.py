"""What a room sees at a stop: plain data that both fronts paint. What is still hidden is not in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from tutor.checkers.finding import Verdict
from tutor.replay.facilitation.decide import disputed, predicted
from tutor.replay.facilitation.state import Facilitation, Note, Poll
from tutor.replay.moments import answer_text, moment_view
from tutor.replay.programme import Kind, Stop
from tutor.replay.questions import Advice, Question, advice, criterion_of, questions
from tutor.replay.room import Label, Recording, Room
from tutor.session.events import HintOpened, StepLeft, VerdictDisputed
from tutor.session.feedback import FeedbackView, RowView
from tutor.session.state import Attempt
from tutor.session.view import StepView
from tutor.text.diff import Change, word_diff

NO_VERDICTS: Mapping[int, Verdict] = MappingProxyType({})
COMPARED = 2
"""Attempts that feedback looks at: this one, and the one before."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the room predicts: shown only once it is revealed."""

    text: str = ""
    """The hint, the new text, what was picked, the reason, or where it led."""
    changes: tuple[tuple[Change, str], ...] = ()
    """What changed from the answer before, word by word."""
    feedback: FeedbackView | None = None
    """The recorded verdict."""
    rows: tuple[RowView, ...] = ()
    """Its criteria, or the one that the stop is about."""
    message: str = ""
    """What a gate said, where it held the answer back."""
    again: Verdict | None = None
    """Today's verdict, where it differs from the recorded one."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One stop, ready to be painted."""

    stop: Stop
    label: Label
    view: StepView
    """The scenario as it was at that moment: brief, facts, task."""
    attempts: int
    """Answers to this step in the whole session that no gate held back."""
    text: str = ""
    """What everybody sees: the answer, the brief, or what there is to choose from."""
    about: str = ""
    """The criterion in question, where the stop is about one."""
    finding: str = ""
    """What the checker said, where the stop is a disagreement."""
    sealed: bool = False
    """Whether something is still hidden."""
    hidden: Hidden | None = None
    """What was hidden; None while it is, or where nothing was."""
    predicted: bool = False
    """Whether the room has predicted it."""
    polls: tuple[Poll, ...] = ()
    advice: Advice | None = None
    """What the last tally proposes, while something is still hidden."""
    hints: tuple[str, ...] = ()
    """Rungs that the room looked at for the criterion it voted on last."""
    more_hints: int = 0
    """Rungs of that criterion altogether."""
    disputed: str = ""
    """The room's own mark, where it sees the criterion otherwise than the checker, once the verdict is shown."""
    example: bool = False
    """Whether that was made an example."""
    notes: tuple[Note, ...] = ()
    marked: bool = False
    questions: tuple[Question, ...] = ()
    """What the room can be asked."""


def slide(room: Room, stop: Stop, meeting: Facilitation, again: Mapping[int, Verdict] = NO_VERDICTS) -> Slide | None:
    """Return what the room sees; None where the session holds nothing to show.

    Args:
        room: What is shown.
        stop: Where the replay is.
        meeting: What the room has done so far.
        again: Verdicts of today that differ from the recorded ones, by place of the answer.
    """
    recording = room.by_key[stop.address.session]
    if recording.loaded is None:
        return None
    shown = _scene(recording, stop)
    revealed = meeting.is_revealed(stop.address)
    hidden = _hidden(recording, stop, shown, again)
    sealed = hidden is not None and not revealed
    shown = replace(shown, sealed=sealed, hidden=None if sealed else hidden, label=_label(recording, meeting))
    return _with_votes(recording, shown, meeting)


def _label(recording: Recording, meeting: Facilitation) -> Label:
    """Leave the name away until names are shown."""
    return recording.label if meeting.names_shown else replace(recording.label, name="")


def _with_votes(recording: Recording, shown: Slide, meeting: Facilitation) -> Slide:
    """Add what the room did at this stop."""
    address = shown.stop.address
    polls = meeting.polls_at(address)
    last = polls[-1] if polls and polls[-1].closed else None
    criterion = criterion_of(polls[-1].question) if polls else ""
    # Before the verdict is shown, nothing may tell what it is.
    found = None if shown.sealed else disputed(meeting, address)
    ladder = _ladder(recording, shown.stop, criterion)
    opened = max(
        (rung for where, rung in meeting.hints if (where.answer, where.criterion) == (address.answer, criterion)),
        default=0,
    )
    return replace(
        shown,
        predicted=predicted(meeting, address),
        polls=polls,
        advice=advice(last.leading, last.vote, hints=opened < len(ladder)) if last and shown.sealed else None,
        hints=ladder[:opened],
        more_hints=len(ladder),
        disputed=found[1] if found else "",
        example=bool(found and meeting.example(found[0])),
        notes=meeting.notes_at(address),
        marked=address.answer in meeting.marks,
        questions=questions(recording, shown.stop),
    )


def _ladder(recording: Recording, stop: Stop, criterion: str) -> tuple[str, ...]:
    """Return the hints of a criterion; none where the scenario is not at hand."""
    step = recording.loaded.scenario.step(stop.step) if recording.loaded else None
    found = step.criterion(criterion) if step and criterion else None
    return tuple(found.hints) if found else ()


def _scene(recording: Recording, stop: Stop) -> Slide:
    """Return what everybody sees before anything is revealed."""
    now = view_at(recording, stop, stop.address.place)
    record = recording.timeline.last.record(stop.step)
    base = Slide(stop, recording.label, now, len(record.counted))
    event = recording.event(stop.address.place)
    match stop.kind:
        case Kind.START:
            return replace(base, text=now.brief)
        case Kind.ANSWER | Kind.CRITERION if _closed(recording, stop):
            return replace(base, text=_choices(now), about=_question(recording, stop, stop.address.criterion))
        case Kind.ANSWER | Kind.CRITERION:
            return replace(base, text=answer_text(now), about=_question(recording, stop, stop.address.criterion))
        case Kind.REVISION:
            return replace(base, text=answer_text(view_at(recording, stop, stop.address.place - 1)))
        case Kind.DISAGREEMENT if isinstance(event, VerdictDisputed):
            found = _finding(now, event.criterion)
            about = _question(recording, stop, event.criterion)
            return replace(base, text=answer_text(now), about=about, finding=found)
        case Kind.HINT if isinstance(event, HintOpened):
            written = recording.timeline[stop.address.place - 1].state.record(stop.step).last
            return replace(
                base, text=answer_text(now) if written else "", about=_question(recording, stop, event.criterion)
            )
        case _:
            return replace(base, text=answer_text(now))


def view_at(recording: Recording, stop: Stop, place: int) -> StepView:
    """Return the step of a stop as it was after an event, wherever the session says it stood.

    Of what was done there before, only the latest counts for what is seen: a session may have gone on for ever.
    """
    assert recording.loaded is not None
    moment = recording.timeline[max(place, 1) - 1]
    record = moment.state.record(stop.step)
    recent = replace(record, attempts=_latest(record.attempts), hints=record.hints[-1:])
    only = {stop.step: recent}
    state = replace(moment.state, current=stop.step, visited=(stop.step,), records=only, closed=None)
    return moment_view(recording.loaded, replace(moment, state=state))


def _latest(attempts: tuple[Attempt, ...]) -> tuple[Attempt, ...]:
    """Return the last two attempts that count, and what a gate held back after them."""
    counted = 0
    for index in range(len(attempts) - 1, -1, -1):
        counted += attempts[index].counts
        if counted == COMPARED:
            return attempts[index:]
    return attempts


def _closed(recording: Recording, stop: Stop) -> bool:
    step = recording.loaded.scenario.step(stop.step) if recording.loaded else None
    return step is not None and step.closed


def _choices(view: StepView) -> str:
    """Return what there is to choose from; what was chosen is what the room predicts."""
    return "\n".join(text for _, text in view.box.options) if view.box else ""


def _question(recording: Recording, stop: Stop, criterion: str) -> str:
    """Return a criterion as a question; its id where it is not at hand, nothing where none is meant."""
    step = recording.loaded.scenario.step(stop.step) if recording.loaded else None
    found = step.criterion(criterion) if step else None
    return found.question if found else criterion


def _finding(view: StepView, criterion: str) -> str:
    rows = view.feedback.rows if view.feedback else ()
    return next((row.found for row in rows if row.criterion == criterion), "")


def _hidden(recording: Recording, stop: Stop, shown: Slide, again: Mapping[int, Verdict]) -> Hidden | None:
    """Return what the room predicts at a stop; None where nothing follows from it."""
    event = recording.event(stop.address.place)
    match stop.kind:
        case Kind.ANSWER | Kind.REVISION | Kind.CRITERION:
            return _judged(recording, stop, shown, again.get(stop.address.place))
        case Kind.HINT if isinstance(event, HintOpened):
            hints = [hint.text for hint in shown.view.hints if hint.criterion == event.criterion]
            return Hidden(hints[-1]) if hints else None
        case Kind.DISAGREEMENT if isinstance(event, VerdictDisputed):
            return Hidden(event.reason) if event.reason else None
        case Kind.BRANCH if isinstance(event, StepLeft) and recording.loaded is not None:
            step = recording.loaded.scenario.step(event.to)
            return Hidden(step.ask.strip() if step else "")
        case _:
            return None


def _judged(recording: Recording, stop: Stop, shown: Slide, again: Verdict | None) -> Hidden | None:
    """Return what became of an answer: the verdict, and what only this answer shows."""
    place = stop.address.place
    graded = recording.judged.get(place)
    now = view_at(recording, stop, graded[0] if graded else place)
    closed, revised = _closed(recording, stop), stop.kind is Kind.REVISION
    text = answer_text(shown.view) if closed or revised else ""
    if graded is None:
        return Hidden(text) if text else None
    criterion = stop.address.criterion
    rows = tuple(row for row in now.feedback.rows if criterion in ("", row.criterion)) if now.feedback else ()
    changes = tuple(word_diff(shown.text, text)) if revised and not closed else ()
    held = graded[1].message if now.feedback is None else ""
    return Hidden(text, changes, now.feedback, rows, held, again)

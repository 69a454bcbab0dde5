"""Two to four attempts side by side: what was written, how each criterion came out, and what changed between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tutor.checkers.finding import Outcome
from tutor.replay.facilitation.state import Facilitation
from tutor.replay.moments import answer_text
from tutor.replay.programme import Kind, Stop, stops_of
from tutor.replay.room import Label, Recording, Room
from tutor.replay.slide import view_at
from tutor.text.diff import Change, word_diff

FEWEST, MOST = 2, 4
"""Attempts side by side."""
ANSWERS = (Kind.ANSWER, Kind.REVISION)


@dataclass(frozen=True, slots=True)
class Column:
    """One attempt."""

    label: Label
    attempt: int
    text: str
    outcomes: tuple[Outcome | None, ...]
    """For each criterion; None where the room has not seen it, or it was not judged."""
    changes: tuple[tuple[Change, str], ...] = ()
    """What changed since the column before, where that is an earlier attempt of the same session."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Attempts at one step, side by side."""

    ask: str
    questions: tuple[str, ...]
    """The criteria, in the order of the file."""
    columns: tuple[Column, ...]


def own_attempts(room: Room, here: Stop) -> tuple[Stop, ...]:
    """Return the attempts of the same session at the same step up to here, the last ones where there are many."""
    recording = room.by_key[here.address.session]
    same = [each for each in _answers(recording, here.step) if each.address.place <= here.address.place]
    return tuple(same[-MOST:])


def attempts_of_others(room: Room, here: Stop) -> tuple[Stop, ...]:
    """Return the attempt here, and the first of each other session at the same step, as many as stand side by side."""
    own = own_attempts(room, here)[-1:]
    scenario = _scenario(room.by_key[here.address.session])
    others = [
        first
        for recording in room.recordings
        if recording.key != here.address.session and _scenario(recording) == scenario
        for first in _answers(recording, here.step)[:1]
    ]
    return (*own, *others[: MOST - len(own)])


def compare(room: Room, stops: tuple[Stop, ...], meeting: Facilitation) -> Comparison | None:
    """Lay attempts side by side; None where there are fewer than two. What is still hidden is left out."""
    stops = tuple(stop for stop in stops if _may_be_read(room, stop) or meeting.is_revealed(stop.address))
    if len(stops) < FEWEST:
        return None
    first = room.by_key[stops[0].address.session]
    criteria = list(dict.fromkeys(name for stop in stops for name in _criteria(room, stop)))
    step = first.loaded.scenario.step(stops[0].step) if first.loaded else None
    asked = [found.question if step and (found := step.criterion(name)) else name for name in criteria]
    columns: list[Column] = []
    for index, stop in enumerate(stops):
        column = _column(room, stop, criteria, meeting)
        if index and stops[index - 1].address.session == stop.address.session:
            column = replace(column, changes=word_diff(columns[-1].text, column.text))
        columns.append(column)
    return Comparison(step.ask.strip() if step else "", tuple(asked), tuple(columns))


def _may_be_read(room: Room, stop: Stop) -> bool:
    """Tell whether an answer is read before anything is revealed: a first one that was written."""
    recording = room.by_key[stop.address.session]
    step = recording.loaded.scenario.step(stop.step) if recording.loaded else None
    return stop.kind is Kind.ANSWER and step is not None and not step.closed


def _column(room: Room, stop: Stop, criteria: list[str], meeting: Facilitation) -> Column:
    recording = room.by_key[stop.address.session]
    verdict = recording.judged[stop.address.place][1] if stop.address.place in recording.judged else None
    found = {finding.criterion: finding.outcome for finding in verdict.findings} if verdict else {}
    seen = [
        found.get(name) if meeting.is_revealed(replace(stop.address, criterion=name)) else None for name in criteria
    ]
    label = recording.label if meeting.names_shown else replace(recording.label, name="")
    text = answer_text(view_at(recording, stop, stop.address.place))
    return Column(label, stop.attempt, text, tuple(seen))


def _answers(recording: Recording, step: str) -> list[Stop]:
    return [stop for stop in stops_of(recording) if stop.step == step and stop.kind in ANSWERS]


def _criteria(room: Room, stop: Stop) -> tuple[str, ...]:
    judged = room.by_key[stop.address.session].judged.get(stop.address.place)
    return tuple(finding.criterion for finding in judged[1].findings) if judged else ()


def _scenario(recording: Recording) -> tuple[str, str]:
    header = recording.reading.header
    return (header.course, header.scenario) if header else ("", "")

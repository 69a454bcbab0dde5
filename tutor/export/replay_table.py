"""Sessions as a table: a row for each event, and of a verdict a row for each criterion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from tutor.checkers.finding import Answer, Band, Finding, Verdict
from tutor.export.csv import Cell, csv_text
from tutor.replay.exhibit import Exhibit
from tutor.replay.timeline import NAMES
from tutor.session.events import AnswerGraded, AnswerSubmitted, Event, Recorded

COLUMNS = (
    "session person course scenario area level language place seconds at moment step attempt text "
    "band score criterion weight outcome found"
).split()
"""Named for programs, as in the JSON; ``text`` is what was handed in, picked, said or opened."""
_ASIDE = frozenset({"step", "attempt", "verdict"})
"""Fields with a column of their own."""
_NOTHING: tuple[Cell, ...] = ("",) * 6


def replay_csv(shown: Iterable[Exhibit]) -> str:
    """Write sessions as CSV, in the order of the room and of their events."""
    return csv_text(COLUMNS, (row for each in shown for row in _session(each)))


def _session(shown: Exhibit) -> Iterator[list[Cell]]:
    header, recording = shown.header, shown.recording
    person = header.learner if shown.own else recording.label.letter
    session = (recording.key, person, header.course, header.scenario, header.area, header.level, header.language)
    for place, entry in enumerate(recording.reading.entries, 1):
        for row in _event(shown, place, entry):
            yield [*session, *row]


def _event(shown: Exhibit, place: int, entry: Recorded) -> Iterator[list[Cell]]:
    event = entry.event
    moment = (place, shown.elapsed(entry.at), shown.clock(entry.at), NAMES[type(event)], getattr(event, "step", ""))
    base: list[Cell] = [*moment, getattr(event, "attempt", "")]
    if isinstance(event, AnswerGraded):
        yield from ([*base, event.verdict.message, *row] for row in _verdict(event.verdict))
    else:
        yield [*base, answer_line(event.answer) if isinstance(event, AnswerSubmitted) else _said(event), *_NOTHING]


def _verdict(verdict: Verdict) -> Iterator[tuple[Cell, ...]]:
    judged = (verdict.band.value, "" if verdict.band is Band.ROAD else verdict.score)
    for finding in verdict.findings or (None,):
        yield (*judged, *_finding(finding))


def _finding(finding: Finding | None) -> tuple[Cell, ...]:
    if finding is None:
        return ("", "", "", "")
    return (finding.criterion, finding.weight.value, finding.outcome.value, finding.found)


def answer_line(answer: Answer) -> str:
    """Return an answer of any kind on one line, as it was recorded."""
    pairs = (f"{left}: {right}" for left, right in answer.pairs)
    return " | ".join(part for part in (answer.text, answer.alt, *answer.chosen, *pairs) if part)


def _said(event: Event) -> str:
    """Return the other fields of an event, by name; of the first event they stand in columns already."""
    if NAMES[type(event)] == "start":
        return ""
    fields = {name: value for name, value in asdict(event).items() if name not in _ASIDE and value not in (None, "")}
    return "; ".join(f"{name} {_plain(value, ', ')}" for name, value in fields.items())


def _plain(value: object, between: str = " ") -> str:
    return between.join(map(_plain, value)) if isinstance(value, tuple | list) else str(value)

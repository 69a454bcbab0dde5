"""Sessions for programs: everything that a replay knows, as JSON.

The document is ``{"format", "kind", "sessions"}``. Each session is made of

- what it is: ``key`` (the same in every export), ``person`` (a letter) or ``number`` where sessions may not be linked,
  ``learner`` (the pseudonym, of an own session only), ``course``, ``scenario``, ``digest`` (SHA-256), ``language``,
  ``area``, ``level``, ``tutor``, ``broken_at`` (number of the first line that does not follow; 0 for a whole session);
- where it stood at its end: ``current``, ``visited``, ``steps`` (a record each: prediction, hints, attempts with
  verdicts, self-check, disagreements, where it led to, whether it passed), ``closed``, ``autonomous``;
- how it came there: ``moments``, each with ``place`` (from 1), ``seconds`` since the beginning, ``at`` (UTC; null of
  others' sessions), ``kind`` and ``data``, the fields of the event.

A field keeps its meaning for ever; `FORMAT` is raised when one is taken away. Spans are offsets into the answer, in
code points; scores and credits go from 0 to 1. A verdict with the band ``road`` tells where a decision led: its score
says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from tutor.replay.exhibit import Exhibit
from tutor.replay.timeline import NAMES
from tutor.session.events import Recorded
from tutor.session.state import SessionState, StepRecord

FORMAT = 1
KIND = "tutor-replay"


def replay_data(shown: Iterable[Exhibit]) -> dict[str, Any]:
    """Return sessions as plain data, ready for JSON."""
    return {"format": FORMAT, "kind": KIND, "sessions": [_session(each) for each in shown]}


def _session(shown: Exhibit) -> dict[str, Any]:
    header, recording = shown.header, shown.recording
    return {
        "key": recording.key,
        "person": recording.label.letter or None,
        "number": recording.label.number or None,
        "learner": header.learner if shown.own else None,
        "course": header.course,
        "scenario": header.scenario,
        "digest": header.digest,
        "language": header.language,
        "area": header.area,
        "level": header.level,
        "tutor": header.tutor_version,
        "broken_at": recording.reading.broken_at,
        **_end(recording.timeline.last),
        "moments": [_moment(shown, place, entry) for place, entry in enumerate(recording.reading.entries, 1)],
    }


def _end(state: SessionState) -> dict[str, Any]:
    return {
        "current": state.current,
        "visited": list(state.visited),
        "steps": [_step(name, record) for name, record in state.records.items()],
        "closed": asdict(state.closed) if state.closed else None,
        "autonomous": state.autonomous,
    }


def _step(name: str, record: StepRecord) -> dict[str, Any]:
    return {"step": name, **asdict(record), "passed": record.passed}


def _moment(shown: Exhibit, place: int, entry: Recorded) -> dict[str, Any]:
    return {
        "place": place,
        "seconds": shown.elapsed(entry.at),
        "at": shown.clock(entry.at) or None,
        "kind": NAMES[type(entry.event)],
        "data": asdict(entry.event),
    }

"""How long it takes to go anywhere in a long session, beside a frame and beside decoding one of its lines.

Run by hand: `python tests/benchmarks/seeking.py [events] [jumps]`. A session of 10,000 events is opened as `tutor replay`
does; then the room jumps to places all over it, and each time everything that is painted is made anew. What counts is
that the slowest jump is under a frame of 16.7 ms; going by criterion and opening are printed besides.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.replay.rooms import BETTER, WORSE, small
from tests.session.test_decide import AGAIN, GOOD, STARTED
from tutor.checkers.finding import Answer
from tutor.engine.engine import utc_now
from tutor.engine.meeting_file import MeetingFile
from tutor.engine.projecting import Projection
from tutor.replay.room import open_room
from tutor.replay.shared import Collection, SharedSession
from tutor.session import events as e
from tutor.session.journal import Reading
from tutor.text.clean import clean

EVENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
JUMPS = int(sys.argv[2]) if len(sys.argv) > 2 else 200
FRAME = 1000 / 60
"""Milliseconds."""


def long_session(count: int, digest: str) -> Reading:
    """Make a session of so many events: hints, answers, verdicts, revisions, over and over."""
    from dataclasses import replace

    events: list[e.Event] = [replace(STARTED, digest=digest), e.PredictionMade("line", 2)]
    number = 0
    while len(events) < count:
        number += 1
        text, verdict = (BETTER, GOOD) if number % 3 == 0 else (WORSE, AGAIN)
        events += [
            e.HintOpened("line", "facts", 1 + number % 3),
            e.AnswerSubmitted("line", number, Answer(clean(f"{text} {number}"))),
        ]
        events += [e.AnswerGraded("line", number, verdict), e.RevisionStarted("line")]
    recorded = [e.Recorded(n, f"{n:08x}", "2026-11-23T12:00:00Z", event) for n, event in enumerate(events[:count], 1)]
    return Reading(Path("long.jsonl"), tuple(recorded))


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def jumps(projection: Projection) -> list[float]:
    """Jump all over the session, and make what is painted each time."""
    stops, taken = projection.programme.stops, []
    for number in range(JUMPS):
        projection.stop = stops[number * 7919 % len(stops)]
        taken.append(milliseconds(lambda: projection.slide))
    return taken


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    loaded = small(folder / "course")
    reading = long_session(EVENTS, loaded.digest)
    shared = Collection((SharedSession("learner-0", reading),))
    projection: list[Projection] = []

    def opens() -> None:
        room = open_room(shared, lambda _: loaded, named=True)
        projection.append(Projection(room, MeetingFile(folder / "notes.jsonl", utc_now)))
        assert projection[0].slide is not None

    rows = [("opening and folding it", [milliseconds(opens)])]
    rows.append(("by moment", jumps(projection[0])))
    rows.append(("changing to by criterion", [milliseconds(projection[0].reorder)]))
    rows.append(("by criterion", jumps(projection[0])))
    line = json.dumps({"seq": 1, "data": {"step": "line", "answer": {"text": BETTER}}})
    alone = milliseconds(lambda: [json.loads(line) for _ in range(1000)]) / 1000
    print(f"{EVENTS:,} events, {JUMPS} jumps")
    print(f"{'':26} {'median ms':>10} {'slowest':>9} {'x frame':>8} {'x json.loads of a line':>23}")
    for name, taken in rows:
        middle, most = statistics.median(taken), max(taken)
        print(f"{name:26} {middle:10.2f} {most:9.2f} {most / FRAME:8.2f} {middle / alone:23.0f}")


if __name__ == "__main__":
    main()

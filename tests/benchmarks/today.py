"""How long Today takes to open for a learner with a long past, beside one with none. Run by hand: `python -m tests.benchmarks.today`.

The past is made with the program's own journal: 2,000 closed sessions, 200,000 events. Each start is timed in a pseudo-terminal of
100×30 from the process to the first proposals, turn and turn about; what counts are the ratios, of the medians on a
calm machine, of the fastest starts on a busy one.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.benchmarks.startup import first_frame
from tutor.checkers.finding import Answer, Band, Finding, Outcome, Verdict
from tutor.engine.library import Library
from tutor.engine.paths import shipped_courses
from tutor.session.events import (
    JOURNAL_FORMAT,
    AnswerGraded,
    AnswerSubmitted,
    Event,
    HintOpened,
    PredictionMade,
    Recorded,
    SelfChecked,
    SessionClosed,
    SessionStarted,
    StepLeft,
)
from tutor.session.journal import encode
from tutor.text.clean import clean

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 11
SESSIONS, EVENTS = 2_000, 100
LIMIT = 1.3
"""Most that a long past may cost, as a ratio."""
SETTINGS = 'language = "en"\nlearner = "learner-0"\n'
MISSED = Verdict(Band.AGAIN, (Finding(Outcome.UNMET, "not yet", criterion="facts"),), 0.0)
MET = Verdict(Band.GOOD, (Finding(Outcome.MET, "there", criterion="facts"),), 1.0)


def events(course: str, scenario: str, area: str, level: int) -> list[Event]:
    """Return a session of three attempts; hints fill it up to its events."""
    steps = ("first",)
    begun = SessionStarted(JOURNAL_FORMAT, course, scenario, "0" * 64, "en", "0", "learner-0", steps, area, level)
    tries: list[Event] = []
    for attempt in (1, 2):
        tries += [AnswerSubmitted("first", attempt, Answer(clean("A text of some words. " * 20)))]
        tries += [AnswerGraded("first", attempt, MET if attempt == 2 else MISSED)]
    end: list[Event] = [SelfChecked("first"), *tries, StepLeft("first", "end"), SessionClosed(4)]
    hints: list[Event] = [HintOpened("first", "facts", 1)] * (EVENTS - 2 - len(end))
    return [begun, PredictionMade("first", 1), *hints, *end]


def write_past(home: Path) -> None:
    """Write the sessions: the shipped scenarios again and again, nine hours apart."""
    folder = home / "data/sessions"
    folder.mkdir(parents=True)
    entries = Library([shipped_courses() / "shared-skill"], home / "none.json").scenarios()
    begun = datetime.now(UTC) - timedelta(hours=9 * SESSIONS)
    for number in range(SESSIONS):
        entry, at, head, lines = entries[number % len(entries)], begun + timedelta(hours=9 * number), "", []
        for seq, event in enumerate(events(entry.course, entry.id, entry.area, entry.level), 1):
            written = f"{at + timedelta(seconds=seq):%Y-%m-%dT%H:%M:%SZ}"
            line, head = encode(Recorded(seq, f"{number:016x}{seq:016x}", written, event), head)
            lines.append(line)
        (folder / f"{at:%Y%m%d-%H%M%S}-{entry.id}-{number % 65536:04x}.jsonl").write_bytes(b"".join(lines))


def main() -> None:
    root = Path(tempfile.mkdtemp())
    command = [sys.executable, "-m", "tutor", "start"]
    homes = {"no session": root / "none", f"{SESSIONS:,} sessions, {SESSIONS * EVENTS:,} events": root / "many"}
    surroundings = {}
    for name, home in homes.items():
        settings = home / "config/settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text(SETTINGS, "utf-8")
        surroundings[name] = {**os.environ, "TUTOR_HOME": str(home), "TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}
    write_past(root / "many")
    for name, environment in surroundings.items():
        taken, _ = first_frame(command, b"All scenarios", environment, patience=600)
        print(f"{name:32} first time, without an index: {taken:5.1f} s", file=sys.stderr)
    figures: dict[str, list[float]] = {name: [] for name in homes}
    for _ in range(ROUNDS):
        for name, environment in surroundings.items():
            figures[name].append(first_frame(command, b"All scenarios", environment)[0])
    print(f"{'Today opens':32} {'median ms':>9} {'x':>6} {'fastest ms':>10} {'x':>6}   (at most {LIMIT})")
    base_median, base_fastest = statistics.median(figures["no session"]), min(figures["no session"])
    for name, times in figures.items():
        median, fastest = statistics.median(times), min(times)
        ratios = median / base_median, fastest / base_fastest
        print(f"{name:32} {median * 1000:9.0f} {ratios[0]:6.2f} {fastest * 1000:10.0f} {ratios[1]:6.2f}")
    shutil.rmtree(root)


if __name__ == "__main__":
    main()

"""How long the team map takes, beside reading the same lines with `json.loads` alone. Run by hand: `python tests/benchmarks/team.py`.

First 200 people × 500 events, from the files to the map, on one core; then how it grows from 10 to 10,000 sessions of 20
events. What counts are the ratios, and for the first the seconds of work.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from tests.groups import ENTRIES
from tutor.checkers.finding import Answer, Band, Finding, Outcome, Verdict, Weight
from tutor.engine.collecting import collect
from tutor.learning.team.map import team_map
from tutor.session import events as e
from tutor.session.journal import encode
from tutor.text.clean import clean

T = TypeVar("T")
ANSWER = Answer(clean("38 quintali in tre giorni, poi la pioggia. Sabato 9 venite a vedere dove finiscono. " * 2))
FINDINGS = tuple(
    Finding(outcome, "I looked for the day and found it.", "Whoever reads knows when.", "Try it in the first line.")
    for outcome in (Outcome.MET, Outcome.UNMET, Outcome.PARTLY, Outcome.MET)
)
TURN = 5
"""Events of a turn: a hint, an answer, its verdict, a self-check, a revision."""


def session(events: int, person: str, number: int) -> bytes:
    """Write a session of about so many events as its owner's machine keeps it."""
    scenario = ENTRIES[(number * 7 + len(person)) % len(ENTRIES)]
    header = e.SessionStarted(
        1, "c", scenario.id, "0" * 64, "it", "0", person, ("a", "b"), scenario.area, scenario.level
    )
    happened: list[e.Event] = [header]
    for turn in range((events - 3) // TURN):
        step = "ab"[turn % 2]
        findings = tuple(each.about(f"c{at}", Weight.MUST) for at, each in enumerate(FINDINGS))
        verdict = Verdict(Band.AGAIN if (turn + number) % 3 else Band.GOOD, findings, 0.5, lexicon="1")
        happened += [
            e.HintOpened(step, "c1", 1),
            e.AnswerSubmitted(step, turn // 2 + 1, ANSWER),
            e.AnswerGraded(step, turn // 2 + 1, verdict),
            e.SelfChecked(step, (("c0", "yes"), ("c1", "no"))),
            e.RevisionStarted(step),
        ]
    happened += [e.StepLeft("b", "end"), e.SessionClosed(4, True)]
    lines, head = [], ""
    for seq, event in enumerate(happened, 1):
        stamp = f"2026-{number % 9 + 1:02}-{number % 27 + 1:02}T10:{seq // 60 % 60:02}:{seq % 60:02}Z"
        line, head = encode(e.Recorded(seq, f"{hash((person, number, seq)) & 0xFFFFFFFFFFFF:012x}", stamp, event), head)
        lines.append(line)
    return b"".join(lines)


def folder(root: Path, people: int, sessions: int, events: int) -> int:
    """Write a group's files, and return how many lines they have."""
    root.mkdir()
    lines = 0
    for person in range(people):
        for number in range(sessions):
            raw = session(events, f"learner-{person:06x}", number)
            (root / f"{person}-{number}.jsonl").write_bytes(raw)
            lines += raw.count(b"\n")
    return lines


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds of work of this process, and what came of it."""
    begun = time.process_time()
    done = work()
    return time.process_time() - begun, done


def loaded(root: Path) -> list[Any]:
    """Read the same lines and nothing else."""
    return [json.loads(line) for path in root.iterdir() for line in path.read_bytes().splitlines()]


def row(name: str, root: Path, people: int, sessions: int, events: int) -> None:
    """Measure one group and print its row."""
    lines = folder(root, people, sessions, events)
    collect(root)
    base, _ = timed(lambda: loaded(root))
    reading, collection = timed(lambda: collect(root))
    folding, _ = timed(lambda: team_map(collection, ENTRIES))
    total, each = reading + folding, 1e6 * (reading + folding) / lines
    print(f"{name:34} {lines:8} {reading:8.2f} {folding:8.2f} {total:8.2f} {each:8.1f} {total / base:8.1f}")


def main() -> None:
    print(f"{'seconds of work':34} {'lines':>8} {'reading':>8} {'folding':>8} {'both':>8} {'µs/line':>8} {'x json':>8}")
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        row("200 people × 1 session × 500", root / "long", 200, 1, 500)
        row("200 people × 25 sessions × 20", root / "short", 200, 25, 20)
        for sessions in (10, 100, 1_000, *((10_000,) if "--all" in sys.argv else ())):
            row(f"{sessions} sessions × 20", root / str(sessions), min(sessions, 200), max(sessions // 200, 1), 20)


if __name__ == "__main__":
    main()

"""How long session files of others take to be read, checked and folded, and how that grows. Run by hand:
`python tests/benchmarks/collecting.py`, or with the name of one part: `team`, `growth`, `journals`.

A session here has 13 events of 300 bytes on average, as those of the shipped course have. Reading means all of it: the
bounds, the chain over every byte, each event decoded as strictly as a file of strangers asks for, each session once. The
measure beside it is `json.loads` of the same lines and nothing else. Times are those of the processor, the least of
several: others may be at work on the machine.
"""

from __future__ import annotations

import gc
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.session_files import BOTH, journal, session, shared
from tutor.engine.collecting import collect
from tutor.learning.summary import summary_of
from tutor.session.events import Recorded

PEOPLE, EVENTS = 200, 500
BAR = 2.0
"""Seconds of one core for a team of that size, the fold of its sessions included."""
GROWTH = (10, 100, 1_000, 10_000)
EACH = 40
"""Sessions of one person: 520 events."""
ROUNDS = 3
LONG = 39
"""Times the middle of a session is told again, for a session of 500 events."""


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least processor time of some work."""
    times = []
    for _ in range(rounds):
        gc.collect()
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def persons(number: int) -> str:
    """Return a pseudonym."""
    return f"learner-{number:06x}"


def sessions_of(person: str, how_many: int) -> list[tuple[Recorded, ...]]:
    """Make sessions of one person, none like the other."""
    return [
        session(person, f"scenario-{at % 10}", number=at, text=f"Saturday {at}, «è»: come.") for at in range(how_many)
    ]


def long_session(person: str) -> tuple[Recorded, ...]:
    """Make one session of 500 events."""
    start, *middle, end = session(person)
    told = [start, *(entry for _ in range(LONG + 7) for entry in middle), end][: EVENTS - 1]
    return tuple(
        replace(entry, seq=seq, id=f"{seq:032x}"[:-6] + person[-6:]) for seq, entry in enumerate([*told, end], 1)
    )


def loads_only(folder: Path) -> None:
    """Parse every line of a folder, and do nothing with it."""
    for path in sorted(folder.iterdir()):
        for line in path.read_bytes().splitlines():
            json.loads(line)


def told(name: str, folder: Path) -> float:
    """Measure a folder and print a line. Returns the seconds of reading and folding."""
    collection = collect(folder)
    assert not collection.refused
    events = sum(len(each.reading.entries) for each in collection.sessions)
    reading, plain = seconds(lambda: collect(folder)), seconds(lambda: loads_only(folder))
    folding = seconds(lambda: [summary_of(each.id, each.reading) for each in collection.sessions])
    print(
        f"  {name:34} {len(collection.sessions):6} sessions {events:7} events"
        f"  read {1e6 * reading / events:5.1f} µs an event, {reading / plain:4.1f} × json.loads"
        f"  and folded {1e6 * (reading + folding) / events:5.1f} µs, {(reading + folding) / plain:4.1f} ×",
        flush=True,
    )
    return reading + folding


def team() -> None:
    """Print what a large team takes, in sessions of 500 events and in short ones."""
    print(f"a team of {PEOPLE} people with {EVENTS} events each: at most {BAR:.0f} s of one core, folded")
    for name, make in (
        ("one long session each", lambda person: [long_session(person)]),
        ("short sessions", lambda person: sessions_of(person, EVENTS // 13 + 1)),
    ):
        with tempfile.TemporaryDirectory() as place:
            for number in range(PEOPLE):
                person = persons(number)
                (Path(place) / f"{person}.tutor").write_bytes(shared(*make(person), consent=BOTH))
            taken = told(name, Path(place))
            print(f"    {taken:.2f} s, {taken / BAR:.2f} × the bar")


def growth() -> None:
    """Print how reading grows with the number of sessions: the same time an event, however many there are."""
    print("growth: shared files of forty sessions each")
    with tempfile.TemporaryDirectory() as place:
        for number in GROWTH:
            folder = Path(place) / str(number)
            folder.mkdir()
            for at in range(0, number, EACH):
                person = persons(at)
                held = sessions_of(person, min(EACH, number - at))
                (folder / f"{person}.tutor").write_bytes(shared(*held, consent=BOTH))
            told(f"{number}", folder)
            shutil.rmtree(folder)


def journals() -> None:
    """Print the same for raw journals, a file each."""
    print("journals: a file for each session")
    with tempfile.TemporaryDirectory() as place:
        for number in GROWTH[:3]:
            folder = Path(place) / str(number)
            folder.mkdir()
            for at, entries in enumerate(sessions_of(persons(number), number)):
                (folder / f"{at}.jsonl").write_bytes(journal(entries))
            told(f"{number}", folder)


PARTS = {"team": team, "growth": growth, "journals": journals}

if __name__ == "__main__":
    print("python", sys.version.split()[0])
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()

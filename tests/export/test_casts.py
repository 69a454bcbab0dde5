"""Recordings and pictures of a replay: read in a terminal, played by others' players, inert whatever was typed."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pyte
import pytest

from tests.hostile import PAYLOADS
from tests.inert import inert
from tests.material import write_course
from tests.replay.rooms import people, room_of
from tests.session_files import EVIL, evil_session, shared
from tutor.engine.engine import Engine
from tutor.engine.rooms import room_of as opened
from tutor.export.asciicast import cast_text
from tutor.export.picture import Frame, Picture, Run
from tutor.export.svg import picture_svg
from tutor.replay.exhibit import Exhibit, exhibits
from tutor.replay.pace import LONGEST, SHORTEST
from tutor.tui.painting import paint

OWN = re.compile(r"\x1b\[(?:[\d;]*m|2J|H|\?25[lh])")
"""The only commands of a recording: colours, a fresh screen, the caret."""
PERSON = "learner-0000a1"


def cast(frames: list[Frame]) -> str:
    return cast_text(frames, 80, 24, "replay")


def screens(text: str) -> list[str]:
    """Play a recording in a terminal and return each screen."""
    screen = pyte.Screen(80, 24)
    stream = pyte.Stream(screen)
    seen = []
    for line in text.splitlines()[1:]:
        _, kind, data = json.loads(line)
        if kind == "o":
            stream.feed(data)
            seen.append("\n".join(row.rstrip() for row in screen.display))
    return seen


def pictured(*runs: Run) -> Frame:
    return Frame(Picture(80, (runs,)), "one", "one", 2.0)


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    return make_engine(courses=[write_course(tmp_path / "shelf")], language="en")


@pytest.fixture
def own(tmp_path: Path) -> tuple[Exhibit, ...]:
    return exhibits(room_of(tmp_path, people(PERSON), named=True))


def test_a_person_reads_the_whole_replay(own: tuple[Exhibit, ...], engine: Engine) -> None:
    text = cast(paint(engine, own, 80, 24))
    header, *events = map(json.loads, text.splitlines())
    assert header == {"version": 2, "width": 80, "height": 24, "title": "replay"}
    moments = len(own[0].recording.timeline)
    assert [data.partition(" ")[0] for _, kind, data in events if kind == "m"] == [
        f"{n}/{moments}" for n in range(1, moments + 1)
    ]
    times = [time for time, kind, _ in events if kind == "o"]
    gaps = [after - before for before, after in pairwise(times[1:])]
    assert all(SHORTEST <= gap <= LONGEST for gap in gaps)
    seen = screens(text)
    assert any("Come to the mill on Sunday." in screen for screen in seen)
    assert any("Come to the mill on Saturday 9." in screen for screen in seen)
    assert f"moment {moments} of {moments}" in seen[-2]
    assert PERSON in seen[1]


def test_of_others_a_letter_is_seen(engine: Engine, tmp_path: Path) -> None:
    shown = exhibits(room_of(tmp_path))[:1]
    seen = "\n".join(screens(cast(paint(engine, shown, 80, 24))))
    assert "Person A" in seen
    assert not re.search("ada|2026-11-23|1970", seen)


def test_what_is_longer_than_the_screen_is_painted_page_by_page(engine: Engine, tmp_path: Path) -> None:
    lines = "\n".join(f"line {n} of a long answer" for n in range(70))
    (tmp_path / "long.tutor").write_bytes(shared(evil_session(PERSON, lines)))
    seen = "\n".join(screens(cast(paint(engine, exhibits(opened(engine, [str(tmp_path / "long.tutor")])), 80, 24))))
    assert [n for n in range(70) if f"line {n} of a long" not in seen] == []


def test_twice_gives_the_same_bytes(own: tuple[Exhibit, ...], engine: Engine) -> None:
    assert cast(paint(engine, own, 80, 24)) == cast(paint(engine, own, 80, 24))


@pytest.mark.skipif(importlib.util.find_spec("asciinema") is None, reason="asciinema is not installed")
def test_it_plays_in_asciinema(own: tuple[Exhibit, ...], engine: Engine, tmp_path: Path) -> None:
    text = cast(paint(engine, own, 80, 24))
    (tmp_path / "s.cast").write_text(text, "utf-8")
    (tmp_path / "broken.cast").write_text(text.replace('"version": 2', '"version": 9', 1), "utf-8")

    def shown_by_asciinema(name: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "asciinema", "cat", str(tmp_path / name)]
        surroundings = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
        return subprocess.run(command, capture_output=True, encoding="utf-8", env=surroundings, check=False)

    done = shown_by_asciinema("s.cast")
    assert done.returncode == 0, done.stderr
    assert "Come to the mill on Saturday 9." in done.stdout
    assert shown_by_asciinema("broken.cast").returncode != 0


@pytest.mark.parametrize("payload", EVIL, ids=range(len(EVIL)))
def test_no_run_commands_anything_even_past_every_gate(payload: str) -> None:
    frame = pictured(Run(payload, 10, "#ffffff", "#000000", bold=True), Run("after", 5))
    text = cast([frame])
    assert inert(text, "jsonl") == []
    told = "".join(data for _, kind, data in map(json.loads, text.splitlines()[1:]) if kind == "o")
    assert inert(OWN.sub("", told), "terminal") == []
    assert [inert(picture_svg(frame.picture, payload), "svg")] == [[]]


def test_every_payload_of_a_session_is_painted_inert(engine: Engine, tmp_path: Path) -> None:
    payloads = [" ".join(PAYLOADS[at : at + 5]) for at in range(0, len(PAYLOADS), 5)] + [
        " ".join(EVIL[len(PAYLOADS) :])
    ]
    for number, payload in enumerate(payloads):
        (tmp_path / f"{number}.tutor").write_bytes(shared(evil_session(f"learner-0000a{number}", payload, number)))
    room = opened(engine, [str(tmp_path / f"{number}.tutor") for number in range(len(payloads))])
    frames = paint(engine, exhibits(room), 80, 24)
    told = "".join(data for _, _, data in map(json.loads, cast(frames).splitlines()[1:]))
    assert inert(OWN.sub("", told), "terminal") == []
    assert [fault for frame in frames for fault in inert(picture_svg(frame.picture, frame.title), "svg")] == []
    assert "[@click=app.quit]x[/]" in told


def test_a_picture_holds_its_text_where_it_stands() -> None:
    picture = pictured(Run("粉 ", 3, "#ff0000", bold=True), Run("flour & stone", 13, ground="#00ff00")).picture
    root = ElementTree.fromstring(picture_svg(picture, "the mill"))
    texts = root.findall(".//{*}text")
    assert [text.text for text in texts] == ["粉 ", "flour & stone"]
    left, right = (float(text.attrib["x"]) for text in texts)
    assert right - left == pytest.approx(3 * 8.4)
    assert (texts[0].attrib["fill"], texts[0].attrib["font-weight"]) == ("#ff0000", "bold")
    assert [rect.attrib["fill"] for rect in root.findall(".//{*}rect")][1:] == ["#00ff00"]

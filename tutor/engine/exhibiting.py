"""Takes replays out of the program: recordings, pictures, tables, data and statements, of what may be shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.engine.engine import Engine
from tutor.engine.exporting import write_export
from tutor.engine.rooms import room_of, stay_closed
from tutor.replay.exhibit import Exhibit, exhibits

if TYPE_CHECKING:
    from tutor.export.picture import Frame

COLUMNS, ROWS = 80, 24
"""Of the screen that is painted: the smallest that everybody has."""
TITLE = "tutor"

Painter = Callable[[Engine, Sequence[Exhibit], int, int], Sequence["Frame"]]
"""Paints sessions, moment by moment, on screens of so many columns and rows."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What to write, and where; None for what is not wanted."""

    cast: Path | None = None
    """File of a recording, asciicast v2."""
    pictures: Path | None = None
    """Folder of SVG pictures."""
    table: Path | None = None
    """CSV file."""
    data: Path | None = None
    """JSON file."""
    statements: Path | None = None
    """JSON file of xAPI statements."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken out."""

    files: tuple[Path, ...]
    """In the order of the targets; of pictures, their folder."""
    stayed: str
    """How many sessions stayed closed, as a sentence; empty where none did."""


def take_out(engine: Engine, sources: Sequence[str], targets: Targets, paint: Painter, home: str = "") -> Taken:
    """Write sessions to files; files that are there are replaced.

    Args:
        engine: Knows the courses and the learner's own sessions.
        sources: One folder, or sessions by name or file.
        targets: What to write.
        paint: Paints screens; called only where a recording or pictures are wanted.
        home: Address at which the accounts of statements are at home; empty for none of anybody's.

    Raises:
        TutorError: A session cannot be read, none may be shown, or a file cannot be written.
    """
    room = room_of(engine, sources)
    shown = exhibits(room)
    if targets.cast or targets.pictures:
        _paint(targets, paint(engine, shown, COLUMNS, ROWS))
    if targets.table:
        from tutor.export.csv import MARK
        from tutor.export.replay_table import replay_csv

        write_export(targets.table, MARK + replay_csv(shown))
    if targets.data:
        from tutor.export.replay_data import replay_data

        _write_json(targets.data, replay_data(shown))
    if targets.statements:
        from tutor.export.xapi import statements
        from tutor.export.xapi_terms import HOME

        _write_json(targets.statements, statements(shown, home or HOME))
    wanted = (targets.cast, targets.pictures, targets.table, targets.data, targets.statements)
    return Taken(tuple(path for path in wanted if path), stay_closed(room, engine.voice))


def _paint(targets: Targets, frames: Sequence[Frame]) -> None:
    from tutor.export.asciicast import cast_text
    from tutor.export.svg import picture_svg

    if targets.cast:
        write_export(targets.cast, cast_text(frames, COLUMNS, ROWS, TITLE))
    if targets.pictures:
        for frame in frames:
            write_export(targets.pictures / f"{frame.name}.svg", picture_svg(frame.picture, frame.title))


def _write_json(path: Path, content: Any) -> None:
    write_export(path, json.dumps(content, ensure_ascii=True, indent=2, allow_nan=False) + "\n")

"""The verb replay: one's own sessions, or those of several people before a room."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.verbs.base import COURSES, LANGUAGE, tell_all, terminal, without_screen
from tutor.verbs.completing import sessions
from tutor.verbs.exhibiting import export, export_options

if TYPE_CHECKING:
    from tutor.engine.engine import Engine
    from tutor.engine.projecting import Projection


@click.command()
@click.argument("named", nargs=-1, metavar="[SESSION...]", shell_complete=sessions)
@click.option("--list", "listing", is_flag=True, help="List your sessions.")
@click.option("--json", "as_json", is_flag=True, help="The list for programs.")
@click.option("--plain", is_flag=True, help="In lines, without a screen.")
@click.option("--minutes", type=click.IntRange(1, 600), help="Show how much of the meeting is left.")
@click.option("--at", metavar="ADDRESS", help="Begin at a moment, by an address as the plan writes it.")
@click.option("--notes", type=click.Path(path_type=Path, dir_okay=False), help="File of the notes and votes.")
@export_options
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
@COURSES
def replay(
    named: tuple[str, ...],
    listing: bool,
    as_json: bool,
    plain: bool,
    minutes: int | None,
    at: str | None,
    notes: Path | None,
    language: str | None,
    courses: tuple[Path, ...],
    **exports: Any,
) -> None:
    """Replay sessions before a room: a FOLDER of session files, or each SESSION by its name or file.

    The room predicts, votes and discusses; of a folder only what its owners agreed to is shown, under letters. Notes,
    votes and examples are kept in a file of their own; sessions are only read. Without a name, your own are listed.

    With an export, nothing is shown: what a room may see of the sessions is written to files.
    """
    from tutor.engine.engine import Engine

    if at is not None and not named:
        raise TutorError(marked("name the folder or the session that the address is in"), exit_code=ExitCode.USAGE)
    engine = Engine(courses=courses, language=language)
    if export(engine, named, exports):
        return
    if listing or as_json:
        _list_sessions(engine, as_json)
    elif named:
        from tutor.engine.rooms import open_projection

        projection = open_projection(engine, named, notes)
        if at is not None:
            projection.go_to(at)
        _before_a_room(engine, projection, minutes, plain=plain or without_screen(engine))
    elif plain or without_screen(engine):
        from tutor.plain.replay import replay_lines

        replay_lines(engine, None, terminal())
    else:
        from tutor.tui.app import TutorApp, run
        from tutor.tui.sessions import SessionsScreen

        sys.exit(run(TutorApp(engine, first=SessionsScreen)))


def _before_a_room(engine: Engine, projection: Projection, minutes: int | None, *, plain: bool) -> None:
    if plain:
        from tutor.plain.projector import project_lines

        project_lines(engine, projection, terminal(), minutes)
        code = 0
    else:
        from tutor.tui.app import TutorApp, run
        from tutor.tui.projector import ProjectorScreen

        code = run(TutorApp(engine, first=lambda: ProjectorScreen(projection, minutes)))
    tell_all((engine.voice.say("Kept in {file}", file=path) for path in projection.kept), sys.stderr)
    sys.exit(code)


def _list_sessions(engine: Engine, as_json: bool) -> None:

    rows = engine.store.summaries()
    if as_json:
        print(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        state = "broken" if row.broken else "done" if row.finished else "open"
        print(f"{row.id:44} {row.area:10} {state:6} {row.last}")

"""The verb debrief: what a meeting comes to, before a room or on a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tutor.verbs.base import COURSES, LANGUAGE, tell_all, terminal, without_screen
from tutor.verbs.completing import sessions

if TYPE_CHECKING:
    from tutor.engine.debriefing import Debriefing
    from tutor.engine.engine import Engine

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("named", nargs=-1, required=True, metavar="SOURCE...", shell_complete=sessions)
@click.option("--html", type=FILE, help="Write the page, and show nothing.")
@click.option("--markdown", type=FILE, help="Write the text in Markdown, and show nothing.")
@click.option("--plain", is_flag=True, help="In lines, without a screen.")
@click.option("--notes", type=FILE, help="File of the notes and votes.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
@COURSES
def debrief(
    named: tuple[str, ...],
    html: Path | None,
    markdown: Path | None,
    plain: bool,
    notes: Path | None,
    language: str | None,
    courses: tuple[Path, ...],
) -> None:
    """Close a meeting: what, so what, now what, and up to three actions.

    SOURCE is what the meeting was about, a FOLDER of session files or each SESSION by its name or file; or the file of
    its notes. The page holds no answer, and no name of whoever handed in a session.
    """
    from tutor.engine.engine import Engine
    from tutor.engine.rooms import open_debriefing

    engine = Engine(courses=courses, language=language)
    debriefing = open_debriefing(engine, named, notes)
    if html or markdown:
        try:
            _write(engine, debriefing, html, markdown)
        finally:
            debriefing.leave(close=True)
        return
    code = _before_a_room(engine, debriefing, plain=plain or without_screen(engine))
    tell_all((engine.voice.say("Kept in {file}", file=path) for path in debriefing.kept), sys.stderr)
    sys.exit(code)


def _write(engine: Engine, debriefing: Debriefing, html: Path | None, markdown: Path | None) -> None:
    from tutor.engine.exporting import write_export
    from tutor.export.html import document_page
    from tutor.export.markdown import document_markdown
    from tutor.wording.debrief import debrief_document

    document = debrief_document(debriefing, engine.voice)
    if html:
        write_export(html, document_page(document))
    if markdown:
        write_export(markdown, document_markdown(document))


def _before_a_room(engine: Engine, debriefing: Debriefing, *, plain: bool) -> int:
    if plain:
        from tutor.plain.debrief import debrief_lines

        debrief_lines(debriefing, terminal(), engine.voice, close=True)
        return 0
    from tutor.tui.app import TutorApp, run
    from tutor.tui.debrief import DebriefScreen

    return run(TutorApp(engine, first=lambda: DebriefScreen(debriefing)))

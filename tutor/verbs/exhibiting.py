"""The options of replay that write sessions to files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.text.clean import clean_line
from tutor.verbs.base import tell_all

if TYPE_CHECKING:
    from tutor.engine.engine import Engine
    from tutor.export.picture import Frame
    from tutor.replay.exhibit import Exhibit

Verb = TypeVar("Verb", bound=Callable[..., Any])
FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
OPTIONS = (
    click.option("--export-cast", "cast", type=FILE, help="Write a recording for asciinema players."),
    click.option("--export-svg", "pictures", type=FOLDER, help="Write a picture of each moment into a folder."),
    click.option("--export-csv", "table", type=FILE, help="Write a table for a spreadsheet."),
    click.option("--export-json", "data", type=FILE, help="Write everything, for programs."),
    click.option("--export-xapi", "statements", type=FILE, help="Write xAPI 1.0.3 statements."),
    click.option("--xapi-home", "home", metavar="URL", help="Where the accounts of the statements are at home."),
)
"""Each writes what a room may be shown of the sessions; several may be given at once."""


def export_options(verb: Verb) -> Verb:
    """Give a verb the options that write sessions to files."""
    for option in reversed(OPTIONS):
        verb = option(verb)
    return verb


def export(engine: Engine, named: Sequence[str], wanted: dict[str, Any]) -> bool:
    """Write what is wanted.

    Args:
        engine: Knows the courses and the learner's own sessions.
        named: A folder, or sessions.
        wanted: What the options say, by their names.

    Returns:
        Whether anything was wanted at all.

    Raises:
        TutorError: No session is named, an address is none, a session cannot be read, none may be shown, or a file
            cannot be written.
    """
    home = wanted.pop("home") or ""
    if home and not home.startswith(("https://", "http://")):
        hint = marked("--xapi-home begins with https://")
        raise TutorError(marked("this is no address"), clean_line(home), hint, ExitCode.USAGE)
    if not any(wanted.values()):
        return False
    if not named:
        raise TutorError(marked("name a session or a folder to export"), exit_code=ExitCode.USAGE)
    from tutor.engine.exhibiting import Targets, take_out

    taken = take_out(engine, named, Targets(**wanted), _paint, home)
    tell_all(map(str, taken.files), sys.stdout)
    tell_all([taken.stayed] if taken.stayed else [], sys.stderr)
    return True


def _paint(engine: Engine, shown: Sequence[Exhibit], columns: int, rows: int) -> Sequence[Frame]:
    from tutor.tui.painting import paint

    return paint(engine, shown, columns, rows)

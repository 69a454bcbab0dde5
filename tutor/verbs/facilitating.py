"""Verbs of the facilitator: team, plan."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tutor.verbs.base import COURSES, LANGUAGE, tell_all, without_screen

if TYPE_CHECKING:
    from tutor.engine.engine import Engine
    from tutor.export.document import Document
    from tutor.learning.team.map import TeamMap

FOLDER = click.argument("folder", type=click.Path(path_type=Path))
PLAIN = click.option("--plain", is_flag=True, help="In lines, without a screen.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="For programs.")
AS_PAGE = click.option("--html", type=click.Path(path_type=Path), help="Write a page that stands by itself.")


@click.command()
@FOLDER
@PLAIN
@AS_JSON
@AS_PAGE
@click.option("--csv", "table", type=click.Path(path_type=Path), help="Write a table for a spreadsheet.")
@COURSES
@click.option("--language", type=LANGUAGE, help="Language of the report.")
def team(
    folder: Path,
    plain: bool,
    as_json: bool,
    html: Path | None,
    table: Path | None,
    courses: tuple[Path, ...],
    language: str | None,
) -> None:
    """Map a team out of a FOLDER of session files.

    Areas and people, the shared skill, where it is hard, who can help whom, and where the next training can start.
    Who did not agree to be shown counts only together with others.
    """
    from tutor.engine.engine import Engine
    from tutor.engine.facilitating import team_of

    engine = Engine(courses=courses, language=language)
    found = team_of(engine, folder)
    if as_json:
        from tutor.export.team import team_data

        print(json.dumps(team_data(found), ensure_ascii=True, indent=2))
    if html:
        _write_page(html, _document(engine, found))
    if table:
        _write_table(table, found, engine)
    if as_json or html or table:
        return
    document = _document(engine, found)
    if plain or without_screen(engine):
        _tell(document)
        return
    from tutor.tui.app import TutorApp, run
    from tutor.tui.report import ReportScreen

    sys.exit(run(TutorApp(engine, first=lambda: ReportScreen(document))))


@click.command()
@FOLDER
@click.option("--minutes", type=click.IntRange(15, 240), default=45, show_default=True, help="How long the group has.")
@AS_JSON
@AS_PAGE
@COURSES
@click.option("--language", type=LANGUAGE, help="Language of the plan.")
def plan(
    folder: Path, minutes: int, as_json: bool, html: Path | None, courses: tuple[Path, ...], language: str | None
) -> None:
    """Plan a conversation about a FOLDER of session files.

    Which moments are worth the group's time, and what to ask.
    """
    from tutor.engine.facilitating import asked, plan_of

    found = plan_of(folder, minutes)
    if as_json:
        from tutor.export.team import plan_data

        print(json.dumps(plan_data(found), ensure_ascii=True, indent=2))
        if html is None:
            return
    from tutor.engine.engine import Engine
    from tutor.wording.plan import plan_document, told

    engine = Engine(courses=courses, language=language)
    document = plan_document(found, folder, asked(engine, told(found)), engine.voice)
    if html:
        _write_page(html, document)
    elif not as_json:
        _tell(document)


def _document(engine: Engine, found: TeamMap) -> Document:
    from tutor.engine.facilitating import asked
    from tutor.wording.team import team_document, told

    return team_document(found, asked(engine, (stumble.place for stumble in told(found))), engine.voice)


def _tell(document: Document) -> None:
    from tutor.export.document import document_lines

    tell_all(document_lines(document), sys.stdout)


def _write_page(path: Path, document: Document) -> None:
    from tutor.engine.exporting import write_export
    from tutor.export.html import document_page

    write_export(path, document_page(document))


def _write_table(path: Path, found: TeamMap, engine: Engine) -> None:
    from tutor.engine.exporting import write_export
    from tutor.export.csv import MARK
    from tutor.export.team import team_csv
    from tutor.wording.names import STANDING_NAMES
    from tutor.wording.team import area_name, columns

    say = engine.voice.say
    areas = {each.area: area_name(each.area, engine.voice) for each in found.areas}
    standings = {str(standing): say(name) for standing, name in STANDING_NAMES.items()}
    write_export(path, MARK + team_csv(found, columns(engine.voice), areas, standings))

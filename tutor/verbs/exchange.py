"""Verbs between this program and others: import and export."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from tutor.errors import ExitCode
from tutor.verbs.base import LANGUAGE
from tutor.verbs.sharing import Export, export_session


@click.command("import")
@click.argument("kind", metavar="gift|aiken", type=click.Choice(["gift", "aiken"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A course's folder, new or not; or a scenario file."
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--language", type=LANGUAGE, help="Language of the questions.")
@click.option("--area", help="Skill area of the scenarios.")
@click.option("--company", help="Id of the company they are about.")
def import_(
    kind: str,
    file: Path,
    output: Path | None,
    as_json: bool,
    language: str | None,
    area: str | None,
    company: str | None,
) -> None:
    """Make scenarios of a file of questions.

    Without -o it says what would be made. What cannot be carried over is listed with its line; nothing is dropped in
    silence.
    """
    from tutor.course.problems import errors
    from tutor.engine.engine import Engine
    from tutor.engine.importing import Wishes, import_questions, write_import
    from tutor.wording.exchange import closing, import_data, plan_lines

    wishes = Wishes(output, language or "", area or "", company or "")
    target, imported = import_questions(file, kind, wishes, Engine(language=language).voice.language)
    written = write_import(target, imported)
    if as_json:
        print(json.dumps(import_data(imported, target.frame.language, written), ensure_ascii=False, indent=2))
    else:
        print("\n".join(map(str, written) if written else plan_lines(imported)))
        for problem in imported.problems:
            print(problem.full(), file=sys.stderr)
        print("\n".join(closing(imported, written, target.root)), file=sys.stderr)
    sys.exit(ExitCode.PROBLEMS if errors(imported.problems) else ExitCode.OK)


@click.group(cls=Export)
def export() -> None:
    """Hand a SESSION over for a training, or take a course out in a format of others.

    `tutor export SESSION… -o FILE` is short for `tutor export session`.
    """
    # A group, so that further things to take out are further commands of it.


export.add_command(export_session)


@export.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; without it, the output.")
@click.option("--language", type=LANGUAGE, help="Language of the questions.")
def gift(path: Path | None, output: Path | None, language: str | None) -> None:
    """Write closed steps, and what else fits, as GIFT for Moodle.

    PATH is a course's folder or one scenario of it; without it, the courses that came with the program.

    What GIFT cannot hold is listed with its file and line.
    """
    from tutor.engine.checking import places_of
    from tutor.engine.engine import Engine
    from tutor.engine.exporting import export_gift, write_export
    from tutor.wording.exchange import counted

    spoken = Engine(language=language).voice.language
    parts = [export_gift(root, only, spoken) for root, only in places_of(path)]
    text = "\n".join(part.text for part in parts)
    if output:
        write_export(output, text)
    else:
        print(text, end="")
    for part in parts:
        for problem in part.problems:
            print(problem.full(), file=sys.stderr)
    left = sum(len(part.problems) for part in parts)
    questions = sum(part.questions for part in parts)
    print(f"{counted(questions, 'question')}, {counted(left, 'thing')} left behind", file=sys.stderr)
    sys.exit(ExitCode.PROBLEMS if any(part.failed for part in parts) else ExitCode.OK)

"""Verbs about courses and answers: courses, grade, learn."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from tutor.errors import ExitCode
from tutor.verbs.base import COURSES, LANGUAGE, from_input
from tutor.verbs.completing import scenarios


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--language", type=LANGUAGE, help="Language of the titles.")
def courses(as_json: bool, language: str | None) -> None:
    """List the courses at hand and their scenarios."""
    from dataclasses import asdict

    from tutor.engine.engine import Engine

    engine = Engine(language=language)
    entries = engine.library.entries()
    if as_json:
        print(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2))
        return
    for entry in engine.library.scenarios():
        print(f"{entry.course}  {entry.id:24} {entry.area:10} {entry.level}  {entry.named(engine.voice.language)}")


@click.command()
@click.argument("step", required=False, metavar="[FILE#STEP]", shell_complete=scenarios)
@click.option("--answer", help="The text of an answer, a file with it, or - for the input.")
@click.option(
    "--batch", type=click.Path(path_type=Path, allow_dash=True), help="A file of answers, a JSON object a line."
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@COURSES
@click.option("--language", type=LANGUAGE, help="Language of the answer.")
def grade(
    step: str | None,
    answer: str | None,
    batch: Path | None,
    as_json: bool,
    courses: tuple[Path, ...],
    language: str | None,
) -> None:
    """Grade an answer without a screen, or a whole file of answers.

    FILE#STEP is a scenario's file or id, and the id of its step. A line of a batch holds scenario, step, language and
    answer; in "earlier" what the same person answered to other steps ({"google": "...", ...}), where this one is
    compared with them. With what people found in "marks" ({"facts": "met", ...}) the agreement is printed.
    """
    from tutor.engine.engine import Engine
    from tutor.engine.given import answer_in, text_in
    from tutor.engine.marking import Marking, verdict_data
    from tutor.wording.grading import agreement_lines, verdict_lines

    engine = Engine(courses=courses, language=language)
    marking = Marking(engine.library, language or engine.voice.language, engine.paths)
    if batch:
        lines = from_input() if str(batch) == "-" else text_in(batch)
        report = marking.batch(lines.split("\n"))
        for row in report.rows if as_json else ():
            print(json.dumps(row, ensure_ascii=False))
        print("\n".join(agreement_lines(report)), file=sys.stderr if as_json else sys.stdout)
        sys.exit(ExitCode.PROBLEMS if report.unread else ExitCode.OK)
    if not step or answer is None:
        raise click.UsageError("give FILE#STEP and --answer, or --batch FILE")
    given = from_input() if answer == "-" else answer_in(answer)
    place, verdict = marking.single(step, given)
    if as_json:
        print(json.dumps(verdict_data(place, verdict, given), ensure_ascii=False, indent=2))
    else:
        print("\n".join(verdict_lines(verdict, given, place.loaded.language)))


@click.command()
@click.argument("marked", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@COURSES
def learn(marked: tuple[Path, ...], as_json: bool, courses: tuple[Path, ...]) -> None:
    """Learn from answers that people have marked.

    MARKED are files as `tutor grade --batch` reads them, each line with its marks. They are kept beside their
    scenarios, each once, and what their words weigh is learnt anew: where the forms of a criterion find nothing, and
    people found it in answers much like that one, the tutor leaves the question to the learner. Without a file
    everything is learnt anew.
    """
    from dataclasses import asdict

    from tutor.engine.engine import Engine
    from tutor.engine.given import text_in
    from tutor.engine.precedents import Precedents

    library = Engine(courses=courses).library
    precedents = Precedents(library)
    lines = [line for path in marked for line in text_in(path).split("\n")]
    new = precedents.add(lines) if marked else dict.fromkeys(precedents.scenarios(), 0)
    for scenario in sorted(new):
        learnt = precedents.learn(scenario)
        if as_json:
            print(json.dumps({**asdict(learnt), "new": new[scenario]}))
        else:
            print(f"{scenario:24} {learnt.answers:5} answers, {new[scenario]} new, {learnt.criteria} criteria learnt")

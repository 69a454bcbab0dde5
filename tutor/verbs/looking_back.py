"""The verb of looking back: progress, and the learner's own past answers."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.verbs.base import COURSES, LANGUAGE, agreed, tell_all
from tutor.verbs.completing import scenarios

if TYPE_CHECKING:
    from tutor.engine.engine import Engine
    from tutor.learning.answers import Wanted


@click.command()
@click.argument("words", nargs=-1)
@click.option("--answers", "reread", is_flag=True, help="Reread your own answers: all, or those with the WORDS given.")
@click.option("--scenario", help="Only answers to this scenario.", shell_complete=scenarios)
@click.option(
    "--export", "target", type=click.Path(path_type=Path), help="Write the answers to a new .md or .json file."
)
@click.option("--yes", is_flag=True, help="Do not ask before it is written.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@COURSES
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
def progress(
    words: tuple[str, ...],
    reread: bool,
    scenario: str | None,
    target: Path | None,
    yes: bool,
    as_json: bool,
    courses: tuple[Path, ...],
    language: str | None,
) -> None:
    """See how you are getting on: twelve weeks, five areas, what you foresaw; or reread your own answers.

    The WORDS stand in the answer or in the title of its scenario; the name of an area narrows the search to it.
    """
    from tutor.engine.engine import Engine

    if not reread and (words or scenario or target or yes):
        raise TutorError(marked("words, --scenario, --export and --yes go with --answers"), exit_code=ExitCode.USAGE)
    if target and as_json:
        raise TutorError(
            marked("--json prints the answers; with --export, a name that ends in .json does the same"),
            exit_code=ExitCode.USAGE,
        )
    engine = Engine(courses=courses, language=language)
    if not reread:
        _tell_progress(engine, as_json)
    elif target:
        _take_along(engine, _wanted(engine, words, scenario), target, yes)
    else:
        _tell_answers(engine, _wanted(engine, words, scenario), as_json)


def _wanted(engine: Engine, words: tuple[str, ...], scenario: str | None) -> Wanted:
    from dataclasses import replace

    from tutor.engine.looking_back import LookingBack
    from tutor.wording.answers import wanted

    found = wanted(" ".join(words), engine.voice)
    return replace(found, scenarios=LookingBack(engine).names_of(scenario)) if scenario else found


def _tell_progress(engine: Engine, as_json: bool) -> None:
    from tutor.engine.looking_back import LookingBack
    from tutor.wording.progress import progress_data, progress_lines

    seen = LookingBack(engine).progress()
    if as_json:
        print(json.dumps(progress_data(seen), ensure_ascii=False, indent=2))
    else:
        tell_all(progress_lines(seen, engine.voice), sys.stdout)


def _tell_answers(engine: Engine, wanted: Wanted, as_json: bool) -> None:
    from tutor.engine.looking_back import LookingBack
    from tutor.wording.answers import answer_lines, as_json_text, count

    found = LookingBack(engine).answers(wanted)
    if as_json:
        print(as_json_text(found), end="")
        return
    number = 0
    for number, answer in enumerate(found, 1):  # noqa: B007 - how many there were is said below
        tell_all((*answer_lines(answer, engine.voice), ""), sys.stdout)
    print(count(number, engine.voice), file=sys.stderr)


def _take_along(engine: Engine, wanted: Wanted, target: Path, yes: bool) -> None:
    from tutor.engine.looking_back import LookingBack
    from tutor.wording.answers import chosen_lines, written

    back = LookingBack(engine)
    back.checked(target)
    chosen = back.chosen(back.answers(wanted))
    tell_all(chosen_lines(chosen, engine.voice), sys.stderr)
    if chosen.answers and (yes or agreed(engine.voice.say("Write it to {file}?", file=target), engine.voice)):
        print(back.write(target, written(chosen.answers, target, engine.voice)))

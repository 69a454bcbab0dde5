"""What `tutor new` says: options, complaints, what the good answer misses, and the closing words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tutor.course.problems import Code, Problem
from tutor.course.scaffold.questions import Complaint, Field, Option
from tutor.course.scaffold.scenario_questions import LANGUAGE_NAMES
from tutor.engine.making import Making, Prepared
from tutor.errors import ExitCode, TutorError
from tutor.i18n import Speaker, marked
from tutor.session.rehearsal.contract import MIN_FAILING, MIN_PASSING
from tutor.session.trial import Shortfall
from tutor.wording.names import DEPARTMENT_NAMES

TITLES = {"scenario": marked("A new scenario"), "company": marked("A new company")}
"""What is being made."""


def option_label(field: Field, option: Option, voice: Speaker) -> str:
    """Return the words for something to choose."""
    label = DEPARTMENT_NAMES[option.value] if field.key == "department" else option.label
    return voice.say(label)


def field_label(field: Field, language: str, making: Making, voice: Speaker) -> str:
    """Return the words beside a box; with two languages, also in which one."""
    label = voice.say(field.label)
    if not field.translated or len(making.languages) < 2:
        return label
    return f"{label} · {voice.say(LANGUAGE_NAMES[language])}"


def languages_for(field: Field, making: Making) -> tuple[str, ...]:
    """Return the languages in which a field is asked for; only the first where it has no language."""
    return making.languages if field.translated else making.languages[:1]


def complaint_line(complaint: Complaint, voice: Speaker) -> str:
    """Say what keeps an answer from being used."""
    return voice.say(complaint.message, **complaint.values)


def shortfall_lines(shortfalls: Iterable[Shortfall], voice: Speaker) -> Iterator[str]:
    """Say what the good answer does not do, a line each."""
    for each in shortfalls:
        if each.criterion:
            yield f"{each.criterion}: {each.question} {each.found}"
        else:
            yield each.found or voice.say("It would be held back before anything is graded.")


def droppable(shortfalls: Iterable[Shortfall]) -> tuple[str, ...]:
    """Return the criteria that could become advice; none where the whole answer was held back."""
    short = tuple(shortfalls)
    return tuple(dict.fromkeys(each.criterion for each in short)) if all(each.criterion for each in short) else ()


def in_the_way(prepared: Prepared, voice: Speaker) -> TutorError | None:
    """Return what keeps a file from being written, for who has only the command line; None where nothing does."""
    if prepared.shortfalls:
        listed = "\n".join(f"  {line}" for line in shortfall_lines(prepared.shortfalls, voice))
        names = ", ".join(f'"{name}"' for name in droppable(prepared.shortfalls))
        cure = voice.say("mend model")
        if names:
            cure = voice.say("mend model, or make it advice: as_note = [{names}]", names=names)
        said = voice.say("your good answer does not meet every criterion yet")
        return TutorError(said, f"\n{listed}", cure, ExitCode.PROBLEMS)
    if not prepared.text:
        listed = "\n".join(problem.full() for problem in prepared.problems)
        said = voice.say("as it stands, `tutor check` would not let it through")
        cure = voice.say("a longer good answer, or facts with more of their own, often help")
        return TutorError(said, f"\n{listed}", cure, ExitCode.PROBLEMS)
    return None


def closing(making: Making, path: Path, prepared: Prepared, voice: Speaker) -> Iterator[str]:
    """Say what was written, what is left to do, and how to go on."""
    say = voice.say
    yield say("Written: {file}", file=path)
    for name, _ in prepared.around:
        yield say("With it: {file}", file=path.parent.parent / name)
    if prepared.advice:
        yield say("Advice only, since your answer does not meet it: {names}.", names=", ".join(prepared.advice))
    if left := list(dict.fromkeys(_left(prepared.problems, voice))):
        yield say("Left to do, whenever you like:")
        yield from (f"- {line}" for line in left)
    if making.KIND == "scenario":
        folder = path.parent.parent
        yield say("`tutor check {folder}` looks it over, `tutor start --course {folder}` plays it.", folder=folder)
    elif making.out is None:
        yield say("It stays on this machine.")


def _left(problems: Iterable[Problem], voice: Speaker) -> Iterator[str]:
    """Say what `tutor check` still asks for; what has no sentence of its own in its own words."""
    for problem in problems:
        match problem.code:
            case Code.FEW_MODELS:
                yield voice.say("a second good answer, in another style")
            case Code.FEW_SAMPLES:
                yield voice.say(
                    "real answers as samples, in each language {passing} good ones and {failing} that are not yet",
                    passing=MIN_PASSING,
                    failing=MIN_FAILING,
                )
            case Code.FEW_MISTAKES:
                yield voice.say("further typical mistakes, taken from what people really write")
            case Code.SAMPLE_KINDS:
                yield voice.say("among the good ones a short, a telegraphic, a misspelt and a playful one")
            case Code.WEIGHT_TOO_HEAVY:
                yield voice.say("with these samples every criterion bears its weight; until then some are on trust")
            case _:
                yield f"{problem.message}: {problem.cure}" if problem.cure else problem.message

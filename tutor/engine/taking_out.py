"""The learner's own data, taken out: what would go along, what it gives away, and the file itself."""

from __future__ import annotations

import contextlib
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.engine.engine import Engine
from tutor.engine.files import write_whole
from tutor.engine.holdings import Kind, holdings
from tutor.engine.insiders import contexts_of
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from tutor.checkers.finding import Context
    from tutor.session.journal import Reading

README = "README.txt"
LONGEST_QUOTE = 60
"""Characters of a find that are shown."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A place in the learner's texts that tells something about a person."""

    session: str
    quote: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """What would be taken out."""

    files: tuple[tuple[str, Path], ...]
    """Name inside the bundle, and the file here; the README is written besides."""
    size: int
    """Bytes of these files together."""
    answers: int
    """Answers that were handed in."""
    traces: tuple[Trace, ...]
    """Personal data that the detector of `content.no_personal_data` sees, the learner's own name, and what stays inside
    the learner's own company.
    """
    own: tuple[str, ...]
    """Sessions on the learner's own company: their texts are about something real."""
    unreadable: tuple[str, ...]
    """Sessions that go along as they are, though not all of them can be read."""


def bundle(engine: Engine, *, with_name: bool = False) -> Bundle:
    """Look at what would be taken out: sessions, decisions and settings; the name only where it is asked for.

    Args:
        engine: Whose data it is.
        with_name: Whether the learner's name goes along.
    """
    from tutor.export.texts import typed

    taken = {Kind.SESSIONS: "sessions/", Kind.LEARNER: "", Kind.SETTINGS: ""} | ({Kind.NAME: ""} if with_name else {})
    rows = [row for row in holdings(engine.paths) if row.kind in taken]
    files = tuple((f"{taken[row.kind]}{path.name}", path) for row in rows for path in row.files)
    answers, traces, own, unreadable = 0, list[Trace](), list[str](), list[str]()
    for name, path in files:
        if not name.startswith("sessions/"):
            continue
        try:
            reading = engine.reading(path)
        except TutorError:
            unreadable.append(path.stem)
            continue
        if reading.broken_at or reading.torn:
            unreadable.append(path.stem)
        answers += sum(type(event).__name__ == "AnswerSubmitted" for event in reading.events)
        traces += [Trace(path.stem, quote) for quote in given_away(engine, reading, typed(reading.events))]
        own += [path.stem] if _is_own(reading) else []
    return Bundle(files, sum(row.size for row in rows), answers, tuple(traces), tuple(own), tuple(unreadable))


def write_bundle(made: Bundle, target: Path, readme: str) -> Path:
    """Write a bundle: a zip where the name ends so, a folder otherwise. Readable by its owner only.

    Args:
        made: What to write.
        target: The file or folder; it may not be there yet.
        readme: What README.txt says.

    Returns:
        Where it is.

    Raises:
        TutorError: Something is there already, or it cannot be written; nothing is left half-written then.
    """
    if target.exists() or target.is_symlink():
        hint = marked("name another one with -o")
        raise TutorError(marked("there is a file already"), str(target), hint, ExitCode.UNWRITABLE)
    try:
        if target.suffix.lower() == ".zip":
            _write_zip(made, target, readme)
        else:
            _write_folder(made, target, readme)
    except OSError as error:
        said = f"{error.filename or target}: {error.strerror or error}"
        raise TutorError(marked("this cannot be written"), said, "", ExitCode.UNWRITABLE) from error
    return target


def _write_zip(made: Bundle, target: Path, readme: str) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(README, readme)
            for name, path in made.files:
                archive.writestr(name, path.read_bytes())
    except BaseException:
        with contextlib.suppress(OSError):
            target.unlink()
        raise


def _write_folder(made: Bundle, target: Path, readme: str) -> None:
    target.mkdir(mode=0o700, parents=True)
    write_whole(target / README, readme.encode())
    for name, path in made.files:
        write_whole(target / name, path.read_bytes())


def given_away(engine: Engine, reading: Reading, texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Quote each place of a session's texts that tells something about a person, once, in their order.

    Args:
        engine: Whose session it is.
        reading: The session.
        texts: Its texts that are looked at, each with its step, as `tutor.export.texts.typed` returns them.
    """
    from tutor.checkers.finding import Context

    header = reading.header
    language = header.language if header else engine.voice.language
    known = contexts_of(engine, reading)
    seen: dict[str, None] = {}
    for step, text in texts:
        context = known.get(step) or Context(language)
        inside = _inside(text, next(iter(known.values()), context)) if _is_own(reading) else ()
        for quote in (*_found(text, context, engine.settings.name), *inside):
            seen.setdefault(clean_line(quote, characters=LONGEST_QUOTE))
    yield from seen


def _is_own(reading: Reading) -> bool:
    """Tell whether a session is about the learner's own company."""
    from tutor.session.events import OWN

    return reading.header is not None and reading.header.purpose == OWN


def _inside(text: str, context: Context) -> Iterator[str]:
    """Quote what stays inside the company."""
    from tutor.checkers.confidential import NothingConfidential
    from tutor.checkers.finding import Answer
    from tutor.text.clean import clean

    answer = Answer(clean(text))
    yield from (answer.text[start:end] for start, end in NothingConfidential().check(answer, context).spans)


def _found(text: str, context: Context, name: str) -> Iterator[str]:
    from tutor.checkers.content.privacy import NoPersonalData
    from tutor.checkers.finding import Answer
    from tutor.text.clean import clean

    answer = Answer(clean(text))
    finding = NoPersonalData().check(answer, context)
    yield from (answer.text[start:end] for start, end in finding.spans)
    if name and (at := answer.text.casefold().find(name.casefold())) >= 0:
        yield answer.text[at : at + len(name)]

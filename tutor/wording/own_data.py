"""Words for what is kept on this machine, taken out of it, and deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tutor.engine.holdings import KEPT, Holding, Kind, Spared, Why
from tutor.engine.taking_out import README, Bundle, Trace
from tutor.i18n import Speaker, marked

KIND_NAMES = {
    Kind.SESSIONS: marked("sessions"),
    Kind.LEARNER: marked("your own decisions"),
    Kind.DRAFTS: marked("drafts"),
    Kind.SETTINGS: marked("settings"),
    Kind.NAME: marked("your name, kept apart"),
    Kind.CACHES: marked("indexes and crash reports"),
    Kind.COMPANIES: marked("your companies"),
    Kind.COURSES: marked("your own courses"),
    Kind.MEETINGS: marked("notes and votes of rooms"),
}
MOST_TRACES = 20
"""Finds that are listed; of more, the number is said."""


def holding_lines(rows: Iterable[Holding], voice: Speaker) -> Iterator[str]:
    """Say where each kind lies, how many files it has, and how large they are."""
    for row in rows:
        counted = voice.plural("{number} file", "{number} files", len(row.files))
        yield f"{voice.say(KIND_NAMES[row.kind])}: {counted}, {size(row.size)}"
        yield f"    {row.place}"


def holding_data(rows: Iterable[Holding]) -> list[dict[str, Any]]:
    """Return the same for programs; sizes in bytes."""
    return [
        {"kind": row.kind.value, "place": str(row.place), "files": len(row.files), "bytes": row.size} for row in rows
    ]


def bundle_lines(made: Bundle, voice: Speaker) -> Iterator[str]:
    """Say what would be taken out, what the texts give away, and what stays."""
    counted = voice.plural("{number} file", "{number} files", len(made.files) + 1)
    yield voice.say("What goes along: {files}, {size}", files=counted, size=size(made.size))
    yield from (f"    {name}" for name in (README, *(name for name, _ in made.files)))
    yield voice.plural("{number} answer in it.", "{number} answers in it.", made.answers)
    yield from trace_lines(made.traces, voice)
    if made.own:
        yield voice.plural(
            "{number} session is about your own company: have a look at it before you pass it on.",
            "{number} sessions are about your own company: have a look at them before you pass them on.",
            len(made.own),
        )
    if made.unreadable:
        names = ", ".join(made.unreadable)
        yield voice.say("Not read to the end, taken along as it is: {names}", names=names)
    if any(name == "name.toml" for name, _ in made.files):
        yield voice.say("What stays here: drafts, companies, courses.")
    else:
        yield voice.say("In place of your name it holds a code; your department is there if you gave it.")
        yield voice.say("What stays here: your name, drafts, companies, courses.")


def trace_lines(traces: Sequence[Trace], voice: Speaker) -> Iterator[str]:
    """Say what texts seem to tell about people, or that nothing of the kind was seen."""
    if not traces:
        yield voice.say("I saw no personal data in your texts; you know better what is private.")
        return
    yield voice.say("What your texts seem to tell about people; have a look before you pass it on:")
    yield from (f"    {voice.quoted(trace.quote)}  ({trace.session})" for trace in traces[:MOST_TRACES])
    if (more := len(traces) - MOST_TRACES) > 0:
        yield voice.plural("    and {number} more", "    and {number} more", more)


def bundle_data(made: Bundle) -> dict[str, Any]:
    """Return the same for programs."""
    return {
        "files": [README, *(name for name, _ in made.files)],
        "bytes": made.size,
        "answers": made.answers,
        "personal": [{"session": trace.session, "quote": trace.quote} for trace in made.traces],
        "own_company": list(made.own),
        "unreadable": list(made.unreadable),
    }


def readme(made: Bundle, voice: Speaker) -> str:
    """Write the text that goes along, in the learner's language."""
    parts = (
        voice.say("Your data from tutor."),
        voice.say(
            "sessions/ holds a file for each session, one event a line, as JSON: your answers, the hints you opened, "
            "what the tutor found, and when. Any text editor opens them; `tutor replay FILE` plays them back."
        ),
        voice.say(
            "learner.jsonl, where it is there, holds what you decided yourself: where an area starts, your help."
        ),
        voice.say(
            "settings.toml holds what you told the program about yourself. A code stands in place of your name; the "
            "name itself is here only if you asked for it, in name.toml."
        ),
        voice.plural("{number} answer in it.", "{number} answers in it.", made.answers),
        voice.say("Nothing was sent anywhere: what happens to this file is up to you."),
    )
    return "\n\n".join(parts) + "\n"


def deletion_lines(rows: Iterable[Holding], voice: Speaker) -> Iterator[str]:
    """Say what a deletion takes away and what it leaves."""
    rows = list(rows)
    yield voice.say("This goes, for good:")
    yield from holding_lines((row for row in rows if row.kind not in KEPT and row.files), voice)
    kept = [row for row in rows if row.kind in KEPT and row.files]
    if kept:
        yield voice.say("This stays; it is yours to delete by hand:")
        yield from holding_lines(kept, voice)


def deleted_lines(gone: int, spared: Iterable[Spared], voice: Speaker) -> Iterator[str]:
    """Say what went, and what was left and why."""
    yield voice.plural("{number} file deleted.", "{number} files deleted.", gone)
    yield from spared_lines(spared, voice)


def spared_lines(spared: Iterable[Spared], voice: Speaker) -> Iterator[str]:
    """Say what was left, and why."""
    reasons = {
        Why.OPEN: voice.say("open in another window; close it there first"),
        Why.LINK: voice.say("a link to another place: I do not follow it"),
    }
    for each in spared:
        yield voice.say("Left: {path} ({reason})", path=each.path, reason=reasons.get(each.why, each.said))


def size(number: int) -> str:
    """Write a number of bytes for people."""
    if number < 1000:
        return f"{number} B"
    return f"{number / 1000:.0f} kB" if number < 1_000_000 else f"{number / 1_000_000:.1f} MB"

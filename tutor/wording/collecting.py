"""Words for a folder of session files: what is in it, by file. Nobody's results are told here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from tutor.checkers.finding import Verdict
from tutor.export.refusals import Refusal
from tutor.i18n import Speaker
from tutor.replay.shared import Collection, Refused, SharedSession


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file, and what was taken in from it."""

    file: str
    sessions: int
    events: int
    consent: tuple[str, ...]
    """What its owner agreed to."""
    hidden: int
    """Events in which words are hidden."""
    graded_here: int
    """Sessions that were graded again."""
    differing: int
    """Verdicts that this machine does not come to."""


def file_rows(collection: Collection) -> Iterator[FileRow]:
    """Return a row for each file that something was taken in from, by name."""
    files: dict[str, list[SharedSession]] = {}
    for session in collection.sessions:
        files.setdefault(session.file, []).append(session)
    for file, held in sorted(files.items()):
        yield FileRow(
            file,
            len(held),
            sum(len(each.reading.entries) for each in held),
            _agreed(held[0]),
            sum(len(each.hidden) for each in held),
            sum(each.graded_here for each in held),
            sum(len(each.differences) for each in held),
        )


def collection_lines(collection: Collection, voice: Speaker) -> Iterator[str]:
    """Say what was taken in, file by file, and all of it in one line."""
    for row in file_rows(collection):
        counted = voice.plural("{number} session", "{number} sessions", row.sessions)
        agreed = ", ".join(row.consent) or voice.say("being counted")
        yield voice.say("{file}: {sessions}; agreed to: {consent}", file=row.file, sessions=counted, consent=agreed)
        if row.differing:
            yield "    " + voice.plural(
                "{number} verdict comes out otherwise here; it may have been changed, or graded by another tutor.",
                "{number} verdicts come out otherwise here; they may have been changed, or graded by another tutor.",
                row.differing,
            )
    sessions = voice.plural("{number} session", "{number} sessions", len(collection.sessions))
    people = voice.plural("{number} person", "{number} people", len(collection.people))
    yield voice.say("{sessions} of {people}", sessions=sessions, people=people)


def refused_lines(refused: Iterable[Refused], voice: Speaker) -> Iterator[str]:
    """Say what was not taken in, why, and what can be done."""
    for each in refused:
        place = f"{each.file}:{each.line}" if each.line else each.file
        detail = f" ({each.reason.message})" if each.reason.message else ""
        yield f"{place}: {voice.say(each.reason.title)}{detail}"
        yield f"    {voice.say(each.reason.hint)}"


def collection_data(collection: Collection, voice: Speaker) -> dict[str, Any]:
    """Return the same for programs. Verdicts are told only of those who agreed that their answers are shown."""
    return {
        "sessions": len(collection.sessions),
        "people": len(collection.people),
        "files": [{name.name: getattr(row, name.name) for name in fields(row)} for row in file_rows(collection)],
        "differences": [
            {
                "session": session.id,
                "file": session.file,
                "seq": each.seq,
                "recorded": _verdict(each.recorded),
                "here": _verdict(each.here),
            }
            for session in collection.sessions
            if session.consent.replay
            for each in session.differences
        ],
        "refused": [_refused(each, voice) for each in collection.refused],
    }


def _agreed(session: SharedSession) -> tuple[str, ...]:
    return tuple(each.name for each in fields(session.consent) if getattr(session.consent, each.name))


def _verdict(verdict: Verdict) -> dict[str, Any]:
    findings = {finding.criterion: finding.outcome.value for finding in verdict.findings}
    return {"band": verdict.band.value, "score": verdict.score, "findings": findings}


def _refused(each: Refused, voice: Speaker) -> dict[str, Any]:
    fault = each.reason.fault.value if isinstance(each.reason, Refusal) else ""
    reason, hint = voice.say(each.reason.title), voice.say(each.reason.hint)
    return {
        "file": each.file,
        "line": each.line,
        "fault": fault,
        "reason": reason,
        "detail": each.reason.message,
        "hint": hint,
    }

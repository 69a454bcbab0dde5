"""Groups of people with sessions, as tests bend them; and every output that a group comes out in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tutor.checkers.finding import Answer, Band, Finding, Outcome, Verdict, Weight
from tutor.course.catalogue import Entry
from tutor.engine.facilitating import Asked
from tutor.export.document import Document, document_lines
from tutor.export.html import document_page
from tutor.export.team import plan_data, team_csv, team_data
from tutor.i18n import speaker
from tutor.learning.areas import AREAS, Standing
from tutor.learning.plan import plan
from tutor.learning.team.map import team_map
from tutor.learning.team.stumbles import Place
from tutor.replay.shared import Collection, Consent, SharedSession
from tutor.session import events as e
from tutor.session.journal import Reading, encode
from tutor.text.clean import clean
from tutor.wording import plan as plan_wording
from tutor.wording import team as team_wording
from tutor.wording.names import STANDING_NAMES

ENTRIES = tuple(
    Entry(f"{area}-{number}", "c", "/c", f"/c/{area}-{number}.toml", area, min(number, 3), 5, "admin", {"en": area})
    for area in AREAS
    for number in (1, 2, 3, 4)
)
CLOSED = Consent()
SHOWN = Consent(replay=True, row=True)
STATED = Outcome.MET, Outcome.UNMET


def verdict(missed: Iterable[str] = (), mistake: str = "", criteria: Iterable[str] = ("facts", "call")) -> Verdict:
    lacking = set(missed)
    findings = tuple(
        Finding(STATED[name in lacking], "x").about(name, Weight.MUST) for name in dict.fromkeys((*criteria, *lacking))
    )
    return Verdict(Band.AGAIN if lacking else Band.GOOD, findings, mistake=mistake)


def shared(
    person: str,
    scenario: str = "content-1",
    *events: e.Event,
    consent: Consent = CLOSED,
    day: str = "2026-11-02",
    missed: Iterable[str] = (),
    mistake: str = "",
    department: str = "",
    name: str = "",
) -> SharedSession:
    """Make a session of one step: an answer, its verdict, a revision that passes unless something was missed."""
    area = scenario.partition("-")[0]
    level = next((entry.level for entry in ENTRIES if entry.id == scenario), 1)
    header = e.SessionStarted(1, "c", scenario, "0" * 64, "en", "0", person, ("line",), area, level, department)
    happened = [
        header,
        e.AnswerSubmitted("line", 1, Answer(clean("Come on Saturday."))),
        e.AnswerGraded("line", 1, verdict(missed, mistake)),
        *events,
        e.StepLeft("line", "end"),
        e.SessionClosed(),
    ]
    entries = tuple(
        e.Recorded(number, _hash(person, scenario, day, number), f"{day}T12:00:{number:02}Z", event)
        for number, event in enumerate(happened, 1)
    )
    head = _hash(entries)
    file = f"{_hash(head)[:8]}.jsonl"
    return SharedSession(person, Reading(Path(file), entries, head=head), consent, name, file)


def _hash(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def group(*sessions: SharedSession | Iterable[SharedSession]) -> Collection:
    flat = [[each] if isinstance(each, SharedSession) else list(each) for each in sessions]
    return Collection(tuple(session for part in flat for session in part))


def alone(person: str, area: str = "content", *, holds: bool = True, consent: Consent = CLOSED) -> list[SharedSession]:
    """Make two sessions after which somebody is on their own in an area, or is not."""
    missed = () if holds else ("facts",)
    return [shared(person, f"{area}-{number}", consent=consent, missed=missed) for number in (1, 2)]


def without(collection: Collection, person: str) -> Collection:
    return Collection(tuple(each for each in collection.sessions if each.person != person))


def asked(places: Iterable[Place]) -> dict[Place, Asked]:
    return {place: Asked(place.name, place.scenario) for place in places}


def documents(collection: Collection, language: str = "en") -> Iterator[Document]:
    voice = speaker(language)
    team, planned = team_map(collection, ENTRIES), plan(collection, 45)
    yield team_wording.team_document(team, asked(each.place for each in team_wording.told(team)), voice)
    yield plan_wording.plan_document(planned, Path("sessions"), asked(plan_wording.told(planned)), voice)


def outputs(collection: Collection, language: str = "en") -> dict[str, str]:
    """Return everything that comes out of a group, by medium."""
    from tutor.tui.report import drawn

    team, planned = team_map(collection, ENTRIES), plan(collection, 45)
    said = list(documents(collection, language))
    voice = speaker(language)
    areas = {area: team_wording.area_name(area, voice) for area in AREAS}
    standings = {str(each): voice.say(STANDING_NAMES[each]) for each in Standing}
    return {
        "json": json.dumps([team_data(team), plan_data(planned)], indent=1),
        "csv": team_csv(team, team_wording.columns(voice), areas, standings),
        "html": "\n".join(map(document_page, said)),
        "plain": "\n".join(line for document in said for line in document_lines(document)),
        "screen": "\n".join(
            drawn(section, width).plain for document in said for section in document.sections for width in (34, 74)
        ),
    }


def written(folder: Path, collection: Collection) -> Path:
    """Write a group to a folder as its members' machines keep it: journals, in which nobody agrees to anything."""
    folder.mkdir(parents=True, exist_ok=True)
    for session in collection.sessions:
        lines, head = [], ""
        for entry in session.reading.entries:
            line, head = encode(entry, head)
            lines.append(line)
        (folder / session.file).write_bytes(b"".join(lines))
    return folder

"""Sessions as xAPI 1.0.3 statements, to be put into a learning record store.

No statement claims to be one of cmi5: nothing was launched by a learning platform. Ids are made of the session and of
what happened where in it, so that writing a session twice gives the same statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tutor.checkers.finding import Verdict
from tutor.export.xapi_response import response
from tutor.export.xapi_terms import (
    COURSE,
    HOME,
    INTERACTION,
    LESSON,
    SESSION,
    VOCABULARY,
    activity_id,
    duration,
    extension,
    verb,
)
from tutor.i18n import LANGUAGES
from tutor.replay.exhibit import Exhibit
from tutor.replay.timeline import NAMES
from tutor.session.events import AnswerGraded, AnswerSubmitted, SessionClosed, SessionStarted, UnknownEvent
from tutor.session.state import END

_SPACE = uuid5(NAMESPACE_URL, VOCABULARY)
Object = dict[str, Any]


def statements(shown: Iterable[Exhibit], home: str = HOME) -> list[Object]:
    """Return the statements of some sessions, each in the order of its events.

    Args:
        shown: The sessions.
        home: Address under which accounts and activities are at home.
    """
    return [statement for each in shown for statement in _Teller(each, home).statements()]


class _Teller:
    """Tells one session."""

    def __init__(self, shown: Exhibit, home: str) -> None:
        self._shown, self._home = shown, home
        self._header, self._entries = shown.header, shown.recording.reading.entries
        self._judged = shown.recording.judged
        self._answers = {verdict: answer for answer, (verdict, _) in self._judged.items()}

    def statements(self) -> Iterator[Object]:
        """Return a statement for each event that has one; two for the end."""
        for place, entry in enumerate(self._entries, 1):
            match entry.event:
                case UnknownEvent():
                    pass
                case SessionStarted():
                    yield self._statement(place, "initialized", self._lesson())
                case AnswerSubmitted() if place not in self._judged:
                    yield self._answered(place, place)
                case AnswerSubmitted():
                    pass
                case AnswerGraded() if place in self._answers:
                    yield self._answered(place, self._answers[place])
                case AnswerGraded():
                    pass
                case SessionClosed():
                    yield from self._ended(place)
                case _:
                    yield self._interacted(place)

    def _statement(self, place: int, name: str, target: Object, result: Object | None = None) -> Object:
        at = self._shown.clock(self._entries[place - 1].at)
        return {
            "id": str(uuid5(_SPACE, f"{self._shown.seed}/{place}/{name}")),
            "actor": {"objectType": "Agent", "account": {"homePage": self._home, "name": self._shown.account}},
            "verb": verb(name),
            "object": target,
            **({"result": result} if result else {}),
            "context": self._context(place, inside=target["definition"]["type"] == INTERACTION),
            **({"timestamp": at.replace("Z", ".000Z")} if at else {}),
        }

    def _context(self, place: int, *, inside: bool) -> Object:
        elapsed = self._shown.elapsed(self._entries[place - 1].at)
        around = {"parent": [self._lesson()], "grouping": [self._course()]} if inside else {"parent": [self._course()]}
        return {
            "registration": str(uuid5(_SPACE, f"{self._shown.account}/{self._header.course}")),
            "contextActivities": around,
            "revision": self._header.digest,
            "platform": "tutor",
            "language": self._language,
            "extensions": {SESSION: str(uuid5(_SPACE, self._shown.seed)), extension("elapsed"): duration(elapsed)},
        }

    def _answered(self, place: int, answer: int) -> Object:
        """Tell an answer, and its verdict where there is one, at the place of the last of them."""
        event = self._entries[answer - 1].event
        assert isinstance(event, AnswerSubmitted)
        kind, told = response(event.answer, self._kind(event.step))
        before = self._entries[max(answer - 2, 0)].at
        taken = self._shown.elapsed(self._entries[answer - 1].at) - self._shown.elapsed(before)
        verdict = self._judged[answer][1] if answer in self._judged else None
        extensions: Object = {extension("attempt"): event.attempt, **(_judged(verdict) if verdict else {})}
        extensions |= {extension("alt"): event.answer.alt} if event.answer.alt else {}
        extensions |= {extension("certainty"): event.certainty} if event.certainty else {}
        scored = _scored(verdict) if verdict and verdict.judges else {}
        result = {**scored, "response": told, "duration": duration(max(taken, 0)), "extensions": extensions}
        return self._statement(place, "answered", self._task(event.step, kind), result)

    def _interacted(self, place: int) -> Object:
        event = self._entries[place - 1].event
        fields = {name: value for name, value in asdict(event).items() if name != "step" and value not in (None, "")}
        told = {extension("moment"): NAMES[type(event)], **{extension(name): value for name, value in fields.items()}}
        return self._statement(place, "interacted", self._task(getattr(event, "step", "")), {"extensions": told})

    def _ended(self, place: int) -> Iterator[Object]:
        state = self._shown.recording.timeline[place - 1].state
        taken = [record for step in state.visited if step != END and not (record := state.record(step)).road]
        passed = bool(taken) and all(record.passed for record in taken)
        last = [record.counted[-1].verdict for record in taken if record.counted]
        scores = [verdict.score for verdict in last if verdict]
        length = duration(self._shown.elapsed(self._entries[place - 1].at))
        score = {"score": {"scaled": round(sum(scores) / len(scores), 4)}} if scores else {}
        judged = {"success": passed, **score, "duration": length}
        yield self._statement(place, "passed" if passed else "failed", self._lesson(), judged)
        head = self._shown.recording.reading.head
        chained = {"extensions": {extension("head"): head}} if head else {}
        yield self._statement(place, "terminated", self._lesson(), {"duration": length, **chained})

    @property
    def _language(self) -> str:
        return self._header.language if self._header.language in LANGUAGES else "und"

    def _kind(self, step: str) -> str:
        scenario = self._shown.recording.scenario
        found = scenario.scenario.step(step) if scenario else None
        return found.answer.kind if found else ""

    def _course(self) -> Object:
        return self._activity(COURSE, self._header.course, self._header.course)

    def _lesson(self) -> Object:
        loaded = self._shown.recording.loaded
        title = loaded.scenario.scenario.title if loaded else self._header.scenario
        return self._activity(LESSON, title, self._header.course, self._header.scenario)

    def _task(self, step: str, kind: str = "") -> Object:
        loaded = self._shown.recording.scenario
        found = loaded.scenario.step(step) if loaded else None
        path = (self._header.course, self._header.scenario, step)
        task = self._activity(INTERACTION, found.ask.strip() if found else step, *path)
        task["definition"] |= {"interactionType": kind} if kind else {}
        return task

    def _activity(self, kind: str, name: str, *path: str) -> Object:
        definition: Object = {"type": kind, "name": {self._language: name}}
        return {"objectType": "Activity", "id": activity_id(self._home, *path), "definition": definition}


def _scored(verdict: Verdict) -> Object:
    return {"success": verdict.passed, "score": {"scaled": verdict.score}}


def _judged(verdict: Verdict) -> Object:
    """Return what a verdict says besides the score: its band, and the outcome of each criterion."""
    outcomes = {finding.criterion: finding.outcome.value for finding in verdict.findings}
    gate = {extension("gate"): verdict.gate} if verdict.gate else {}
    return {extension("band"): verdict.band.value, extension("outcomes"): outcomes, **gate}

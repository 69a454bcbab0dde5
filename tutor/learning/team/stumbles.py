"""Where a group stumbles: criteria missed and typical mistakes made at the first attempt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass

from tutor.checkers.finding import Band, Outcome, Verdict, Weight
from tutor.learning.team.closed import Figure, Lot, seed_of
from tutor.replay.shared import SharedSession
from tutor.session.events import AnswerGraded


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What was looked at in an answer: a criterion of a step, or a typical mistake."""

    course: str
    scenario: str
    step: str
    name: str
    """Id of the criterion or of the mistake."""


@dataclass(frozen=True, slots=True)
class Stumble:
    """A place, and how many missed it, or made the mistake, at their first attempt."""

    place: Place
    figure: Figure


@dataclass(frozen=True, slots=True)
class Stumbles:
    """Where a group stumbles; the most first. Nothing that nobody, or too few people, met."""

    criteria: tuple[Stumble, ...] = ()
    mistakes: tuple[Stumble, ...] = ()


@dataclass(frozen=True, slots=True)
class First:
    """Somebody's first attempt at a step."""

    person: str
    open: bool
    """Whether its owner agreed that it is shown."""
    verdict: Verdict


def stumbles(sessions: Iterable[SharedSession]) -> Stumbles:
    """Count first attempts. Those that may be replayed are open, see `tutor.learning.team.closed`.

    Args:
        sessions: Everybody's.
    """
    held = list(sessions)
    lot = Lot(seed_of(session.reading.head for session in held if not session.consent.replay))
    criteria: list[Stumble] = []
    mistakes: list[Stumble] = []
    for step, firsts in first_attempts(held).items():
        criteria += _counted(step, firsts, missed_criteria, lot)
        mistakes += _counted(step, firsts, typical_mistakes, lot)
    return Stumbles(_ranked(criteria), _ranked(mistakes))


def first_attempts(sessions: Iterable[SharedSession]) -> dict[tuple[str, str, str], list[First]]:
    """Return each person's first attempt that was judged, by course, scenario and step."""
    found: dict[tuple[str, str, str], dict[str, First]] = {}
    for session in sorted(sessions, key=_begun):
        header = session.reading.header
        if header is None:
            continue
        for entry in session.reading.entries:
            event = entry.event
            if isinstance(event, AnswerGraded) and event.verdict.band is not Band.INVALID:
                firsts = found.setdefault((header.course, header.scenario, event.step), {})
                firsts.setdefault(session.person, First(session.person, session.consent.replay, event.verdict))
    return {step: list(firsts.values()) for step, firsts in found.items()}


def missed_criteria(verdict: Verdict) -> set[str]:
    """Return the criteria that count, could be decided, and were not met."""
    return {
        finding.criterion
        for finding in verdict.findings
        if finding.decided and finding.weight is not Weight.NOTE and finding.outcome is not Outcome.MET
    }


def typical_mistakes(verdict: Verdict) -> set[str]:
    """Return the typical mistakes recognised: one or none."""
    return {verdict.mistake} - {""}


def _counted(
    step: tuple[str, str, str], firsts: list[First], of: Callable[[Verdict], set[str]], lot: Lot
) -> Iterator[Stumble]:
    """Count everybody who tried a step, for each thing that anybody missed or did."""
    shown, hidden = ([of(first.verdict) for first in firsts if first.open is kind] for kind in (True, False))
    for name in sorted(set().union(*shown, *hidden)):
        place = Place(*step, name)
        label = "\n".join((of.__name__, *astuple(place)))
        figure = lot.figure(label, (name in each for each in shown), (name in each for each in hidden))
        if figure.count:
            yield Stumble(place, figure)


def _ranked(found: Iterable[Stumble]) -> tuple[Stumble, ...]:
    """Put the largest share first: the order of the figures, then of the names."""
    return tuple(sorted(found, key=lambda each: (-each.figure.share, -each.figure.people, each.place)))


def _begun(session: SharedSession) -> tuple[str, str]:
    entries = session.reading.entries
    return (entries[0].at if entries else ""), session.reading.head

"""Hides words in a session: wherever they stand, what the tutor quoted of them included, and so that it is seen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tutor.checkers.finding import Answer, Finding, Verdict
from tutor.session.events import AnswerGraded, AnswerSubmitted, Event, Recorded, SessionClosed, VerdictDisputed
from tutor.text.clean import clean

SHORTEST_BEGINNING = 4
"""Characters from which the beginning of a hidden piece, cut by an ellipsis, is hidden too."""


class Piece(NamedTuple):
    """A place in a text, and what stands there instead."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A text after words were hidden in it."""

    text: str
    pieces: tuple[Piece, ...]
    """In the order of the text as it was."""

    def moved(self, at: int) -> int:
        """Return where a place of the old text stands in the new one."""
        shift = 0
        for start, end, instead in self.pieces:
            if at <= start:
                break
            if at < end:
                return start + shift + len(instead)
            shift += len(instead) - (end - start)
        return at + shift


def places_of(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Return where words or phrases stand in a text, whole, in capitals or not; of two, the longer one counts."""
    found = _pattern(words)
    return [match.span() for match in found.finditer(text)] if found else []


class Hiding:
    """Hides some words.

    Args:
        instead: What stands in the place of each word or phrase: ``[name]``.
        names: Those of them that are hidden as they are written, or in capitals: *Will* is a name, *will* is none.
    """

    def __init__(self, instead: Mapping[str, str], names: Collection[str] = ()) -> None:
        self._instead = {_key(words): mark for words, mark in instead.items()}
        self._whole = _pattern(instead, names)
        self._cut = _beginnings(instead)

    def text(self, text: str) -> Hidden:
        """Hide the words in a text."""
        if self._whole is None:
            return Hidden(text, ())
        pieces = [Piece(*match.span(), self._mark_of(match[0])) for match in self._whole.finditer(text)]
        if self._cut is not None and "…" in text:
            cut = (Piece(*match.span(1), self._mark_of(match[1])) for match in self._cut.finditer(text))
            pieces += [one for one in cut if all(one.end <= other.start or other.end <= one.start for other in pieces)]
        pieces.sort()
        return Hidden(_spliced(text, pieces), tuple(pieces))

    def session(self, entries: Sequence[Recorded]) -> tuple[tuple[Recorded, ...], tuple[int, ...]]:
        """Hide the words in a session.

        Returns:
            Its events, and the numbers of those in which something was hidden.
        """
        hidden: list[Recorded] = []
        answers: dict[str, Hidden] = {}
        for entry in entries:
            event = entry.event
            if isinstance(event, AnswerSubmitted):
                answers[event.step] = self.text(event.answer.text)
            hidden.append(replace(entry, event=self._event(event, answers)))
        changed = tuple(new.seq for new, old in zip(hidden, entries, strict=True) if new != old)
        return tuple(hidden), changed

    def _event(self, event: Event, answers: Mapping[str, Hidden]) -> Event:
        match event:
            case AnswerSubmitted():
                return replace(event, answer=self._answer(event.answer))
            case AnswerGraded():
                return replace(event, verdict=self._verdict(event.verdict, answers.get(event.step, Hidden("", ()))))
            case VerdictDisputed():
                return replace(event, reason=self.text(event.reason).text)
            case SessionClosed():
                return replace(event, plan=self.text(event.plan).text)
        return event

    def _answer(self, answer: Answer) -> Answer:
        pairs = tuple((left, self.text(right).text) for left, right in answer.pairs)
        return replace(
            answer, text=clean(self.text(answer.text).text), alt=clean(self.text(answer.alt).text), pairs=pairs
        )

    def _verdict(self, verdict: Verdict, answer: Hidden) -> Verdict:
        findings = tuple(self._finding(finding, answer) for finding in verdict.findings)
        return replace(verdict, message=self.text(verdict.message).text, findings=findings)

    def _finding(self, finding: Finding, answer: Hidden) -> Finding:
        return replace(
            finding,
            found=self.text(finding.found).text,
            why=self.text(finding.why).text,
            move=self.text(finding.move).text,
            notes=tuple(self.text(note).text for note in finding.notes),
            spans=tuple((answer.moved(start), answer.moved(end)) for start, end in finding.spans),
        )

    def _mark_of(self, found: str) -> str:
        """Return what stands in the place of a word, or of the beginning of one."""
        key = _key(found)
        beginning = (mark for words, mark in self._instead.items() if words.startswith(key))
        return self._instead.get(key) or next(beginning, next(iter(self._instead.values())))


def _key(words: str) -> str:
    return " ".join(words.split()).casefold()


def _pattern(words: Iterable[str], names: Collection[str] = ()) -> re.Pattern[str] | None:
    """Return what finds any of some words or phrases, the longest first; None where there are none."""
    known = sorted((each for each in set(words) if each.strip()), key=lambda each: (-len(each), each))
    rows = "|".join(
        f"{_spaced(each)}|{_spaced(each.upper())}" if each in names else f"(?i:{_spaced(each)})" for each in known
    )
    return re.compile(rf"(?<!\w)(?:{rows})(?!\w)") if rows else None


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(part) for part in words.split())


def _beginnings(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the beginning of a phrase that a quotation cut short."""
    whole = [" ".join(each.split()) for each in words]
    known = {each[:length].strip() for each in whole for length in range(SHORTEST_BEGINNING, len(each))}
    rows = "|".join(re.escape(each) for each in sorted(known, key=lambda each: (-len(each), each)))
    return re.compile(rf"(?<!\w)({rows})\s?…", re.IGNORECASE) if rows else None


def _spliced(text: str, pieces: Iterable[Piece]) -> str:
    parts, at = [], 0
    for start, end, instead in pieces:
        parts += [text[at:start], instead]
        at = end
    return "".join((*parts, text[at:]))

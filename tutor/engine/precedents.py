"""Learns from answers that people have judged: what an author, a facilitator or a test group marked by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Answer, Outcome, Weight
from tutor.course.model import Sample
from tutor.course.precedents import answers_file, digest_of, leanings_file, written
from tutor.engine.files import write_whole
from tutor.engine.library import Library
from tutor.engine.marked import answer_in, marks_in, object_in, word_in
from tutor.engine.places import Place, Places
from tutor.errors import ExitCode, TutorError
from tutor.i18n import LANGUAGES, marked
from tutor.session.grading import context_for
from tutor.text.clean import Clean, clean, clean_line
from tutor.text.leaning import Leaning, learn, words_of
from tutor.text.reading import read

_Texts = tuple[list[tuple[frozenset[str], bool]], list[frozenset[str]]]
"""The words of judged answers with their outcome, and of answers from which the thing was cut out."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt of a scenario's answers."""

    scenario: str
    answers: int
    """Judged answers, all languages."""
    criteria: int
    """Criteria, each counted once a language, of which there were enough answers of both outcomes."""


class Precedents:
    """The judged answers of the courses at hand.

    Args:
        library: Where scenarios are found by their id.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._places = Places(library)

    def scenarios(self) -> list[str]:
        """Return the scenarios that have judged answers."""
        return [entry.id for entry in self._library.entries() if answers_file(Path(entry.root), entry.id).is_file()]

    def add(self, lines: Iterable[str]) -> dict[str, int]:
        """Put marked answers beside their scenarios, each once.

        Args:
            lines: As `tutor grade --batch` reads them; each needs marks. They are all read before any is written.

        Returns:
            How many were new, by scenario.

        Raises:
            TutorError: A line cannot be used, or a file not be written.
        """
        kept: dict[str, list[str]] = {}
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    scenario, plain = self._kept(line)
                except TutorError as error:
                    said = f"#{number}: {error.message}"
                    raise TutorError(error.title, said, error.hint, error.exit_code) from error
                kept.setdefault(scenario, []).append(plain)
        return {scenario: self._append(scenario, new) for scenario, new in kept.items()}

    def learn(self, scenario: str) -> Learnt:
        """Learn anew from the judged answers of a scenario and its samples, and write it beside them.

        Raises:
            TutorError: There is no such scenario, a line cannot be used, or the file not be written.
        """
        _, root = self._library.place(scenario)
        content = _content(answers_file(root, scenario))
        lines = content.decode("utf-8", "replace").splitlines()
        found: list[tuple[str, str, str, Leaning]] = []
        for language in LANGUAGES:
            judged = self._judged(scenario, language, lines)
            leanings = ((step, name, learn(*texts)) for (step, name), texts in sorted(judged.items()))
            found += [(language, step, name, leaning) for step, name, leaning in leanings if leaning]
        _write(leanings_file(root, scenario), written(digest_of(content), found))
        return Learnt(scenario, len(lines), len(found))

    def _kept(self, line: str) -> tuple[str, str]:
        """Return the scenario of a line, and the line as it is kept: what is learnt from, and no more."""
        row = object_in(line)
        place = self._place(row)
        answer, marks = answer_in(row.get("answer")), marks_in(row.get("marks"), place)
        if not marks:
            hint = marked('"marks" says of each criterion met, partly or unmet')
            raise TutorError(marked("no marks"), clean_line(answer.text)[:60], hint)
        scenario = place.loaded.scenario.scenario.id
        plain = {"scenario": scenario, "step": place.step.id, "language": place.loaded.language, "answer": answer.text}
        told = {name: mark.value for name, mark in marks.items()}
        return scenario, json.dumps({**plain, "marks": told}, ensure_ascii=False)

    def _append(self, scenario: str, new: list[str]) -> int:
        path = answers_file(self._library.place(scenario)[1], scenario)
        there = _content(path).decode("utf-8", "replace").splitlines()
        together = dict.fromkeys([*there, *new])
        _write(path, "\n".join([*together, ""]).encode())
        return len(together) - len(there)

    def _judged(self, scenario: str, language: str, lines: Iterable[str]) -> dict[tuple[str, str], _Texts]:
        """Gather the words of judged answers in a language, by step and criterion."""
        found: dict[tuple[str, str], _Texts] = {}
        for place, text, marks in (*self._marked(scenario, language, lines), *self._samples(scenario, language)):
            words = words_of(read(text, language))
            for name, met in marks.items():
                judged, spoilt = found.setdefault((place.step.id, name), ([], []))
                judged.append((words, met))
                if met and (rest := _without(place, name, text)) is not None:
                    spoilt.append(words_of(read(rest, language)))
        return found

    def _marked(
        self, scenario: str, language: str, lines: Iterable[str]
    ) -> Iterator[tuple[Place, Clean, dict[str, bool]]]:
        for line in lines:
            row = object_in(line)
            if row.get("language") == language:
                place = self._place({**row, "scenario": scenario})
                marks = marks_in(row.get("marks"), place)
                met = {name: mark is Outcome.MET for name, mark in marks.items() if _learnable(place, name)}
                yield place, answer_in(row.get("answer")).text, met

    def _samples(self, scenario: str, language: str) -> Iterator[tuple[Place, Clean, dict[str, bool]]]:
        """Give the samples of a scenario: one that passes has all essentials, others miss what they say they do."""
        loaded = self._places.open(scenario, language)
        for step in loaded.scenario.steps:
            for sample in step.samples if not step.closed else ():
                if sample.language == language and sample.expect != "invalid":
                    place = Place(loaded, step)
                    yield place, clean(sample.text), _told(place, sample)

    def _place(self, row: dict[str, object]) -> Place:
        return self._places.find(word_in(row, "scenario"), word_in(row, "step"), word_in(row, "language"))


def _without(place: Place, name: str, text: Clean) -> Clean | None:
    """Cut out of an answer what the checker of a criterion finds in it."""
    checker = place.loaded.checkers.get((place.step.id, name))
    assert isinstance(checker, SaidInManyWays)
    return checker.without(Answer(text), context_for(place.loaded, place.step, {}))


def _learnable(place: Place, name: str) -> bool:
    """Tell a criterion whose weight counts, and of something that may be said in words that nobody foresaw."""
    checker, criterion = place.loaded.checkers.get((place.step.id, name)), place.step.criterion(name)
    heeded = isinstance(checker, SaidInManyWays) and checker.heeds_people
    return heeded and criterion is not None and criterion.weight is not Weight.NOTE


def _told(place: Place, sample: Sample) -> dict[str, bool]:
    """Return what a sample says of the criteria of its step: of one that fails, just what it misses."""
    if sample.expect == "pass":
        told = {each.id: True for each in place.step.criteria if each.weight is Weight.MUST}
    elif isinstance(sample.expect, str):
        told = {}
    else:
        made = [each.about for each in place.step.mistakes if each.about and each.id == sample.expect.mistake]
        told = dict.fromkeys((*sample.expect.unmet, *made), False)
    return {name: met for name, met in told.items() if _learnable(place, name)}


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise TutorError(marked("this file cannot be read"), f"{path}: {error.strerror or error}") from error


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except OSError as error:
        said = f"{path}: {error.strerror or error}"
        raise TutorError(
            marked("this cannot be written"), said, marked("is it your own course?"), ExitCode.UNWRITABLE
        ) from error

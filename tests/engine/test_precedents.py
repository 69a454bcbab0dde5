"""Answers that people judged: kept beside their scenario, learnt from, and heard where forms find nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.material import SCENARIO, write_course
from tutor.checkers.finding import Answer, Band, Outcome
from tutor.course.precedents import UnreadableLeanings, answers_file, leanings_file, read_leanings
from tutor.course.problems import Code
from tutor.engine.checking import check
from tutor.engine.library import Library
from tutor.engine.precedents import Precedents
from tutor.errors import TutorError
from tutor.i18n import speaker
from tutor.session.feedback import CardKind, feedback_view
from tutor.session.grading import grade
from tutor.session.state import Attempt, StepRecord
from tutor.text.clean import clean
from tutor.wording.session import headline

FULL = "Saturday 9 November, 10-17, at the mill: book your place on 0742 555 0192 and taste the green oil."
UNFORESEEN = "On the eve of Saint Martin's, from ten in the morning till five, the stone turns for you."
"""Says the day in words that no form of the scenario foresees."""
EVES = (
    "The eve of Saint Martin's Sunday, ten to five: the stone turns.",
    "Come on the eve of that Sunday of Saint Martin, from ten in the morning till five in the afternoon.",
    "We open the mill on Saint Martin's eve, ten until five.",
    "Eve of Saint Martin's, 10-17, bread and oil on the table.",
    "From ten till five, the eve of Saint Martin's Sunday, the stone turns for everybody.",
    "The stone turns for you on the eve of Martin's Sunday, ten in the morning to five.",
)
WITHOUT = (
    "From ten in the morning till five the mill is open: book on 0742 555 0192.",
    "Green oil, 10-17, at the mill: come and taste it.",
    "The oil is green and bites a little; we are open from ten till five.",
    "Book your place on 0742 555 0192 and taste the oil, 10-17.",
    "We pressed all night, the oil is here, come between ten and five.",
    "Taste the green oil at the mill from ten in the morning.",
)
INVITATION = SCENARIO.replace(
    'use = "content.facts_kept"', 'use = "content.mentions"\n  label.en = "the day"\n  label.it = "il giorno"'
).replace(
    '  facts = ["day"]', '  groups.en = [["9 november", "saturday 9"]]\n  groups.it = [["9 novembre", "sabato 9"]]'
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library((write_course(tmp_path / "course", INVITATION),), tmp_path / "index.json")


def marked(text: str, mark: str) -> str:
    row = {"scenario": "open-day", "step": "line", "language": "en", "answer": text, "marks": {"facts": mark}}
    return json.dumps(row)


def taught(library: Library) -> Precedents:
    precedents = Precedents(library)
    precedents.add([*(marked(text, "met") for text in EVES), *(marked(text, "partly") for text in WITHOUT)])
    precedents.learn("open-day")
    return precedents


def outcome(library: Library, text: str) -> Outcome:
    place, _ = library.place("open-day")
    loaded = library.open_file(place, place.parent.parent, "en")
    finding = grade(loaded, loaded.scenario.steps[0], Answer(clean(text))).of("facts")
    assert finding is not None
    return finding.outcome


def test_what_people_found_in_such_answers_is_left_to_the_learner(library: Library) -> None:
    assert outcome(library, UNFORESEEN) is not Outcome.MET
    assert outcome(library, UNFORESEEN) is not Outcome.UNSURE
    taught(library)
    assert outcome(library, UNFORESEEN) is Outcome.UNSURE


def test_nothing_else_changes(library: Library) -> None:
    taught(library)
    assert outcome(library, FULL) is Outcome.MET
    assert outcome(library, WITHOUT[0]) is Outcome.UNMET
    assert outcome(library, "My dog limped to the vet on Sunday, and we came home late in the rain.") is Outcome.UNMET


def test_a_typical_mistake_that_people_would_not_see_is_in_doubt(library: Library) -> None:
    taught(library)
    assert outcome(library, f"{WITHOUT[0]} See you on Sunday.") is Outcome.UNMET
    assert outcome(library, f"{UNFORESEEN} See you on Sunday.") is Outcome.UNSURE


def test_answers_are_kept_once_and_without_what_is_not_learnt_from(library: Library, tmp_path: Path) -> None:
    line = json.dumps({**json.loads(marked(EVES[0], "met")), "style": "ironic", "person": "Gino"})
    precedents = Precedents(library)
    assert precedents.add([line, marked(EVES[0], "met"), ""]) == {"open-day": 1}
    assert precedents.add([line]) == {"open-day": 0}
    (kept,) = answers_file(tmp_path / "course", "open-day").read_text("utf-8").splitlines()
    assert set(json.loads(kept)) == {"scenario", "step", "language", "answer", "marks"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        (json.dumps({**json.loads(marked("Good", "met")), "marks": {}}), "no marks"),
        (json.dumps({**json.loads(marked("Good", "met")), "marks": {"facts": "fine"}}), "no such mark"),
        (json.dumps({**json.loads(marked("Good", "met")), "language": "fr"}), "no such language"),
    ],
    ids=["json", "marks", "mark", "language"],
)
def test_a_line_that_cannot_be_used_is_named_and_nothing_is_written(
    library: Library, tmp_path: Path, line: str, said: str
) -> None:
    with pytest.raises(TutorError) as failure:
        Precedents(library).add([marked(EVES[0], "met"), line])
    assert failure.value.title == said
    assert str(failure.value).startswith(f"{said}: #2: ")
    assert str(failure.value).count(said) == 1
    assert not answers_file(tmp_path / "course", "open-day").exists()


def test_answers_that_were_not_learnt_from_yet_are_told(library: Library, tmp_path: Path) -> None:
    def codes() -> set[Code]:
        return {problem.code for problem in check(tmp_path / "course").problems}

    before = codes()
    precedents = taught(library)
    assert codes() == before
    precedents.add([marked("From ten till five on Saint Martin's eve.", "met")])
    assert codes() - before == {Code.STALE_PRECEDENTS}


def test_what_cannot_be_read_is_told_and_costs_nothing(library: Library, tmp_path: Path) -> None:
    path = leanings_file(tmp_path / "course", "open-day")
    path.parent.mkdir()
    path.write_bytes(b"\xff\x00 not what tutor learn writes\nit\tx\n")
    assert outcome(library, FULL) is Outcome.MET
    problems = check(tmp_path / "course").problems
    assert [problem.file for problem in problems if problem.code is Code.STALE_PRECEDENTS] == [
        "precedents/open-day.tsv"
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"d\nen\tline\tfacts\t0\tword 99999999",
        b"d\nen\tline\tfacts\tx\tword 1",
        b"d\nen\tline\tfacts\t0\tword",
        b"d\nen\t1",
    ],
    ids=["too heavy", "no bias", "no weight", "short row"],
)
def test_weights_from_elsewhere_are_bounded(content: bytes) -> None:
    with pytest.raises(UnreadableLeanings):
        read_leanings(content, "en")


def test_what_is_left_to_the_learner_is_a_card_of_its_own(library: Library) -> None:
    """Given an answer whose one essential is in doubt, then it is good, and the card says what was looked for."""
    taught(library)
    place, _ = library.place("open-day")
    loaded = library.open_file(place, place.parent.parent, "en")
    step, answer = loaded.scenario.steps[0], Answer(clean(UNFORESEEN))
    record = StepRecord(attempts=(Attempt(1, answer, verdict=grade(loaded, step, answer)),))
    feedback = feedback_view(step, record, 2)
    assert feedback is not None
    assert (feedback.band, feedback.left_open) == (Band.GOOD, 1)
    assert headline(feedback, speaker("en")) == "Good, and 1 essential is for you to judge."
    (card,) = [card for card in feedback.cards if card.kind is CardKind.DOUBT]
    assert "the day" in card.found
    assert card in feedback.moves

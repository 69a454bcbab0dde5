"""What is typed in lines: the words of the language that is spoken, and the English ones in every language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.conftest import NOON
from tests.material import write_course
from tests.plain.test_plain import Script
from tests.plain.test_preview import FILE
from tests.replay.rooms import projection_of
from tests.test_catalogue import italian, strings
from tutor.engine.engine import Engine
from tutor.engine.manuscript import Manuscript
from tutor.engine.new_scenario import NewScenario
from tutor.engine.paths import Paths
from tutor.engine.preview import Preview
from tutor.i18n import LANGUAGES, speaker
from tutor.plain import debrief, making, play, preview, projector
from tutor.plain.front import Plain
from tutor.plain.lines import LEAVE, meant, pick, pick_command
from tutor.plain.making import Interview
from tutor.plain.preview import preview_lines
from tutor.plain.projector import project_lines

FRONTS = {
    "projector": [word for word, _ in projector.WORDS.values()],
    "debrief": [word for word, _ in debrief.WORDS.values()],
    "play": [*play.WORDS, play.PASS_OVER, *LEAVE],
    "preview": [*preview.WORDS, *LEAVE],
    "making": [making.BACK, *LEAVE],
}
"""The words of each front."""
TYPED = re.compile(r"(?<![\w}]):([a-zà-ù-]{2,})")
"""A word to type after a colon, as sentences tell it."""


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    return make_engine(courses=[write_course(tmp_path / "course")], language="it")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("front", FRONTS)
def test_every_word_has_one_meaning_in_every_language(front: str, language: str) -> None:
    voice, words = speaker(language), FRONTS[front]
    for word in words:
        for typed in (word, voice.say(word), voice.say(word).upper()):
            assert typed.lower().isascii() or language == "it"
            assert " " not in typed
            assert [each for each in words if meant(typed, (each,), voice) == each] == [word], typed


def test_words_in_italian_sentences_are_those_that_can_be_typed() -> None:
    voice = speaker("it")
    told = {message.id: strings(message)[0] for message in italian() if isinstance(message.id, str)}
    sentences = {source: text for source, text in told.items() if TYPED.search(source)}
    assert len(sentences) >= 6
    for source, text in sentences.items():
        assert TYPED.findall(text) == [voice.say(word) for word in TYPED.findall(source)], text


@pytest.mark.parametrize("words", [projector.WORDS, debrief.WORDS], ids=["projector", "debrief"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_is_read_in_the_language_and_in_english_and_told_in_the_language(
    words: dict[str, tuple[str, str]], language: str
) -> None:
    voice = speaker(language)
    for at, (command, (word, meaning)) in enumerate(words.items(), 1):
        for typed in (str(at), word, voice.say(word), voice.say(word).title()):
            script = Script(["nonsense", "?", typed])
            assert pick_command(words, lambda _: True, script.lines, voice) == command
            assert f"{at} {voice.say(word)}" in script.said[0].split(" · ")
            assert f"{at}. {voice.say(word)}: {voice.say(meaning)}" in script.said


@pytest.mark.parametrize("typed", [":leave", ":quit", ":esci", ":chiudi", "esci", "q"])
def test_one_leaves_in_whatever_words(typed: str) -> None:
    assert pick_command(debrief.WORDS, lambda _: True, Script([typed]).lines, speaker("it")) == "leave"


@pytest.mark.parametrize("typed", ["2", "next", "vai avanti", "Vai avanti"])
def test_an_option_is_picked_by_its_number_its_word_or_what_it_says(typed: str) -> None:
    script = Script(["nonsense", typed])
    options = [("revise", "rivedi"), ("next", "vai avanti")]
    assert pick(options, script.lines.ask, script.lines, speaker("it")) == "next"


def test_a_training_room_in_italian_words(engine: Engine, tmp_path: Path) -> None:
    projection = projection_of(tmp_path, engine)
    typed = ["risposta", "chiedi", "1", "9", "3", "nota", "Chiedere a Dora", "scopri", "esempio", "persona"]
    script = Script(
        [
            *typed,
            "conclusioni",
            "avanti",
            "avanti",
            "azione",
            "Dora: appende gli orari entro venerdì",
            "voti",
            "esci",
            "esci",
        ]
    )
    project_lines(engine, projection, script.lines)
    assert [poll.hands for poll in projection.meeting.polls] == [(9, 3)]
    assert [note.text for note in projection.meeting.notes] == ["Chiedere a Dora"]
    assert len(projection.meeting.examples) == 1
    assert projection.room.by_key[projection.stop.address.session].label.letter == "B"
    assert len(projection.meeting.debrief.actions) == 1, script.text


def _played(engine: Engine, lines: Iterable[str]) -> Script:
    script = Script(lines)
    Plain(engine, script.lines).run("open-day")
    return script


def test_a_task_in_italian_words(engine: Engine) -> None:
    said = _played(engine, ["", ":suggerimento", ":hint", ":reti", ":altro", ":esci"]).text
    assert said.count("Suggerimento:") == 2
    assert "Puoi scrivere :suggerimento, :esempio, :brief, :reti, :editor, :obiezioni, :aiuto oppure :esci." in said


def test_a_preview_in_italian_words(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    shown = Script([":avanti", ":indietro", ":suggerimento", ":hint", ":modelli", ":esci"])
    preview_lines(Preview(Manuscript(course / FILE, course, "it"), "", lambda: NOON), shown.lines, speaker("it"))
    assert shown.text.count("Suggerimento:") == 2
    assert shown.text.count("Puoi scrivere") == 1, "nothing was misunderstood"


def test_back_in_an_interview_in_italian_words(paths: Paths, tmp_path: Path) -> None:
    script = Script(["Anna", ":indietro", ":boh", ":esci"])
    assert (
        Interview(NewScenario(paths, tmp_path / "draft/content/first.toml"), script.lines, speaker("it")).run() is None
    )
    assert script.text.count("1/10.") == 2
    assert "Puoi scrivere :indietro o :esci." in script.said

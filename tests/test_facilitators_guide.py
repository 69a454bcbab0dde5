"""The facilitator's guide: its commands are run in a room of eight, and say what stands under them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal import talk
from tests.training_room import fill
from tutor.commands import commands_for
from tutor.course.explain import Example, examples_in
from tutor.i18n import speaker
from tutor.wording.sharing import QUESTIONS

GUIDES = {"en": "FACILITATING.md", "it": "FACILITARE.md"}
FOLDERS = {"en": "sessions", "it": "sessioni"}
"""Where a guide keeps the files of its room."""
TEXTS = {language: (ROOT / "courses" / name).read_text("utf-8") for language, name in GUIDES.items()}
KEYS = {"up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "esc"}
"""How the screens write keys that are no words."""
NOTHING = Example("", {}, "")


class Room:
    """A folder with the room's files, the machines of its eight people, and the facilitator's.

    Args:
        place: Where everything stands.
        language: Of the room.
    """

    def __init__(self, place: Path, language: str) -> None:
        self.place = place
        fill(place / FOLDERS[language], place / "homes", language)

    def run(self, piece: Example, under: Example) -> None:
        """Run the commands of a piece, the facilitator's or those of whoever is named; hold what they say against the
        piece under it.
        """
        home = self.place / "homes" / piece.options.get("home", "facilitator")
        environment = {**os.environ, "TUTOR_HOME": str(home), "COLUMNS": "120"}
        for line in piece.text.strip().split("\n"):
            words = [sys.executable, "-m", *shlex.split(line)]
            if "talk" in under.options:
                said, code = talk(words, under.text, environment, self.place)
            else:
                done = subprocess.run(
                    words, cwd=self.place, env=environment, capture_output=True, text=True, check=False
                )
                said, code = done.stdout + done.stderr, done.returncode
            assert code == 0, f"{line}\n{said}"
            if "output" in under.options:
                shown = re.search(pattern(under.text), said, re.MULTILINE)
                assert shown, f"{line}\n{said}"


def pattern(shown: str) -> str:
    """Return what finds an output as a guide shows it: an ellipsis on a line of its own stands for any lines."""
    return "^" + re.escape(shown).replace(f"{re.escape('…')}\\\n", r"(?:.*\n)*?")


@pytest.mark.parametrize("language", GUIDES)
def test_the_commands_are_run_and_say_what_the_guide_says(tmp_path: Path, language: str) -> None:
    room = Room(tmp_path / "room", language)
    told = [*examples_in(TEXTS[language]), NOTHING]
    walked = [(piece, under) for piece, under in pairwise(told) if "run" in piece.options]
    assert len(walked) >= 5
    for piece, under in walked:
        room.run(piece, under)


@pytest.mark.parametrize("language", GUIDES)
def test_what_is_shown_under_a_command_was_run(language: str) -> None:
    told = [NOTHING, *examples_in(TEXTS[language])]
    shown = [before for before, piece in pairwise(told) if {"output", "talk"} & set(piece.options)]
    assert shown
    assert all("run" in before.options for before in shown)


@pytest.mark.parametrize("language", GUIDES)
def test_every_key_of_the_room_is_told_and_no_other(language: str) -> None:
    def told(text: str) -> set[str]:
        return set(re.findall(r"`([^`\n]+)`", text))

    commands = [command for command in commands_for("projector") if "projector" in command.where]
    spoken = {**KEYS, **{key: speaker(language).say(key) for key in ("enter", "space")}}
    keys = {spoken.get(key, key) for command in commands for key in command.all_keys}
    guide = TEXTS[language]
    assert told(guide.partition("<!-- keys -->")[2].partition("<!-- end -->")[0]) <= keys
    assert keys - told(guide) <= {"j", "k", "home", "end"}, "F1 tells these"


@pytest.mark.parametrize("language", GUIDES)
def test_what_people_are_asked_stands_in_the_guide_word_by_word(language: str) -> None:
    voice = speaker(language)
    assert [question for question in map(voice.say, QUESTIONS.values()) if question not in TEXTS[language]] == []


def test_both_guides_have_the_same_pieces() -> None:
    shapes = {
        language: [(piece.language, sorted(piece.options.items())) for piece in examples_in(text)]
        for language, text in TEXTS.items()
    }
    assert shapes["en"] == shapes["it"]

"""The preview in lines: the file as it is at each prompt, an answer, what the grader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.conftest import NOON
from tests.hostile import EVERYTHING, MUST_STAY, hostile_course
from tests.material import SCENARIO, write_course
from tests.plain.test_plain import Script
from tutor.engine.manuscript import Manuscript
from tutor.engine.preview import Preview
from tutor.i18n import speaker
from tutor.plain.preview import preview_lines
from tutor.text.clean import unsafe_characters
from tutor.wording.preview import scratch

FILE = "content/01-open-day.toml"
SUNDAY = "Come on Sunday and see the stone turn."
LATER = SCENARIO.replace("Write the invitation.", "Write it in one line.")


class Author(Script):
    """A person who types lines, and saves a file between two of them.

    Args:
        lines: What is typed; a function is called in place of a line: it saves.
    """

    def __init__(self, lines: Iterable[str | Callable[[], object]]) -> None:
        super().__init__([])
        self._lines = iter(lines)  # type: ignore[assignment]

    def read(self) -> str:
        line: str | Callable[[], object] = super().read()
        while callable(line):
            line()
            line = super().read()
        return line


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


def preview_of(course: Path, step: str = "") -> Preview:
    return Preview(Manuscript(course / FILE, course, "en"), step, lambda: NOON)


def shown(preview: Preview, lines: Iterable[str | Callable[[], object]]) -> list[str]:
    author = Author(lines)
    preview_lines(preview, author.lines, speaker("en"))
    assert author.said[-1] == "End of the preview."
    return author.said


def test_an_answer_is_read_by_the_learner_and_by_the_grader(course: Path) -> None:
    said = shown(preview_of(course), [SUNDAY, "."])
    assert "Task: Write the invitation." in said
    assert "Next move: On Sunday the gate is shut." in said
    after = said[said.index("What the grader sees:") :]
    assert any(line.startswith("again  score") and "mistake sunday" in line for line in after)
    assert any(line.startswith("✗ must   facts: On Sunday the gate is shut.") for line in after)
    assert any(line.strip() == "8–14 “Sunday”" for line in after)
    assert any(line.startswith("Most like the sample in line 95: ") for line in after)
    assert "It leads to: why." in after


def test_what_a_gate_holds_back_is_said_without_feedback_in_its_place(course: Path) -> None:
    said = shown(preview_of(course), ["no idea", "."])
    after = said[said.index("What the grader sees:") :]
    assert any("gate blank" in line for line in after)
    assert not any(line.startswith("Next move") for line in said)


def test_the_file_is_read_before_each_prompt_and_a_change_is_said(course: Path) -> None:
    said = shown(preview_of(course), [SUNDAY, ".", lambda: write_course(course, LATER), ".", ":leave"])
    changed = said.index("The file has changed: this is the step as it is now.")
    assert "Task: Write it in one line." not in said[:changed]
    assert "Task: Write it in one line." in said[changed:]
    assert said[changed:].count(SUNDAY) == 1, "what was typed is still in the box"


def test_a_broken_file_is_told_with_its_cure_and_waits(course: Path) -> None:
    broken = SCENARIO.replace("minutes = 5", "minuts = 5")
    lines = [
        SUNDAY,
        lambda: write_course(course, broken),
        ".",
        "",
        ":onward",
        lambda: write_course(course),
        "",
        ":leave",
    ]
    said = shown(preview_of(course), lines)
    at = next(place for place, line in enumerate(said) if line.startswith("The step waits: 1 thing"))
    assert said[at + 1 : at + 5] == [
        f"{FILE}:7:1: T010 nobody reads the key 'minuts' here",
        "    7 | minuts = 5",
        "      | ^^^^^^",
        "      = did you mean 'minutes'?",
    ]
    mended = said.index("Mended: here is the step again.")
    assert SUNDAY in said[mended:]


def test_a_text_is_not_interrupted_by_a_save(course: Path) -> None:
    said = shown(preview_of(course), ["Come on", lambda: write_course(course, LATER), "Sunday.", "."])
    changed = said.index("The file has changed: this is the step as it is now.")
    assert said[changed:].count("Come on") == said[changed:].count("Sunday.") == 1


def test_one_moves_between_steps_and_looks_at_help_and_models(course: Path) -> None:
    said = shown(
        preview_of(course),
        [
            ":hint",
            ":example",
            ":models",
            ":brief",
            ".",
            ":onward",
            "1",
            "",
            ":onward",
            ":backward",
            ":backward",
            ":leave",
        ],
    )
    assert "Hint: When?" in said
    assert "There is no example for this step." in said
    assert "A good one, dry:" in said
    heads = [line for line in said if " · writing" in line]
    assert [head.split()[0] for head in heads] == ["line", "line", "why", "why", "why", "line"]
    assert "What goes back: the questions to the counter" in said


def test_samples_are_kept_as_they_are_asked_for(course: Path) -> None:
    preview = preview_of(course)
    before = (course / FILE).read_bytes()
    lines = [
        ":sample pass",
        SUNDAY,
        ".",
        ":sample",
        ":sample nonsense",
        ":sample pass",
        ":sample facts call",
        ":sample mistake",
    ]
    said = shown(preview, lines)
    assert sum(line.startswith("You can type :onward") for line in said) == 4
    assert [block.splitlines()[3] for block in scratch(preview.samples).split("\n\n") if block] == [
        'expect = "pass"',
        'expect = { unmet = ["facts", "call"] }',
        'expect = { mistake = "sunday" }',
    ]
    assert (course / FILE).read_bytes() == before


def test_the_end_of_the_input_is_a_leave_at_any_prompt(course: Path) -> None:
    lines = [":hint", SUNDAY, ".", ":models", ":onward", "1", "2", ":onward", ":backward"]
    for cut in range(len(lines) + 1):
        shown(preview_of(course), lines[:cut])


def test_a_hostile_file_is_inert(tmp_path: Path) -> None:
    course = hostile_course(tmp_path / "hostile", brief=500)
    good = (course / FILE).read_text("utf-8")
    broken = f'{good}\nx = "\x1b[31m" [@click=app.quit]\n'
    said = shown(
        preview_of(course),
        [
            f"Come to the mill on Saturday 9. {EVERYTHING}",
            ".",
            ":sample fail",
            lambda: (course / FILE).write_text(broken, "utf-8"),
            "",
            ".",
            "",
        ],
    )
    assert all(unsafe_characters(line) == [] for line in said)
    assert all(any(text in line for line in said) for text in MUST_STAY)
    assert any("The step waits" in line for line in said)

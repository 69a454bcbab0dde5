"""The plain front: everything the screens can do, in lines."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import NOON
from tests.material import COURSE, SCENARIO, write_course, write_twins
from tutor.engine.engine import Engine
from tutor.plain.front import Plain
from tutor.plain.lines import Lines
from tutor.plain.replay import replay_lines
from tutor.session.events import AnswerSubmitted
from tutor.session.journal import read_journal
from tutor.text.clean import unsafe_characters

WALK = [
    "2",
    ":hint",
    "Come to the mill on Sunday and see the stone turn.",
    ".",
    *["1", "2", "3", "4"],
    "details",
    "disagree",
    "1",
    "It is there.",
    "revise",
    "Come to the mill on Saturday 9",
    "and see the stone turn.",
    ".",
    "models",
    "",
    "1",
    "3",
    "next",
    "4",
    "1",
    "When the stone turns, then I take a photo",
]


class Script:
    """A person who types some lines, and then is gone."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.said: list[str] = []

    def read(self) -> str:
        try:
            return next(self._lines)
        except StopIteration:
            raise EOFError from None

    @property
    def text(self) -> str:
        return "\n".join(self.said)

    @property
    def lines(self) -> Lines:
        return Lines(self.read, self.said.append)


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    return make_engine(courses=[write_course(tmp_path / "course")])


def play(engine: Engine, lines: Iterable[str], scenario: str | None = "open-day") -> Script:
    script = Script(lines)
    Plain(engine, script.lines).run(scenario)
    return script


def test_a_whole_scenario_is_written_down_and_says_so_in_words(engine: Engine) -> None:
    said = play(engine, WALK).said
    (path,) = engine.paths.sessions.glob("*.jsonl")
    assert said[-1] == "This session is kept on this machine: “my sessions” shows it again."
    reading = read_journal(path)
    kinds = [type(event).__name__ for event in reading.events]
    assert kinds[0] == "SessionStarted"
    assert kinds[-1] == "SessionClosed"
    assert {"HintOpened", "SelfChecked", "VerdictDisputed", "RevisionStarted", "ModelsOpened"} <= set(kinds)
    assert "On Sunday the gate is shut." in said
    assert any(line.startswith("What works: ") for line in said)
    assert "A good one, dry:" in said


def test_a_text_kept_as_it_was_is_no_attempt_and_the_close_says_what_is_open(engine: Engine) -> None:
    """A dot at once keeps the text. And who leaves at the last questions has finished."""
    weak = ["2", "Come to the mill and see the stone turn for everybody.", ".", ""]
    script = play(engine, [*weak, "revise", ".", "next", "1", "3", "next", ":leave"])
    assert "The text is the one you had, so no attempt is used up. Change what you like, or go on." in script.said
    assert any(line.startswith("step 1 is still open") or "step 1 is still open: “" in line for line in script.said)
    (row,) = engine.store.summaries()
    assert (row.finished, row.closed, row.attempts) == (True, False, 2)


def test_nothing_is_drawn_and_the_cursor_never_moves(engine: Engine) -> None:
    text = play(engine, WALK).text
    assert unsafe_characters(text) == []
    assert not any(0x2500 <= ord(character) <= 0x259F for character in text)


def test_leaving_keeps_everything_and_coming_back_goes_on(engine: Engine) -> None:
    first = play(engine, ["2", "Come to the mill on Sunday and see it.", ".", ":leave"])
    assert "Until next time. Everything is kept." in first.said
    second = play(engine, ["", ":leave"])
    assert "Welcome back: you go on where you left." in second.said
    assert any("essential" in line for line in second.said)


def test_the_end_of_the_input_is_a_leave_at_any_prompt(engine: Engine) -> None:
    for cut in range(len(WALK)):
        script = play(engine, WALK[:cut])
        assert script.said[-1] == "Until next time. Everything is kept.", WALK[:cut]
        shutil.rmtree(engine.paths.sessions)


def test_what_is_mistyped_is_asked_again(engine: Engine) -> None:
    said = play(engine, ["ninety", "-1", "7", "2", ":nonsense", "Come to the mill on Saturday 9.", ".", ""]).said
    assert said.count("A number from 0 to 2.") == 3
    assert "You can type :hint, :example, :brief, :networks, :editor, :objections, :help or :leave." in said


def test_a_dot_at_once_keeps_what_is_in_the_box(engine: Engine) -> None:
    said = play(engine, ["", "Come to the mill on Sunday and see it.", ".", "", "revise", ".", ":leave"]).said
    assert said.count("Come to the mill on Sunday and see it.") == 1


def handed_in(engine: Engine) -> str:
    """Return the text of the first answer of the only session."""
    (path,) = engine.paths.sessions.glob("*.jsonl")
    return next(event.answer.text for event in read_journal(path).events if isinstance(event, AnswerSubmitted))


def test_an_editor_of_ones_own_changes_the_lines_so_far(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nprintf "%s\\nSee you there\\033[2J" "$(cat "$1")" > "$1"\n', "utf-8")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    played = play(engine, [":editor", "", "Come on Saturday 9.", ":editor", "Piero", ".", ""])
    assert "Your editor opens where a text is written." in played.said
    assert handed_in(engine) == "Come on Saturday 9.\nSee you there␛[2J\nPiero"


@pytest.mark.parametrize(
    ("command", "said"), [("false", "nothing came back from the editor"), ("", "I found no editor")]
)
def test_an_editor_that_fails_or_is_not_there_takes_nothing_away(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, command: str, said: str
) -> None:
    monkeypatch.setenv("VISUAL", command)
    monkeypatch.setenv("EDITOR", command)
    played = play(engine, ["", "Come on Saturday 9.", ":editor", "Piero", ".", ""])
    assert said in played.text
    assert handed_in(engine) == "Come on Saturday 9.\nPiero"


def test_the_first_run_asks_four_things_and_each_may_be_skipped(
    make_engine: Callable[..., Engine], tmp_path: Path
) -> None:
    engine = make_engine(first_run=True, courses=[write_course(tmp_path / "course")])
    play(engine, ["1", "", "", "", "leave"], None)
    assert engine.settings.language == "it"
    assert not make_engine(first_run=True, courses=[tmp_path / "course"]).first_run


def test_a_language_named_on_the_command_line_is_not_asked_for_again(
    make_engine: Callable[..., Engine], tmp_path: Path
) -> None:
    engine = make_engine(first_run=True, language="it", courses=[write_course(tmp_path / "course")])
    said = play(engine, ["Dario", "", "", "leave"], None).said
    assert "1. Italiano" not in said
    assert (engine.settings.name, engine.settings.language) == ("Dario", "it")


def test_proposals_come_with_their_reason_and_a_free_choice(engine: Engine) -> None:
    said = play(engine, ["choose", "open-day", ":leave"], None).said
    assert "1. Next: The open day (content; 5 minutes; a good one to begin with)" in said
    assert "Task: Write the invitation." in said


def test_a_replay_steps_forwards_and_backwards_and_changes_nothing(engine: Engine) -> None:
    play(engine, WALK)
    (path,) = engine.paths.sessions.glob("*.jsonl")
    before = path.read_bytes()
    script = Script(["", "", "b", "4", "999", "-", "q"])
    replay_lines(engine, path.stem, script.lines)
    moments = [line.split("/")[0] for line in script.said if " · content › " in line]
    total = len(read_journal(path).entries)
    assert moments == ["1", "2", "3", "2", "4", str(total)]
    assert path.read_bytes() == before


def test_a_replay_without_sessions_says_so(engine: Engine) -> None:
    script = Script([])
    replay_lines(engine, None, script.lines)
    assert script.said[0] == "There is no session yet: `tutor start` makes one."


EXPORT = "Post title,Clicks\n" + "".join(f"Post {number},{number}\n" for number in range(1, 24))
ON_THE_TABLE = """
[[steps.material]]
title = "The last posts"
export = "exports/posts.csv"

[[steps.material]]
thread = [{ who = "Anna", when = "yesterday", text = "Open on Sunday?" }, { who = "Piero", text = "No.", to = 1 }]
"""


def test_a_table_and_a_thread_are_read_out_and_replayed(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    after = 'answer = { kind = "post", network = "instagram" }\n'
    scenario = SCENARIO.replace(after, after + ON_THE_TABLE, 1)
    root = write_course(tmp_path / "course", scenario, **{"exports/posts.csv": EXPORT})
    engine, script = make_engine(courses=[root]), Script(["1"])
    Plain(engine, script.lines).run("open-day")
    replayed = Script(["q"])
    replay_lines(engine, str(next(iter(engine.store.summaries())).id), replayed.lines)
    for text in (script.text, replayed.text):
        assert "Post title | Clicks\nPost 1     |      1\n" in text
        assert "Post 20" in text
        assert "Post 21" not in text
        assert "and 3 more rows" in text
        assert "Anna · yesterday\nOpen on Sunday?\n    Piero · in reply to Anna\n    No." in text


def test_what_a_later_step_puts_on_the_table_is_read_out_there(
    make_engine: Callable[..., Engine], tmp_path: Path
) -> None:
    table = '[[steps.material]]\ntext = "A letter for the second step."\n\n  [steps.answer]\n  kind = "choice"'
    scenario = SCENARIO.replace('  [steps.answer]\n  kind = "choice"', table, 1)
    engine = make_engine(courses=[write_course(tmp_path / "course", scenario)])
    script = Script(WALK)
    Plain(engine, script.lines).run("open-day")
    assert script.text.count("A letter for the second step.") == 1


def test_help_says_what_the_phase_is_about_and_which_words_there_are(engine: Engine) -> None:
    script = play(engine, [":help", ":leave"])
    assert "Read the brief first" in script.text
    assert ":objections" in script.text


def test_objections_are_read_out_and_answered(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    objection = '\n[[objections]]\nid = "time"\nsays = "I have no time."\nanswer = "Three minutes will do."\n'
    engine = make_engine(courses=[write_course(tmp_path / "course", **{"course.toml": COURSE + objection})])
    script = play(engine, [":objections", "1", "back", ":leave"])
    assert "1. “I have no time.”" in script.text
    assert "Three minutes will do." in script.text
    chosen = play(engine, ["objections", "1", "2", "leave"], scenario=None)
    assert "Three minutes will do." in chosen.text


def test_a_course_without_objections_says_so(engine: Engine) -> None:
    assert "This course holds no objections yet." in play(engine, [":objections", ":leave"]).text


def test_after_a_revision_it_is_told_what_changed_and_what_moved(engine: Engine) -> None:
    text = play(engine, WALK).text
    first, second = text.index("What works"), text.index("What you changed")
    assert first < second
    assert "[-Sunday]" in text
    assert "[+Saturday 9" in text
    assert "✓ Is it clear when?  not yet → there" in text


def test_a_plan_without_its_when_is_asked_for_it_once(engine: Engine) -> None:
    walk = [*WALK[:-1], "I try", "I really try"]
    script = play(engine, walk)
    assert script.text.count("What would be the moment?") == 1
    assert "Done. Thank you for the work." in script.text


def test_what_a_network_shows_of_a_post_is_read_out_on_demand(engine: Engine) -> None:
    script = play(engine, ["", "Come on Saturday 9.", ":networks", ".", *[""] * 9])
    assert "On Instagram:" in script.text


def test_the_close_says_when_it_comes_back_and_then_it_does_as_the_other_case(
    make_engine: Callable[..., Engine], tmp_path: Path
) -> None:
    """Given a case and its twin, when the first is closed, then the other comes first once its day is there."""
    course = write_twins(tmp_path / "twins")
    engine = make_engine(courses=[course])
    assert "It comes back on Thursday 26 November, with another case." in play(engine, WALK).said
    later = Engine(engine.paths, [course], "en", lambda: NOON + timedelta(days=3))
    said = play(later, ["1", ":leave"], None).said
    assert said[1] == "Welcome back. There is a review of 5 minutes."
    assert "1. Review: The open night (content; 5 minutes; due today)" in said


def test_a_scenario_without_a_twin_comes_back_itself(engine: Engine) -> None:
    assert "It comes back on Thursday 26 November." in play(engine, WALK).said

"""A learner's way through the screens: keyboard alone, mouse alone, narrow and wide, left and taken up again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import Input, OptionList, Select, TextArea

from tests.material import SCENARIO, write_course
from tests.tui.pilots import see, shown, until
from tutor.engine.engine import Engine
from tutor.session import grading
from tutor.session.decide import Phase
from tutor.session.journal import read_journal
from tutor.tui.app import TutorApp
from tutor.tui.learn import LearnScreen
from tutor.tui.panes.brief import MaterialWords
from tutor.tui.panes.feedback import Card
from tutor.tui.sessions import SessionsScreen

SIZES = [(80, 24), (40, 12), (120, 40)]


@pytest.fixture
def app(make_engine: Callable[..., Engine], tmp_path: Path) -> Callable[..., TutorApp]:
    course = write_course(tmp_path / "course")

    def make(*, first_run: bool = False, **options: object) -> TutorApp:
        return TutorApp(make_engine(first_run=first_run, courses=[course]), **options)  # type: ignore[arg-type]

    return make


def phase(app: TutorApp) -> Phase | None:
    screen = app.screen
    return screen.view.phase if isinstance(screen, LearnScreen) and screen.view and not screen._busy else None


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_newcomer_finishes_a_scenario_with_the_keyboard_alone(
    app: Callable[..., TutorApp], size: tuple[int, int]
) -> None:
    tutor = app(first_run=True)
    async with tutor.run_test(size=size, notifications=True) as pilot:
        await see(pilot, "A name, or a pseudonym")
        await pilot.press("enter")
        await see(pilot, "shall we begin with the first?")
        await see(pilot, "The open day")
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE and isinstance(tutor.focused, TextArea))
        await pilot.press(*"Come on Sunday.")
        await pilot.press("f2")
        await see(pilot, "When?")
        assert tutor.screen.query_one(TextArea).text == "Come on Sunday."
        await pilot.press("ctrl+j")
        await until(pilot, lambda: phase(tutor) is Phase.SELF_CHECK)
        for _ in range(4):
            await pilot.press("enter")
            await pilot.pause()
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK and isinstance(tutor.focused, Card))
        assert "On Sunday the gate is shut." in shown(tutor)
        await pilot.press("v")
        await see(pilot, "you said: yes")
        await pilot.press("x")
        await see(pilot, "You disagree: noted.")
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE and isinstance(tutor.focused, TextArea))
        assert tutor.screen.query_one(TextArea).text == "Come on Sunday."
        tutor.screen.query_one(TextArea).text = "Come to the mill on Saturday 9 and see the stone."
        await pilot.press("ctrl+j")
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK)
        await see(pilot, "What you changed")
        await pilot.press("m")
        await see(pilot, "A good one, dry:")
        await pilot.press("n")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE and tutor.screen.view.step == "why")  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(tutor.focused, OptionList))
        await pilot.press("space", "ctrl+j")
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK)
        await pilot.press("n")
        await until(pilot, lambda: phase(tutor) is Phase.CLOSE)
        await pilot.press("enter")
        await see(pilot, "Would you publish it")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(tutor.focused, Input))
        await pilot.press(*"I take a photo", "enter")
        await see(pilot, "What would be the moment?")
        await pilot.press(*" when the stone turns", "enter")
        await see(pilot, "Welcome back")
    reading = read_journal(next(tutor.engine.paths.sessions.glob("*.jsonl")))
    kinds = [type(event).__name__ for event in reading.events]
    assert kinds[-1] == "SessionClosed"
    assert kinds.count("AnswerSubmitted") == 3
    assert "VerdictDisputed" in kinds


async def test_the_mouse_is_enough(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "The open day")
        await pilot.click("#proposals", offset=(4, 0))
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.click("#prediction", offset=(2, 1))
        await until(pilot, lambda: phase(tutor) is Phase.WRITE)
        tutor.screen.query_one(TextArea).text = "Come to the mill on Saturday 9 and see the stone."
        await pilot.click("FooterKey", offset=(3, 0))
        await until(pilot, lambda: phase(tutor) is Phase.SELF_CHECK)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_is_taken_up_exactly_where_it_was_left(app: Callable[..., TutorApp], size: tuple[int, int]) -> None:
    first = app(scenario="open-day")
    async with first.run_test(size=size) as pilot:
        await until(pilot, lambda: phase(first) is Phase.PREDICT)
        await pilot.press("down", "enter")
        await until(pilot, lambda: phase(first) is Phase.WRITE)
        await pilot.press(*"half a sent", "f2")
        await see(pilot, "When?")
        await pilot.press("ctrl+q")
    second = app(scenario="open-day")
    async with second.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: phase(second) is Phase.WRITE)
        assert second.screen.query_one(TextArea).text == "half a sent"
        assert "When?" in shown(second)


async def test_the_screen_goes_on_while_an_answer_is_graded(
    app: Callable[..., TutorApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    gate, real = threading.Event(), grading.grade

    def slow(*args: object, **kwargs: object) -> object:
        gate.wait(5)
        return real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr("tutor.engine.judged.grade", slow)
    tutor = app(scenario="open-day")
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE)
        await pilot.press(*"Come to the mill on Saturday 9.", "ctrl+j")
        await pilot.press("f1")
        await see(pilot, "Nothing is graded while you write")
        await pilot.press("escape")
        gate.set()
        await until(pilot, lambda: phase(tutor) is Phase.SELF_CHECK)


async def test_a_submit_pressed_twice_counts_once(app: Callable[..., TutorApp]) -> None:
    tutor = app(scenario="open-day")
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE)
        await pilot.press(*"Come to the mill on Saturday 9.", "ctrl+j", "ctrl+j", "ctrl+j")
        await until(pilot, lambda: phase(tutor) is Phase.SELF_CHECK)
        assert len(tutor.screen.session.state.here.attempts) == 1  # type: ignore[attr-defined]


async def test_what_is_typed_in_one_go_is_handed_in_to_the_last_letter(app: Callable[..., TutorApp]) -> None:
    tutor, text = app(scenario="open-day"), "Come to the mill on Saturday 9 and see how the stone turns."
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE)
        for letter in text:
            tutor.post_message(Key(letter, letter))
        tutor.post_message(Key("ctrl+j", "\n"))
        await until(pilot, lambda: phase(tutor) is Phase.SELF_CHECK)
        assert tutor.screen.session.state.here.attempts[-1].answer.text == text  # type: ignore[attr-defined]


async def test_what_a_gate_says_stands_over_the_text_that_stays(app: Callable[..., TutorApp]) -> None:
    tutor = app(scenario="open-day")
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE)
        await pilot.press(*"no idea", "ctrl+j")
        await see(pilot, "That is very short")
        assert tutor.screen.query_one(TextArea).text == "no idea"
        assert tutor.screen.view.attempts_left == 3  # type: ignore[attr-defined]


async def test_wrong_keys_do_nothing(app: Callable[..., TutorApp]) -> None:
    tutor = app(scenario="open-day")
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.press("n", "m", "r", "v", "x", "ctrl+j", "f6", "f5", "ctrl+c")
        await pilot.pause()
        assert phase(tutor) is Phase.PREDICT


async def test_resizing_in_the_middle_keeps_what_is_typed(app: Callable[..., TutorApp]) -> None:
    tutor = app(scenario="open-day")
    async with tutor.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE)
        await pilot.press(*"Come to the mill")
        for width, height in ((40, 12), (20, 6), (200, 60), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
        assert tutor.screen.query_one(TextArea).text == "Come to the mill"


async def test_a_full_disk_is_said_in_a_line_that_stays_and_learning_goes_on(
    app: Callable[..., TutorApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    def fails(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    tutor = app(scenario="open-day")
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", fails)
            await pilot.press("enter")
            await see(pilot, "Not saved: ")
            await until(pilot, lambda: phase(tutor) is Phase.WRITE)
            await pilot.press(*"Come to the mill on Saturday 9.", "ctrl+j")
            await until(pilot, lambda: phase(tutor) is Phase.SELF_CHECK)
        await pilot.press("s")
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK)
        assert "Not saved: " not in shown(tutor)


async def test_the_language_changes_at_once_and_is_kept(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The five areas")
        await pilot.press("l")
        await see(pilot, "Le cinque aree")
        await see(pilot, "La giornata aperta")
    assert 'language = "it"' in tutor.engine.paths.settings.read_text("utf-8")


async def test_the_help_names_keys_as_the_learners_keyboard_does(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The five areas")
        await pilot.press("l")
        await see(pilot, "Le cinque aree")
        await pilot.press("f1")
        await see(pilot, "Aiuto")
        assert "\ninvio " in f"\n{shown(tutor)}"
        assert "enter" not in shown(tutor)


async def test_the_welcome_speaks_the_language_that_is_chosen(app: Callable[..., TutorApp]) -> None:
    tutor = app(first_run=True)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "A name, or a pseudonym")
        tutor.screen.query_one("#language", Select).value = "it"
        await see(pilot, "Un nome, o uno pseudonimo")
        await pilot.press(*"Dario", "tab")
        tutor.screen.query_one("#department", Select).value = "shop-floor"
        await pilot.press("tab", *"Colle", "enter")
        await see(pilot, "cominciamo dal primo?")
        kept = tutor.engine.settings
        assert (kept.name, kept.department, kept.company) == ("Dario", "shop-floor", "Colle")


async def test_every_scenario_can_be_chosen_freely(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "All scenarios")
        await pilot.press("c")
        await until(pilot, lambda: "All scenarios" not in shown(tutor))
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)


async def test_a_replay_goes_forwards_and_backwards_and_writes_nothing(app: Callable[..., TutorApp]) -> None:
    from tests.plain.test_plain import WALK, Script
    from tutor.plain.front import Plain
    from tutor.tui.replay import ReplayScreen

    tutor = app(first=SessionsScreen)
    Plain(tutor.engine, Script(WALK).lines).run("open-day")
    path = next(tutor.engine.paths.sessions.glob("*.jsonl"))
    before = path.read_bytes()
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "The open day")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(tutor.screen, ReplayScreen))
        replay = tutor.screen
        assert isinstance(replay, ReplayScreen)
        total = len(read_journal(path).entries)
        seen = [shown(tutor)]
        for place in range(1, total):
            await pilot.press("right")
            await until(pilot, lambda place=place: replay.position == place)  # type: ignore[misc]
            seen.append(shown(tutor))
        assert any("What works" in text for text in seen)
        assert any("A good one, dry:" in text for text in seen)
        for place in range(total - 2, -1, -1):
            await pilot.press("left")
            await until(pilot, lambda place=place: replay.position == place)  # type: ignore[misc]
            assert shown(tutor) == seen[place]
        await pilot.press("j")
        await see(pilot, "hands in")
        await pilot.press("ctrl+j", "r", "m", "n", "x", "enter", "space", "end", "home")
        await until(pilot, lambda: replay.position == 0)
    assert path.read_bytes() == before
    assert list(tutor.engine.paths.sessions.glob("*.draft.json")) == []


async def test_a_crash_prints_no_local_variable_and_keeps_everything(
    app: Callable[..., TutorApp], capsys: pytest.CaptureFixture[str]
) -> None:
    from tutor.engine.crash import report

    tutor = app(scenario="open-day")

    def breaks() -> None:
        secret = "expected-answer"
        raise ZeroDivisionError(len(secret))

    async def crash() -> None:
        async with tutor.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
            tutor.call_later(breaks)
            await until(pilot, lambda: tutor.failure is not None)

    with pytest.raises(ZeroDivisionError):
        await crash()
    assert isinstance(tutor.failure, ZeroDivisionError)
    told = report(tutor.failure, tutor.engine.paths)
    assert "kept" in told.hint
    file = tutor.engine.paths.data / "crash.txt"
    assert "ZeroDivisionError" in file.read_text("utf-8")
    assert "expected-answer" not in file.read_text("utf-8").replace('secret = "expected-answer"', "")
    assert "expected-answer" not in "".join(capsys.readouterr())


ON_THE_TABLE = """
[[steps.material]]
title = "The last posts"
export = "exports/posts.csv"
columns = ["Post title", "Impressions", "Clicks"]

[[steps.material]]
thread = [
  { who = "Anna", when = "yesterday", text = "Are you open on Sunday, or is it Saturday as it was last year?" },
  { who = "Piero", text = "On Saturday, as ever, from ten until the flour is gone and nobody asks for more.", to = 1 },
]
"""
POSTS = "Post title,Impressions,Clicks\n" + "".join(
    f"The open day and all that came after it {n},1{n:02},{n}\n" for n in range(30)
)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_table_and_a_thread_fit_the_screen(
    make_engine: Callable[..., Engine], tmp_path: Path, size: tuple[int, int]
) -> None:
    """Figures whole, titles cut, the rest of the rows counted; a reply stands further right than what it replies to."""
    after = 'answer = { kind = "post", network = "instagram" }\n'
    scenario = SCENARIO.replace(after, after + ON_THE_TABLE, 1)
    root = write_course(tmp_path / "course", scenario, **{"exports/posts.csv": POSTS})
    tutor = TutorApp(make_engine(courses=[root]), scenario="open-day")
    async with tutor.run_test(size=size) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await see(pilot, "and 10 more rows")
        table, thread = tutor.screen.query(MaterialWords)
        await until(pilot, lambda: table.content_size.width > 0 and "…" in str(table.content))
        for words in (table, thread):
            lines = str(words.content).split("\n")
            assert max(map(len, lines)) <= words.content_size.width
        assert any(line.split()[-2:] == ["119", "19"] for line in str(table.content).split("\n"))
        said = str(thread.content).split("\n")
        assert said[0] == "Anna · yesterday"
        assert next(line for line in said if "Piero" in line).startswith("    Piero · in reply to")

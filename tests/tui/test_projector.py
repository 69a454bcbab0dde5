"""A training room: sessions on the projector, predicted, voted on, corrected, revealed, compared, noted and marked."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest
from textual.widgets import Footer, Input

from tests.conftest import NOON
from tests.material import write_course
from tests.replay.rooms import BETTER, FIVE, WORSE, Person, people, projection_of
from tests.tui.pilots import painted, see, shown, until, vote
from tutor.engine.engine import Engine
from tutor.engine.projecting import Projection
from tutor.replay.programme import By, Kind, Programme
from tutor.replay.shared import Consent
from tutor.tui.app import TutorApp
from tutor.tui.comparing import ComparisonScreen
from tutor.tui.projector import ProjectorScreen
from tutor.tui.replay import ReplayScreen

SIZES = [(80, 24), (100, 30), (40, 24)]
NAMED = Consent(replay=True, name=True)


PROJECTED: WeakKeyDictionary[TutorApp, Projection] = WeakKeyDictionary()
"""What each app shows: known after its screens are gone, too."""


@pytest.fixture
def app(make_engine: Callable[..., Engine], tmp_path: Path) -> Callable[..., TutorApp]:
    def make(*owners: Person, named: bool = False, minutes: int | None = None, language: str = "en") -> TutorApp:
        engine = make_engine(courses=[write_course(tmp_path / "course")], language=language)
        projection = projection_of(tmp_path, engine, owners, named=named)
        tutor = TutorApp(engine, first=lambda: ProjectorScreen(projection, minutes))
        PROJECTED[tutor] = projection
        return tutor

    return make


def projected(app: TutorApp) -> Projection:
    return PROJECTED[app]


def at(app: TutorApp, kind: Kind, letter: str = "A") -> Callable[[], bool]:
    def there() -> bool:
        projection = projected(app)
        label = projection.room.by_key[projection.stop.address.session].label
        return projection.stop.kind is kind and label.letter == letter

    return there


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_training_room_from_the_first_prediction_to_the_note(
    app: Callable[..., TutorApp], size: tuple[int, int]
) -> None:
    tutor = app(minutes=45)
    async with tutor.run_test(size=size, notifications=True) as pilot:
        await see(pilot, "It is six and the stone turns.")
        assert "45:00 left" in shown(tutor)
        await pilot.press("j")
        await until(pilot, at(tutor, Kind.ANSWER))
        assert WORSE in shown(tutor)
        assert "What became of it is hidden" in shown(tutor)
        assert "not yet" not in shown(tutor)
        await pilot.press("space")
        await pilot.pause()
        assert "not yet" not in shown(tutor), "nothing is revealed before it is predicted"
        await pilot.press("p")
        await see(pilot, "Has it stayed inside?")
        await pilot.press("enter")
        await see(pilot, "The hands stay hidden until the vote is closed.")
        await pilot.press("7", "down", "1", "3")
        await see(pilot, "▸ no    13")
        assert "7" not in shown(tutor).split("Is it clear when?")[1].split("The hands")[0]
        await pilot.press("backspace", "2")
        await see(pilot, "▸ no    12")
        await pilot.press("enter")
        await see(pilot, "two minutes in pairs")
        assert "on record." not in shown(tutor), "nothing tells what the verdict is before it is shown"
        await pilot.press("u", "backspace", "8", "enter")
        await see(pilot, "8 (40 %)")
        await vote(pilot, 20, 3)
        await see(pilot, "(vote 2)")
        await see(pilot, "Most of the room sees it the same way")
        assert " hint" not in painted(tutor)[-1], "nor does the footer tell"
        await pilot.press("f2")
        await see(pilot, "◆ When?")
        assert "sees it otherwise" not in shown(tutor)
        await pilot.press("space")
        await see(pilot, "Is it clear when?  not yet" if size[0] > 40 else "not yet")
        await see(pilot, "3 of 23 agree with what is on record.")
        await pilot.press("e")
        await see(pilot, "kept as a marked example")
        await pilot.press("n", *"Ask Dora: p?", "enter")
        await see(pilot, "✎ Ask Dora: p?")
        await pilot.press("m")
        await see(pilot, "marked")
        await pilot.press("down")
        await until(pilot, at(tutor, Kind.ANSWER, "B"))
        assert "not yet" not in shown(tutor)
        await pilot.press("up", "right", "right", "s")
        await until(pilot, at(tutor, Kind.REVISION))
        await see(pilot, "[+Saturday 9.]")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(tutor.screen, ComparisonScreen))
        await see(pilot, "Person A · attempt 2")
        await pilot.press("c")
        await see(pilot, "Person C · attempt 1")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(tutor.screen, ProjectorScreen))
        await pilot.press("home", "b")
        await until(pilot, at(tutor, Kind.ANSWER))
        await pilot.press("escape")
    meeting = projected(tutor).meeting
    assert [poll.hands for poll in meeting.polls] == [(8, 12), (20, 3)]
    assert [note.text for note in meeting.notes] == ["Ask Dora: p?"]
    row = json.loads(projected(tutor).examples_file.read_text("utf-8"))
    assert (row["answer"], row["marks"]) == (WORSE, {"facts": "met"})


async def test_a_question_is_left_unasked_and_a_note_unwritten(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "p")
        await see(pilot, "Has it stayed inside?")
        await pilot.press("escape")
        await pilot.press("n", *"nothing")
        await until(pilot, lambda: tutor.screen.query_one(Input).value == "nothing")
        await pilot.press("escape")
        await until(pilot, lambda: not tutor.screen.query_one(Input).display)
        await pilot.press("right")
        await until(pilot, at(tutor, Kind.DISAGREEMENT))
    assert projected(tutor).kept == ()


async def test_by_criterion_the_room_goes_from_person_to_person(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "o")
        await see(pilot, "by criterion")
        await see(pilot, "Is it clear when?")
        await pilot.press("down", "down")
        await until(pilot, at(tutor, Kind.CRITERION, "B"))
        await pilot.press("p")
        await see(pilot, "▸ yes")
        await pilot.press("4", "enter", "space", "right")
        await see(pilot, "Has it stayed inside?")
        assert "on record" not in shown(tutor), "a vote on one criterion stays with it"


async def test_jumps_stop_at_misses_and_hints_and_say_where_there_is_none(app: Callable[..., TutorApp]) -> None:
    tutor = app(*people("ada", consent=Consent()), named=True)
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("h")
        await until(pilot, at(tutor, Kind.HINT))
        await pilot.press("x")
        await until(pilot, at(tutor, Kind.ANSWER))
        await pilot.press("x")
        await until(pilot, lambda: any("none further on" in note.message for note in tutor._notifications))


async def test_it_plays_by_itself_and_waits_where_something_is_hidden(
    app: Callable[..., TutorApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tutor.tui.stage.stay", lambda *_: 0.05)
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await pilot.press("f6", "f5")
        await until(pilot, at(tutor, Kind.HINT))
        await until(pilot, lambda: "plays" not in shown(tutor))
        assert projected(tutor).stop.kind is Kind.HINT, "it waits for the room"
        await pilot.press("s", "f5")
        await until(pilot, at(tutor, Kind.ANSWER))
        monkeypatch.setattr("tutor.tui.stage.stay", lambda *_: 60.0)
        await pilot.press("s", "f5")
        await see(pilot, "plays ×2")
        await pilot.press("left")
        await until(pilot, at(tutor, Kind.HINT))
        assert "plays" not in shown(tutor), "whoever goes by hand stops it"


async def test_letters_stand_for_names_until_they_are_shown_and_only_with_consent(app: Callable[..., TutorApp]) -> None:
    tutor = app(Person("ada", NAMED, "Ada L."), Person("bea", Consent(replay=True), "Bea M."), *FIVE[2:])
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Person A")
        assert "Ada L." not in shown(tutor)
        await pilot.press("a")
        await see(pilot, "Ada L.")
        await pilot.press("down")
        await see(pilot, "Person B")
        await pilot.press("up", "a")
        await see(pilot, "Person A")


async def test_an_address_is_typed_and_one_that_leads_nowhere_stays_to_be_mended(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "It is six and the stone turns.")
        missed = next(stop.address for stop in Programme(projected(tutor).room, By.CRITERION).stops if stop.missed)
        box = tutor.screen.query_one("#address", Input)
        await pilot.press("g", *f"{missed}x", "enter")
        await until(pilot, lambda: any("no moment of this room" in note.message for note in tutor._notifications))
        assert box.value == f"{missed}x"
        await pilot.press("backspace", "enter")
        await until(pilot, at(tutor, Kind.CRITERION, projected(tutor).room.by_key[missed.session].label.letter))
        assert projected(tutor).stop.address == missed
        await see(pilot, "What became of it is hidden")
        assert not box.display


async def test_a_small_group_is_shown_session_by_session_and_the_closed_ones_are_counted(
    app: Callable[..., TutorApp],
) -> None:
    tutor = app(Person("ada", NAMED, "Ada L.", 2), Person("bea", Consent(), "", 3))
    async with tutor.run_test(size=(100, 30)) as pilot:
        await see(pilot, "3 sessions stay closed: their owners did not agree.")
        await see(pilot, "Session 1")
        await pilot.press("a")
        await pilot.pause()
        assert "Ada" not in shown(tutor)
        assert "Person" not in shown(tutor)


async def test_ones_own_session_is_seen_as_it_was_written(app: Callable[..., TutorApp]) -> None:
    tutor = app(*people("ada", consent=Consent()), named=True)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "It is six")
        await pilot.press("j", "w")
        await until(pilot, lambda: isinstance(tutor.screen, ReplayScreen))
        await see(pilot, "hands in")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(tutor.screen, ProjectorScreen))
    room = app()
    async with room.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Person A")
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(room.screen, ProjectorScreen), "a room sees what was agreed to, and nothing besides"


async def test_the_clock_runs_down_and_says_when_it_is_over(
    app: Callable[..., TutorApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    tutor = app(minutes=45)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "45:00 left")
        monkeypatch.setattr(tutor.engine, "clock", lambda: NOON + timedelta(minutes=32, seconds=20))
        await see(pilot, "12:40 left")
        monkeypatch.setattr(tutor.engine, "clock", lambda: NOON + timedelta(hours=2))
        await see(pilot, "time is up")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "it"])
async def test_nothing_is_cut_off_and_the_next_key_is_in_the_footer(
    app: Callable[..., TutorApp], size: tuple[int, int], language: str
) -> None:
    tutor = app(language=language)
    async with tutor.run_test(size=size) as pilot:
        await until(pilot, lambda: tutor.screen.query_one(Footer).children)
        await pilot.press("j")
        await until(pilot, at(tutor, Kind.ANSWER))
        await vote(pilot, 3, 4)
        await pilot.press("space")
        await until(pilot, lambda: not projected(tutor).slide.sealed)  # type: ignore[union-attr]
        lines = painted(tutor)
        assert len(lines) == size[1]
        assert any(WORSE[:20] in line for line in lines)
        assert any("→" in line for line in lines[-2:]), lines[-2:]
        assert ("Person" if language == "en" else "Persona") in lines[0], lines[0]
        await pilot.press("f1")
        await pilot.pause(0.1)
        assert tutor.failure is None


async def test_words_of_the_room_are_italian_too(app: Callable[..., TutorApp]) -> None:
    tutor = app(language="it")
    async with tutor.run_test(size=(80, 24)) as pilot:
        await pilot.press("j")
        await see(pilot, "Persona A")
        await vote(pilot, 9)
        await see(pilot, "Gran parte della sala la vede allo stesso modo")
        assert BETTER not in shown(tutor)

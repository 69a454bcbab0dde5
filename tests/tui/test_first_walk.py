"""From `tutor start` on a new machine to the first useful feedback, as a person goes who reads nothing but the screen.

Every key that is pressed stands on the screen at that moment, with the word for what it does.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Select, TextArea

from tests.tui.pilots import painted, shown, until
from tutor.engine.engine import Engine
from tutor.session.decide import Phase
from tutor.tui.app import TutorApp
from tutor.tui.learn import LearnScreen
from tutor.tui.panes.feedback import Card

MOST_KEYS = 16
"""Keys besides the letters of the answer until the first feedback."""
WORDS = {
    "en": {
        "begin": "Begin",
        "start": "enter start",
        "hand in": "ctrl+j hand in",
        "hint": "f2 hint",
        "help": "f1 help",
        "skip": "skip the rest (s)",
        "revise": "enter revise",
        "first": "shall we begin with the first?",
        "answer": "38 quintals in three days, then the rain. Come on Saturday 9 November.",
    },
    "it": {
        "begin": "Cominciamo",
        "start": "invio comincia",
        "hand in": "ctrl+j consegna",
        "hint": "f2 suggerimento",
        "help": "f1 aiuto",
        "skip": "salta il resto (s)",
        "revise": "invio rivedi",
        "first": "cominciamo dal primo?",
        "answer": "38 quintali in tre giorni, poi la pioggia. Venite sabato 9 novembre.",
    },
}


class Walker:
    """A newcomer: presses what the screen names, and counts.

    Args:
        pilot: Presses the keys.
    """

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot
        self.keys = 0

    @property
    def screen(self) -> str:
        """What is on the screen, as it is painted."""
        return "\n".join(painted(self.pilot.app))  # type: ignore[arg-type]

    async def press(self, key: str, named: str) -> None:
        """Press a key once the screen names it."""
        await until(self.pilot, lambda: named in self.screen, f"{named!r} painted on the screen")
        self.keys += 1
        await self.pilot.press(key)


def phase(app: TutorApp) -> Phase | None:
    screen = app.screen
    return screen.view.phase if isinstance(screen, LearnScreen) and screen.view and not screen._busy else None


@pytest.mark.parametrize("language", ["en", "it"])
async def test_a_newcomer_gets_useful_feedback_by_what_the_screen_says(
    make_engine: Callable[..., Engine], language: str
) -> None:
    words = WORDS[language]
    app = TutorApp(make_engine(first_run=True))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        walker = Walker(pilot)
        await until(pilot, lambda: "Italiano" in walker.screen or "English" in walker.screen)
        app.screen.query_one("#language", Select).value = language
        await walker.press("enter", words["begin"])
        await until(pilot, lambda: words["first"] in shown(app))
        await walker.press("enter", words["start"])
        await until(pilot, lambda: phase(app) is not None)
        if phase(app) is Phase.PREDICT:
            await walker.press("enter", words["help"])
        await until(pilot, lambda: phase(app) is Phase.WRITE and isinstance(app.focused, TextArea))
        assert words["hint"] in walker.screen
        await pilot.press(*words["answer"])
        await walker.press("ctrl+j", words["hand in"])
        await until(pilot, lambda: phase(app) is Phase.SELF_CHECK)
        await walker.press("s", words["skip"])
        await until(pilot, lambda: phase(app) is Phase.FEEDBACK)
        await until(pilot, lambda: words["revise"] in walker.screen)
        cards = [card.card for card in app.screen.query(Card)]
        assert any(card.quote or {"«", "“"} & set(card.found) for card in cards), "nothing of the learner's own words"
        assert any(card.move for card in cards), "nothing to try next"
        assert walker.keys <= MOST_KEYS


@pytest.mark.parametrize("language", ["en", "it"])
async def test_help_says_what_each_phase_is_about(make_engine: Callable[..., Engine], language: str) -> None:
    from tutor.wording.phases import PHASES_ABOUT

    engine = make_engine(language=language)
    app = TutorApp(engine, scenario="new-oil")
    async with app.run_test(size=(80, 24)) as pilot:
        for there in (Phase.PREDICT, Phase.WRITE):
            await until(pilot, lambda there=there: phase(app) is there)  # type: ignore[misc]
            await pilot.press("f1")
            await until(pilot, lambda there=there: engine.voice.say(PHASES_ABOUT[there]) in shown(app))  # type: ignore[misc]
            await pilot.press("escape")
            await until(pilot, lambda there=there: phase(app) is there)  # type: ignore[misc]
            await pilot.press("s" if there is Phase.PREDICT else "f1")

"""Lists to choose from: the line in focus has a mark, and is in sight wherever its pane has scrolled to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import OptionList, TextArea

from tests.material import SCENARIO, write_course
from tests.tui.pilots import painted, until
from tests.tui.test_first_walk import phase
from tutor.engine.engine import Engine
from tutor.session.decide import Phase
from tutor.tui.app import TutorApp

LONG = "It is said in as many words as it takes to fill a line and a half of this screen, or two of a narrow one: "
LONG_ANSWER = (
    "Come to the mill on Saturday 9 and see how the stone turns. It is six in the morning when the water reaches the "
    "wheel, and by seven the first sack is full. Children may hold the scoop, grandparents the door. Whoever brings a "
    "bag takes a kilo home, and whoever brings a question gets an answer, mostly a long one. We bake at noon with what "
    "was ground at ten, so the kitchen smells of crust until the evening. Mind the step behind the gate, and the goose."
)
OPTIONS = "".join(
    f"""
    [[steps.answer.options]]
    id = "more-{number}"
    text.it = "{LONG}{number}"
    text.en = "{LONG}{number}"
    picked.it = "No."
    picked.en = "No."
"""
    for number in range(4)
)
CHOICE = SCENARIO[: SCENARIO.index("[[steps]]")] + SCENARIO[SCENARIO.rindex("[[steps]]") :] + OPTIONS


def pointed(tutor: TutorApp) -> list[str]:
    """Return the lines on the screen that have the mark."""
    return [line for line in painted(tutor) if "▸" in line]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 14)], ids=str)
async def test_the_line_in_focus_is_always_in_sight(
    make_engine: Callable[..., Engine], tmp_path: Path, size: tuple[int, int]
) -> None:
    """Down through the options, on to how sure one is, and back to the first: one mark, on the line in focus."""
    tutor = TutorApp(make_engine(courses=[write_course(tmp_path / "course", CHOICE)]), scenario="open-day")
    async with tutor.run_test(size=size) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.WRITE and isinstance(tutor.focused, OptionList))
        options = tutor.screen.query_one("#list", OptionList)

        def at(chooser: OptionList, index: int) -> bool:
            said = str(chooser.options[index].prompt)[:14]
            return chooser.highlighted == index and len(pointed(tutor)) == 1 and said in pointed(tutor)[0]

        for index in range(options.option_count):
            await until(pilot, lambda index=index: at(options, index), f"option {index} in sight")
            await pilot.press("down" if index + 1 < options.option_count else "tab")
        sure = tutor.screen.query_one("#certainty", OptionList)
        for index in range(sure.option_count):
            await until(pilot, lambda index=index: at(sure, index), f"degree {index} in sight")
            await pilot.press("down" if index + 1 < sure.option_count else "shift+tab")
        await pilot.press("home")
        await until(pilot, lambda: at(options, 0))


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 14)], ids=str)
async def test_in_the_self_check_question_and_reply_are_in_sight_together(
    make_engine: Callable[..., Engine], tmp_path: Path, size: tuple[int, int]
) -> None:
    """Below a long text as well, at each question."""
    tutor = TutorApp(make_engine(courses=[write_course(tmp_path / "course")]), scenario="open-day")
    async with tutor.run_test(size=size) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.press("s")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE and isinstance(tutor.focused, TextArea))
        tutor.screen.query_one(TextArea).text = LONG_ANSWER
        await pilot.press("ctrl+j")
        await until(pilot, lambda: phase(tutor) is Phase.SELF_CHECK)
        for question in ("Is it clear when?", "Has it stayed inside?", "Is it clear what to do?", "Is it yours?"):
            await until(
                pilot, lambda question=question: question in "\n".join(painted(tutor)) and len(pointed(tutor)) == 1
            )
            for reply in ("partly", "no"):
                await pilot.press("down")
                await until(pilot, lambda reply=reply: reply in pointed(tutor)[0])
            await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK)

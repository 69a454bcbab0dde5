"""What a facilitator can do in the debrief, in the order of the footer."""

from __future__ import annotations

from tutor.commands.command import Command
from tutor.i18n import marked

HERE = ("debrief",)
DEBRIEF = (
    Command("question-on", "right", marked("on"), marked("Turn to the next question."), HERE),
    Command("question-before", "left", marked("before"), marked("Turn to the question before."), HERE, shown=False),
    Command("point", "n", marked("note"), marked("Write down what somebody says."), HERE),
    Command("act", "a", marked("action"), marked("Write down an action: who does what, and by when."), HERE),
    Command("change-action", "e", marked("change"), marked("Find other words for the action that is chosen."), HERE),
    Command("drop-action", "x", marked("let go"), marked("Let the action go that is chosen."), HERE, shown=False),
    Command("action-before", "up", marked("action above"), marked("Choose the action above."), HERE, shown=False),
    Command("action-on", "down", marked("action below"), marked("Choose the action below."), HERE, shown=False),
    Command(
        "unpoint", "", marked("remove note"), marked("Take back the last note of this question."), HERE, shown=False
    ),
    Command("pause", "space", marked("pause"), marked("Stop the clock, or let it run again."), HERE),
    Command("minute", "m", marked("a minute more"), marked("Give this question a minute more."), HERE),
    Command("save", "w", marked("save"), marked("Write the page and the text that can leave the room."), HERE),
)
"""Commands of the debrief."""

"""What a facilitator can do before a room, in the order of the footer."""

from __future__ import annotations

from tutor.commands.command import Command
from tutor.i18n import marked

ROOM = (
    Command(
        "close-poll", "enter", marked("show the hands"), marked("Close the vote and show the hands."), ("projector",)
    ),
    Command(
        "reveal", "space", marked("reveal"), marked("Show what is hidden, once the room has voted."), ("projector",)
    ),
    Command(
        "ask",
        "p",
        marked("ask"),
        marked("Put a question to the room; the same one again is a new vote."),
        ("projector",),
    ),
    Command("skip", "s", marked("skip"), marked("Show what is hidden without a vote."), ("projector",)),
    Command("reopen", "u", marked("correct"), marked("Hide the hands again and correct them."), ("projector",)),
    Command(
        "show-hint",
        "f2",
        marked("hint"),
        marked("Show the room the next hint for what it voted on, before it votes again."),
        ("projector",),
    ),
    Command(
        "mark-example",
        "e",
        marked("example"),
        marked("The room sees it otherwise than the checker: make the answer a marked example, or take that back."),
        ("projector",),
    ),
    Command("moment-before", "left", marked("before"), marked("Go to the moment before."), ("projector",), shown=False),
    Command("moment-on", "right", marked("on"), marked("Go to the next moment."), ("projector",)),
    Command(
        "person-before",
        "up",
        marked("person before"),
        marked("Go to the same moment with the person before; during a vote, to the option above."),
        ("projector",),
        shown=False,
    ),
    Command(
        "person-on",
        "down",
        marked("person"),
        marked("Go to the same moment with the next person; during a vote, to the option below."),
        ("projector",),
    ),
    Command(
        "compare",
        "c",
        marked("compare"),
        marked("Lay two to four attempts side by side; once more, those of others beside this one."),
        ("projector", "comparison"),
    ),
    Command("note", "n", marked("note"), marked("Write a note at this moment."), ("projector",)),
    Command(
        "debrief",
        "d",
        marked("debrief"),
        marked("Ask what it was, so what, and now what; up to three actions come of it."),
        ("projector",),
    ),
    Command(
        "unnote",
        "",
        marked("remove note"),
        marked("Take back the last note at this moment."),
        ("projector",),
        shown=False,
    ),
    Command("mark", "m", marked("mark"), marked("Put a bookmark here, or take it away."), ("projector",), shown=False),
    Command(
        "names",
        "a",
        marked("names"),
        marked("Show the names of those who agreed to it, or letters again."),
        ("projector",),
    ),
    Command(
        "order",
        "o",
        marked("order"),
        marked("Go through the sessions by criterion instead of by moment, or back."),
        ("projector",),
        shown=False,
    ),
    Command(
        "next-hint",
        "h",
        marked("next hint"),
        marked("Jump to the next hint that was opened."),
        ("projector",),
        shown=False,
    ),
    Command(
        "next-miss",
        "x",
        marked("next miss"),
        marked("Jump to the next answer that misses something."),
        ("projector",),
        shown=False,
    ),
    Command(
        "next-note", "b", marked("next note"), marked("Jump to the next note or bookmark."), ("projector",), shown=False
    ),
    Command(
        "go-to",
        "g",
        marked("go to"),
        marked("Go to a moment by its address, as the plan and the debrief write it."),
        ("projector",),
        shown=False,
    ),
    Command(
        "play",
        "f5",
        marked("play"),
        marked("Let it run at the learner's own pace, long pauses cut; it waits where something is hidden."),
        ("projector",),
        shown=False,
    ),
    Command(
        "speed", "f6", marked("speed"), marked("Run once, twice or four times as fast."), ("projector",), shown=False
    ),
    Command(
        "as-seen",
        "w",
        marked("as it was seen"),
        marked("See one's own session on the screens on which it was written, every moment of it."),
        ("projector",),
        shown=False,
    ),
)
"""Commands of the projector and of attempts side by side."""

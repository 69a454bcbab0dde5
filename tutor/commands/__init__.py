"""Commands as rows: one table feeds bindings, footer, palette, help and the words of the plain front.

Keys stay within what every terminal delivers: letters, digits, F1–F10, arrows, enter, tab, escape, and ctrl with a
letter other
than h, i, m and the bracket. An answer box swallows letters, so what stands beside it has an F-key or ctrl.
"""

from __future__ import annotations

from tutor.commands.command import Command
from tutor.commands.debrief import DEBRIEF
from tutor.commands.room import ROOM
from tutor.i18n import marked

__all__ = ["COMMANDS", "PLACES", "Command", "commands_for"]

COMMANDS = (
    Command("submit", "ctrl+j,ctrl+enter", marked("hand in"), marked("Hand in your answer."), ("learn", "preview")),
    Command(
        "backward",
        "f5,p",
        marked("back"),
        marked("Go to the phase before, or to the end of the step before; p does the same outside a box."),
        ("preview",),
    ),
    Command(
        "onward",
        "f6,n",
        marked("on"),
        marked(
            "Go to the next phase, whatever stands in the box, and from the last one to where the answer leads; n does "
            "the same outside a box."
        ),
        ("preview",),
    ),
    Command("author", "f7", marked("criteria"), marked("Show or hide the author's view of the answer."), ("preview",)),
    Command(
        "sample",
        "f9",
        marked("sample"),
        marked("Keep the answer as a sample, to be printed when you leave; your file stays as it is."),
        ("preview",),
    ),
    Command(
        "carry-on",
        "enter",
        marked("go on"),
        marked("Do what comes next: revise while something essential is open, then compare, then go on."),
        ("learn", "preview"),
    ),
    Command(
        "revise",
        "r",
        marked("revise"),
        marked("Go back to your text; it is all still there."),
        ("learn", "preview"),
    ),
    Command(
        "pass-over",
        "f6",
        marked("pass over"),
        marked("Leave this task unanswered and go on: that says something too."),
        ("learn",),
    ),
    Command("next", "n", marked("next"), marked("Go on to what comes next."), ("learn",)),
    Command(
        "models",
        "m",
        marked("compare"),
        marked("End the attempts and compare with two good answers."),
        ("learn", "preview"),
    ),
    Command(
        "disagree",
        "x",
        marked("I disagree"),
        marked("Say that you disagree with the card in focus; it is recorded."),
        ("learn", "preview"),
    ),
    Command(
        "hint",
        "f2",
        marked("hint"),
        marked("Open the next hint for the first thing still missing."),
        ("learn", "preview"),
    ),
    Command(
        "example", "f3", marked("example"), marked("See how another company did the same task."), ("learn", "preview")
    ),
    Command(
        "networks",
        "f8",
        marked("networks"),
        marked("See the text as each network would show it: where it cuts, how it counts."),
        ("learn", "preview"),
    ),
    Command(
        "copy-session",
        "ctrl+o",
        marked("save a copy"),
        marked("Save this session to another place."),
        ("learn",),
        shown=False,
    ),
    Command(
        "copy-text",
        "ctrl+t",
        marked("copy my text"),
        marked("Copy your whole text to the clipboard."),
        ("learn", "preview"),
        shown=False,
    ),
    Command(
        "editor",
        "ctrl+g",
        marked("my editor"),
        marked("Write in your own editor; save and close it, and the text is back in the box."),
        ("learn", "preview"),
        shown=False,
    ),
    Command("start", "enter", marked("start"), marked("Start the scenario in focus."), ("today",)),
    Command("choose", "c", marked("all"), marked("Show every scenario, to choose freely."), ("today",), shown=False),
    Command(
        "prove", "f6", marked("prove it"), marked("Show what you can do already, and start from there."), ("today",)
    ),
    Command(
        "own",
        "o",
        marked("my own"),
        marked("Practise on your own company, with the same checks."),
        ("today",),
        shown=False,
    ),
    Command("language", "l", marked("language"), marked("Change the language."), ("today",), shown=False),
    Command(
        "progress",
        "f7",
        marked("my progress"),
        marked("See the last twelve weeks, what comes next in each area, and what you wrote."),
        ("today",),
    ),
    Command("my-answers", "a", marked("my answers"), marked("Reread and search what you wrote."), ("progress",)),
    Command(
        "take-along",
        "ctrl+o",
        marked("take along"),
        marked("Write the answers that are listed to a file, after a look at what they give away."),
        ("answers",),
    ),
    Command("sessions", "f8", marked("my sessions"), marked("List your sessions and replay them."), ("today",)),
    Command("take", "enter", marked("choose"), marked("Do what the line in focus says."), ("placement", "own")),
    Command("open", "enter", marked("replay"), marked("Replay the session in focus."), ("sessions",)),
    Command("forward", "right,space", marked("forward"), marked("Go to the next moment."), ("replay",)),
    Command("back", "left", marked("back"), marked("Go to the moment before."), ("replay",)),
    Command("next-answer", "j", marked("next answer"), marked("Jump to the next answer."), ("replay", "projector")),
    Command(
        "previous-answer",
        "k",
        marked("answer before"),
        marked("Jump to the answer before."),
        ("replay", "projector"),
        shown=False,
    ),
    Command("first", "home", marked("first"), marked("Go to the first moment."), ("replay", "projector"), shown=False),
    Command("last", "end", marked("last"), marked("Go to the last moment."), ("replay", "projector"), shown=False),
    *ROOM,
    *DEBRIEF,
    Command(
        "next-part", "right,space,n", marked("next part"), marked("Go to the next part of the report."), ("report",)
    ),
    Command("part-before", "left,b", marked("part before"), marked("Go to the part before."), ("report",)),
    Command("first-part", "home", marked("first"), marked("Go to the first part."), ("report",), shown=False),
    Command("go-on", "ctrl+j,ctrl+enter", marked("go on"), marked("Keep this answer and go on."), ("making",)),
    Command("before", "f2", marked("back"), marked("Go back to the question before."), ("making",)),
    Command(
        "anew", "f5", marked("begin anew"), marked("Forget these answers and begin anew."), ("making",), shown=False
    ),
    Command(
        "details", "v", marked("all criteria"), marked("Show or hide every criterion."), ("learn", "preview", "replay")
    ),
    Command(
        "brief",
        "f4",
        marked("brief"),
        marked("Read the brief over the full width."),
        ("learn", "preview", "replay", "projector"),
    ),
    Command(
        "objections",
        "f9",
        marked("an objection"),
        marked("Read what people say against all this, and what the course answers."),
        ("learn", "today"),
    ),
    Command(
        "leave",
        "escape",
        marked("leave"),
        marked("Leave; everything is kept."),
        (
            "learn",
            "today",
            "sessions",
            "replay",
            "help",
            "making",
            "projector",
            "comparison",
            "debrief",
            "placement",
            "own",
            "report",
            "objections",
            "progress",
            "answers",
        ),
    ),
    Command(
        "end",
        "escape",
        marked("leave"),
        marked("Leave; the samples you kept are printed, nothing else remains."),
        ("preview",),
    ),
    Command(
        "theme",
        "",
        marked("other colours"),
        marked("Change the colours: olive, light, high contrast, or those of the terminal."),
        ("everywhere",),
        shown=False,
    ),
    Command("help", "f1", marked("help"), marked("Explain this screen."), ("everywhere",)),
    Command("quit", "ctrl+q", marked("quit"), marked("Quit; everything is kept."), ("everywhere",)),
)
"""Every command, in the order of the footer."""
PLACES = tuple(dict.fromkeys(place for command in COMMANDS for place in command.where if place != "everywhere"))
"""Every screen that has commands of its own."""


def commands_for(screen: str) -> tuple[Command, ...]:
    """Return the commands of a screen, its own first."""
    own = [command for command in COMMANDS if screen in command.where]
    return (*own, *(command for command in COMMANDS if "everywhere" in command.where))

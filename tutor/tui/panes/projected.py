"""What a room sees: one thing at a time, large and calm."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tutor.i18n import Speaker
from tutor.replay.programme import Kind, Stop
from tutor.replay.slide import Hidden, Slide
from tutor.tui.base import Words, joined
from tutor.tui.panes.feedback import changes
from tutor.wording import projector as wording

GLYPHS = {
    Kind.START: "·",
    Kind.ANSWER: "●",
    Kind.REVISION: "↺",
    Kind.HINT: "◆",
    Kind.DISAGREEMENT: "!",
    Kind.BRANCH: "»",
    Kind.CRITERION: "●",
}
TO_COME = "○"
SHORTEST = 8
"""Columns under which a title says nothing."""
WIDE = "───"
"""Between stops, where there is room for it."""
OUTCOMES = {"met": "$text-success bold", "unmet": "$text-accent bold", "partly": "$text-accent bold"}

Part = str | tuple[str, str]


class Scene(VerticalScroll, can_focus=True):
    """One stop: the task, what everybody sees, and what was hidden once it is revealed.

    Args:
        voice: Says sentences.
    """

    def __init__(self, voice: Speaker) -> None:
        super().__init__(id="scene")
        self._voice = voice

    def compose(self) -> ComposeResult:
        """Lay out the parts; they are filled stop by stop."""
        yield Words(id="ask")
        yield Words(id="shown")
        yield Words(id="about")
        yield Words(id="hidden")

    def paint(self, shown: Slide | None) -> None:
        """Show a stop; None where a session has nothing to show."""
        if shown is None:
            for part in ("#ask", "#about", "#hidden"):
                self._say(part, "")
            self._say("#shown", self._voice.say("There is nothing in this session to show."))
            return
        start = shown.stop.kind is Kind.START
        self._say("#ask", "" if start else shown.view.ask)
        self._say("#shown", shown.text or self._voice.say("Nothing is written yet."))
        found = shown.stop.kind is Kind.CRITERION and shown.hidden is not None
        self._say("#about", "" if found else "\n".join(part for part in (shown.about, shown.finding) if part))
        self._say("#hidden", self._hidden(shown))
        self.scroll_home(animate=False)

    def _say(self, part: str, content: str | Content) -> None:
        words = self.query_one(part, Words)
        words.say(content)
        words.display = bool(str(content))

    def _hidden(self, shown: Slide) -> Content:
        """Return what was hidden, or a word that something is."""
        if shown.sealed:
            return joined(("░░ " + self._voice.say(wording.SEALED[shown.stop.kind]), "dim"))
        if shown.hidden is None:
            return Content("")
        parts: list[Part] = [*self._text(shown, shown.hidden)]
        for line in wording.verdict_lines(shown, self._voice):
            parts += [(line.glyph, OUTCOMES.get(line.outcome, "")), (f"{line.title}", "bold"), f"{line.rest}\n"]
        return joined(*parts)

    def _text(self, shown: Slide, hidden: Hidden) -> list[Part]:
        """Return the text that was hidden; of a revision, what changed in it."""
        if hidden.changes:
            return [*changes(hidden.changes), "\n\n"]
        text = wording.hidden_text(shown, self._voice)
        return [(text, "bold"), "\n\n"] if text else []


class Votes(Words):
    """The questions to the room at this stop, the latest last.

    Args:
        voice: Says sentences.
    """

    def __init__(self, voice: Speaker) -> None:
        super().__init__(id="votes")
        self._voice = voice

    def paint(self, shown: Slide | None, chosen: int) -> None:
        """Show the votes, hands hidden until they are closed.

        Args:
            shown: The stop.
            chosen: The option that figures go to, from 0.
        """
        say, parts = self._voice.say, list[Part]()
        for poll in shown.polls[-2:] if shown else ():
            parts.append((f"{wording.asked(poll, self._voice)}\n", "bold"))
            if poll.closed:
                parts += [f"{row}\n" for row in wording.closed_rows(poll, self._voice)]
            else:
                parts += [f"{row}\n" for row in wording.open_rows(poll, chosen, self._voice)]
                parts.append((say("The hands stay hidden until the vote is closed.") + "\n", "dim"))
        if shown:
            parts += self._below(shown)
        self.say(joined(*parts))
        self.display = bool(parts)

    def _below(self, shown: Slide) -> list[Part]:
        """Return hints, what the hands propose, and notes."""
        parts: list[Part] = [(f"◆ {hint}\n", "") for hint in shown.hints]
        last = shown.polls[-1] if shown.polls and shown.polls[-1].closed else None
        lines = [
            wording.result(last, self._voice) if last else "",
            self._voice.say(wording.ADVICE[shown.advice]) if shown.advice else "",
            wording.other_view(shown, self._voice),
        ]
        parts += [(f"{line}\n", "$text-accent") for line in lines if line]
        parts += [(f"✎ {note.text}\n", "") for note in shown.notes]
        return parts


def timeline(lane: Sequence[Stop], here: int, width: int) -> str:
    """Draw the stops of a lane, the one here in brackets, those to come as rings; a window of them where they are many.

    Args:
        lane: The stops.
        here: Place of the one that is shown, from 0.
        width: Columns there are.
    """
    gap = WIDE if (len(WIDE) + 1) * len(lane) + 2 <= width else "─"
    room = max(3, (width - 2) // (len(gap) + 1))
    first = max(0, min(here - room // 4, len(lane) - room))
    drawn = []
    for index, stop in enumerate(lane[first : first + room], first):
        glyph = GLYPHS[stop.kind] if index <= here else TO_COME
        drawn.append(f"[{glyph}]" if index == here else f"{glyph}")
    return gap.join(drawn)


def fitted(left: str, right: str, width: int) -> tuple[str, str]:
    """Shorten the left side of a line so that the right one is read; where even that has no room, it stands alone.

    Args:
        left: What may be cut.
        right: What may not.
        width: Columns there are.
    """
    room = width - len(right) - 2
    if len(left) <= room:
        return left, right
    return (f"{left[: room - 1]}…", right) if room >= SHORTEST else (right, "")

"""Handing sessions over, as a conversation in lines: which, without which words, to what end."""

from __future__ import annotations

from dataclasses import fields

from tutor.engine.engine import Engine
from tutor.engine.sharing import Draft, Sharing
from tutor.i18n import Speaker
from tutor.plain.lines import Left, Lines
from tutor.replay.shared import Consent
from tutor.wording.names import AREA_NAMES
from tutor.wording.sharing import QUESTIONS, consent_lines, draft_lines, hidden_lines

YES = frozenset(("y", "yes", "s", "sì", "si"))
"""What counts as a yes; everything else is a no."""


def choose(engine: Engine, lines: Lines, voice: Speaker) -> list[str]:
    """Let the learner pick some of their sessions by number.

    Raises:
        Left: None was picked.
    """
    rows = [row for row in engine.store.summaries() if row.scenario and not row.broken]
    for number, row in enumerate(rows, 1):
        state = voice.say("finished") if row.finished else voice.say("open")
        area = voice.say(AREA_NAMES.get(row.area, row.area))
        lines.tell(f"{number}. {row.scenario} ({area}), {row.last[:10]}, {state}")
    if not rows:
        lines.tell(voice.say("There is no session to hand over yet."))
        raise Left
    while typed := lines.ask(voice.say("Which ones? Numbers with spaces between them, or an empty line to leave:")):
        picked = typed.replace(",", " ").split()
        if all(each.isdecimal() and 1 <= int(each) <= len(rows) for each in picked):
            return [rows[int(each) - 1].id for each in picked]
        lines.tell(voice.say("Numbers from 1 to {most}.", most=len(rows)))
    raise Left


class Handover:
    """Shows what would leave, lets words be hidden and shown again, and asks what the learner agrees to.

    Args:
        sharing: The sessions chosen.
        lines: Where lines come from and go to.
        voice: Says sentences.
    """

    def __init__(self, sharing: Sharing, lines: Lines, voice: Speaker) -> None:
        self.sharing = sharing
        self.lines = lines
        self.voice = voice

    def run(self, hide: list[str], keep: list[str], consent: Consent | None) -> tuple[Draft, Consent]:
        """Go through all of it.

        Args:
            hide: Words that are to be hidden from the beginning.
            keep: Words that are to be seen from the beginning.
            consent: What was agreed to already; None to ask.

        Returns:
            What leaves, and what its owner agrees to.
        """
        draft = self._words(list(hide), list(keep))
        agreed = consent or self._consent(draft)
        for line in consent_lines(draft, agreed, self.voice):
            self.lines.tell(line)
        return draft, agreed

    def _words(self, hide: list[str], keep: list[str]) -> Draft:
        """Hide and show words until the learner is content."""
        say, draft = self.voice.say, self.sharing.draft(hide, keep)
        for line in draft_lines(draft, self.voice):
            self.lines.tell(line)
        while typed := self.lines.ask(
            say("A word to hide, -word to show it again, ? to see all; an empty line goes on:")
        ):
            if typed == "?":
                shown = draft_lines(draft, self.voice)
            else:
                self._note(typed, hide, keep)
                draft = self.sharing.draft(hide, keep)
                shown = hidden_lines(draft, self.voice)
            for line in shown:
                self.lines.tell(line)
        return draft

    def _note(self, typed: str, hide: list[str], keep: list[str]) -> None:
        """Take note of a word: to hide, or with a minus to show."""
        word, to, away = (typed[1:].strip(), keep, hide) if typed.startswith("-") else (typed, hide, keep)
        away[:] = [each for each in away if each.casefold() != word.casefold()]
        to.append(word)

    def _consent(self, draft: Draft) -> Consent:
        """Ask one thing after the other; whoever only presses enter agrees to nothing."""
        self.lines.tell(self.voice.say("What may be done with it? Each is a no until you say yes."))
        wanted = (each.name for each in fields(Consent) if each.name != "name" or draft.name)
        return Consent(**{name: self._yes(QUESTIONS[name]) for name in wanted})

    def _yes(self, question: str) -> bool:
        hint = self.voice.say("(yes or no)")
        return self.lines.ask(f"{self.voice.say(question)} {hint}").lower() in YES

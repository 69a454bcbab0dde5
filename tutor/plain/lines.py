"""Lines in, lines out: the plain front's whole terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tutor.i18n import Speaker
from tutor.text.clean import clean


class Left(Exception):
    """The person left, or there is nothing more to read."""


@dataclass(frozen=True)
class Lines:
    """Where lines come from and go to."""

    read: Callable[[], str]
    """Returns the next line without its end; raises EOFError at the end."""
    write: Callable[[str], None]
    """Takes one line."""

    def tell(self, text: str = "") -> None:
        """Write a text, line by line, past the gate once more."""
        for line in clean(text).split("\n"):
            self.write(line)

    def tell_all(self, notes: Iterable[str]) -> None:
        """Write notes, a line each."""
        for note in notes:
            self.tell(f"- {note}")

    def ask(self, prompt: str) -> str:
        """Write a prompt, where there is one, and read a line.

        Raises:
            Left: There is nothing more to read.
        """
        if prompt:
            self.tell(prompt)
        try:
            return clean(self.read()).strip()
        except EOFError as error:
            raise Left from error


Ask = Callable[[str], str]
"""Writes a prompt and reads a line that is no command."""


def pick(options: Sequence[tuple[str, str]], ask: Ask, lines: Lines, voice: Speaker) -> str:
    """Read which of some options is chosen, by its number or its word; asked again until it is one.

    Args:
        options: Word and label of each.
        ask: Reads a line.
        lines: Where to write.
        voice: Says sentences.
    """
    for number, (_, label) in enumerate(options, 1):
        lines.tell(f"{number}. {label}")
    words = [word for word, _ in options]
    while True:
        typed = ask(voice.say("Number:")).lower()
        if typed in words:
            return typed
        if typed.isdecimal() and 1 <= int(typed) <= len(words):
            return words[int(typed) - 1]
        lines.tell(voice.say("A number from 1 to {most}.", most=len(words)))

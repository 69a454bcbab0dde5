"""Lines in, lines out: the plain front's whole terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from tutor.errors import TutorError
from tutor.i18n import Speaker, marked
from tutor.text.clean import clean
from tutor.wording.failures import failure_lines

_BEGINS = re.compile(r"\s*(?:- |\d+\. )?")
"""What a line begins with, below which its next one goes on."""


class Left(Exception):
    """The person left, or there is nothing more to read."""


@dataclass(frozen=True)
class Lines:
    """Where lines come from and go to."""

    read: Callable[[], str]
    """Returns the next line without its end; raises EOFError at the end."""
    write: Callable[[str], None]
    """Takes one line."""
    width: int = 0
    """Columns that a line may take, broken between words; 0 for as many as it likes."""

    def tell(self, text: str = "") -> None:
        """Write a text, line by line, past the gate once more."""
        for line in clean(text).split("\n"):
            for part in self._broken(line):
                self.write(part)

    def _broken(self, line: str) -> list[str]:
        """Break a line between words; an address that is longer stays whole."""
        if len(line) <= self.width or not self.width:
            return [line]
        begins = _BEGINS.match(line)
        below = " " * len(begins[0]) if begins else ""
        return wrap(line, self.width, subsequent_indent=below, break_long_words=False, break_on_hyphens=False)

    def tell_all(self, notes: Iterable[str]) -> None:
        """Write notes, a line each."""
        for note in notes:
            self.tell(f"- {note}")

    def complain(self, error: TutorError, voice: Speaker) -> None:
        """Write what went wrong, and the way out of it."""
        for line in failure_lines(error, voice):
            self.tell(line)

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


LEAVE = marked("leave"), marked("quit")
"""Words that lead out, wherever one is."""
HELP = marked("help")
"""The word that asks for help, as a lone question mark does."""


def meant(typed: str, words: Iterable[str], voice: Speaker) -> str:
    """Return which of some words is typed, in English or as the tutor says it; what is typed where it is none."""
    return next((word for word in words if typed.lower() in (word, voice.say(word))), typed)


def asks_for_help(typed: str, voice: Speaker) -> bool:
    """Tell a line that asks for help: a lone question mark, or the word for it."""
    return typed == "?" or meant(typed, (HELP,), voice) == HELP


def pick(options: Sequence[tuple[str, str]], ask: Ask, lines: Lines, voice: Speaker) -> str:
    """Read which of some options is chosen, by its number, word or label; asked again until it is one, and told again
    to whoever asks for help.

    Args:
        options: Word and label of each.
        ask: Reads a line.
        lines: Where to write.
        voice: Says sentences.
    """
    _tell_options(options, lines)
    words = [word for word, _ in options]
    labels = {label.lower(): word for word, label in options}
    while True:
        typed = ask(voice.say("Number:")).lower()
        if typed in words or typed in labels:
            return typed if typed in words else labels[typed]
        if typed.isdecimal() and 1 <= int(typed) <= len(words):
            return words[int(typed) - 1]
        if asks_for_help(typed, voice):
            _tell_options(options, lines)
        lines.tell(voice.say("A number from 1 to {most}.", most=len(words)))


def _tell_options(options: Sequence[tuple[str, str]], lines: Lines) -> None:
    lines.tell()
    for number, (_, label) in enumerate(options, 1):
        lines.tell(f"{number}. {label}")


def pick_command(
    words: Mapping[str, tuple[str, str]], able: Callable[[str], bool], lines: Lines, voice: Speaker, empty: str = ""
) -> str:
    """Read a command, by its number or its word, in English or as the tutor says it; asked again until it is one, and
    explained after a question mark.

    Args:
        words: Word and meaning of each command; its number is its place.
        able: Tells whether a command can be done now.
        lines: Where lines come from and go to.
        voice: Says sentences.
        empty: The command of an empty line; where it is empty itself, it is asked again.

    Returns:
        The command; ``leave`` for who leaves in whatever words.
    """
    offered = {command: (str(at), *words[command]) for at, command in enumerate(words, 1) if able(command)}
    lines.tell(" · ".join(f"{number} {voice.say(word)}" for number, word, _ in offered.values()))
    while True:
        typed = lines.ask(voice.say("A number or a word; ? says what each does."))
        for command, (number, word, meaning) in offered.items():
            if meant(typed, (word,), voice) in (number, word):
                return command
            if typed == "?":
                lines.tell(f"{number}. {voice.say(word)}: {voice.say(meaning)}")
        if typed.startswith(":") and meant(typed[1:], LEAVE, voice) in LEAVE:
            return "leave"
        if not typed and empty:
            return empty

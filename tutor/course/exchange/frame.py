"""What the questions of a file are put into: the course, the language, the skill area."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tutor.course.exchange.questions import Bank
from tutor.i18n import LANGUAGES, Speaker, speaker
from tutor.text.clean import clean
from tutor.text.measures import function_word_share
from tutor.text.reading import read

_ENOUGH = 5_000
"""Characters from which a language is told."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where imported questions will stand."""

    language: str
    """The language they are written in."""
    languages: tuple[str, ...]
    """The languages of the course: texts are tried out in each."""
    company: str
    """Id of the company of the scenarios."""
    area: str = "content"
    department: str = "sales"

    @property
    def voice(self) -> Speaker:
        """Says the words that the file does not have, in its language."""
        return speaker(self.language)

    def by_language(self, say: Callable[[Speaker], str]) -> str | dict[str, str]:
        """Return words of ours as a course holds them: a text, or a table by language where it has several."""
        if len(self.languages) == 1:
            return say(speaker(self.languages[0]))
        return {language: say(speaker(language)) for language in self.languages}


def language_of(bank: Bank) -> str | None:
    """Return the language in which questions are probably written; None where it cannot be told."""
    text = clean(" ".join(question.stem.text for question in bank.questions)[:_ENOUGH])
    shares = {language: function_word_share(read(text, language)) for language in LANGUAGES}
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] > 0 and list(shares.values()).count(shares[best]) == 1 else None

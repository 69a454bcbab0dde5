"""The tutor's own words in the learner's language, through gettext catalogues.

The source text is English and is its own catalogue; other languages live in `tutor/locale`. Course texts do
not pass here: they carry their languages themselves.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("it", "en")
"""Languages of the interface, as ISO 639-1 codes."""
FALLBACK = "en"
"""Language of the source text."""


QUOTATION_MARKS = {"it": "«»", "en": "“”"}
"""What stands before and after somebody's words, by language."""


class Speaker:
    """Says the tutor's sentences in one language.

    Args:
        language: ISO 639-1 code; a language without a catalogue speaks English.
    """

    def __init__(self, language: str) -> None:
        import gettext

        self.language = language if language in LANGUAGES else FALLBACK
        """The language spoken, which may differ from the one asked for."""
        self._catalogue = gettext.translation(
            "tutor", Path(__file__).parent / "locale", languages=[self.language], fallback=True
        )

    def say(self, message: str, /, **values: Any) -> str:
        """Translate `message` and fill its ``{named}`` places."""
        spoken = self._catalogue.gettext(message) if message else ""
        return spoken.format(**values) if values else spoken

    def plural(self, one: str, many: str, number: int, /, **values: Any) -> str:
        """Translate the form that `number` asks for; ``{number}`` is filled with it."""
        return self._catalogue.ngettext(one, many, number).format(number=number, **values)

    def grouped(self, number: int) -> str:
        """Write a number with the thousands apart, as people of the language do: 2,200 in English, 2.200 in Italian."""
        written = f"{number:,}"
        return written.replace(",", ".") if self.language == "it" else written

    def quoted(self, words: str) -> str:
        """Put somebody's words between the quotation marks of the language."""
        opening, closing = tuple(QUOTATION_MARKS[self.language])
        return f"{opening}{words}{closing}"


@cache
def speaker(language: str) -> Speaker:
    """Return the speaker of a language; the same one each time."""
    return Speaker(language)


def marked(message: str) -> str:
    """Mark a constant for translation where it is defined; it is spoken where it is used."""
    return message

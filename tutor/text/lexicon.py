"""The tutor's word lists: one versioned data file per language, each group saying what it is for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from tutor.text.fold import fold
from tutor.text.patterns import PatternSet, compile_patterns

_FOLDER = Path(__file__).parent / "lexicons"


class Lexicon:
    """The word lists of one language.

    Args:
        language: ``it`` or ``en``.
    """

    def __init__(self, language: str) -> None:
        import tomllib

        with (_FOLDER / f"{language}.toml").open("rb") as file:
            data = tomllib.load(file)
        self.language = language
        self.version: str = data.pop("version")
        """Goes into every verdict: the same lexicon gives the same verdict."""
        self._groups: dict[str, dict[str, Any]] = data
        self._compiled: dict[str, PatternSet] = {}
        self._words: dict[str, frozenset[str]] = {}

    @property
    def groups(self) -> tuple[str, ...]:
        """Names of the groups, in the file's order."""
        return tuple(self._groups)

    def about(self, group: str) -> str:
        """Say what a group is for."""
        return str(self._groups[group]["about"])

    def sources(self, group: str) -> tuple[str, ...]:
        """Return the patterns of a group as they stand in the file."""
        found = self._groups[group]["any"]
        return tuple(found.split() if isinstance(found, str) else found)

    def patterns(self, group: str) -> PatternSet:
        """Return the patterns of a group, ready to be looked for. A group marked `exact` forgives no slip of the
        finger.
        """
        if group not in self._compiled:
            exact = bool(self._groups[group].get("exact", False))
            self._compiled[group] = compile_patterns(self.sources(group), self.language, exact=exact)
        return self._compiled[group]

    def words(self, group: str) -> frozenset[str]:
        """Return a group of single words as a set, folded as the words of a text are."""
        if group not in self._words:
            self._words[group] = frozenset(fold(word) for word in self.sources(group))
        return self._words[group]


@cache
def lexicon(language: str) -> Lexicon:
    """Return the word lists of a language; read once."""
    return Lexicon(language)

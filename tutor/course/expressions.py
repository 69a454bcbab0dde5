"""Patterns that look like regular expressions: they load as odd words, and find nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.course.problems import Code, Problem
from tutor.course.source import Source, strings
from tutor.course.wording import SHOWN
from tutor.i18n import LANGUAGES

_EXPRESSION = re.compile(
    r"\\[A-Za-z.]|\(\?[:=!<]|\[[^\]\s]*\w-\w[^\]\s]*\]|\[\^|\.[*+]|[)\]][*+?]|\{\d+,?\d*\}|^\^|[^\W\d_*]\$$"
)
"""What regular expressions are made of, and no sentence holds."""
_CURES = (
    (re.compile(r"\\d|\[0-9\]"), "write the figures that you mean, 9 november; or leave them to a checker of figures"),
    (re.compile(r"\.[*+]"), "write '_' between two words: book _ mill"),
    (re.compile(r"\([^)]*\|"), "write a|b without brackets, between words"),
)
_CURE = "a pattern is words: book* for a stem, a|b for one of two, a _ b for a and later b"


def expressions(source: Source) -> Iterator[Problem]:
    """Point at every pattern of a file that looks like a regular expression.

    Patterns stand in lists, under keys that no learner reads.

    Args:
        source: A course's header, a company or a scenario.
    """
    for path, text in strings(source.data, ()):
        keys = [part for part in path if isinstance(part, str) and part not in LANGUAGES]
        if isinstance(path[-1], str) or not keys or keys[-1] in SHOWN or "samples" in keys:
            continue
        if match := _EXPRESSION.search(text):
            message = f"'{text[:40]}' looks like a regular expression, at '{match[0]}'; patterns are words"
            cure = next((cure for shape, cure in _CURES if shape.search(text)), _CURE)
            yield source.problem(Code.EXPRESSION, path, message, cure)

"""The page of each code: what it means, why it matters, an example to avoid and one to follow.

A page is a file in `pages/`, named after its code. Under its title stands what the code means; then come three
sections, `Why it matters`, `Instead of` and `Write`, the last two with an example or several between fences. A fence
may say what a test has to know to run the example; see `Example`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from tutor.course.problems import WARNINGS, Code, Severity
from tutor.errors import ExitCode, TutorError

PAGES = Path(__file__).parent / "pages"
_TITLE = re.compile(r"# (T\d{3}): (.+)\n")
_SECTIONS = ("Why it matters", "Instead of", "Write")
_FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a course, as an author would write it."""

    language: str
    """`toml`: lines of a file; `sh`: what is done in the course's folder; `python`: a checker of another package;
    `gift`: questions for `tutor import`."""
    options: dict[str, str]
    """What a test needs to run it: ``file`` names the file of the course, ``add`` puts the tables behind those that
    are there instead of in their place, ``repeat`` is how often the paragraph with … stands there, ``encoding`` is the
    file's, ``checker`` the name under which a class is registered, ``also`` a code that cannot but come along.
    """
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say about a code."""

    code: str
    title: str
    """The problem in a few words."""
    meaning: str
    why: str
    """Why it matters to the author or to learners."""
    bad: tuple[Example, ...]
    """An example that has exactly this problem."""
    good: tuple[Example, ...]
    """The same without it."""

    @property
    def severity(self) -> Severity:
        """Whether the problem keeps a scenario from being used."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR


def page(code: str) -> Page:
    """Return the page of a code.

    Args:
        code: As a person types it: ``T012``, ``t12``, ``12``.

    Raises:
        TutorError: There is no such code; the nearest is named.
    """
    number = code.strip().upper().removeprefix("T")
    known = f"T{number:0>3}"
    if known in set(Code):
        return read_page(known)
    close = get_close_matches(known, list(Code), n=1, cutoff=0.5)
    hint = f"did you mean {close[0]}? " if close else ""
    raise TutorError("no such code", code[:40], f"{hint}`tutor explain` lists them all", ExitCode.NOT_FOUND)


def pages() -> Iterator[Page]:
    """Yield the pages of all codes, in the order of their numbers."""
    return (read_page(code.value) for code in sorted(Code))


@cache
def read_page(code: str) -> Page:
    """Read the page of a code that exists.

    Raises:
        ValueError: The page has not the form of one.
    """
    text = (PAGES / f"{code}.md").read_text("utf-8")
    title = _TITLE.match(text)
    if not title or title[1] != code:
        raise ValueError(f"{code}.md does not begin with '# {code}: ' and a title")
    meaning, *sections = re.split(r"^## (.+)\n", text[title.end() :], flags=re.MULTILINE)
    if tuple(sections[::2]) != _SECTIONS:
        raise ValueError(f"{code}.md has not the sections {', '.join(_SECTIONS)}, in this order")
    why, bad, good = sections[1::2]
    return Page(code, title[2], meaning.strip(), why.strip(), tuple(examples_in(bad)), tuple(examples_in(good)))


def examples_in(text: str) -> Iterator[Example]:
    """Yield the pieces between fences, in the order in which they stand in a text."""
    for language, words, piece in _FENCE.findall(text):
        pairs = [word.partition("=") for word in words.split()]
        yield Example(language, {name: value for name, _, value in pairs}, piece)

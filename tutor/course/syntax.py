"""Why a file is not TOML, said in an author's words. Only asked when the parser has given up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tutor.course.slips import DETECTORS
from tutor.course.stop import Slip, stop


def slip(text: str, said: str) -> Slip:
    """Say in an author's words why a file is not TOML.

    Args:
        text: The file.
        said: tomllib's complaint about it, place included.

    Returns:
        The slip; offsets count characters with each line end as one.
    """
    where = stop(text, said)
    for detect in DETECTORS:
        if found := detect(where):
            return found
    return where.slip(f"this is not TOML: {where.said[:1].lower()}{where.said[1:]}", "")


def all_slips(text: str, parse: Callable[[str], object], most: int = 5) -> Iterator[Slip]:
    """Find the slips of a file one after the other.

    A line whose slip concerns itself alone is left out and the rest read again, so that each slip is told for what
    it is and not for what an earlier one did. It stops where that cannot be promised.

    Args:
        text: The file.
        parse: Raises a ValueError with tomllib's words where a text is not TOML.
        most: Slips that are looked for at most: each costs one more reading.
    """
    text = text.replace("\r\n", "\n")
    for _ in range(most):
        try:
            parse(text)
        except ValueError as error:
            found = slip(text, str(error))
            yield found
            if not found.alone:
                return
            start = text.rfind("\n", 0, found.offset) + 1
            end = text.find("\n", start)
            end = end if end >= 0 else len(text)
            text = text[:start] + " " * (end - start) + text[end:]
        else:
            return

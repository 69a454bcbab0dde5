"""Why a file, or a part of it, is not taken in: what is wrong with it, and what can be done."""

from __future__ import annotations

from enum import StrEnum

from tutor import __version__
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked


class Fault(StrEnum):
    """What may be wrong with a file of sessions. The words are an interface: `tutor collect --json` says them."""

    ARCHIVE = "archive"
    NOT_A_FILE = "not-a-file"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
    EMPTY = "empty"
    BROKEN = "broken"
    FORGED = "forged"
    CUT = "cut"
    TORN = "torn"
    LATER = "later"
    DUPLICATE = "duplicate"
    CONTRADICTION = "contradiction"


_SAID = {
    Fault.ARCHIVE: (
        marked("an archive"),
        marked("Archives are not opened here; unpack it and put the files in its place."),
    ),
    Fault.NOT_A_FILE: (
        marked("no plain file"),
        marked("Links and devices are not followed; put the file itself here."),
    ),
    Fault.UNREADABLE: (marked("it cannot be opened"), marked("Copy it anew, or ask for it again.")),
    Fault.TOO_LARGE: (marked("too large for a session"), marked("Ask its owner for an export with fewer sessions.")),
    Fault.TOO_MANY: (marked("more than fits into one collection"), marked("Collect the folder in parts.")),
    Fault.EMPTY: (marked("no session in it"), marked("Ask its owner to export it again.")),
    Fault.BROKEN: (marked("a line that is no event"), marked("Ask its owner to export it again.")),
    Fault.FORGED: (marked("changed after it was made"), marked("Ask its owner for the file as it was.")),
    Fault.CUT: (marked("its end is missing"), marked("Copy it anew, or ask for it again.")),
    Fault.TORN: (marked("its last line was cut short"), marked("Everything before it is used.")),
    Fault.LATER: (marked("of a later tutor"), marked("Update tutor to read it.")),
    Fault.DUPLICATE: (marked("a session that is here already"), marked("It counts once; this copy can go.")),
    Fault.CONTRADICTION: (
        marked("the same session, told differently"),
        marked("Ask its owner which of the two files is right; take the other one away."),
    ),
}
_HARMLESS = (Fault.TORN, Fault.DUPLICATE)
"""What costs nothing: all that can be used is used."""


class Refusal(TutorError):
    """Something of a file is not taken in.

    Args:
        fault: What is wrong.
        detail: Where, or with what.
    """

    def __init__(self, fault: Fault, detail: str = "") -> None:
        title, hint = _SAID[fault]
        super().__init__(title, detail, hint, ExitCode.OK if fault in _HARMLESS else ExitCode.UNREADABLE)
        self.fault = fault


def later_than_here(version: str) -> bool:
    """Tell whether a tutor's version is later than the one that runs; False for what is no version."""
    return _parts(version) > _parts(__version__)


def _parts(version: str) -> tuple[int, ...]:
    found = version.split(".")
    short = all(part.isascii() and part.isdigit() and len(part) < 10 for part in found)
    return tuple(int(part) for part in found) if short else ()

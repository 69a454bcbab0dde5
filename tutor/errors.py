"""What goes wrong outside a course file, and how the program ends."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The program's exit codes. They are an interface: scripts and CI rely on them."""

    OK = 0
    """All went well."""
    PROBLEMS = 1
    """A course has errors, or a sample did not end as its author expects."""
    USAGE = 2
    """The command line was not understood."""
    NOT_FOUND = 3
    """A course, scenario, session, checker or network does not exist."""
    UNREADABLE = 4
    """A file is there and cannot be used: damaged, forged, of a later version, or not permitted."""
    UNWRITABLE = 5
    """A file or folder cannot be written."""
    INTERRUPTED = 130
    """The person pressed ctrl+c."""


class TutorError(Exception):
    """A failure to tell a person about, with the way out of it.

    Args:
        title: What happened, in a few words.
        message: What it means here: the name, the place, the reason.
        hint: What the person can do next; empty when there is nothing.
        exit_code: How the program ends when nobody handles the failure.
    """

    def __init__(
        self,
        title: str,
        message: str = "",
        hint: str = "",
        exit_code: ExitCode = ExitCode.UNREADABLE,
    ) -> None:
        super().__init__(": ".join(part for part in (title, message) if part))
        self.title = title
        self.message = message
        self.hint = hint
        self.exit_code = exit_code

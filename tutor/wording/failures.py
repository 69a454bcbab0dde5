"""What goes wrong, in the language that is spoken."""

from __future__ import annotations

from tutor.errors import TutorError
from tutor.i18n import Speaker


def failure_lines(error: TutorError, voice: Speaker) -> tuple[str, ...]:
    """Say a failure: what happened and what it means here, then the way out of it where there is one.

    Names, places and what a course's author reads are said as they are.
    """
    said = ": ".join(voice.say(part) for part in (error.title, error.message) if part)
    return tuple(line for line in (said, voice.say(error.hint)) if line)

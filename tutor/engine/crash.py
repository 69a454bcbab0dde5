"""What is left of a crash: a file without local variables, and words for the person."""

from __future__ import annotations

import traceback

from tutor import __version__
from tutor.engine.files import write_whole
from tutor.engine.paths import Paths
from tutor.errors import TutorError
from tutor.i18n import marked
from tutor.text.clean import clean

BROKE = marked("something broke")
"""What is said of a failure that nobody foresaw."""


def report(error: Exception, paths: Paths, title: str = BROKE) -> TutorError:
    """Write the traceback to a file and return what to tell the person.

    Args:
        error: What was not handled.
        paths: The program's folders; the file goes to the data folder, readable by its owner only.
        title: What happened, in a few words.
    """
    lines = [f"tutor {__version__}\n", *traceback.format_exception(error)]
    place = paths.data / "crash.txt"
    try:
        write_whole(place, clean("".join(lines)).encode())
    except OSError:
        return TutorError(title, type(error).__name__, marked("everything up to here is kept"))
    said = f"{type(error).__name__}, {place}"
    return TutorError(title, said, marked("everything up to here is kept; that file has the details"))

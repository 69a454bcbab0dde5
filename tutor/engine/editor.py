"""The person's own editor, for a long answer: found in the environment, run on a file of its own."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.text.clean import Clean, clean, clean_line

VARIABLES = ("VISUAL", "EDITOR")
"""Where a person names their editor, the first that is set."""
MOST_BYTES = 1_000_000
"""Largest file that is taken for an answer."""


def editor() -> tuple[str, ...]:
    """Return the command of the person's editor, word by word; nothing where there is none that can be run."""
    named = next((said for variable in VARIABLES if (said := os.environ.get(variable, "").strip())), "")
    try:
        words = tuple(shlex.split(named))
    except ValueError:
        return ()
    return words if words and shutil.which(words[0]) else ()


def edited(command: tuple[str, ...], text: str) -> Clean:
    """Let a person change a text in their editor, and return what they saved.

    Args:
        command: The editor, as `editor` returns it.
        text: What stands in the box.

    Raises:
        TutorError: It could not be run, ended badly, or left something that is no text; the answer is as it was.
    """
    with tempfile.TemporaryDirectory(prefix="tutor-") as folder:
        path = Path(folder) / "answer.txt"
        try:
            path.write_text(text, "utf-8")
            ended = subprocess.run([*command, str(path)], check=False).returncode
            if ended:
                raise _unusable(f"{command[0]}: {ended}")
            if path.stat().st_size > MOST_BYTES:
                raise _unusable(f"> {MOST_BYTES} B")
            return clean(path.read_text("utf-8").removesuffix("\n"))
        except UnicodeDecodeError as error:
            raise _unusable("UTF-8?") from error
        except OSError as error:
            raise _unusable(f"{command[0]}: {error.strerror or error}") from error


def _unusable(why: str) -> TutorError:
    return TutorError(
        marked("nothing came back from the editor"),
        clean_line(why),
        marked("your text is as it was"),
        ExitCode.UNREADABLE,
    )

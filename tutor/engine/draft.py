"""What is typed and not handed in yet."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from pathlib import Path

from tutor.checkers.finding import Answer
from tutor.engine.files import write_whole
from tutor.text.clean import clean


class Draft:
    """What is typed and not handed in yet: one small file beside the journal, replaced each time, gone once it is
    handed in.

    Args:
        journal: The session's file.
    """

    def __init__(self, journal: Path) -> None:
        self.path = journal.with_suffix(".draft.json")
        """Its file; it need not be there."""

    def load(self, step: str) -> Answer | None:
        """Return the draft for a step, if there is one."""
        try:
            data = json.loads(self.path.read_bytes())
            if data["step"] != step:
                return None
            pairs = tuple((str(left), str(right)) for left, right in data["pairs"])
            chosen = tuple(str(option) for option in data["chosen"])
            return Answer(clean(str(data["text"])), clean(str(data["alt"])), chosen, pairs)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def save(self, step: str, answer: Answer) -> None:
        """Keep a draft.

        Raises:
            OSError: It cannot be written.
        """
        write_whole(self.path, json.dumps({"step": step, **asdict(answer)}, ensure_ascii=True).encode())

    def drop(self) -> None:
        """Forget the draft."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

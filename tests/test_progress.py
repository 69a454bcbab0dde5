"""A bar on a terminal's stderr after a moment; never anything else."""

from __future__ import annotations

import io

import pytest

from tutor.verbs import progress
from tutor.verbs.progress import Progress


class Terminal(io.StringIO):
    """Says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *seconds: float) -> str:
    """Return what a work of three pieces writes, one piece at each of these times."""
    times = iter([0.0, *seconds])
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(times))
    with Progress("checking") as bar:
        for done, _ in enumerate(seconds, 1):
            bar(done, len(seconds))
    return stream.getvalue()


def test_a_long_work_shows_a_bar_that_fills(monkeypatch: pytest.MonkeyPatch) -> None:
    written = shown(monkeypatch, Terminal(), 0.5, 1.5)
    assert "checking" in written
    assert "100%" in written
    assert written.endswith("\n")


def test_a_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), 0.2, 0.4, 0.6) == ""


def test_without_a_terminal_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 5.0, 9.0) == ""

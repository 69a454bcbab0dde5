"""Notices when a file that somebody is writing changes, or anything in its course."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

SETTLED = 50
"""Milliseconds without a further change after which a save is over: editors write in several strokes."""
LONGEST = 200
"""Milliseconds after which a change is told even if others follow."""
POLL = 150
"""Milliseconds between two looks where the system does not tell of changes."""
GLANCE = 1_000
"""Milliseconds after which the file is looked at anyway: network disks and links tell of nothing."""

Stamp = tuple[int, int, int] | None
"""Time of the last change in nanoseconds, size, and number of the file; None where there is none."""


def changes(path: Path, root: Path, stop: Event) -> Iterator[None]:
    """Give a sign each time that something changed, until told to stop.

    Where the system cannot watch the folder, it is looked through again and again instead; where the folder goes away,
    it is waited for.

    Args:
        path: The file.
        root: The folder of its course, watched with all that is in it.
        stop: Ends the watch within a moment.
    """
    polling, seen = False, stamp(path)
    while not stop.is_set():
        try:
            for touched in _touched(root, stop, polling=polling):
                now = stamp(path)
                missed = now != seen and not touched
                seen = now
                if touched or missed:
                    yield
                if missed:
                    break  # the folder under watch may be another one by now: watch it anew
        except FileNotFoundError:
            stop.wait(POLL / 1000)
            if stamp(path) != seen:
                seen = stamp(path)
                yield
        except (OSError, RuntimeError):  # too many watches, or a file system that knows none
            polling = True
            stop.wait(POLL / 1000)


def stamp(path: Path) -> Stamp:
    """Return what tells one state of a file from another without reading it."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _touched(root: Path, stop: Event, *, polling: bool) -> Iterator[bool]:
    """Tell that something in the folder changed, and every now and then that nothing was heard."""
    from watchfiles import watch

    heard = watch(
        root,
        step=SETTLED,
        debounce=LONGEST,
        rust_timeout=GLANCE,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=polling or None,
        poll_delay_ms=POLL,
        ignore_permission_denied=True,
    )
    return (bool(changed) for changed in heard)

"""Work with a deadline: done in a thread that is kept for the next piece of work, since a new one each time costs more
than many checkers. One that takes too long is left to itself, and ends with its work.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")
"""What a piece of work returns."""


class TookTooLong(Exception):
    """The work was not done by its deadline."""


class Broke(Exception):
    """The work ended in a way that is no failure of its own: its message names that way, in a word or two."""


class _Job(Generic[T]):
    """A piece of work, and where its outcome is waited for."""

    def __init__(self, work: Callable[[], T]) -> None:
        self.work = work
        self.outcome: SimpleQueue[tuple[T | None, Exception | None]] = SimpleQueue()

    def run(self) -> None:
        """Do the work; whatever it raises is its outcome, even where it would end the program."""
        try:
            self.outcome.put((self.work(), None))
        except Exception as error:  # noqa: BLE001 - it is raised again where the outcome is waited for
            self.outcome.put((None, error))
        except BaseException as error:  # noqa: BLE001 - a checker that exits leaves the thread to the next one
            self.outcome.put((None, Broke(type(error).__name__)))


_idle: list[SimpleQueue[_Job[object] | None]] = []
"""Where the threads that have nothing to do wait for a job; None ends one."""
if hasattr(os, "register_at_fork"):
    # The threads of a process do not live on in its copy.
    os.register_at_fork(after_in_child=_idle.clear)


def done_by(deadline: float, work: Callable[[], T]) -> T:
    """Do some work in another thread, and give up at the deadline.

    Args:
        deadline: Seconds.
        work: What is to be done.

    Returns:
        What the work returns.

    Raises:
        TookTooLong: The deadline passed; the work may still go on, and nobody waits for it.
        Broke: The work tried to end the program.
        Exception: Whatever else the work raises.
    """
    job = _Job(work)
    try:
        jobs = _idle.pop()
    except IndexError:
        jobs = _new_thread()
    jobs.put(job)  # type: ignore[arg-type] # a thread runs jobs of any kind
    try:
        result, error = job.outcome.get(timeout=deadline)
    except BaseException as reason:
        jobs.put(None)
        if isinstance(reason, Empty):
            raise TookTooLong from None
        raise
    _idle.append(jobs)
    if error is not None:
        raise error
    return result  # type: ignore[return-value] # without an error there is a result


def _new_thread() -> SimpleQueue[_Job[object] | None]:
    """Start a thread that runs the jobs it is given, one after the other."""
    jobs: SimpleQueue[_Job[object] | None] = SimpleQueue()

    def run() -> None:
        while (job := jobs.get()) is not None:
            job.run()

    threading.Thread(target=run, name="checkers", daemon=True).start()
    return jobs

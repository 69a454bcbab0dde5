"""Other people's checkers run in a process of their own, so that one that hangs can be killed.

The process speaks JSON, a line a request and a line a reply, each with the same number. It is started when the first
foreign checker is asked and kept for the next.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from dataclasses import asdict
from functools import cache
from typing import Any, TextIO

from tutor.checkers.base import Checker
from tutor.checkers.finding import Answer, Context, Fact, Finding, Outcome
from tutor.i18n import marked
from tutor.session.deadline import Broke, TookTooLong
from tutor.text.clean import clean, clean_line

LONGEST_SENTENCE = 500
"""Characters of a foreign checker's sentence that are kept."""
LONGEST_KIND = 60
"""Characters of the name of what a foreign checker raised that are kept."""
START_UP = 20.0
"""Seconds that the process may take to start and import; a checker's own deadline begins after that."""
READY = 0
"""Number of the reply that a child gives unasked, once it has started; requests count from 1."""
END = ""
"""Stands in the queue of lines for the end of the process; a line is never empty."""


class Isolated:
    """A child process that runs checkers."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()
        self._asked = READY
        self._lock = threading.Lock()

    @staticmethod
    @cache
    def shared() -> Isolated:
        """Return the one that everybody uses."""
        return Isolated()

    def check(self, name: str, checker: Checker, answer: Answer, context: Context, deadline: float) -> Finding:
        """Ask the child for a finding; a child that does not reply as it should is killed.

        Args:
            name: The checker's name, by which the child finds its class.
            checker: The checker; its settings travel.
            answer: The answer.
            context: What the checker may look at.
            deadline: Seconds.

        Raises:
            TookTooLong: The deadline passed.
            Broke: The checker raised or ended the process, or what came back is no finding.
            Exception: Whatever the checker's settings raise on their way, or the system where no process can be had.
        """
        request = {
            "name": name,
            "settings": checker.model_dump(mode="json"),
            "answer": asdict(answer),
            "context": asdict(context),
        }
        with self._lock:
            try:
                reply = self._ask(request, deadline)
            except BaseException:
                self.close()
                raise
        return _finding(reply, answer)

    def close(self) -> None:
        """Kill the child."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
            self._process = None

    def _ask(self, request: dict[str, Any], deadline: float) -> dict[str, Any]:
        child = self._running()
        assert child.stdin is not None
        self._asked += 1
        child.stdin.write(json.dumps({"number": self._asked, **request}) + "\n")
        child.stdin.flush()
        return self._reply(self._asked, deadline)

    def _reply(self, number: int, deadline: float) -> dict[str, Any]:
        """Wait for the reply to a request: a line that replies to anything else was not written by `_serve`."""
        try:
            line = self._lines.get(timeout=deadline)
        except queue.Empty:
            raise TookTooLong from None
        if line == END:
            raise Broke(marked("its process ended"))
        reply = json.loads(line)
        if not isinstance(reply, dict) or reply.get("number") != number:
            raise Broke(marked("not a reply"))
        return reply

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._lines, self._asked = queue.Queue(), READY
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tutor.session.isolation"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
            threading.Thread(target=_pump, args=(self._process, self._lines), daemon=True).start()
            self._reply(READY, START_UP)
        return self._process


def _pump(process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    """Move the child's lines into a queue, so that waiting for one can time out, and its end behind them."""
    assert process.stdout is not None
    try:
        for line in process.stdout:
            lines.put(line)
    except ValueError:  # no UTF-8, or the stream was closed meanwhile
        pass
    finally:
        lines.put(END)


def _finding(reply: dict[str, Any], answer: Answer) -> Finding:
    """Trust a foreign finding only as far as its shape goes: known outcome, spans inside the text.

    Raises:
        Broke: The checker raised, or its finding has another shape.
    """
    if "error" in reply:
        raise Broke(clean_line(str(reply["error"]), characters=LONGEST_KIND))
    try:
        found = reply["finding"]
        outcome, credit = Outcome(found["outcome"]), found["credit"]
        spans = tuple((int(start), int(end)) for start, end in found["spans"])
        texts = {key: clean(str(found[key]), characters=LONGEST_SENTENCE) for key in ("found", "why", "move")}
        notes = tuple(clean(str(note), characters=LONGEST_SENTENCE) for note in found["notes"])
        credit = None if credit is None else min(1.0, max(0.0, float(credit)))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise Broke(marked("malformed finding")) from error
    inside = tuple(span for span in spans if 0 <= span[0] < span[1] <= len(answer.text))
    return Finding(outcome, texts["found"], texts["why"], texts["move"], inside, notes, credit)


def _serve() -> None:
    """Answer requests until the parent goes away."""
    requests, replies = _own_channels()
    replies.write(json.dumps({"number": READY}) + "\n")
    for line in requests:
        replies.write(_reply_to(json.loads(line)) + "\n")


def _own_channels() -> tuple[TextIO, TextIO]:
    """Move requests and replies to descriptors of their own: what a checker reads is empty, what it prints is lost."""
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    replies = os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    for taken in (0, 1):
        os.dup2(nothing, taken)
    os.close(nothing)
    return requests, replies


def _reply_to(request: dict[str, Any]) -> str:
    """Run a checker, and write down its finding, or what it raised."""
    from tutor.checkers.registry import checker_class

    number = request["number"]
    try:
        checker = checker_class(request["name"]).model_validate(request["settings"])
        context = request["context"]
        context["facts"] = tuple(_fact(fact) for fact in context["facts"])
        context["earlier"] = tuple((step, _answer(earlier)) for step, earlier in context["earlier"])
        context["attempts"] = tuple(_answer(attempt) for attempt in context["attempts"])
        context |= {key: tuple(context[key]) for key in ("names", "confidential", "models")}
        finding = checker.check(_answer(request["answer"]), Context(**context))
        return json.dumps({"number": number, "finding": asdict(finding)})
    except BaseException as error:  # noqa: BLE001 - whatever a foreign checker raises is its error, not ours
        return json.dumps({"number": number, "error": type(error).__name__})


def _fact(data: dict[str, Any]) -> Fact:
    """Make a fact of its data: what JSON holds as lists are tuples in it, so that a context can be looked up by."""
    held: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    return Fact(**held)


def _answer(data: dict[str, Any]) -> Answer:
    pairs = tuple((left, right) for left, right in data["pairs"])
    return Answer(data["text"], data["alt"], tuple(data["chosen"]), pairs)


if __name__ == "__main__":
    _serve()

"""Other people's checkers run in a process of their own, so that one that hangs can be killed.

The process speaks JSON, a line a request. It is started when the first foreign checker is asked and kept for the next.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from dataclasses import asdict
from functools import cache
from typing import Any

from tutor.checkers.base import Checker
from tutor.checkers.finding import Answer, Context, Fact, Finding, Outcome
from tutor.i18n import speaker
from tutor.text.clean import clean

LONGEST_SENTENCE = 500
"""Characters of a foreign checker's sentence that are kept."""
START_UP = 20.0
"""Seconds that the process may take to start and import; a checker's own deadline begins after that."""


class Isolated:
    """A child process that runs checkers."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()
        self._lock = threading.Lock()

    @staticmethod
    @cache
    def shared() -> Isolated:
        """Return the one that everybody uses."""
        return Isolated()

    def check(self, name: str, checker: Checker, answer: Answer, context: Context, deadline: float) -> Finding:
        """Ask the child for a finding; kill it at the deadline.

        Args:
            name: The checker's name, by which the child finds its class.
            checker: The checker; its settings travel.
            answer: The answer.
            context: What the checker may look at.
            deadline: Seconds.
        """
        request = {
            "name": name,
            "settings": checker.model_dump(mode="json"),
            "answer": asdict(answer),
            "context": asdict(context),
        }
        with self._lock:
            try:
                reply = self._ask(json.dumps(request), deadline)
            except (OSError, queue.Empty, ValueError):
                self.close()
                reply = {}
        return _finding(reply, name, answer, context.language)

    def close(self) -> None:
        """Kill the child."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
            self._process = None

    def _ask(self, line: str, deadline: float) -> dict[str, Any]:
        child = self._running()
        assert child.stdin is not None
        child.stdin.write(line + "\n")
        child.stdin.flush()
        reply: dict[str, Any] = json.loads(self._lines.get(timeout=deadline))
        return reply

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._lines = queue.Queue()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tutor.session.isolation"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
            threading.Thread(target=_pump, args=(self._process, self._lines), daemon=True).start()
            self._lines.get(timeout=START_UP)
        return self._process


def _pump(process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    """Move the child's lines into a queue, so that waiting for one can time out."""
    assert process.stdout is not None
    try:
        for line in process.stdout:
            lines.put(line)
    except ValueError:
        return


def _finding(reply: dict[str, Any], name: str, answer: Answer, language: str) -> Finding:
    """Trust a foreign finding only as far as its shape goes: known outcome, spans inside the text."""
    voice = speaker(language)
    if not reply:
        return Finding(Outcome.ERROR, voice.say("The checker {name} took too long. It costs you nothing.", name=name))
    try:
        outcome, credit = Outcome(reply["outcome"]), reply["credit"]
        spans = tuple((int(start), int(end)) for start, end in reply["spans"])
        texts = {key: clean(str(reply[key]), characters=LONGEST_SENTENCE) for key in ("found", "why", "move")}
        notes = tuple(clean(str(note), characters=LONGEST_SENTENCE) for note in reply["notes"])
        credit = None if credit is None else min(1.0, max(0.0, float(credit)))
    except (KeyError, TypeError, ValueError):
        kind = clean(str(reply.get("error", "malformed finding")), characters=60)
        return Finding(
            Outcome.ERROR, voice.say("The checker {name} broke ({kind}). It costs you nothing.", name=name, kind=kind)
        )
    inside = tuple(span for span in spans if 0 <= span[0] < span[1] <= len(answer.text))
    return Finding(outcome, texts["found"], texts["why"], texts["move"], inside, notes, credit)


def _serve() -> None:
    """Answer requests until the parent goes away. A checker's own output must not pass for a reply."""
    from tutor.checkers.registry import checker_class

    replies = sys.stdout
    sys.stdout = sys.stderr
    replies.write("ready\n")
    replies.flush()
    for line in sys.stdin:
        request = json.loads(line)
        try:
            checker = checker_class(request["name"]).model_validate(request["settings"])
            context = request["context"]
            context["facts"] = tuple(_fact(fact) for fact in context["facts"])
            context["earlier"] = tuple((step, _answer(earlier)) for step, earlier in context["earlier"])
            context["attempts"] = tuple(_answer(attempt) for attempt in context["attempts"])
            context |= {key: tuple(context[key]) for key in ("names", "confidential", "models")}
            reply = asdict(checker.check(_answer(request["answer"]), Context(**context)))
        except Exception as error:  # noqa: BLE001 - whatever a foreign checker raises is its error, not ours
            reply = {"error": type(error).__name__}
        replies.write(json.dumps(reply) + "\n")
        replies.flush()


def _fact(data: dict[str, Any]) -> Fact:
    """Make a fact of its data: what JSON holds as lists are tuples in it, so that a context can be looked up by."""
    held: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    return Fact(**held)


def _answer(data: dict[str, Any]) -> Answer:
    pairs = tuple((left, right) for left, right in data["pairs"])
    return Answer(data["text"], data["alt"], tuple(data["chosen"]), pairs)


if __name__ == "__main__":
    _serve()

"""From choosing a scenario to its first paint, beside an empty screen switch. Run by hand:
`python tests/benchmarks/opening.py [rounds]`.

Both programs run in a pseudo-terminal of 100×30, turn and turn about; enter is pressed once the list has been read. The
first paint is the frame with the scenario's title; the brief is its text. What counts is that the first paint comes at
most two frames of 1/60 s after that of the empty screen.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from terminal import Terminal

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 11
FRAME = 1000 / 60
"""Milliseconds."""
PROMISE = 2
"""Frames."""
READING = 3.0
"""Seconds for which a person reads the list at least."""
EMPTY = """
from textual.app import App
from textual.screen import Screen
from textual.widgets import Static
class Other(Screen):
    def compose(self):
        yield Static("Switched")
class First(App):
    BINDINGS = [("enter", "go", "go")]
    def compose(self):
        yield Static("Ready")
    def action_go(self):
        self.push_screen(Other())
First().run()
"""


def switched(command: list[str], environment: dict[str, str], ready: bytes, texts: tuple[bytes, ...]) -> list[float]:
    """Start a program, press enter when it is ready; return the milliseconds until each text is on the screen."""
    terminal = Terminal(command, environment)
    terminal.wait_for(ready)
    terminal.settle(READING)
    terminal.send(b"\r")
    taken, before = [], 0.0
    for text in texts:
        before += terminal.wait_for(text) * 1000
        taken.append(before)
    terminal.close()
    return taken


def main() -> None:
    home = Path(tempfile.mkdtemp())
    environment = {**os.environ, "TUTOR_HOME": str(home), "TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}
    settings, file = home / "config/settings.toml", home / "empty.py"
    settings.parent.mkdir()
    settings.write_text('language = "en"\nlearner = "learner-0"\n', "utf-8")
    file.write_text(EMPTY, "utf-8")
    empty: list[float] = []
    opened: list[list[float]] = []
    for _ in range(ROUNDS):
        empty += switched([sys.executable, str(file)], environment, b"Ready", (b"Switched",))
        tutor = [sys.executable, "-m", "tutor", "start"]
        opened.append(switched(tutor, environment, b"All scenarios", ("content ›".encode(), b"You are ")))
        shutil.rmtree(home / "data", ignore_errors=True)
    base = statistics.median(empty)
    print(f"{'after enter':28} {'ms':>7} {'frames more':>12} {'of promise':>11}")
    print(f"{'an empty screen':28} {base:7.0f}")
    for at, name in enumerate(("a scenario, first paint", "a scenario, its brief")):
        middle = statistics.median(row[at] for row in opened)
        more = (middle - base) / FRAME
        print(f"{name:28} {middle:7.0f} {more:12.1f} {more / PROMISE:11.2f}")
    shutil.rmtree(home)


if __name__ == "__main__":
    main()

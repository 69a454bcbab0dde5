"""From a key to the screen in an answer of 3,000 characters, beside a bare TextArea with the same text.

Run by hand: `python tests/benchmarks/keystroke.py [keys]`. Both programs run in a pseudo-terminal of 100×30, turn and turn
about, and are typed into at a person's pace, so that counters, previews and drafts come in between. What counts is that
the ratio is 1.5 at most, with the post of the scenario below the box and with all networks beside it.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from terminal import Terminal

KEYS = int(sys.argv[1]) if len(sys.argv) > 1 else 120
ROUNDS = 3
PROMISE = 1.5
"""How many times as long as in a bare box a key may take to the screen."""
TEXT = "38 quintals in three days, then the rain. #newoil https://example.org/mill Come on Saturday 9. " * 32
BARE = """
from textual.app import App
from textual.widgets import TextArea
class Bare(App):
    def compose(self):
        area = TextArea(soft_wrap=True)
        area.cursor_blink = False
        yield area
Bare().run()
"""


def typed(terminal: Terminal, dice: random.Random) -> list[float]:
    """Type some letters at a person's pace; return the milliseconds that each took to the screen."""
    taken = []
    for number in range(KEYS):
        pause = time.perf_counter() + dice.uniform(0.04, 0.26)
        while (left := pause - time.perf_counter()) > 0:
            terminal.read(left)
        taken.append(terminal.key_to_screen(b"abcdefg "[number % 8 : number % 8 + 1]) * 1000)
    return taken


def bare(file: Path, environment: dict[str, str]) -> Terminal:
    """Open a box and nothing else."""
    terminal = Terminal([sys.executable, str(file)], environment)
    terminal.settle(1.5)
    return terminal


def learning(environment: dict[str, str], keys: bytes = b"") -> Terminal:
    """Open a scenario and go to its box; keys are pressed there."""
    terminal = Terminal([sys.executable, "-m", "tutor", "start", "new-oil"], environment)
    terminal.wait_for(b"essentials to hit")
    terminal.settle()
    terminal.send(b"\r")
    terminal.wait_for(b"hand in")
    terminal.settle()
    if keys:
        terminal.send(keys)
        terminal.settle()
    return terminal


def filled(terminal: Terminal) -> Terminal:
    """Paste the text into the box."""
    terminal.send(b"\x1b[200~" + TEXT[:3000].encode() + b"\x1b[201~")
    terminal.settle(1.0)
    return terminal


def main() -> None:
    home = Path(tempfile.mkdtemp())
    environment = {**os.environ, "TUTOR_HOME": str(home), "TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}
    settings, file = home / "config/settings.toml", home / "bare.py"
    settings.parent.mkdir()
    settings.write_text('language = "en"\nlearner = "learner-0"\n', "utf-8")
    file.write_text(BARE, "utf-8")
    makers = {
        "bare TextArea": lambda: bare(file, environment),
        "answer, its post below": lambda: learning(environment),
        "answer, all networks beside": lambda: learning(environment, b"\x1b[19~"),
    }
    figures: dict[str, list[float]] = {name: [] for name in makers}
    for number in range(ROUNDS):
        for name, make in makers.items():
            terminal = filled(make())
            figures[name] += typed(terminal, random.Random(number))
            terminal.close()
            shutil.rmtree(home / "data", ignore_errors=True)
    base = figures["bare TextArea"]
    print(f"{'key to screen':28} {'median ms':>10} {'x':>6} {'p95 ms':>8} {'x':>6} {'of promise':>11}")
    for name, rows in figures.items():
        middle, late = (statistics.quantiles(rows, n=100)[at] for at in (49, 94))
        ratio, late_ratio = (middle / statistics.median(base), late / statistics.quantiles(base, n=100)[94])
        print(f"{name:28} {middle:10.1f} {ratio:6.2f} {late:8.1f} {late_ratio:6.2f} {ratio / PROMISE:11.2f}")
    shutil.rmtree(home)


if __name__ == "__main__":
    main()

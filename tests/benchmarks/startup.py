"""How long `tutor` takes to be usable, beside the least a Textual app takes. Run by hand: `python tests/benchmarks/startup.py`.

Each program is started in a pseudo-terminal of 100×30, turn and turn about; the figures are medians, and what counts are the ratios.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 11
MINIMAL = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Minimal(App):
    def compose(self):
        yield Header()
        yield Static("Ready")
        yield Footer()
Minimal().run()
"""
COLOURS = re.compile(rb"\x1b\[[0-9;?<>=$]*[a-zA-Z]|\x1b[\]P_].*?(?:\x07|\x1b\\)")


def first_frame(
    command: list[str], text: bytes, environment: dict[str, str], patience: float = 10
) -> tuple[float, int]:
    """Start a program and wait for a text on its screen, for so many seconds of silence at most.

    Returns:
        Seconds from the start to the text, and the peak memory of the process then, in KiB (0 where /proc is absent).
    """
    begun = time.perf_counter()
    child, master = pty.fork()
    if child == 0:
        os.execve(command[0], command, environment)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    received = b""
    while text not in COLOURS.sub(b"", received):
        if select.select([master], [], [], patience)[0]:
            received += os.read(master, 65536)
        else:
            raise TimeoutError(received[-500:])
    taken = time.perf_counter() - begun
    time.sleep(0.3)
    peak = peak_memory(child)
    os.kill(child, 9)
    os.waitpid(child, 0)
    os.close(master)
    return taken, peak


def peak_memory(process: int) -> int:
    """Return the most memory a process has held, in KiB."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1])  # type: ignore[index]


def plain_run(command: list[str], environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main() -> None:
    home = Path(tempfile.mkdtemp())
    environment = {**os.environ, "TUTOR_HOME": str(home), "TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}
    minimal = home / "minimal.py"
    minimal.write_text(MINIMAL, "utf-8")
    programs = {
        "minimal Textual app": ([sys.executable, str(minimal)], b"Ready"),
        "tutor start, first run": ([sys.executable, "-m", "tutor", "start"], b"pseudonym"),
        "tutor start, later": ([sys.executable, "-m", "tutor", "start"], b"All scenarios"),
    }
    figures: dict[str, list[tuple[float, int]]] = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, (command, text) in programs.items():
            settings = home / "config/settings.toml"
            settings.parent.mkdir(exist_ok=True)
            settings.write_text('language = "en"\nlearner = "learner-0"\n', "utf-8")
            if "first" in name:
                shutil.rmtree(settings.parent)
            figures[name].append(first_frame(command, text, environment))
    base_time = statistics.median(seconds for seconds, _ in figures["minimal Textual app"])
    base_memory = statistics.median(memory for _, memory in figures["minimal Textual app"]) or 1
    print(f"{'first usable frame':28} {'ms':>7} {'x':>6} {'MiB':>7} {'x':>6}")
    for name, rows in figures.items():
        seconds, memory = (statistics.median(row[index] for row in rows) for index in (0, 1))
        print(
            f"{name:28} {seconds * 1000:7.0f} {seconds / base_time:6.2f} {memory / 1024:7.1f} {memory / base_memory:6.2f}"
        )
    lines = {
        "python -c pass": ["-c", "pass"],
        "tutor --help": ["-m", "tutor", "--help"],
        "tutor --version": ["-m", "tutor", "--version"],
    }
    runs: dict[str, list[float]] = {name: [] for name in lines}
    for _ in range(ROUNDS):
        for name, words in lines.items():
            runs[name].append(plain_run([sys.executable, *words], environment))
    base = statistics.median(runs["python -c pass"])
    for name, times in runs.items():
        print(f"{name:28} {statistics.median(times) * 1000:7.0f} {statistics.median(times) / base:6.2f}")
    shutil.rmtree(home)


if __name__ == "__main__":
    main()

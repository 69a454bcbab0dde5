"""How long after a save the preview shows it, beside what reading the file alone takes.

Run by hand: `python tests/benchmarks/preview.py [rounds]`. `tutor preview` runs in a pseudo-terminal of 100×30 on a copy
of the shipped course; a sentence of the brief is changed as editors do it, by a new file in place of the old one, and the
clock stops when the new sentence comes out of the terminal. What counts is that the slowest is under 500 ms.
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
import sys
import tempfile
import termios
import time
from pathlib import Path

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 21
PROMISE = 500
"""Milliseconds from a save to the screen."""
COLOURS = re.compile(rb"\x1b\[[0-9;?<>=$]*[a-zA-Z]|\x1b[\]P_].*?(?:\x07|\x1b\\)")


def start(file: Path, home: Path) -> tuple[int, int]:
    """Start the preview; return its process and its terminal."""
    child, master = pty.fork()
    if child == 0:
        environment = {**os.environ, "TUTOR_HOME": str(home), "TERM": "xterm-256color"}
        command = [sys.executable, "-m", "tutor", "preview", str(file), "--language", "en"]
        os.execve(command[0], command, environment)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    return child, master


def wait_for(master: int, text: bytes, seconds: float = 15.0) -> float:
    """Read what the terminal shows until a text is in it; return the milliseconds that took."""
    begun, received = time.perf_counter(), b""
    while text not in COLOURS.sub(b"", received):
        if not select.select([master], [], [], seconds)[0]:
            raise TimeoutError(received[-500:])
        received += os.read(master, 65536)
    return (time.perf_counter() - begun) * 1000


def save(file: Path, text: str) -> None:
    new = file.with_suffix(".new")
    new.write_text(text, "utf-8")
    new.replace(file)


def reading(file: Path, root: Path) -> float:
    """Return the milliseconds that reading the scenario takes, in this process."""
    from tutor.engine.manuscript import Manuscript

    place = Manuscript(file, root, "en")
    place.read()
    begun = time.perf_counter()
    place.read()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    home = Path(tempfile.mkdtemp())
    root = home / "course"
    shutil.copytree(Path(__file__).parent.parent.parent / "courses/shared-skill", root)
    file = root / "content/01-new-oil.toml"
    good = file.read_text("utf-8")
    child, master = start(file, home)
    wait_for(master, b"seven in the")
    time.sleep(1)
    taken = []
    for number in range(ROUNDS):
        word = f"half{number:03}"
        save(file, good.replace("It is seven", f"It is {word}"))
        taken.append(wait_for(master, word.encode()))
        time.sleep(0.4)
    os.kill(child, 9)
    os.waitpid(child, 0)
    os.close(master)
    alone = statistics.median(reading(file, root) for _ in range(ROUNDS))
    shutil.rmtree(home)
    print(f"{'from save to screen':28} {'ms':>7} {'x reading':>10} {'x promise':>10}")
    for name, value in (("median", statistics.median(taken)), ("slowest", max(taken))):
        print(f"{name:28} {value:7.0f} {value / alone:10.1f} {value / PROMISE:10.2f}")
    print(f"{'reading the file alone':28} {alone:7.0f}")


if __name__ == "__main__":
    main()

"""A program in a pseudo-terminal of 100×30: keys go in, and the clock stops when something comes out."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time

COLUMNS, ROWS = 100, 30
CODES = re.compile(rb"\x1b\[[0-9;?<>=$]*[a-zA-Z]|\x1b[\]P_].*?(?:\x07|\x1b\\)")
QUIET = 0.4
"""Seconds without output after which a screen has settled."""


class Terminal:
    """A program at work.

    Args:
        command: The program and its arguments.
        environment: Its environment.
    """

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.execve(command[0], command, environment)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def send(self, keys: bytes) -> None:
        """Press some keys."""
        os.write(self.master, keys)

    def read(self, seconds: float) -> bytes:
        """Return the next output; nothing where none comes in time."""
        return os.read(self.master, 65536) if select.select([self.master], [], [], seconds)[0] else b""

    def settle(self, seconds: float = QUIET) -> None:
        """Read until nothing more comes."""
        while self.read(seconds):
            pass

    def wait_for(self, text: bytes, seconds: float = 20.0) -> float:
        """Read until a text is among what came out since; return the seconds that took."""
        begun, received = time.perf_counter(), b""
        while text not in CODES.sub(b"", received):
            if not (more := self.read(seconds)):
                raise TimeoutError(received[-500:])
            received += more
        return time.perf_counter() - begun

    def key_to_screen(self, key: bytes) -> float:
        """Press a key; return the seconds until the screen changes."""
        begun = time.perf_counter()
        self.send(key)
        if not self.read(5):
            raise TimeoutError(key)
        return time.perf_counter() - begun

    def close(self) -> None:
        """End the program."""
        os.kill(self.child, 9)
        os.waitpid(self.child, 0)
        os.close(self.master)

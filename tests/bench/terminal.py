"""A program in a pseudo-terminal of 120 by 40: what it paints can be waited for."""

import contextlib
import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

COLUMNS, LINES = 120, 40


class Terminal:
    """A Python program that has a terminal to itself. `seen` are the bytes it wrote so far."""

    def __init__(self, arguments: Sequence[str], around: dict[str, str] | None = None) -> None:
        import fcntl  # not on Windows, where this file can still be imported
        import pty
        import struct
        import termios

        self.screen, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        given = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | (around or {})
        self.seen = b""
        self.process = subprocess.Popen(
            [sys.executable, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=given,
            start_new_session=True,
        )  # fmt: skip
        os.close(theirs)

    def until(self, word: bytes, seconds: float = 30) -> None:
        """Waits for these bytes on the screen."""
        end = time.monotonic() + seconds
        while word not in self.seen and time.monotonic() < end and self.process.poll() is None:
            self._read()
        if word not in self.seen:
            raise AssertionError(f"{word!r} was never shown: {self.seen[-1000:]!r}")

    def ended(self, seconds: float = 30) -> int:
        """Waits for the end; the answer is the exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self._read()
        return self.process.wait(1)

    def memory(self) -> int:
        """Bytes the process has in memory now (Linux only; 0 elsewhere)."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return 0
        return next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmRSS"))

    def close(self) -> None:
        """Ends what still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.screen)

    def _read(self) -> None:
        if select.select([self.screen], [], [], 0.05)[0]:
            with contextlib.suppress(OSError):
                self.seen += os.read(self.screen, 65536)

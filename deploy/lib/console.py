"""What the launcher says while it works: short lines, and a sign of life for steps that take long.

Everything goes to standard error, so that standard output holds results only (`env`, the timeline of `demo`).
"""

import contextlib
import itertools
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path


class StackError(Exception):
    """Something the person at the keyboard can act on; printed without a trace, exit status 1."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


class Progress:
    """One step: a line that moves on a terminal, dots elsewhere, and the time taken at the end."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.began = time.monotonic()
        self.moving = sys.stderr.isatty()
        self.marks = itertools.cycle("|/-\\")
        self.last = self.began
        if not self.moving:
            print(f"{title} ", end="", file=sys.stderr, flush=True)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    def tick(self, note: str = "") -> None:
        """Shows that the step is alive. May be called as often as one likes."""
        now = time.monotonic()
        if now - self.last < (0.15 if self.moving else 2):
            return
        self.last = now
        if self.moving:
            line = f"{next(self.marks)} {self.title} {self.seconds:.0f} s {note}".rstrip()
            print(f"\r\033[K{line[:110]}", end="", file=sys.stderr, flush=True)
        else:
            print(".", end="", file=sys.stderr, flush=True)

    def end(self, outcome: str) -> None:
        start = f"\r\033[K{self.title}: " if self.moving else " "
        say(f"{start}{outcome} ({self.seconds:.1f} s)")


@contextlib.contextmanager
def step(title: str) -> Iterator[Progress]:
    progress = Progress(title)
    try:
        yield progress
    except BaseException as problem:
        progress.end("interrupted" if isinstance(problem, KeyboardInterrupt) else "failed")
        raise
    progress.end("done")


def wait_until(progress: Progress, seconds: float, ready: Callable[[], bool]) -> bool:
    """Asks `ready` until it says yes or the time is up."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            return False
        progress.tick()
        time.sleep(0.1)
    return True


def tail(path: Path, lines: int = 15) -> str:
    """The last lines of a log, indented."""
    try:
        with path.open(errors="replace") as log:
            return "".join(f"    {line.rstrip()[:400]}\n" for line in deque(log, maxlen=lines))
    except OSError:
        return ""


def run_logged(title: str, command: Sequence[str], log: Path, cwd: Path, env: Mapping[str, str] | None = None) -> None:
    """Runs a long command as one step, its output in `log`; a failure shows the end of that output."""
    with step(title) as progress, log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            while process.poll() is None:
                progress.tick(last_line(log))
                time.sleep(0.1)
        finally:
            end_child(process)
        if process.returncode != 0:
            raise StackError(f"`{' '.join(command)}` ended with status {process.returncode}:\n{tail(log, 40)}see {log}")


def end_child(process: subprocess.Popen) -> None:
    """Ends a foreground child that is still there because we are leaving early."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def last_line(log: Path) -> str:
    with log.open("rb") as content:
        content.seek(max(0, log.stat().st_size - 300))
        lines = content.read().decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")

"""Lock files, so that two launchers do not work on the same thing."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from console import StackError, say


@contextlib.contextmanager
def locked(path: Path, complaint: str | None = None, notice: str | None = None) -> Iterator[None]:
    """Holds a lock file. When another holds it: gives up with the complaint, or says the notice and waits."""
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if complaint:
                    raise StackError(complaint) from error
                if notice:
                    say(notice)
                fcntl.flock(handle, fcntl.LOCK_EX)
            if not is_same_file(path, handle.fileno()):  # wiped away while we waited
                continue
            yield
            return


def is_same_file(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except OSError:
        return False

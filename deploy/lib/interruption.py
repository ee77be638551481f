"""Ctrl-C and its kin: an exception at a moment that leaves nothing unrecorded behind."""

import contextlib
import signal
from collections.abc import Iterator


class Interruption:
    """Turns SIGINT, SIGTERM and SIGHUP into KeyboardInterrupt, held back while a process is being recorded."""

    held = 0
    waiting = False

    @classmethod
    def install(cls) -> None:
        # Whoever called us may have blocked signals (programs in Swift do). Neither we nor the servers that we start
        # and later ask to stop shall inherit that.
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, cls.arrived)

    @classmethod
    def arrived(cls, _number: int, _frame: object) -> None:
        if cls.held:
            cls.waiting = True
        else:
            raise KeyboardInterrupt

    @classmethod
    @contextlib.contextmanager
    def deferred(cls) -> Iterator[None]:
        cls.held += 1
        try:
            yield
        finally:
            cls.held -= 1
            if cls.waiting and not cls.held:
                cls.waiting = False
                raise KeyboardInterrupt

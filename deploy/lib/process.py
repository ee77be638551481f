"""Starting, finding and ending the stack's own processes.

A process is known by its number together with the moment it began and the machine's boot, so a number that has since
gone to another program is never taken for ours. Nothing is ever ended by name.
"""

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from console import StackError
from interruption import Interruption
from state import State, write_file

#: How a process is asked to stop and how many seconds it gets.
STOPS = {"postgres": (signal.SIGINT, 30), "rabbitmq": (signal.SIGTERM, 45)}
USUAL_STOP = (signal.SIGTERM, 15)

children: dict[int, subprocess.Popen] = {}


@dataclass(frozen=True)
class Component:
    """How one process of the stack is started."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    directory: Path
    version: str = ""  # anything besides command and environment that calls for a restart when it changes

    @property
    def fingerprint(self) -> str:
        text = json.dumps([list(self.command), sorted(self.env.items()), self.version])
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Record:
    """A process we started, as kept in `run/NAME.pid`."""

    pid: int
    began: int
    boot: str
    fingerprint: str
    at: float

    @property
    def alive(self) -> bool:
        child = children.get(self.pid)
        if child is not None and child.poll() is not None:
            return False
        status = read_stat(self.pid)
        return status is not None and status[0] not in "ZX" and status[1] == self.began and self.boot == boot_id()

    def send(self, number: int) -> None:
        if self.alive:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)


def boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""  # some sandboxes hide it; number and start time remain


def read_stat(pid: int) -> tuple[str, int] | None:
    """State and start time (in ticks since boot) of a process, or nothing when there is none."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return fields[0], int(fields[19])


class Processes:
    """The processes of one state directory."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.started: list[str] = []  # by this run of the launcher, oldest first

    def record_path(self, name: str) -> Path:
        return self.state.run / f"{name}.pid"

    def log_path(self, name: str) -> Path:
        return self.state.log / f"{name}.log"

    def find(self, name: str) -> Record | None:
        """The process if it is alive; forgets it otherwise."""
        try:
            record = Record(**json.loads(self.record_path(name).read_text()))
        except (OSError, ValueError, TypeError):
            return None
        if record.alive:
            return record
        self.record_path(name).unlink(missing_ok=True)
        return None

    def names(self, prefix: str = "") -> list[str]:
        return sorted(path.stem for path in self.state.run.glob(f"{prefix}*.pid"))

    def start(self, component: Component) -> Record:
        """Starts it in a session of its own, without a terminal, as the stack's user."""
        log = self.log_path(component.name)
        if log.exists() and log.stat().st_size > 50_000_000:
            log.replace(log.with_suffix(".log.1"))
        with Interruption.deferred(), append(log, self.state) as output:
            try:
                child = subprocess.Popen(
                    component.command,
                    cwd=component.directory,
                    env=dict(component.env),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    **self.state.identity.popen_options,
                )
            except OSError as error:
                raise StackError(f"{component.name} cannot be started: {error}") from error
            children[child.pid] = child
            began = read_stat(child.pid)
            record = Record(child.pid, began[1] if began else 0, boot_id(), component.fingerprint, time.time())
            write_file(self.record_path(component.name), json.dumps(asdict(record)))
            self.started.append(component.name)
        return record

    def ask(self, record: Record, name: str) -> None:
        """Asks it to stop and does not wait."""
        record.send(STOPS.get(name, USUAL_STOP)[0])

    def stop(self, name: str, how: signal.Signals | None = None) -> bool:
        """Asks it to stop, waits for its time of grace, then insists. Says whether there was anything to stop."""
        record = self.find(name)
        if record is None:
            return False
        usual, grace = STOPS.get(name, USUAL_STOP)
        for number, seconds in ((how or usual, grace), (signal.SIGKILL, 10)):
            record.send(number)
            record.send(signal.SIGCONT)
            deadline = time.monotonic() + seconds
            while record.alive and time.monotonic() < deadline:
                time.sleep(0.05)
        if record.alive:
            raise StackError(f"{name} (process {record.pid}) does not end, not even when killed.")
        self.record_path(name).unlink(missing_ok=True)
        return True

    def ensure(self, component: Component, healthy: Callable[[], bool]) -> bool:
        """Leaves a healthy process alone and starts it (again) otherwise. Says whether it was started."""
        record = self.find(component.name)
        if record is not None and record.fingerprint == component.fingerprint and healthy():
            return False
        self.stop(component.name)
        self.start(component)
        return True


def append(log: Path, state: State) -> BinaryIO:
    """Opens a log to write at its end; it belongs to the stack's user whoever made it."""
    output = os.fdopen(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o644), "ab")
    if os.geteuid() == 0:
        os.fchown(output.fileno(), state.identity.uid, state.identity.gid)
    return output

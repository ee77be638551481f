"""The private PostgreSQL: one cluster, one database, a role for each service, loopback only."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

from console import StackError, tail
from ports import Ports
from process import Component, Processes
from state import SERVICES, State, clean_environment, write_file

NAME = "quorate"


class Database:
    def __init__(self, state: State, ports: Ports, processes: Processes) -> None:
        self.state = state
        self.ports = ports
        self.processes = processes
        self.home = state.root / "postgres"
        self.data = self.home / "data"

    @property
    def env(self) -> dict[str, str]:
        return clean_environment(self.home)

    @property
    def component(self) -> Component:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.ports["postgres"]),
            "unix_socket_directories": "",  # loopback only: no socket path that could be too long
            "max_connections": "200",
            "log_line_prefix": "%m [%p] %a %u ",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return Component("postgres", [str(tool("postgres")), "-D", str(self.data), *options], self.env, self.home)

    def url(self, role: str = NAME) -> str:
        return f"postgres://{role}:{self.state.password(f'db-{role}')}@127.0.0.1:{self.ports['postgres']}/{NAME}"

    def prepare(self) -> None:
        """Makes the cluster at first use, and clears what a killed server left in its way."""
        owner = self.state.identity
        self.home.mkdir(mode=0o700, exist_ok=True)
        owner.own(self.home)
        if not (self.home / "complete").exists():
            shutil.rmtree(self.data, ignore_errors=True)  # an earlier attempt was interrupted
            self.state.password(f"db-{NAME}")
            secret = self.state.credentials / f"db-{NAME}"
            arguments = ["-D", str(self.data), "-U", NAME, f"--pwfile={secret}", "-A", "scram-sha-256"]
            self.as_owner([str(tool("initdb")), *arguments, "-E", "UTF8", "--locale=C.UTF-8"])
            write_file(self.home / "complete", "")
        self.clear_stale_lock()

    def clear_stale_lock(self) -> None:
        """The lock file names a process that may be gone, and its number another program's by now."""
        lock = self.data / "postmaster.pid"
        if self.processes.find("postgres") is not None or not lock.exists():
            return
        first = lock.read_text().split("\n", 1)[0]
        try:
            words = Path(f"/proc/{int(first)}/cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError):
            words = []
        if str(self.data).encode() not in words:
            lock.unlink()
            return
        os.kill(int(first), signal.SIGQUIT)  # a server of ours whose record was lost

    def as_owner(self, command: list[str], text: str = "", **env: str) -> str:
        options: dict[str, Any] = {"env": self.env | env, "cwd": self.home, **self.state.identity.popen_options}
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, **options)
        if done.returncode != 0:
            reason = done.stderr.strip()[-800:]
            raise StackError(f"{Path(command[0]).name} ended with status {done.returncode}: {reason}")
        return done.stdout

    def sql(self, script: str, database: str = NAME) -> str:
        port = str(self.ports["postgres"])
        command = [str(tool("psql")), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port]
        secret = self.state.password(f"db-{NAME}")
        return self.as_owner([*command, "-U", NAME, "-d", database], script, PGPASSWORD=secret, PGCONNECT_TIMEOUT="3")

    def client(self, name: str, *arguments: str, given: Path | None = None, kept: Path | None = None) -> None:
        """A program of PostgreSQL's, as the database's owner, fed from one file or writing to another."""
        where = ["-h", "127.0.0.1", "-p", str(self.ports["postgres"]), "-U", NAME]
        env = self.env | {"PGPASSWORD": self.state.password(f"db-{NAME}")}
        options: dict[str, Any] = {"env": env, "cwd": self.home, **self.state.identity.popen_options}
        with open(given or os.devnull, "rb") as source, open(kept or os.devnull, "wb") as target:
            done = subprocess.run(
                [str(tool(name)), *where, *arguments], stdin=source, stdout=target, stderr=subprocess.PIPE, check=False,
                **options,
            )
        if done.returncode != 0:
            raise StackError(f"{name} ended with status {done.returncode}: {done.stderr.decode()[-800:].strip()}")

    def is_ready(self) -> bool:
        if self.processes.find("postgres") is None:
            return False
        try:
            return self.sql("select 1", "postgres").strip() == "1"
        except StackError:
            return False

    def must_wait_for_old_children(self) -> bool:
        """After a kill, the old server's children need a moment to notice; a new one refuses to start until then."""
        said = tail(self.processes.log_path("postgres"), 5)
        return "pre-existing shared memory block" in said or '"postmaster.pid" already exists' in said

    def furnish(self) -> None:
        """The database and the roles; each may make its own schema, and nobody may enter another's."""
        self.sql(
            f"select 'create database {NAME}' where not exists "
            f"(select from pg_database where datname = '{NAME}') \\gexec\n",
            "postgres",
        )
        script = f"revoke all on database {NAME} from public;\n"
        for role in SERVICES:
            script += (
                f"select 'create role \"{role}\" login' where not exists "
                f"(select from pg_roles where rolname = '{role}') \\gexec\n"
                f"alter role \"{role}\" with login password '{self.state.password(f'db-{role}')}';\n"
                f'grant connect, create, temporary on database {NAME} to "{role}";\n'
            )
        self.sql(script)


def tool(name: str) -> Path:
    """A program of the newest PostgreSQL that Debian has installed."""
    found = [path for path in Path("/usr/lib/postgresql").glob(f"*/bin/{name}") if path.parts[4].isdigit()]
    if not found:
        raise StackError(f"PostgreSQL's {name} was not found under /usr/lib/postgresql.")
    return max(found, key=lambda path: int(path.parts[4]))

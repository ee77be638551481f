"""docker-compose.yml on an engine of our own, and the questions that its verification asks of it."""

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from console import StackError
from engine import Engine, run
from state import CHECKOUT, SERVICES


class ComposeStack:
    def __init__(self, engine: Engine, compose: Path, settings: dict[str, str]) -> None:
        self.engine = engine
        self.command = [str(compose), "--project-directory", str(CHECKOUT), "-f", str(CHECKOUT / "docker-compose.yml")]
        self.command += ["--env-file", str(CHECKOUT / ".env.example")]
        self.settings = settings

    @property
    def env(self) -> dict[str, str]:
        return self.engine.env | self.settings

    def compose(self, *arguments: str, text: str | None = None, seconds: float = 300) -> str:
        return run([*self.command, *arguments], env=self.env, text=text, seconds=seconds)

    def up(self, *arguments: str) -> None:
        self.compose("up", "-d", "--no-build", "--pull", "never", "--wait", "--wait-timeout", "180", *arguments)

    def quorate(self, *arguments: str, text: str | None = None) -> str:
        return self.compose("run", "--rm", "-T", "--no-deps", "quorate", *arguments, text=text)

    def attempt(self, *arguments: str) -> tuple[int, str]:
        """A one-off container that is expected to fail: its exit status and what it said."""
        try:
            return 0, self.compose("run", "--rm", "-T", "--no-deps", *arguments)
        except StackError as problem:
            said = str(problem)
            return int(said.split("ended with status ")[1].split(":")[0]), said

    def script(self, name: str, *arguments: str) -> str:
        """One of deploy/compose, as an administrator runs it."""
        command = [str(CHECKOUT / "deploy/compose" / name), *arguments]
        return run(command, env=self.env | {"COMPOSE": " ".join(self.command)})

    def containers(self, service: str) -> list[str]:
        return self.compose("ps", "-q", service).split()

    def pid(self, container: str) -> int:
        return int(self.engine.docker("inspect", "-f", "{{.State.Pid}}", container))

    def kill(self, service: str) -> None:
        """As a crash would end it: the engine's restart policy brings it back."""
        container = self.containers(service)[0]
        before = self.restarts(container)
        os.kill(self.pid(container), signal.SIGKILL)
        until(f"{service} was restarted", 60, lambda: self.restarts(container) > before)
        self.healthy(service)

    def restarts(self, container: str) -> int:
        return int(self.engine.docker("inspect", "-f", "{{.RestartCount}}", container))

    def healthy(self, service: str, seconds: float = 120) -> None:
        def is_healthy() -> bool:
            states = [
                self.engine.docker("inspect", "-f", "{{.State.Health.Status}}", container).strip()
                for container in self.containers(service)
            ]
            return bool(states) and all(state == "healthy" for state in states)

        until(f"{service} is healthy", seconds, is_healthy)

    def address(self, service: str, port: int) -> str:
        """Where the published port is, in the engine's network."""
        return self.compose("port", service, str(port)).strip()

    def secret(self, name: str) -> str:
        """A file of the operator's secrets, as the command line's container sees it."""
        return self.compose(
            "run", "--rm", "-T", "--no-deps", "--entrypoint", "cat", "quorate", f"/run/quorate/{name}"
        ).strip()

    def credentials(self, folder: Path) -> Path:
        """Copies of the users' passwords, as an administrator would take them out for clients of the host."""
        folder.mkdir(mode=0o700, exist_ok=True)
        script = "cd /run/quorate/credentials && for user in *; do echo \"$user $(cat \"$user\")\"; done"
        lines = self.compose(
            "run", "--rm", "-T", "--no-deps", "--entrypoint", "sh", "quorate", "-c", script
        ).splitlines()
        for line in lines:
            user, password = line.split()
            (folder / user).write_text(f"{password}\n")
        return folder

    def ready(self, service: str) -> bool:
        try:
            self.compose("exec", "-T", service, "curl", "-fs", "http://127.0.0.1:8080/health/ready")
        except StackError:
            return False
        return True

    def network(self) -> str:
        container = self.containers("rabbitmq")[0]
        networks = json.loads(self.engine.docker("inspect", "-f", "{{json .NetworkSettings.Networks}}", container))
        return next(iter(networks))

    def cut_off(self, service: str) -> Callable[[], None]:
        """Takes a container off the network. Returns what joins it again."""
        container, network = self.containers(service)[0], self.network()
        self.engine.docker("network", "disconnect", network, container)
        return lambda: self.engine.docker("network", "connect", "--alias", service, network, container) and None

    def unready(self, service: str) -> str:
        """What a service says of itself, whether it is ready or not."""
        return self.compose("exec", "-T", service, "curl", "-s", "http://127.0.0.1:8080/health/ready")

    def logs(self) -> str:
        return self.compose("logs", "--no-color", "--no-log-prefix")

    def report(self) -> str:
        """What to look at when something failed."""
        text = self.compose("ps", "-a")
        for service in (*SERVICES, "prepare", "migrate", "rabbitmq", "postgres"):
            text += f"\n--- {service}\n" + self.compose("logs", "--no-color", "--tail", "15", service)
        return text


def until(what: str, seconds: float, holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise StackError(f"Not so after {seconds:.0f} s: {what}.")
        time.sleep(0.3)

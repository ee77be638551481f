"""The five services: their settings, migrations and readiness."""

import http.client
import os
import subprocess
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from broker import Broker
from console import StackError, step, tail
from database import Database
from mail import Mail
from ports import Ports
from process import Component, Processes, append
from programs import Programs
from state import SERVICES, State

MAIL_FROM = "quorate@example.org"
DUTY_ADDRESS = "duty-contact@example.org"
TEST_MAILBOX = "test-mailbox@example.org"


def split(instance: str) -> tuple[str, str]:
    """`notifications` or, for a further replica, `notifications@2`: the service and the replica's mark."""
    service, _, mark = instance.partition("@")
    if service not in SERVICES:
        raise StackError(f"There is no service {service}; there are {', '.join(SERVICES)}.")
    return service, mark


class Services:
    def __init__(
        self, state: State, ports: Ports, processes: Processes, programs: Programs, broker: Broker, database: Database,
        mail: Mail,
    ) -> None:
        self.state = state
        self.ports = ports
        self.processes = processes
        self.programs = programs
        self.broker = broker
        self.database = database
        self.mail = mail

    def settings(self, instance: str) -> dict[str, str]:
        """The environment that tells a service all it has to know."""
        service, _ = split(instance)
        values = {
            "QUORATE_AMQP_URL": self.broker.url(service),
            "QUORATE_DATABASE_URL": self.database.url(service),
            "QUORATE_HEALTH_PORT": str(self.ports[f"health-{instance}"]),
            "QUORATE_MASTER_KEY_FILE": str(self.state.keys / f"{service}.master"),
            "QUORATE_HPKE_KEY_FILE": str(self.state.keys / f"{service}.hpke"),
            "QUORATE_PUBLIC_KEYS_FILE": str(self.state.keys / "public.json"),
            "QUORATE_PRINCIPALS_FILE": str(self.programs.shared("principals.json")),
            "QUORATE_CLOCK": self.state.setting("clock", "machine"),
            "QUORATE_LOG_LEVEL": os.environ.get("QUORATE_LOG_LEVEL", "info"),
        }
        if service == "notifications":
            values |= {
                "QUORATE_SMTP_URL": self.mail.url,
                "QUORATE_MAIL_FROM": MAIL_FROM,
                "QUORATE_DUTY_ADDRESS": DUTY_ADDRESS,
                "QUORATE_TEST_MAILBOX": TEST_MAILBOX,
            }
        return values

    def component(self, instance: str, extra: dict[str, str] | None = None) -> Component:
        service, _ = split(instance)
        env = self.programs.env | self.settings(instance) | (extra or {})
        command = [str(self.programs.path(service)), "run"]
        return Component(instance, command, env, self.state.root, version=self.programs.stamp(service))

    def migrate(self, instance: str, extra: dict[str, str] | None = None) -> int:
        """Runs the service's migrations, its output going to its log. Returns the exit status."""
        service, _ = split(instance)
        command = [str(self.programs.path(service)), "migrate"]
        env = self.programs.env | self.settings(instance) | (extra or {})
        options: dict[str, Any] = {"env": env, "cwd": self.state.root, **self.state.identity.popen_options}
        with append(self.processes.log_path(instance), self.state) as log:
            options |= {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": subprocess.STDOUT}
            return subprocess.run(command, check=False, **options).returncode

    def migrate_all(self) -> None:
        with step("Migrating the databases") as progress:
            for service in SERVICES:
                progress.tick(service)
                if status := self.migrate(service):
                    log = self.processes.log_path(service)
                    raise StackError(f"`{service} migrate` ended with status {status}:\n{tail(log)}see {log}")

    def health(self, instance: str) -> tuple[bool, str]:
        """Whether the service says that it is ready, and what it said."""
        if self.processes.find(instance) is None:
            return False, "not running"
        connection = http.client.HTTPConnection("127.0.0.1", self.ports[f"health-{instance}"], timeout=3)
        try:
            connection.request("GET", "/health/ready")
            response = connection.getresponse()
            text = response.read().decode(errors="replace").strip()
        except (OSError, http.client.HTTPException) as error:
            return False, f"no answer on its health port ({error})"
        finally:
            connection.close()
        return response.status == 200, text or f"status {response.status}"

    def is_ready(self, instance: str) -> bool:
        return self.health(instance)[0]

    def run_all(self) -> None:
        for service in SERVICES:
            self.processes.ensure(self.component(service), partial(self.is_ready, service))
        with step("Waiting until the services are ready") as progress:
            self.wait(list(SERVICES), 30, progress.tick)

    def wait(self, instances: list[str], seconds: float, tick: Callable[[str], None] | None = None) -> None:
        """Until all are ready; says which is not, and why, when one ends or the time is up."""
        deadline = time.monotonic() + seconds
        waiting = list(instances)
        while waiting:
            reasons = {}
            for instance in waiting:
                ready, reason = self.health(instance)
                if not ready:
                    reasons[instance] = reason
            waiting = list(reasons)
            ended = [name for name in waiting if self.processes.find(name) is None]
            if ended or (waiting and time.monotonic() > deadline):
                raise StackError("\n".join(self.complaint(name, reasons[name]) for name in ended or waiting))
            if tick is not None:
                tick(", ".join(waiting))
            time.sleep(0.1)

    def complaint(self, instance: str, reason: str) -> str:
        log = self.processes.log_path(instance)
        return f"{instance} is not ready: {reason}. The last it wrote to {log}:\n{tail(log)}"

"""The stack as a whole: what belongs to it, in which order it comes up and goes down."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from broker import ADMINISTRATOR, PORT_NAMES, Broker
from console import Progress, StackError, say, step, tail
from database import Database
from interruption import Interruption
from locks import locked
from mail import Mail
from ports import Ports
from process import Component, Processes
from programs import Programs
from services import Services
from state import SERVICES, State

#: In the order in which they go down, after the services.
INFRASTRUCTURE = ("mail", "rabbitmq", "epmd", "postgres")


class Stack:
    def __init__(self, link: Path) -> None:
        self.state = State(link)
        self.wire()

    def wire(self) -> None:
        self.ports = Ports(self.state)
        self.processes = Processes(self.state)
        self.programs = Programs(self.state)
        self.broker = Broker(self.state, self.ports, self.processes)
        self.database = Database(self.state, self.ports, self.processes)
        self.mail = Mail(self.state, self.ports, self.processes, self.programs)
        self.services = Services(
            self.state, self.ports, self.processes, self.programs, self.broker, self.database, self.mail
        )

    def alone(self) -> contextlib.AbstractContextManager[None]:
        """One launcher at a time changes a stack."""
        return locked(self.state.run / "stack.lock", notice="Waiting for another launcher to finish.")

    def up(self, built: Path, clock: str | None, services: bool = True) -> None:
        """Starts what is not running. What this call has started is stopped again if it can't be finished."""
        self.state.prepare()
        with self.alone():
            self.wire()
            try:
                self.bring_up(built, clock, services)
            except BaseException:
                if self.processes.started:
                    with Interruption.deferred():
                        say("Stopping what was just started.")
                        for name in reversed(self.processes.started):
                            self.processes.stop(name)
                raise

    def bring_up(self, built: Path, clock: str | None, services: bool) -> None:
        self.programs.use(built)
        self.state.remember(clock=clock or self.state.setting("clock", "machine"))
        self.programs.make_keys()
        definitions = self.programs.definitions()
        self.settle_ports()
        with step("Starting RabbitMQ, PostgreSQL and the mail server") as progress:
            self.broker.prepare(definitions)
            self.processes.ensure(self.broker.epmd, lambda: True)
            self.processes.ensure(self.broker.component, self.broker.is_ready)
            self.database.prepare()
            self.processes.ensure(self.database.component, self.database.is_ready)
            self.mail.prepare()
            self.processes.ensure(self.mail.component, self.mail.is_ready)
            self.wait_for(self.database.component, self.database.is_ready, progress)
            self.wait_for(self.mail.component, self.mail.is_ready, progress)
            self.database.furnish()
            self.wait_for(self.broker.component, self.broker.is_ready, progress)
        self.services.migrate_all()
        if services:
            self.services.run_all()

    def settle_ports(self) -> None:
        groups = {"rabbitmq": PORT_NAMES, "epmd": ("epmd",), "postgres": ("postgres",), "mail": ("smtp",)}
        groups |= {service: (f"health-{service}",) for service in SERVICES}
        idle = [name for process, names in groups.items() if self.processes.find(process) is None for name in names]
        self.ports.settle(*idle)

    def wait_for(
        self, component: Component, ready: Callable[[], bool], progress: Progress | None = None, seconds: float = 60
    ) -> None:
        deadline = time.monotonic() + seconds
        while not ready():
            log = self.processes.log_path(component.name)
            if self.processes.find(component.name) is None:
                if component.name == "postgres" and self.database.must_wait_for_old_children():
                    time.sleep(0.2)
                    self.database.clear_stale_lock()
                    self.processes.start(component)
                else:
                    raise StackError(f"{component.name} has ended. The last it wrote to {log}:\n{tail(log)}")
            if time.monotonic() > deadline:
                raise StackError(f"{component.name} is not ready after {seconds:.0f} s. See {log}:\n{tail(log)}")
            if progress is not None:
                progress.tick(component.name)
            time.sleep(0.1)

    def down(self) -> bool:
        """Stops everything: the services first, together. Says whether anything was running."""
        if not self.state.exists:
            return False
        with self.alone():
            names = self.processes.names()
            services = [name for name in names if name not in INFRASTRUCTURE]
            running = [name for name in names if self.processes.find(name) is not None]
            if not running:
                return False
            with step("Stopping the stack") as progress:
                for name in services:
                    record = self.processes.find(name)
                    if record is not None:
                        self.processes.ask(record, name)
                for name in [*services, *INFRASTRUCTURE]:
                    progress.tick(name)
                    self.processes.stop(name)
        return True

    def wipe(self) -> None:
        with self.alone():
            self.state.wipe()

    def variables(self) -> dict[str, str]:
        """What a client needs to join."""
        values = {
            "QUORATE_AMQP_URL": self.broker.url("operator"),
            "QUORATE_DATABASE_URL": self.database.url(),
            "QUORATE_MANAGEMENT_URL": self.broker.management_url,
            "QUORATE_PROMETHEUS_URL": f"http://127.0.0.1:{self.ports['prometheus']}/metrics",
            "QUORATE_CREDENTIALS_DIR": str(self.state.credentials),
            "QUORATE_KEYS_DIR": str(self.state.keys),
            "QUORATE_MAILDIR": str(self.state.mail),
            "QUORATE_PRINCIPALS_FILE": str(self.programs.shared("principals.json")),
        }
        for service in SERVICES:
            name = service.upper().replace("-", "_")
            values[f"QUORATE_HEALTH_{name}"] = f"http://127.0.0.1:{self.ports[f'health-{service}']}"
        return values

    def test_variables(self) -> dict[str, str]:
        """What the tests need besides, to break things."""
        return self.variables() | {
            "QUORATE_STACK_DIR": str(self.state.root),
            "QUORATE_STACK_PORTS": str(self.state.ports_file),
            "QUORATE_BIN_DIR": str(self.programs.folder),
            "QUORATE_TEST_AMQP_URL": self.broker.url(ADMINISTRATOR),
            "QUORATE_TEST_DATABASE_URL": self.database.url(),
            "QUORATE_TEST_SMTP_URL": self.mail.url,
        }

    def status(self) -> list[tuple[str, str, str, str]]:
        """Name, condition, process and ports of each part."""
        ports = self.ports.numbers
        broker = f"amqp {ports.get('amqp')}, management {ports.get('management')}, prometheus {ports.get('prometheus')}"
        parts = [
            ("rabbitmq", self.broker.is_ready, broker),
            ("postgres", self.database.is_ready, f"sql {ports.get('postgres')}"),
            ("mail", self.mail.is_ready, f"smtp {ports.get('smtp')}"),
        ]
        replicas = [name for name in self.processes.names() if "@" in name]
        rows = []
        for name, is_ready, where in parts:
            record = self.processes.find(name)
            condition = "stopped" if record is None else "ready" if is_ready() else "not ready"
            rows.append((name, condition, str(record.pid) if record else "-", where))
        for name in [*SERVICES, *replicas]:
            record = self.processes.find(name)
            ready, reason = self.services.health(name) if record else (False, "")
            condition = "stopped" if record is None else "ready" if ready else f"not ready: {reason[:60]}"
            rows.append((name, condition, str(record.pid) if record else "-", f"health {ports.get(f'health-{name}')}"))
        return rows

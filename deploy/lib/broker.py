"""The private RabbitMQ: one node, its own epmd, loopback only, users and topology from generated definitions."""

import base64
import hashlib
import http.client
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from console import StackError
from ports import Ports
from process import Component, Processes
from state import State, clean_environment, write_file

SERVER = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
CONTROL = SERVER.with_name("rabbitmqctl")
#: The launcher's own user: it watches the broker, and tests break things with it. It stands for no person.
ADMINISTRATOR = "admin"
PORT_NAMES = ("amqp", "management", "prometheus", "dist", "ctl")

CONFIGURATION = """\
listeners.tcp.1 = 127.0.0.1:{amqp}
management.tcp.ip = 127.0.0.1
management.tcp.port = {management}
prometheus.tcp.ip = 127.0.0.1
prometheus.tcp.port = {prometheus}
load_definitions = {definitions}
log.console = true
log.console.level = info
log.file = false
disk_free_limit.absolute = 500MB
vm_memory_high_watermark.absolute = 1GB
"""


class Broker:
    def __init__(self, state: State, ports: Ports, processes: Processes) -> None:
        self.state = state
        self.ports = ports
        self.processes = processes
        self.home = state.root / "rabbit"
        self.definitions = self.home / "definitions.json"

    @property
    def env(self) -> dict[str, str]:
        loopback = "-kernel inet_dist_use_interface {127,0,0,1}"
        return clean_environment(
            self.home,
            RABBITMQ_CONF_ENV_FILE="/dev/null",
            RABBITMQ_NODENAME=f"{self.state.setting('node')}@localhost",
            RABBITMQ_MNESIA_BASE=str(self.home / "mnesia"),
            RABBITMQ_LOG_BASE=str(self.home / "log"),
            RABBITMQ_CONFIG_FILE=str(self.home / "rabbitmq.conf"),
            RABBITMQ_ENABLED_PLUGINS_FILE=str(self.home / "enabled_plugins"),
            RABBITMQ_DIST_PORT=str(self.ports["dist"]),
            RABBITMQ_CTL_DIST_PORT_MIN=str(self.ports["ctl"]),
            RABBITMQ_CTL_DIST_PORT_MAX=str(self.ports["ctl"] + 9),
            RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=f"{loopback} +sbwt none +sbwtdcpu none +sbwtdio none",
            RABBITMQ_CTL_ERL_ARGS=loopback,
            RUNNING_UNDER_SYSTEMD="true",  # the script then becomes the broker, so the process we know is the broker
            ERL_EPMD_PORT=str(self.ports["epmd"]),
            ERL_EPMD_ADDRESS="127.0.0.1",
            ERL_CRASH_DUMP_SECONDS="0",
        )

    @property
    def epmd(self) -> Component:
        command = ["/usr/bin/epmd", "-address", "127.0.0.1", "-port", str(self.ports["epmd"])]
        return Component("epmd", command, clean_environment(self.home), self.home)

    @property
    def component(self) -> Component:
        return Component("rabbitmq", [str(SERVER)], self.env, self.home)

    def url(self, user: str) -> str:
        return f"amqp://{user}:{self.state.password(user)}@127.0.0.1:{self.ports['amqp']}/%2F"

    @property
    def management_url(self) -> str:
        return f"http://127.0.0.1:{self.ports['management']}"

    def prepare(self, definitions: dict[str, Any]) -> None:
        """Writes what the node reads at its start; a node that is running is told of changed definitions."""
        owner = self.state.identity
        for path in (self.home, self.home / "log"):
            path.mkdir(mode=0o700, exist_ok=True)
            owner.own(path)
        if self.state.setting("node") is None:
            self.state.remember(node=f"quorate-{secrets.token_hex(4)}")
        cookie = self.home / ".erlang.cookie"
        if not cookie.exists():
            write_file(cookie, secrets.token_hex(20), mode=0o400, owner=owner)
        numbers = {name: self.ports[name] for name in PORT_NAMES}
        configuration = CONFIGURATION.format(definitions=self.definitions, **numbers)
        write_file(self.home / "rabbitmq.conf", configuration, owner=owner)
        write_file(self.home / "enabled_plugins", "[rabbitmq_management,rabbitmq_prometheus].\n", owner=owner)
        known = self.definitions.read_text() if self.definitions.exists() else "{}"
        complete = with_administrator(definitions, self.state.password(ADMINISTRATOR))
        write_file(self.definitions, json.dumps(complete, indent=2), mode=0o600, owner=owner)
        if without_salt(json.loads(known)) != without_salt(complete) and self.is_ready():
            self.manage("POST", "/api/definitions", complete)

    def is_ready(self) -> bool:
        """The management plug-in answers and the client port is open: definitions are loaded before either."""
        if self.processes.find("rabbitmq") is None:
            return False
        try:
            self.manage("GET", "/api/whoami")
            socket.create_connection(("127.0.0.1", self.ports["amqp"]), 2).close()
        except (OSError, http.client.HTTPException, StackError):
            return False
        return True

    def manage(self, method: str, path: str, body: dict[str, Any] | None = None) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self.ports["management"], timeout=10)
        secret = base64.b64encode(f"{ADMINISTRATOR}:{self.state.password(ADMINISTRATOR)}".encode()).decode()
        headers = {"Authorization": f"Basic {secret}", "Content-Type": "application/json"}
        try:
            connection.request(method, path, json.dumps(body) if body is not None else None, headers)
            response = connection.getresponse()
            answer = response.read()
        finally:
            connection.close()
        if response.status >= 300:
            raise StackError(f"RabbitMQ answered {response.status} to {method} {path}: {answer.decode()[:300]}")
        return answer

    def control(self, arguments: Sequence[str]) -> int:
        """`rabbitmqctl` on this node."""
        options: dict[str, Any] = {"env": self.env, "cwd": self.home, **self.state.identity.popen_options}
        return subprocess.run([str(CONTROL), *arguments], check=False, **options).returncode

    def wipe(self) -> None:
        """Ends the node as a crash would and removes all it had on disk."""
        self.processes.stop("rabbitmq", signal.SIGKILL)
        shutil.rmtree(self.home / "mnesia", ignore_errors=True)


def with_administrator(definitions: dict[str, Any], password: str) -> dict[str, Any]:
    salt = os.urandom(4)
    digest = base64.b64encode(salt + hashlib.sha256(salt + password.encode()).digest()).decode()
    user = {
        "name": ADMINISTRATOR,
        "password_hash": digest,
        "hashing_algorithm": "rabbit_password_hashing_sha256",
        "tags": "administrator",
    }
    rights = {"user": ADMINISTRATOR, "vhost": "/", "configure": ".*", "write": ".*", "read": ".*"}
    users = [entry for entry in definitions.get("users", []) if entry["name"] != ADMINISTRATOR]
    permissions = [entry for entry in definitions.get("permissions", []) if entry["user"] != ADMINISTRATOR]
    return definitions | {"users": [*users, user], "permissions": [*permissions, rights]}


def without_salt(definitions: dict[str, Any]) -> dict[str, Any]:
    users = [user | {"password_hash": ""} for user in definitions.get("users", [])]
    return definitions | {"users": users}

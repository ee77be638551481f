"""The mail server of trials and tests: aiosmtpd with a Maildir behind it."""

import socket

from ports import Ports
from process import Component, Processes
from programs import Programs
from state import State, clean_environment


class Mail:
    def __init__(self, state: State, ports: Ports, processes: Processes, programs: Programs) -> None:
        self.state = state
        self.ports = ports
        self.processes = processes
        self.programs = programs

    @property
    def component(self) -> Component:
        script = self.programs.shared("lib/mailcatcher.py")
        command = ["/usr/bin/python3", "-E", "-s", "-B", str(script), str(self.ports["smtp"]), str(self.state.mail)]
        return Component("mail", command, clean_environment(self.state.root), self.state.root)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.ports['smtp']}"

    def prepare(self) -> None:
        self.state.mail.mkdir(mode=0o755, exist_ok=True)
        self.state.identity.own(self.state.mail)

    def is_ready(self) -> bool:
        if self.processes.find("mail") is None:
            return False
        try:
            with socket.create_connection(("127.0.0.1", self.ports["smtp"]), 2) as connection:
                connection.settimeout(2)
                return connection.recv(4) == b"220 "
        except OSError:
            return False

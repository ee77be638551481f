"""Free ports on the loopback interface, chosen once and kept for as long as nobody else takes them."""

import contextlib
import json
import random
import socket
from pathlib import Path

from console import StackError
from state import SERVICES, State, read_json, write_file

#: Every port of the stack and how many in a row it needs.
SIZES = {"amqp": 1, "management": 1, "prometheus": 1, "dist": 1, "epmd": 1, "ctl": 10, "postgres": 1, "smtp": 1}
SIZES |= {f"health-{service}": 1 for service in SERVICES}


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


class Ports:
    """The ports of one stack, kept in `run/ports.json`."""

    def __init__(self, state: State) -> None:
        self.path: Path = state.ports_file
        self.numbers: dict[str, int] = read_json(self.path)

    def __getitem__(self, name: str) -> int:
        try:
            return self.numbers[name]
        except KeyError as error:
            raise StackError("This stack has never been started: deploy/stack up") from error

    def settle(self, *names: str) -> None:
        """Gives each of these, whose process is not running now, a port that is free."""
        for name in names:
            size = SIZES.get(name, 1)
            base = self.numbers.get(name)
            if base is None or not all(is_free(base + offset) for offset in range(size)):
                self.numbers[name] = self.choose(size)
        write_file(self.path, json.dumps(self.numbers, indent=2, sort_keys=True) + "\n")

    def choose(self, size: int) -> int:
        """Looks below the range from which the kernel takes the ports of outgoing connections."""
        lowest, highest = 15000, 32000
        with contextlib.suppress(OSError, ValueError):
            ephemeral = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
            if ephemeral > 20000:
                highest = ephemeral - 1
        taken = {
            number + offset for name, number in self.numbers.items() for offset in range(SIZES.get(name, 1))
        }
        for _ in range(500):
            base = random.randrange(lowest, highest - size)
            block = range(base, base + size)
            if taken.isdisjoint(block) and all(is_free(port) for port in block):
                return base
        raise StackError("No free port found on 127.0.0.1.")

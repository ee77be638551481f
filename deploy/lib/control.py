"""Breaking and mending one part of a stack, for the live tests.

    control broker   start|stop|kill|pause|resume|pid|wipe|ctl ARGS...
    control postgres start|stop|kill|pause|resume|pid|immediate
    control mail     start|stop|kill|pause|resume|pid|doom
    control service NAME[@REPLICA] start|stop|kill|pause|resume|pid|migrate|env [--no-wait] [-- K=V ...]

`kill` is SIGKILL, `immediate` PostgreSQL's own crash, `wipe` ends the broker and empties its disk without starting it
again; `doom` lets the mail server keep one mail more and die instead of answering. `start` waits until the part is
ready; a service that ends before that (at a crash point, say) is exit status 1, with `--no-wait` nothing is waited for.
`pid` prints nothing and is exit status 1 when the part is not running.
"""

import json
import signal
from collections.abc import Sequence

from assembly import Stack
from broker import Broker
from console import StackError
from database import Database
from locks import locked
from mail import Mail

NAMES = {"broker": "rabbitmq", "postgres": "postgres", "mail": "mail"}
SIGNALS = {"pause": signal.SIGSTOP, "resume": signal.SIGCONT}


def control(stack: Stack, arguments: Sequence[str]) -> int:
    words = list(arguments)
    extra: dict[str, str] = {}
    if words[:1] == ["service"] and "--" in words:
        cut = words.index("--")
        extra = dict(word.split("=", 1) for word in words[cut + 1 :] if "=" in word)
        words = words[:cut]
    no_wait = "--no-wait" in words
    words = [word for word in words if word != "--no-wait"]
    is_service = words[:1] == ["service"]
    if len(words) < (3 if is_service else 2) or not (is_service or words[0] in NAMES):
        raise StackError(__doc__ or "")
    if words[:2] == ["broker", "ctl"]:
        return stack.broker.control(words[2:])
    name = words[1] if is_service else NAMES[words[0]]
    action = words[2] if is_service else words[1]
    with locked(stack.state.run / f"{name}.lock"):
        return act(stack, name, action, extra, no_wait)


def act(stack: Stack, name: str, action: str, extra: dict[str, str], no_wait: bool) -> int:
    processes = stack.processes
    is_service = name not in NAMES.values()
    record = processes.find(name)
    if action == "pid":
        print(record.pid if record else "", end="\n" if record else "")
        return 0 if record else 1
    if action in SIGNALS:
        if record is None:
            raise StackError(f"{name} is not running.")
        record.send(SIGNALS[action])
    elif action == "stop":
        processes.stop(name)
    elif action == "kill":
        processes.stop(name, signal.SIGKILL)
    elif action == "doom" and name == "mail" and record is not None:
        record.send(signal.SIGUSR1)
    elif action == "immediate" and name == "postgres":
        processes.stop(name, signal.SIGQUIT)
    elif action == "wipe" and name == "rabbitmq":
        stack.broker.wipe()
    elif action == "env" and is_service:
        add_port(stack, name)
        print(json.dumps(stack.services.settings(name) | extra, indent=2))
    elif action == "migrate" and is_service:
        add_port(stack, name)
        return stack.services.migrate(name, extra)
    elif action == "start":
        start(stack, name, extra, no_wait)
    else:
        raise StackError(f"{name} has no action {action}.\n{__doc__}")
    return 0


def add_port(stack: Stack, instance: str) -> None:
    if f"health-{instance}" not in stack.ports.numbers:
        with locked(stack.state.run / "ports.lock"):
            stack.wire()
            stack.ports.settle(f"health-{instance}")


def start(stack: Stack, name: str, extra: dict[str, str], no_wait: bool) -> None:
    """Starts it unless it runs already, and prints the number of its process."""
    processes = stack.processes
    if name in NAMES.values():
        parts: dict[str, Broker | Database | Mail] = {
            "rabbitmq": stack.broker,
            "postgres": stack.database,
            "mail": stack.mail,
        }
        part = parts[name]
        if name == "rabbitmq":
            processes.ensure(stack.broker.epmd, lambda: True)
        if name == "postgres":
            stack.database.clear_stale_lock()
        if processes.find(name) is None:
            processes.start(part.component)
        if not no_wait:
            stack.wait_for(part.component, part.is_ready)
    else:
        add_port(stack, name)
        if stack.processes.find(name) is None:
            stack.processes.start(stack.services.component(name, extra))
        if not no_wait:
            stack.services.wait([name], 30)
    record = stack.processes.find(name)
    if record is not None:
        print(record.pid)

"""Back-ups of a stack of this machine, and putting them back.

A back-up is a folder: `quorate.dump` (every service's schema as of one moment, in PostgreSQL's own format) and
`broker-definitions.json`. Keys and passwords go into a folder of their own: whoever has both can read everything.
"""

import json
import shutil
from pathlib import Path

from assembly import Stack
from console import StackError, say, step
from database import NAME, tool
from state import SERVICES, write_file

DUMP = "quorate.dump"
DEFINITIONS = "broker-definitions.json"


def backup(stack: Stack, folder: Path, keys: Path) -> None:
    """Writes a back-up of a running stack; the services go on meanwhile."""
    folder, keys = folder.resolve(), keys.resolve()
    if keys == folder or folder in keys.parents or keys in folder.parents:
        raise StackError("Keys belong apart from the database's back-up: name two folders, neither within the other.")
    for place in (folder, keys):
        if place.exists() and any(place.iterdir()):
            raise StackError(f"{place} isn't empty. A back-up never writes over another.")
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with step("Backing the databases up"):
        stack.database.client("pg_dump", "--format=custom", "-d", NAME, kept=folder / DUMP)
        (folder / DUMP).chmod(0o600)
    write_file(folder / DEFINITIONS, stack.broker.definitions.read_text(), mode=0o600)
    shutil.copytree(stack.state.keys, keys / "keys")
    shutil.copytree(stack.state.credentials, keys / "credentials")
    say(f"Written: {folder / DUMP}, {folder / DEFINITIONS}; apart from them, in {keys}: keys and credentials.")


def restore(stack: Stack, folder: Path, services: list[str]) -> None:
    """Puts the schemas of some or all services back as they were, and starts the services again.

    What waits in the queues of events is of a time that is no more, so these are emptied: readers pull what the
    journals have. Commands and alerts that wait stay.
    """
    dump = folder.resolve() / DUMP
    if not dump.exists():
        raise StackError(f"{folder} has no {DUMP}.")
    chosen = services or list(SERVICES)
    if unknown := [name for name in chosen if name not in SERVICES]:
        raise StackError(f"There is no service {', '.join(unknown)}; there are {', '.join(SERVICES)}.")
    with stack.alone():
        with step("Stopping the services"):
            for name in [name for name in stack.processes.names() if name.partition("@")[0] in SERVICES]:
                stack.processes.stop(name)
        with step(f"Restoring {', '.join(chosen)}"):
            for service in chosen:
                schema = service.replace("-", "_")
                stack.database.sql(
                    f"drop schema if exists {schema} cascade;\n"
                    f'create schema {schema} authorization "{service}";\n'
                )
                stack.database.client("pg_restore", "--exit-on-error", "-n", schema, "-d", NAME, given=dump)
        for service in SERVICES:
            stack.broker.manage("DELETE", f"/api/queues/%2F/{service}.events/contents")
        stack.services.migrate_all()
        try:
            stack.services.run_all()
        except StackError as problem:
            # Whoever knows more of a restored journal than it now has says so and takes nothing more in of it.
            if any(stack.processes.find(name) is None for name in SERVICES):
                raise
            say(str(problem))


def restored_keys(stack: Stack, keys: Path) -> None:
    """Puts keys and credentials back into a stack that has none yet."""
    if stack.state.keys.exists() and any(stack.state.keys.iterdir()):
        raise StackError(f"{stack.state.keys} isn't empty: keys are put back into a stack that has none yet.")
    for name, target in (("keys", stack.state.keys), ("credentials", stack.state.credentials)):
        source = keys.resolve() / name
        if not source.is_dir():
            raise StackError(f"{keys} has no {name}.")
        for file in source.iterdir():
            write_file(target / file.name, file.read_text(), mode=0o600, owner=stack.state.identity)
    public = stack.state.keys / "public.json"
    json.loads(public.read_text())
    public.chmod(0o644)

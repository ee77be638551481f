"""The local Quorate stack: a private RabbitMQ, PostgreSQL and mail server, and the five services.

usage: deploy/stack COMMAND

  demo                  everything from packages to services, then the main path as a timeline; leaves the stack running
  up [--clock machine|controlled]
                        the same without the demonstration
  status                what is running, where, and whether it is ready
  env                   `export` lines with which any client can join: eval "$(deploy/stack env)"
  logs [SERVICE] [-f]   the last lines of a log, or of all
  down [--wipe]         stops everything; with --wipe removes data, keys and mail as well
  test [ARGS]           the same set-up on ports and data of its own, then all tests; ARGS go to `swift test`
  backup DIR KEYS-DIR   the databases and the broker's definitions into one folder, keys and passwords into another
  restore DIR [SERVICE...]
                        puts the schemas of all or some services back, and starts the services again
  restore-keys KEYS-DIR puts keys and passwords back into a stack that has none yet
  check                 what can be checked without building: the sources' form, documents made from them
  control ...           breaks and mends one part (used by the live tests; `control help` explains)

Data is kept under .stack (.stack-test for tests). Nothing listens beyond 127.0.0.1, nothing runs as root. With
QUORATE_AMQP_URL, QUORATE_DATABASE_URL and QUORATE_CREDENTIALS_DIR set, `test` uses that stack instead of its own.
"""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import backup as backups
import build
import control
import packages
import python_tools
import sources
from assembly import Stack
from console import StackError, end_child, say
from interruption import Interruption
from locks import locked
from state import CHECKOUT

HOME = CHECKOUT / ".stack"
TEST_HOME = CHECKOUT / ".stack-test"
EXTERNAL = ("QUORATE_AMQP_URL", "QUORATE_DATABASE_URL", "QUORATE_CREDENTIALS_DIR")


def up(arguments: Sequence[str]) -> int:
    match list(arguments):
        case []:
            stack = ready_stack(None)
        case ["--clock", ("machine" | "controlled") as clock]:
            stack = ready_stack(clock)
        case _:
            return usage()
    say("The stack is up. Join it with: eval \"$(deploy/stack env)\"")
    say(f"Its data is in {stack.state.root}; stop it with: deploy/stack down")
    return 0


def ready_stack(clock: str | None) -> Stack:
    packages.ensure()
    built = build.build_release()
    stack = Stack(HOME)
    stack.up(built, clock)
    return stack


def demo(arguments: Sequence[str]) -> int:
    stack = ready_stack("controlled")
    variables = stack.variables() | {"QUORATE_STACK_DIR": str(stack.state.root)}
    command = [str(build.checked(CHECKOUT / ".build/release") / "quorate"), "demo", *arguments]
    process = subprocess.Popen(command, env=os.environ | variables)
    try:
        status = process.wait()
    finally:
        end_child(process)
    say("The stack is left running: deploy/stack status, deploy/stack down [--wipe]")
    return status if status >= 0 else 128 - status


def status(_arguments: Sequence[str]) -> int:
    stack = existing()
    rows = [("PART", "CONDITION", "PROCESS", "ON 127.0.0.1"), *stack.status()]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    return 0 if all(row[1] == "ready" for row in rows[1:]) else 1


def env(_arguments: Sequence[str]) -> int:
    stack = existing()
    for name, value in stack.variables().items():
        print(f"export {name}={shlex.quote(value)}")
    print(f"# The command line: export PATH={shlex.quote(str(stack.programs.folder))}:\"$PATH\"")
    return 0


def logs(arguments: Sequence[str]) -> int:
    folder = existing().state.log
    follow = [word for word in arguments if word in ("-f", "--follow")]
    names = [word for word in arguments if word not in follow]
    files = [folder / f"{name}.log" for name in names] or sorted(folder.glob("*.log"))
    if absent := [path.stem for path in files if not path.exists()]:
        known = ", ".join(sorted(path.stem for path in folder.glob("*.log")))
        raise StackError(f"There is no log of {', '.join(absent)}; there are {known or 'none'}.")
    sys.stdout.flush()
    os.execvp("tail", ["tail", "-n", "50", *(["-F"] if follow else []), *map(str, files)])


def down(arguments: Sequence[str]) -> int:
    if list(arguments) not in ([], ["--wipe"]):
        return usage()
    stack = Stack(HOME)
    if not stack.down():
        say("Nothing was running.")
    if arguments and stack.state.root.is_dir():
        stack.wipe()
        say("Data, keys, credentials and mail are removed.")
    return 0


def test(arguments: Sequence[str]) -> int:
    packages.ensure()
    build.TEST_FOLDER.mkdir(exist_ok=True)
    with locked(build.TEST_FOLDER / "stack-test.lock", "Another `deploy/stack test` is going on in this checkout."):
        built = build.build_tests()
        if all(os.environ.get(name) for name in EXTERNAL):
            say("Testing against the stack that the environment names; tests that break things are skipped.")
            return build.run_tests(arguments, {"QUORATE_LIVE_EXTERNAL": "1", "QUORATE_BIN_DIR": str(built)})
        stack = Stack(TEST_HOME)
        stack.down()
        stack.state.wipe()
        stack = Stack(TEST_HOME)
        try:
            stack.up(built, "controlled", services=False)
            variables = stack.test_variables() | {"QUORATE_TEST_PYTHON": str(python_tools.tool("python"))}
            result = build.run_tests(arguments, variables)
        finally:
            with Interruption.deferred():
                stack.down()
    say("The tests have passed." if result == 0 else f"The tests have FAILED (status {result}); see {stack.state.log}")
    return result if result >= 0 else 128 - result


def backup(arguments: Sequence[str]) -> int:
    if len(arguments) != 2:
        return usage()
    backups.backup(existing(stack_folder()), Path(arguments[0]), Path(arguments[1]))
    return 0


def restore(arguments: Sequence[str]) -> int:
    if not arguments:
        return usage()
    backups.restore(existing(stack_folder()), Path(arguments[0]), list(arguments[1:]))
    say("Restored. What to look at now is told in docs/operations.md, \"Back-up and restore\".")
    return 0


def restore_keys(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        return usage()
    stack = Stack(stack_folder())
    stack.state.prepare()
    backups.restored_keys(stack, Path(arguments[0]))
    say("The keys are back: deploy/stack up, then deploy/stack restore.")
    return 0


def stack_folder() -> Path:
    """The stack that is meant: that of `up` and `demo`, or the one that the tests name."""
    return Path(os.environ.get("QUORATE_STACK_DIR", HOME))


def check(_arguments: Sequence[str]) -> int:
    packages.ensure()
    sources.check()
    return 0


def control_part(arguments: Sequence[str]) -> int:
    if list(arguments) in ([], ["help"], ["--help"]):
        print(control.__doc__)
        return 0
    return control.control(existing(stack_folder()), arguments)


def existing(link: Path = HOME) -> Stack:
    stack = Stack(link)
    if not stack.state.ports_file.exists():
        raise StackError("There is no stack here yet: deploy/stack up")
    return stack


def usage() -> int:
    print(__doc__, file=sys.stderr)
    return 2


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "up": up,
    "status": status,
    "env": env,
    "logs": logs,
    "down": down,
    "test": test,
    "check": check,
    "backup": backup,
    "restore": restore,
    "restore-keys": restore_keys,
    "control": control_part,
}


def main(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        if arguments and arguments[0] in ("help", "--help", "-h"):
            print(__doc__)
            return 0
        return usage()
    Interruption.install()
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except StackError as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Interrupted.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

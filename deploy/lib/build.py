"""Building the services and the command line with Swift, and running the tests."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from console import StackError, end_child, run_logged
from state import CHECKOUT, SERVICES

PROGRAMS = (*SERVICES, "quorate")
IMPORTS = ["--explicit-target-dependency-import-check", "error"]
RELEASE = ["-c", "release", *IMPORTS]
#: Tests have a build folder of their own, so that their flags and the release build don't undo each other.
TEST_FOLDER = CHECKOUT / ".build-test"
TEST = ["--scratch-path", str(TEST_FOLDER), "-Xswiftc", "-DCRASH_POINTS", *IMPORTS]
#: They drive the services as processes.
LIVE_TESTS = "^LiveTests\\."
#: Tests with servers, in the groups in which they run: those of one run begin all at once, and many of these at once
#: would wait for the machine rather than for the servers.
SERVER_TESTS = ("^(AMQPTests|MailTests)\\.", "^PostgresTests\\.", "^ServiceKitTests\\.", LIVE_TESTS)


def swift() -> str:
    places = [Path.home() / ".local/share/swiftly/bin/swift", Path("/opt/swift/usr/bin/swift")]
    found = shutil.which("swift") or next((str(place) for place in places if os.access(place, os.X_OK)), None)
    if found is None:
        raise StackError("Swift was not found. Install Swift 6 (swift.org/install) and put it on the PATH.")
    return found


def build_release() -> Path:
    """Builds in release mode. Returns the folder of the executables."""
    log = log_file(CHECKOUT / ".build")
    run_logged("Building (release; the first time takes minutes)", [swift(), "build", *RELEASE], log, CHECKOUT)
    return checked(CHECKOUT / ".build/release")


def build_tests() -> Path:
    """Builds the executables and tests in debug mode, crash points included. Returns the executables' folder."""
    log = log_file(TEST_FOLDER)
    run_logged("Building for the tests", [swift(), "build", "--build-tests", *TEST], log, CHECKOUT)
    return checked(TEST_FOLDER / "debug")


def run_tests(arguments: Sequence[str], env: Mapping[str, str]) -> int:
    """Runs all tests, or those that the arguments name. Returns the exit status.

    The live tests kill the servers that other tests use, so all together means several runs, one after the other.
    """
    if arguments:
        return swift_test(arguments, env)
    pure = [part for group in SERVER_TESTS for part in ("--skip", group)]
    runs = [swift_test(choice, env) for choice in (pure, *(["--filter", group] for group in SERVER_TESTS))]
    return next((status for status in runs if status != 0), 0)


def swift_test(arguments: Sequence[str], env: Mapping[str, str]) -> int:
    """Runs `swift test`, its output going where ours goes. Returns its exit status."""
    process = subprocess.Popen([swift(), "test", *TEST, *arguments], cwd=CHECKOUT, env=os.environ | dict(env))
    try:
        return process.wait()
    finally:
        end_child(process)


def log_file(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder / "stack-build.log"


def checked(folder: Path) -> Path:
    absent = [name for name in PROGRAMS if not (folder / name).exists()]
    if absent:
        raise StackError(f"The build made no {', '.join(absent)} in {folder}.")
    return folder

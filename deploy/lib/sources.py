"""What can be said of the sources without building them: their form, and documents that are made from them."""

import subprocess
import sys

from build import swift
from console import StackError, say
from state import CHECKOUT

SWIFT_SOURCES = ("Package.swift", "Services", "Shared", "Tests")


def check() -> None:
    """Refuses sources that are not formatted, and a docs/rules.md that is not what the sources say."""
    expect("The sources' form", [swift(), "format", "lint", "--strict", "--recursive", *SWIFT_SOURCES])
    expect("docs/rules.md", [sys.executable, "-E", "-s", "-B", "Tests/tools/rules_index.py", "--check"])


def expect(what: str, command: list[str]) -> None:
    say(f"Checking: {what}")
    if status := subprocess.run(command, cwd=CHECKOUT, check=False).returncode:
        raise StackError(f"`{' '.join(command)}` ended with status {status}.")

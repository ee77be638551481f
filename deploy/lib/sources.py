"""What can be said of the sources without building them: their form, and documents that are made from them."""

import os
import subprocess
import sys

from build import swift
from console import StackError, say
from python_tools import tool
from state import CHECKOUT

SWIFT_SOURCES = ("Package.swift", "Services", "Shared", "Tests")


def check() -> None:
    """Refuses sources that are not formatted, and a docs/rules.md that is not what the sources say."""
    expect("The sources' form", [swift(), "format", "lint", "--strict", "--recursive", *SWIFT_SOURCES])
    dockerfiles = ["deploy/Dockerfile", *map(str, sorted((CHECKOUT / "deploy/stand-ins").glob("*.Dockerfile")))]
    expect("docker-compose.yml", [str(tool("docker-compose")), "--env-file", ".env.example", "config", "--quiet"])
    schema = ["--builtin-schema", "vendor.compose-spec", "docker-compose.yml"]
    expect("docker-compose.yml against the specification", [str(tool("check-jsonschema")), "--quiet", *schema])
    expect("the Dockerfiles", [str(tool("hadolint")), *dockerfiles])
    expect("docs/rules.md", [sys.executable, "-E", "-s", "-B", "Tests/tools/rules_index.py", "--check"])


def expect(what: str, command: list[str]) -> None:
    say(f"Checking: {what}")
    if status := subprocess.run(command, cwd=CHECKOUT, env=clean(), check=False).returncode:
        raise StackError(f"`{' '.join(command)}` ended with status {status}.")


def clean() -> dict[str, str]:
    """The environment without settings of a stack, which would replace those of the file that is checked."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("QUORATE_", "COMPOSE_"))}

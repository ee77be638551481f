"""A Docker engine of our own: Debian's, in a private network namespace, with all it keeps in one folder."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from console import StackError, say, tail


class Engine:
    """Nothing of it is seen from outside the namespace, and nothing of the machine's is changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.space = f"quorate-{os.getpid()}"
        self.socket = folder / "docker.sock"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def env(self) -> dict[str, str]:
        return {"DOCKER_HOST": f"unix://{self.socket}", "DOCKER_CONFIG": str(self.folder / "config")}

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        run(["ip", "netns", "add", self.space])
        run(["ip", "-n", self.space, "link", "set", "lo", "up"])
        settings = {
            "data-root": str(self.folder / "data"),
            "exec-root": str(self.folder / "run"),
            "pidfile": str(self.folder / "docker.pid"),
            "hosts": [f"unix://{self.socket}"],
        }
        (self.folder / "daemon.json").write_text(json.dumps(settings))
        with open(self.folder / "dockerd.log", "wb") as log:
            command = self.inside(["dockerd", "--config-file", str(self.folder / "daemon.json")])
            self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        deadline = time.monotonic() + 20
        while subprocess.run(["/usr/bin/docker", "version"], env=os.environ | self.env, capture_output=True).returncode:
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise StackError(f"dockerd does not answer:\n{tail(self.folder / 'dockerd.log')}")
            time.sleep(0.2)

    def inside(self, command: Sequence[str]) -> list[str]:
        """The command in the engine's network. `ip netns exec` would hide the control groups from dockerd."""
        return ["nsenter", f"--net=/run/netns/{self.space}", *command]

    def docker(self, *arguments: str, **options: object) -> str:
        return run(["/usr/bin/docker", *arguments], env=self.env, **options)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
        subprocess.run(["umount", "-q", str(self.folder / "run/netns/default")], check=False)
        subprocess.run(["ip", "netns", "del", self.space], check=False, capture_output=True)
        for _ in range(20):
            shutil.rmtree(self.folder, ignore_errors=True)
            if not self.folder.exists():
                return
            time.sleep(0.5)
        say(f"{self.folder} could not be removed.")


def run(
    command: Sequence[str],
    env: Mapping[str, str] | None = None,
    text: str | None = None,
    seconds: float = 600,
    cwd: Path | None = None,
) -> str:
    """Runs a command to its end. Returns its standard output; raises with what it said when it fails."""
    try:
        done = subprocess.run(
            command, env=os.environ | dict(env or {}), input=text or "", capture_output=True, text=True, check=False,
            timeout=seconds, cwd=cwd,
        )
    except subprocess.TimeoutExpired as late:
        said = (late.stdout or b"").decode(errors="replace").strip()[-1500:]
        raise StackError(f"`{' '.join(command)[:200]}` was not done after {seconds:.0f} s: {said}") from late
    if done.returncode != 0:
        said = (done.stderr + done.stdout).strip()[-1500:]
        raise StackError(f"`{' '.join(command)[:200]}` ended with status {done.returncode}: {said}")
    return done.stdout

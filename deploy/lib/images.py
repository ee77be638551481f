"""Images where none can be pulled: a Debian base, stand-ins for the official images, and the project's own."""

import os
import shutil
import subprocess
from pathlib import Path

from build import swift
from console import StackError, step
from engine import run
from state import CHECKOUT

#: The names in docker-compose.yml and deploy/Dockerfile, and what stands in for each.
STAND_INS = {
    "postgres:17": "postgres.Dockerfile",
    "rabbitmq:4-management": "rabbitmq.Dockerfile",
    "swift:6.3.1-bookworm": "swift.Dockerfile",
}
BASE = "debian:bookworm-slim"
OWN = {"quorate": "quorate:{tag}", "mailcatcher": "quorate-mailcatcher:{tag}"}


class Images:
    """Builds with Buildah, whose RUN steps use the machine's network and may mount the machine's toolchain."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = ["buildah", "--root", str(folder / "store"), "--runroot", str(folder / "run")]
        # Outlives one verification, so that the next one builds only what has changed.
        self.cache = CHECKOUT / ".build-images"

    def make_base(self) -> None:
        with step(f"Making {BASE} from Debian's packages"):
            archive = self.folder / "base.tar"
            run(["mmdebstrap", "-q", "--variant=minbase", "bookworm", str(archive)])
            run([*self.store, "from", "--name", "base", "scratch"])
            run([*self.store, "add", "base", str(archive), "/"])
            run([*self.store, "config", "--cmd", "bash", "base"])
            run([*self.store, "commit", "--format", "docker", "base", BASE])
            run([*self.store, "rm", "base"])
            archive.unlink()

    def make_stand_ins(self) -> None:
        for name, file in STAND_INS.items():
            with step(f"Making a stand-in for {name}"):
                context = CHECKOUT / "deploy/stand-ins"
                self.build(context / file, context, ["-t", name])

    def build_own(self, tag: str, source: Path = CHECKOUT, revision: str = "unknown") -> None:
        """Builds the project's images from a checkout. The Dockerfile is used as it is; the toolchain is mounted."""
        self.cache.mkdir(exist_ok=True)
        mounts = [self.toolchain, *self.package_copies]
        extra = [part for place in mounts for part in ("-v", f"{place}:{place}:ro")]
        for target, name in OWN.items():
            with step(f"Building {name.format(tag=tag)}"):
                self.build(
                    source / "deploy/Dockerfile", source,
                    ["--target", target, "-t", name.format(tag=tag), *extra, "--build-arg", f"VERSION={tag}",
                     "--build-arg", f"REVISION={revision}"],
                )

    def build(self, file: Path, context: Path, options: list[str]) -> None:
        command = [*self.store, "bud", "--isolation", "chroot", "--network", "host", "--pull-never", "--layers"]
        env = {"TMPDIR": str(self.cache)} if self.cache.exists() else {}
        run([*command, "--format", "docker", "-q", *options, "-f", str(file), str(context)], env=env, seconds=3000)

    @property
    def toolchain(self) -> Path:
        """The folder that holds `usr/bin/swift`; the stand-in looks for it under /opt/swift."""
        place = Path(os.path.realpath(swift())).parents[2]
        if place != Path("/opt/swift"):
            raise StackError(f"The stand-in for the Swift image expects the toolchain in /opt/swift; it is in {place}.")
        return place

    @property
    def package_copies(self) -> list[Path]:
        """Where Git is told to find packages instead of on the network, if it is."""
        places = [Path("/etc/gitconfig")] if Path("/etc/gitconfig").exists() else []
        answer = subprocess.run(
            ["git", "config", "--system", "--get-regexp", r"^url\..*\.insteadof$"], capture_output=True, text=True,
            check=False,
        ).stdout
        for line in answer.splitlines():
            place = Path(line.split(" ", 1)[0].removeprefix("url.").rsplit(".insteadof", 1)[0])
            if place.is_absolute() and place.is_dir() and place not in places:
                places.append(place)
        return places

    def load(self, docker: object, names: list[str]) -> None:
        for name in names:
            archive = self.folder / "image.tar"
            archive.unlink(missing_ok=True)
            run([*self.store, "push", "-q", f"localhost/{name}", f"docker-archive:{archive}:{name}"])
            docker("load", "-q", "-i", str(archive))  # type: ignore[operator]
            archive.unlink()

    def remove(self) -> None:
        subprocess.run([*self.store, "rmi", "-a", "-f"], check=False, capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)

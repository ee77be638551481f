"""The built executables, as the stack's user reaches them.

Where that user can't enter the checkout or read Swift's libraries (root's home, for instance), copies are kept in the
state directory.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from build import PROGRAMS
from console import StackError
from state import CHECKOUT, State, clean_environment


class Programs:
    def __init__(self, state: State) -> None:
        self.state = state

    @property
    def folder(self) -> Path:
        folder = self.state.setting("programs")
        if folder is None:
            raise StackError("This stack has never been started: deploy/stack up")
        return Path(folder)

    def use(self, built: Path) -> None:
        """Settles where the executables are run from."""
        folder, libraries = built.resolve(), ""
        if os.geteuid() == 0:
            needed = [CHECKOUT / "deploy/principals.json", *(folder / name for name in PROGRAMS)]
            foreign = [path for path in shared_libraries(needed[1:]) if not self.state.identity.can_read(path)]
            if foreign:
                libraries = str(self.copy(foreign, "lib"))
            if not all(self.state.identity.can_read(path) for path in needed):
                folder = self.copy([*needed[1:], *folder.glob("*.resources")], "bin")
                self.copy([needed[0]], "share")
                self.copy([CHECKOUT / "deploy/lib/mailcatcher.py"], "share/lib")
        shared = self.state.root / "share" if folder != built.resolve() else CHECKOUT / "deploy"
        self.state.remember(programs=str(folder), libraries=libraries, shared=str(shared))

    def copy(self, paths: list[Path], name: str) -> Path:
        """Copies what has changed, each file replaced whole, so that one that is running is not disturbed."""
        target = self.state.root / name
        target.mkdir(parents=True, exist_ok=True)
        for path in paths:
            if path.is_dir():
                shutil.copytree(path, target / path.name, dirs_exist_ok=True)
            elif stamp(path) != stamp(target / path.name):
                new = target / f".{path.name}.new"
                shutil.copy2(path, new)
                new.chmod(0o755)
                new.replace(target / path.name)
        return target

    def path(self, name: str) -> Path:
        return self.folder / name

    def shared(self, name: str) -> Path:
        """A file of `deploy/` that the stack's processes read."""
        return Path(self.state.setting("shared", CHECKOUT / "deploy")) / name

    def stamp(self, name: str) -> str:
        return stamp(self.path(name))

    @property
    def env(self) -> dict[str, str]:
        libraries = self.state.setting("libraries")
        return clean_environment(self.state.root, **({"LD_LIBRARY_PATH": libraries} if libraries else {}))

    def answer(self, *command: str) -> str:
        """What `quorate` prints when called with these arguments by the stack's user."""
        options = self.state.identity.popen_options
        done = subprocess.run(
            [str(self.path("quorate")), *command],
            env=self.env,
            cwd=self.state.root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **options,
        )
        if done.returncode != 0:
            reason = (done.stderr or done.stdout).strip()[-800:]
            raise StackError(f"`quorate {' '.join(command)}` ended with status {done.returncode}: {reason}")
        return done.stdout

    def make_keys(self) -> None:
        """The services' keys, once: what they have sealed can be opened with these and no others."""
        if (self.state.keys / "public.json").exists():
            return
        if (self.state.root / "postgres/complete").exists() and any(self.state.keys.iterdir()):
            raise StackError(f"Keys are missing from {self.state.keys}; put them back, or `deploy/stack down --wipe`.")
        for left in self.state.keys.iterdir():
            left.unlink()
        self.answer("keys", "generate", str(self.state.keys))

    def definitions(self) -> dict[str, Any]:
        """The broker's users, permissions and topology, from the principals and their passwords."""
        principals = self.shared("principals.json")
        listed = json.loads(principals.read_text())
        for user in [*listed["services"], *listed["users"]]:
            self.state.password(user)
        where = ["--principals", str(principals), "--credentials", str(self.state.credentials)]
        answer = self.answer("broker", "definitions", *where)
        try:
            return json.loads(answer)
        except ValueError as error:
            raise StackError(f"`quorate broker definitions` printed no JSON: {answer[:200]}") from error


def stamp(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return "absent"
    return f"{found.st_mtime_ns}-{found.st_size}"


def shared_libraries(programs: list[Path]) -> list[Path]:
    answer = subprocess.run(["ldd", *map(str, programs)], capture_output=True, text=True, check=False).stdout
    found = {words[2] for line in answer.splitlines() if len(words := line.split()) > 2 and words[1] == "=>"}
    return [Path(path) for path in sorted(found) if path.startswith("/")]

"""Where a stack keeps what it has, and as whom its processes run."""

import contextlib
import hashlib
import json
import os
import pwd
import secrets
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console import StackError, say

CHECKOUT = Path(__file__).resolve().parents[2]
SERVICES = ("proposals", "elections", "meetings", "notifications", "smki-alerts")


@dataclass(frozen=True)
class Identity:
    """The user that the stack's processes run as: never root."""

    uid: int
    gid: int

    @classmethod
    def choose(cls, path: Path) -> "Identity":
        """Whoever owns the state already; else oneself, or `nobody` when that would be root."""
        with contextlib.suppress(OSError):
            owner = path.stat()
            if owner.st_uid != 0 and os.geteuid() == 0:
                return cls(owner.st_uid, owner.st_gid)
            if os.geteuid() not in (0, owner.st_uid):
                raise StackError(f"{path} belongs to another user; run the stack as that user or as root.")
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        nobody = pwd.getpwnam("nobody")
        return cls(nobody.pw_uid, nobody.pw_gid)

    @property
    def popen_options(self) -> dict[str, Any]:
        """What makes `subprocess` run a command as this user, without any of root's groups."""
        if os.geteuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_read(self, path: Path) -> bool:
        command = ["/usr/bin/test", "-r", str(path)]
        return subprocess.run(command, cwd="/", check=False, **self.popen_options).returncode == 0

    def own(self, path: Path) -> None:
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)


class State:
    """One state directory, `.stack` or `.stack-test`, or the place such a link leads to."""

    def __init__(self, link: Path) -> None:
        self.link = link
        self.root = Path(os.path.realpath(link))
        self.identity = Identity.choose(self.root)

    @property
    def run(self) -> Path:
        return self.root / "run"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def credentials(self) -> Path:
        return self.root / "credentials"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def mail(self) -> Path:
        return self.root / "mail"

    @property
    def ports_file(self) -> Path:
        return self.run / "ports.json"

    @property
    def exists(self) -> bool:
        return self.run.is_dir()

    def prepare(self) -> None:
        """Makes the directories. A checkout that the stack's user can't enter gets its state under /var/tmp."""
        if not self.root.exists() and not self.identity.can_read(CHECKOUT / "deploy"):
            self.move_out()
        self.root.mkdir(parents=True, exist_ok=True)
        self.identity.own(self.root)
        for path in (self.run, self.log):
            path.mkdir(exist_ok=True)
            self.identity.own(path)
        for path in (self.credentials, self.keys):
            path.mkdir(mode=0o700, exist_ok=True)
            self.identity.own(path)

    def move_out(self) -> None:
        digest = hashlib.sha256(str(self.link).encode()).hexdigest()[:12]
        target = Path(f"/var/tmp/quorate-{digest}")
        with contextlib.suppress(FileExistsError):
            target.mkdir(mode=0o755)
        found = target.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), self.identity.uid):
            raise StackError(f"{target} is in the way: it was not made by this launcher.")
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(target)
        say(f"{CHECKOUT} can't be read by the user the stack runs as; its data is kept in {target}.")
        self.root = target

    def wipe(self) -> None:
        if self.root.is_dir():
            shutil.rmtree(self.root)
        if self.link.is_symlink():
            self.link.unlink()
            self.root = self.link

    def password(self, name: str) -> str:
        """The password of a broker user or, as `db-NAME`, of a database role; made at first use."""
        path = self.credentials / name
        if not path.exists():
            write_file(path, secrets.token_hex(24) + "\n", mode=0o600, owner=self.identity)
        return path.read_text().strip()

    def setting(self, name: str, default: Any = None) -> Any:
        return read_json(self.run / "settings.json").get(name, default)

    def remember(self, **values: Any) -> None:
        path = self.run / "settings.json"
        write_file(path, json.dumps(read_json(path) | values, indent=2) + "\n")


def read_json(path: Path) -> dict[str, Any]:
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return {}


def write_file(path: Path, text: str, mode: int = 0o644, owner: Identity | None = None) -> None:
    """Writes a file whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as handle:
        handle.write(text)
    if owner is not None:
        owner.own(new)
    new.replace(path)


def clean_environment(home: Path, **extra: str) -> dict[str, str]:
    """An environment with nothing in it of the shell that called us."""
    path = os.environ.get("PATH", "/usr/local/bin:/usr/bin:/bin") + ":/usr/sbin:/sbin"
    return {"PATH": path, "LANG": "C.UTF-8", "HOME": str(home)} | extra

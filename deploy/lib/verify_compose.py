"""Runs docker-compose.yml for real, on an engine and with images made on the spot.

usage: deploy/verify-compose [--previous REVISION]

On Debian, as root: installs Debian's docker.io and what it takes to make images, starts an engine in a private network
namespace, makes stand-ins for the official images (none is pulled), builds the project's images with the unchanged
Dockerfile, and brings the unchanged docker-compose.yml up with Compose v5. Then it uses the stack, breaks it, mends it,
backs it up, restores it, upgrades it, and takes it down. The machine is left as it was.

The upgrade is from the images of REVISION, the commit before by default. Exit status: 0 all held, 1 something did not, 0
with a line that begins with SKIPPED where the machine can't do it.
"""

import concurrent.futures
import contextlib
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import build
from compose_stack import ComposeStack, until
from console import StackError, say, step
from engine import Engine, run
from images import BASE, OWN, STAND_INS, Images
from interruption import Interruption
from python_tools import tool
from state import CHECKOUT, SERVICES

PACKAGES = ("docker.io", "buildah", "mmdebstrap", "iptables", "iproute2", "git")
LOADED = (BASE, "postgres:17", "rabbitmq:4-management")
TAG = "dev"

NOT_CHECKED = """\
Not checked here: the official images (RabbitMQ 4, PostgreSQL 17, Debian, Swift) and pulling them; engines newer than 20.10;
BuildKit as the builder; Docker Desktop. Stand-ins ran RabbitMQ 3.10 and PostgreSQL 15 from Debian 12."""


class Verification:
    def __init__(self, folder: Path, previous: str = "HEAD~1") -> None:
        self.folder = folder
        self.previous = previous
        self.engine = Engine(folder / "engine")
        self.images = Images(folder / "images")
        self.stack = ComposeStack(
            self.engine, tool("docker-compose"), {"QUORATE_CLOCK": "controlled", "COMPOSE_PROFILES": "demo"}
        )
        self.held = 0
        self.alerts = 0

    def expect(self, what: str, holds: bool, found: str = "") -> None:
        if not holds:
            raise StackError(f"NOT SO: {what}. {found}".strip())
        self.held += 1
        say(f"  held: {what}")

    def run(self) -> None:
        self.prepare()
        try:
            parts = (
                self.upgrade, self.start, self.use, self.secrets, self.refusals, self.crashes, self.partition,
                self.replicas, self.restore, self.live,
            )
            for part in parts:
                say(part.__doc__ or "")
                part()
        except BaseException:
            say(self.stack.report())
            raise
        with step("Taking the stack down"):
            self.stack.compose("--profile", "tools", "down", "-v", "-t", "20")
        left = self.engine.docker("ps", "-aq") + self.engine.docker("volume", "ls", "-q")
        self.expect("nothing is left of it", not left.strip(), left)

    def prepare(self) -> None:
        self.images.folder.mkdir(parents=True, exist_ok=True)
        self.images.make_base()
        self.images.make_stand_ins()
        revision = run(["git", "-C", str(CHECKOUT), "rev-parse", "HEAD"]).strip()
        self.images.build_own(TAG, revision=revision)
        with step("Loading the images into the engine"):
            self.images.load(self.engine.docker, [*LOADED, *(name.format(tag=TAG) for name in OWN.values())])
        for name in OWN.values():
            size = int(self.engine.docker("image", "inspect", "-f", "{{.Size}}", name.format(tag=TAG)))
            base = int(self.engine.docker("image", "inspect", "-f", "{{.Size}}", BASE))
            say(f"  {name.format(tag=TAG)}: {size / 1e6:.0f} MB, {(size - base) / 1e6:.0f} MB of them over {BASE}")

    # The client outside

    def outside(self, command: Sequence[str], **env: str) -> str:
        """A command of the host's, in the network where the published ports are."""
        return run(self.engine.inside(command), env=env, seconds=900)

    @functools.cache
    def amqp_url(self) -> str:
        return self.stack.secret("amqp-url").replace("rabbitmq:5672", self.stack.address("rabbitmq", 5672))

    def publish(self) -> dict[str, object]:
        """An alert from outside, answered."""
        self.alerts += 1
        script = str(CHECKOUT / "deploy/lib/pika_alert.py")
        command = [str(tool("python")), script, self.amqp_url(), f"VERIFY-{self.alerts}"]
        return json.loads(self.outside(command))

    def publishes(self, when: str) -> None:
        def accepted() -> bool:
            with contextlib.suppress(StackError):
                answer = self.publish()
                return answer["outcome"] == "accepted"
            return False

        until(f"an alert is accepted {when}", 60, accepted)
        self.expect(f"an alert from outside is accepted {when}", True)

    # What is verified

    def upgrade(self) -> None:
        """Upgrading from the images of an earlier commit, with messages in flight"""
        source = self.folder / "previous"
        try:
            run(["git", "-C", str(CHECKOUT), "worktree", "add", "--detach", str(source), self.previous])
        except StackError:
            say(f"  SKIPPED (1): there is no {self.previous} in this clone")
            return
        try:
            if not (source / "deploy/Dockerfile").exists():
                say(f"  SKIPPED (1): {self.previous} had no images yet")
                return
            self.images.build_own("previous", source, self.previous)
        finally:
            run(["git", "-C", str(CHECKOUT), "worktree", "remove", "--force", str(source)])
        names = {"QUORATE_IMAGE": "quorate:previous", "MAILCATCHER_IMAGE": "quorate-mailcatcher:previous"}
        self.images.load(self.engine.docker, list(names.values()))
        self.stack.settings |= names
        self.stack.up()
        self.publishes("by the earlier build")
        for name in names:
            del self.stack.settings[name]
        with concurrent.futures.ThreadPoolExecutor(1) as aside:
            sender = aside.submit(self.publish_many, 40)
            self.stack.up()
            answered = sender.result()
        self.expect("40 alerts sent during the upgrade are accepted, each once", answered == 40, f"{answered} were")
        self.expect("journals hold", "holds" in self.stack.quorate("journal", "verify"))

    def publish_many(self, count: int) -> int:
        """Sends alerts one after the other, each again until it is answered. Returns how many incidents they made."""
        incidents = set()
        for number in range(count):
            command = [str(tool("python")), str(CHECKOUT / "deploy/lib/pika_alert.py"), self.amqp_url(), f"FLIGHT-{number}"]
            for _ in range(20):
                with contextlib.suppress(StackError):
                    incidents.add(json.loads(self.outside(command))["id"])
                    break
                time.sleep(1)
        return len(incidents)

    def start(self) -> None:
        """Bringing the stack up"""
        with step("docker compose up -d --wait"):
            self.stack.up()
        with step("and again, which changes nothing"):
            self.stack.up()

    def restore(self) -> None:
        """Backing up, and putting back"""
        older, newest = self.folder / "older", self.folder / "newest"
        self.stack.script("backup", str(older), f"{older}-keys")
        self.publishes("after a back-up")
        self.stack.script("backup", str(newest), f"{newest}-keys")
        self.stack.script("restore", str(older), "smki-alerts")
        until(
            "a neighbour says that the journal of smki-alerts is older than what it knows", 60,
            lambda: "alarm: journal of smki-alerts" in self.stack.unready("notifications"),
        )
        self.expect("one older journal is noticed by its neighbours", True)
        self.stack.script("restore", str(newest), "smki-alerts")
        until("notifications is ready again", 90, lambda: self.stack.ready("notifications"))
        self.expect("the newest back-up mends it", True)
        self.stack.script("restore", str(older))
        for service in SERVICES:
            until(f"{service} is ready", 90, lambda service=service: self.stack.ready(service))
        self.publishes("after all were put back")
        self.expect("journals hold", "holds" in self.stack.quorate("journal", "verify"))

    def use(self) -> None:
        """Using it"""
        for service in SERVICES:
            self.expect(f"{service} is ready", self.stack.ready(service))
        timeline = self.stack.quorate("demo")
        self.expect("an alert is followed to a decision and a direction", "The path is complete" in timeline, timeline)
        answer = self.publish()
        self.expect("an alert from outside is answered within a second", float(str(answer["seconds"])) < 1, str(answer))
        self.expect("journals hold", "holds" in self.stack.quorate("journal", "verify"))
        for service in SERVICES:
            container = self.stack.containers(service)[0]
            told = self.engine.docker(
                "inspect", "-f",
                "{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}",
                container,
            ).strip()
            self.expect(
                f"{service} runs as 10001, read-only, without capabilities",
                told == "10001:10001 true [ALL] [no-new-privileges:true]", told,
            )

    def secrets(self) -> None:
        """Looking for secrets where they must not be"""
        passwords = [line.split()[1] for line in self.passwords().splitlines()]
        self.expect("there are passwords to look for", len(passwords) > 20)
        file = self.folder / "smtp-url"
        file.write_text("smtp://somebody:s3cr3tword@mail:2525\n")
        env = {"QUORATE_SMTP_URL": "", "QUORATE_SMTP_URL_FILE": str(file)}
        shown = run([*self.stack.command, "config"], env=self.stack.env | env)
        self.expect("`docker compose config` shows no password", "s3cr3tword" not in shown)
        logs = self.stack.logs()
        self.expect("no log shows a password", not any(password in logs for password in passwords))
        arguments = "".join(
            self.engine.docker("top", container, "-eo", "pid,args")
            for container in self.engine.docker("ps", "-q").split()
        )
        self.expect("no process shows one in its arguments", not any(password in arguments for password in passwords))
        shown = self.engine.docker("inspect", *self.engine.docker("ps", "-aq").split())
        self.expect("`docker inspect` shows none", not any(password in shown for password in passwords))

    def passwords(self) -> str:
        script = "cd /secrets/all && for file in amqp/* database/*; do echo \"$file $(cat \"$file\")\"; done"
        return self.stack.compose("run", "--rm", "-T", "--no-deps", "--entrypoint", "sh", "prepare", "-c", script)

    def refusals(self) -> None:
        """Starting with something missing"""
        status, said = self.stack.attempt("-e", "QUORATE_SMTP_URL=", "notifications", "notifications", "run")
        self.expect("without a mail server start-up fails and says what to set", "QUORATE_SMTP_URL" in said, said)
        status, said = self.stack.attempt("-e", "QUORATE_MASTER_KEY_FILE=/run/quorate/absent", "meetings", "meetings", "run")
        self.expect("and without a master key", status == 2 and "QUORATE_MASTER_KEY_FILE" in said, said)

    def crashes(self) -> None:
        """Killing each container"""
        for service in (*SERVICES, "rabbitmq", "postgres", "mail"):
            self.stack.kill(service)
            self.publishes(f"after a kill of {service}")
        for service in SERVICES:
            until(f"{service} is ready", 60, lambda service=service: self.stack.ready(service))
        self.expect("every service is ready again", True)

    def partition(self) -> None:
        """Cutting one off the network"""
        join = self.stack.cut_off("meetings")
        self.publishes("while meetings is cut off")
        until("meetings says that it is not ready", 60, lambda: not self.stack.ready("meetings"))
        self.expect("meetings says that it is not ready", True)
        join()
        until("meetings is ready again", 90, lambda: self.stack.ready("meetings"))
        self.expect("meetings goes on when it is joined again", True)

    def replicas(self) -> None:
        """Two replicas of meetings"""
        self.stack.up("--scale", "meetings=2", "--no-recreate")
        self.expect("two replicas are healthy", len(self.stack.containers("meetings")) == 2)
        self.publishes("with two replicas of meetings")
        self.expect("journals hold", "holds" in self.stack.quorate("journal", "verify"))

    def live(self) -> None:
        """The live tests, from outside"""
        url = self.stack.secret("database-url").replace("postgres:5432", self.stack.address("postgres", 5432))
        credentials = self.stack.credentials(self.folder / "credentials")
        built = build.TEST_FOLDER / "debug"
        if not (built / "quorate").exists():
            say("  SKIPPED (1): the live tests are not built; `deploy/stack test` builds them")
            return
        command = [build.swift(), "test", "--skip-build", *build.TEST, "--filter", build.LIVE_TESTS]
        said = self.outside(
            command, QUORATE_AMQP_URL=self.amqp_url(), QUORATE_DATABASE_URL=url,
            QUORATE_CREDENTIALS_DIR=str(credentials), QUORATE_LIVE_EXTERNAL="1", QUORATE_BIN_DIR=str(built),
        )
        summary = [line for line in said.splitlines() if "Test run with" in line]
        self.expect("the live tests that destroy nothing pass", bool(summary) and "passed" in summary[-1], said[-1500:])
        say(f"  {summary[-1].strip()}")


def can(folder: Path) -> str | None:
    """Why this machine can't run an engine of its own; nil when it can."""
    if os.geteuid() != 0:
        return "an engine of its own needs root"
    if not shutil.which("apt-get"):
        return "the stand-ins are made of Debian packages"
    if subprocess.run(["unshare", "-n", "true"], check=False).returncode:
        return "no network namespaces here"
    missing = [name for name in PACKAGES if subprocess.run(["dpkg", "-s", name], capture_output=True).returncode]
    if missing:
        say(f"Installing {len(missing)} missing Debian packages: {' '.join(missing)}")
        subprocess.run(["sh", str(Path(__file__).with_name("install-packages.sh")), *missing], stdout=2, check=True)
    if not Path("/opt/swift/usr/bin/swift").exists():
        return "the toolchain that is mounted into the stand-in for the Swift image is not in /opt/swift"
    engine = Engine(folder / "probe")
    try:
        engine.start()
    except StackError as problem:
        return str(problem)
    finally:
        engine.stop()
    return None


def main(arguments: Sequence[str]) -> int:
    match list(arguments):
        case []:
            previous = "HEAD~1"
        case ["--previous", previous]:
            pass
        case _:
            print(__doc__, file=sys.stdout if "--help" in arguments else sys.stderr)
            return 0 if "--help" in arguments else 2
    Interruption.install()
    folder = Path(tempfile.mkdtemp(prefix="quorate-compose-", dir="/var/tmp"))
    verification: Verification | None = None
    try:
        if reason := can(folder):
            say(f"SKIPPED (1): docker-compose.yml was not run: {reason}")
            return 0
        verification = Verification(folder, previous)
        verification.engine.start()
        verification.run()
        say(f"docker-compose.yml held in {verification.held} points.\n{NOT_CHECKED}")
        return 0
    except StackError as problem:
        say(str(problem))
        return 1
    finally:
        with Interruption.deferred():
            if verification is not None:
                verification.engine.stop()
                verification.images.remove()
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A mail server for trials and tests: takes every message and keeps it in a Maildir.

    mailcatcher.py [--host ADDRESS] PORT MAILDIR

Each file is the message as it came, with the envelope in front of it as X-Envelope-From and X-Envelope-To (one header
a recipient) and the moment of its arrival as X-Received-At. One line on standard output for each message.
On SIGUSR1 it keeps one message more and then dies as by kill -9, so that this one is never answered.
"""

import argparse
import asyncio
import datetime
import json
import mailbox
import os
import signal

from aiosmtpd.smtp import SMTP, Envelope, Session


class Keeper:
    """Stores each message before it is answered: written to `tmp`, synced, then linked into `new`."""

    def __init__(self, maildir: str) -> None:
        for part in ("tmp", "new", "cur"):
            os.makedirs(os.path.join(maildir, part), exist_ok=True)
        self.maildir = mailbox.Maildir(maildir, create=False)
        self.is_doomed = False

    def doom(self) -> None:
        self.is_doomed = True

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
        headers = [f"X-Envelope-From: {envelope.mail_from or ''}"]
        headers += [f"X-Envelope-To: {recipient}" for recipient in envelope.rcpt_tos]
        headers += [f"X-Received-At: {now}"]
        content = envelope.original_content or b""
        message = "".join(f"{line}\n" for line in headers).encode() + content.replace(b"\r\n", b"\n")
        try:
            key = self.maildir.add(message)
        except OSError as error:
            print(json.dumps({"at": now, "event": "notStored", "reason": str(error)}), flush=True)
            return "451 4.3.0 The message could not be stored; try again later"
        entry = {"at": now, "event": "stored", "key": key, "recipients": len(envelope.rcpt_tos), "bytes": len(content)}
        print(json.dumps(entry), flush=True)
        if self.is_doomed:
            os.kill(os.getpid(), signal.SIGKILL)
        return f"250 2.0.0 Stored as {key}"


async def serve(host: str, port: int, maildir: str) -> None:
    keeper = Keeper(maildir)
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    loop.add_signal_handler(signal.SIGUSR1, keeper.doom)
    server = await loop.create_server(
        lambda: SMTP(keeper, hostname="localhost", enable_SMTPUTF8=True, loop=loop), host, port
    )
    print(json.dumps({"event": "listening", "port": port}), flush=True)
    await stopped.wait()
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Takes every mail and keeps it in a Maildir.")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("port", type=int)
    parser.add_argument("maildir")
    given = parser.parse_args()
    asyncio.run(serve(given.host, given.port, given.maildir))

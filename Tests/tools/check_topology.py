#!/usr/bin/env python3
"""Checks against a running broker that its definitions hold: every user can do what it must and nothing else, each
queue has its policy, and what the broker gives up delivering reaches its service's dead queue.

    check_topology.py AMQP_HOST:PORT CREDENTIALS      (PyPI: pika)

CREDENTIALS is a directory with one file a user, its name the user's and its content the password. Queues must be empty
and without consumers: use a broker of its own, just started from the definitions file.
Exit status: 0 all as it should be, 1 something is not, 2 wrong usage.
"""
import argparse
import pathlib
import sys
import time

try:
    import pika
    from pika import exceptions as amqp
except ImportError:
    sys.exit("check_topology.py needs the Python package pika (pip install pika)")

SERVICES = ["proposals", "elections", "meetings", "notifications", "smki-alerts"]
FOLLOWS = {
    "elections": [],
    "meetings": ["elections", "smki-alerts"],
    "notifications": ["elections", "meetings", "proposals", "smki-alerts"],
    "proposals": ["elections", "meetings"],
    "smki-alerts": ["elections", "meetings"],
}
QUORUM = {"x-queue-type": "quorum"}
REPLY_TO = "amq.rabbitmq.reply-to"


class Checks:
    """Runs each check on a channel of its own, since a refusal closes the channel."""

    def __init__(self, host, port, credentials):
        self.host, self.port, self.credentials = host, port, pathlib.Path(credentials)
        self.connections, self.failures, self.count = {}, [], 0

    def channel(self, user):
        if user not in self.connections:
            password = (self.credentials / user).read_text(encoding="utf-8").strip()
            self.connections[user] = pika.BlockingConnection(
                pika.ConnectionParameters(
                    self.host, self.port, credentials=pika.PlainCredentials(user, password)
                )
            )
        return self.connections[user].channel()

    def outcome(self, user, act):
        """0 when it works, else the broker's code."""
        channel = self.channel(user)
        channel.confirm_delivery()
        try:
            act(channel)
        except amqp.ChannelClosedByBroker as error:
            return error.reply_code
        except amqp.UnroutableError:
            channel.close()
            return 312
        except amqp.NackError:
            channel.close()
            return -1
        channel.close()
        return 0

    def expect(self, code, user, what, act):
        self.count += 1
        found = self.outcome(user, act)
        if found != code:
            self.failures.append(f"{user}: {what}: found {found}, it should be {code}")

    def may(self, user, what, act):
        self.expect(0, user, what, act)

    def may_not(self, user, what, act):
        self.expect(403, user, what, act)


def publish(exchange, key, user=None, reply_to=None, body=b"{}"):
    properties = pika.BasicProperties(delivery_mode=2, user_id=user, reply_to=reply_to)
    return lambda channel: channel.basic_publish(exchange, key, body, properties, mandatory=False)


def read(queue):
    """Starts a consumer and stops it again; a single-active queue refuses a plain get."""

    def act(channel):
        tag = channel.basic_consume(queue, lambda *_: None)
        channel.basic_cancel(tag)

    return act


def declare(queue, arguments=None, bindings=()):
    def act(channel):
        channel.queue_declare(queue, durable=True, arguments=arguments)
        for exchange, key in bindings:
            channel.queue_bind(queue, exchange, key)

    return act


def events_queue(service):
    arguments = {**QUORUM, "x-single-active-consumer": True}
    return declare(
        f"{service}.events", arguments, [("quorate.events", f"{source}.#") for source in FOLLOWS[service]]
    )


def check_services(checks):
    for service in SERVICES:
        others = [other for other in SERVICES if other != service]
        for queue in ["commands", "events", "queries", "dead"]:
            checks.may(service, f"read its {queue}", read(f"{service}.{queue}"))
            for other in others:
                checks.may_not(service, f"read {other}.{queue}", read(f"{other}.{queue}"))
        checks.may(service, "declare its commands", declare(
            f"{service}.commands", QUORUM, [("quorate.commands", f"{service}.#")]))
        checks.may(service, "declare its events", events_queue(service))
        checks.may(service, "declare its queries", declare(
            f"{service}.queries", {"x-queue-type": "classic"}, [("quorate.queries", f"{service}.#")]))
        checks.may(service, "declare its dead", declare(
            f"{service}.dead", QUORUM, [("quorate.dead", service)]))
        checks.may(service, "declare an exchange", lambda channel: channel.exchange_declare(
            "quorate.events", "topic", durable=True))
        checks.may(service, "publish its events", publish("quorate.events", f"{service}.probe", service))
        for other in others:
            checks.may_not(service, f"publish events of {other}", publish("quorate.events", f"{other}.probe"))
            checks.may(service, f"ask {other}", publish("quorate.queries", f"{other}.clock"))
            if service in FOLLOWS[other]:
                checks.may(service, f"declare what {other} follows it with", lambda channel, other=other: (
                    declare(f"{other}.events", {**QUORUM, "x-single-active-consumer": True},
                            [("quorate.events", f"{service}.#")])(channel)))
        checks.may_not(service, "publish a command", publish("quorate.commands", f"{service}.probe"))
        checks.may_not(service, "publish an alert", publish("quorate.alerts", "compromise.reported"))
        checks.may_not(service, "publish dead letters", publish("quorate.dead", service))
        checks.may_not(service, "move the clock", publish("quorate.clock", ""))
        checks.may(service, "answer", publish("", "quorate.reply.nobody.x"))
        checks.expect(406, service, "publish as somebody else", publish("quorate.events", f"{service}.probe", "dcc"))
        checks.may(service, "listen to the clock", lambda channel: (
            channel.queue_bind(channel.queue_declare("", exclusive=True).method.queue, "quorate.clock")))
        stranger = next((other for other in others if other not in FOLLOWS[service]), None)
        if stranger:
            checks.may_not(service, f"overhear {stranger}", lambda channel, stranger=stranger: channel.queue_bind(
                channel.queue_declare("", exclusive=True).method.queue, "quorate.events", f"{stranger}.#"))
        checks.may_not(service, "overhear commands of others", lambda channel: channel.queue_bind(
            channel.queue_declare("", exclusive=True).method.queue, "quorate.commands", "#"))
        for key in ["dcc.no-key-use", "exercise.no-key-use"]:
            may = checks.may if service == "smki-alerts" else checks.may_not
            may(service, f"direct {key}", publish("quorate.directions", key))
        may = checks.may if service == "smki-alerts" else checks.may_not
        may(service, "read the intake", read("smki-alerts.intake"))
        checks.may_not(service, "read the DCC's directions", read("dcc.directions"))
    checks.may("smki-alerts", "declare the DCC's directions", declare(
        "dcc.directions", QUORUM, [("quorate.directions", "dcc.#")]))


def request(channel):
    channel.basic_consume(REPLY_TO, lambda *_: None, auto_ack=True)
    publish("quorate.commands", "meetings.probe", reply_to=REPLY_TO)(channel)


PEOPLE = ["operator", "secretariat", "dcc", "auditor", "drill", "chair", "large-supplier-1", "supplier-acme"]


def check_people(checks):
    for user in PEOPLE:
        checks.may(user, "publish a command", publish("quorate.commands", "meetings.probe", user))
        checks.may(user, "ask", publish("quorate.queries", "meetings.clock", user))
        checks.may(user, "get a direct reply", request)
        checks.may(user, "have a reply queue", declare(f"quorate.reply.{user}.x"))
        checks.may(user, "read its reply queue", read(f"quorate.reply.{user}.x"))
        checks.may(user, "drop its reply queue", lambda channel, user=user: channel.queue_delete(
            f"quorate.reply.{user}.x"))
        checks.may(user, "have a queue of its own", lambda channel: channel.basic_consume(
            channel.queue_declare("", exclusive=True).method.queue, lambda *_: None))
        checks.may_not(user, "have another's reply queue", declare("quorate.reply.somebody.x"))
        checks.may_not(user, "publish past the exchanges", publish("", "meetings.events"))
        checks.may_not(user, "publish events", publish("quorate.events", "meetings.probe"))
        checks.may_not(user, "publish directions", publish("quorate.directions", "dcc.no-key-use"))
        checks.may_not(user, "publish dead letters", publish("quorate.dead", "meetings"))
        checks.may_not(user, "read commands", read("meetings.commands"))
        checks.may_not(user, "read events", read("meetings.events"))
        checks.may_not(user, "read the intake", read("smki-alerts.intake"))
        checks.may_not(user, "overhear events", lambda channel: channel.queue_bind(
            channel.queue_declare("", exclusive=True).method.queue, "quorate.events", "#"))
        checks.may_not(user, "delete a queue", lambda channel: channel.queue_delete("meetings.commands"))
        may = checks.may if user in ("operator", "dcc", "supplier-acme") else checks.may_not
        may(user, "publish an alert", publish("quorate.alerts", "compromise.reported", user))
        may = checks.may if user == "drill" else checks.may_not
        may(user, "wake the clocks", publish("quorate.clock", ""))
        may = checks.may if user == "dcc" else checks.may_not
        may(user, "read the DCC's directions", read("dcc.directions"))
        may = checks.may if user in ("operator", "drill") else checks.may_not
        may(user, "read an exercise's directions", read("exercise.directions"))
        checks.expect(406, user, "publish as somebody else", publish("quorate.commands", "meetings.probe", "meetings"))


def drain(checks, user, queue, wanted, seconds=10):
    """The first `wanted` messages of a queue, acknowledged."""
    channel, found = checks.channel(user), []
    for method, properties, body in channel.consume(queue, inactivity_timeout=0.2):
        if method:
            found.append((properties, body))
            channel.basic_ack(method.delivery_tag)
        seconds -= 0 if method else 0.2
        if len(found) >= wanted or seconds <= 0:
            break
    channel.cancel()
    channel.close()
    return found


def check_dead_letters(checks):
    """Nobody settles it: after 20 deliveries the broker hands it to the service's dead queue."""
    checks.channel("meetings").queue_purge("meetings.commands")
    checks.may("chair", "publish what kills", publish("quorate.commands", "meetings.probe", "chair", body=b"poison"))
    deliveries = 0
    for _ in range(30):
        channel = checks.channel("meetings")
        method = next(iter(channel.consume("meetings.commands", inactivity_timeout=1.0)))[0]
        if method is None:
            channel.close()
            break
        deliveries += 1
        channel.close()
    found = drain(checks, "meetings", "meetings.dead", 1)
    checks.count += 2
    if not 20 <= deliveries <= 21:
        checks.failures.append(f"meetings.commands: delivered {deliveries} times, it should be about 20")
    if [body for _, body in found] != [b"poison"] or found[0][0].user_id != "chair":
        checks.failures.append(f"meetings.dead: found {found}, it should be the message with its user")


def check_expiry(checks):
    """Questions are worth nothing after five seconds; directions stay."""
    checks.channel("meetings").queue_purge("meetings.queries")
    checks.may("chair", "ask", publish("quorate.queries", "meetings.clock"))
    checks.may("smki-alerts", "direct", publish("quorate.directions", "exercise.no-key-use"))
    time.sleep(5.5)
    checks.count += 2
    if drain(checks, "meetings", "meetings.queries", 1, seconds=1):
        checks.failures.append("meetings.queries: a question of five seconds ago is still there")
    if not drain(checks, "drill", "exercise.directions", 1):
        checks.failures.append("exercise.directions: the direction has gone")


def main():
    parser = argparse.ArgumentParser(description="Checks that a broker's definitions hold.")
    parser.add_argument("broker", metavar="HOST:PORT")
    parser.add_argument("credentials", metavar="CREDENTIALS")
    arguments = parser.parse_args()
    host, _, port = arguments.broker.rpartition(":")
    checks = Checks(host, int(port), arguments.credentials)
    check_services(checks)
    check_people(checks)
    check_dead_letters(checks)
    check_expiry(checks)
    for failure in checks.failures:
        print(failure, file=sys.stderr)
    print(f"{checks.count} checks, {len(checks.failures)} failures")
    return 1 if checks.failures else 0


if __name__ == "__main__":
    sys.exit(main())

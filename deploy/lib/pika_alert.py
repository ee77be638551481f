"""Publishes one alert with pika and prints the answer: a client that is not ours.

    pika_alert.py AMQP-URL ALERT-ID [STATUS]

The alert goes out as a bare body, as a test unless STATUS says otherwise; its message id follows from its own, so that it
can be sent again. Exit status 1 when nobody answers in 10 s.
"""

import json
import sys
import time

import pika


def main(url: str, alert_id: str, status: str = "test") -> int:
    parameters = pika.URLParameters(url)
    connection = pika.BlockingConnection(parameters)
    channel = connection.channel()
    alert = {
        "alertId": alert_id, "version": 1, "status": status, "incidentKind": "organisationKey",
        "certainty": "suspected", "keyKind": "organisation", "classification": "RED",
        "notifier": {"role": "dcc", "partySignifier": "DCC"}, "noticedAt": "2026-11-20T09:12:00Z",
        "subjectEui64": "90-B3-D5-1F-30-00-00-02",
    }
    answers: list[bytes] = []
    channel.basic_consume("amq.rabbitmq.reply-to", lambda *delivery: answers.append(delivery[3]), auto_ack=True)
    channel.confirm_delivery()
    began = time.monotonic()
    channel.basic_publish(
        "quorate.alerts", "compromise.reported", json.dumps(alert).encode(),
        pika.BasicProperties(
            content_type="application/json", delivery_mode=2, user_id=parameters.credentials.username,
            reply_to="amq.rabbitmq.reply-to", message_id=f"{alert_id}/message",
        ),
        mandatory=True,
    )
    while not answers and time.monotonic() < began + 10:
        connection.process_data_events(time_limit=0.02)
    took = time.monotonic() - began
    connection.close()
    if not answers:
        print("no answer", file=sys.stderr)
        return 1
    print(json.dumps(json.loads(answers[0]) | {"seconds": round(took, 3)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
"""Validates captured messages, and the schemas' own examples, with an independent implementation of JSON Schema.

    validate_messages.py [--schemas DIR] [FILE ...]      (PyPI: jsonschema)

FILE holds one JSON object a line, "-" is standard input. Such a line has one of the forms
    {"type": "quorate.meetings.vote.v1", "data": {...}}         a message
    {"reply": {...}}                                            the answer to a command or an alert
    {"answer": "entries", "data": {...}}                        the answer to a query
    {"secret": "quorate.elections.person-registered.v1", "data": {...}}   what a sealed part held
Other members are ignored. Without FILE only the schemas and their examples are checked.
Exit status: 0 all valid, 1 something is not, 2 wrong usage.
"""
import argparse
import json
import pathlib
import re
import sys

try:
    from jsonschema import Draft202012Validator, FormatChecker
except ImportError:
    sys.exit("validate_messages.py needs the Python package jsonschema (pip install jsonschema)")

FORMATS = FormatChecker(formats=())
RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")


@FORMATS.checks("date-time")
def is_instant(value):
    return not isinstance(value, str) or RFC3339.fullmatch(value) is not None


@FORMATS.checks("date")
def is_date(value):
    return not isinstance(value, str) or re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


class Schemas:
    """The schema files by the message they are for."""

    def __init__(self, directory):
        self.validators = {}
        for path in sorted(pathlib.Path(directory).glob("*.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            Draft202012Validator.check_schema(schema)
            self.validators[path.stem] = Draft202012Validator(schema, format_checker=FORMATS)
        if not self.validators:
            sys.exit(f"{directory}: no schemas there")

    def find(self, name):
        """The schema of a type; a message that every service has is kept under `any`."""
        parts = name.split(".")
        general = ".".join([parts[0], "any", *parts[2:]]) if len(parts) > 2 else name
        return self.validators.get(name) or self.validators.get(general)

    def problems(self, name, data):
        validator = self.find(name)
        if validator is None:
            return [f"no schema for {name}"]
        return [
            f"{name} at {error.json_path}: {error.message}" for error in validator.iter_errors(data)
        ]


def place(line):
    """The schema's name and the document, for one captured line."""
    if "reply" in line:
        return "quorate.reply", line["reply"]
    if "answer" in line:
        return f"quorate.any.{line['answer']}.v1.answer", line["data"]
    if "secret" in line:
        return f"{line['secret']}.secret", line["data"]
    return line["type"], line["data"]


def main():
    default = pathlib.Path(__file__).resolve().parents[2] / "docs" / "messages" / "schemas"
    parser = argparse.ArgumentParser(description="Validates captured messages against the schemas.")
    parser.add_argument("--schemas", default=default, help="where the schemas are")
    parser.add_argument("files", nargs="*", metavar="FILE", help="JSON lines, - for standard input")
    arguments = parser.parse_args()
    schemas = Schemas(arguments.schemas)
    checked, failures = 0, []
    for name, validator in schemas.validators.items():
        for example in validator.schema.get("examples", []):
            checked += 1
            failures += [f"example: {problem}" for problem in schemas.problems(name, example)]
    for file in arguments.files:
        with sys.stdin if file == "-" else open(file, encoding="utf-8") as lines:
            for number, text in enumerate(lines, start=1):
                if not text.strip():
                    continue
                checked += 1
                try:
                    name, data = place(json.loads(text))
                except (ValueError, KeyError, TypeError) as error:
                    failures.append(f"{file}:{number}: not in a form that is known: {error!r}")
                    continue
                failures += [f"{file}:{number}: {problem}" for problem in schemas.problems(name, data)]
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"{checked} documents checked, {len(failures)} problems")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Writes docs/rules.md: which rules the code cites, in which files, and which tests carry a rule's id in their name.

    rules_index.py            writes docs/rules.md
    rules_index.py --check    writes nothing; exit status 1 when docs/rules.md is not what would be written

It reads the rule book and the policies for the list of rules, and looks for their ids. It does not judge: an id in the
code shows where a rule is applied or referred to, an id in a test's name shows what that test is for.
"""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "docs/rules.md"
BOOK = ROOT / "Shared/Domain/Rules"
#: The command line and the message types repeat ids that others decide by, so they are left out.
CODE = ["Shared/Domain", "Shared/ServiceKit", "Services"]
NOT_CODE = "Services/Operator"
#: A wider range in one name or comment, such as `AMB-01 to AMB-28`, says too little about each to count.
WIDEST = 10

GROUPS = {
    "CAL": "Calendar and time",
    "MEM": "Membership",
    "ELE": "Elections",
    "PRO": "Proposals",
    "MTG": "Meetings",
    "DUT": "Duties",
    "ALR": "Alerts and recovery",
    "NOT": "Notices",
    "SEC": "Classification and access",
    "AMB": "Questions that the texts leave open; each is answered by a policy value",
}
ID = r"[A-Z]{3}-\d\d"
STRING = r'"((?:[^"\\]|\\.)*)"'
RULE = re.compile(rf'Rule\(\s*"({ID})",\s*\.(\w+),\s*{STRING},\s*{STRING}\s*\)', re.S)
QUESTION = re.compile(rf'PolicyKey<[^>]*>\(\s*"({ID})",\s*"(\w+)",\s*{STRING}', re.S)
SETTING = re.compile(rf'PolicyKey<[^>]*>\(\s*of: "({ID})",\s*"(\w+)"', re.S)
TEST = re.compile(rf"@(?:Test|Suite)\(\s*{STRING}", re.S)
RANGE = re.compile(rf"({ID}) to (?:([A-Z]{{3}})-)?(\d\d)\b")
LIST = re.compile(rf"({ID})((?:, \d\d\b)+)")


def files(folder):
    return sorted((ROOT / folder).rglob("*.swift"))


def ids(text):
    """Every id in a text, ranges such as `MTG-10 to MTG-12` and lists such as `AMB-02, 03` written out."""
    found = set()
    for first, _, last in RANGE.findall(text):
        group, start = first.split("-")
        if int(last) - int(start) < WIDEST:
            found |= {f"{group}-{number:02}" for number in range(int(start), int(last) + 1)}
    text = RANGE.sub("", text)
    found |= set(re.findall(rf"\b{ID}\b", text))
    for first, rest in LIST.findall(text):
        found |= {f"{first[:3]}-{number}" for number in re.findall(r"\d\d", rest)}
    return found


def book():
    """The rules in the order of the book, then the questions; and the names of the policies of each."""
    rules, policies = {}, collections.defaultdict(set)
    for path in sorted(BOOK.glob("*.swift")):
        text = path.read_text()
        for rule, _, _, title in RULE.findall(text):
            rules[rule] = title
        for rule, name, question in QUESTION.findall(text):
            rules[rule] = question
            policies[rule].add(name)
        for rule, name in SETTING.findall(text):
            policies[rule].add(name)
    order = {group: place for place, group in enumerate(GROUPS)}
    return dict(sorted(rules.items(), key=lambda item: (order[item[0][:3]], item[0]))), policies


def module(path):
    """`MeetingsDomain` and the like, as the build knows it."""
    parts = path.relative_to(ROOT).parts
    if parts[0] == "Shared":
        return parts[1]
    return parts[1] + parts[2] if parts[2] in ("Domain", "Service") else parts[1]


def places(policies):
    """For each rule the modules and files that cite it as a value, use its policy, or name it in a comment."""
    cited, named = (collections.defaultdict(lambda: collections.defaultdict(set)) for _ in range(2))
    by_policy = {name: rule for rule, names in policies.items() for name in names}
    for folder in CODE:
        for path in files(folder):
            if path.parent == BOOK or (ROOT / NOT_CODE) in path.parents:
                continue
            code = module(path)
            for line in path.read_text().splitlines():
                text, _, comment = line.partition("//")
                for rule in ids(" ".join(re.findall(STRING, text))):
                    cited[rule][code].add(path.stem)
                for name in re.findall(r"olicies\.(\w+)", text):
                    if name in by_policy:
                        cited[by_policy[name]][code].add(path.stem)
                for rule in ids(comment):
                    named[rule][code].add(path.stem)
    return cited, named


def tests():
    """For each rule the test files and how many test names in them carry it."""
    found = collections.defaultdict(collections.Counter)
    for path in files("Tests"):
        for name in TEST.findall(path.read_text()):
            for rule in ids(name):
                found[rule][f"{path.parts[-2]}/{path.stem}"] += 1
    return found


def cell(by_module):
    return "; ".join(f"{code}: {', '.join(sorted(by_module[code]))}" for code in sorted(by_module))


def document():
    rules, policies = book()
    cited, named = places(policies)
    tested = tests()
    state = {
        rule: (bool(cited[rule]), bool(cited[rule] or named[rule]), bool(tested[rule])) for rule in rules
    }
    lines = [
        "# Rules, code and tests",
        "",
        "Made by `Tests/tools/rules_index.py`; run it again after a change, don't edit this page. A rule counts as",
        "",
        "- **cited** where its id is a value in the code (a refusal or an explanation names it) or its policy value is read,",
        "- **named** where its id stands in a comment, in brackets below: it is applied or referred to there,",
        "- **tested** where a test carries its id in its name.",
        "",
        "The script finds ids; it does not judge whether a rule is whole. A rule with neither is known to the rule book by",
        "its clause and title, and as far as ids tell nothing is decided by it yet. The command line and the message types",
        "only repeat ids and are not looked at.",
        "",
        "| group | rules | cited | named only | tested | neither in code nor in tests |",
        "|---|---|---|---|---|---|",
    ]
    totals = [0] * 5
    for group in GROUPS:
        own = [rule for rule in rules if rule.startswith(group)]
        row = [
            len(own),
            sum(state[rule][0] for rule in own),
            sum(state[rule][1] and not state[rule][0] for rule in own),
            sum(state[rule][2] for rule in own),
            sum(not state[rule][1] and not state[rule][2] for rule in own),
        ]
        totals = [total + number for total, number in zip(totals, row)]
        lines.append(f"| {group} | " + " | ".join(map(str, row)) + " |")
    lines.append("| all | " + " | ".join(map(str, totals)) + " |")
    for group, title in GROUPS.items():
        lines += ["", f"## {group}: {title}", "", "| rule | title | code | tests |", "|---|---|---|---|"]
        for rule in (rule for rule in rules if rule.startswith(group)):
            only_named = {
                code: stems - cited[rule].get(code, set()) for code, stems in named[rule].items()
            }
            only_named = {code: stems for code, stems in only_named.items() if stems}
            where = " ".join(filter(None, [cell(cited[rule]), f"({cell(only_named)})" if only_named else ""]))
            which = ", ".join(
                name if count == 1 else f"{name} ×{count}" for name, count in sorted(tested[rule].items())
            )
            text = rules[rule].replace("|", "\\|").replace('\\"', '"')
            lines.append(f"| {rule} | {text} | {where or '–'} | {which or '–'} |")
    return "\n".join(lines) + "\n"


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    text = document()
    if sys.argv[1:] == ["--check"]:
        if OUTPUT.read_text() != text:
            sys.exit("docs/rules.md is stale: run Tests/tools/rules_index.py")
        return
    OUTPUT.write_text(text)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Holds the layering: which room of src/ may include which. Usage: check_includes.py SOURCE_DIR"""
import os, re, sys

BASE = {"text", "document"}
STAGE = BASE | {"lexicon"}
ALLOWED = {
    "text": set(),
    "resources": set(),
    "document": {"text"},
    "lexicon": BASE | {"resources"},
    "reading": STAGE | {"resources"},
    "language": BASE | {"resources"},
    "annotation": STAGE,
    "events": STAGE,
    "dossiers": STAGE,
    "model": {"text", "resources"},
    "pipeline": {"text", "resources", "document", "lexicon", "reading", "language", "annotation", "events", "dossiers", "model", "store"},
    "summary": {"text"},
    "query": {"text"},
    "report": {"text", "resources"},
    "export": {"text", "resources"},
    "compare": {"text"},
    "evaluation": {"text"},
    "store": {"text"},
    "train": BASE | {"language", "resources"},
}
ALLOWED["cli"] = set(ALLOWED) - {"train"}


def main(root):
    bad = []
    src = os.path.join(root, "src")
    for folder, _, files in os.walk(src):
        room = os.path.relpath(folder, src).split(os.sep)[0]
        for name in files:
            if not name.endswith((".cpp", ".hpp")):
                continue
            path = os.path.join(folder, name)
            if room not in ALLOWED:
                bad.append(f"{path}: the room '{room}' is not in the include table")
                continue
            for number, line in enumerate(open(path, encoding="utf8"), 1):
                found = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
                if not found:
                    continue
                target = found.group(1).split("/")[0]
                if target == "newsbrief":
                    continue
                if "/" not in found.group(1) or target not in ALLOWED:
                    bad.append(f"{path}:{number}: write includes as \"room/header.hpp\", not \"{found.group(1)}\"")
                elif target != room and target not in ALLOWED[room]:
                    bad.append(f"{path}:{number}: {room} may not include {target}")
    for line in bad:
        print(line)
    print(f"{len(bad)} includes against the table")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

#!/usr/bin/env python3
"""Golden tests of the commands. Usage: run.py PROGRAM [--approve]

Each folder below this one is a subcommand; each NAME.cmd in it holds a command line, run in data/samples/, and NAME.out what it
prints. The first line of the .out file is the exit code. {out} in a command is a folder of its own; the files that are in it afterwards
stand behind what was printed (of a store: how many rows each table has, and the views). --approve writes the .out files anew."""
import os, shlex, sqlite3, subprocess, sys, tempfile

here = os.path.dirname(os.path.abspath(__file__))
samples = os.path.join(here, "..", "..", "data", "samples")


def store_text(path):
    db = sqlite3.connect(path)
    names = lambda kind: [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sentences_fts_%' ORDER BY name", (kind,))]
    lines = [f"{table}: {db.execute(f'SELECT count(*) FROM {table}').fetchone()[0]}" for table in names("table")]
    for view in names("view"):
        lines += ["", view] + ["|".join("" if v is None else str(v) for v in row) for row in db.execute(f"SELECT * FROM {view}")]
    return "\n".join(lines).encode() + b"\n"


def files_of(folder):
    out = b""
    for path, _, files in sorted(os.walk(folder)):
        for name in sorted(files):
            whole = os.path.join(path, name)
            text = store_text(whole) if name.endswith(".sqlite") else open(whole, "rb").read()
            out += f"--- {os.path.relpath(whole, folder)}\n".encode() + text
    return out


def run(program, words):
    env = {**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": "/nonexistent"}
    with tempfile.TemporaryDirectory() as folder:
        words = [w.replace("{out}", folder) for w in words]
        done = subprocess.run([os.path.abspath(program)] + words, cwd=samples, env=env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        return f"exit code {done.returncode}\n".encode() + done.stdout.replace(folder.encode(), b"{out}") + files_of(folder)


def main(program, approve):
    failed = passed = 0
    for folder, _, files in sorted(os.walk(here)):
        for name in sorted(f for f in files if f.endswith(".cmd")):
            path = os.path.join(folder, name)
            words = shlex.split(open(path, encoding="utf8").read())
            got = run(program, words)
            expected = path[:-4] + ".out"
            if approve:
                open(expected, "wb").write(got)
                continue
            want = open(expected, "rb").read() if os.path.exists(expected) else b""
            if got == want:
                passed += 1
                continue
            failed += 1
            print(f"--- {os.path.relpath(path, here)}: newsbrief {' '.join(words)}")
            import difflib
            for line in difflib.unified_diff(want.decode("utf8", "replace").splitlines(), got.decode("utf8", "replace").splitlines(), "expected", "got", lineterm=""):
                print(line)
    if not approve:
        print(f"{passed} passed, {failed} failed (scripts/approve accepts what is printed now)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--approve" in sys.argv))

#!/usr/bin/env python3
"""Golden tests of the commands. Usage: run.py PROGRAM [--approve]

Each folder below this one is a subcommand; each NAME.cmd in it holds a command line, run in data/samples/, and NAME.out what it
prints. The first line of the .out file is the exit code. --approve writes the .out files anew."""
import os, shlex, subprocess, sys

here = os.path.dirname(os.path.abspath(__file__))
samples = os.path.join(here, "..", "..", "data", "samples")


def main(program, approve):
    failed = passed = 0
    for folder, _, files in sorted(os.walk(here)):
        for name in sorted(f for f in files if f.endswith(".cmd")):
            path = os.path.join(folder, name)
            words = shlex.split(open(path, encoding="utf8").read())
            env = {**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
            run = subprocess.run([os.path.abspath(program)] + words, cwd=samples, env=env, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
            got = f"exit code {run.returncode}\n".encode() + run.stdout
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

#!/usr/bin/env python3
"""What a program must survive: empty and broken inputs, closed pipes, full disks, unreadable files. Usage: faults.py PROGRAM"""
import json, os, signal, subprocess, sys, tempfile

program = os.path.abspath(sys.argv[1])
failed = passed = 0


def run(args, stdin=b"", stdout=subprocess.PIPE, cwd=None):
    return subprocess.run([program] + args, input=stdin, stdout=stdout, stderr=subprocess.PIPE, timeout=120, cwd=cwd)


def check(what, condition, got=""):
    global failed, passed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what} {got}")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    write = lambda name, data: open(name, "wb").write(data)
    write("good.txt", b"President Ana Ilic of Serbia met President Bo Lund of Norway in Geneva on Monday.")
    write("empty.txt", b"")
    write("one.txt", b"x")
    write("latin.txt", b"caf\xe9")
    write("nul.txt", b"Talks\x00 went on.")
    os.mkdir("hollow")

    r = run(["export", "--format", "jsonl", "empty.txt", "latin.txt", "one.txt", "nul.txt", "good.txt", "missing.txt", "hollow"])
    lines = [json.loads(l) for l in r.stdout.splitlines()]
    check("faults do not stop the good documents", r.returncode == 3 and len(lines) == 7, (r.returncode, len(lines), r.stderr))
    check("errors are objects", [l.get("error", {}).get("code") for l in lines] == ["empty", "not_utf8", None, None, None, "no_such_file", "no_articles"], lines)
    check("each fault is told", r.stderr.count(b"newsbrief: error: cannot read '") == 4, r.stderr)

    r = run(["summarize", "-"], stdin=b"Serbia's president met the Norwegian prime minister in Geneva on Monday.")
    check("standard input", r.returncode == 0 and b"Serbia" in r.stdout, r)
    r = run(["summarize", "-"], stdin=b"")
    check("empty standard input", r.returncode == 3 and b"empty" in r.stderr, r)

    big = b"The envoys talked about the border and the river and the road and the bridge, " * 40_000
    write("big.txt", big)
    r = run(["query", "big.txt", ".article.characters"])
    check("megabytes in one line without a full stop", r.returncode == 0 and r.stdout.strip() == str(len(big)).encode(), (r.returncode, r.stdout[:80], r.stderr))
    os.remove("big.txt")

    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            r = run(["export", "good.txt"], stdout=full)
        check("a full disk is told", r.returncode == 4 and b"cannot write 'standard output'" in r.stderr, r)
        r = run(["export", "good.txt", "-o", "/dev/full"])
        check("a full device is told", r.returncode == 4 and b"/dev/full" in r.stderr, r)

    with open("many.jsonl", "wb") as f:
        for i in range(3000):
            f.write(json.dumps({"id": str(i), "text": "President Ana Ilic of Serbia met President Bo Lund of Norway in Geneva on Monday."}).encode() + b"\n")
    p = subprocess.Popen([program, "export", "--format", "jsonl", "many.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    p.stdout.readline()
    p.stdout.close()
    err = p.stderr.read()
    check("a closed pipe ends it quietly", p.wait(timeout=60) == 0 and err == b"", (p.returncode, err))

    one = run(["export", "--format", "jsonl", "-j", "1", "many.jsonl"]).stdout
    four = run(["export", "--format", "jsonl", "-j", "4", "many.jsonl"]).stdout
    check("the number of threads changes nothing", one == four and one.count(b"\n") == 3000)

    r = run(["export", "--format", "csv", "-o", "tables", "good.txt"])
    check("tables in a folder", r.returncode == 0 and "meetings.csv" in os.listdir("tables"), r)
    check("no half-written file stays", not [f for f in os.listdir("tables") if f.endswith(".part")])
    r = run(["export", "good.txt", "-o", "no/such/folder/x.json"])
    check("a place that cannot be written", r.returncode == 4, r)

    if os.geteuid() != 0:
        os.chmod("good.txt", 0)
        r = run(["summarize", "good.txt"])
        check("an unreadable file", r.returncode == 3 and b"ermission" in r.stderr, r)

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)

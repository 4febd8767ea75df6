#!/usr/bin/env python3
"""The batch command: outputs, resuming after kill -9, changed inputs, failures, filters, hostile inputs.
Usage: batch.py PROGRAM [KILLS]"""
import filecmp, gzip, json, os, random, shutil, signal, sqlite3, subprocess, sys, tempfile, time

program = os.path.abspath(sys.argv[1])
kills = int(sys.argv[2]) if len(sys.argv) > 2 else 10
failed = passed = 0
random.seed(20250318)


def run(args, stdin=b"", timeout=120, **more):
    return subprocess.run([program] + args, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout, **more)


def check(what, condition, got=""):
    global failed, passed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what} {got}")


def bytes_of(path):
    with open(path, "rb") as f:
        return f.read()


def article(i):
    days = ["Monday", "Tuesday", "Wednesday", "Thursday"]
    return (f"President Ana Ilic of Serbia spoke by phone with President Bo Lund of Norway on {days[i % 4]}. "
            f"They talked for {i % 50 + 5} minutes about a ceasefire of {i % 9 + 2} days. "
            f"Serbia will return {i + 3} prisoners to Norway, the ministry said in note {i}.")


def record(i):
    return json.dumps({"id": f"r{i}", "published": "2025-03-18", "text": article(i)}).encode() + b"\n"


def write(path, data):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)


def no_leftovers(folder="."):
    return [f for f in os.listdir(folder) if f.endswith((".part", ".previous", ".lock"))]


def test_outputs():
    write("in/a.txt", article(1).encode())
    write("in/b.jsonl", b"".join(record(i) for i in range(150)))
    write("in/c.csv", b"id,title,text\r\nc1,\"A, B\",\"Serbia's president met the \"\"envoy\"\" of Norway.\r\nThey agreed.\"\r\nc2,,Norway freed ten prisoners on Monday.\r\n")
    write("in/empty.txt", b"")
    r = run(["batch", "in", "-o", "all.jsonl"])
    check("a batch with one failure", r.returncode == 3 and b"153 documents, 1 failed" in r.stderr, r)
    lines = [json.loads(l) for l in open("all.jsonl", encoding="utf8")]
    check("models alone, in order", [l["article"]["source"] for l in lines][:3] == ["in/a.txt", "r0", "r1"] and len(lines) == 153)
    fault = [json.loads(l) for l in open("all.jsonl.failures.jsonl")]
    check("the failure is told", [(f["source"], f["code"], f["offset"]) for f in fault] == [("in/empty.txt", "empty", 0)], fault)
    check("nothing but results stays", not no_leftovers(), no_leftovers())
    before = os.stat("all.jsonl").st_mtime_ns
    r = run(["batch", "in", "-o", "all.jsonl"])
    check("unchanged inputs are skipped", r.returncode == 3 and b"up to date" in r.stderr and os.stat("all.jsonl").st_mtime_ns == before, r)
    for name, opener in (("all.jsonl.gz", ["gzip", "-dc"]), ("all.jsonl.zst", ["zstd", "-dc"])):
        r = run(["batch", "in", "-o", name, "-q"])
        check("quiet", r.stderr == b"", r.stderr)
        if shutil.which(opener[0]):
            out = subprocess.run(opener + [name], stdout=subprocess.PIPE).stdout
            check(f"{name} holds the same", out == bytes_of("all.jsonl"))
    r = run(["batch", "in", "-o", "folder", "-j", "3"])
    check("a folder of models", json.load(open("folder/in/a.txt.json"))["schema"] == "newsbrief/1"
          and os.path.exists("folder/in/b.jsonl.records/00000150.json"), r)
    r = run(["batch", "in", "-o", "nonsense.xyz"])
    check("an unknown format is refused", r.returncode == 2 and b"tells no format" in r.stderr, r)
    r = run(["batch", "in", "-o", "no/such/x.jsonl"])
    check("a place that cannot be written", r.returncode == 4, r)


def test_sqlite():
    r = run(["batch", "in", "-o", "facts.sqlite"])
    db = sqlite3.connect("facts.sqlite")
    count = lambda table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    check("articles in tables", count("articles") == 153, r.stderr)
    check("calls are seen", db.execute("SELECT participants FROM calls_v WHERE source = 'r0'").fetchall() == [("Ana Ilic; Bo Lund",)],
          db.execute("SELECT participants FROM calls_v WHERE source = 'r0'").fetchall())
    check("all views answer", all(count(v) >= 0 for v in ("ceasefires_v", "swaps_v", "positions_v")) and count("swaps_v") > 100)
    check("sentences are found", db.execute("SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'prisoner'").fetchone()[0] >= 150)
    check("foreign keys hold", db.execute("PRAGMA foreign_key_check").fetchall() == [])
    db.close()
    shutil.copy("in/b.jsonl", "in/d.jsonl")
    run(["batch", "in", "-o", "facts.sqlite"])
    db = sqlite3.connect("facts.sqlite")
    check("the same article again changes nothing", count("articles") == 153)
    db.close()
    os.remove("in/d.jsonl")
    write("in/a.txt", article(7).encode())
    run(["batch", "in", "-o", "facts.sqlite"])
    db = sqlite3.connect("facts.sqlite")
    texts = db.execute("SELECT text FROM articles WHERE file = 'in/a.txt'").fetchall()
    check("a changed article takes the old one's place", texts == [(article(7),)], texts)
    db.close()
    write("other.sqlite", b"")
    sqlite3.connect("other.sqlite").execute("CREATE TABLE mine (x)").connection.close()
    r = run(["batch", "in", "-o", "other.sqlite"])
    check("another program's database is left alone", r.returncode == 4 and b"another program" in r.stderr, r)


def killed_runs(name, inputs, how_often):
    """Runs a batch that is killed again and again until it ends; gives the number of kills."""
    count = 0
    while True:
        p = subprocess.Popen([program, "batch", "-q", "-j", str(random.choice([1, 2, 3]))] + inputs + ["-o", name], stderr=subprocess.PIPE)
        limit = random.uniform(0.0, how_often)
        try:
            p.wait(timeout=limit)
            p.stderr.close()
            return count
        except subprocess.TimeoutExpired:
            p.send_signal(signal.SIGKILL)
            p.wait()
            p.stderr.close()
            count += 1
            if random.random() < 0.2 and os.path.exists(name + ".journal.part"):
                with open(name + ".journal.part", "ab") as f:  # as power loss leaves it
                    f.write(b"C\t99\t12")


def test_kills():
    write("k/a.jsonl", b"".join(record(i) + (b"{broken\n" if i % 37 == 0 else b"") for i in range(700)))
    for i in range(60):
        write(f"k/t{i:03}.txt", article(i).encode() if i % 7 else b"")
    with gzip.open("k/z.jsonl.gz", "wb") as f:
        f.write(b"".join(record(i) for i in range(700, 1200)))
    for name in ("plain.jsonl", "packed.jsonl.gz", "packed.jsonl.zst"):
        run(["batch", "-q", "k", "-o", "whole-" + name])
    total = same = 0
    started = time.time()
    while total < kills:
        name = random.choice(["plain.jsonl", "packed.jsonl.gz", "packed.jsonl.zst"])
        cut = "cut-" + name
        total += killed_runs(cut, ["k"], 0.35)
        good = filecmp.cmp("whole-" + name, cut, False) and filecmp.cmp(f"whole-{name}.failures.jsonl", cut + ".failures.jsonl", False)
        check(f"killed and resumed, {name} is byte for byte the same", good)
        same += good
        for f in os.listdir("."):
            if f.startswith(cut):
                os.remove(f)
    print(f"{total} kills, {same} interrupted runs the same as whole ones, {time.time() - started:.0f} s")
    # A database: row for row.
    run(["batch", "-q", "k", "-o", "whole.sqlite"])
    rows = lambda name: sqlite3.connect(name).execute("SELECT source, sha256 FROM articles ORDER BY article").fetchall()
    facts = lambda name: sqlite3.connect(name).execute("SELECT count(*), sum(length(text)) FROM sentences").fetchall()
    killed_runs("cut.sqlite", ["k"], 0.5)
    check("a database killed and resumed has the same rows", rows("cut.sqlite") == rows("whole.sqlite") and facts("cut.sqlite") == facts("whole.sqlite"))


def test_changes():
    for i in range(200):
        write(f"c/{i:04}.txt", article(i).encode())
    run(["batch", "-q", "c", "-o", "c.jsonl.gz"])
    write("c/0050.txt", article(999).encode())
    os.remove("c/0100.txt")
    write("c/0150a.txt", article(1000).encode())
    write("c/0199.txt", b"")
    r = run(["batch", "c", "-o", "c.jsonl.gz"])
    check("only what changed is done again", b"198 of an earlier run kept" in r.stderr or b"197 of an earlier run kept" in r.stderr, r.stderr)
    run(["batch", "-q", "c", "-o", "fresh.jsonl.gz"])
    check("the same as done anew", filecmp.cmp("c.jsonl.gz", "fresh.jsonl.gz", False))
    write("c/0199.txt", article(5).encode())
    r = run(["batch", "c", "-o", "c.jsonl.gz"])
    check("a mended file is done", r.returncode == 0 and not os.path.exists("c.jsonl.gz.failures.jsonl"), r)
    # Killed while an earlier run's results are taken over.
    for name in ("c.jsonl.gz", "cf", "c.sqlite"):
        run(["batch", "-q", "c", "k", "-o", name])
    for i in range(0, 200, 11):
        write(f"c/{i:04}.txt", article(2000 + i).encode())
    write("k/t001.txt", b"")
    os.remove("c/0120.txt")
    for name in ("c.jsonl.gz", "cf", "c.sqlite"):
        killed_runs(name, ["c", "k"], 0.12)
        run(["batch", "-q", "c", "k", "-o", "anew-" + name])
    check("killed while taking over, the same as done anew", filecmp.cmp("c.jsonl.gz", "anew-c.jsonl.gz", False)
          and filecmp.cmp("c.jsonl.gz.failures.jsonl", "anew-c.jsonl.gz.failures.jsonl", False))
    tree = lambda top: {os.path.join(d, f)[len(top):]: bytes_of(os.path.join(d, f)) for d, _, files in os.walk(top) for f in files}
    check("a folder killed while taking over is the same as done anew", tree("cf") == tree("anew-cf"), set(tree("cf")) ^ set(tree("anew-cf")))
    rows = lambda name: sorted(sqlite3.connect(name).execute("SELECT file, source, sha256 FROM articles").fetchall())
    check("a database killed while taking over has the rows of one done anew", len(rows("c.sqlite")) == len(rows("anew-c.sqlite")),
          (len(rows("c.sqlite")), len(rows("anew-c.sqlite"))))
    # Inputs that change between the kill and the resumption.
    for f in os.listdir("."):
        if f.startswith("x.jsonl"):
            os.remove(f)
    p = subprocess.Popen([program, "batch", "-q", "-j", "1", "c", "k", "-o", "x.jsonl"])
    time.sleep(0.4)
    p.kill()
    p.wait()
    write("c/0003.txt", article(777).encode())
    os.remove("c/0007.txt")
    run(["batch", "-q", "c", "k", "-o", "x.jsonl"])
    run(["batch", "-q", "c", "k", "-o", "y.jsonl"])
    check("changed between kill and resumption", filecmp.cmp("x.jsonl", "y.jsonl", False) and not no_leftovers(), no_leftovers())
    r = run(["batch", "c", "k", "-o", "x.jsonl", "--no-text"])
    check("other settings start anew, and say so", b"settings differ" in r.stderr and b" 0 of an earlier run kept" in r.stderr, r.stderr)
    # Retrying.
    write("f/good.txt", article(1).encode())
    write("f/bad.txt", b"")
    run(["batch", "-q", "f", "-o", "f.jsonl"])
    r = run(["batch", "f", "-o", "f.jsonl", "--retry-failed"])
    check("failures are tried again when asked", r.returncode == 3 and b"1 documents, 1 failed, 1 of an earlier run kept" in r.stderr, r.stderr)
    os.remove("f.jsonl")
    r = run(["batch", "f", "-o", "f.jsonl"])
    check("a removed output is made again", os.path.exists("f.jsonl"), r)


def test_filter():
    lines = b"".join(record(i) for i in range(300))
    one = run(["batch", "--jsonl", "-", "-o", "-"], stdin=lines[:0] + record(1) + b"{broken\n" + record(2))
    got = [json.loads(l) for l in one.stdout.splitlines()]
    check("a line in, a line out", one.returncode == 3 and ["error" in g for g in got] == [False, True, False], one)
    whole = run(["batch", "--jsonl", "-", "-o", "-"], stdin=lines).stdout
    check("the number of threads changes nothing", whole == run(["batch", "--jsonl", "-", "-o", "-", "-j", "1"], stdin=lines).stdout)
    p = subprocess.Popen([program, "batch", "--jsonl", "-", "-o", "-", "--line-buffered"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for i in range(3):
        p.stdin.write(record(i))
        p.stdin.flush()
        answer = p.stdout.readline()
        check("each line is answered before the next is sent", json.loads(answer)["article"]["source"] == f"r{i}")
    p.stdin.close()
    check("the filter ends with its input", p.wait(timeout=20) == 0)
    p.stdout.close()
    p = subprocess.Popen([program, "batch", "--jsonl", "-", "-o", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    p.stdout.close()
    try:
        p.stdin.write(lines * 5)
        p.stdin.close()
    except BrokenPipeError:
        pass
    check("a closed pipe ends it quietly", p.wait(timeout=60) in (0, 3) and p.stderr.read() == b"")
    p.stderr.close()
    if shutil.which("parallel"):
        r = subprocess.run(["parallel", "--will-cite", "--pipe", "-k", "-N50", program, "batch", "-q", "--jsonl", "-", "-o", "-"],
                           input=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        check("GNU parallel gives the same", r.stdout == whole, r.stderr)
    else:
        print("skipped: GNU parallel is not there")


def test_lists():
    r = run(["batch", "--files-from", "-", "-o", "list.jsonl"], stdin=b"in/a.txt\nin/c.csv\nmissing.txt\n")
    check("a list over standard input", r.returncode == 3 and b"3 documents, 1 failed" in r.stderr, r)
    r = run(["export", "--files-from", "-", "--format", "jsonl"], stdin=b"in/a.txt\0in/c.csv\0")
    check("a list with NUL, for other commands too", r.returncode == 0 and r.stdout.count(b"\n") == 3, r)
    r = run(["export", "--format", "jsonl"])
    check("no inputs at all", r.returncode == 2 and b"inputs" in r.stderr, r)


def test_faults():
    os.makedirs("h/deep/er")
    os.symlink("..", "h/deep/loop")
    os.symlink("self.txt", "h/self.txt")
    os.symlink("../../in/a.txt", "h/deep/link.txt")
    os.mkfifo("h/pipe.txt")
    write("h/deep/er/good.txt", article(3).encode())
    name = os.path.join(b"h", b"caf\xe9.txt")
    with open(name, "wb") as f:
        f.write(article(4).encode())
    r = run(["batch", "h", "-o", "h.jsonl"], timeout=30)
    check("loops, pipes and odd names in a folder", r.returncode == 0 and b"3 documents, 0 failed" in r.stderr, r)
    write("bomb.jsonl.gz", gzip.compress(b"\n" * (200 << 20), 9))
    r = run(["export", "--format", "jsonl", "bomb.jsonl.gz"])
    check("a decompression bomb", b"decompression_limit" in r.stdout or b"too_large" in r.stdout, r.stdout[:300])
    write("deep.json", b'{"text":' + b"[" * 100000)
    write("deep.jsonl", record(1) + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"\n" + record(2))
    write("deep.html", b"<html><body>" + b"<div>" * 100000 + b"text")
    write("attributes.html", b"<html><body " + b" ".join(b"a%d=1" % i for i in range(100000)) + b"><p>text")
    write("fonts.html", b"<html><body><p>" + b"".join(b"<font size=%d>" % i for i in range(400)) + b"<p>x" * 200000)
    write("long.jsonl", record(1) + b'{"text": "' + b"x" * (70 << 20) + b'"}\n' + record(2))
    write("page.pdf.txt", b"%PDF-1.4\n...")
    write("half.jsonl.gz", gzip.compress(b"".join(record(i) for i in range(500)))[:-400])
    write("foreign.txt", ("Die Präsidentin sprach am Montag mit dem Außenminister über die Lage in der Region und die Freilassung der "
                          "Gefangenen, wie das Ministerium mitteilte. Es wird nicht erwartet, dass sich die Parteien einigen.").encode())
    for file, code in (("deep.jsonl", "too_deep"), ("deep.html", "too_deep"), ("attributes.html", "html_limit"), ("fonts.html", "html_limit"),
                       ("long.jsonl", "too_large"), ("page.pdf.txt", "not_text"), ("half.jsonl.gz", "bad_compression"), ("foreign.txt", "not_english")):
        started = time.time()
        r = run(["batch", "-q", file, "-o", "-"], timeout=60)
        codes = [json.loads(l).get("error", {}).get("code") for l in r.stdout.splitlines()]
        check(f"{file}: {code}", code in codes and r.returncode == 3 and time.time() - started < 15, (codes[:5], r.stderr, time.time() - started))
    codes = [json.loads(l).get("error", {}).get("code") for l in run(["batch", "-q", "long.jsonl", "-o", "-"]).stdout.splitlines()]
    check("what is behind a hostile record is read", codes == [None, "too_large", None], codes)
    os.remove("long.jsonl")
    r = run(["batch", "-q", "/dev/null", "-o", "-"])
    check("a device without bytes", b'"empty"' in r.stdout, r)
    many = "many"
    os.mkdir(many)
    for i in range(20000):
        open(f"{many}/{i}.txt", "wb").close()
    r = run(["batch", many, "-o", "many.jsonl"])
    check("a folder of empty files", r.returncode == 3 and b"0 documents, 20000 failed" in r.stderr, r.stderr)
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            p = subprocess.run([program, "batch", "-q", "in", "-o", "-"], stdout=full, stderr=subprocess.PIPE)
        check("a full device", p.returncode == 4, p)
    p = subprocess.Popen([program, "batch", "-q", "-j1", "k", "-o", "lock.jsonl"])
    time.sleep(0.2)
    r = run(["batch", "-q", "k", "-o", "lock.jsonl"])
    if p.poll() is None:
        check("two runs do not write one output", r.returncode == 4 and b"another run" in r.stderr, r)
    p.wait()
    # A disk that is full (a limit on the size of files stands for it) and then is not.
    limit = "ulimit -f 200; trap '' XFSZ; exec \"$0\" batch -q k -o full.jsonl"
    p = subprocess.run(["bash", "-c", limit, program], stderr=subprocess.PIPE, timeout=120)
    check("a full disk is told", p.returncode == 4 and b"goes on" in p.stderr, p)
    run(["batch", "-q", "k", "-o", "full.jsonl"])
    run(["batch", "-q", "k", "-o", "roomy.jsonl"])
    check("and the run goes on when there is room", filecmp.cmp("full.jsonl", "roomy.jsonl", False))


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for test in (test_outputs, test_sqlite, test_kills, test_changes, test_filter, test_lists, test_faults):
        started = time.time()
        test()
        print(f"{test.__name__}: {time.time() - started:.1f} s")
    os.chdir("/")

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)

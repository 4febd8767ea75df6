#!/usr/bin/env python3
"""Runs the examples of README.md, docs/*.md and --help. Usage: examples.py PROGRAM [--approve]

Each ```sh block is one script of bash; it must end with 0. A ```text block right behind it is what it prints. In a ```console block
lines after "$ " are commands and the others what they print, "…" alone on a line standing for any lines. Blocks that cannot run
everywhere (they install, or need a cluster) say ```sh norun. --approve writes the ```text blocks anew."""
import glob, gzip, json, os, re, shutil, subprocess, sys, tempfile

program = os.path.abspath(sys.argv[1])
approve = "--approve" in sys.argv
top = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
failed = passed = 0
PAGE = ("<html><head><title>Leaders meet in Geneva</title><meta property='article:published_time' content='2025-03-20'></head><body><article><h1>Leaders meet in "
        "Geneva</h1><p>President Ana Ilic of Serbia met President Bo Lund of Norway in Geneva on Monday. They agreed to a ten-day truce.</p></article></body></html>")


def write(path, text):
    if os.path.dirname(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode())


def script(path, text):
    write(path, "#!/bin/sh\n" + text + "\n")
    os.chmod(path, 0o755)


def lay_out():
    """What the examples name: articles, archives, dictionaries, gold facts."""
    samples = sorted(glob.glob(f"{top}/data/samples/*.*"))
    for folder in ("data/samples", "archive", "reports"):
        for path in samples:
            write(f"{folder}/{os.path.basename(path)}", open(path, "rb").read())
    shutil.copytree(f"{top}/tests/gold", "tests/gold")
    energy = open(f"{top}/data/samples/energy-truce.txt").read()
    for name in ("article.txt", "a.txt", "monday.txt", "tuesday.txt"):
        write(name, energy)
    write("articles.jsonl", "".join(json.dumps({"id": f"a{i}", "published": "2025-03-20", "text": energy}) + "\n" for i in range(3)))
    write("archive/more.jsonl.gz", gzip.compress(open("articles.jsonl", "rb").read(), mtime=0))
    write("pages/geneva.html", PAGE)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/geneva\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n"
    for name in ("crawl.warc.gz", "crawl-1.warc.gz"):
        write(name, gzip.compress(record, mtime=0))
    for name in ("countries.tsv", "people.tsv"):
        write(f"my/{name}", open(f"{top}/data/lexicon/{name}", "rb").read())
    for name in ("my-actors.txt", "Phoenix.Countries.actors.txt"):
        write(name, "NORVANIA_ [USA]\n")
    write("Phoenix.agents.txt", "ENVOY_ [~GOV]\n")
    write("CAMEO.2.0.txt", "--- MEET [040] ---\nMEET\n")
    for name in ("derry-ira-ceasefire", "libya-readout"):
        write(f"gold/{name}.json", open(f"{top}/tests/gold/{name}.json", "rb").read())
    write("records.jsonl", "".join(json.dumps({"id": n, "text": open(f"{top}/tests/gold/{n}.txt").read()}) + "\n" for n in ("derry-ira-ceasefire", "libya-readout")))
    for folder in (".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions"):
        os.makedirs(folder)
    script("bin/newsbrief", f'exec "{program}" "$@"')
    script("scripts/run", f'exec "{program}" "$@"')
    script("bin/curl", 'exec cat "$HOME/article.txt"')


def run(text):
    env = {k: v for k, v in os.environ.items() if not k.startswith("NEWSBRIEF_")}
    home = os.getcwd()
    env.update(PATH=f"{home}/bin:{env['PATH']}", HOME=home, XDG_CONFIG_HOME="", LC_ALL="C.UTF-8", NO_COLOR="1", MANPAGER="cat", TERM="dumb")
    return subprocess.run(["bash", "-e", "-o", "pipefail", "-c", text], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)


def report(where, good, *told):
    global failed, passed
    passed += bool(good)
    failed += not good
    if not good:
        print(f"FAILED: {where}")
        for line in told:
            print("   ", str(line).rstrip().replace("\n", "\n    ")[:3000])


def matches(want, got):
    """`want` may have lines "…" that stand for any lines."""
    pattern = "".join(r"(?:.*\n)*" if line == "…" else re.escape(line) + r"\n" for line in want.splitlines())
    return re.fullmatch(pattern, got if got.endswith("\n") or not got else got + "\n") is not None


def test_console(where, body):
    commands = re.split(r"^\$ ", body, flags=re.M)[1:]
    for part in commands:
        command, _, want = part.partition("\n")
        r = run(command)
        got = r.stdout.decode()
        report(f"{where}: {command}", r.returncode == 0 and (not want.strip() or matches(want.rstrip("\n") + "\n", got)), r.stderr.decode(), got)


def test_page(path):
    text = open(path, encoding="utf8").read()
    name = os.path.relpath(path, top)
    out, at = [], 0
    blocks = list(re.finditer(r"^```(\w*)([^\n]*)\n(.*?)^```\n", text, re.M | re.S))
    for i, block in enumerate(blocks):
        kind, more, body = block.groups()
        where = f"{name}:{text.count(chr(10), 0, block.start()) + 1}"
        if kind == "console":
            test_console(where, body)
        if kind != "sh" or "norun" in more:
            continue
        r = run(body)
        got = r.stdout.decode().replace("\r\n", "\n")
        told = blocks[i + 1] if i + 1 < len(blocks) and blocks[i + 1].group(1) == "text" and not text[block.end():blocks[i + 1].start()].strip() else None
        if told and approve and r.returncode == 0:
            out += [text[at:told.start(3)], got if got.endswith("\n") else got + "\n"]
            at = told.end(3)
            continue
        report(where, r.returncode == 0 and (not told or matches(told.group(3), got)), f"exit code {r.returncode}", r.stderr.decode(), got if told else "")
    if approve and out:
        open(path, "w", encoding="utf8").write("".join(out) + text[at:])


def test_help():
    commands = [[]]
    for path in commands:
        help_text = run("newsbrief " + " ".join(path + ["--help"])).stdout.decode()
        if "Subcommands:\n" in help_text:
            commands += [path + [l.split()[0]] for l in help_text.split("Subcommands:\n")[1].split("\n\n")[0].splitlines() if l.startswith("  ") and l[2] != " "]
        examples = re.search(r"^Examples?:\n((?:  .*\n?)+)", help_text, re.M)
        report(f"{' '.join(path)} --help has examples", examples or not path)
        for example in examples.group(1).splitlines() if examples else []:
            r = run(example.strip())
            report(f"{' '.join(path)} --help: {example.strip()}", r.returncode == 0, f"exit code {r.returncode}", r.stderr.decode())


pages = [f"{top}/README.md"] + sorted(glob.glob(f"{top}/docs/*.md"))
for page in pages:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        lay_out()
        test_page(page)
        os.chdir("/")
if not approve:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        lay_out()
        run("newsbrief export archive/ -o facts.sqlite")
        test_help()
        os.chdir("/")
    print(f"{passed} passed, {failed} failed ('{os.path.relpath(__file__, top)} PROGRAM --approve' accepts what is printed now)")
sys.exit(1 if failed else 0)

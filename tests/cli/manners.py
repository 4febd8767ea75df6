#!/usr/bin/env python3
"""Completion, manual pages, settings and messages. Usage: manners.py PROGRAM"""
import fcntl, json, os, pty, shutil, struct, subprocess, sys, tempfile, termios, unicodedata

program = os.path.abspath(sys.argv[1])
top = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
sample = f"{top}/data/samples/gaza-pause.txt"
failed = passed = 0


def run(args, env={}, stdin=b""):
    base = {k: v for k, v in os.environ.items() if not k.startswith("NEWSBRIEF_")}
    return subprocess.run([program] + args, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
                          env={**base, "HOME": os.getcwd(), "XDG_CONFIG_HOME": "", **env})


def check(what, condition, got=""):
    global failed, passed
    passed += bool(condition)
    failed += not condition
    if not condition:
        print(f"FAILED: {what}", str(got)[:1500])


def tool(args, stdin=b""):
    if not shutil.which(args[0]):
        check(f"'{args[0]}' is installed (scripts/prepare --tests)", False)
        return None
    return subprocess.run(args, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)


def commands_of(*path):
    text = run([*path, "--help"]).stdout.decode()
    below = text.split("Subcommands:\n")[1] if "Subcommands:\n" in text else ""
    return [l.split()[0] for l in below.split("\n\n")[0].splitlines() if l.startswith("  ") and l[2] != " "]


def completed(line):
    words = line.split(" ")
    script = 'source ./completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _newsbrief 2>/dev/null; printf "%s\\n" "${COMPREPLY[@]}"'
    return subprocess.run(["bash", "-c", script, "bash"] + words, stdout=subprocess.PIPE, timeout=60).stdout.decode().split("\n")[:-1]


def test_completion():
    for shell in ("bash", "zsh", "fish"):
        script = run(["completion", shell]).stdout
        open(f"completion.{shell}", "wb").write(script)
        r = tool([shell, "-n", f"completion.{shell}"])
        check(f"{shell} reads its script", r and r.returncode == 0 and not r.stderr and len(script) > 1000, r)
        check(f"{shell}'s script has every command", all(c.encode() in script for c in commands_of()))
    check("an unknown shell is told", run(["completion", "tcsh"]).returncode == 2)
    os.mkdir("folder")
    open("article.txt", "w").close()
    names = commands_of()
    check("commands are completed", sorted(completed("newsbrief ")) == sorted(names) and "summarize" in names, completed("newsbrief "))
    for line, wanted in (("newsbrief exp", ["export", "explain"]), ("newsbrief lexicon ", ["check"]), ("newsbrief completion z", ["zsh"]),
                         ("newsbrief query --stance de", ["demands", "denies"]), ("newsbrief export -f graph", ["graphml"]),
                         ("newsbrief export --format = ph", ["phoenix"]), ("newsbrief export --form", ["--format"]),
                         ("newsbrief export --data fol", ["folder"]), ("newsbrief summarize art", ["article.txt"]), ("newsbrief export -o art", ["article.txt"]),
                         ("newsbrief lexicon check --kind peo", ["people"]), ("newsbrief --log-format j", ["json"]), ("newsbrief query --type ceasef", ["ceasefire"])):
        check(f"'{line}' is completed", sorted(completed(line)) == sorted(wanted), completed(line))
    r = tool(["zsh", "-f", "-c", "autoload -U compinit; compinit -u -D; source ./completion.zsh; print $_comps[newsbrief] $+functions[_newsbrief_lexicon_check]"])
    check("zsh takes its functions", r and r.stdout == b"_newsbrief 1\n" and not r.stderr, r)
    os.mkdir("functions")
    shutil.copy("completion.zsh", "functions/_newsbrief")
    r = tool(["zsh", "-f", "-c", "fpath=(./functions $fpath); autoload -U compinit; compinit -u -D; print $_comps[newsbrief]"])
    check("zsh finds it in a folder of functions", r and r.stdout == b"_newsbrief\n", r)
    r = tool(["fish", "-c", "source completion.fish; complete -C 'newsbrief export --format '"])
    check("fish completes choices", r and {b"json", b"sqlite", b"dot"} <= {l.split(b"\t")[0] for l in r.stdout.splitlines()}, r)
    r = tool(["fish", "-c", "source completion.fish; complete -C 'newsbrief '"])
    check("fish completes commands", r and set(names) <= {l.split(b"\t")[0].decode() for l in r.stdout.splitlines()}, r)


def test_manual():
    check("all pages are written", run(["man", "--all", "pages"]).returncode == 0)
    pages = sorted(os.listdir("pages"))
    wanted = ["newsbrief.1"] + [f"newsbrief-{c}.1" for c in commands_of()] + [f"newsbrief-lexicon-{c}.1" for c in commands_of("lexicon")]
    check("every command has a page", pages == sorted(wanted), pages)
    for page in pages:
        r = tool(["mandoc", "-T", "lint", "-W", "error", f"pages/{page}"])
        check(f"mandoc finds no error in {page}", r and r.returncode == 0 and not r.stdout, r)
        if shutil.which("groff"):
            r = tool(["groff", "-ww", "-man", "-Tutf8", "-z", f"pages/{page}"])
            check(f"groff has no warning for {page}", r.returncode == 0 and not r.stderr, r)
        path = page[:-2].split("-")[1:]
        text = tool(["mandoc", "-T", "ascii", f"pages/{page}"]).stdout.decode()
        while "\b" in text:
            at = text.index("\b")
            text = text[:at - 1] + text[at + 1:]
        squeezed = " ".join(text.split())
        for option in [w.split(",")[-1].split("=")[0] for l in run([*path, "--help"]).stdout.decode().splitlines() if l.startswith("  -") for w in l.split()[:1]]:
            check(f"{page} has {option}", option in squeezed)
        check(f"man {' '.join(path)} prints it", run(["man", *path]).stdout == open(f"pages/{page}", "rb").read())
    check("the page has the examples of help", "newsbrief export archive/ -o facts.sqlite" in " ".join(tool(["mandoc", "-T", "ascii", "pages/newsbrief-export.1"]).stdout.decode().split()))
    check("an unknown page is told", run(["man", "nothing"]).returncode == 2)


def formats(r):
    return "json" if r.stdout.startswith(b"{") else "markdown" if r.stdout.startswith(b"#") else "text"


def test_settings():
    os.makedirs(".config/newsbrief")
    os.makedirs("xdg/newsbrief")
    own = lambda text: open(".config/newsbrief/config.toml", "w").write(text)
    summarize = lambda *args, **env: run(["summarize", sample, *args], env)
    own('[summarize]\nformat = "markdown"\n')
    check("the file of the home is read", formats(summarize()) == "markdown")
    check("flags win over the file", formats(summarize("--format", "text")) == "text")
    check("the environment wins over the file", formats(summarize(NEWSBRIEF_SUMMARIZE_FORMAT="json")) == "json")
    check("flags win over the environment", formats(summarize("-f", "text", NEWSBRIEF_SUMMARIZE_FORMAT="json")) == "text")
    check("--no-config reads none", formats(summarize("--no-config")) == "text")
    check("a section is for its command alone", run(["query", sample, "--type", "ceasefire"]).returncode == 0)
    open("xdg/newsbrief/config.toml", "w").write('[summarize]\nformat = "json"\n')
    check("XDG_CONFIG_HOME is heard", formats(summarize(XDG_CONFIG_HOME=os.path.abspath("xdg"))) == "json")
    check("--config names another", formats(summarize("--config", "xdg/newsbrief/config.toml")) == "json")
    check("so does NEWSBRIEF_CONFIG", formats(summarize(NEWSBRIEF_CONFIG="xdg/newsbrief/config.toml")) == "json")
    check("--config may stand before the command", formats(run(["--config", "xdg/newsbrief/config.toml", "summarize", sample])) == "json")
    own('published = 2025-03-20\njobs = 2\nquiet = true\n')
    open("undated.txt", "w").write("Serbia and Norway agreed to a truce on Tuesday.")
    dated = run(["query", "undated.txt", ".article.published", "-r"]).stdout
    check("a key above the sections is for all commands", dated == b"2025-03-20\n", dated)
    dated = run(["query", "undated.txt", ".article.published", "-r"], {"NEWSBRIEF_PUBLISHED": "2024-01-02"}).stdout
    check("a variable is for all commands", dated == b"2024-01-02\n", dated)
    people = f"{top}/tests/golden/dictionaries/actors.txt"
    own(f'actors = ["{people}", "{people}"] # a list\n')
    check("a list is several values", run(["export", sample]).returncode == 0)
    for text, words in (('lenght = "short"\n', (b"config.toml:1: unknown key 'lenght'", b"did you mean 'length'")), ('[summarise]\nformat = "json"\n', (b"unknown section 'summarise'",)),
                        ('[query]\nlength = "short"\n', (b"config.toml:2: unknown key 'length' in [query]",)), ('output = "x"\n', (b"unknown key 'output'",)), ('[query]\ntype = "call"\n', (b"unknown key 'type'",)),
                        ('[summarize]\n\nformat = "pdf"\n', (b"config.toml:3: 'format'", b"pdf")), ("jobs = \n", (b"config.toml:1:",)), ("jobs = 1.5\n", (b"'jobs'",))):
        own(text)
        r = summarize()
        check(f"config {text!r} is an error", r.returncode == 2 and all(w in r.stderr for w in words) and r.stderr.count(b"\n") == 1, r)
    own('lenght = "short"\n')
    r = run(["schema"])
    check("an unknown key is an error for every command", r.returncode == 2 and b"'lenght'" in r.stderr, r)
    os.remove(".config/newsbrief/config.toml")
    r = summarize("--config", "none.toml")
    check("a file that is named must be there", r.returncode == 2 and b"none.toml" in r.stderr, r)
    r = summarize(NEWSBRIEF_JOBS="many")
    check("a bad variable is named", r.returncode == 2 and b"NEWSBRIEF_JOBS" in r.stderr, r)
    check("an empty variable is none", summarize(NEWSBRIEF_JOBS="").returncode == 0)
    check("a variable of another command is passed over", run(["query", sample, ".calls"], {"NEWSBRIEF_SUMMARIZE_FORMAT": "pdf"}).returncode == 0)
    os.makedirs("data/lexicon")
    open("data/lexicon/cues.tsv", "w").write("broken\n")
    r = run(["query", sample, ".calls"], {"NEWSBRIEF_DATA": "data"})
    check("NEWSBRIEF_DATA is heard", r.returncode == 2 and b"data/lexicon/cues.tsv:1" in r.stderr, r)


def test_messages():
    awkward = "no \"such\" \\ file\t\u00e9\n.txt"
    json_lines = lambda r: [json.loads(l) for l in r.stderr.splitlines()]
    r = run(["summarize", awkward, sample, "--log-format", "json"])
    lines = json_lines(r)
    check("a message is an object a line", len(lines) == 1 and lines[0]["level"] == "error" and awkward in lines[0]["message"] and r.returncode == 3, r)
    r = run([b"summarize", b"bad\xff\xfe.txt", b"--log-format=json"])
    check("an object whatever its bytes are", len(json_lines(r)) == 1, r)
    for args in (["summarize", "--log-format", "json", "--bogus", sample], ["--log-format", "json", "summarise"], ["summarize", "--log-format", "json"]):
        r = run(args)
        check(f"wrong usage is an object too: {args}", r.returncode == 2 and len(json_lines(r)) == 1, r)
    r = run(["summarize", "none.txt"], {"NEWSBRIEF_LOG_FORMAT": "json"})
    check("the variable is heard", len(json_lines(r)) == 1, r)
    r = run(["batch", sample, "-o", "b.jsonl", "--log-format", "json"])
    check("what batch ends with is an object", json_lines(r)[-1]["level"] == "info" and "1 documents" in json_lines(r)[-1]["message"], r)
    quiet = run(["-q", "batch", sample, "-o", "c.jsonl"])
    check("--quiet says nothing", quiet.returncode == 0 and quiet.stderr == b"", quiet)
    check("--quiet tells errors", b"error" in run(["summarize", "--quiet", "none.txt"]).stderr)
    r = run(["summarize", sample])
    check("without -v nothing is told", r.stderr == b"", r)
    one, two = run(["summarize", "-v", sample]).stderr, run(["summarize", "-vv", sample]).stderr
    check("-v tells what was done", one.startswith(b"newsbrief: info: ") and b"1 documents" in one, one)
    check("-vv tells more", b"newsbrief: debug: " in two and one.count(b"\n") < two.count(b"\n"), two)
    check("-vv may stand before the command", b"debug" in run(["-vv", "summarize", sample]).stderr)
    check("NEWSBRIEF_VERBOSE is heard", b"debug" in run(["summarize", sample], {"NEWSBRIEF_VERBOSE": "2"}).stderr)
    check("-v may stand before the command", run(["-v", "summarize", sample]).stderr.startswith(b"newsbrief: info: "))


def on_terminal(args, columns):
    """What a command prints on a terminal of so many columns."""
    child, screen = pty.fork()
    if child == 0:
        os.execve(program, [program] + args, {**os.environ, "TERM": "xterm", "XDG_CONFIG_HOME": "/nonexistent"})
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    out = b""
    try:
        while block := os.read(screen, 65536):
            out += block
    except OSError:  # the other side is closed
        pass
    os.waitpid(child, 0)
    return out.decode().replace("\r\n", "\n")


def test_terminal():
    question = ["query", f"{top}/data/samples", "--sql", "SELECT source, about, '東京' AS wide, 12 AS n FROM positions_v"]
    width = lambda line: sum(2 if unicodedata.east_asian_width(c) == "W" else 1 for c in line)
    for columns in (60, 100):
        lines = on_terminal(question, columns).splitlines()
        check(f"a table fits into {columns} columns", len(lines) > 5 and max(map(width, lines)) <= columns and any("…" in l for l in lines), lines)
    lines = run(question).stdout.decode().splitlines()
    check("a table is whole where there is no terminal", max(map(width, lines)) > 100 and not any(l.rstrip().endswith("…") for l in lines), lines[:3])
    facts = ["query", f"{top}/data/samples", "--type", "position", "--format", "table"]
    lines = on_terminal(facts, 70).splitlines()
    check("so does a table of facts", len(lines) > 5 and max(map(width, lines)) <= 70, lines)
    check("text for programs is never cut", on_terminal(facts[:-2], 40).encode() == run(facts[:-2]).stdout)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    test_completion()
    test_manual()
    test_settings()
    test_messages()
    test_terminal()
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)

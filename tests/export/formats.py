#!/usr/bin/env python3
"""Every format of `export`, read by programs and libraries that know it. Usage: formats.py PROGRAM"""
import csv, glob, io, json, os, re, shutil, sqlite3, subprocess, sys, tempfile
import xml.etree.ElementTree as xml

program = os.path.abspath(sys.argv[1])
top = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
articles = sorted(glob.glob(f"{top}/data/samples/*.*")) + sorted(glob.glob(f"{top}/tests/gold*/*.txt"))
failed = passed = 0
AWKWARD = ("Ana \"Quick\" Ilić & <Bo>\tLund met in 東京 on Monday.\n\nPresident Ana Ilić of Serbia\nmet President Bo Lund "
           "of Norway \\ in Geneva 😀 on Tuesday. \u201cWe welcome the truce,\u201d Ilić said.\n\nSerbia accused Norway of shelling Oslo.\n\nPresident Ana Ilić\tof Serbia\u2028and Bo\x0bLund agreed to a truce of 10\tdays on Friday.\n")


def run(args, **more):
    env = {**os.environ, "XDG_CONFIG_HOME": "/nonexistent"}
    return subprocess.run([program] + args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, env=env, **more)


def check(what, condition, got=""):
    global failed, passed
    passed += bool(condition)
    failed += not condition
    if not condition:
        print(f"FAILED: {what}", str(got)[:2000])


def export(*args):
    r = run(["export", *args])
    check(f"export {' '.join(a for a in args if a not in articles)}", r.returncode == 0 and not r.stderr, r.stderr)
    return r.stdout.decode()


def tool(name, args, stdin=b""):
    if not shutil.which(name):
        check(f"'{name}' is installed (scripts/prepare --tests)", False)
        return b""
    r = subprocess.run([name] + args, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    check(f"{name} takes it", r.returncode == 0 and not r.stderr, r.stderr)
    return r.stdout


def test_json():
    many = json.loads(export(*articles))
    lines = [json.loads(l) for l in export(*articles, "--format", "jsonl").splitlines()]
    check("a list and lines hold the same models", many == lines and len(lines) == len(articles))
    return lines


def test_tables(models):
    export(*articles, "--format", "csv", "-o", "tables")
    export(*articles, "--format", "tsv", "-o", "tables")
    keys = {"calls": "calls", "positions": "positions", "events": "events", "entities": "entities", "quotes": "quotes", "times": "times"}
    for name in sorted(os.listdir("tables")):
        rows = list(csv.reader(open(f"tables/{name}", newline="", encoding="utf8"), dialect="excel-tab" if name.endswith("tsv") else "excel",
                               quoting=csv.QUOTE_NONE if name.endswith("tsv") else csv.QUOTE_MINIMAL, strict=True))
        check(f"{name}: every row has the columns of the head", len({len(r) for r in rows}) == 1, {len(r) for r in rows})
        if (key := keys.get(name[:-4])):
            check(f"{name} has a row for each fact", len(rows) - 1 == sum(len(m[key]) for m in models), len(rows))
    one = export(*articles, "-o", "one.csv", "--table", "events")
    check("an ending tells the format", one == "" and open("one.csv", newline="").read() == open("tables/events.csv", newline="").read())
    check("a table goes to standard output", export(*articles, "--format", "tsv", "--table", "calls") == open("tables/calls.tsv").read())


def test_sqlite(models):
    export(*articles, "-o", "facts.sqlite")
    db = sqlite3.connect("facts.sqlite")
    one = lambda sql: db.execute(sql).fetchone()[0]
    dump = lambda: list(db.iterdump())
    check("no broken reference", db.execute("PRAGMA foreign_key_check").fetchall() == [])
    check("no broken page", one("PRAGMA integrity_check") == "ok")
    for table in ("articles", "entities", "mentions", "contacts", "durations", "ceasefires", "conditions", "terms", "responses", "swaps", "transfers",
                  "positions", "quotes", "events", "parties", "times", "quantities", "timeline", "discrepancies", "sentences"):
        if table != "articles":
            check(f"{table} names what it belongs to", db.execute(f"PRAGMA foreign_key_list({table})").fetchall() != [])
    count = lambda key: sum(len(m[key]) for m in models)
    for table, key in (("events", "events"), ("positions", "positions"), ("ceasefires", "ceasefires"), ("swaps", "prisoner_swaps"), ("entities", "entities"),
                       ("quotes", "quotes"), ("times", "times")):
        check(f"{table} has every fact", one(f"SELECT count(*) FROM {table}") == count(key))
    for view, key in (("calls_v", "calls"), ("ceasefires_v", "ceasefires"), ("positions_v", "positions"), ("events_v", "events")):
        check(f"{view} has every fact", one(f"SELECT count(*) FROM {view}") == count(key), one(f"SELECT count(*) FROM {view}"))
    check("swaps_v has every transfer", one("SELECT count(*) FROM swaps_v") >= count("prisoner_swaps"))
    check("every party is an entity", one("SELECT count(*) FROM parties WHERE entity IS NULL") == 0)
    check("events have their actors", one("SELECT count(*) FROM parties WHERE role = 'actor'") == sum(len(e["actors"]) for m in models for e in m["events"]))
    check("sentences are found by their words", one("SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'NEAR(prisoner* exchange, 12)'") > 0)
    check("sentences are found by other forms of a word", one("SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'agreeing'") > 0)
    before = dump()
    export(*articles, "-o", "facts.sqlite")
    check("the same articles again change nothing", dump() == before)
    export(articles[0], articles[0], "-o", "half.sqlite")
    export(*articles, "-o", "half.sqlite")
    check("what is missing is added", sqlite3.connect("half.sqlite").execute("SELECT count(*) FROM articles").fetchone()[0] == len(articles))
    tool("sqlite3", ["facts.sqlite", "SELECT * FROM calls_v; SELECT * FROM ceasefires_v; SELECT * FROM swaps_v; SELECT * FROM positions_v;"])
    open("other.db", "w").write("no database, though it is called one, and long enough to be read as a page" * 20)
    r = run(["export", articles[0], "-o", "other.db"])
    check("another file is not touched", r.returncode == 4 and b"other.db" in r.stderr, r)
    r = run(["export", articles[0], "--format", "sqlite"])
    check("a store needs a name", r.returncode == 2 and b"-o" in r.stderr, r)


def check_brat(name, conf):
    text = open(name + ".txt", encoding="utf8", newline="").read()
    ids, kinds, references, bad = set(), {}, [], []
    for line in open(name + ".ann", encoding="utf8", newline="").read().splitlines():
        head, body, *rest = line.split("\t")
        if head != "*":
            if head in ids:
                bad.append(f"twice: {line}")
            ids.add(head)
        if head[0] == "T":
            kind, places = body.split(" ", 1)
            parts = [tuple(map(int, p.split())) for p in places.split(";")]
            words = " ".join(text[a:b] for a, b in parts)
            if words != rest[0] or "\n" in words or any(a >= b for a, b in parts):
                bad.append(f"slice: {line} != {words!r}")
            kinds[head] = kind
            if kind not in conf["entities"] | conf["events"]:
                bad.append(f"no such type: {line}")
        elif head[0] == "E":
            (kind, trigger), *args = [a.split(":") for a in body.split(" ")]
            kinds[head] = kind
            if kinds.get(trigger) != kind:
                bad.append(f"trigger: {line}")
            references += [(line, target) for _, target in args]
            roles = {re.sub(r"\d+$", "", role) for role, _ in args}
            if kind not in conf["events"] or not roles <= conf["roles"].get(kind, set()) or len({r for r, _ in args}) != len(args):
                bad.append(f"roles: {line}")
        elif head[0] == "R":
            kind, first, second = body.split(" ")
            references += [(line, first[5:]), (line, second[5:])]
            if kind not in conf["relations"] or not first.startswith("Arg1:") or not second.startswith("Arg2:"):
                bad.append(f"relation: {line}")
        elif head[0] == "A":
            kind, target, *value = body.split(" ")
            references.append((line, target))
            if kind not in conf["attributes"] or (value and value[0] not in conf["values"][kind]):
                bad.append(f"attribute: {line}")
        elif head[0] == "#":
            references.append((line, body.split(" ")[1]))
        elif head == "*":
            references += [(line, t) for t in body.split(" ")[1:]]
    bad += [f"points nowhere: {line}" for line, target in references if target not in ids]
    check(f"{name} keeps to brat's format", not bad, bad[:5])
    return kinds


def brat_conf(path):
    conf, section = {"entities": set(), "relations": set(), "events": set(), "attributes": set(), "roles": {}, "values": {}}, None
    for line in filter(None, open(path).read().splitlines()):
        if line.startswith("["):
            section = line[1:-1]
            continue
        name, _, args = line.partition("\t")
        conf[section].add(name)
        if section == "events":
            conf["roles"][name] = {a.strip().split(":")[0].rstrip("*?+") for a in args.split(",")}
        if section == "attributes":
            conf["values"][name] = set(args.split("Value:")[1].split("|")) if "Value:" in args else set()
    return conf


def test_brat(models):
    export(*articles, "awkward.txt", "--published", "2025-03-20", "--format", "brat", "-o", "brat")
    conf = brat_conf("brat/annotation.conf")
    names = sorted(glob.glob("brat/*.ann"))
    check("brat has a document for each article", len(names) == len(articles) + 1, names)
    kinds = [k for name in names for k in check_brat(name[:-4], conf).values()]
    check("brat has entities, events and dossiers", {"Person", "Country", "Time", "CONSULT", "Ceasefire", "Position", "Prisoner_swap", "Call"} <= set(kinds))
    check("brat has every event", sum(k in conf["events"] for k in kinds) >= 2 * sum(len(m["events"]) for m in models))
    export(articles[0], "-o", "single.ann")
    check("one document may be named", check_brat("single", conf))
    r = run(["export", articles[0], articles[1], "-o", "single.ann"])
    check("several need a folder", r.returncode == 4 and b"folder" in r.stderr, r)


def test_conllu():
    text = export(*articles, "awkward.txt", "--format", "conllu")
    check("CoNLL-U has no carriage return and ends a sentence with an empty line", "\r" not in text and text.endswith("\n\n"))
    upos = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
    ids, docs, bad = set(), 0, []
    sources = {m["article"]["source"]: m["article"]["text"] for m in map(json.loads, export(*articles, "awkward.txt", "--format", "jsonl").split("\n")[:-1])}
    words = {}
    for block in text.strip("\n").split("\n\n"):
        comments = dict(l[2:].split(" = ", 1) if " = " in l else (l[2:], "") for l in block.split("\n") if l.startswith("# "))
        rows = [l.split("\t") for l in block.split("\n") if not l.startswith("#")]
        if "newdoc id" in comments:
            docs, doc = docs + 1, comments["newdoc id"]
        where = comments.get("sent_id", block[:80])
        if where in ids or "text" not in comments:
            bad.append(f"{where}: sent_id or text")
        ids.add(where)
        if any(len(r) != 10 or any(c == "" or " " in c for c in r) for r in rows):
            bad.append(f"{where}: columns")
            continue
        if [r[0] for r in rows] != [str(i + 1) for i in range(len(rows))]:
            bad.append(f"{where}: ids")
        made = "".join(r[1] + ("" if "SpaceAfter=No" in r[9].split("|") else " ") for r in rows).strip()
        if made != comments["text"]:
            bad.append(f"{where}: text {made!r} {comments['text']!r}")
        heads = [int(r[6]) for r in rows]
        if heads.count(0) != 1 or max(heads) > len(rows):
            bad.append(f"{where}: roots")
        for i, r in enumerate(rows):
            if (r[7] == "root") != (r[6] == "0") or r[3] not in upos or not re.fullmatch(r"[a-z]+(:[a-z]+)?", r[7]):
                bad.append(f"{where}: {r}")
            seen, at = set(), i + 1
            while at and at not in seen:
                seen.add(at)
                at = heads[at - 1]
            if at:
                bad.append(f"{where}: a circle at {r}")
            if (place := re.search(r"TokenRange=(\d+):(\d+)", r[9])):
                a, b = map(int, place.groups())
                if sources[doc][a:b] != r[1] and sources[doc][a:b].split() != r[1].split("_"):
                    bad.append(f"{where}: range {r} {sources[doc][a:b]!r}")
    check("CoNLL-U keeps to UD's rules", not bad, bad[:5])
    check("each article is a newdoc", docs == len(articles) + 1, docs)


def test_networks(models):
    export(*articles, "awkward.txt", "-o", "net.graphml")
    r = subprocess.run(["xmllint", "--noout", "--relaxng", f"{top}/tests/export/graphml.rng", "net.graphml"], stderr=subprocess.PIPE)
    check("xmllint finds GraphML's structure", r.returncode == 0 and r.stderr == b"net.graphml validates\n", r.stderr)
    ns = "{http://graphml.graphdrawing.org/xmlns}"
    root = xml.parse("net.graphml").getroot()
    keys = {k.get("id"): (k.get("for"), k.get("attr.type")) for k in root.iter(ns + "key")}
    nodes = {n.get("id") for n in root.iter(ns + "node")}
    bad = [d.get("key") for kind in ("node", "edge") for e in root.iter(ns + kind) for d in e if keys[d.get("key")][0] != kind]
    bad += [e.get("id") for e in root.iter(ns + "edge") if not {e.get("source"), e.get("target")} <= nodes]
    check("GraphML's keys and ends are declared", not bad and len(nodes) > 50, bad[:5])
    try:
        import networkx
    except ImportError:
        check("python3-networkx is installed (scripts/prepare --tests)", False)
        return
    graph = networkx.read_graphml("net.graphml")
    check("networkx reads a directed multigraph", graph.is_directed() and graph.is_multigraph() and len(graph) == len(nodes))
    edges = [d for _, _, d in graph.edges(data=True)]
    ties = sum(d["count"] for d in edges if d["kind"] == "event")
    wanted = sum(a["entity"] != b["entity"] for m in models for e in m["events"] for a in e["actors"] for b in e["recipients"])
    check("every pair of an event is counted", ties >= wanted > 0, (ties, wanted))
    check("edges have type, mode, count and weight", all(d["count"] >= 1 and d["weight"] > 0 and (d["type"] or d["kind"]) for d in edges))
    check("parties of one name are one node", len({(d.get("name"), d.get("type"), d.get("country")) for _, d in graph.nodes(data=True)}) == len(graph))
    export(*articles, "awkward.txt", "-o", "net.dot")
    tool("dot", ["-Tsvg", "net.dot", "-o", "net.svg"])
    xml.parse("net.svg")
    counted = tool("gvpr", ["-c", 'BEG_G { printf("%d %d\\n", nNodes($G), nEdges($G)) }', "net.dot"]).split()
    check("DOT holds the same network", counted[:2] == [str(len(graph)).encode(), str(graph.number_of_edges()).encode()], counted[:2])


def test_rows(models):
    text = export(*articles, "--published", "2025-03-20", "--format", "phoenix")
    rows = list(csv.reader(io.StringIO(text), dialect="excel-tab", quoting=csv.QUOTE_NONE))
    bad = []
    for number, r in enumerate(rows, 1):
        good = len(r) == 26 and r[0] == str(number) and re.fullmatch(r"\d{8}", r[1]) and r[1] == r[2] + r[3] + r[4]
        for full, root, agent, others in (r[5:9], r[9:13]):
            good = good and full and full == root + agent + others.replace(";", "")
        good = good and re.fullmatch(r"\d{3,4}", r[13]) and r[14] == r[13][:2] and r[15] in "01234" and -10 <= float(r[16]) <= 10
        good = good and not any(r[18:20]) and re.fullmatch(r"[0-9a-f]{12}_[1-9]\d*", r[23]) and r[24]
        if not good:
            bad.append(r)
    check("Phoenix rows have their 26 columns", rows and not bad, bad[:3])
    lines = [json.loads(l) for l in export(*articles, "--published", "2025-03-20", "--format", "polecat").splitlines()]
    fields = ("Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|"
              "Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|"
              "Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|"
              "Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version").split("|")
    check("POLECAT lines have its fields in their order", lines and all(list(l) == fields for l in lines))
    check("each POLECAT line has an id of its own", len({l["Event ID"] for l in lines}) == len(lines))
    quads = {"VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}
    check("each POLECAT line has day, type and class", all(re.fullmatch(r"\d{4}-\d\d-\d\d", l["Event Date"]) and l["Quad Code"] in quads for l in lines))
    happened = [e for m in models for e in m["events"] if e["polarity"] == "positive" and e["modality"] == "actual"]
    check("no more events than have happened", {l["Event Type"] for l in lines} <= {e["type"] for e in happened} and len(lines) >= len(happened) / 2)


def test_choice():
    for args, word in ((["-o", "x.foo"], b"--format"), (["--format", "jsno"], b"did you mean 'json'"), (["--format", "csv"], b"--table"), (["--format", "brat"], b"-o")):
        r = run(["export", articles[0]] + args)
        check(f"export {args} is told", r.returncode == 2 and word in r.stderr, r.stderr)


def test_faults():
    """What no format may stumble over: nothing to read, nothing found, broken documents between good ones, no place to write."""
    open("empty.txt", "w").close()
    open("plain.txt", "w").write("The weather stays fine.")
    open("latin.txt", "wb").write(b"caf\xe9")
    for format in "json jsonl csv tsv markdown sqlite brat conllu graphml dot phoenix polecat".split():
        table = ["--table", "calls"] if format in ("csv", "tsv") else []
        place = ["-o", f"fault-{format}"] if format in ("sqlite", "brat") else []
        for inputs, code in (([articles[0], "empty.txt", "latin.txt", articles[1]], 3), (["empty.txt"], 3), (["plain.txt"], 0)):
            r = run(["export", *inputs, "--format", format, *table, *place])
            check(f"{format} of {[os.path.basename(i) for i in inputs]}", r.returncode == code and r.stderr.count(b"\n") == (len(inputs) // 2 if code else 0) + (len(inputs) == 1 and code == 3), r)
        r = run(["export", "-", "--format", format, *table, *place], input=open(articles[0], "rb").read())
        check(f"{format} of standard input", r.returncode == 0 and (r.stdout or place or table), r)
        one = run(["export", *articles, "--format", format, *table, "-j", "1"] + (["-o", f"one-{format}"] if place else []))
        four = run(["export", *articles, "--format", format, *table, "-j", "4"] + (["-o", f"four-{format}"] if place else []))
        check(f"the number of threads does not change {format}", one.stdout == four.stdout and one.returncode == 0)
        r = run(["export", articles[0], "--format", format, *table, "-o", "plain.txt/below"])
        check(f"a place that cannot be is told by {format}", r.returncode == 4 and b"plain.txt/below" in r.stderr, r)
    check("stores are the same on any number of threads", list(sqlite3.connect("one-sqlite").iterdump()) == list(sqlite3.connect("four-sqlite").iterdump()))


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    open("awkward.txt", "w", encoding="utf8").write(AWKWARD)
    models = test_json()
    test_tables(models)
    test_sqlite(models)
    test_brat(models)
    test_conllu()
    test_networks(models)
    test_rows(models)
    test_choice()
    test_faults()
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)

#!/usr/bin/env python3
"""ROUGE of `summarize --extract N` against Lead-N and TextRank. Usage: extract_rouge.py PROGRAM ARTICLES.jsonl[.gz] [N] [FIELD]

ARTICLES: JSON Lines with `text` and a reference in FIELD (default `title`, which is taken away before newsbrief sees the
article). All three choose among the same sentences. Prints recall and F1 of ROUGE-1, -2 and -L, means over the articles."""
import gzip, json, math, re, subprocess, sys, tempfile


def words(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def grams(tokens, n):
    counts = {}
    for i in range(len(tokens) - n + 1):
        gram = tuple(tokens[i:i + n])
        counts[gram] = counts.get(gram, 0) + 1
    return counts


def scores(hits, wanted, got):
    recall = hits / wanted if wanted else 0
    precision = hits / got if got else 0
    return recall, 2 * recall * precision / (recall + precision) if recall + precision else 0


def rouge_n(reference, summary, n):
    a, b = grams(reference, n), grams(summary, n)
    return scores(sum(min(c, b.get(g, 0)) for g, c in a.items()), sum(a.values()), sum(b.values()))


def rouge_l(reference, summary):
    row = [0] * (len(summary) + 1)
    for w in reference:
        before = 0
        for j, v in enumerate(summary, 1):
            before, row[j] = row[j], before + 1 if w == v else max(row[j], row[j - 1])
    return scores(row[-1], len(reference), len(summary))


def text_rank(sentences, n):
    """Mihalcea and Tarau 2004: shared words over the logarithms of the lengths; PageRank with 0.85."""
    sets = [set(words(s)) for s in sentences]
    size = len(sets)
    edges = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i):
            scale = math.log(len(sets[i]) or 1) + math.log(len(sets[j]) or 1)
            edges[i][j] = edges[j][i] = len(sets[i] & sets[j]) / scale if scale > 0 else 0
    totals = [sum(row) for row in edges]
    rank = [1.0] * size
    for _ in range(40):
        rank = [0.15 + 0.85 * sum(edges[j][i] / totals[j] * rank[j] for j in range(size) if totals[j]) for i in range(size)]
    return sorted(sorted(range(size), key=lambda i: -rank[i])[:n])


def extracts(program, path, n):
    out = subprocess.run([program, "summarize", "--extract", str(n), "--format", "json", path], capture_output=True, check=True).stdout.decode()
    decoder, at, found = json.JSONDecoder(), 0, []
    while at < len(out.rstrip()):
        value, at = decoder.raw_decode(out, at)
        found.append([(s["sentences"][0], s["text"]) for s in value["lead_sentences"]])
        while at < len(out) and out[at].isspace():
            at += 1
    return found


def main(program, path, n=3, field="title"):
    opener = gzip.open if path.endswith(".gz") else open
    records = [json.loads(line) for line in opener(path, "rt", encoding="utf8") if line.strip()]
    records = [r for r in records if r.get(field) and len(r.get("text", "")) > 400]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as bare:
        for i, r in enumerate(records):
            bare.write(json.dumps({"id": str(i), "published": r.get("published"), "text": r["text"]}) + "\n")
        bare.flush()
        chosen, whole = extracts(program, bare.name, n), extracts(program, bare.name, 1000000)
    assert len(chosen) == len(whole) == len(records)
    systems = {"newsbrief": [], f"Lead-{n}": [], "TextRank": []}
    for record, ours, all_sentences in zip(records, chosen, whole):
        texts = [t for _, t in all_sentences]
        if len(texts) <= n:
            continue
        picks = {"newsbrief": [t for _, t in ours], f"Lead-{n}": texts[:n], "TextRank": [texts[i] for i in text_rank(texts, n)]}
        reference = words(record[field])
        for name, sentences in picks.items():
            summary = words(" ".join(sentences))
            systems[name].append([*rouge_n(reference, summary, 1), *rouge_n(reference, summary, 2), *rouge_l(reference, summary)])
    print(f"{len(systems['newsbrief'])} articles, {n} sentences each, reference: {field}")
    print(f"{'':12}{'R-1 recall':>11}{'F1':>7}{'R-2 recall':>12}{'F1':>7}{'R-L recall':>12}{'F1':>7}")
    for name, rows in systems.items():
        means = [sum(column) / len(rows) for column in zip(*rows)]
        print(f"{name:12}{means[0]:11.3f}{means[1]:7.3f}{means[2]:12.3f}{means[3]:7.3f}{means[4]:12.3f}{means[5]:7.3f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 3, *sys.argv[4:5])

"""The time of an analysis compared with another checkout of the project, in one table.

    python benchmarks/speed.py CORPUS.jsonl.gz OTHER_CHECKOUT [--megabytes 1] [--rounds 3]
        [--documents 100000]

CORPUS has one JSON object with a ``text`` a line. Both checkouts run under this Python, in
turns, each figure in a process of its own; the least of the rounds counts. Seconds are of the
processor, so that other programs on the machine matter little; the ratio is what counts.

The full analysis is what `read` to `pull_quotes` take for the same text: `document`, `markers`,
`sentiment`, `outlook`, `pull_quotes`. *Warm* is after a first text, when the lexicons and the
commonest words are known. Tables differ between checkouts only where a rule was changed, so the
number of their rows is printed too.

``--documents`` adds what so many short documents (200 characters each) take: the peak of memory
beyond the tables and what the imports take, with all documents and the four tables at hand.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent.parent

# Runs in the root of a checkout: corpus, bytes, seed and case in, seconds and rows out.
ANALYSIS = """
import gzip, json, pathlib, sys, time
import discourse
corpus, size, seed, case = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
FULL = ("markers", "sentiment", "outlook", "pull_quotes")
ALL = ("markers", "rates", "hedging", "contributions", "sentiment", "outlook", "verbs",
       "pull_quotes", "sections", "sentences", "words", "frequencies", "readability")
def texts(skip):
    held, total = [], -skip
    for line in gzip.open(corpus, "rt", encoding="utf-8"):
        for part in json.loads(line)["text"].split("\\n"):
            total += len(part.encode()) + 1
            if total > 0 and part.strip():
                held.append(part)
            if total >= size:
                return held
    raise SystemExit("the corpus is too small")
def read(parts):
    return [discourse.document(part, id=str(at), lang="fr") for at, part in enumerate(parts)]
def analysed(parts, names):
    docs = read(parts)
    return sum(len(getattr(discourse, name)(docs)) for name in names)
article = pathlib.Path(seed).read_text(encoding="utf-8")
if case == "memory":
    import resource
    number = size
    size = 220 * number
    parts = [text[at:at + 200] for text in texts(0) for at in range(0, len(text), 200)][:number]
    analysed([article], FULL)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    docs = read(parts)
    tables = [getattr(discourse, name)(docs) for name in FULL]
    kept = sum(int(table.memory_usage(deep=True).sum()) for table in tables)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print((peak - before) / 1024 - kept / 2**20, len(parts))
    raise SystemExit
if case == "article":
    analysed([article], ALL)
    parts = [article]
else:
    parts = texts(0)
    size //= 4
    analysed(texts(5 * size), FULL)
    if case.endswith("one"):
        parts = ["\\n\\n".join(parts)]
if case.startswith("read"):
    read(parts)
begin = time.process_time()
if case.startswith("read"):
    rows = sum(len(doc.sentences) for doc in read(parts))
else:
    rows = analysed(parts, ALL if case == "article" else FULL)
print(time.process_time() - begin, rows)
"""


def _environment(tree: Path) -> dict[str, str]:
    """That of a checkout whose modules are compiled once, as those of an installed package are."""
    return {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": ""}


def _analysis(tree: Path, *arguments: str) -> tuple[float, int]:
    ran = subprocess.run(
        [sys.executable, "-c", ANALYSIS, *arguments],
        cwd=tree,
        env=_environment(tree),
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, rows = ran.stdout.split()
    return float(seconds), int(rows)


def _process(tree: Path, *arguments: str) -> tuple[float, int]:
    """The processor time of a whole process, and how many lines it printed."""
    timed = (
        "import os, subprocess, sys;"
        "ran = subprocess.run([sys.executable, *sys.argv[1:]], check=True, capture_output=True);"
        "told = os.times();"
        "print(told.children_user + told.children_system, ran.stdout.count(b'\\n'))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", timed, *arguments],
        cwd=tree,
        env=_environment(tree),
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, lines = ran.stdout.split()
    return float(seconds), int(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--documents", type=int, default=0)
    given = parser.parse_args()
    seed = str(next(HERE.glob("seeds/*.txt")))
    corpus = (str(given.corpus.resolve()), str(int(given.megabytes * 1_000_000)), seed)
    amount = f"{given.megabytes:g} MB"
    with tempfile.TemporaryDirectory() as folder:
        report = ("-m", "discourse", "report", seed, "--force", "-o", folder)
        cases = {
            f"full analysis of {amount}, one document, warm": (_analysis, (*corpus, "one")),
            f"full analysis of {amount}, a paragraph each, warm": (_analysis, (*corpus, "many")),
            f"reading {amount} as one document, warm": (_analysis, (*corpus, "read one")),
            f"reading {amount}, a paragraph each, warm": (_analysis, (*corpus, "read many")),
            "an article, thirteen tables, warm": (_analysis, (*corpus, "article")),
            "`import pandas`, cold": (_process, ("-c", "import pandas")),
            "`discourse markers SEED`, cold": (_process, ("-m", "discourse", "markers", seed)),
            "`discourse report SEED`, cold": (_process, report),
        }
        if given.documents:
            asked = (corpus[0], str(given.documents), seed, "memory")
            cases[f"{given.documents:,} short documents, MiB beyond the tables"] = _analysis, asked
        print("| | other | here | times less | rows, other and here |\n|---|---|---|---|---|")
        for name, (measured, arguments) in cases.items():
            rounds = [
                (measured(given.other.resolve(), *arguments), measured(HERE, *arguments))
                for _ in range(given.rounds)
            ]
            other, here = min(one for one, _ in rounds), min(one for _, one in rounds)
            faster = other[0] / here[0]
            unit = "" if "MiB" in name else " s"
            print(
                f"| {name} | {other[0]:.3f}{unit} | {here[0]:.3f}{unit} | {faster:.2f} "
                f"| {other[1]}, {here[1]} |",
                flush=True,
            )


if __name__ == "__main__":
    main()

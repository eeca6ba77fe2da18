"""The time of an analysis compared with another checkout of the project, in one table.

    python benchmarks/speed.py CORPUS.jsonl.gz OTHER_CHECKOUT [--megabytes 1] [--rounds 3]

CORPUS has one JSON object with a ``text`` a line. Both checkouts run under this Python, in
turns, each figure in a process of its own; the least of the rounds counts. Seconds are of the
processor, so that other programs on the machine matter little; the ratio is what counts.

The full analysis is what `read` to `pull_quotes` take for the same text: `document`, `markers`,
`sentiment`, `outlook`, `pull_quotes`. *Warm* is after a first text, when the lexicons and the
commonest words are known. Tables differ between checkouts only where a rule was changed, so the
number of their rows is printed too.
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
        text = json.loads(line)["text"]
        if total < 0:
            total += len(text)
            continue
        total = max(total, 0)
        for part in text.split("\\n\\n"):
            held.append(part)
            total += len(part.encode()) + 2
            if total >= size:
                return held
    raise SystemExit("the corpus is too small")
def analysed(parts, names):
    docs = [discourse.document(part, id=str(at), lang="fr") for at, part in enumerate(parts)]
    return sum(len(getattr(discourse, name)(docs)) for name in names)
article = pathlib.Path(seed).read_text(encoding="utf-8")
if case == "article":
    analysed([article], ALL)
    parts = [article]
else:
    parts = [part for part in texts(0) if part.strip()]
    size //= 4
    analysed(texts(5 * size), FULL)
    if case == "one":
        parts = ["\\n\\n".join(parts)]
begin = time.process_time()
rows = analysed(parts, ALL if case == "article" else FULL)
print(time.process_time() - begin, rows)
"""


def _analysis(tree: Path, *arguments: str) -> tuple[float, int]:
    ran = subprocess.run(
        [sys.executable, "-c", ANALYSIS, *arguments],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
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
        env={**os.environ, "PYTHONPATH": str(tree)},
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
    given = parser.parse_args()
    seed = str(next(HERE.glob("seeds/*.txt")))
    corpus = (str(given.corpus.resolve()), str(int(given.megabytes * 1_000_000)), seed)
    amount = f"{given.megabytes:g} MB"
    with tempfile.TemporaryDirectory() as folder:
        report = ("-m", "discourse", "report", seed, "--force", "-o", folder)
        cases = {
            f"full analysis of {amount}, one document, warm": (_analysis, (*corpus, "one")),
            f"full analysis of {amount}, a paragraph each, warm": (_analysis, (*corpus, "many")),
            "an article, thirteen tables, warm": (_analysis, (*corpus, "article")),
            "`import pandas`, cold": (_process, ("-c", "import pandas")),
            "`discourse markers SEED`, cold": (_process, ("-m", "discourse", "markers", seed)),
            "`discourse report SEED`, cold": (_process, report),
        }
        print("| | other | here | times faster | rows, other and here |\n|---|---|---|---|---|")
        for name, (measured, arguments) in cases.items():
            rounds = [
                (measured(given.other.resolve(), *arguments), measured(HERE, *arguments))
                for _ in range(given.rounds)
            ]
            other, here = min(one for one, _ in rounds), min(one for _, one in rounds)
            faster = other[0] / here[0]
            print(
                f"| {name} | {other[0]:.3f} s | {here[0]:.3f} s | {faster:.2f} "
                f"| {other[1]}, {here[1]} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
